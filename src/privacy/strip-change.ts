import type { RecordedEvent } from '../borrowing/events/recorded-event.ts'
import { Request } from '../borrowing/request/request.ts'
import { projectStatus } from '../borrowing/status/project-status.ts'
import { requestIndex } from '../store/policy/request-index.ts'
import type { Change } from '../store/ports/changes.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'
import type { Settlement } from '../store/ports/outbox.ts'
import { textsOfReason } from '../translations/map-reason-texts.ts'
import { reason } from '../translations/reason.ts'
import { anonymizeEvent } from './anonymize-request.ts'
import { isCode } from './person.ts'
import { type Stripper, stripReason } from './strip-records.ts'

/** The words of the message's reason, and of a delivery's error, in place of those that are not kept. */
const noWords = reason('failure.words_removed')
const wordsNotKept = reason('kept_message.words_removed')

/** Strips a message about a request from which the person was removed: nobody knows the person's words any more. */
export const stripAnonymous = (stripper: Stripper, message: InboxMessage): InboxMessage => {
  const stripped = stripper.message(message, [])
  return {
    ...message,
    ...stripped,
    reason: message.reason === null ? null : (stripped.reason ?? wordsNotKept),
  }
}

/** Strips the result of a delivery. What was answered may have words, which the error then quotes. */
export const stripSettlement = (stripper: Stripper, settlement: Settlement): Settlement => {
  if (settlement.reply === null) return settlement
  const reply = stripper.text(settlement.reply)
  if (settlement.state === 'delivered') return { ...settlement, reply }
  return { ...settlement, reply, error: stripReason(settlement.error, []) ?? noWords }
}

/** What staff and library systems command is theirs; everything else came from outside. */
const stripEvent = (event: RecordedEvent): RecordedEvent => {
  if (event.input.kind === 'command') return event
  const { reason, ...stripped } = anonymizeEvent(event, [])
  return {
    ...stripped,
    ...(reason === undefined || textsOfReason(reason).some((text) => !isCode(text, [])) ? {} : { reason }),
  }
}

/** The request with the changes of its stripped events, so that they still replay to it. */
const withChanges = (request: Request, events: readonly RecordedEvent[]): Request => {
  const changes: Readonly<Record<string, unknown>> = Object.assign(
    {},
    ...events.filter(({ input }) => input.kind !== 'command').map((event) => event.changes),
  )
  const kept = Object.fromEntries(
    Object.entries(changes).filter(([name, value]) => value !== null && Object.hasOwn(request, name)),
  )
  return Request.parse({ ...request, ...kept })
}

/**
 * Strips a change of a request from which the person was removed: the message that came in, the reply to a delivery, and
 * the events that did not begin with a command lose free text, names and addresses. Codes, numbers and days stay.
 */
export const stripChange = (stripper: Stripper, change: Change): Change => {
  const { inbox, settle, request } = change
  const events = change.events.map(stripEvent)
  const value = request === null ? null : withChanges(request.value, events)
  return {
    ...change,
    events,
    request: value === null ? null : { value, index: requestIndex(value, projectStatus(value)) },
    inbox: inbox === null ? null : { ...inbox, message: stripAnonymous(stripper, inbox.message) },
    settle: settle === null ? null : { ...settle, settlement: stripSettlement(stripper, settle.settlement) },
    ...(change.bounced === undefined
      ? {}
      : { bounced: change.bounced.map((each) => ({ ...each, error: noWords })) }),
  }
}
