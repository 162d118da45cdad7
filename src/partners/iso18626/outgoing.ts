import {
  type Edition,
  type Edition12,
  type Edition20212,
  type Message,
  type Writable,
  writeMessage,
} from '@lendwire/iso18626'
import type { Library } from '../../borrowing/library.ts'
import type { Operation } from '../../borrowing/request/operation.ts'
import type { Instant } from '../../borrowing/values.ts'
import type { Partner } from '../partner.ts'
import type { Rendered, Subject } from '../rendered-message.ts'
import { contentType } from './confirmation.ts'
import { header12, messageHeader20212 } from './header.ts'
import { type MessageOperation, writeOutgoingNote } from './outgoing-note.ts'
import { type RequestOperation, request12, request20212, requestTypeOf } from './request-message.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

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

/** The action that each operation is in 2021-2 (ISO 18626:2021, requestingAgencyMessage). */
const actions20212: Actions<Edition20212.Action> = { ...actions12, lost: 'Lost', hold_return: 'HoldReturn' }

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
): Rendered => {
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
): Rendered =>
  written(
    edition === '1.2'
      ? { edition, kind: 'request', body: request12(operation, subject, vendor) }
      : { edition, kind: 'request', body: request20212(operation, subject, vendor) },
    `request ${requestTypeOf(operation)}`,
  )

const renderMessage = (
  operation: MessageOperation,
  subject: Subject,
  edition: Edition,
  vendor: Vendor,
): Rendered => {
  const action = (edition === '1.2' ? actions12 : actions20212)[operation.kind]
  const note = writeOutgoingNote(operation, subject, vendor, action !== 'Notification')
  const message = act(operation.kind, note, subject, edition)
  return vendor.notesOnlyOnNotification && note !== undefined && action !== 'Notification'
    ? { ...message, followedBy: act('message', note, subject, edition) }
    : message
}

const act = (
  kind: MessageOperation['kind'],
  note: string | undefined,
  subject: Subject,
  edition: Edition,
): Rendered => {
  const { partnerRequestId } = subject.entry
  if (edition === '1.2') {
    const action = actions12[kind]
    const body = { header: header12(subject, partnerRequestId), action, note }
    return written({ edition, kind: 'requestingAgencyMessage', body }, `requestingAgencyMessage ${action}`)
  }
  const action = actions20212[kind]
  const body = { header: messageHeader20212(subject, partnerRequestId), action, note }
  return written({ edition, kind: 'requestingAgencyMessage', body }, `requestingAgencyMessage ${action}`)
}

/**
 * Writes a StatusRequest about an id, without a request behind it.
 *
 * @param requestId the id that is asked after
 */
export const writeStatusRequest = (
  library: Library,
  partner: Partner,
  requestId: string,
  edition: Edition,
  now: Instant,
): string => {
  const sender = { library, partner, requestId, now }
  const message: Writable<Message> =
    edition === '1.2'
      ? {
          edition,
          kind: 'requestingAgencyMessage',
          body: { header: header12(sender), action: 'StatusRequest', note: undefined },
        }
      : {
          edition,
          kind: 'requestingAgencyMessage',
          body: { header: messageHeader20212(sender), action: 'StatusRequest', note: undefined },
        }
  return writeMessage(message)
}

const written = (message: Writable<Message>, summary: string): Rendered => ({
  content: writeMessage(message),
  contentType,
  summary,
})
