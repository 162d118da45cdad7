import type { LibraryCode } from '../../borrowing/values.ts'
import type { InboxMessage, InboxQuery, ListedMessage, MessageFilters } from '../ports/inbox.ts'
import type { Delivery, DeliveryQuery } from '../ports/outbox.ts'
import type { Page } from '../ports/stored.ts'
import { createPage, parseTextCursor } from './cursor.ts'
import { librariesOfQuery, onlyValue } from './filter-pages.ts'
import { fitsDelivery, fitsMessage, isAboutFoundRequest, messageHasText } from './message-filters.ts'

type ListQuery = Omit<MessageFilters, 'partner'>

/** Returns whether a query is about something of a library. */
const isInScope = (query: ListQuery, library: LibraryCode | null): boolean => {
  const libraries = librariesOfQuery(query)
  return libraries === null || (library !== null && libraries.includes(library))
}

/**
 * Makes a page of the messages or deliveries of named requests. A request has few, so that all of them are read and no
 * other request's are.
 *
 * @param list the name of the list, which its cursors begin with
 * @param items all that the requests have and the query's filters take, in any order
 */
const pageOfRequests = <Item extends { readonly id: string }>(
  list: string,
  items: readonly Item[],
  { ascending = false, cursor, limit }: ListQuery,
): Page<Item> => {
  const place = parseTextCursor(list, cursor)
  const isBefore = (one: string, other: string): boolean => (ascending ? one < other : one > other)
  const following = items
    .filter(({ id }) => place === null || isBefore(place, id))
    .toSorted((one, other) => (isBefore(one.id, other.id) ? -1 : 1))
  return createPage(
    list,
    following,
    limit,
    ({ id }) => id,
    (item) => item,
  )
}

/**
 * Returns the page of a query's messages, given all of the requests that it names. As in the other lists of messages, what
 * mails say is listed only where the state is `review`.
 */
export const messagesOfRequests = (
  query: InboxQuery,
  messages: readonly InboxMessage[],
): Page<ListedMessage> => {
  const { text } = query
  const wanted = messages.filter(
    (message) =>
      isInScope(query, message.library) &&
      fitsMessage(query, message) &&
      (text === undefined || isAboutFoundRequest(query, message) || messageHasText(text, message, message)),
  )
  const showsMails = onlyValue(query.state) === 'review'
  const listed = wanted.map(({ raw: _, reply: _reply, share: _share, mail, ...message }) => ({
    ...message,
    ...(showsMails && mail !== undefined ? { mail } : {}),
  }))
  return pageOfRequests('messages of requests', listed, query)
}

/** Returns the page of a query's deliveries, given all of the requests that it names. */
export const deliveriesOfRequests = (
  query: DeliveryQuery,
  deliveries: readonly Delivery[],
): Page<Delivery> => {
  const wanted = deliveries.filter(
    (delivery) => isInScope(query, delivery.library) && fitsDelivery(query, delivery),
  )
  return pageOfRequests('deliveries of requests', wanted, query)
}
