import { reason } from '../../translations/reason.ts'
import { isCopy, serviceOf } from '../items/copies.ts'
import { isOut } from '../items/item-states.ts'
import { allBack, itemsOf, outItems, stageFromItems, unreturnedItems } from '../items/items.ts'
import { matchItems } from '../items/match-items.ts'
import { outstandingItems } from '../items/outstanding-items.ts'
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
import { endQuestions } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { laterStagesOrClosed, shippedStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Item } from '../request/item.ts'
import type { Outcome } from '../request/outcome.ts'
import type { EventOf, EventRules } from './event-rule.ts'
import type { NamedItem } from './partner-event.ts'
import { noteReturnNotSeen, wasSentBack } from './returns-not-seen.ts'

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
    const checked = endAttention(
      endQuestions(markCheckedIn(draft, entry, event.items), 'renew', 'renew_review'),
      (each) => (each.kind === 'return_not_seen' || each.kind === 'claims_returned') && each.entry === entry,
    )
    const left = unreturnedItems(checked.request, entry).length + earlyItems(checked, entry).length
    const isOutstanding =
      activeEntry(checked.request)?.id === entry && outstandingItems(checked.request).length > 0
    if (left > 0 || isOutstanding) {
      const said =
        left === 0 ? checked : explain(checked, reason('explanation.more_to_check_in', { count: left }))
      const waiting = stageFromItems(said)
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

/** Holds where nothing of the entry has to go back. */
const nothingGoesBack = guard('refusal.something_goes_back', areCopies)

const keepAll = step('nothing goes back: the items may be kept', (draft) =>
  changeItems(
    draft,
    (item) => item.entry === draft.entry && item.state !== 'returned',
    () => ({ kept: true }),
  ),
)

const isLostByUs = guard('refusal.none_reported_lost', (draft) =>
  itemsOf(draft.request, draft.entry).some((item) => item.state === 'lost'),
)

/** The partner settles the loss that the library reported: what is here stays, else the request ends as lost. */
const settleLoss = step(
  'the loss is settled: closed as lost, where nothing is here or on its way',
  (draft) => {
    const cleared = endAttention(draft, ({ kind }) =>
      ['lost', 'overdue', 'recalled', 'hold_return'].includes(kind),
    )
    if (outItems(cleared.request, draft.entry).length > 0)
      return raise(cleared, { kind: 'checked_in_early', entry: draft.entry ?? 1 })
    return draft.request.stage !== 'closed' && draft.entry !== null && !allBack(draft.request, draft.entry)
      ? raise(cleared, { kind: 'not_arrived', entry: draft.entry })
      : closeIfSupplied(cleared, { kind: 'lost' })
  },
)

/** The partner gives up items that are here, or that never arrived: nothing is closed, since the parcel may still come. */
const giveUp = step<EventOf<'completed_without_return'>>(
  'lost by the partner: items that are here stay; not_arrived for items that never came, and nothing is lost where no shipment was announced',
  (draft) => {
    const cleared = endQuestions(
      endAttention(draft, ({ kind }) => ['overdue', 'recalled', 'hold_return'].includes(kind)),
      'renew',
      'renew_review',
    )
    const isHere = outItems(cleared.request, draft.entry).length > 0
    const wasAnnounced = !draft.request.attention.some(
      (each) => each.kind === 'shipped_without_notice' && each.entry === draft.entry,
    )
    const declared =
      workflowOf(draft).steps.declaredLost && (isHere || wasAnnounced)
        ? raise(cleared, { kind: 'lost', by: 'partner' })
        : isHere
          ? raise(cleared, { kind: 'checked_in_early', entry: draft.entry ?? 1 })
          : cleared
    if (isHere) return explain(declared, reason('explanation.gives_up_items_here'))
    return declared.request.stage === 'shipped' && draft.entry !== null
      ? raise(declared, { kind: 'not_arrived', entry: draft.entry })
      : declared
  },
)

const missReturn = step<EventOf<'completed_without_return'>>(
  'attention return_not_seen: the items were sent back',
  (draft, { type }) => noteReturnNotSeen(draft, type),
)

/**
 * Closes the request where the entry is the one that supplied. The entry that supplied decides the outcome of a closed
 * request: another entry's items do not change it.
 */
const closeIfSupplied = (draft: Draft, outcome: Outcome): Draft =>
  draft.request.stage === 'closed' && draftEntry(draft)?.state !== 'supplied' ? draft : close(draft, outcome)

const isHere = guard('refusal.nothing_out', (draft) => outItems(draft.request, draft.entry).length > 0)

const unreturned = guard(
  'refusal.nothing_out',
  (draft) =>
    unreturnedItems(draft.request, draft.entry).length + outItems(draft.request, draft.entry).length > 0,
)

/** The rules for the end of a loan by the partner. */
export const endings: EventRules<'checked_in' | 'completed_without_return'> = {
  checked_in: [
    { stages: withItem, when: [nothingGoesBack], does: [keepAll] },
    { stages: shippedStages, leads: laterStagesOrClosed, does: [checkIn] },
    { stages: ['closed'], when: [unreturned], does: [checkIn] },
  ],
  completed_without_return: [
    { stages: [...shippedStages, 'closed'], when: [isLostByUs], leads: ['closed'], does: [settleLoss] },
    { stages: shippedStages, when: [nothingGoesBack], does: [keepAll] },
    { stages: withItem, does: [giveUp] },
    { stages: ['closed'], when: [isHere], does: [giveUp] },
    { stages: ['returned', 'closed'], when: [wasSentBack], does: [missReturn] },
  ],
}
