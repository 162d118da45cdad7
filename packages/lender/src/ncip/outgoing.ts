import type { Ext, InitiationHeader, ItemId, Message, RequestId } from 'node-ncip'
import { type LenderMessage, writeMoment } from '../iso18626/vocabulary.ts'
import { LenderError } from '../lender-error.ts'
import type { NcipRequest } from '../register.ts'
import type { WriteContext } from '../wire-protocol.ts'
import type { LenderProfile } from './profiles.ts'

/** A message of version 2, in which the lender speaks. */
type Message2 = Extract<Message, { edition: '2' }>

/** The parts of a message. */
type Saying = {
  readonly said: LenderMessage
  readonly request: NcipRequest
  readonly profile: LenderProfile
  readonly now: Date
}

/**
 * Puts what the lender says into NCIP messages: one, or one an item.
 *
 * @returns an empty list where NCIP has no word for it, such as a promise, or where it names an item and there is none
 */
export function toMessages(
  said: LenderMessage,
  { request, now }: WriteContext,
  profile: LenderProfile,
): readonly Message2[] {
  if (!('ncip' in request)) throw new LenderError('internal', 'a request of another protocol')
  const saying = { said, request, profile, now }
  switch (said.reason) {
    case 'CancelResponse':
      return said.answer === 'Y' ? [requestCancelled(saying)] : []
    case 'RenewResponse':
      return said.answer === 'Y' ? renewed(saying) : []
    case 'StatusRequestResponse':
      return []
    case 'Notification':
      return profile.talks ? [updated(saying)] : []
    default:
      return statusChange(saying)
  }
}

function statusChange(saying: Saying): readonly Message2[] {
  switch (saying.said.status) {
    case 'Loaned':
    case 'CopyCompleted':
      return shipped(saying)
    case 'Unfilled':
      return [cancelledByLender(saying)]
    case 'Cancelled':
      return [requestCancelled(saying)]
    case 'Recalled':
      return recalled(saying)
    case 'LoanCompleted':
      return receivedBack(saying)
    default:
      return []
  }
}

function shipped(saying: Saying): readonly Message2[] {
  const { said, request, now, profile } = saying
  const { delivery } = said
  const ids = itemIds(saying, delivery?.items ?? [])
  const restrictions = delivery?.loanConditions?.map((code) => ({ value: restrictionOf[code] ?? code }))
  const dueDate = said.dueDate ? time(writeMoment(said.dueDate, now), profile) : undefined
  const some = ids.length === 0 ? [undefined] : ids
  return some.map((id) => ({
    edition: '2',
    kind: 'ItemShipped',
    body: {
      InitiationHeader: header(saying),
      RequestId: requestId(saying),
      ItemId: id,
      UserId: { UserIdentifierValue: request.ncip.userId },
      DateShipped: time(now.toISOString(), profile),
      ShippingInformation: { ShippingInstructions: delivery?.via, ...shippingTo(said) },
      ItemOptionalFields: { ItemUseRestrictionType: restrictions, DateDue: dueDate },
      Ext: ext(profile, 'ShippedBy.Lender', said.note),
    },
  }))
}

const restrictionOf: Readonly<Record<string, string>> = {
  LibraryUseOnly: 'In Library Use Only',
  NoReproduction: 'No Reproduction',
  SignatureRequired: 'User Signature Required',
}

const physicalWays: readonly string[] = ['Mail', 'Courier']

function shippingTo({ status, delivery }: LenderMessage) {
  const address = delivery?.url ?? delivery?.email
  const isFile = status === 'CopyCompleted' && !physicalWays.includes(delivery?.via ?? '')
  if (address !== undefined || isFile)
    return {
      ElectronicAddress: {
        ElectronicAddressType: { value: delivery?.url === undefined ? 'Email' : 'URL' },
        ElectronicAddressData: address ?? 'as asked',
      },
    }
  return {
    PhysicalAddress: {
      UnstructuredAddress: {
        UnstructuredAddressType: { value: 'Newline-Delimited Text' },
        UnstructuredAddressData: 'As asked',
      },
      PhysicalAddressType: { value: 'Postal Address' },
    },
  }
}

