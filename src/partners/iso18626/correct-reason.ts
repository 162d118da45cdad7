import type { Situation } from '../incoming-message.ts'
import { isCancelOpen } from '../open-cancel.ts'
import { readDay } from './calendar.ts'
import type { ParsedMessage } from './parsed-message.ts'
import { eventOfStatus, isStatus } from './status.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

const isRenewOpen = ({ request, entry }: Situation): boolean =>
  (entry.state === 'active' && request.negotiation?.kind === 'renew') || entry.lastOperation === 'renew'

/**
 * Corrects the reason of a message whose vendor's reasons are not reliable: what it answers is inferred from our last
 * action and from what the partner said before. Source: Alma as supplier, whose Notification and CancelResponse alone
 * can be trusted.
 *
 * @returns the message as it is where its reason is reliable
 */
export const correctReason = (parsed: ParsedMessage, vendor: Vendor, situation: Situation): ParsedMessage => {
  const { trustedReasons } = vendor
  if (trustedReasons === 'all' || trustedReasons.some((reason) => reason === parsed.reason)) return parsed
  const answered = parsed.answer === 'Y' || parsed.answer === 'N'
  if (isCancelOpen(situation) && answered) return { ...parsed, reason: 'CancelResponse' }
  if (isRenewOpen(situation) && answered) return { ...parsed, reason: 'RenewResponse' }
  if (isRenewOpen(situation) && laterDueDate(parsed, situation))
    return { ...parsed, reason: 'RenewResponse', answer: 'Y' }
  const isRepeated = isStatus(parsed.status) && eventOfStatus[parsed.status] === situation.entry.lastEvent
  const isStatusRequested = situation.entry.lastOperation === 'status_request'
  return { ...parsed, reason: isStatusRequested && isRepeated ? 'StatusRequestResponse' : 'StatusChange' }
}

/**
 * Returns a due date that is later than that of any item. Loaned once more, to a later day than any item is due: that
 * is a renewal.
 */
const laterDueDate = (
  { status, dueDate }: ParsedMessage,
  { request, entry, library }: Situation,
): boolean => {
  const day = readDay(dueDate, library.timeZone)
  const dueDates = request.items.flatMap((item) =>
    item.entry === entry.id && item.dueDate !== undefined ? [item.dueDate] : [],
  )
  return status === 'Loaned' && day !== undefined && dueDates.length > 0 && dueDates.every((due) => due < day)
}
