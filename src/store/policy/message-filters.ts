import { wordsOfReason } from '../../translations/map-reason-texts.ts'
import type { InboxMessage, InboxQuery, ListedMessage } from '../ports/inbox.ts'
import type { Delivery, DeliveryQuery } from '../ports/outbox.ts'
import { concurrencyKeyOf } from './concurrency-key.ts'

/** Returns whether a value belongs to a filter. A filter that is not set takes everything. */
const isAmong = <Value>(values: readonly Value[] | undefined, value: Value): boolean =>
  values === undefined || values.includes(value)

/** Returns whether all words of a search are in some texts, whatever their case. */
const hasWords = (search: string | undefined, texts: readonly (string | null)[]): boolean => {
  if (search === undefined) return true
  const text = texts.join('\n').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Returns whether a list of messages is filtered by more than what one walk through an index finds. */
export const isFiltered = ({
  state,
  partner,
  request,
  reason,
  text,
}: Pick<InboxQuery, 'request' | 'reason' | 'text'> & {
  readonly state?: readonly string[] | undefined
  readonly partner?: readonly string[] | undefined
}): boolean =>
  [request, reason, text].some((wanted) => wanted !== undefined) ||
  [state, partner].some((values) => values !== undefined && values.length !== 1)

/** Returns whether a message satisfies all filters but `text`. */
export const fitsMessage = (query: InboxQuery, message: ListedMessage): boolean =>
  isAmong(query.state, message.state) &&
  isAmong<string | null>(query.partner, message.partner) &&
  isAmong<string | null>(query.request, message.request) &&
  hasWords(query.reason, message.reason === null ? [] : wordsOfReason(message.reason))

/** Returns whether a message is about one of the requests that the words of a search were found in. */
export const isAboutFoundRequest = (
  { requestsWithText }: Pick<InboxQuery, 'requestsWithText'>,
  { request }: Pick<ListedMessage, 'request'>,
): boolean => request !== null && requestsWithText?.includes(request) === true

/**
 * Returns whether a message has words in its text: a mail as staff read it, any other message as it came.
 *
 * @param message the message with its bytes; null if it is gone
 */
export const messageHasText = (
  text: string,
  { summary, mail }: ListedMessage,
  message: Pick<InboxMessage, 'raw' | 'mail'> | null,
): boolean => {
  const shown = mail ?? message?.mail
  return hasWords(
    text,
    shown === undefined
      ? [summary, message === null ? null : new TextDecoder().decode(message.raw)]
      : [summary, shown.subject, shown.written],
  )
}

/** Returns whether a delivery satisfies all filters. */
export const fitsDelivery = (query: DeliveryQuery, delivery: Delivery): boolean =>
  isAmong(query.state, delivery.state) &&
  isAmong<string>(query.partner, concurrencyKeyOf(delivery.target, delivery.library)) &&
  isAmong(query.request, delivery.request) &&
  hasWords(query.reason, delivery.lastError === null ? [] : wordsOfReason(delivery.lastError)) &&
  (isAboutFoundRequest(query, delivery) || hasWords(query.text, [delivery.summary, delivery.content]))
