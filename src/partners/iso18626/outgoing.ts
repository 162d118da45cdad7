import {
  type Edition,
  type Edition12,
  type Edition20212,
  type Message,
  type Writable,
  writeMessage,
} from '@lendwire/iso18626'
import { isCopy } from '../../borrowing/items/copies.ts'
import type { Library } from '../../borrowing/library.ts'
import { type Operation, type OperationKind, operationKinds } from '../../borrowing/request/operation.ts'
import { numberOf } from '../../borrowing/request/partner-number.ts'
import type { AgencyId, Instant } from '../../borrowing/values.ts'
import { reason } from '../../translations/reason.ts'
import type { Partner } from '../partner.ts'
import type { NotePart, NotSent, Rendered, Subject } from '../rendered-message.ts'
import { requestedItem } from '../requested-item.ts'
import { unknownIdentifiers } from './bibliographic.ts'
import { contentType } from './confirmation.ts'
import { connectionOf } from './connection.ts'
import { agencyId, agencyOfLibrary, header12, messageHeader20212 } from './header.ts'
import { type MessageOperation, writeOutgoingNote } from './outgoing-note.ts'
import { type RequestOperation, request12, request20212, requestTypeOf } from './request-message.ts'
import { inVendorForm, limitRequest } from './vendors/limit-request.ts'
import { vendorOf } from './vendors/read-vendor-settings.ts'
import type { Vendor } from './vendors/vendor-settings.ts'
import { editionFor } from './vendors/wire-form.ts'

type Actions<Action> = Readonly<Record<MessageOperation['kind'], Action>>

/** The action that each operation is in 1.2 (ISO 18626:2017, requestingAgencyMessage); what it lacks is a Notification. */
const actions12: Actions<Edition12.Action> = {
  cancel: 'Cancel',
  accept_condition: 'Notification',
  decline_condition: 'Notification',
  received: 'Received',
  renew: 'Renew',
  shipped_return: 'ShippedReturn',
  shipped_forward: 'ShippedForward',
  status_request: 'StatusRequest',
  message: 'Notification',
  lost: 'Notification',
  damaged: 'Notification',
  hold_return: 'Notification',
}

const isRequest = (operation: Operation): operation is RequestOperation =>
  operation.kind === 'request' || operation.kind === 'retry' || operation.kind === 'reminder'

const isOfCopies = (ids: readonly number[], { request }: Subject): boolean => {
  const items = request.items.filter(({ id }) => ids.includes(id))
  return items.length > 0 && items.every((item) => isCopy(request, item))
}

/** Returns why an operation is not sent to a vendor's system; undefined where it is. */
const whyNotSent = (operation: Operation, subject: Subject, vendor: Vendor): NotSent | undefined => {
  const { agencyTypes, takes, finishedAfterCopy } = vendor
  if (isRequest(operation)) {
    const { type } = agencyOfLibrary(subject)
    return agencyTypes === null || agencyTypes.includes(type)
      ? undefined
      : { notSendable: reason('not_sendable.agency_type', { types: [...agencyTypes], type }) }
  }
  const action = actions20212[operation.kind]
  if (subject.entry.takenOperations?.includes(operation.kind) === true)
    return { notSendable: reason('not_sendable.taken_already'), isNeeded: false }
  if (takes !== null && !takes.includes(action))
    return { notSendable: reason('not_sendable.action_refused', { action }) }
  return operation.kind === 'received' && finishedAfterCopy && isOfCopies(operation.items, subject)
    ? {
        notSendable: reason('not_sendable.receipt_not_needed'),
        isNeeded: false,
      }
    : undefined
}

/** The action that each operation is in 2021-2 (ISO 18626:2021, requestingAgencyMessage). */
const actions20212: Actions<Edition20212.Action> = { ...actions12, lost: 'Lost', hold_return: 'HoldReturn' }

/** Returns the operations for which a vendor's system takes no message. */
export const refusedOperations = ({ takes }: Vendor, edition: Edition): readonly OperationKind[] => {
  const actions: Readonly<Partial<Record<OperationKind, Edition20212.Action>>> =
    edition === '1.2' ? actions12 : actions20212
  return operationKinds.filter((kind) => {
    const action = actions[kind]
    return action !== undefined && takes !== null && !takes.includes(action)
  })
}

/**
 * Renders an operation as a Request or a requesting agency message. ISO 18626 has a word for every operation.
 *
 * @param edition the partner's, by its profile
 * @param vendor the quirks of its system
 */
export const render = (
  operation: Operation,
  subject: Subject,
  edition: Edition,
  vendor: Vendor,
): Rendered | NotSent => {
  const notSent = whyNotSent(operation, subject, vendor)
  if (notSent !== undefined) return notSent
  switch (operation.kind) {
    case 'request':
    case 'retry':
    case 'reminder':
      return renderRequest(operation, subject, edition, vendor)
    default:
      return renderMessage(operation, subject, edition, vendor)
  }
}

