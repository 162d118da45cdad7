import { closedCodes } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import { after, entry, now, request } from '../sample-request.ts'
import { meanings } from './meanings.ts'
import {
  editions,
  interpretMessage,
  message,
  partner,
  readPartnerMessage,
  situation,
} from './sample-messages.ts'

describe.each(editions)('the meaning of a message, edition %s', (edition) => {
  const rows = meanings.filter(({ only }) => only === undefined || only === edition)

  test.each(rows.map((row) => [titleOf(row), row] as const))('%s', (_, { content, context, event }) => {
    const meant = interpretMessage(message(edition, content), context)
    expect(withoutGaps(meant)).toEqual(event)
    expect(PartnerEvent.parse(meant)).toEqual(meant)
  })
})

/** Leaves out what is undefined, and the times of the statement and of the parcel, which every sample has. */
const withoutGaps = ({ asOf: _, sentOn: __, ...event }: PartnerEvent): unknown =>
  JSON.parse(JSON.stringify(event))

const titleOf = ({ content, context, event }: (typeof meanings)[number]): string =>
  [
    content.reason,
    content.status,
    content.answer,
    context?.entry?.lastOperation && `after ${context.entry.lastOperation}`,
    '→',
    event.type,
  ]
    .filter((word) => word !== undefined)
    .join(' ')

test('a negative amount is a credit: it is no offer, asks for no decision about terms, and its status is no note', () => {
  const xml = message('1.2', { reason: 'Notification', status: 'LoanCompleted' }).replace(
    /<\/((?:\w+:)?)messageInfo>/,
    (end, prefix: string) =>
      '<offeredCosts><currencyCode>EUR</currencyCode><monetaryValue>-3.50</monetaryValue></offeredCosts>'.replace(
        /<(\/?)(?=\w)/g,
        `<$1${prefix}`,
      ) + end,
  )
  const stated = { state: 'checked_in', asOf: now } as const
  const event = interpretMessage(xml, { entry: entry({ lastStatement: stated }) })
  expect(withoutGaps(event)).toEqual({
    type: 'message',
    partnerRequestId: 'L-100',
    costs: [{ kind: 'credit', amount: '3.50', currency: 'EUR' }],
  })
})

test('an offer in messageInfo, where edition 1.2 has it, counts in a message of edition 2021-2', () => {
  const offer =
    '<offeredCosts><currencyCode>EUR</currencyCode><monetaryValue>12.50</monetaryValue></offeredCosts>' +
    '<retryBefore>2026-12-24T12:00:00Z</retryBefore>'
  const xml = message('2021-2', { reason: 'RequestResponse', status: 'RetryPossible' }).replace(
    /<\/((?:\w+:)?)messageInfo>/,
    (end, prefix: string) => `${offer.replace(/<(\/?)(?=\w)/g, `<$1${prefix}`)}${end}`,
  )
  expect(interpretMessage(xml)).toMatchObject({
    type: 'retry_possible',
    cost: { amount: '12.50', currency: 'EUR' },
    before: '2026-12-24T12:00:00.000Z',
  })
  expect(readPartnerMessage(xml).contentForFingerprint).not.toBe(
    readPartnerMessage(xml.replace('12.50', '13.50')).contentForFingerprint,
  )
})

test.each([
  [
    '1.2',
    'several conditions and items',
    { reason: 'StatusChange', status: 'WillSupply', conditions: ['NoRenewals'], itemId: '1' },
    /<(\w+:)?itemId>1<\/\1?itemId>/,
    (all: string) => `${all}${all.replace('>1<', '>2<')}`,
    { items: [{ partnerItemId: '1' }, { partnerItemId: '2' }] },
  ],
  [
    '1.2',
    'retryInfo, which only 2021-2 has',
    { reason: 'RequestResponse', status: 'RetryPossible' },
    /<\/(\w+:)?statusInfo>/,
    (all: string, prefix = '') =>
      `${all}<${prefix}retryInfo><${prefix}loanCondition>LibraryUseOnly</${prefix}loanCondition><${prefix}edition>3</${prefix}edition></${prefix}retryInfo>`,
    { offer: { editions: ['3'] }, conditions: ['LibraryUseOnly'], note: undefined },
  ],
  [
    '2021-2',
    'an element that no edition has',
    { reason: 'StatusChange', status: 'Loaned', itemId: '1' },
    /<\/(\w+:)?messageInfo>/,
    (all: string, prefix = '') =>
      `<${prefix}handling><${prefix}a>Wear</${prefix}a> gloves</${prefix}handling>${all}`,
    { type: 'shipped', note: 'handling: Wear gloves' },
  ],
] as const)('edition %s: %s counts, or is words', (edition, _, content, place, change, event) => {
  const xml = message(edition, content)
  const misplaced = xml.replace(place, change)
  expect(misplaced).not.toBe(xml)
  expect(interpretMessage(misplaced)).toMatchObject(event)
  const { contentForFingerprint } = readPartnerMessage(misplaced)
  expect(contentForFingerprint).not.toBe(readPartnerMessage(xml).contentForFingerprint)
})

