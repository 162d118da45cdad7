import { tellIlsDueDate } from '../items/ils-due-date.ts'
import { itemsOf, unreturnedItems } from '../items/items.ts'
import { matchItems } from '../items/match-items.ts'
import { askAboutPastDueDate } from '../items/past-due-date.ts'
import { nameShippedItem } from '../items/ship-items.ts'
import {
  change,
  changeItems,
  type Draft,
  draftEntry,
  endAttention,
  entryById,
  explain,
  factsOf,
  isPastDay,
  raise,
  startDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { endQuestions } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { withItem } from '../life-cycle/stage-groups.ts'
import { days } from '../time.ts'
import type { Day } from '../values.ts'
import type { EventOf, EventRules } from './event-rule.ts'
import type { NamedItem } from './partner-event.ts'

/** Changes the due date of the items that are named, or of all where none of them is; never of one that is on its way back. */
const dueOn = (draft: Draft, dueDate: Day | undefined, named?: readonly NamedItem[]): Draft => {
  if (dueDate === undefined || draft.entry === null) return draft
  const matched = matchItems(draft.request, draft.entry, named)
  const items = matched.length > 0 ? matched : itemsOf(draft.request, draft.entry)
  return changeItems(
    draft,
    (item) => items.includes(item) && item.state !== 'returned',
    () => ({ dueDate }),
  )
}

/**
 * Raises attention about a missing due date. A renewal that names no new due date leaves the old one as it is, which
 * staff must see.
 */
const noteMissingDate = (draft: Draft, { dueDate }: EventOf<'renewed'>): Draft =>
  dueDate === undefined
    ? change(explain(draft, 'renewed without a new due date: the due date stays as it was'), {
        renewedWithoutDate: true,
      })
    : change(draft, { renewedWithoutDate: undefined })

/** Takes the new due date to the patron’s loan in the ILS; one that has passed is asked about, and stays out of the ILS. */
const applyRenewedDate = (draft: Draft, dueDate: Day | undefined): Draft => {
  if (dueDate === undefined || draft.entry === null) return draft
  return isPastDay(draft, dueDate)
    ? askAboutPastDueDate(draft, draft.entry, 'renewed', dueDate)
    : tellIlsDueDate(draft, draft.entry, 'renew_items')
}

const renew = step<EventOf<'renewed'>>(
  'the due date changes, also of the patron’s loan in the ILS; without a new one the timeline and the status say that it stays; one that has passed raises attention due_date_past; overdue and recalled are cleared; a renewal ends',
  (draft, event) => {
    const dated = dueOn(noteMissingDate(draft, event), event.dueDate, event.items)
    const cleared = endAttention(
      nameShippedItem(dated, event.items),
      ({ kind }) => kind === 'overdue' || kind === 'recalled' || kind === 'return_due',
    )
    const ended = endQuestions(applyRenewedDate(cleared, event.dueDate), 'renew', 'renew_review')
    return workflowOf(draft).steps.renew ? change(ended, { lastAnswer: 'renewed' }) : ended
  },
)

const refuseRenewal = step<EventOf<'renew_refused'>>('the renewal ends', (draft) =>
  change(endQuestions(draft, 'renew'), { lastAnswer: 'renew_refused' }),
)

const stayOpen = step<EventOf<'renew_pending'>>('the renewal stays open', (draft) => draft)

/** Sets when the patron gets the notice again, where the partner's profile says how often; a repeat changes nothing. */
const scheduleRepeatedNotice = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  const often = factsOf(draft, entry)?.resendOverdueDays ?? null
  const runs = draft.request.deadlines.some(({ kind, entry: id }) => kind === 'overdue' && id === entry?.id)
  return often === null || runs ? draft : startDeadline(draft, 'overdue', days(often), entry?.id)
}

const takeOverdue = step<EventOf<'overdue'>>(
  'attention stays until the item goes back or is renewed',
  (draft, event) => scheduleRepeatedNotice(raise(dueOn(draft, event.dueDate), { kind: 'overdue' })),
)

const takeRecall = step<EventOf<'recalled'>>(
  'the partner wants it back: attention stays until the item goes back or is renewed; a renewal ends',
  (draft, event) => {
    const due = nameShippedItem(dueOn(draft, event.dueDate, event.items), event.items)
    const withDueDate = event.dueDate === undefined ? due : tellIlsDueDate(due, draft.entry, 'recall_items')
    const ended = endQuestions(withDueDate, 'renew', 'renew_review')
    const dueDate = event.dueDate === undefined ? {} : { dueDate: event.dueDate }
    return workflowOf(draft).steps.recall ? raise(ended, { kind: 'recalled', ...dueDate }) : ended
  },
)

const takeHold = step('attention stays until it is released', (draft) =>
  raise(draft, { kind: 'hold_return' }),
)

const release = step('the attention is cleared', (draft) =>
  endAttention(draft, ({ kind }) => kind === 'hold_return'),
)

const recordOnly = step('recorded only: the item is on its way back', (draft) =>
  explain(draft, 'recorded only: the item is on its way back'),
)

const isHere = guard('nothing is out', (draft) =>
  unreturnedItems(draft.request, draft.entry).some((item) => item.state !== 'returned'),
)

/** Returns whether the profile waits for the check-in of what goes back. Until then it counts as out. */
const isGoingBack = guard('nothing is out', (draft) => {
  const { complete, steps } = workflowOf(draft, entryById(draft.request, draft.entry))
  const waits = complete === 'at_lender_check_in' && steps.lenderCheckIn
  return waits && unreturnedItems(draft.request, draft.entry).length > 0
})

/** Returns rows for what a partner wants of items that are out, also after closing. */
const ofItemsOut = <Input>(take: ReturnType<typeof step<Input>>) =>
  [
    { stages: withItem, does: [take] },
    { stages: ['closed'], when: [isHere], does: [take] },
    { stages: ['returned'], does: [recordOnly] },
    { stages: ['closed'], when: [isGoingBack], does: [recordOnly] },
  ] as const

/** The rules of a partner's events about the loan. */
export const circulation: EventRules<
  | 'renewed'
  | 'renew_refused'
  | 'renew_pending'
  | 'overdue'
  | 'recalled'
  | 'hold_return'
  | 'release_hold_return'
> = {
  renewed: [{ stages: withItem, does: [renew] }],
  renew_refused: [{ stages: withItem, negotiation: ['renew'], does: [refuseRenewal] }],
  renew_pending: [{ stages: withItem, negotiation: ['renew'], does: [stayOpen] }],
  overdue: ofItemsOut(takeOverdue),
  recalled: ofItemsOut(takeRecall),
  hold_return: ofItemsOut(takeHold),
  release_hold_return: ofItemsOut(release),
}
