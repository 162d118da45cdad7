import { hasAttention } from '../attention/has-attention.ts'
import { dueDateNotices } from '../due-date-notices.ts'
import { isOut } from '../items/item-states.ts'
import { isLossReported } from '../items/items.ts'
import {
  activeEntry,
  change,
  type Draft,
  entryById,
  factsOf,
  setDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { questionOf, receivingOf } from '../life-cycle/negotiation.ts'
import { among, beforeSent, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { DeadlineKind } from '../request/deadline.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { deadlineAfter, earliest, endOfDay, instantOf, millisecondsPerDay } from '../time.ts'
import { Duration, type Instant } from '../values.ts'
import { librarysEnd } from './open-days.ts'

/** Deadlines of waits that the library itself has a part in: on the way, on the shelf, on loan, on its own systems. */
export type WaitKind = Extract<
  DeadlineKind,
  | 'offer'
  | 'transit'
  | 'shelf'
  | 'lost_reported'
  | 'return_transit'
  | 'claims_returned'
  | 'patron_answer'
  | 'ils_answer'
  | 'look_up'
  | 'return'
  | 'due_date_notice'
>

/** A wait: when its deadline starts, where it runs, and when it ends. */
export type Wait = {
  /** When the deadline starts, for the documentation. */
  readonly starts: string
  readonly runs: (draft: Draft) => boolean
  /** Until when; null for no end. */
  readonly until: (draft: Draft) => Instant | null
  /** Whether it is set again whenever its basis changes, such as a due date. */
  readonly follows?: boolean
}

const from = (draft: Draft, wait: Duration | null): Instant | null =>
  wait === null ? null : deadlineAfter(draft.context.now, wait, draft.context.timeZone)

/** The same for what the library itself must do: the end of an open day. */
const fromOpenDays = (draft: Draft, wait: Duration | null): Instant | null =>
  wait === null ? null : librarysEnd(draft, activeEntry(draft.request), wait)

const activeItems = (request: Request): readonly Item[] => {
  const id = activeEntry(request)?.id
  return request.items.filter((item) => item.entry === id)
}

const deadlinesOf = (draft: Draft) => workflowOf(draft, activeEntry(draft.request)).deadlines

const offerEnds = (draft: Draft): Instant | null => {
  const open = questionOf(draft.request)
  return earliest([
    fromOpenDays(draft, deadlinesOf(draft).offer),
    open?.kind === 'retry' && open.before !== undefined && open.before > draft.context.now
      ? open.before
      : null,
  ])
}

/** Returns until when the patron may answer: the day that staff named, else the profile's time, never after the offer. */
const patronAnswers = (draft: Draft): Instant | null => {
  const { request, context } = draft
  const until = request.patronQuestion?.until
  return earliest([
    until === undefined
      ? fromOpenDays(draft, deadlinesOf(draft).patronAnswer)
      : endOfDay(until, context.timeZone),
    request.deadlines.find(({ kind }) => kind === 'offer')?.at ?? null,
  ])
}

const arrivalDue = (draft: Draft): Instant | null => {
  const due = from(draft, deadlinesOf(draft).transit)
  const days = factsOf(draft, activeEntry(draft.request))?.deliveryDelayDays ?? 0
  return due === null ? null : instantOf(Date.parse(due) + days * millisecondsPerDay)
}

/**
 * Returns whether the item has to go back, as far as the library knows: the patron had it, or nobody shall have it any
 * more.
 */
export const isToGoBack = (item: Item): boolean =>
  isOut(item) &&
  (item.state === 'patron_returned' ||
    (item.state === 'received' && (item.hold === 'cancelled' || item.hold === 'expired')))

/** Returns the day on which the partner wants items back; where it names none, the end of the profile's loan period. */
const returnDue = (draft: Draft): Instant | null => {
  const { request, context } = draft
  const out = request.items.filter(isOut)
  const profile = workflowOf(draft, activeEntry(request))
  const running = request.deadlines.find(({ kind }) => kind === 'return')?.at
  const ends = out.map(({ dueDate }) => (dueDate === undefined ? null : endOfDay(dueDate, context.timeZone)))
  const due = earliest(ends.filter((at) => at !== null && at > context.now))
  const soon = out.some(isToGoBack) ? fromOpenDays(draft, profile.deadlines.return) : null
  const isSet = running !== undefined && running <= (soon ?? running)
  const period =
    out.length > 0 && due === null && soon === null
      ? (running ??
        fromOpenDays(
          draft,
          out.some((item) => (item.dueDate ?? item.formerDueDates) !== undefined)
            ? profile.deadlines.return
            : profile.loanPeriod,
        ))
      : null
  return earliest([due, isSet && soon !== null ? running : soon, period])
}

/** Returns when the parcel back must have arrived that an overdue has crossed. */
const returnArrives = (draft: Draft): Instant | null => {
  const { request, context } = draft
  const unseen = request.attention.find((each) => each.kind === 'return_not_seen' && each.informs === true)
  const entry = request.rota.find(({ id }) => unseen?.kind === 'return_not_seen' && id === unseen.entry)
  const { returnTransit } = workflowOf(draft, entry).deadlines
  return returnTransit === null
    ? null
    : deadlineAfter(entry?.returnedAt ?? context.now, returnTransit, context.timeZone)
}

/** Returns what the library said to a partner that misses items although they went back. */
export const claimOfLibrary = ({ attention }: Request) =>
  attention.find(
    (each): each is Extract<Attention, { kind: 'claims_returned' }> =>
      each.kind === 'claims_returned' && each.by === 'library',
  )

/** Returns the time of the next notice about a due date. */
const nextDueDateNotice = ({ request, context }: Draft): Instant | null => {
  const { dueDateNotices: settings, timeZone, now } = context
  if (settings === undefined) return null
  return dueDateNotices(request.items, { settings, timeZone }).find(({ at }) => at > now)?.at ?? null
}

/** The times after each look-up of a citation at which the sources are asked again; then only staff ask. */
const lookUpDelays = ['PT15M', 'PT2H', 'PT12H', 'P1D', 'P3D'].map((each) => Duration.parse(each))

/** Returns whether asking the sources again can help: the citation is too thin, or a source did not answer. */
const isToLookUp = ({ request }: Draft): boolean =>
  among([...beforeSent, 'unfilled'], request.stage) &&
  request.lookUp !== undefined &&
  request.lookUp.count < lookUpDelays.length &&
  (hasAttention(request, 'citation_incomplete') || request.lookUp.unanswered === true)

/** Every wait of this kind, as data. */
export const waits: Record<WaitKind, Wait> = {
  offer: {
    starts: 'a condition or an offer to retry opens; ends earlier where the partner names a last day',
    runs: ({ request }) => {
      const kind = questionOf(request)?.kind
      return kind === 'condition' || kind === 'retry'
    },
    until: offerEnds,
  },
  transit: {
    starts: 'shipped',
    runs: ({ request }) =>
      request.stage === 'shipped' &&
      !hasAttention(request, 'not_arrived') &&
      receivingOf(request) === undefined &&
      activeItems(request).some((item) => item.state === 'shipped' && item.form === 'physical'),
    until: arrivalDue,
  },
  shelf: {
    starts: 'an item is on the hold shelf',
    runs: ({ request }) =>
      request.stage === 'received' &&
      request.items.some((item) => item.state === 'received' && item.hold === 'on_shelf'),
    until: (draft) => fromOpenDays(draft, deadlinesOf(draft).shelf),
  },
  lost_reported: {
    starts: 'report_lost',
    runs: ({ request }) =>
      among(shippedStages, request.stage) && isLossReported(request) && !hasAttention(request, 'no_answer'),
    until: (draft) => from(draft, deadlinesOf(draft).lostReported),
  },
  return_transit: {
    starts: 'an overdue that crosses the parcel back; counted from the day on which the items were sent back',
    runs: ({ request }) =>
      request.attention.some((each) => each.kind === 'return_not_seen' && each.informs === true),
    until: returnArrives,
  },
  claims_returned: {
    starts: 'claim_returned by the library: the partner was told when and how the items went back',
    runs: ({ request }) => claimOfLibrary(request) !== undefined && !hasAttention(request, 'no_answer'),
    until: (draft) =>
      from(
        draft,
        workflowOf(draft, entryById(draft.request, claimOfLibrary(draft.request)?.entry ?? null)).deadlines
          .claimsReturned,
      ),
  },
  patron_answer: {
    starts: 'ask_patron: to the end of the day that it names, at the latest to the end of the offer',
    runs: ({ request }) => request.patronQuestion !== undefined,
    until: patronAnswers,
  },
  ils_answer: {
    starts: 'negotiation receiving',
    runs: ({ request }) => {
      const receiving = receivingOf(request)
      return receiving !== undefined && receiving.refused !== true
    },
    until: (draft) => from(draft, deadlinesOf(draft).ilsAnswer),
  },
  look_up: {
    starts:
      'a source of citations did not answer, or the citation is too thin and the sources could not complete it; 15 minutes, then longer each time, five times',
    runs: isToLookUp,
    until: (draft) => from(draft, lookUpDelays[draft.request.lookUp?.count ?? 0] ?? null),
  },
  return: {
    starts:
      'an item is here: its due date, or the profile’s loan period; after patron_return, or once its hold is cancelled or expired, the profile’s time to return',
    runs: ({ request }) =>
      request.items.some(isOut) &&
      !hasAttention(request, 'return_due', 'hold_return', 'overdue') &&
      !request.attention.some((each) => each.kind === 'recalled' && each.informs !== true),
    until: returnDue,
    follows: true,
  },
  due_date_notice: {
    starts:
      'the patron has an item with a due date and gave an address, and the library sends notices before or after it',
    runs: (draft) =>
      draft.request.patron?.email !== undefined &&
      draft.request.items.some(({ state }) => state === 'on_loan') &&
      !hasAttention(draft.request, 'claims_returned', 'hold_return') &&
      draft.context.dueDateNotices !== undefined,
    until: nextDueDateNotice,
    follows: true,
  },
}

const waitKinds = Object.keys(waits).filter((kind): kind is WaitKind => Object.hasOwn(waits, kind))

/** Starts the deadlines of waits that have none yet, and moves those that follow a date. */
export const startWaits = (draft: Draft): Draft =>
  waitKinds.reduce((done, kind) => {
    const wait = waits[kind]
    const running = done.request.deadlines.find((deadline) => deadline.kind === kind)
    if (!wait.runs(done) || (running !== undefined && wait.follows !== true)) return done
    const until = wait.until(done)
    return until === null || until === running?.at ? done : setDeadline(dropWait(done, kind), kind, until)
  }, draft)

const dropWait = (draft: Draft, kind: WaitKind): Draft =>
  change(draft, { deadlines: draft.request.deadlines.filter((deadline) => deadline.kind !== kind) })
