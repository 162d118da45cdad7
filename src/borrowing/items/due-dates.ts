import type { Item } from '../request/item.ts'
import type { Day, Instant } from '../values.ts'

/** The number of replaced due dates that an item remembers. */
const maxFormer = 20

/** Returns what a new due date changes of an item: the date that it replaces does not come back by being stamped again. */
export const withDueDate = (item: Item, dueDate: Day, asOf: Instant): Partial<Item> =>
  item.dueDate === dueDate
    ? { dueDate }
    : {
        dueDate,
        dueDateAsOf: asOf,
        ...(item.dueDate === undefined
          ? {}
          : {
              formerDueDates: [
                ...(item.formerDueDates ?? []).filter((day) => day !== item.dueDate),
                item.dueDate,
              ].slice(-maxFormer),
            }),
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
  return item.dueDate !== undefined && (isOld || wasReplaced) ? {} : withDueDate(item, dueDate, asOf)
}
