import { z } from 'zod'
import type { Item } from './request/item.ts'
import { addDays, addMilliseconds, dayOf, endOfDay, millisecondsPerHour } from './time.ts'
import type { Day, Instant } from './values.ts'

const dayCounts = (first: number) => z.array(z.int().min(first).max(60)).max(5).prefault([])

/** The days before and after a due date on which patrons get mails about it. */
export const DueDateNoticeSettings = z.object({
  daysBefore: dayCounts(0).describe(
    'The days before the due date on which mails are sent; 0 is the due date itself.',
  ),
  daysAfter: dayCounts(1).describe(
    'The days after the due date on which mails are sent, while the patron has the item.',
  ),
})
export type DueDateNoticeSettings = z.infer<typeof DueDateNoticeSettings>

/** The names of notices about a due date: it is near, or it has passed. */
export const dueDateNoticeNames = ['due_date_near', 'due_date_passed'] as const
export type DueDateNoticeName = (typeof dueDateNoticeNames)[number]

/** One notice about a due date, and when it is sent. */
export type DueDateNotice = {
  readonly name: DueDateNoticeName
  readonly dueDate: Day
  readonly at: Instant
}

type Facts = { readonly settings: DueDateNoticeSettings; readonly timeZone: string }

/** Notices are sent at eight in the morning of the library's time zone. */
const timeOfNotices = 8 * millisecondsPerHour + 1000

const noticesOf = (dueDate: Day, { settings, timeZone }: Facts): readonly DueDateNotice[] => {
  const at = (days: number): Instant =>
    addMilliseconds(endOfDay(addDays(dueDate, days - 1), timeZone), timeOfNotices)
  return [
    ...settings.daysBefore.map((days) => ({ name: 'due_date_near' as const, dueDate, at: at(-days) })),
    ...settings.daysAfter.map((days) => ({ name: 'due_date_passed' as const, dueDate, at: at(days) })),
  ]
}

/** Returns the day on which the patron must bring an item back: the library's own due date before the partner's. */
export const patronDueDate = ({ patronDueDate: own, dueDate }: Item): Day | undefined => own ?? dueDate

/** Lists the notices about the due dates of the items that the patron has, in the order of sending. */
export const dueDateNotices = (items: readonly Item[], facts: Facts): readonly DueDateNotice[] => {
  const days = items.flatMap((item) => (item.state === 'on_loan' ? (patronDueDate(item) ?? []) : []))
  return [...new Set(days)]
    .flatMap((day) => noticesOf(day, facts))
    .toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

/**
 * Picks the notice that is sent now: of those whose time has come the latest. A notice that a due date comes near is not
 * sent once the due date has passed, as after a long stop of the gateway.
 */
export const dueDateNoticeAt = (
  items: readonly Item[],
  facts: Facts,
  now: Instant,
): DueDateNotice | undefined => {
  const last = dueDateNotices(items, facts).findLast(({ at }) => at <= now)
  const isLate = last?.name === 'due_date_near' && dayOf(now, facts.timeZone) > last.dueDate
  return isLate ? undefined : last
}
