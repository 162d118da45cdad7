import { describe, expect, test } from 'vitest'
import { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import type { Situation } from '../../../src/partners/incoming-message.ts'
import { after, entry } from '../sample-request.ts'
import {
  header,
  itemIdElement,
  lent,
  meaning,
  message,
  partner,
  profiles,
  requestIdElement,
  userIdElement,
} from './sample-messages.ts'

const here = { request: lent() }
const cancelling = after('cancel', { kind: 'cancel', scope: 'full_by_staff' })
const dateShipped = '<DateShipped>2026-11-24T13:00:00Z</DateShipped>'
const loan = '<RequestType>Loan</RequestType>'
const note = (words: string) => `<Ext><ItemNote>${words}</ItemNote></Ext>`
const notice = (words: string) => `<Ext><NoticeContent>${words}</NoticeContent></Ext>`
const electronic = (data: string) =>
  `<ShippingInformation><ShippingNote>Have fun.</ShippingNote><ElectronicAddress><ElectronicAddressType>URL</ElectronicAddressType><ElectronicAddressData>${data}</ElectronicAddressData></ElectronicAddress></ShippingInformation>`
const physical =
  '<ShippingInformation><ShippingInstructions>Courier</ShippingInstructions><PhysicalAddress><UnstructuredAddress><UnstructuredAddressType>x</UnstructuredAddressType><UnstructuredAddressData>y</UnstructuredAddressData></UnstructuredAddress><PhysicalAddressType>z</PhysicalAddressType></PhysicalAddress></ShippingInformation>'

const fiscal =
  '<FiscalTransactionInformation><FiscalActionType>Charge</FiscalActionType><FiscalTransactionType>Fee</FiscalTransactionType><Amount><CurrencyCode>EUR</CurrencyCode><MonetaryValue>1250</MonetaryValue></Amount></FiscalTransactionInformation>'

/** The rows of the message mapping: a lender's message, its context, and its meaning. */
const rows: readonly (readonly [string, string, string, Partial<Situation>, object])[] = [
  [
    'a shipment',
    'ItemShipped',
    `${requestIdElement}${itemIdElement()}${dateShipped}${physical}<ItemOptionalFields><ItemDescription><CallNumber>QA 76</CallNumber></ItemDescription><DateDue>2026-12-24T22:59:59Z</DateDue></ItemOptionalFields>`,
    {},
    {
      type: 'shipped',
      form: 'physical',
      items: [{ partnerItemId: 'L-1001', callNumber: 'QA 76' }],
      dueDate: '2026-12-24',
      via: 'Courier',
    },
  ],
  [
    'a shipment under the ISBN that was asked for, which is no item’s barcode',
    'ItemShipped',
    `${requestIdElement}<ItemId><ItemIdentifierType>ISBN</ItemIdentifierType><ItemIdentifierValue>9780306406157</ItemIdentifierValue></ItemId>${dateShipped}${physical}`,
    {},
    { type: 'shipped', form: 'physical', items: [] },
  ],
  [
    'a shipment with an element that NCIP does not have',
    'ItemShipped',
    `${requestIdElement}${itemIdElement()}${dateShipped}${physical}<Handling><Advice>Wear gloves</Advice></Handling>`,
    {},
    { type: 'shipped', note: 'Handling: Wear gloves' },
  ],
  [
    'a recall that names the request, for which NCIP has no place there',
    'ItemRecalled',
    `${requestIdElement}${itemIdElement()}<DateDue>2026-12-24T22:59:59Z</DateDue>`,
    here,
    { type: 'recalled', note: undefined },
  ],
  [
    'a shipment with a charge, for which ItemShipped has a place in Ext alone',
    'ItemShipped',
    `${requestIdElement}${itemIdElement()}${dateShipped}${physical}<Ext>${fiscal}</Ext>`,
    {},
    { type: 'shipped', costs: [{ kind: 'charged', currency: 'EUR', amount: '12.50' }] },
  ],
  [
    'a shipment with a required fee in Ext',
    'ItemShipped',
    `${requestIdElement}${itemIdElement()}${dateShipped}${physical}<Ext><RequiredFeeAmount><CurrencyCode>NOK</CurrencyCode><MonetaryValue>5000</MonetaryValue></RequiredFeeAmount></Ext>`,
    {},
    { type: 'shipped', costs: [{ kind: 'charged', currency: 'NOK', amount: '50.00' }] },
  ],
  [
    'a renewal with a charge',
    'ItemRenewed',
    `${userIdElement}${itemIdElement()}<DateDue>2027-01-31T00:00:00Z</DateDue>${fiscal}`,
    here,
    { type: 'renewed', costs: [{ kind: 'charged', currency: 'EUR', amount: '12.50' }] },
  ],
  [
    'an amount below zero: the lender gives it back',
    'ItemCheckedIn',
    `${userIdElement}${itemIdElement()}<Ext>${fiscal.replace('1250', '-350')}</Ext>`,
    here,
    { type: 'checked_in', costs: [{ kind: 'credit', currency: 'EUR', amount: '3.50' }] },
  ],
  [
    'a shipment that names no item',
    'ItemShipped',
    `${requestIdElement}${dateShipped}${physical}`,
    {},
    { type: 'shipped', items: [] },
  ],
  [
    'a file at an address of the web',
    'ItemShipped',
    `${requestIdElement}${dateShipped}${electronic('https://lender.example.org/1.pdf')}`,
    {},
    { type: 'shipped', form: 'digital', url: 'https://lender.example.org/1.pdf', note: 'Have fun.' },
  ],
  [
    'a file that was mailed',
    'ItemShipped',
    `${requestIdElement}${dateShipped}${electronic('mailto:x@example.org')}`,
    {},
    { type: 'shipped', form: 'digital', url: undefined },
  ],
  [
    'the shipment of something else than was asked for',
    'ItemShipped',
    `${requestIdElement}${itemIdElement()}${dateShipped}${physical}<ItemOptionalFields><BibliographicDescription><Title>The other edition</Title></BibliographicDescription></ItemOptionalFields>`,
    {},
    { type: 'shipped', items: [{ partnerItemId: 'L-1001', title: 'The other edition' }] },
  ],
  [
    'conditions of use',
    'ItemShipped',
    `${requestIdElement}${dateShipped}${physical}<ItemOptionalFields><ItemUseRestrictionType>In Library Use Only</ItemUseRestrictionType><ItemUseRestrictionType>Gloves</ItemUseRestrictionType></ItemOptionalFields>`,
    {},
    { type: 'shipped', conditions: ['LibraryUseOnly', 'Gloves'] },
  ],
  [
    'a shipment by the borrower, as the lender’s own notice says',
    'ItemShipped',
    `${requestIdElement}${dateShipped}${physical}${notice('ShippedBy.Borrower')}`,
    here,
    { type: 'message', note: 'ItemShipped: ShippedBy.Borrower' },
  ],
  [
    'a shipment whose due date cannot be read',
    'ItemShipped',
    `${requestIdElement}${dateShipped}${physical}<ItemOptionalFields><DateDue>soon</DateDue></ItemOptionalFields>`,
    {},
    { type: 'shipped', dueDate: undefined },
  ],
  [
    'the item is back',
    'ItemReceived',
    `${itemIdElement()}${requestIdElement}<DateReceived>2026-11-24</DateReceived>`,
    here,
    { type: 'checked_in', items: [{ partnerItemId: 'L-1001' }] },
  ],
  [
    'the item is back, by its name alone',
    'ItemCheckedIn',
    itemIdElement(),
    here,
    { type: 'checked_in', items: [{ partnerItemId: 'L-1001' }] },
  ],
  [
    'a receipt by the borrower, as the lender’s own notice says',
    'ItemReceived',
    `${itemIdElement()}${requestIdElement}<DateReceived>2026-11-24</DateReceived>${notice('ReceivedBy.Borrower')}`,
    here,
    { type: 'message' },
  ],
  [
    'a rejection',
    'CancelRequestItem',
    `${userIdElement}${requestIdElement}${loan}${note('Not on shelf')}`,
    {},
    { type: 'unfilled', note: 'Not on shelf' },
  ],
  [
    'an expiry in a note',
    'CancelRequestItem',
    `${userIdElement}${requestIdElement}${loan}${note('The request has expired.')}`,
    {},
    { type: 'expired' },
  ],
  [
    'an expiry in a notice',
    'CancelRequestItem',
    `${userIdElement}${requestIdElement}${loan}${notice('Expired')}`,
    {},
    { type: 'expired' },
  ],
  [
    'a cancel accepted',
    'ItemRequestCancelled',
    `${userIdElement}${requestIdElement}${loan}`,
    cancelling,
    { type: 'cancel_accepted' },
  ],
  [
    'a cancel accepted for an entry that was left',
    'ItemRequestCancelled',
    `${userIdElement}${requestIdElement}${loan}`,
    { entry: entry({ lastOperation: 'cancel', state: 'cancelled' }) },
    { type: 'cancel_accepted' },
  ],
  [
    'cancelled by the lender itself',
    'ItemRequestCancelled',
    `${userIdElement}${requestIdElement}${loan}`,
    {},
    { type: 'cancelled_by_partner' },
  ],
  [
    'renewed',
    'ItemRenewed',
    `${itemIdElement()}<DateDue>2027-01-15T22:59:59Z</DateDue>`,
    here,
    { type: 'renewed', dueDate: '2027-01-15' },
  ],
  [
    'recalled',
    'RecallItem',
    `${itemIdElement()}<DesiredDateDue>2026-12-01T22:59:59Z</DesiredDateDue>`,
    here,
    { type: 'recalled', dueDate: '2026-12-01' },
  ],
  ['recalled without a day', 'RecallItem', itemIdElement(), here, { type: 'recalled', dueDate: undefined }],
  [
    'words',
    'ItemRequestUpdated',
    `${requestIdElement}${note('It is being bound.')}`,
    {},
    { type: 'message', note: 'It is being bound.' },
  ],
  ...(
    [
      ['In Process', 'request_received'],
      ['Available For Pickup', 'will_supply'],
      ['Cannot Fulfill Request', 'unfilled'],
      ['Shipped', 'shipped'],
      ['On Loan', 'shipped'],
      ['Not Available', 'unfilled'],
      ['Overdue', 'overdue'],
      ['Recalled', 'recalled'],
      ['Checked In', 'checked_in'],
      ['Cancelled', 'cancelled_by_partner'],
    ] as const
  ).map(
    ([status, names]) =>
      [
        `the status ${status}`,
        'ItemRequestUpdated',
        `${requestIdElement}<AddRequestFields><RequestStatusType>${status}</RequestStatusType></AddRequestFields>`,
        {},
        { type: 'status', code: status, names },
      ] as const,
  ),
]

describe.each(profiles)('in the profile %s', (profile) => {
  test.each(rows)('%s', (_, kind, content, context, means) => {
    const meant = meaning(message(kind, content), { ...context, partner: partner({ profile }) })
    expect(meant).toMatchObject(means)
    expect(PartnerEvent.parse(meant)).toEqual(meant)
  })
})

test('the lender’s ids are barcodes too, where the library uses them so', () => {
  const xml = message('ItemShipped', `${requestIdElement}${itemIdElement('L-7')}${dateShipped}${physical}`)
  expect(meaning(xml, { partner: partner({}, { sharedBarcodes: true }) })).toMatchObject({
    items: [{ partnerItemId: 'L-7', barcode: 'L-7' }],
  })
})

test('reason numbers are NNCIPP’s', () => {
  const xml = message(
    'CancelRequestItem',
    `${userIdElement}${requestIdElement}${loan}${note('10')}`,
    header(),
  )
  expect(meaning(xml, { partner: partner({ profile: 'nncipp' }) })).toMatchObject({ reason: 'NotOnShelf' })
  expect(meaning(xml)).toMatchObject({ type: 'unfilled', reason: undefined, note: '10' })
})

describe('ItemRequestUpdated', () => {
  const updated = (status: string) =>
    meaning(
      message(
        'ItemRequestUpdated',
        `${requestIdElement}<AddRequestFields><RequestStatusType>${status}</RequestStatusType></AddRequestFields>`,
      ),
    )

  test('with Expired says that the request ran out of time', () => {
    expect(updated('Expired')).toMatchObject({ type: 'expired' })
  })

  test('with a status that is none is words', () => {
    expect(updated('Zapped')).toEqual({ type: 'message', note: 'Status: Zapped' })
  })

  test('with Need to Accept Conditions opens a condition', () => {
    expect(updated('Need to Accept Conditions')).toMatchObject({ type: 'conditional', conditions: [] })
  })
})
