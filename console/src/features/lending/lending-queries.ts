import type { components } from '@lendwire/client'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

export type RelayedRequest = components['schemas']['RelayedRequest']
export type RelayedSummary = components['schemas']['RelayedRequestSummary']
export type RelayedMessage = RelayedRequest['messages'][number]

type RelayedPage = { readonly items: readonly RelayedSummary[]; readonly nextCursor: string | null }

/** Returns the query of relayed requests, those that changed last first. */
export const relayedListQuery = (api: Api, kind: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['relayed', kind],
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }: RelayedPage) => nextCursor ?? undefined,
    queryFn: ({ pageParam: cursor }) =>
      api.documents.get<RelayedPage>('/v1/relayed-requests', { with: kind, cursor, limit: '50' }),
  })

/** Returns the path of a relayed request. */
export const relayedPath = (id: string): string => `/v1/relayed-requests/${encodeURIComponent(id)}`

/** Returns the query of one relayed request with its messages. */
export const relayedQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['relayed', 'one', id],
    queryFn: () => api.documents.get<RelayedRequest>(relayedPath(id)),
  })
