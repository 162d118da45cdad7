import { close } from '../life-cycle/close-request.ts'
import {
  activeEntry,
  change,
  explain,
  factsOf,
  raise,
  startDeadline,
  type Work,
  workEntry,
  workflowOf,
} from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import { guard, holdsNow, type Rule, runRule, step } from '../life-cycle/rule.ts'
import {
  afterLocate,
  askedStages,
  beforeSent,
  beforeShipped,
  leadsOn,
  shippedStages,
  withItem,
} from '../life-cycle/stage-groups.ts'
import { agreeCancel } from '../partner-events/cancels.ts'
import type { Deadline, DeadlineKind } from '../request/deadline.ts'
import { leave } from '../rota/leave-entry.ts'
import { giveUpLocate } from '../rota/locate.ts'
import { nextEntry, sendIfAutomatic } from '../rota/next-entry.ts'
import { tellPatron } from '../status/notify-patron.ts'
import { days } from '../time.ts'
import { startWatches, watches } from './awaited-answers.ts'
import { claim, claimsByItself, takesClaims, takesReminders } from './claim-partner.ts'

/** A deadline's row: when it starts, where it stands, and what its passing leads to. It is dropped where the row does not hold. */
export type DeadlineRule = Rule<Deadline> & {
  /** When it starts, for the documentation. */
  readonly starts: string
  /** Is it about the active entry, and dropped when another one is? */
  readonly ofEntry: boolean
}

const ofEntry = { ofEntry: true } as const
const ofRequest = { ofEntry: false } as const

const alertNoAnswer = (work: Work): Work => {
  const entry = workEntry(work)
  return raise(work, {
    kind: 'no_answer',
    ...(entry?.lastTold === undefined ? {} : { operation: entry.lastTold }),
    ...(entry === undefined ? {} : { entry: entry.id }),
  })
}

/** Can the partner be claimed: it takes claims, and the profile says how long an answer may take? */
const canClaim = (work: Work): boolean => takesClaims(work) && workflowOf(work).deadlines.claim !== null

/** Claims, where the partner can be claimed and its profile has nothing against it; else staff are alerted. */
const claimOrAlert = (work: Work): Work =>
  canClaim(work) && claimsByItself(work) !== false
    ? claim(explain(work, 'the partner is asked for the status'))
    : alertNoAnswer(work)

const expireEntry = (work: Work): Work => {
  const entry = workEntry(work)
  if (entry === undefined) return work
  if (factsOf(work, entry)?.cancelsByItself === false)
    return alertNoAnswer(explain(work, 'no answer in time: the partner is not cancelled by itself'))
  const reason = 'no answer in time'
  const left = explain(leave(work, entry, { state: 'expired', reason }), reason)
  return workflowOf(work, entry).onExpiry === 'close'
    ? close(left, { kind: 'expired' })
    : nextEntry(left, { kind: 'expired' })
}

const claimOrExpire = step<Deadline>(
  'claimed once where the profile says so; then the entry expires and is left; alert no_answer instead, where the partner’s profile has staff claim or cancel',
  (work) => {
    const entry = workEntry(work)
    const { claimBeforeExpiry, deadlines } = workflowOf(work, entry)
    const byItself = claimsByItself(work)
    const wanted = canClaim(work) && (byItself === true || claimBeforeExpiry)
    if (!wanted || (entry?.claims ?? 0) > 0) return expireEntry(work)
    if (byItself === false)
      return alertNoAnswer(explain(work, 'no answer in time: the partner is not claimed by itself'))
    const claimed = claim(explain(work, 'no answer in time: claimed'))
    return startDeadline(claimed, 'response', deadlines.claim, entry?.id)
  },
)

const agreeOrAlert = step<Deadline>('counts as accepted, or alert no_answer, by profile', (work) =>
  workflowOf(work).onNoCancelReply === 'accepted'
    ? agreeCancel(explain(work, 'no answer to the cancel: it counts as accepted'))
    : alertNoAnswer(work),
)

const claimAgain = step<Deadline>(
  'claimed once more, by Reminder where profile and partner take it; then alert no_answer',
  (work) => {
    const entry = workEntry(work)
    if (entry === undefined || (entry.claims ?? 0) >= 2) return alertNoAnswer(work)
    return workflowOf(work, entry).reminder && takesReminders(work) && claimsByItself(work) !== false
      ? claim(explain(work, 'the partner is reminded'), 'reminder')
      : claimOrAlert(work)
  },
)

