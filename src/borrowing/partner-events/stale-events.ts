import { itemsOf, shipItems } from '../items/items.ts'
import { changeItems, explain, raise, type Work } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import { meaningOf, settlesShipment } from './note-answer.ts'
import type { PartnerEvent } from './partner-event.ts'
import { shippedFacts } from './shipments.ts'

/**
 * An event of a partner that is no longer asked, or under an earlier id. A shipment raises an alert, since an item is on
 * its way; what says that it is not coming, or is back, is kept with the items; anything else changes nothing.
 */
export const hearStale = (
  work: Work,
  entry: Entry,
  event: PartnerEvent,
): { readonly work: Work; readonly reason?: string } => {
  const meaning = meaningOf(event)
  if (meaning === 'shipped' && (event.type === 'shipped' || event.type === 'status'))
    return ship(work, entry, event)
  return settlesShipment(meaning) && entry.state !== 'active' && isComing(work, entry)
    ? { work: withoutShipment(work, entry) }
    : { work, reason: `partner ${entry.partner} is no longer asked` }
}

const isComing = (work: Work, entry: Entry): boolean =>
  itemsOf(work.request, entry.id).some((item) => item.state === 'shipped')

const withoutShipment = (work: Work, entry: Entry): Work =>
  changeItems(
    work,
    (item) => item.entry === entry.id && item.state === 'shipped',
    () => ({ state: 'returned', checkedIn: true }),
  )

const ship = (
  work: Work,
  entry: Entry,
  event: Extract<PartnerEvent, { type: 'shipped' | 'status' }>,
): { readonly work: Work; readonly reason?: string } => {
  const { type: _, items, ...facts } = event
  const shipped = shipItems(work, entry.id, items ?? [], shippedFacts(facts))
  if (!isComing(shipped, entry))
    return { work, reason: `what partner ${entry.partner} shipped has come already` }
  const alert = raise(shipped, { kind: 'stale_shipment', entry: entry.id })
  return { work: explain(alert, `partner ${entry.partner} was left, but has shipped`) }
}
