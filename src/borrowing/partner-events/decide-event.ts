import { recordCosts } from '../costs/record-costs.ts'
import { outItems, unreturnedItems } from '../items/items.ts'
import { type Draft, entryById, raise } from '../life-cycle/draft.ts'
import { among, sentStages, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { heldRetry, takeBackRetry } from '../rota/held-retry.ts'
import { runEvent, type TabledEventType } from './event-rules.ts'
import { provesShipment, shipWithoutNotice } from './evidence.ts'
import { settlesHeldRetry } from './held-retry-events.ts'
import { meaningOf, noteAnswer, settleAttention } from './note-answer.ts'
import type { PartnerEvent, PartnerEventType } from './partner-event.ts'
import { isForeign, noteForeign, noteNumber, releaseHeld } from './partner-numbers.ts'
import { noteStaleEvent } from './stale-events.ts'

type DecidedEvent = { readonly draft: Draft; readonly reason?: string | undefined }

type ReceivedEvent = { readonly entry: number; readonly requestId: string; readonly event: PartnerEvent }

/** Returns whether the entry still matters to the library: it is asked now, or has items of a closed request out. */
export const concernsCurrentEntry = (
  request: Request,
  { entry: id, requestId, event }: ReceivedEvent,
): boolean => {
  const entry = entryById(request, id)
  if (entry === undefined || entry.requestIds.at(-1) !== requestId) return false
  if (entry.state === 'active') return true
  const isStale = request.attention.some(
    (attention) => attention.kind === 'stale_shipment' && attention.entry === id,
  )
  return (
    !isStale &&
    request.stage === 'closed' &&
    meaningOf(event) !== 'shipped' &&
    unreturnedItems(request, id).length + outItems(request, id).length > 0
  )
}

type TabledEvent = Extract<PartnerEvent, { type: TabledEventType }>

/** Returns the event to look up: an answer to a status request acts as the event that its status names. */
const asNamed = (event: PartnerEvent): TabledEvent | undefined => {
  if (event.type === 'message') return undefined
  if (event.type !== 'status') return event
  const { names, code: _, ...rest } = event
  if (names === undefined) return undefined
  return names === 'shipped' ? { ...rest, type: names, items: rest.items ?? [] } : { ...rest, type: names }
}

/**
 * Returns whether a status says nothing new. Statuses that repeat where the request has come already, or what it has in
 * question, say nothing new.
 */
const saysNothingNew = (request: Request, event: PartnerEvent): boolean =>
  event.type === 'status' &&
  ((event.names === 'shipped' && !among(sentStages, request.stage)) ||
    (event.names === 'will_supply' && request.stage === 'will_supply'))

/** Returns whether a status is the first that is heard of a shipment: no message announced it. */
const showsUnannounced = ({ stage }: Request, event: PartnerEvent): boolean =>
  event.type === 'status' && event.names === 'shipped' && among(sentStages, stage)

/** Raises attention for a note of a partner, until staff have read or answered it. */
const noteMessage = (draft: Draft, entry: number, event: PartnerEvent): Draft =>
  event.type === 'message' && event.note !== undefined
    ? raise(draft, { kind: 'message_received', entry })
    : draft

/** Events that would have ended or changed the request, had they come before the shipment. */
const contradictions: readonly PartnerEventType[] = [
  'unfilled',
  'expired',
  'cancelled_by_partner',
  'cancel_accepted',
  'retry_possible',
  'conditional',
]

const contradicts = ({ stage }: Request, { type }: PartnerEvent): boolean =>
  among(shippedStages, stage) && contradictions.includes(type)

/**
 * Decides what a partner's event leads to: stale ones first, then the rows of the table.
 *
 * @returns the draft after it, and the reason where the event makes no sense now and is only recorded
 */
export const decideEvent = (draft: Draft, input: ReceivedEvent): DecidedEvent => {
  const entry = entryById(draft.request, input.entry)
  if (entry === undefined) return { draft, reason: 'the entry is not in the rota' }
  if (isForeign(entry, input)) return decideForeign(draft, entry, input.event)
  const decided = decideOwn(noteNumber(draft, entry, input), entry, input)
  return { ...decided, draft: releaseHeld(decided.draft, entry.id, input.event) }
}

/** Shows what the partner says under a number that is not the request's: a shipment may come, anything else is ignored. */
const decideForeign = (draft: Draft, entry: Entry, event: PartnerEvent): DecidedEvent =>
  meaningOf(event) === 'shipped'
    ? noteStaleEvent(noteMessage(draft, entry.id, event), entry, event)
    : { draft: noteForeign(noteMessage(draft, entry.id, event), entry, event), reason: 'another loan' }

const decideOwn = (draft: Draft, entry: Entry, input: ReceivedEvent): DecidedEvent => {
  const asked = settlesHeldRetry(draft.request, input)
    ? takeBackRetry(draft, entry.id, input.requestId)
    : draft
  const settled = settleAttention(asked, entry, input.event)
  if (!concernsCurrentEntry(settled.request, input))
    return noteStaleEvent(noteMessage(settled, entry.id, input.event), entry, input.event)
  const withAnswer = recordCosts(noteAnswer(settled, entry, input.event), entry.id, input.event)
  const noted = noteMessage(withAnswer, entry.id, input.event)
  const event = asNamed(input.event)
  if (event === undefined || saysNothingNew(noted.request, input.event)) return { draft: noted }
  if (heldRetry(noted.request) !== undefined)
    return { draft: noted, reason: `${event.type} while a retry waits for its time` }
  const proven = provesShipment(noted.request, event) ? shipWithoutNotice(noted, entry.id, event) : noted
  const done = runEvent(event.type, proven, event)
  if (!('reason' in done)) {
    if (!showsUnannounced(noted.request, input.event)) return done
    const attention = { kind: 'shipped_without_notice', entry: entry.id, event: 'status' } as const
    return { ...done, draft: raise(done.draft, attention) }
  }
  const reason = `${event.type} ${done.reason}`
  return contradicts(noted.request, event)
    ? {
        draft: raise(noted, {
          kind: 'event_ignored',
          entry: entry.id,
          event: event.type,
          reason: reason.slice(0, 500),
        }),
        reason,
      }
    : { draft: noted, reason }
}
