import { takeLookedUp } from '../commands/looking-up.ts'
import { dueDateNoticeAt } from '../due-date-notices.ts'
import { itemsWithSettledDueDates } from '../items/past-due-date.ts'
import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  change,
  changeEntry,
  changeItems,
  type Draft,
  draftEntry,
  effect,
  explain,
  factsOf,
  raise,
  startDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { questionOf, receivingOf } from '../life-cycle/negotiation.ts'
import { guard, holdsNow, leadsFrom, type Rule, runRule, step } from '../life-cycle/rule.ts'
import {
  afterLocate,
  beforeSent,
  beforeShipped,
  leadsOn,
  sentStages,
  shippedStages,
  withItem,
} from '../life-cycle/stage-groups.ts'
import { agreeCancel } from '../partner-events/cancels.ts'
import type { Deadline, DeadlineKind } from '../request/deadline.ts'
import { stages } from '../request/stage.ts'
import { heldRetry } from '../rota/held-retry.ts'
import { leave } from '../rota/leave-entry.ts'
import { giveUpLocate } from '../rota/locate.ts'
import { goOnAfterExpiry, nextEntry, sendIfAutomatic } from '../rota/next-entry.ts'
import { notifyOfStatus } from '../status/notify-patron.ts'
import { days } from '../time.ts'
import { startWatches, watches } from './awaited-answers.ts'
import { claim, claimsByItself, takesClaims, takesReminders } from './claim-partner.ts'
import { startWaits, type WaitKind, waits } from './waits.ts'

/** A deadline's row: when it starts, its place, and what its passing leads to. It is dropped where the row does not hold. */
export type DeadlineRule = Rule<Deadline> & {
  /** When it starts, for the documentation. */
  readonly starts: string
  /** Whether it is about the active entry, and dropped when another one is. */
  readonly ofEntry: boolean
}

const ofEntry = { ofEntry: true } as const
const ofRequest = { ofEntry: false } as const

const raiseNoAnswer = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  return raise(draft, {
    kind: 'no_answer',
    ...(entry?.lastOperation === undefined ? {} : { operation: entry.lastOperation }),
    ...(entry === undefined ? {} : { entry: entry.id }),
  })
}

/** Returns whether the partner can be claimed: it takes claims, and the profile says how long an answer may take. */
const canClaim = (draft: Draft): boolean => takesClaims(draft) && workflowOf(draft).deadlines.claim !== null

/** Claims, where the partner can be claimed and its profile has nothing against it; else staff are called. */
const claimOrRaise = (draft: Draft): Draft =>
  canClaim(draft) && claimsByItself(draft) !== false
    ? claim(explain(draft, 'the partner is asked for the status'))
    : raiseNoAnswer(draft)

const expireEntry = (draft: Draft): Draft => {
  const entry = draftEntry(draft)
  if (entry === undefined) return draft
  if (factsOf(draft, entry)?.cancelsByItself === false)
    return raiseNoAnswer(explain(draft, 'no answer in time: the partner is not cancelled by itself'))
  const reason = 'no answer in time'
  const left = explain(leave(draft, entry, { state: 'expired', reason }), reason)
  return goOnAfterExpiry(left, entry)
}

const claimOrExpire = step<Deadline>(
  'claimed once where the profile says so; then the entry expires and is left; attention no_answer instead, where the partner’s profile has staff claim or cancel',
  (draft) => {
    const entry = draftEntry(draft)
    const { claimBeforeExpiry, deadlines } = workflowOf(draft, entry)
    const byItself = claimsByItself(draft)
    const wanted = canClaim(draft) && (byItself === true || claimBeforeExpiry)
    if (!wanted || (entry?.claims ?? 0) > 0) return expireEntry(draft)
    if (byItself === false)
      return raiseNoAnswer(explain(draft, 'no answer in time: the partner is not claimed by itself'))
    const claimed = claim(explain(draft, 'no answer in time: claimed'))
    return startDeadline(claimed, 'response', deadlines.claim, entry?.id)
  },
)

const agreeOrRaise = step<Deadline>('counts as accepted, or attention no_answer, by profile', (draft) =>
  workflowOf(draft).onNoCancelReply === 'accepted'
    ? agreeCancel(explain(draft, 'no answer to the cancel: it counts as accepted'))
    : raiseNoAnswer(draft),
)

const claimAgain = step<Deadline>(
  'claimed once more, by Reminder where profile and partner take it; then attention no_answer',
  (draft) => {
    const entry = draftEntry(draft)
    if (entry === undefined || (entry.claims ?? 0) >= 2) return raiseNoAnswer(draft)
    return workflowOf(draft, entry).reminder && takesReminders(draft) && claimsByItself(draft) !== false
      ? claim(explain(draft, 'the partner is reminded'), 'reminder')
      : claimOrRaise(draft)
  },
)

