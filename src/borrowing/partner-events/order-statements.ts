import { changeEntry, type Draft } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Instant } from '../values.ts'
import type { PartnerEvent, PartnerEventType } from './partner-event.ts'

/**
 * Returns the present, as far as it is known: where the clock of this gateway is behind, what the partner stated before
 * shows that it is later. Otherwise a partner's next message would be taken for an older one.
 */
const latestKnown = ({ request, entry, context: { now } }: Draft): Instant =>
  [
    ...request.rota.flatMap(({ id, lastStatement }) => (id === entry ? [lastStatement?.asOf] : [])),
    ...request.items.map(({ dueDateAsOf }) => dueDateAsOf),
  ].reduce<Instant>((latest, each) => (each !== undefined && each > latest ? each : latest), now)

/** Returns when the partner's record got the state that an event states: never later than the present. */
export const statedAt = (draft: Draft, { asOf }: PartnerEvent): Instant => {
  const latest = latestKnown(draft)
  return asOf === undefined || asOf > latest ? latest : asOf
}

/** Returns whether the entry stated something newer before. */
export const isOlder = (draft: Draft, { lastStatement }: Entry, event: PartnerEvent): boolean =>
  lastStatement !== undefined && statedAt(draft, event) < lastStatement.asOf

/** Events that state no state of the partner's record: answers to ours, and words. */
const stateless: readonly PartnerEventType[] = [
  'message',
  'status',
  'cancel_refused',
  'renew_refused',
  'renew_pending',
  'conditional',
]

/** Keeps the last state that the partner stated: an older one does not replace a newer one. */
export const noteStatement = (draft: Draft, entry: Entry, event: PartnerEvent): Draft =>
  stateless.includes(event.type) || isOlder(draft, entry, event)
    ? draft
    : changeEntry(draft, entry.id, {
        lastStatement: {
          state: event.type,
          ...('reason' in event && event.reason !== undefined ? { reason: event.reason } : {}),
          asOf: statedAt(draft, event),
        },
      })

/** Messages whose status is the partner's present state, whether it is new or not. */
const repeating: readonly PartnerEventType[] = ['status', 'cancel_refused', 'renew_refused']

/** Returns whether a status answer, a notification or the status beside an answer repeats what the entry stated last. */
export const restatesState = (
  { lastStatement }: Entry,
  message: PartnerEvent,
  state: PartnerEventType,
): boolean =>
  (repeating.includes(message.type) || message.notification === true) && lastStatement?.state === state
