import { unreturnedItems } from '../items/items.ts'
import {
  change,
  changeItems,
  endAlerts,
  entryById,
  explain,
  factsOf,
  raise,
  startDeadline,
  type Work,
  workEntry,
  workflowOf,
} from '../life-cycle/draft.ts'
import { endQuestions } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { withItem } from '../life-cycle/stage-groups.ts'
import { days } from '../time.ts'
import type { Day } from '../values.ts'
import type { EventOf, EventRules } from './event-rule.ts'

/** What is not on its way back is due on another day. */
const dueOn = (work: Work, dueDate: Day | undefined): Work =>
  dueDate === undefined
    ? work
    : changeItems(
        work,
        (item) => item.entry === work.entry && item.state !== 'returned',
        () => ({ dueDate }),
      )

const renew = step<EventOf<'renewed'>>(
  'the due date changes; overdue and recalled are cleared; a renewal ends',
  (work, event) => {
    const cleared = endAlerts(
      dueOn(work, event.dueDate),
      ({ kind }) => kind === 'overdue' || kind === 'recalled',
    )
    const ended = endQuestions(cleared, 'renew', 'renew_review')
    return workflowOf(work).steps.renew ? change(ended, { lastAnswer: 'renewed' }) : ended
  },
)

const refuseRenewal = step<EventOf<'renew_refused'>>('the renewal ends', (work) =>
  change(endQuestions(work, 'renew'), { lastAnswer: 'renew_refused' }),
)

const stayOpen = step<EventOf<'renew_pending'>>('the renewal stays open', (work) => work)

/** From when on the patron is told of it again, where the partner's profile says how often; a repeat changes nothing. */
const tellAgainLater = (work: Work): Work => {
  const entry = workEntry(work)
  const often = factsOf(work, entry)?.resendOverdueDays ?? null
  const runs = work.request.deadlines.some(({ kind, entry: id }) => kind === 'overdue' && id === entry?.id)
  return often === null || runs ? work : startDeadline(work, 'overdue', days(often), entry?.id)
}

const takeOverdue = step<EventOf<'overdue'>>(
  'an alert stands until the item goes back or is renewed',
  (work, event) => tellAgainLater(raise(dueOn(work, event.dueDate), { kind: 'overdue' })),
)

const takeRecall = step<EventOf<'recalled'>>(
  'the partner wants it back: an alert stands until the item goes back or is renewed; a renewal ends',
  (work, event) => {
    const ended = endQuestions(dueOn(work, event.dueDate), 'renew', 'renew_review')
    const dueDate = event.dueDate === undefined ? {} : { dueDate: event.dueDate }
    return workflowOf(work).steps.recall ? raise(ended, { kind: 'recalled', ...dueDate }) : ended
  },
)

const takeHold = step('an alert stands until it is released', (work) => raise(work, { kind: 'hold_return' }))

const release = step('the alert is cleared', (work) => endAlerts(work, ({ kind }) => kind === 'hold_return'))

const recordOnly = step('recorded only: the item is on its way back', (work) =>
  explain(work, 'recorded only: the item is on its way back'),
)

const isHere = guard('nothing is out', (work) =>
  unreturnedItems(work.request, work.entry).some((item) => item.state !== 'returned'),
)

/** Does the profile wait for the check-in of what goes back? Until then it counts as out. */
const isGoingBack = guard('nothing is out', (work) => {
  const { complete, steps } = workflowOf(work, entryById(work.request, work.entry))
  const waits = complete === 'at_lender_check_in' && steps.lenderCheckIn
  return waits && unreturnedItems(work.request, work.entry).length > 0
})

/** Rows for what a partner wants of items that are out, also after closing. */
const ofItemsOut = <Given>(take: ReturnType<typeof step<Given>>) =>
  [
    { stages: withItem, does: [take] },
    { stages: ['closed'], when: [isHere], does: [take] },
    { stages: ['returned'], does: [recordOnly] },
    { stages: ['closed'], when: [isGoingBack], does: [recordOnly] },
  ] as const

/** What a partner says of the loan. */
export const circulation: EventRules<
  | 'renewed'
  | 'renew_refused'
  | 'renew_pending'
  | 'overdue'
  | 'recalled'
  | 'hold_return'
  | 'release_hold_return'
> = {
  renewed: [{ stages: ['received', 'on_loan', 'patron_returned'], does: [renew] }],
  renew_refused: [{ stages: withItem, negotiation: ['renew'], does: [refuseRenewal] }],
  renew_pending: [{ stages: withItem, negotiation: ['renew'], does: [stayOpen] }],
  overdue: ofItemsOut(takeOverdue),
  recalled: ofItemsOut(takeRecall),
  hold_return: ofItemsOut(takeHold),
  release_hold_return: ofItemsOut(release),
}
