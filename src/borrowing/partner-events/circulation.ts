import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { isCopy } from '../items/copies.ts'
import { withDueDate, withStatedDueDate } from '../items/due-dates.ts'
import { isOut } from '../items/item-states.ts'
import { itemsOf } from '../items/items.ts'
import { matchItems } from '../items/match-items.ts'
import { nameShippedItem } from '../items/ship-items.ts'
import {
  change,
  changeEntry,
  changeItems,
  type Draft,
  draftEntry,
  endAttention,
  factsOf,
  raise,
  startDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { endQuestions, questionOf } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { withItem } from '../life-cycle/stage-groups.ts'
import { days } from '../time.ts'
import type { EventOf, EventRules } from './event-rule.ts'
import { isOlder, statedAt } from './order-statements.ts'
import type { NamedItem } from './partner-event.ts'
import { noteReturnNotSeen, wasSentBack } from './returns-not-seen.ts'

type Dated = EventOf<'renewed' | 'overdue' | 'recalled'>

/**
 * Changes the due date of the items that are named, or of all where none of them is; never of one that is on its way back.
 * A date beside an overdue is one that stands: a newer statement, a renewal, a recall or a person goes before it.
 */
const dueOn = (draft: Draft, event: Dated, named?: readonly NamedItem[]): Draft => {
  const { dueDate } = event
  if (dueDate === undefined || draft.entry === null) return draft
  const matched = matchItems(draft.request, draft.entry, named)
  const items = matched.length > 0 ? matched : itemsOf(draft.request, draft.entry)
  const asOf = statedAt(draft, event)
  return changeItems(
    draft,
    (item) => items.includes(item) && item.state !== 'returned',
    (item) =>
      event.type === 'overdue'
        ? withStatedDueDate(item, dueDate, asOf)
        : withDueDate(item, dueDate, draft.context.now),
  )
}

/** Returns whether the partner wanted the items back after it renewed them: the recall stands, and its date. */
const wasRecalledSince = (draft: Draft, event: EventOf<'renewed'>): boolean => {
  const entry = draftEntry(draft)
  return entry?.lastStatement?.state === 'recalled' && isOlder(draft, entry, event)
}

/** Returns whether a loan is renewed by an event: one that was asked for, or a new due date; a repeat counts once. */
const isRenewal = (before: Draft, dated: Draft): boolean =>
  questionOf(before.request)?.kind === 'renew' ||
  dated.request.items.some(
    ({ id, dueDate }) => dueDate !== before.request.items.find((each) => each.id === id)?.dueDate,
  )

const countRenewal = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  return entry === undefined ? draft : changeEntry(draft, entry.id, { renewals: (entry.renewals ?? 0) + 1 })
}

const renew = step<EventOf<'renewed'>>(
  'the due date changes; attention due_date_review where none is named, or one that has passed or is earlier; overdue and recalled are cleared, but for a recall that was stated later; a renewal ends',
  (draft, event) => {
    const recalled = wasRecalledSince(draft, event)
    const dated = recalled ? draft : dueOn(draft, event, event.items)
    const cleared = endAttention(
      nameShippedItem(dated, event.items),
      ({ kind }) => kind === 'overdue' || (kind === 'recalled' && !recalled) || kind === 'return_due',
    )
    const counted = isRenewal(draft, dated) ? countRenewal(cleared) : cleared
    const ended = endQuestions(counted, 'renew', 'renew_review')
    return workflowOf(draft).steps.renew ? change(ended, { lastAnswer: 'renewed' }) : ended
  },
)

const refuseRenewal = step<EventOf<'renew_refused'>>('the renewal ends', (draft) =>
  change(endQuestions(draft, 'renew'), { lastAnswer: 'renew_refused' }),
)

const wasNotAwaited = guard(
  'refusal.no_renewal_open',
  (draft) => draftEntry(draft)?.lastOperation === 'renew' && !workflowOf(draft).steps.renew,
)

/** Raises attention message_received: what the partner says changes nothing, and staff read it. */
const tellStaff = (draft: Draft, why: AnyReason, informs = false): Draft =>
  draft.entry === null
    ? draft
    : raise(draft, {
        kind: 'message_received',
        entry: draft.entry,
        reason: why,
        ...(informs ? { informs } : {}),
      })

const informOfRefusal = step<EventOf<'renew_refused'>>(
  'where the step renew is off nothing waited for the answer: attention message_received, which informs',
  (draft) => tellStaff(draft, reason('attention.renewal_refused'), true),
)

