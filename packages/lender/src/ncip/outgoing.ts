import type { Ext, InitiationHeader, ItemId, Message, RequestId } from 'node-ncip'
import { type LenderMessage, writeMoment } from '../iso18626/vocabulary.ts'
import { LenderError } from '../lender-error.ts'
import type { NcipRequest } from '../register.ts'
import type { WriteContext } from '../wire-protocol.ts'
import type { LenderProfile } from './profiles.ts'

/** A message of version 2, in which the lender speaks. */
type Message2 = Extract<Message, { edition: '2' }>

/** The parts of a message. */
type MessageParts = {
  readonly message: LenderMessage
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
  message: LenderMessage,
  { request, now }: WriteContext,
  profile: LenderProfile,
): readonly Message2[] {
  if (!('ncip' in request)) throw new LenderError('internal', 'a request of another protocol')
  const parts = { message, request, profile, now }
  switch (message.reason) {
    case 'CancelResponse':
      return message.answer === 'Y' ? [requestCancelled(parts)] : []
    case 'RenewResponse':
      return message.answer === 'Y' ? renewed(parts) : []
    case 'StatusRequestResponse':
      return []
    case 'Notification':
      return profile.talks ? [updated(parts)] : []
    default:
      return statusChange(parts)
  }
}

function statusChange(parts: MessageParts): readonly Message2[] {
  switch (parts.message.status) {
    case 'Loaned':
    case 'CopyCompleted':
      return shipped(parts)
    case 'Unfilled':
      return [cancelledByLender(parts)]
    case 'Cancelled':
      return [requestCancelled(parts)]
    case 'Recalled':
      return recalled(parts)
    case 'LoanCompleted':
      return receivedBack(parts)
    default:
      return []
  }
}

function shipped(parts: MessageParts): readonly Message2[] {
  const { message, request, now, profile } = parts
  const { delivery } = message
  const ids = itemIds(parts, delivery?.items ?? [])
  const restrictions = delivery?.loanConditions?.map((code) => ({ value: restrictionOf[code] ?? code }))
  const dueDate = message.dueDate ? time(writeMoment(message.dueDate, now), profile) : undefined
  const some = ids.length === 0 ? [undefined] : ids
  return some.map((id) => ({
    edition: '2',
    kind: 'ItemShipped',
    body: {
      InitiationHeader: header(parts),
      RequestId: requestId(parts),
      ItemId: id,
      UserId: { UserIdentifierValue: request.ncip.userId },
      DateShipped: time(now.toISOString(), profile),
      ShippingInformation: { ShippingInstructions: delivery?.via, ...shippingTo(message) },
      ItemOptionalFields: { ItemUseRestrictionType: restrictions, DateDue: dueDate },
      Ext: ext(profile, 'ShippedBy.Lender', message.note),
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

function cancelledByLender(parts: MessageParts): Message2 {
  const { message, request, profile } = parts
  const { reasonUnfilled } = message
  const reason = profile.reasons[reasonUnfilled ?? ''] ?? (profile.notice ? '27' : reasonUnfilled)
  const expired = reasonUnfilled === 'Expired' ? 'Request expired' : reason
  return {
    edition: '2',
    kind: 'CancelRequestItem',
    body: {
      InitiationHeader: header(parts),
      UserId: { UserIdentifierValue: request.ncip.userId },
      RequestId: requestId(parts),
      RequestType: { value: request.ncip.requestType },
      Ext: ext(
        profile,
        'CancelledBy.Lender',
        [expired, message.note].filter(Boolean).join('\n') || undefined,
      ),
    },
  }
}

function requestCancelled(parts: MessageParts): Message2 {
  const { message, request, profile } = parts
  return {
    edition: '2',
    kind: 'ItemRequestCancelled',
    body: {
      InitiationHeader: header(parts),
      UserId: { UserIdentifierValue: request.ncip.userId },
      RequestId: requestId(parts),
      RequestType: { value: request.ncip.requestType },
      Ext: ext(profile, 'CancelledBy.Borrower', message.note),
    },
  }
}

function renewed(parts: MessageParts): readonly Message2[] {
  const { message, request, now, profile } = parts
  const DateDue = message.dueDate ? writeMoment(message.dueDate, now) : request.dueDate
  if (DateDue === undefined) return []
  return itemIds(parts, request.items ?? []).map((id) => ({
    edition: '2',
    kind: 'ItemRenewed',
    body: { InitiationHeader: header(parts), ItemId: id, DateDue: time(DateDue, profile) },
  }))
}

function recalled(parts: MessageParts): readonly Message2[] {
  const { message, request, now, profile } = parts
  return itemIds(parts, request.items ?? []).map((id) => ({
    edition: '2',
    kind: 'RecallItem',
    body: {
      InitiationHeader: header(parts),
      ItemId: id,
      DesiredDateDue: message.dueDate && time(writeMoment(message.dueDate, now), profile),
    },
  }))
}

function receivedBack(parts: MessageParts): readonly Message2[] {
  const { message, request, now, profile } = parts
  return itemIds(parts, message.delivery?.items ?? request.items ?? []).map((id) => ({
    edition: '2',
    kind: 'ItemReceived',
    body: {
      InitiationHeader: header(parts),
      ItemId: id,
      RequestId: requestId(parts),
      DateReceived: time(now.toISOString(), profile),
      Ext: ext(profile, 'ReceivedBy.Lender', message.note),
    },
  }))
}

function updated(parts: MessageParts): Message2 {
  const { message, profile } = parts
  return {
    edition: '2',
    kind: 'ItemRequestUpdated',
    body: {
      InitiationHeader: header(parts),
      RequestId: requestId(parts),
      Ext: ext(profile, undefined, message.note),
    },
  }
}

function header({ message, request, profile }: MessageParts): InitiationHeader {
  const own = (message.header?.supplyingAgency ?? request.supplyingAgency).value
  const from = profile.library === undefined || own.includes('||') ? own : `${own}||${profile.library}`
  const to = (message.header?.requestingAgency ?? request.requestingAgency).value
  return {
    FromSystemId: profile.fromSystemId === undefined ? undefined : { value: profile.fromSystemId },
    FromAgencyId: { AgencyId: { value: from } },
    ToAgencyId: { AgencyId: { value: to } },
  }
}

function requestId({ message, request }: MessageParts): RequestId {
  return {
    AgencyId: { value: request.requestingAgency.value },
    RequestIdentifierValue: message.header?.requestId ?? request.id,
  }
}

function itemIds({ profile }: MessageParts, items: readonly string[]): readonly ItemId[] {
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

/** Returns a time as the profile has it. */
export function time(instant: string, { zoneless }: LenderProfile): string {
  return zoneless ? instant.replace(/(\.\d+)?Z$/, '') : instant.replace(/\.\d+Z$/, 'Z')
}
