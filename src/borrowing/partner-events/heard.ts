import { shipItems } from '../items.ts'
import type { PartnerEvent } from '../partner-event.ts'
import type { Entry } from '../request.ts'
import {
  change,
  changeEntry,
  changeItems,
  endAlerts,
  endDeadlines,
  explain,
  raise,
  type Work,
} from '../work.ts'

/** What every event of a partner tells besides its meaning: it has our request, and what it calls it. */
export const hear = (work: Work, entry: Entry, event: PartnerEvent): Work => {
  const known = changeEntry(work, entry.id, {
    lastHeard: event.type,
    ...(event.partnerRequestId === undefined ? {} : { partnerRequestId: event.partnerRequestId }),
    ...(event.supplier === undefined ? {} : { supplier: event.supplier }),
  })
  if (entry.state !== 'active') return known
  const heard = changeEntry(known, entry.id, { asked: 'delivered', claims: 0 })
  const settled = endAlerts(
    heard,
    (alert) =>
      (alert.kind === 'no_answer' && (alert.entry === undefined || alert.entry === entry.id)) ||
      (alert.kind === 'send_failed' &&
        alert.entry === entry.id &&
        ['request', 'retry'].includes(alert.operation)),
  )
  const ended =
    event.type === 'message' ? endDeadlines(settled, 'claim') : endDeadlines(settled, 'response', 'claim')
  return ended.request.negotiation?.kind === 'unconfirmed' ? change(ended, { negotiation: null }) : ended
}

/**
 * An event of a partner that is no longer asked, or under an earlier id. A shipment raises an alert, since an item is on
 * its way; what says that it is not ends the alert; anything else changes nothing.
 */
export const hearStale = (
  work: Work,
  entry: Entry,
  event: PartnerEvent,
): { readonly work: Work; readonly reason?: string } => {
  const alerted = work.request.alerts.some(
    (alert) => alert.kind === 'stale_shipment' && alert.entry === entry.id,
  )
  const means = event.type === 'status' ? event.names : event.type
  if (means === 'shipped') {
    const named = event.type === 'shipped' || event.type === 'status' ? (event.items ?? []) : []
    const dueDate = 'dueDate' in event && event.dueDate !== undefined ? { dueDate: event.dueDate } : {}
    const form = 'form' in event && event.form !== undefined ? { form: event.form } : {}
    const shipped = shipItems(work, entry.id, named, { ...dueDate, ...form }, alerted)
    const alert = raise(shipped, { kind: 'stale_shipment', entry: entry.id })
    return { work: explain(alert, `partner ${entry.partner} was left, but has shipped`) }
  }
  const settles =
    means === 'checked_in' ||
    means === 'unfilled' ||
    means === 'cancel_accepted' ||
    means === 'cancelled_by_partner'
  if (alerted && settles) {
    const back = changeItems(
      work,
      (item) => item.entry === entry.id,
      () => ({ state: 'returned', checkedIn: true }),
    )
    return { work: endAlerts(back, (alert) => alert.kind === 'stale_shipment' && alert.entry === entry.id) }
  }
  return { work, reason: `partner ${entry.partner} is no longer asked` }
}
