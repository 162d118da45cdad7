import { itemsOf } from '../items/items.ts'
import { close } from '../life-cycle/close-request.ts'
import { activeEntry, changeItems, effect, endAlerts, tell, tellIls, type Work } from '../life-cycle/draft.ts'
import { guard, notRecording, step } from '../life-cycle/rule.ts'
import { endEntry } from '../rota/leave-entry.ts'
import { nextEntry } from '../rota/next-entry.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const activeItems = (work: Work) => itemsOf(work.request, activeEntry(work.request)?.id ?? null)

const noneWithPatron = guard('an item was with the patron already: return it', (work) =>
  activeItems(work).every((item) => item.state !== 'on_loan' && item.state !== 'patron_returned'),
)

const rejectShipment = step<CommandOf<'reject_shipment'>>(
  'sent back with the reason, without a cancel; the entry is rejected; next entry',
  (work, { reason }) => {
    const active = activeEntry(work.request)
    if (active === undefined) return work
    const items = activeItems(work)
      .filter((item) => ['shipped', 'received', 'returned'].includes(item.state))
      .map((item) => item.id)
    const told = tell(work, active.id, { kind: 'shipped_return', items, note: reason })
    const back = changeItems(
      told,
      (item) => items.includes(item.id),
      () => ({ state: 'returned', hold: 'none' }),
    )
    const cleared = endAlerts(back, ({ kind }) =>
      ['recalled', 'overdue', 'hold_return', 'damaged'].includes(kind),
    )
    const removed = tellIls(cleared, 'remove_items', items)
    return nextEntry(endEntry(removed, active.id, 'rejected', reason), { kind: 'unfilled' })
  },
)

const isDigital = guard('the item is not digital', (work) => {
  const items = activeItems(work).filter((item) => item.state === 'received')
  return items.length > 0 && items.every((item) => item.form === 'digital')
})

const staysHere = guard('the item must be returned', (work) => {
  const { type, nonReturnable } = work.request.service
  return type === 'copy' || nonReturnable === true || isDigital.holds(work, undefined)
})

const forward = step('the file is forwarded to the patron; closed as completed', (work) => {
  const closed = close(work, { kind: 'completed', reason: 'forwarded to the patron' })
  return effect(closed, { kind: 'notice', status: 'delivered' })
})

const handOver = step('closed as completed; the item need not go back', (work) => {
  const kept = changeItems(
    work,
    (item) => item.state === 'received',
    () => ({ kept: true, hold: 'none' }),
  )
  return close(kept, { kind: 'completed', reason: 'handed over' })
})

/** What becomes of items that came, other than a loan. */
export const handingOver: CommandRules<'reject_shipment' | 'forward_to_patron' | 'hand_over'> = {
  reject_shipment: [
    {
      stages: ['shipped', 'received'],
      when: [notRecording, noneWithPatron],
      leads: ['sent', 'unfilled', 'closed'],
      does: [rejectShipment],
    },
  ],
  forward_to_patron: [
    { stages: ['received'], when: [notRecording, isDigital], leads: ['closed'], does: [forward] },
  ],
  hand_over: [{ stages: ['received'], when: [notRecording, staysHere], leads: ['closed'], does: [handOver] }],
}
