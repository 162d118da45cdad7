import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { queryOf, type RequestSearch } from './request-search.ts'

const pageSize = 50

/** Returns the query of a list of requests, page by page. */
export const requestListQuery = (api: Api, search: RequestSearch) => {
  const query = queryOf(search)
  return infiniteQueryOptions({
    queryKey: ['requests', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.listRequests(
        { ...query, patronNames: 'true', actions: 'true', limit: String(pageSize), cursor: pageParam },
        signal,
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
}

/** Returns the query of the numbers beside a list: of each worklist, and of each facet's values. */
export const requestCountsQuery = (api: Api, search: RequestSearch) => {
  const { sort: _sort, ...query } = queryOf(search)
  return queryOptions({
    queryKey: ['requests', 'counts', query],
    queryFn: ({ signal }) => api.countRequests(query, signal),
    placeholderData: keepPreviousData,
  })
}

/** Returns the query of how many requests a saved view has. It is asked seldom: the number is only shown beside a name. */
export const countOfViewQuery = (api: Api, search: RequestSearch) => {
  const { sort: _sort, ...query } = queryOf(search)
  return queryOptions({
    queryKey: ['view-count', query],
    queryFn: async ({ signal }) => (await api.countRequests(query, signal)).total,
    staleTime: 60_000,
  })
}
