import { reason } from '../../translations/reason.ts'
import {
  answeringDays,
  closureOn,
  deadlineWithin,
  isOpenOn,
  openDayAfter,
  openingDaysBetween,
} from '../calendar.ts'
import { namedPartner } from '../events/explanation.ts'
import { type Draft, entryById, explain, factsOf, setDeadline, workflowOf } from '../life-cycle/draft.ts'
import type { Deadline, DeadlineKind } from '../request/deadline.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { addDays, dayOf, days, earliest, endOfDay } from '../time.ts'
import type { Day, Duration, Instant } from '../values.ts'

/** The deadlines for which a partner must be open to lend; for others it is enough that somebody answers. */
const forLending: readonly DeadlineKind[] = ['response', 'will_supply']

/** The deadlines that wait while the partner is closed. */
const partnersDeadlines: readonly DeadlineKind[] = [
  ...forLending,
  'unconfirmed',
  'cancel_reply',
  'renewal_answer',
  'claim',
  'check_in',
]

const calendarFor = (draft: Draft, entry: Entry | undefined, kind: DeadlineKind) => {
  const calendar = factsOf(draft, entry)?.calendar
  return forLending.includes(kind) ? calendar : answeringDays(calendar)
}

/** Returns the end of a time that a partner has: an open day of the partner. */
export const partnersEnd = (
  draft: Draft,
  entry: Entry | undefined,
  kind: DeadlineKind,
  wait: Duration,
): Instant =>
  deadlineWithin(draft.context.now, wait, draft.context.timeZone, {
    calendar: calendarFor(draft, entry, kind),
    openDays: workflowOf(draft, entry).countOpenDays,
  })

/** Returns the end of a time that the library has: an open day of the library. */
export const librarysEnd = (draft: Draft, entry: Entry | undefined, wait: Duration): Instant =>
  deadlineWithin(draft.context.now, wait, draft.context.timeZone, {
    calendar: draft.context.calendar,
    openDays: workflowOf(draft, entry).countOpenDays,
  })

/** Returns the service that an entry was asked for: the request's, with the changes of a retry. */
const serviceOf = ({ service }: Request, entry: Entry | undefined) => ({
  ...service,
  ...entry?.changes?.service,
})

/** Returns the shorter deadlines of the request's level of service; undefined where it has none. */
export const hurryOf = (draft: Draft, entry: Entry | undefined) => {
  const { rush, urgent, express } = workflowOf(draft, entry).byServiceLevel
  switch (serviceOf(draft.request, entry).level?.toLowerCase()) {
    case 'rush':
      return rush
    case 'urgent':
      return urgent
    case 'express':
      return express
    default:
      return undefined
  }
}

/** Returns whether the request has the level of service Rush. */
export const isRush = (draft: Draft, entry: Entry | undefined): boolean =>
  serviceOf(draft.request, entry).level?.toLowerCase() === 'rush'

/** Returns the day by which the item is needed, where it is to come. */
export const neededBy = (draft: Draft, entry: Entry | undefined): Day | undefined => {
  const day = serviceOf(draft.request, entry).neededBy
  return day !== undefined && day >= dayOf(draft.context.now, draft.context.timeZone) ? day : undefined
}

/** Returns how many days a partner needs from its promise to the arrival of the item here, as far as it is known. */
const daysToArrive = (draft: Draft, entry: Entry | undefined): number => {
  const { supplyDays, deliveryDelayDays = 0 } = factsOf(draft, entry) ?? {}
  return Math.ceil((supplyDays ?? 0) + deliveryDelayDays)
}

/** Returns whether a partner that promises on a day is likely to be late for the day by which the item is needed. */
export const isLikelyLate = (draft: Draft, entry: Entry | undefined, on: Day): boolean => {
  const day = neededBy(draft, entry)
  return day !== undefined && addDays(on, daysToArrive(draft, entry)) > day
}

/**
 * Returns until when a partner must promise, so that the item comes by the day on which it is needed; one day of the partner
 * at least. Null where it is needed by no day.
 */
export const lastPromise = (draft: Draft, entry: Entry): Instant | null => {
  const day = neededBy(draft, entry)
  if (day === undefined) return null
  const last = endOfDay(addDays(day, -daysToArrive(draft, entry)), draft.context.timeZone)
  const least = partnersEnd(draft, entry, 'response', days(1))
  if (last > least) return last
  return least
}

/** Returns an end that the level of service brings forward; null stays null. */
export const hurried = (
  draft: Draft,
  entry: Entry,
  name: 'response' | 'will_supply',
  end: Instant | null,
): Instant | null => {
  const hurry = hurryOf(draft, entry)
  const wait = name === 'response' ? hurry?.response : hurry?.willSupply
  return end === null || wait === undefined || wait === null
    ? end
    : earliest([end, partnersEnd(draft, entry, name, wait)])
}

/**
 * Puts off a deadline that passes while its partner is closed, since a closure was noted after it began: to the end of the
 * first open day, or where open days count, of as many of them as the closure took. It passes all the same where the item
 * would then come too late.
 *
 * @returns undefined where it is not put off
 */
export const putOff = (draft: Draft, deadline: Deadline): Draft | undefined => {
  const entry = entryById(draft.request, deadline.entry ?? null)
  const calendar = calendarFor(draft, entry, deadline.kind)
  const today = dayOf(draft.context.now, draft.context.timeZone)
  const closed = calendar && closureOn(calendar.closures, today)
  if (!partnersDeadlines.includes(deadline.kind) || entry === undefined) return undefined
  if (calendar === undefined || closed === undefined) return undefined
  const taken = workflowOf(draft, entry).countOpenDays ? openingDaysBetween(calendar, closed.from, today) : 1
  const reopens = openDayAfter(calendar, closed.to, Math.max(taken, 1))
  if (!isOpenOn(calendar, reopens) || isLikelyLate(draft, entry, reopens)) return undefined
  return explain(
    setDeadline(draft, deadline.kind, endOfDay(reopens, draft.context.timeZone), entry.id),
    reason('explanation.waits_for_closed_partner', {
      partner: namedPartner(entry.partner),
      day: { day: closed.to },
    }),
  )
}
