import { onOpenDay } from '../calendar.ts'
import {
  activeEntry,
  changeEntry,
  type Draft,
  endAttention,
  factsOf,
  setDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, questionOf } from '../life-cycle/negotiation.ts'
import { fits, type Where } from '../life-cycle/rule.ts'
import { sentStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { DeadlineKind } from '../request/deadline.ts'
import type { Entry } from '../request/entry.ts'
import type { OperationKind } from '../request/operation.ts'
import { isHeld } from '../request/partner-number.ts'
import type { Request } from '../request/request.ts'
import { days, earliest, endOfDay, instantOf, millisecondsPerDay } from '../time.ts'
import type { Instant } from '../values.ts'
import type { WorkflowProfile } from '../workflow/workflow-profile.ts'
import { hurried, lastPromise, neededBy, partnersEnd } from './open-days.ts'

/** The deadlines that watch over an answer of the active partner. */
export type WatchedKind = Extract<
  DeadlineKind,
  'response' | 'will_supply' | 'unconfirmed' | 'cancel_reply' | 'renewal_answer' | 'check_in'
>

/** An answer that is expected from the active partner: where it is expected, and when its deadline starts. */
export type Watch = Where & {
  /** When the deadline starts, for the documentation. */
  readonly starts: string
  /** Returns whether its deadline runs by now. */
  readonly begun: (draft: Draft, entry: Entry) => boolean
  /** Until when it is waited for; null for no end. */
  readonly until: (draft: Draft, entry: Entry) => Instant | null
}

/** Returns whether no claim waits for an answer. One that has no deadline of its own takes the place of none. */
const isUnclaimed = (draft: Draft, entry: Entry): boolean =>
  (entry.claims ?? 0) === 0 || workflowOf(draft, entry).deadlines.claim === null

const runs = (request: Request, kind: DeadlineKind, entry: Entry): boolean =>
  request.deadlines.some((deadline) => deadline.kind === kind && deadline.entry === entry.id)

const isMessageSent = ({ request }: Draft): boolean => {
  const open = questionOf(request)
  return (open?.kind === 'cancel' || open?.kind === 'renew') && open.sent === true
}

/** Returns how long the workflow profile waits. */
const byProfile =
  (name: keyof WorkflowProfile['deadlines'], kind: WatchedKind): Watch['until'] =>
  (draft, entry) => {
    const wait = workflowOf(draft, entry).deadlines[name]
    return wait === null ? null : partnersEnd(draft, entry, kind, wait)
  }

/**
 * Returns when the partner's answer is due by its own expiry, else by the profile. The request's date of interest is a
 * deadline of its own.
 */
const ownAnswerDue: Watch['until'] = (draft, entry) => {
  const expiry = factsOf(draft, entry)?.expiry
  switch (expiry?.kind) {
    case 'none':
      return null
    case 'days':
      return partnersEnd(draft, entry, 'response', days(expiry.days))
    case 'date_of_interest': {
      const day = neededBy(draft, entry)
      if (draft.request.service.dateOfInterest !== undefined) return null
      return day === undefined
        ? byProfile('response', 'response')(draft, entry)
        : endOfDay(day, draft.context.timeZone)
    }
    default:
      return byProfile('response', 'response')(draft, entry)
  }
}

/**
 * Returns when the partner's answer is due: earlier than usual where the level of service or the day by which the item is
 * needed says so. A partner that has until the date of interest has that time.
 */
const answerDue: Watch['until'] = (draft, entry) => {
  const due = ownAnswerDue(draft, entry)
  if (due === null || factsOf(draft, entry)?.expiry?.kind === 'date_of_interest') return due
  return earliest([hurried(draft, entry, 'response', due), lastPromise(draft, entry)])
}

/** Returns when a partner's own days to supply are over; parts of a day count where all days do. */
const supplyEnds = (draft: Draft, entry: Entry, count: number): Instant =>
  workflowOf(draft, entry).countOpenDays
    ? partnersEnd(draft, entry, 'will_supply', days(Math.ceil(count)))
    : instantOf(Date.parse(draft.context.now) + count * millisecondsPerDay)

/**
 * Returns when the shipment is due. A partner's own time to supply counts before the profile's, a day at least; the way
 * here comes on top.
 */
const shipmentDue: Watch['until'] = (draft, entry) => {
  const profiles = byProfile('willSupply', 'will_supply')(draft, entry)
  const { supplyDays = null, deliveryDelayDays = 0, calendar } = factsOf(draft, entry) ?? {}
  if (profiles === null) return null
  const own = supplyDays === null ? profiles : supplyEnds(draft, entry, Math.max(supplyDays, 1))
  const due = hurried(draft, entry, 'will_supply', own) ?? own
  const arrived = instantOf(Date.parse(due) + deliveryDelayDays * millisecondsPerDay)
  return onOpenDay(arrived, draft.context.timeZone, calendar)
}

/** Every answer that is waited for, as data. While a question is open its own answer is waited for alone. */
export const watches: Record<WatchedKind, Watch> = {
  response: {
    starts: 'request delivered; again after each event of the entry that leaves it in sent or accepted',
    stages: ['sent', 'accepted'],
    negotiation: ['none'],
    begun: (draft, entry) =>
      entry.requestState !== 'queued' &&
      isUnclaimed(draft, entry) &&
      !runs(draft.request, 'will_supply', entry),
    until: answerDue,
  },
  will_supply: {
    starts: 'will_supply',
    stages: sentStages,
    negotiation: ['none'],
    begun: (draft, entry) => draft.request.stage === 'will_supply' && isUnclaimed(draft, entry),
    until: shipmentDue,
  },
  unconfirmed: {
    starts: 'negotiation unconfirmed',
    stages: sentStages,
    negotiation: ['unconfirmed'],
    begun: () => true,
    until: byProfile('unconfirmed', 'unconfirmed'),
  },
  cancel_reply: {
    starts: 'cancel delivered, or held until the partner has named its number',
    stages: sentStages,
    negotiation: ['cancel'],
    begun: (draft, entry) => isMessageSent(draft) || isHeld(entry, 'cancel'),
    until: (draft, entry) =>
      isHeld(entry, 'cancel')
        ? answerDue(draft, entry)
        : byProfile('cancelReply', 'cancel_reply')(draft, entry),
  },
  renewal_answer: {
    starts: 'renew delivered',
    stages: withItem,
    negotiation: ['renew'],
    begun: isMessageSent,
    until: byProfile('renewalAnswer', 'renewal_answer'),
  },
  check_in: {
    starts: 'shipped_return delivered, or held until the partner has named its number',
    stages: ['returned'],
    begun: (draft, entry) =>
      (entry.returnSent === true || isHeld(entry, 'shipped_return')) && isUnclaimed(draft, entry),
    until: (draft, entry) =>
      isHeld(entry, 'shipped_return')
        ? answerDue(draft, entry)
        : byProfile('checkIn', 'check_in')(draft, entry),
  },
}

const watchedKinds = Object.keys(watches).filter((kind): kind is WatchedKind => Object.hasOwn(watches, kind))

/** Returns whether the attention asks staff to act on the entry, so that it needs no deadline. */
const callsStaff = (attention: Attention, entry: Entry): boolean =>
  (attention.kind === 'no_answer' && (attention.entry === undefined || attention.entry === entry.id)) ||
  (attention.kind === 'send_failed' && attention.entry === entry.id)

/** Starts the deadlines of what is waited for from the active partner and nothing watches yet. */
export const startWatches = (draft: Draft): Draft => {
  const entry = activeEntry(draft.request)
  if (entry === undefined || draft.request.attention.some((attention) => callsStaff(attention, entry)))
    return draft
  return watchedKinds
    .filter((kind) => fits(watches[kind], draft.request) && !runs(draft.request, kind, entry))
    .filter((kind) => watches[kind].begun(draft, entry))
    .reduce((done, kind) => startWatch(done, kind, entry), draft)
}

/** Starts the deadline of one answer, in place of one that runs. */
export const startWatch = (draft: Draft, kind: WatchedKind, entry: Entry): Draft => {
  const until = watches[kind].until(draft, entry)
  return until === null ? draft : setDeadline(draft, kind, until, entry.id)
}

/** Ends attention and starts the deadline of the missing answer again, so that it is not forgotten. */
export const endCalls = (draft: Draft, picks: (attention: Attention) => boolean): Draft =>
  draft.request.attention.filter(picks).reduce(waitAnew, endAttention(draft, picks))

const waitAnew = (draft: Draft, attention: Attention): Draft => {
  const active = activeEntry(draft.request)
  if (active === undefined || !callsStaff(attention, active)) return draft
  const again = changeEntry(draft, active.id, { claims: 0 })
  return attention.kind === 'send_failed' ? countAsSent(again, active, attention.operation) : again
}

/** Counts a failed message as sent once staff dismiss the failure, or the partner answers nevertheless. */
const countAsSent = (draft: Draft, entry: Entry, operation: OperationKind): Draft => {
  if (operation === 'shipped_return' || operation === 'shipped_forward')
    return changeEntry(draft, entry.id, { returnSent: true })
  const open = questionOf(draft.request)
  return (open?.kind === 'cancel' || open?.kind === 'renew') && open.kind === operation
    ? ask(draft, { ...open, sent: true })
    : draft
}