const stayOpen = step<EventOf<'renew_pending'>>('the renewal stays open', (draft) => draft)

/** Sets when the patron gets the notice again, where the partner's profile says how often; a repeat changes nothing. */
const scheduleRepeatedNotice = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  const often = factsOf(draft, entry)?.resendOverdueDays ?? null
  const runs = draft.request.deadlines.some(({ kind, entry: id }) => kind === 'overdue' && id === entry?.id)
  return often === null || runs ? draft : startDeadline(draft, 'overdue', days(often), entry?.id)
}

/** Asks where an item is that the partner wants back and that never came. */
const missNeverArrived = (draft: Draft): Draft =>
  draft.entry !== null && draft.request.stage === 'shipped' && draftEntry(draft)?.state === 'active'
    ? raise(draft, { kind: 'not_arrived', entry: draft.entry })
    : draft

const takeOverdue = step<EventOf<'overdue'>>(
  'attention stays until the item goes back or is renewed; not_arrived too where it never came',
  (draft, event) => scheduleRepeatedNotice(missNeverArrived(raise(dueOn(draft, event), { kind: 'overdue' }))),
)

const takeRecall = step<EventOf<'recalled'>>(
  'the partner wants it back: attention stays until the item goes back or is renewed, and only informs where the step is off; a renewal ends',
  (draft, event) => {
    const due = nameShippedItem(dueOn(draft, event, event.items), event.items)
    const wasAsked = questionOf(draft.request)?.kind === 'renew'
    const over = endQuestions(due, 'renew', 'renew_review')
    const ended = wasAsked ? change(over, { lastAnswer: 'renew_refused' }) : over
    const dueDate = event.dueDate === undefined ? {} : { dueDate: event.dueDate }
    const informs = workflowOf(draft).steps.recall ? {} : { informs: true }
    return raise(ended, { kind: 'recalled', ...dueDate, ...informs })
  },
)

const takeHold = step('attention stays until it is released', (draft) =>
  raise(draft, { kind: 'hold_return' }),
)

const release = step('the attention is cleared', (draft) =>
  endAttention(draft, ({ kind }) => kind === 'hold_return'),
)

const recordOnly = step('the due date stays: the item is on its way back, or is back', (draft) => draft)

/** Asks about a hold of items that are not here: nothing can be held back any more. A note beside it is attention itself. */
const askAboutHold = step(
  'attention message_received: the items are on their way back, or are back',
  (draft) => tellStaff(draft, reason('attention.hold_after_return')),
)

const notSeen = step<EventOf<'overdue' | 'recalled'>>(
  'attention return_not_seen: the items were sent back; an overdue that crosses the parcel only informs until deadline return_transit',
  (draft, { type }) => noteReturnNotSeen(draft, type),
)

/** Holds where an item of the entry is here or on its way to the library. */
const isHere = guard('refusal.nothing_out', (draft) =>
  itemsOf(draft.request, draft.entry).some((item) => isOut(item) || item.state === 'shipped'),
)

/** Holds where all that the entry supplied may be kept. */
const areKept = guard('refusal.something_goes_back', (draft) => {
  const items = itemsOf(draft.request, draft.entry)
  return items.length > 0 && items.every((item) => item.kept === true || isCopy(draft.request, item))
})

/** Returns rows for what a partner wants of items that are out, also after closing. */
const ofItemsOut = <Input>(take: ReturnType<typeof step<Input>>, gone: ReturnType<typeof step<Input>>) =>
  [
    { stages: [...withItem, 'returned', 'closed'], when: [areKept], does: [recordOnly] },
    { stages: withItem, does: [take] },
    { stages: ['closed'], when: [isHere], does: [take] },
    { stages: ['returned', 'closed'], when: [wasSentBack], does: [gone] },
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
  renewed: [
    { stages: withItem, does: [renew] },
    { stages: ['closed'], when: [isHere], does: [renew] },
    { stages: ['returned', 'closed'], does: [recordOnly] },
  ],
  renew_refused: [
    { stages: withItem, negotiation: ['renew'], does: [refuseRenewal] },
    { stages: withItem, when: [wasNotAwaited], does: [informOfRefusal] },
  ],
  renew_pending: [{ stages: withItem, negotiation: ['renew'], does: [stayOpen] }],
  overdue: ofItemsOut(takeOverdue, notSeen),
  recalled: ofItemsOut(takeRecall, notSeen),
  hold_return: [...ofItemsOut(takeHold, askAboutHold), { stages: ['closed'], does: [askAboutHold] }],
  release_hold_return: ofItemsOut(release, recordOnly),
}