describe('the mapping is whole', () => {
  const closed = (name: 'status' | 'reasonForMessage') => [
    ...new Set([...closedCodes('1.2', name), ...closedCodes('2021-2', name)]),
  ]

  test.each(
    closed('status').flatMap((status) => closed('reasonForMessage').map((reason) => [reason, status])),
  )('%s %s has a row, or is an answer that decides whatever the status', (reason, status) => {
    const rows = meanings.filter(({ content }) => content.reason === reason)
    const decidedByAnswer = reason === 'CancelResponse' || reason === 'RenewResponse'
    expect(rows.some(({ content }) => decidedByAnswer || content.status === status)).toBe(true)
  })

  test('every event but a pending renewal, which ISO 18626 cannot say, comes out of some row', () => {
    const types = PartnerEvent.options.map((option) => option.shape.type.value)
    const seen = new Set(meanings.map(({ event }) => event.type))
    expect(types.filter((type) => !seen.has(type))).toEqual(['renew_pending'])
  })

  test.each(closed('status'))(
    'an answer decides a CancelResponse and a RenewResponse with status %s',
    (status) => {
      const context = after('cancel', { kind: 'cancel', scope: 'this_partner' })
      const answered = (reason: string, answer: 'Y' | 'N') =>
        interpretMessage(message('2021-2', { reason, answer, status }), context).type
      expect(answered('CancelResponse', 'Y')).toBe('cancel_accepted')
      expect(answered('CancelResponse', 'N')).toBe('cancel_refused')
      expect(answered('RenewResponse', 'Y')).toBe('renewed')
      expect(answered('RenewResponse', 'N')).toBe('renew_refused')
    },
  )
})

describe('in the situation of the request', () => {
  test('an entry that was left and told to cancel accepts it when it says Cancelled', () => {
    const left = entry({ state: 'cancelled', lastOperation: 'cancel' })
    expect(
      interpretMessage(message('1.2', { reason: 'StatusChange', status: 'Cancelled' }), { entry: left }).type,
    ).toBe('cancel_accepted')
  })

  test('the lender ids of items are barcodes where the partner shares them', () => {
    const sharing = partner({}, { sharedBarcodes: true })
    expect(
      interpretMessage(message('1.2', { reason: 'StatusChange', status: 'Loaned', itemId: '39001' }), {
        partner: sharing,
      }),
    ).toMatchObject({ items: [{ partnerItemId: '39001', barcode: '39001' }] })
  })

  test('the same message means the same: nothing but the arguments counts', () => {
    const xml = message('2021-2', {
      reason: 'StatusChange',
      status: 'Loaned',
      itemId: '39001',
      note: 'Box 7',
    })
    const read = readPartnerMessage(xml)
    expect(read.interpret(situation())).toEqual(read.interpret(situation()))
    expect(interpretMessage(xml)).toEqual(read.interpret(situation()))
  })

  test('a known day is not asked of the request of another entry', () => {
    const items = [
      { id: 1, entry: 2, state: 'on_loan', form: 'physical', hold: 'none', dueDate: '2026-12-01' },
    ]
    const context = {
      request: request({ items, negotiation: { kind: 'renew' } }),
      partner: partner({ vendor: 'alma' }),
    }
    expect(
      interpretMessage(
        message('1.2', { reason: 'StatusChange', status: 'Loaned', dueDate: '2027-01-01T12:00:00Z' }),
        context,
      ).type,
    ).toBe('shipped')
  })
})

test('a due date that is no day is asked about as the partner wrote it', () => {
  for (const edition of editions) {
    const dated = { reason: 'StatusChange', status: 'Loaned', dueDate: '2027-02-28T00:00:00Z' }
    const xml = message(edition, dated).replace('02-28', '02-31')
    expect(interpretMessage(xml)).toMatchObject({
      type: 'shipped',
      dueDateDoubt: { text: '2027-02-31T00:00:00Z', readings: [] },
    })
  }
})

