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

type Profile = {
  readonly code: string
  readonly name: string
  readonly status: 'active' | 'inactive'
  readonly relay?: unknown
}
type State = {
  readonly partner: string
  readonly state: 'delivering' | 'paused' | 'probing'
  readonly failures: number
  readonly pausedUntil: string | null
}
type Listed<Item> = { readonly items: readonly Item[] }

/** The interval at which the states are read again while the page is open, in milliseconds. */
const readAgainEvery = 10_000

/** Returns the query of the lending systems with the state of what is passed on to them. */
export const lendingSystemsQuery = (api: Api) =>
  queryOptions({
    queryKey: ['relayed', 'systems'],
    refetchInterval: readAgainEvery,
    queryFn: async () => {
      const [profiles, states] = await Promise.all([
        api.documents.get<Listed<Profile>>('/v1/partners'),
        api.documents.get<Listed<State>>('/v1/partner-states'),
      ])
      const healthy = { state: 'delivering', failures: 0, pausedUntil: null } as const
      return profiles.items
        .filter(({ relay }) => relay !== undefined)
        .map(({ code, name, status }) => {
          const { state, failures, pausedUntil } =
            states.items.find(({ partner }) => partner === code) ?? healthy
          return { code, name, status, state, failures, pausedUntil }
        })
    },
  })

/** Returns the path of a relayed request. */
export const relayedPath = (id: string): string => `/v1/relayed-requests/${encodeURIComponent(id)}`

/** Returns the query of one relayed request with its messages. */
export const relayedQuery = (api: Api, id: string) =>
  queryOptions({
    queryKey: ['relayed', 'one', id],
    queryFn: () => api.documents.get<RelayedRequest>(relayedPath(id)),
  })
