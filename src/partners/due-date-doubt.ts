import type { PartnerEvent } from '../borrowing/partner-events/partner-event.ts'
import type { Day } from '../borrowing/values.ts'

/** Returns the words of a due date that cannot be read: staff find out which day is meant. */
export const unreadDueDate = (
  text: string | undefined,
  day: Day | undefined,
): PartnerEvent['dueDateDoubt'] =>
  text === undefined || text.trim() === '' || day !== undefined
    ? undefined
    : { text: text.slice(0, 200), readings: [] }
