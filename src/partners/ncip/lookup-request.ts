import { niso } from 'node-ncip'
import type { Entry } from '../../borrowing/request/entry.ts'
import type { Item } from '../../borrowing/request/item.ts'
import type { Request } from '../../borrowing/request/request.ts'
import type { Situation } from '../incoming-message.ts'
import type { ParsedMessage } from './parsed-message.ts'
import type { Code } from './vendors/vendor-settings.ts'

/**
 * The values of the standard for the state of a request and of an item: RequestStatusType has no value for a shipment, for a
 * loan, or for a request that is done, and CirculationStatus tells where the item is. Peers that compare lists cannot read
 * an answer with other values.
 */
type Standing = { readonly status?: Code; readonly circulation?: Code }

const requestIs = (value: string): Standing => ({ status: niso('requeststatustype', value) })
const itemIs = (value: string): Standing => ({ circulation: niso('circulationstatus', value) })

const inProcess = requestIs('In Process')
const underWay = itemIs('In Transit Between Library Locations')

/** The status of a request while it is with the partner that asks. */
const ofStage: Partial<Readonly<Record<Request['stage'], Standing>>> = {
  sent: requestIs('Requested Via ILL'),
  accepted: inProcess,
  will_supply: inProcess,
  shipped: { ...inProcess, ...underWay },
}

/** The status for a partner that was left; nothing of one that supplied, since no value says that. */
const ofEntry: Partial<Readonly<Record<Entry['state'], Standing>>> = {
  rejected: requestIs('Cannot Fulfill Request'),
  expired: requestIs('Expired'),
  cancelled: requestIs('Cannot Fulfill Request'),
  failed: requestIs('Cannot Fulfill Request'),
  skipped: requestIs('Cannot Fulfill Request'),
}

/** Returns the status of an item of the partner, the one that has come least far first. */
const ofItem: readonly (readonly [Item['state'], Standing])[] = [
  ['shipped', underWay],
  ['received', itemIs('In Process')],
  ['on_loan', itemIs('On Loan')],
  ['patron_returned', itemIs('In Process')],
  ['returned', underWay],
  ['lost', itemIs('Lost')],
]

/** Returns the open question between the library and the partner that asks. */
const ofNegotiation = ({ negotiation }: Request): Standing | undefined => {
  switch (negotiation?.kind) {
    case 'condition':
      return requestIs('Need to Accept Conditions')
    case 'cancel':
      return inProcess
    default:
      return undefined
  }
}

/** Describes the state of a request for its own lender: without other partners and the patron. */
const standingOf = ({ request, entry }: Situation): Standing => {
  const items = request.items.filter((item) => item.entry === entry.id)
  const [, item] = ofItem.find(([state]) => items.some((each) => each.state === state)) ?? []
  if (entry.state !== 'active') return { ...ofEntry[entry.state], ...item }
  if (item !== undefined) return { ...inProcess, ...ofNegotiation(request), ...item }
  return ofNegotiation(request) ?? ofStage[request.stage] ?? inProcess
}

/**
 * Writes the content of a LookupRequestResponse about a request of the library: its state with the partner that asks.
 */
export const requestStatus = (
  { requestId, requestAgency, itemId, itemAgency }: ParsedMessage,
  situation: Situation,
): Readonly<Record<string, unknown>> => {
  const { status, circulation } = standingOf(situation)
  const ofAgency = (agency: string | undefined) =>
    agency === undefined ? {} : { AgencyId: { value: agency } }
  return {
    ...(requestId === undefined
      ? { ItemId: { ...ofAgency(itemAgency), ItemIdentifierValue: itemId } }
      : { RequestId: { ...ofAgency(requestAgency), RequestIdentifierValue: requestId } }),
    ...(status === undefined ? {} : { RequestStatusType: status }),
    ...(circulation === undefined ? {} : { ItemOptionalFields: { CirculationStatus: circulation } }),
  }
}
