import type { Item } from '../request/item.ts'
import type { Day, Instant } from '../values.ts'

/** The number of replaced due dates that an item remembers. */
const maxFormer = 20

/**
 * Returns what a new due date changes of an item: the date that it replaces does not come back by being stamped again.
 *
 * @param byStaff true where staff named it: only an answer or a recall of the partner changes it without them
 */
export const withDueDate = (item: Item, dueDate: Day, asOf: Instant, byStaff = false): Partial<Item> => {
  const source = { dueDateByStaff: byStaff ? true : undefined }
  if (item.dueDate === dueDate) return byStaff ? source : {}
  const former = (item.formerDueDates ?? []).filter((day) => day !== item.dueDate && day !== dueDate)
  const replaced = item.dueDate === undefined ? former : [...former, item.dueDate]
  return {
    dueDate,
    dueDateAsOf: asOf,
    ...source,
    ...(replaced.length === 0 && item.formerDueDates === undefined
      ? {}
      : { formerDueDates: replaced.slice(-maxFormer) }),
  }
}

/**
 * Returns what a due date beside a status changes of an item: nothing where a newer statement named another one, or where
 * a renewal, a recall or a person has replaced it.
 *
 * @param asOf when the partner's record got it
 */
export const withStatedDueDate = (item: Item, dueDate: Day, asOf: Instant): Partial<Item> => {
  const isOld = item.dueDateAsOf !== undefined && asOf < item.dueDateAsOf
  const wasReplaced = item.formerDueDates?.includes(dueDate) === true
  const isKept = item.dueDate !== undefined && (isOld || wasReplaced || item.dueDateByStaff === true)
  return isKept ? {} : withDueDate(item, dueDate, asOf)
}
