import { unreturnedItems } from '../items/items.ts'
import { entryById, type Work } from '../life-cycle/draft.ts'
import { among, askedStages } from '../life-cycle/stage-groups.ts'
import type { Request } from '../request/request.ts'
import { runEvent, type TabledEventType } from './event-rules.ts'
import { hear, meaningOf, settleAlerts } from './note-answer.ts'
import type { PartnerEvent } from './partner-event.ts'
import { hearStale } from './stale-events.ts'

type Heard = { readonly entry: number; readonly requestId: string; readonly event: PartnerEvent }

/** Does the entry still matter to the library: it is asked now, or has things of a closed request out? */
const isCurrent = (request: Request, { entry: id, requestId, event }: Heard): boolean => {
  const entry = entryById(request, id)
  if (entry === undefined || entry.requestIds.at(-1) !== requestId) return false
  if (entry.state === 'active') return true
  const isStale = request.alerts.some((alert) => alert.kind === 'stale_shipment' && alert.entry === id)
  return (
    !isStale &&
    request.stage === 'closed' &&
    meaningOf(event) !== 'shipped' &&
    unreturnedItems(request, id).length > 0
  )
}

type TabledEvent = Extract<PartnerEvent, { type: TabledEventType }>

/** The event to look up: an answer to a status request acts as the event that its status names. */
const asNamed = (event: PartnerEvent): TabledEvent | undefined => {
  if (event.type === 'message') return undefined
  if (event.type !== 'status') return event
  const { names, code: _, ...rest } = event
  if (names === undefined) return undefined
  return names === 'shipped' ? { ...rest, type: names, items: rest.items ?? [] } : { ...rest, type: names }
}

/** Statuses that repeat where the request has come already, or what it has in question, say nothing new. */
const saysNothingNew = (request: Request, event: PartnerEvent): boolean =>
  event.type === 'status' &&
  ((event.names === 'shipped' && !among(askedStages, request.stage)) ||
    (event.names === 'will_supply' && request.stage === 'will_supply'))

/**
 * Decides what a partner's event leads to: stale ones first, then the rows of the table.
 *
 * @returns the work after it, and the reason where the event makes no sense now and is only recorded
 */
export const decideEvent = (
  work: Work,
  input: Heard,
): { readonly work: Work; readonly reason?: string | undefined } => {
  const entry = entryById(work.request, input.entry)
  if (entry === undefined) return { work, reason: 'the entry is not in the rota' }
  const settled = settleAlerts(work, entry, input.event)
  if (!isCurrent(work.request, input)) return hearStale(settled, entry, input.event)
  const heard = hear(settled, entry, input.event)
  const event = asNamed(input.event)
  if (event === undefined || saysNothingNew(heard.request, input.event)) return { work: heard }
  const done = runEvent(event.type, heard, event)
  return 'reason' in done ? { work: heard, reason: `${event.type} ${done.reason}` } : done
}