function cancelledByLender(saying: Saying): Message2 {
  const { said, request, profile } = saying
  const { reasonUnfilled } = said
  const reason = profile.reasons[reasonUnfilled ?? ''] ?? (profile.notice ? '27' : reasonUnfilled)
  const expired = reasonUnfilled === 'Expired' ? 'Request expired' : reason
  return {
    edition: '2',
    kind: 'CancelRequestItem',
    body: {
      InitiationHeader: header(saying),
      UserId: { UserIdentifierValue: request.ncip.userId },
      RequestId: requestId(saying),
      RequestType: { value: request.ncip.requestType },
      Ext: ext(profile, 'CancelledBy.Lender', [expired, said.note].filter(Boolean).join('\n') || undefined),
    },
  }
}

function requestCancelled(saying: Saying): Message2 {
  const { said, request, profile } = saying
  return {
    edition: '2',
    kind: 'ItemRequestCancelled',
    body: {
      InitiationHeader: header(saying),
      UserId: { UserIdentifierValue: request.ncip.userId },
      RequestId: requestId(saying),
      RequestType: { value: request.ncip.requestType },
      Ext: ext(profile, 'CancelledBy.Borrower', said.note),
    },
  }
}

function renewed(saying: Saying): readonly Message2[] {
  const { said, request, now, profile } = saying
  const DateDue = said.dueDate ? writeMoment(said.dueDate, now) : request.dueDate
  if (DateDue === undefined) return []
  return itemIds(saying, request.items ?? []).map((id) => ({
    edition: '2',
    kind: 'ItemRenewed',
    body: { InitiationHeader: header(saying), ItemId: id, DateDue: time(DateDue, profile) },
  }))
}

function recalled(saying: Saying): readonly Message2[] {
  const { said, request, now, profile } = saying
  return itemIds(saying, request.items ?? []).map((id) => ({
    edition: '2',
    kind: 'RecallItem',
    body: {
      InitiationHeader: header(saying),
      ItemId: id,
      DesiredDateDue: said.dueDate && time(writeMoment(said.dueDate, now), profile),
    },
  }))
}

function receivedBack(saying: Saying): readonly Message2[] {
  const { said, request, now, profile } = saying
  return itemIds(saying, said.delivery?.items ?? request.items ?? []).map((id) => ({
    edition: '2',
    kind: 'ItemReceived',
    body: {
      InitiationHeader: header(saying),
      ItemId: id,
      RequestId: requestId(saying),
      DateReceived: time(now.toISOString(), profile),
      Ext: ext(profile, 'ReceivedBy.Lender', said.note),
    },
  }))
}

function updated(saying: Saying): Message2 {
  const { said, profile } = saying
  return {
    edition: '2',
    kind: 'ItemRequestUpdated',
    body: {
      InitiationHeader: header(saying),
      RequestId: requestId(saying),
      Ext: ext(profile, undefined, said.note),
    },
  }
}

function header({ said, request, profile }: Saying): InitiationHeader {
  const own = (said.header?.supplyingAgency ?? request.supplyingAgency).value
  const from = profile.library === undefined || own.includes('||') ? own : `${own}||${profile.library}`
  const to = (said.header?.requestingAgency ?? request.requestingAgency).value
  return {
    FromSystemId: profile.fromSystemId === undefined ? undefined : { value: profile.fromSystemId },
    FromAgencyId: { AgencyId: { value: from } },
    ToAgencyId: { AgencyId: { value: to } },
  }
}

function requestId({ said, request }: Saying): RequestId {
  return {
    AgencyId: { value: request.requestingAgency.value },
    RequestIdentifierValue: said.header?.requestId ?? request.id,
  }
}

function itemIds({ profile }: Saying, items: readonly string[]): readonly ItemId[] {
  if (items.length === 0) return []
  const named = profile.joinsItems === undefined ? items : [items.join(profile.joinsItems)]
  const type = profile.notice ? { ItemIdentifierType: { value: 'Barcode' } } : {}
  return named.map((value) => ({ ...type, ItemIdentifierValue: value }))
}

function ext(profile: LenderProfile, notice: string | undefined, note: string | undefined): Ext | undefined {
  const elements = [
    ...(profile.notice && notice !== undefined ? [{ name: 'NoticeContent', content: [notice] }] : []),
    ...(note === undefined ? [] : [{ name: 'ItemNote', content: [note] }]),
  ]
  return elements.length === 0 ? undefined : elements
}

/** A time as the profile has it. */
export function time(instant: string, { zoneless }: LenderProfile): string {
  return zoneless ? instant.replace(/(\.\d+)?Z$/, '') : instant.replace(/\.\d+Z$/, 'Z')
}
