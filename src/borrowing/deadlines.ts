import { claimFrom } from './commands/speaking.ts'
import { agreeCancel } from './partner-events/answers.ts'
import type { Deadline, DeadlineKind, Request } from './request.ts'
import { askedStages, leave, nextEntry, sendIfAutomatic } from './rota.ts'
import { beforeShipped, type Step, step } from './rule.ts'
import {
  activeEntry,
  change,
  close,
  explain,
  factsOf,
  raise,
  startDeadline,
  type Work,
  workEntry,
  workflowOf,
} from './work.ts'

/** A deadline's row: while what it stands for lasts, and what its passing leads to. */
type DeadlineRule = Step<unknown> & {
  /** Does what it stands for still last? One that does not is dropped. */
  readonly lasts: (request: Request, deadline: Deadline) => boolean
}

const among = (request: Request, stages: readonly string[]): boolean => stages.includes(request.stage)

const ofActive = (request: Request, deadline: Deadline): boolean =>
  activeEntry(request)?.id === deadline.entry

const alertNoAnswer = (work: Work): Work => {
  const entry = workEntry(work)
  return raise(work, {
    kind: 'no_answer',
    ...(entry?.lastTold === undefined ? {} : { operation: entry.lastTold }),
    ...(entry === undefined ? {} : { entry: entry.id }),
  })
}

const canClaim = (work: Work): boolean => factsOf(work, workEntry(work))?.takesStatusRequest === true

/** Claims once; where the partner takes no claims, staff are alerted at once. */
const claimOrAlert = (work: Work): Work =>
  canClaim(work) ? claimFrom(explain(work, 'the partner is asked for the status')) : alertNoAnswer(work)

const expireEntry = (work: Work): Work => {
  const entry = workEntry(work)
  if (entry === undefined) return work
  const left = leave(work, entry, 'expired', 'no answer in time')
  if (workflowOf(work, entry).onExpiry === 'close')
    return close(explain(left, 'no answer in time'), { kind: 'expired' })
  return nextEntry(explain(left, 'no answer in time'), { kind: 'expired' })
}

/** Every deadline, as data. */
export const deadlineRules: Record<DeadlineKind, DeadlineRule> = {
  locate: {
    lasts: (request) => request.stage === 'locating',
    ...step('locate goes on with what answered', (work) => {
      const ready = change(explain(work, 'locate took too long'), { stage: 'ready' })
      return sendIfAutomatic(ready)
    }),
  },
  response: {
    lasts: (request, deadline) => ofActive(request, deadline) && among(request, askedStages),
    ...step('claimed once where the profile says so, then the entry expires', (work) => {
      const entry = workEntry(work)
      const workflow = workflowOf(work, entry)
      return workflow.claimBeforeExpiry && (entry?.claims ?? 0) === 0 && canClaim(work)
        ? startDeadline(
            claimFrom(explain(work, 'no answer in time: claimed')),
            'response',
            workflow.deadlines.claim,
            entry?.id,
          )
        : expireEntry(work)
    }),
  },
  unconfirmed: {
    lasts: (request) => request.negotiation?.kind === 'unconfirmed',
    ...step('staff are alerted that the partner does not answer', alertNoAnswer),
  },
  will_supply: {
    lasts: (request, deadline) => ofActive(request, deadline) && request.stage === 'will_supply',
    ...step('claimed, then staff are alerted', claimOrAlert),
  },
  cancel_reply: {
    lasts: (request) => request.negotiation?.kind === 'cancel',
    ...step('counts as accepted, or staff are alerted, by profile', (work) =>
      workflowOf(work).onNoCancelReply === 'accepted'
        ? agreeCancel(explain(work, 'no answer to the cancel: it counts as accepted'))
        : alertNoAnswer(work),
    ),
  },
  renewal_answer: {
    lasts: (request) => request.negotiation?.kind === 'renew',
    ...step('staff are alerted; the renewal stays open', alertNoAnswer),
  },
  claim: {
    lasts: (request, deadline) => ofActive(request, deadline),
    ...step('claimed again, or a Reminder where the partner takes it; then staff are alerted', (work) => {
      const entry = workEntry(work)
      if (entry === undefined || (entry.claims ?? 0) >= 2) return alertNoAnswer(work)
      if (
        among(work.request, ['sent', 'accepted']) &&
        workflowOf(work, entry).reminder &&
        factsOf(work, entry)?.takesReminder === true
      ) {
        return claimFrom(work, 'reminder')
      }
      return claimOrAlert(work)
    }),
  },
  check_in: {
    lasts: (request) => request.stage === 'returned',
    ...step('claimed, then staff are alerted', claimOrAlert),
  },
  date_of_interest: {
    lasts: (request) => among(request, [...beforeShipped, 'unfilled']),
    ...step('nobody wants it any more: closed as expired', (work) => {
      const active = activeEntry(work.request)
      const left = active === undefined ? work : leave(work, active, 'expired', 'date of interest passed')
      return close(explain(left, 'the date of interest has passed'), { kind: 'expired' })
    }),
  },
  until: {
    lasts: (request) => request.waitingFor.some((waiting) => waiting.for === 'until'),
    ...step('the date has come: no longer held', (work) =>
      sendIfAutomatic(
        change(work, { waitingFor: work.request.waitingFor.filter((waiting) => waiting.for !== 'until') }),
      ),
    ),
  },
}

/** Drops deadlines whose matter is over. */
export const dropOverDeadlines = (work: Work): Work => {
  const lasting = work.request.deadlines.filter((deadline) =>
    deadlineRules[deadline.kind].lasts(work.request, deadline),
  )
  return lasting.length === work.request.deadlines.length ? work : change(work, { deadlines: lasting })
}

/** Decides what a deadline that has passed leads to. */
export const decideDeadline = (work: Work, deadline: Deadline): Work => {
  const others = work.request.deadlines.filter(
    (each) => each.kind !== deadline.kind || each.entry !== deadline.entry,
  )
  const passed = { ...change(work, { deadlines: others }), entry: deadline.entry ?? work.entry }
  return deadlineRules[deadline.kind].run(passed, undefined)
}
