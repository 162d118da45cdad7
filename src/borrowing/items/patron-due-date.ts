import { closureOn, lastOpenDay } from '../calendar.ts'
import { changeItems, type Draft, entryById, factsOf, raise, workflowOf } from '../life-cycle/draft.ts'
import type { Item } from '../request/item.ts'
import type { Request } from '../request/request.ts'
import { addDays, dayOf, wholeDays } from '../time.ts'
import type { Day } from '../values.ts'
import { effectOf } from './condition-effects.ts'
import { conditionsOfItem } from './item-conditions.ts'

const isHere = ({ state }: Item): boolean => state === 'received' || state === 'on_loan'
const isPhysical = ({ form }: Item): boolean => form === 'physical'

/** Returns how many days before the partner's due date the patron brings an item back: those of the way back, and the buffer. */
const daysBefore = (draft: Draft, item: Item): number => {
  const entry = entryById(draft.request, item.entry)
  const { returnBuffer } = workflowOf(draft, entry)
  const buffer = returnBuffer === null ? 0 : (wholeDays(returnBuffer) ?? 0)
  return Math.ceil(factsOf(draft, entry)?.deliveryDelayDays ?? 0) + buffer
}

/**
 * Returns the day on which the patron brings an item back that its partner wants back on `dueDate`: early enough for the way
 * back, on an open day of the library, and not before tomorrow unless the partner's day is.
 */
const dayForPatron = (draft: Draft, before: Item | undefined, item: Item, dueDate: Day): Day => {
  const { calendar, now, timeZone } = draft.context
  const open = (day: Day): Day => (calendar === undefined ? day : lastOpenDay(calendar, day))
  const latest = addDays(dueDate, -daysBefore(draft, item))
  const own = before?.dueDate === item.dueDate ? item.patronDueDate : undefined
  const wanted = open(own === undefined || own > latest ? latest : own)
  const tomorrow = addDays(dayOf(now, timeZone), 1)
  return wanted >= tomorrow || dueDate <= tomorrow ? wanted : tomorrow
}

/** Returns whether the patron's day is one that the library is closed on, as a closure says that was noted later. */
const fallsIntoClosure = ({ context: { calendar } }: Draft, { patronDueDate, dueDate }: Item): boolean => {
  const day = patronDueDate ?? dueDate
  return calendar !== undefined && day !== undefined && closureOn(calendar.closures, day) !== undefined
}

const isOvernight = (draft: Draft, item: Item): boolean =>
  conditionsOfItem(draft.request, item).some((each) => effectOf(each).overnight === true)

/** Returns whether the patron's day follows the partner's now: the partner's is another, the item has just come, or the library closes. */
const isToFollow = (draft: Draft, before: Item | undefined, item: Item): boolean => {
  if (before?.patronDueDate !== item.patronDueDate || isOvernight(draft, item)) return false
  return (
    before?.dueDate !== item.dueDate ||
    (isHere(item) && (before === undefined || !isHere(before) || fallsIntoClosure(draft, item)))
  )
}

/**
 * Keeps the days on which the patron brings items back before the partner's. It is left out where it is the partner's day. A
 * day that the library names itself stands until the partner's changes, or the library closes on it.
 */
export const keepPatronDueDates = (before: Request, draft: Draft): Draft => {
  const days = new Map<number, Day | undefined>()
  for (const item of draft.request.items) {
    if (item.dueDate === undefined || !isPhysical(item)) continue
    const earlier = before.items.find(({ id }) => id === item.id)
    if (!isToFollow(draft, earlier, item)) continue
    const day = dayForPatron(draft, earlier, item, item.dueDate)
    const own = day === item.dueDate ? undefined : day
    if (own !== item.patronDueDate) days.set(item.id, own)
  }
  return days.size === 0
    ? draft
    : changeItems(
        draft,
        ({ id }) => days.has(id),
        ({ id }) => ({ patronDueDate: days.get(id) }),
      )
}

/** Proposes a renewal where the partner wants an item of some that are here back on a day on which a closure is noted. */
export const proposeRenewal = (draft: Draft, picks: (item: Item) => boolean): Draft => {
  const closures = draft.context.calendar?.closures ?? []
  return draft.request.items.reduce((done, item) => {
    const closure = item.dueDate === undefined ? undefined : closureOn(closures, item.dueDate)
    return closure === undefined || item.dueDate === undefined || !isHere(item) || !picks(item)
      ? done
      : raise(done, { kind: 'due_while_closed', dueDate: item.dueDate, until: closure.to })
  }, draft)
}

/** Proposes a renewal for items that have just come, or whose due date has just changed. */
export const proposeForChanged = (before: Request, draft: Draft): Draft =>
  proposeRenewal(draft, (item) => {
    const earlier = before.items.find(({ id }) => id === item.id)
    return earlier === undefined || !isHere(earlier) || earlier.dueDate !== item.dueDate
  })