const expireRequest = step<Deadline>(
  'the entry expires and is left; closed as expired, or as cancelled where that was asked for',
  (draft) => {
    const active = activeEntry(draft.request)
    const explained = explain(draft, 'the date of interest has passed')
    const open = questionOf(draft.request)
    if (open?.kind === 'cancel' && open.scope !== 'this_partner') return agreeCancel(explained)
    const reason = 'date of interest passed'
    const left = active === undefined ? explained : leave(explained, active, { state: 'expired', reason })
    return close(left, { kind: 'expired' })
  },
)

const release = step<Deadline>(
  'no longer held; sent where a sending rule or the workflow profile sends by itself; a retry leaves',
  (draft) => {
    const held = heldRetry(draft.request)
    return held === undefined
      ? sendIfAutomatic(
          change(draft, {
            waitingFor: draft.request.waitingFor.filter((waiting) => waiting.for !== 'until'),
          }),
        )
      : changeEntry(draft, held.id, { notBefore: undefined })
  },
)

const wasClaimed = guard('nobody was claimed', (draft) => (activeEntry(draft.request)?.claims ?? 0) > 0)

const isScheduled = guard(
  'it waits for no day',
  ({ request }) =>
    heldRetry(request) !== undefined ||
    (request.stage !== 'sent' && request.waitingFor.some((waiting) => waiting.for === 'until')),
)

const repeatOverdueNotice = step<Deadline>(
  'the patron gets another notice, if the profile names the status and the item was not brought back; the deadline starts anew',
  (draft) => {
    const entry = draftEntry(draft)
    const often = factsOf(draft, entry)?.resendOverdueDays ?? null
    if (entry === undefined || often === null) return draft
    const isHere = draft.request.items.some(
      (item) => item.entry === entry.id && (item.state === 'received' || item.state === 'on_loan'),
    )
    return startDeadline(isHere ? notifyOfStatus(draft, 'overdue') : draft, 'overdue', days(often), entry.id)
  },
)

/** Returns the row of a wait: it is in any stage, where its own condition holds. */
const waitRow = (
  kind: WaitKind,
  passed: ReturnType<typeof step<Deadline>>,
  leads: DeadlineRule['leads'] = [],
): DeadlineRule => ({
  ...ofRequest,
  starts: waits[kind].starts,
  stages,
  when: [guard('nothing is waited for', (draft) => waits[kind].runs(draft))],
  leads,
  does: [passed],
})

const endOffer = step<Deadline>(
  'declined: the entry is left, next entry; or kept, with attention idle, by profile',
  (draft) => {
    const active = activeEntry(draft.request)
    if (active === undefined) return draft
    if (workflowOf(draft, active).onOpenOffer === 'keep') return raise(draft, { kind: 'idle' })
    const reason = 'nobody answered the offer in time'
    const state = questionOf(draft.request)?.kind === 'condition' ? 'cancelled' : 'rejected'
    return nextEntry(leave(explain(draft, reason), active, { state, reason }), { kind: 'unfilled' })
  },
)

const raiseNotArrived = step<Deadline>('attention not_arrived', (draft) => {
  const entry = activeEntry(draft.request)?.id
  return entry === undefined ? draft : raise(draft, { kind: 'not_arrived', entry })
})

const expireHolds = step<Deadline>('the hold has expired: attention hold_expired', (draft) =>
  changeItems(
    draft,
    (item) => item.state === 'received' && item.hold === 'on_shelf',
    () => ({ hold: 'expired' }),
  ),
)

const endLoss = step<Deadline>('closed as lost, or kept with attention no_answer, by profile', (draft) =>
  workflowOf(draft).afterLost === 'closed' ? close(draft, { kind: 'lost' }) : raiseNoAnswer(draft),
)

const refuseForIls = step<Deadline>('attention ils_refused: the ILS does not answer', (draft) => {
  const receiving = receivingOf(draft.request)
  return receiving === undefined
    ? draft
    : raise(change(draft, { negotiation: { ...receiving, refused: true } }), {
        kind: 'ils_refused',
        reason: 'the ILS does not answer',
      })
})

const sendDueDateNotice = step<Deadline>(
  'the patron gets a notice that the due date comes near or has passed; the deadline of the next notice starts',
  (draft) => {
    const { dueDateNotices: settings, timeZone, now } = draft.context
    if (settings === undefined) return draft
    const notice = dueDateNoticeAt(itemsWithSettledDueDates(draft.request), { settings, timeZone }, now)
    return notice === undefined
      ? explain(draft, 'the due date has passed: a notice that it comes near is of no use any more')
      : effect(draft, { kind: 'notice', status: notice.name, dueDate: notice.dueDate })
  },
)

