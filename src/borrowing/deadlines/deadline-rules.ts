import { reason } from '../../translations/reason.ts'
import type { Explanation } from '../events/explanation.ts'
import { activeEntry, change, type Draft, raise } from '../life-cycle/draft.ts'
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
import type { AttentionKind } from '../request/attention.ts'
import type { Deadline, DeadlineKind } from '../request/deadline.ts'
import { stages } from '../request/stage.ts'
import { giveUpLocate } from '../rota/locate.ts'
import { startWatches, watches } from './awaited-answers.ts'
import {
  agreeOrRaise,
  claimAgain,
  claimOrExpire,
  claimOrRaise,
  raiseNoAnswer,
  wasClaimed,
} from './no-answer.ts'
import { putOff } from './open-days.ts'
import {
  expireRequest,
  isScheduled,
  release,
  repeatOverdueNotice,
  sendDueDateNotice,
} from './passed-dates.ts'
import {
  askForReturn,
  endLoss,
  endOffer,
  endQuestionToPatron,
  expireHolds,
  lookUpAgain,
  raiseNotArrived,
  raiseUnansweredClaim,
  refuseForIls,
} from './passed-waits.ts'
import { startWaits, type WaitKind, waits } from './waits.ts'

/** A deadline's row: when it starts, its place, and what its passing leads to. It is dropped where the row does not hold. */
export type DeadlineRule = Rule<Deadline> & {
  /** When it starts, for the documentation. */
  readonly starts: string
  /** Whether it is about the active entry, and dropped when another one is. */
  readonly ofEntry: boolean
  /** The attention that its passing raises, where it does nothing else. */
  readonly raises?: AttentionKind
}

const ofEntry = { ofEntry: true } as const
const ofRequest = { ofEntry: false } as const

const raiseKind = (kind: 'return_due' | 'idle') =>
  step<Deadline>(`attention ${kind}`, (draft) => raise(draft, { kind }))

/** Returns the row of a wait: it is in any stage, where its own condition holds. */
const waitRow = (
  kind: WaitKind,
  passed: ReturnType<typeof step<Deadline>>,
  leads: DeadlineRule['leads'] = [],
): DeadlineRule => ({
  ...ofRequest,
  starts: waits[kind].starts,
  stages,
  when: [guard('refusal.nothing_waited_for', (draft) => waits[kind].runs(draft))],
  leads,
  does: [passed],
})

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
  unconfirmed: {
    ...ofEntry,
    ...watches.unconfirmed,
    raises: 'no_answer',
    does: [step('attention no_answer', raiseNoAnswer)],
  },
  will_supply: {
    ...ofEntry,
    ...watches.will_supply,
    does: [step('claimed, where the partner takes claims; else attention no_answer', claimOrRaise)],
  },
  cancel_reply: { ...ofEntry, ...watches.cancel_reply, leads: leadsOn, does: [agreeOrRaise] },
  renewal_answer: {
    ...ofEntry,
    ...watches.renewal_answer,
    raises: 'no_answer',
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
  transit: { ...waitRow('transit', raiseNotArrived), raises: 'not_arrived' },
  shelf: waitRow('shelf', expireHolds),
  lost_reported: waitRow('lost_reported', endLoss, leadsFrom(shippedStages, ['closed'])),
  return_transit: waitRow('return_transit', askForReturn),
  patron_answer: waitRow('patron_answer', endQuestionToPatron),
  claims_returned: { ...waitRow('claims_returned', raiseUnansweredClaim), raises: 'no_answer' },
  ils_answer: waitRow('ils_answer', refuseForIls),
  look_up: waitRow('look_up', lookUpAgain, { ready: ['sent', 'created', 'unfilled'] }),
  return: { ...waitRow('return', raiseKind('return_due')), raises: 'return_due' },
  due_date_notice: waitRow('due_date_notice', sendDueDateNotice),
  idle: {
    ...ofRequest,
    starts: 'it is the library’s turn; again with each command',
    stages,
    raises: 'idle',
    does: [raiseKind('idle')],
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
): { readonly draft: Draft; readonly reason?: Explanation } => {
  if (!draft.request.deadlines.some((each) => same(each, deadline)))
    return { draft, reason: reason('explanation.deadline_ended') }
  return { draft: putOff(draft, deadline) ?? runDeadline(draft, deadline) }
}
