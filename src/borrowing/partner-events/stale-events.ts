import { isLossReported, itemsOf } from '../items/items.ts'
import { shipItems } from '../items/ship-items.ts'
import { changeItems, type Draft, endAttention, explain, raise } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import { endsLoan, meaningOf, settlesShipment } from './note-answer.ts'
import type { PartnerEvent, PartnerEventType } from './partner-event.ts'
import { shippedFacts } from './shipments.ts'

/**
 * Notes an event of a partner that is no longer asked, or under an earlier id. A shipment raises attention, since an
 * item is on its way; what says that it is not coming, or is back, is kept with the items; the end of the loan of an
 * item that was lost settles the loss; anything else changes nothing.
 */
export const noteStaleEvent = (
  draft: Draft,
  entry: Entry,
  event: PartnerEvent,
): { readonly draft: Draft; readonly reason?: string } => {
  const meaning = meaningOf(event)
  if (meaning === 'shipped' && (event.type === 'shipped' || event.type === 'status'))
    return ship(draft, entry, event)
  if (endsLoan(meaning) && entry.state !== 'active' && hasLostItems(draft, entry))
    return { draft: settleLoss(draft, entry, meaning) }
  return settlesShipment(meaning) && entry.state !== 'active' && isComing(draft, entry)
    ? { draft: withoutShipment(draft, entry) }
    : { draft, reason: `partner ${entry.partner} is no longer asked` }
}

const isComing = (draft: Draft, entry: Entry): boolean =>
  itemsOf(draft.request, entry.id).some((item) => item.state === 'shipped')

const hasLostItems = (draft: Draft, entry: Entry): boolean =>
  itemsOf(draft.request, entry.id).some((item) => item.state === 'lost')

const settleLoss = (draft: Draft, entry: Entry, meaning: PartnerEventType): Draft => {
  const settled =
    meaning === 'checked_in'
      ? changeItems(
          draft,
          (item) => item.entry === entry.id && item.state === 'lost',
          () => ({ checkedIn: true }),
        )
      : draft
  return isLossReported(settled.request) ? settled : endAttention(settled, ({ kind }) => kind === 'lost')
}

const withoutShipment = (draft: Draft, entry: Entry): Draft =>
  changeItems(
    draft,
    (item) => item.entry === entry.id && item.state === 'shipped',
    () => ({ state: 'returned', checkedIn: true }),
  )

const ship = (
  draft: Draft,
  entry: Entry,
  event: Extract<PartnerEvent, { type: 'shipped' | 'status' }>,
): { readonly draft: Draft; readonly reason?: string } => {
  const { type: _, items, ...facts } = event
  const shipped = shipItems(draft, entry.id, items ?? [], shippedFacts(facts))
  if (!isComing(shipped, entry))
    return { draft, reason: `what partner ${entry.partner} shipped has come already` }
  const attention = raise(shipped, { kind: 'stale_shipment', entry: entry.id })
  return { draft: explain(attention, `partner ${entry.partner} was left, but has shipped`) }
}