const lookUpAgain = step<Deadline>(
  'the sources of citations are asked again; what they say is filled in, and the request is sent where it is sent by itself',
  (draft) => sendIfAutomatic(takeLookedUp(draft, true)),
)

/** Every deadline, as data. */
export const deadlineRules: Record<DeadlineKind, DeadlineRule> = {
  locate: {
    ...ofRequest,
    starts: 'stage locating',
    stages: ['locating'],
    leads: afterLocate,
    does: [step('locate goes on with what answered', giveUpLocate)],
  },
  response: { ...ofEntry, ...watches.response, leads: leadsOn, does: [claimOrExpire] },
  unconfirmed: { ...ofEntry, ...watches.unconfirmed, does: [step('attention no_answer', raiseNoAnswer)] },
  will_supply: {
    ...ofEntry,
    ...watches.will_supply,
    does: [step('claimed, where the partner takes claims; else attention no_answer', claimOrRaise)],
  },
  cancel_reply: { ...ofEntry, ...watches.cancel_reply, leads: leadsOn, does: [agreeOrRaise] },
  renewal_answer: {
    ...ofEntry,
    ...watches.renewal_answer,
    does: [step('attention no_answer; the renewal stays open', raiseNoAnswer)],
  },
  claim: {
    ...ofEntry,
    starts: 'status_request or reminder delivered, or answered with an error',
    stages: [...sentStages, ...shippedStages],
    when: [wasClaimed],
    does: [claimAgain],
  },
  check_in: {
    ...ofEntry,
    ...watches.check_in,
    does: [step('claimed, where the partner takes claims; else attention no_answer', claimOrRaise)],
  },
  overdue: {
    ...ofRequest,
    starts: 'overdue, where the partner’s profile says how often the notice is repeated',
    stages: [...withItem, 'closed'],
    attention: 'overdue',
    does: [repeatOverdueNotice],
  },
  date_of_interest: {
    ...ofRequest,
    starts: 'created with a date of interest, or given one by edit or reopen',
    stages: [...beforeShipped, 'unfilled'],
    leads: ['closed'],
    does: [expireRequest],
  },
  until: {
    ...ofRequest,
    starts: 'created to be held until a date, or a retry not before the time that the partner named',
    stages: [...beforeSent, 'sent', 'unfilled'],
    when: [isScheduled],
    leads: { ready: ['sent', 'created', 'unfilled'] },
    does: [release],
  },
  offer: waitRow('offer', endOffer, leadsFrom(sentStages, leadsOn)),
  transit: waitRow('transit', raiseNotArrived),
  shelf: waitRow('shelf', expireHolds),
  lost_reported: waitRow('lost_reported', endLoss, leadsFrom(shippedStages, ['closed'])),
  ils_answer: waitRow('ils_answer', refuseForIls),
  look_up: waitRow('look_up', lookUpAgain, { ready: ['sent', 'created', 'unfilled'] }),
  return: waitRow(
    'return',
    step('attention return_due', (draft) => raise(draft, { kind: 'return_due' })),
  ),
  due_date_notice: waitRow('due_date_notice', sendDueDateNotice),
  idle: {
    ...ofRequest,
    starts: 'it is the library’s turn; anew with each command',
    stages,
    does: [step('attention idle', (draft) => raise(draft, { kind: 'idle' }))],
  },
}

const lasts = (draft: Draft, deadline: Deadline): boolean => {
  const rule = deadlineRules[deadline.kind]
  return holdsNow(rule, draft) && (!rule.ofEntry || activeEntry(draft.request)?.id === deadline.entry)
}

/** Drops deadlines whose matter is over, and starts those of what is waited for now. */
export const keepDeadlines = (draft: Draft): Draft => {
  const lasting = draft.request.deadlines.filter((deadline) => lasts(draft, deadline))
  return startWaits(
    startWatches(
      lasting.length === draft.request.deadlines.length ? draft : change(draft, { deadlines: lasting }),
    ),
  )
}

const same = (one: Deadline, other: Deadline): boolean =>
  one.kind === other.kind && one.entry === other.entry && one.at === other.at

/** Runs the row of a deadline that passes. */
export const runDeadline = (draft: Draft, deadline: Deadline): Draft => {
  const others = draft.request.deadlines.filter((each) => !same(each, deadline))
  const passed = { ...change(draft, { deadlines: others }), entry: deadline.entry ?? draft.entry }
  return runRule(deadlineRules[deadline.kind], passed, deadline)
}

/** Decides what a deadline that has passed leads to; one that no longer applies leads to nothing. */
export const decideDeadline = (
  draft: Draft,
  deadline: Deadline,
): { readonly draft: Draft; readonly reason?: string } => {
  if (!draft.request.deadlines.some((each) => same(each, deadline)))
    return { draft, reason: 'the deadline no longer applies' }
  return { draft: runDeadline(draft, deadline) }
}