test('open codes in other letter case are those of the standard’s lists', () => {
  const content = { reason: 'RequestResponse', status: 'RetryPossible', reasonRetry: 'costexceedsmaxcost' }
  for (const edition of editions)
    expect(interpretMessage(message(edition, content))).toMatchObject({ reason: 'CostExceedsMaxCost' })
})

describe('content without a field of the event becomes words', () => {
  test('but not an offer in place of the item (2021-2, retryInfo)', () => {
    const xml = message('2021-2', {
      reason: 'RequestResponse',
      status: 'RetryPossible',
      reasonRetry: 'MultiVolAvail',
      retryAfter: '2026-12-01T08:00:00Z',
    }).replace(
      '<retryInfo>',
      '<retryInfo><edition>3</edition><volume>1</volume><volume>2</volume><serviceType>Copy</serviceType>',
    )
    expect(interpretMessage(xml)).toMatchObject({
      type: 'retry_possible',
      note: undefined,
      offer: { editions: ['3'], volumes: ['1', '2'], serviceType: 'copy' },
    })
  })

  test('but not the courier and its tracking ids, and where the item must go back to', () => {
    const xml = message('2021-2', { reason: 'StatusChange', status: 'Loaned', via: 'Courier' }).replace(
      '</deliveryInfo>',
      `</deliveryInfo><shippingInfo><courierName>DHL</courierName><trackingId>T-1</trackingId><trackingId>T-2</trackingId></shippingInfo>
       <returnInfo><name>Lending library</name><physicalAddress><line1>Shelf street 2</line1><locality>Bergen</locality><postalCode>5003</postalCode><region>Vestland</region><country>NO</country></physicalAddress></returnInfo>`,
    )
    expect(interpretMessage(xml)).toMatchObject({
      via: 'Courier',
      trackingIds: ['T-1', 'T-2'],
      courier: 'DHL',
      returnTo: ['Lending library', 'Shelf street 2', '5003 Bergen', 'Vestland', 'NO'],
    })
  })

  test('a price that is no amount is a condition in words', () => {
    const xml = message('1.2', {
      reason: 'StatusChange',
      status: 'WillSupply',
      offered: { currency: 'EUR', amount: '7' },
    }).replace('>7<', '>7,50 a page<')
    expect(interpretMessage(xml)).toMatchObject({
      type: 'conditional',
      conditions: ['Cost: 7,50 a page EUR'],
      note: undefined,
    })
  })
})

describe('a price without a currency', () => {
  const offer = message('1.2', {
    reason: 'StatusChange',
    status: 'WillSupply',
    offered: { currency: 'EUR', amount: '7' },
  })
  const withoutCurrency = offer.replace('>EUR<', '><')

  test('is in the partner’s own', () => {
    expect(interpretMessage(withoutCurrency, { partner: partner({}, { currency: 'NOK' }) })).toMatchObject({
      type: 'conditional',
      conditions: [],
      cost: { currency: 'NOK', amount: '7' },
    })
  })

  test('is words where the profile names none; one that is named counts before the profile’s', () => {
    expect(interpretMessage(withoutCurrency)).toMatchObject({ conditions: ['Cost: 7'], cost: undefined })
    expect(interpretMessage(offer, { partner: partner({}, { currency: 'NOK' }) })).toMatchObject({
      cost: { currency: 'EUR', amount: '7' },
    })
  })
})

describe('text of any length fits', () => {
  test('notes, ids and codes are cut to what an event holds', () => {
    const long = 'x'.repeat(21_000)
    const xml = message('2021-2', {
      reason: 'StatusChange',
      status: 'Loaned',
      note: long,
      itemId: `${long}😀`,
      via: long,
      conditions: Array.from({ length: 40 }, (_, index) => `${index}${long}`),
      reasonUnfilled: long,
    })
    const meant = interpretMessage(xml)
    expect(PartnerEvent.parse(meant)).toEqual(meant)
  })

  test('no more than twenty conditions, a price in words among them', () => {
    const xml = message('2021-2', {
      reason: 'StatusChange',
      status: 'WillSupply',
      conditions: Array.from({ length: 40 }, (_, index) => `Condition ${index}`),
      offered: { currency: 'EUR', amount: '7' },
    }).replace('>7<', '>much<')
    const meant = interpretMessage(xml)
    expect(meant.type === 'conditional' && meant.conditions.length).toBe(20)
    expect(PartnerEvent.parse(meant)).toEqual(meant)
  })
})
