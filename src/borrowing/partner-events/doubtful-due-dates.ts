import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import { dueDateOf } from '../items/due-date.ts'
import { type DueDateDoubt, hasDueDateToKeep, reviewDueDate } from '../items/due-date-review.ts'
import { matchItems } from '../items/match-items.ts'
import { type Draft, isPastDay } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import { dayOf } from '../time.ts'
import { Day } from '../values.ts'
import { meaningOf } from './note-answer.ts'
import type { PartnerEvent } from './partner-event.ts'

/** The items whose due date an event is about: those that it names, else all that have one to keep. */
const datedItems = ({ request }: Draft, { id }: Entry, { items }: PartnerEvent): readonly Item[] =>
  matchItems(request, id, items).filter(hasDueDateToKeep)

/** A due date more than two years ahead is a slip of the pen. */
const farthest = ({ context: { now, timeZone } }: Draft): Day => {
  const [year = '', ...rest] = dayOf(now, timeZone).split('-')
  return Day.parse([Number(year) + 2, ...rest].join('-').replace(/-02-29$/, '-02-28'))
}

/** Returns why a due date that is plainly named is not applied; undefined where it is. */
const doubtOfDay = (
  draft: Draft,
  items: readonly Item[],
  event: PartnerEvent,
  day: Day,
): AnyReason | undefined => {
  const meaning = meaningOf(event)
  const standing = dueDateOf({ items: [...items] })
  const isNamedBefore = items.some(
    ({ dueDate, formerDueDates }) => dueDate === day || formerDueDates?.includes(day) === true,
  )
  if (event.type === 'renew_refused')
    return standing !== undefined && day > standing && !isNamedBefore
      ? reason('attention.due_date_beside_refusal', { dueDate: { day } })
      : undefined
  const isWanted = meaning === 'overdue' || meaning === 'recalled'
  if (meaning === 'renewed' && standing !== undefined && day < standing)
    return reason('attention.due_date_earlier', { dueDate: { day }, standing: { day: standing } })
  if (standing === day || (isNamedBefore && meaning !== 'renewed' && meaning !== 'recalled')) return undefined
  if (isPastDay(draft, day) && !isWanted) return reason('attention.due_date_passed', { dueDate: { day } })
  if (day > farthest(draft)) return reason('attention.due_date_too_far', { dueDate: { day } })
  if (meaning === 'recalled' && standing !== undefined && day > standing && !isPastDay(draft, standing))
    return reason('attention.due_date_of_recall_later', { dueDate: { day }, standing: { day: standing } })
  const isOfStaff = items.some(({ dueDateByStaff }) => dueDateByStaff === true)
  return isOfStaff && standing !== undefined && meaning !== 'renewed' && meaning !== 'recalled'
    ? reason('attention.due_date_differs', { dueDate: { day }, standing: { day: standing } })
    : undefined
}

/** Returns the day nearest to the usual end of a loan first: the later one, of a date in two readings that lie ahead. */
const likeliestFirst = (draft: Draft, days: readonly Day[]): readonly Day[] => [
  ...days.filter((day) => !isPastDay(draft, day)).toSorted(),
  ...days.filter((day) => isPastDay(draft, day)).toSorted(),
]

/** Returns why the due date of an event is asked about; undefined where it is applied, or none is named. */
const doubtOf = (
  draft: Draft,
  entry: Entry,
  items: readonly Item[],
  event: PartnerEvent,
): DueDateDoubt | undefined => {
  const { dueDate, dueDateDoubt } = event
  if (event.form === 'digital' || event.url !== undefined) return undefined
  if (dueDateDoubt !== undefined) {
    const { text, readings } = dueDateDoubt
    if (items.some((item) => item.dueDate !== undefined && readings.includes(item.dueDate))) return undefined
    const why = readings.length > 1 ? 'attention.due_date_ambiguous' : 'attention.due_date_unclear'
    return { reason: reason(why), text, candidates: likeliestFirst(draft, readings) }
  }
  if (dueDate !== undefined) {
    const why = doubtOfDay(draft, items, event, dueDate)
    return why === undefined ? undefined : { reason: why, candidates: [dueDate] }
  }
  return meaningOf(event) === 'renewed' && (entry.state === 'active' || entry.state === 'supplied')
    ? { reason: reason('attention.due_date_missing'), candidates: [] }
    : undefined
}

/**
 * Takes a due date out of an event that is not to be applied: one that can be read in two ways or not at all, that is
 * missing in a renewal, has passed, lies too far ahead, goes the wrong way, or speaks against what staff entered.
 *
 * @returns the event without it, and what raises attention `due_date_review` once the event is decided
 */
export const withoutDoubtfulDueDate = (
  before: Draft,
  entry: Entry,
  event: PartnerEvent,
): { readonly event: PartnerEvent; readonly review: (draft: Draft) => Draft } => {
  const doubt = doubtOf(before, entry, datedItems(before, entry, event), event)
  if (doubt === undefined) return { event, review: (draft) => draft }
  const { dueDate: _, ...others } = event
  return {
    event: others,
    review: (draft) => {
      const items = datedItems(draft, entry, event).map(({ id }) => id)
      const isOpen = draft.request.attention.some(
        (each) =>
          each.kind === 'due_date_review' &&
          each.entry === entry.id &&
          each.reason.code === doubt.reason.code &&
          each.text === doubt.text &&
          each.candidates.join() === doubt.candidates.join(),
      )
      return isOpen ? draft : reviewDueDate(draft, entry.id, event.type, doubt, items)
    },
  }
}
