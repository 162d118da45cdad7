import {
  activeEntry,
  changeEntry,
  endAlerts,
  factsOf,
  setDeadline,
  type Work,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, questionOf } from '../life-cycle/negotiation.ts'
import { fits, type Where } from '../life-cycle/rule.ts'
import { askedStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Alert } from '../request/alert.ts'
import type { DeadlineKind } from '../request/deadline.ts'
import type { Entry } from '../request/entry.ts'
import type { OperationKind } from '../request/operation.ts'
import type { Request } from '../request/request.ts'
import { after, days, endOfDay, instantOf } from '../time.ts'
import type { Instant } from '../values.ts'
import type { WorkflowProfile } from '../workflow/workflow-profile.ts'

/** The deadlines that watch over an answer of the active partner. */
export type WatchedKind = Extract<
  DeadlineKind,
  'response' | 'will_supply' | 'unconfirmed' | 'cancel_reply' | 'renewal_answer' | 'check_in'
>

/** What is waited for from the active partner: where it is, and from when its deadline runs. */
export type Watch = Where & {
  /** When the deadline starts, for the documentation. */
  readonly starts: string
  /** Does its deadline run by now? */
  readonly begun: (work: Work, entry: Entry) => boolean
  /** Until when it is waited for; null for no end. */
  readonly until: (work: Work, entry: Entry) => Instant | null
}

/** Does no claim wait for an answer? One that has no deadline of its own takes the place of none. */
const isUnclaimed = (work: Work, entry: Entry): boolean =>
  (entry.claims ?? 0) === 0 || workflowOf(work, entry).deadlines.claim === null

const runs = (request: Request, kind: DeadlineKind, entry: Entry): boolean =>
  request.deadlines.some((deadline) => deadline.kind === kind && deadline.entry === entry.id)

const isTold = ({ request }: Work): boolean => {
  const open = questionOf(request)
  return (open?.kind === 'cancel' || open?.kind === 'renew') && open.told === true
}

/** So long as the workflow profile says. */
const byProfile =
  (name: keyof WorkflowProfile['deadlines']): Watch['until'] =>
  (work, entry) => {
    const wait = workflowOf(work, entry).deadlines[name]
    return wait === null ? null : after(work.context.now, wait)
  }

/** The end of the last day on which the request is of use, where that is to come. */
const endOfUse = ({ request, context: { now, timeZone } }: Work, entry: Entry): Instant | undefined => {
  const day = entry.changes?.service?.neededBy ?? request.service.neededBy
  const end = day === undefined ? undefined : endOfDay(day, timeZone)
  return end === undefined || end <= now ? undefined : end
}

/** A partner's own expiry counts before the profile's. The request's date of interest is a deadline by itself. */
const answerDue: Watch['until'] = (work, entry) => {
  const expiry = factsOf(work, entry)?.expiry
  switch (expiry?.kind) {
    case 'none':
      return null
    case 'days':
      return after(work.context.now, days(expiry.days))
    case 'date_of_interest':
      return work.request.service.dateOfInterest === undefined
        ? (endOfUse(work, entry) ?? byProfile('response')(work, entry))
        : null
    default:
      return byProfile('response')(work, entry)
  }
}

const millisecondsPerDay = 86_400_000

/** A partner's own time to supply counts before the profile's, a day at least; the way here comes on top. */
const shipmentDue: Watch['until'] = (work, entry) => {
  const due = byProfile('willSupply')(work, entry)
  const { supplyDays = null, deliveryDelayDays = 0 } = factsOf(work, entry) ?? {}
  if (due === null) return null
  const from = supplyDays === null ? Date.parse(due) : Date.parse(work.context.now)
  const own = supplyDays === null ? 0 : Math.max(supplyDays, 1)
  return instantOf(from + (own + deliveryDelayDays) * millisecondsPerDay)
}

/** Every answer that is waited for, as data. While a question is open its own answer is waited for alone. */
export const watches: Record<WatchedKind, Watch> = {
  response: {
    starts: 'request delivered; anew after each event of the entry that leaves it in sent or accepted',
    stages: ['sent', 'accepted'],
    negotiation: ['none'],
    begun: (work, entry) =>
      entry.asked !== 'queued' && isUnclaimed(work, entry) && !runs(work.request, 'will_supply', entry),
    until: answerDue,
  },
  will_supply: {
    starts: 'will_supply',
    stages: askedStages,
    negotiation: ['none'],
    begun: (work, entry) => work.request.stage === 'will_supply' && isUnclaimed(work, entry),
    until: shipmentDue,
  },
  unconfirmed: {
    starts: 'negotiation unconfirmed',
    stages: askedStages,
    negotiation: ['unconfirmed'],
    begun: () => true,
    until: byProfile('unconfirmed'),
  },
  cancel_reply: {
    starts: 'cancel delivered',
    stages: askedStages,
    negotiation: ['cancel'],
    begun: isTold,
    until: byProfile('cancelReply'),
  },
  renewal_answer: {
    starts: 'renew delivered',
    stages: withItem,
    negotiation: ['renew'],
    begun: isTold,
    until: byProfile('renewalAnswer'),
  },
  check_in: {
    starts: 'shipped_return delivered',
    stages: ['returned'],
    begun: (work, entry) => entry.returnTold === true && isUnclaimed(work, entry),
    until: byProfile('checkIn'),
  },
}

const watchedKinds = Object.keys(watches).filter((kind): kind is WatchedKind => Object.hasOwn(watches, kind))

/** Does the alert say of the entry that staff must see to it, so that no deadline need? */
const callsStaff = (alert: Alert, entry: Entry): boolean =>
  (alert.kind === 'no_answer' && (alert.entry === undefined || alert.entry === entry.id)) ||
  (alert.kind === 'send_failed' && alert.entry === entry.id)

/** Starts the deadlines of what is waited for from the active partner and nothing watches yet. */
export const startWatches = (work: Work): Work => {
  const entry = activeEntry(work.request)
  if (entry === undefined || work.request.alerts.some((alert) => callsStaff(alert, entry))) return work
  return watchedKinds
    .filter((kind) => fits(watches[kind], work.request) && !runs(work.request, kind, entry))
    .filter((kind) => watches[kind].begun(work, entry))
    .reduce((done, kind) => startWatch(done, kind, entry), work)
}

/** Starts the deadline of one answer, in place of one that runs. */
export const startWatch = (work: Work, kind: WatchedKind, entry: Entry): Work => {
  const until = watches[kind].until(work, entry)
  return until === null ? work : setDeadline(work, kind, until, entry.id)
}

/** Ends alerts; what they called staff for is waited for anew, so that it is not forgotten. */
export const endCalls = (work: Work, picks: (alert: Alert) => boolean): Work =>
  work.request.alerts.filter(picks).reduce(waitAnew, endAlerts(work, picks))

const waitAnew = (work: Work, alert: Alert): Work => {
  const active = activeEntry(work.request)
  if (active === undefined || !callsStaff(alert, active)) return work
  const anew = changeEntry(work, active.id, { claims: 0 })
  return alert.kind === 'send_failed' ? takeAsTold(anew, active, alert.operation) : anew
}

/** What could not be told counts as told once staff put that aside, or the partner speaks all the same. */
const takeAsTold = (work: Work, entry: Entry, operation: OperationKind): Work => {
  if (operation === 'shipped_return' || operation === 'shipped_forward')
    return changeEntry(work, entry.id, { returnTold: true })
  const open = questionOf(work.request)
  return (open?.kind === 'cancel' || open?.kind === 'renew') && open.kind === operation
    ? ask(work, { ...open, told: true })
    : work
}
