import { niso } from 'node-ncip'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Item } from '../../borrowing/request/item.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Situation } from '../protocol.ts'
import type { ParsedMessage } from './parsed-message.ts'
import type { Code } from './vendors/vendor-settings.ts'

const standard = (value: string): Code => niso('requeststatustype', value)

/** How the request stands while it is with the partner that asks. */
const ofStage: Partial<Readonly<Record<Request['stage'], Code>>> = {
  sent: standard('Requested Via ILL'),
  accepted: standard('In Process'),
  will_supply: standard('In Process'),
  shipped: { value: 'Shipped' },
}

/** How it stands with a partner that was left. */
const ofEntry: Partial<Readonly<Record<Entry['state'], Code>>> = {
  rejected: standard('Cannot Fulfill Request'),
  expired: standard('Expired'),
  cancelled: { value: 'Cancelled' },
  failed: { value: 'Cancelled' },
  skipped: { value: 'Cancelled' },
}

/** How an item of the partner stands, the one that has come least far first. */
const ofItem: readonly (readonly [Item['state'], Code])[] = [
  ['shipped', { value: 'Shipped' }],
  ['received', { value: 'Received' }],
  ['on_loan', { value: 'On Loan' }],
  ['patron_returned', { value: 'Received' }],
  ['returned', { value: 'Returned' }],
  ['lost', { value: 'Lost' }],
]

/** What is open between the library and the partner that it asks. */
const ofNegotiation = ({ negotiation }: Request): Code | undefined => {
  switch (negotiation?.kind) {
    case 'condition':
      return standard('Need to Accept Conditions')
    case 'cancel':
      return { value: 'Cancel Requested' }
    default:
      return undefined
  }
}

/** How a request stands, as its own lender may know it: nothing of other partners, nothing of the patron. */
const statusOf = ({ request, entry }: Situation): Code => {
  const items = request.items.filter((item) => item.entry === entry.id)
  const [, item] = ofItem.find(([state]) => items.some((each) => each.state === state)) ?? []
  const active = entry.state === 'active' ? (ofNegotiation(request) ?? item ?? ofStage[request.stage]) : item
  return active ?? ofEntry[entry.state] ?? { value: 'Completed' }
}

/** What a LookupRequestResponse says of a request of the library's: how it stands with the partner that asks. */
export const requestStatus = (
  { requestId, requestAgency, itemId, itemAgency }: ParsedMessage,
  situation: Situation,
): Readonly<Record<string, unknown>> => {
  const ofAgency = (agency: string | undefined) =>
    agency === undefined ? {} : { AgencyId: { value: agency } }
  return {
    ...(requestId === undefined
      ? { ItemId: { ...ofAgency(itemAgency), ItemIdentifierValue: itemId } }
      : { RequestId: { ...ofAgency(requestAgency), RequestIdentifierValue: requestId } }),
    RequestStatusType: statusOf(situation),
  }
}
