import { promised, received, requested, shipped } from '../scenarios/rows/beginnings.ts'
import type { Scenario } from '../scenarios/scenario.ts'

/** A lender's message that only NCIP has. Its elements name the request as `@request@`, and both agencies. */
export type NcipWireMessage = {
  readonly service: string
  readonly content: string
  /** A text that the answer must contain. */
  readonly answer?: string
}

const request = '<RequestId><RequestIdentifierValue>@request@</RequestIdentifierValue></RequestId>'
const updated = (status: string): NcipWireMessage => ({
  service: 'ItemRequestUpdated',
  content: `${request}<AddRequestFields><RequestStatusType>${status}</RequestStatusType></AddRequestFields>`,
})
const lookUp = (element: string, value: string): NcipWireMessage => ({
  service: 'LookupRequest',
  content: request,
  answer: `>${value}</ncip:${element}>`,
})

/** Rows for what only NCIP has: questions either way, and a status as a message of its own. */
export const ncipScenarios: readonly Scenario<NcipWireMessage>[] = [
  {
    name: 'the library asks with LookupRequest how its request stands, and is told in the response',
    steps: [
      ...requested,
      { do: { type: 'claim' }, status: 'request_sent', sends: ['A status_request'] },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }] },
        status: 'shipped_physically',
      },
      {
        do: { type: 'claim' },
        status: 'shipped_physically',
        sends: ['A status_request'],
        shows: { rota: [{ lastEvent: 'status' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the lender asks with LookupRequest how the request stands, and is told',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: lookUp('RequestStatusType', 'Requested Via ILL'),
        asks: true,
        status: 'request_sent',
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }] },
        status: 'shipped_physically',
      },
      {
        lender: 'A',
        wire: lookUp('CirculationStatus', 'In Transit Between Library Locations'),
        asks: true,
        status: 'shipped_physically',
      },
      {
        lender: 'A',
        wire: { service: 'LookupRequest', content: request.replace('@request@', 'NONE-AAAAAAAA-1') },
        rejected: 'Unknown Request',
        status: 'shipped_physically',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the lender asks with LookupAgency who the library is',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: {
          service: 'LookupAgency',
          content:
            '<AgencyId>@library@</AgencyId><AgencyElementType>Organization Name Information</AgencyElementType>',
          answer: '>@library@</ncip:AgencyId>',
        },
        asks: true,
        status: 'request_sent',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'ItemRequestUpdated with a status acts as what it says',
    steps: [
      ...requested,
      { lender: 'A', wire: updated('Will Supply'), means: 'status', status: 'will_supply' },
      {
        lender: 'A',
        wire: updated('Cannot Fulfill Request'),
        means: 'status',
        status: 'rejected_by_partner',
        rota: ['rejected'],
      },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'ItemRecalled and ItemCheckedIn tell of the item that they name',
    steps: [
      ...received,
      {
        lender: 'A',
        wire: {
          service: 'ItemRecalled',
          content: '<ItemId><ItemIdentifierValue>39001</ItemIdentifierValue></ItemId>',
        },
        means: 'recalled',
        status: 'recalled_by_partner',
        attention: ['recalled'],
      },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
      {
        lender: 'A',
        wire: {
          service: 'ItemCheckedIn',
          content: '<ItemId><ItemIdentifierValue>39001</ItemIdentifierValue></ItemId>',
        },
        means: 'checked_in',
        status: 'request_completed',
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a charge at the shipment stands in Ext: it is recorded, and asks staff until they settle it',
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: {
          service: 'ItemShipped',
          content: `${request}<ItemId><ItemIdentifierValue>39001</ItemIdentifierValue></ItemId><DateShipped>2026-03-02T10:00:00Z</DateShipped><ShippingInformation><ShippingInstructions>Post</ShippingInstructions></ShippingInformation><Ext><FiscalTransactionInformation><FiscalActionType>Charge</FiscalActionType><FiscalTransactionType>Fee</FiscalTransactionType><Amount><CurrencyCode>EUR</CurrencyCode><MonetaryValue>800</MonetaryValue></Amount></FiscalTransactionInformation></Ext>`,
        },
        means: 'shipped',
        status: 'shipped_physically',
        next: 'library settle_cost',
        shows: { costs: [{ kind: 'charged', currency: 'EUR', amount: '8.00', source: { kind: 'message' } }] },
      },
      { do: { type: 'settle_cost', cost: 1 }, status: 'shipped_physically', next: 'partner arrival' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'staff tell the partner in another way what has no message',
    steps: [
      ...received,
      {
        do: { type: 'hold_return' },
        status: 'received_physically',
        attention: ['not_sendable'],
        next: 'library mark_communicated',
      },
      { do: { type: 'mark_communicated' }, status: 'received_physically', attention: [] },
    ],
    ends: 'open in received',
  },
  {
    name: 'the lender asks for what only a lender does',
    steps: [
      ...shipped,
      {
        lender: 'A',
        wire: {
          service: 'RenewItem',
          content: '<ItemId><ItemIdentifierValue>39001</ItemIdentifierValue></ItemId>',
        },
        rejected: 'Unsupported Service',
        status: 'shipped_physically',
      },
    ],
    ends: 'open in shipped',
  },
]
