import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import type { RequestSummary } from '../../api/types.ts'

type Page = { readonly items: readonly RequestSummary[] }
type List = Pick<UseInfiniteQueryResult<InfiniteData<Page>>, 'data' | 'hasNextPage' | 'fetchNextPage'>

/** Returns the requests of a list that are loaded. */
export const loadedRequests = (data: InfiniteData<Page> | undefined): readonly RequestSummary[] =>
  data?.pages.flatMap(({ items }) => items) ?? []

/**
 * Loads pages of a list until it has a number of requests, or all that there are.
 *
 * @returns the requests, of which the last page may bring more; what the API refuses is thrown
 */
export const loadRequests = async (list: List, count: number): Promise<readonly RequestSummary[]> => {
  let state: Pick<List, 'data' | 'hasNextPage'> = list
  while (state.hasNextPage && loadedRequests(state.data).length < count)
    state = await list.fetchNextPage({ throwOnError: true })
  return loadedRequests(state.data)
}