const renderRequest = (
  operation: RequestOperation,
  subject: Subject,
  edition: Edition,
  vendor: Vendor,
): Rendered => {
  const summary = `request ${requestTypeOf(operation)}`
  const limited = (): readonly [Rendered, readonly NotePart[]] => {
    if (edition === '1.2') {
      const { body, inNote } = limitRequest(request12(operation, subject, vendor), vendor)
      return [written({ edition, kind: 'request', body }, summary, vendor), inNote]
    }
    const { body, inNote } = limitRequest(request20212(operation, subject, vendor), vendor)
    return [written({ edition, kind: 'request', body }, summary, vendor), inNote]
  }
  const [rendered, parts] = limited()
  const { citation } = requestedItem(subject)
  const inNote: readonly NotePart[] =
    unknownIdentifiers(citation, vendor).length === 0 ? parts : [...parts, 'identifiers']
  return inNote.length === 0 ? rendered : { ...rendered, inNote }
}

const renderMessage = (
  operation: MessageOperation,
  subject: Subject,
  edition: Edition,
  vendor: Vendor,
): Rendered => {
  if (operation.kind === 'decline_condition' && operation.supplier !== undefined)
    return act(
      'cancel',
      writeOutgoingNote(operation, subject, vendor, true),
      subject,
      edition,
      vendor,
      operation.supplier,
    )
  const action = (edition === '1.2' ? actions12 : actions20212)[operation.kind]
  const note = writeOutgoingNote(operation, subject, vendor, action !== 'Notification')
  const message = act(operation.kind, note, subject, edition, vendor)
  return vendor.notesOnlyOnNotification && note !== undefined && action !== 'Notification'
    ? { ...message, followedBy: act('message', note, subject, edition, vendor) }
    : message
}

const act = (
  kind: MessageOperation['kind'],
  note: string | undefined,
  subject: Subject,
  edition: Edition,
  vendor: Vendor,
  supplier?: AgencyId,
): Rendered => {
  const addressed = supplier === undefined ? {} : { supplyingAgencyId: agencyId(supplier) }
  const partnerRequestId = vendor.needsItsNumber ? numberOf(subject.entry) : subject.entry.partnerRequestId
  if (edition === '1.2') {
    const action = actions12[kind]
    const body = { header: { ...header12(subject, partnerRequestId), ...addressed }, action, note }
    return written(
      { edition, kind: 'requestingAgencyMessage', body },
      `requestingAgencyMessage ${action}`,
      vendor,
    )
  }
  const action = actions20212[kind]
  const body = { header: { ...messageHeader20212(subject, partnerRequestId), ...addressed }, action, note }
  return written(
    { edition, kind: 'requestingAgencyMessage', body },
    `requestingAgencyMessage ${action}`,
    vendor,
  )
}

/** The actions by which a connection test asks, in order of preference: the first that the partner takes. */
const testActions = ['StatusRequest', 'Received', 'ShippedReturn', 'Cancel'] as const

/** Returns the action by which a connection test asks a partner: a StatusRequest, unless it takes none. */
export const testActionOf = (partner: Partner): Edition12.Action => {
  const { takes } = vendorOf(partner)
  const { takesStatusRequest } = connectionOf(partner)
  const asksAfterStatus = takesStatusRequest !== false && (takes?.includes('StatusRequest') ?? true)
  return (
    testActions.find((action) =>
      action === 'StatusRequest' ? asksAfterStatus : (takes?.includes(action) ?? true),
    ) ?? 'Received'
  )
}

/**
 * Writes the question of a connection test: a message about an id, without a request behind it.
 *
 * @param requestId the id that is asked after
 */
export const writeTestQuestion = (
  library: Library,
  partner: Partner,
  requestId: string,
  now: Instant,
): string => {
  const edition = editionFor(partner)
  const sender = { library, partner, requestId, now }
  const action = testActionOf(partner)
  const message: Writable<Message> =
    edition === '1.2'
      ? {
          edition,
          kind: 'requestingAgencyMessage',
          body: { header: header12(sender), action, note: undefined },
        }
      : {
          edition,
          kind: 'requestingAgencyMessage',
          body: { header: messageHeader20212(sender), action, note: undefined },
        }
  return writeMessage(message, { bare: !vendorOf(partner).envelope })
}

const written = (message: Writable<Message>, summary: string, vendor: Vendor): Rendered => ({
  content: inVendorForm(writeMessage(message, { bare: !vendor.envelope }), vendor),
  contentType,
  summary,
})
