import type { Situation } from '../protocol.ts'
import { readDay } from './calendar.ts'
import type { Heard } from './heard.ts'
import { eventOfStatus, isStatus } from './status.ts'
import type { Vendor } from './vendors/vendor.ts'

/** Whether the partner was told to cancel and has not answered: an entry that was left got a cancel too. */
export const cancelOpen = ({ request, entry }: Situation): boolean =>
  entry.state === 'active' ? request.negotiation?.kind === 'cancel' : entry.lastTold === 'cancel'

const renewOpen = ({ request, entry }: Situation): boolean =>
  (entry.state === 'active' && request.negotiation?.kind === 'renew') || entry.lastTold === 'renew'

/**
 * Corrects the reason of a message whose vendor's reasons cannot be believed: what it answers is inferred from our last
 * action and from what the partner said before. Source: Alma as supplier, whose Notification and CancelResponse alone
 * can be trusted.
 *
 * @returns the message as it is where its reason can be believed
 */
export const believe = (heard: Heard, vendor: Vendor, situation: Situation): Heard => {
  const { trustedReasons } = vendor
  if (trustedReasons === 'all' || trustedReasons.some((reason) => reason === heard.reason)) return heard
  const answered = heard.answer === 'Y' || heard.answer === 'N'
  if (cancelOpen(situation) && answered) return { ...heard, reason: 'CancelResponse' }
  if (renewOpen(situation) && answered) return { ...heard, reason: 'RenewResponse' }
  if (renewOpen(situation) && laterDueDate(heard, situation))
    return { ...heard, reason: 'RenewResponse', answer: 'Y' }
  const saidBefore = isStatus(heard.status) && eventOfStatus[heard.status] === situation.entry.lastHeard
  const asked = situation.entry.lastTold === 'status_request'
  return { ...heard, reason: asked && saidBefore ? 'StatusRequestResponse' : 'StatusChange' }
}

/** Loaned once more, to a later day than any item is due: that is a renewal. */
const laterDueDate = ({ status, dueDate }: Heard, { request, entry, library }: Situation): boolean => {
  const day = readDay(dueDate, library.timeZone)
  const known = request.items.flatMap((item) =>
    item.entry === entry.id && item.dueDate !== undefined ? [item.dueDate] : [],
  )
  return status === 'Loaned' && day !== undefined && known.length > 0 && known.every((due) => due < day)
}
