import { unreturnedItems } from '../items.ts'
import type { PartnerEvent } from '../partner-event.ts'
import type { Request } from '../request.ts'
import { entryById, type Work } from '../work.ts'
import { runEvent, type TabledEventType } from './event-rules.ts'
import { hear, hearStale } from './heard.ts'

/** Does the entry still matter to the library: it is asked now, or its items are here? */
const isCurrent = (request: Request, entryId: number, requestId: string): boolean => {
  const entry = entryById(request, entryId)
  if (entry === undefined || entry.requestIds.at(-1) !== requestId) return false
  if (entry.state === 'active') return true
  const stale = request.alerts.some((alert) => alert.kind === 'stale_shipment' && alert.entry === entryId)
  return !stale && request.stage === 'closed' && unreturnedItems(request, entryId).length > 0
}

type TabledEvent = Extract<PartnerEvent, { type: TabledEventType }>

/** An answer to a status request acts as the event that its status names, where that moves forward. */
const asNamed = (event: PartnerEvent): TabledEvent | undefined => {
  if (event.type === 'message') return undefined
  if (event.type !== 'status') return event
  if (event.names === undefined) return undefined
  const { names, code: _code, form, ...rest } = event
  const items = rest.items ?? []
  return names === 'shipped'
    ? { ...rest, type: names, items, ...(form === undefined ? {} : { form }) }
    : { ...rest, type: names }
}

/** Statuses that repeat where the request has come already say nothing new. */
const saysNothingNew = (request: Request, event: PartnerEvent): boolean =>
  event.type === 'status' &&
  event.names === 'shipped' &&
  !['sent', 'accepted', 'will_supply'].includes(request.stage)

/**
 * Decides what a partner's event leads to: stale ones first, then the rows of the table.
 *
 * @returns the work after it, and the reason where the event makes no sense now and is only recorded
 */
export const decideEvent = (
  work: Work,
  input: { readonly entry: number; readonly requestId: string; readonly event: PartnerEvent },
): { readonly work: Work; readonly reason?: string | undefined } => {
  const entry = entryById(work.request, input.entry)
  if (entry === undefined) return { work, reason: 'the entry is not in the rota' }
  if (!isCurrent(work.request, entry.id, input.requestId)) return hearStale(work, entry, input.event)
  const heard = hear(work, entry, input.event)
  const event = asNamed(input.event)
  if (event === undefined || saysNothingNew(work.request, input.event)) return { work: heard }
  const done = runEvent(event.type, heard, event)
  return 'reason' in done ? { work: heard, reason: `${event.type} ${done.reason}` } : done
}
