import { isCopy, serviceOf } from '../items/copies.ts'
import { isOut } from '../items/item-states.ts'
import { itemsOf, outItems, stageFromItems, unreturnedItems } from '../items/items.ts'
import { matchItems } from '../items/match-items.ts'
import { sendReturnOnce } from '../items/receive-items.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  changeItems,
  type Draft,
  draftEntry,
  endAttention,
  explain,
  raise,
  workflowOf,
} from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { laterStagesOrClosed, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { Outcome } from '../request/outcome.ts'
import type { EventOf, EventRules } from './event-rule.ts'
import type { NamedItem } from './partner-event.ts'

/**
 * Marks items as checked in by the partner. The partner says that it has items of an entry back. Items that are here
 * stay here, and items that never arrived are looked for; the return of either then waits for no check-in. What was
 * reported lost stays lost: the partner only asks for it no more.
 */
const markCheckedIn = (draft: Draft, entry: number, named: readonly NamedItem[] | undefined): Draft => {
  const meant = matchItems(draft.request, entry, named).filter((item) => item.form === 'physical')
  const isMeant = (item: Item): boolean => meant.some(({ id }) => id === item.id)
  const checked = changeItems(
    draft,
    (item) => isMeant(item) && (isOut(item) || ['shipped', 'returned', 'lost'].includes(item.state)),
    () => ({ checkedIn: true }),
  )
  const early = meant.some(isOut) ? raise(checked, { kind: 'checked_in_early', entry }) : checked
  const missed =
    early.request.stage !== 'closed' && meant.some((item) => item.state === 'shipped')
      ? raise(early, { kind: 'not_arrived', entry })
      : early
  return missed.request.items.some((item) => item.state === 'lost' && item.checkedIn !== true)
    ? missed
    : endAttention(missed, ({ kind }) => kind === 'lost')
}

const checkIn = step<EventOf<'checked_in'>>(
  'the partner has the items; with the last one closed as completed; attention checked_in_early for items that are here, not_arrived for items that never came',
  (draft, event) => {
    if (draft.entry === null) return draft
    const { entry } = draft
    const checked = markCheckedIn(draft, entry, event.items)
    const left = unreturnedItems(checked.request, entry).length + earlyItems(checked, entry).length
    if (left > 0) {
      const waiting = stageFromItems(explain(checked, `${left} more to be checked in`))
      return sendReturnOnce(draft, waiting, entry)
    }
    const cleared = endAttention(checked, ({ kind }) =>
      ['recalled', 'overdue', 'hold_return', 'damaged'].includes(kind),
    )
    return activeEntry(cleared.request)?.id === entry ? close(cleared, { kind: 'completed' }) : cleared
  },
)

/** Returns items that are here, or were sent and never arrived, though the partner says that it has them. */
const earlyItems = ({ request }: Draft, entry: number): readonly Item[] =>
  itemsOf(request, entry).filter(
    (item) => item.checkedIn === true && (isOut(item) || item.state === 'shipped'),
  )

const areCopies = ({ request, entry }: Draft): boolean =>
  serviceOf(request, entry).type === 'copy' || itemsOf(request, entry).every((item) => isCopy(request, item))

const completeWithout = step<EventOf<'completed_without_return'>>(
  'after a loss closed as lost; a copy closed as completed; else lost by the partner: items that are here stay here, where none is closed as lost',
  (draft, event) => {
    const lostByUs = itemsOf(draft.request, draft.entry).some((item) => item.state === 'lost')
    const cleared = endAttention(draft, ({ kind }) =>
      ['lost', 'overdue', 'recalled', 'hold_return'].includes(kind),
    )
    if (areCopies(draft) && !lostByUs) {
      const kept = changeItems(
        cleared,
        (item) => item.entry === draft.entry && item.state !== 'returned',
        () => ({ kept: true }),
      )
      const reason = event.reason === undefined ? {} : { reason: event.reason }
      return closeIfSupplied(kept, { kind: 'completed', ...reason })
    }
    const lost = changeItems(
      cleared,
      (item) =>
        item.entry === draft.entry && item.state !== 'returned' && item.state !== 'missing' && !isOut(item),
      (item) => ({ state: 'lost', stateBeforeLoss: item.stateBeforeLoss ?? item.state }),
    )
    const isHere = outItems(lost.request, draft.entry).length > 0
    const declared = !lostByUs && workflowOf(draft).steps.declaredLost
    const marked = declared
      ? raise(lost, { kind: 'lost', by: 'partner' })
      : isHere
        ? raise(lost, { kind: 'checked_in_early', entry: draft.entry ?? 1 })
        : lost
    return isHere
      ? explain(marked, 'the partner gives up items that are here: staff decide')
      : closeIfSupplied(marked, { kind: 'lost' })
  },
)

/**
 * Closes the request where the entry is the one that supplied. The entry that supplied decides the outcome of a closed
 * request: another entry's items do not change it.
 */
const closeIfSupplied = (draft: Draft, outcome: Outcome): Draft =>
  draft.request.stage === 'closed' && draftEntry(draft)?.state !== 'supplied' ? draft : close(draft, outcome)

const unreturned = guard(
  'nothing is out',
  (draft) =>
    unreturnedItems(draft.request, draft.entry).length + outItems(draft.request, draft.entry).length > 0,
)

/** The rules for the end of a loan by the partner. */
export const endings: EventRules<'checked_in' | 'completed_without_return'> = {
  checked_in: [
    { stages: shippedStages, leads: laterStagesOrClosed, does: [checkIn] },
    { stages: ['closed'], when: [unreturned], does: [checkIn] },
  ],
  completed_without_return: [
    { stages: shippedStages, leads: ['closed'], does: [completeWithout] },
    { stages: ['closed'], when: [unreturned], does: [completeWithout] },
  ],
}
