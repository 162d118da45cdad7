import type { TimelineView } from '../../src/http/api/views/messages.ts'
import type { Step } from './story.ts'

type Timeline = readonly TimelineView[]

const patron: Step[] = [
  { at: 'received_physically', does: { type: 'patron_loan' } },
  { at: 'loaned_to_patron', does: { type: 'patron_return' } },
  { at: 'returned_by_patron', does: { type: 'return' } },
]

/** From the shipment to the way back, as a library does it. */
export const loan: Step[] = [{ at: 'shipped_physically', does: { type: 'receive' } }, ...patron]
/** The statuses of that. */
export const loaned = [
  'shipped_physically',
  'received_physically',
  'loaned_to_patron',
  'returned_by_patron',
  'returned_to_partner',
] as const

/** Returns the messages that went out, of a timeline. */
export const outgoing = (timeline: Timeline) =>
  timeline.flatMap((item) => (item.kind === 'message_out' ? [item.delivery] : []))
/** Returns the messages that came in. */
export const incoming = (timeline: Timeline) =>
  timeline.flatMap((item) => (item.kind === 'message_in' ? [item.message] : []))
/** Returns the messages of one operation to partners. */
export const sentOf = (timeline: Timeline, operation: string) =>
  outgoing(timeline).filter((delivery) => delivery.operation === operation)

/** Returns whether an attempt at the request failed and another one follows. */
export const failedOnce = (timeline: Timeline): boolean =>
  sentOf(timeline, 'request').some(({ state, attempts }) => state === 'waiting' && attempts > 0)

/** Returns whether an explanation of a timeline’s events ends with the text: before it may stand the name of a partner. */
export const explained = (timeline: Timeline, words: string): boolean =>
  timeline.some(
    (item) => item.kind === 'event' && item.explanations.some(({ text }) => text?.endsWith(words) === true),
  )
