import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { cleanText } from '../text.ts'
import { readInstant } from './calendar.ts'
import { priceWords } from './costs.ts'
import type { MessageInContext } from './message-in-context.ts'
import { readNonWebAddresses } from './shipped-form.ts'

/** Returns the dates that cannot be read, as the partner wrote them. */
const unreadDates = (message: MessageInContext): readonly (string | undefined)[] => [
  message.dueDay === undefined && message.dueDate !== undefined ? `Due date: ${message.dueDate}` : undefined,
  message.retryAfter !== undefined && readInstant(message.retryAfter) === undefined
    ? `Retry after: ${message.retryAfter}`
    : undefined,
  message.retryBefore !== undefined && readInstant(message.retryBefore) === undefined
    ? `Retry before: ${message.retryBefore}`
    : undefined,
]

/** Lists the parts of the message that the event has no place for, in words for people. */
export const partsWithoutMember = (
  event: PartnerEvent,
  message: MessageInContext,
): readonly (string | undefined)[] => {
  const members: Readonly<Record<string, unknown>> = event
  const line = (member: string, title: string, words: string | undefined): string | undefined =>
    words === undefined || members[member] !== undefined ? undefined : `${title}: ${words}`
  const isOffer = event.type === 'conditional' || event.type === 'retry_possible'
  const status = message.status === 'RequestReceived' ? undefined : message.status
  return [
    (event.type === 'message' && (message.note === undefined || message.status === 'Unfilled')) ||
    (event.type === 'expects_to_supply' && message.status === 'Unfilled')
      ? line('status', 'Status', status)
      : undefined,
    line('conditions', 'Conditions', cleanText(message.conditions.join(', '), 1000)),
    isOffer ? undefined : line('cost', 'Cost', priceWords(message.offered ?? message.charged)),
    line('reason', 'Reason', message.reasonUnfilled ?? message.reasonRetry),
    line('url', 'Address', message.url ?? readNonWebAddresses(message)[0]),
    ...unreadDates(message),
    ...message.offers,
    message.via === undefined ? undefined : line('courier', 'Courier', message.courier),
    line('returnTo', 'Return to', cleanText(message.returnTo.join(', '), 1000)),
  ]
}
