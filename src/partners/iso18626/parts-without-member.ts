import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { readInstant } from './calendar.ts'
import { type Price, priceWords } from './costs.ts'
import type { MessageInContext } from './message-in-context.ts'
import { readNonWebAddresses } from './shipped-form.ts'
import { eventOfStatus, isStatus } from './status.ts'

/** Returns the dates that cannot be read, as the partner wrote them. */
const unreadDates = (message: MessageInContext): readonly (string | undefined)[] => [
  message.expectedDelivery !== undefined && readInstant(message.expectedDelivery) === undefined
    ? `Expected delivery: ${message.expectedDelivery}`
    : undefined,
  message.retryAfter !== undefined && readInstant(message.retryAfter) === undefined
    ? `Retry after: ${message.retryAfter}`
    : undefined,
  message.retryBefore !== undefined && readInstant(message.retryBefore) === undefined
    ? `Retry before: ${message.retryBefore}`
    : undefined,
]

/** Returns the words of a price that is no amount: a condition says them already. */
const unreadPrices = (event: PartnerEvent, message: MessageInContext): readonly (string | undefined)[] => {
  const isOffer = event.type === 'conditional' || event.type === 'retry_possible'
  const inWords = (price: Price | undefined) => (price?.cost === undefined ? priceWords(price) : undefined)
  const prices = [
    isOffer ? undefined : message.offered,
    message.charged,
    message.insured,
    ...message.furtherPrices.map(({ price }) => price),
  ]
  return prices.map(inWords).map((words) => (words === undefined ? undefined : `Cost: ${words}`))
}

/** Returns the reason for a refusal or a retry that the event does not hold, where a message names both. */
const otherReasons = (
  event: PartnerEvent,
  { reasonUnfilled, reasonRetry }: MessageInContext,
): readonly (string | undefined)[] => {
  const held = 'refusal' in event && event.refusal !== undefined ? event.refusal : event.reason
  return [reasonUnfilled, reasonRetry].map((each) =>
    each === undefined || held === undefined || each === held ? undefined : `Reason: ${each}`,
  )
}

/** Returns whether a status repeats what the partner stated last. */
const isRestated = ({ status, situation: { entry } }: MessageInContext): boolean =>
  isStatus(status) && eventOfStatus[status] === entry.lastStatement?.state

/** Lists the parts of the message that no member of an event holds, in words for people. */
export const partsWithoutMember = (
  event: PartnerEvent,
  message: MessageInContext,
): readonly (string | undefined)[] => {
  const status = message.status === 'RequestReceived' || isRestated(message) ? undefined : message.status
  // A status of the partner's record, which it states beside a price, says nothing of its own.
  const isBesidePrice = [message.charged, message.insured, ...message.furtherPrices].some(
    (price) => price !== undefined,
  )
  const isUnsaid =
    event.type === 'message' &&
    ((message.note === undefined && !isBesidePrice) || message.status === 'Unfilled')
  const [address] = event.url === undefined ? readNonWebAddresses(message) : []
  return [
    isUnsaid && status !== undefined ? `Status: ${status}` : undefined,
    ...otherReasons(event, message),
    ...unreadPrices(event, message),
    address === undefined ? undefined : `Address: ${address}`,
    ...unreadDates(message),
    ...message.remarks,
  ]
}