const expireRequest = step<Deadline>(
  'the entry expires and is left; closed as expired, or as cancelled where that was asked for',
  (work) => {
    const active = activeEntry(work.request)
    const told = explain(work, 'the date of interest has passed')
    const open = questionOf(work.request)
    if (open?.kind === 'cancel' && open.scope !== 'this_partner') return agreeCancel(told)
    const reason = 'date of interest passed'
    const left = active === undefined ? told : leave(told, active, { state: 'expired', reason })
    return close(left, { kind: 'expired' })
  },
)

const release = step<Deadline>(
  'no longer held; sent where a sending rule or the workflow profile sends by itself',
  (work) =>
    sendIfAutomatic(
      change(work, { waitingFor: work.request.waitingFor.filter((waiting) => waiting.for !== 'until') }),
    ),
)

const wasClaimed = guard('nobody was claimed', (work) => (activeEntry(work.request)?.claims ?? 0) > 0)

const isScheduled = guard('it waits for no day', (work) =>
  work.request.waitingFor.some((waiting) => waiting.for === 'until'),
)

const tellOverdueAgain = step<Deadline>(
  'the patron is told again, where the profile names the status and the item was not brought back; it starts anew',
  (work) => {
    const entry = workEntry(work)
    const often = factsOf(work, entry)?.resendOverdueDays ?? null
    if (entry === undefined || often === null) return work
    const isHere = work.request.items.some(
      (item) => item.entry === entry.id && (item.state === 'received' || item.state === 'on_loan'),
    )
    return startDeadline(isHere ? tellPatron(work, 'overdue') : work, 'overdue', days(often), entry.id)
  },
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
  unconfirmed: { ...ofEntry, ...watches.unconfirmed, does: [step('alert no_answer', alertNoAnswer)] },
  will_supply: {
    ...ofEntry,
    ...watches.will_supply,
    does: [step('claimed, where the partner takes claims; else alert no_answer', claimOrAlert)],
  },
  cancel_reply: { ...ofEntry, ...watches.cancel_reply, leads: leadsOn, does: [agreeOrAlert] },
  renewal_answer: {
    ...ofEntry,
    ...watches.renewal_answer,
    does: [step('alert no_answer; the renewal stays open', alertNoAnswer)],
  },
  claim: {
    ...ofEntry,
    starts: 'status_request or reminder delivered, or answered with an error',
    stages: [...askedStages, ...shippedStages],
    when: [wasClaimed],
    does: [claimAgain],
  },
  check_in: {
    ...ofEntry,
    ...watches.check_in,
    does: [step('claimed, where the partner takes claims; else alert no_answer', claimOrAlert)],
  },
  overdue: {
    ...ofRequest,
    starts: 'overdue, where the partner’s profile says how often it is told again',
    stages: [...withItem, 'closed'],
    alert: 'overdue',
    does: [tellOverdueAgain],
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
    starts: 'created to be held until a date',
    stages: [...beforeSent, 'unfilled'],
    when: [isScheduled],
    leads: { ready: ['sent', 'created', 'unfilled'] },
    does: [release],
  },
}

const lasts = (work: Work, deadline: Deadline): boolean => {
  const rule = deadlineRules[deadline.kind]
  return holdsNow(rule, work) && (!rule.ofEntry || activeEntry(work.request)?.id === deadline.entry)
}

/** Drops deadlines whose matter is over, and starts those of what is waited for now. */
export const keepDeadlines = (work: Work): Work => {
  const lasting = work.request.deadlines.filter((deadline) => lasts(work, deadline))
  return startWatches(
    lasting.length === work.request.deadlines.length ? work : change(work, { deadlines: lasting }),
  )
}

const same = (one: Deadline, other: Deadline): boolean =>
  one.kind === other.kind && one.entry === other.entry && one.at === other.at

/** Decides what a deadline that has passed leads to; one that does not stand any more leads to nothing. */
export const decideDeadline = (
  work: Work,
  deadline: Deadline,
): { readonly work: Work; readonly reason?: string } => {
  if (!work.request.deadlines.some((each) => same(each, deadline)))
    return { work, reason: 'the deadline does not stand any more' }
  const others = work.request.deadlines.filter((each) => !same(each, deadline))
  const passed = { ...change(work, { deadlines: others }), entry: deadline.entry ?? work.entry }
  return { work: runRule(deadlineRules[deadline.kind], passed, deadline) }
}
