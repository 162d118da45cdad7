import { z } from '@hono/zod-openapi'
import type { RequestNumber } from '../../../borrowing/values.ts'
import type { RequestQuery } from '../../../store/ports/request-lists.ts'
import type { Store } from '../../../store/ports/store.ts'

/** The most requests whose messages a search finds by the words of the request. */
const maxRequests = 100

/** The filter of lists of messages by words, those of their request included. */
export const wordsOfMessage = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .describe(
    `Words of the summary or of the message itself, or of the citation or number of its request (the newest ${maxRequests} such requests).`,
  )

/**
 * Finds the newest requests that a search of messages is about: by number, title, author and the other words that a list
 * of requests is searched by, but not by patron.
 *
 * @param libraries which libraries it searches
 * @param text the words of the search; undefined finds none
 */
export const findRequestsWithText = async (
  store: Pick<Store, 'listRequests'>,
  libraries: Pick<RequestQuery, 'library' | 'libraries'>,
  text: string | undefined,
): Promise<readonly RequestNumber[] | undefined> => {
  // Without a letter or digit there is no word to search for, and every request would be found.
  if (text === undefined || !/[\p{L}\p{N}]/u.test(text)) return undefined
  const { items } = await store.listRequests({ ...libraries, text, limit: maxRequests })
  return items.map(({ value }) => value.number)
}
