import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

/** A message to a partner that has not left. */
export type StuckDelivery = {
  readonly id: string
  readonly request: string
  readonly state: string
  readonly summary: string
  readonly createdAt: string
  readonly lastError: { readonly text: string } | null
}

type Deliveries = { readonly items: readonly StuckDelivery[] }

/** A message that waits for longer than this is stuck, in milliseconds. */
const stuckAfter = 3_600_000
const readAgainEvery = 30_000

/** Returns the query of messages that wait for more than an hour, and of those that were given up. */
export const stuckDeliveriesQuery = (api: Api) =>
  queryOptions({
    queryKey: ['deliveries', 'stuck'],
    refetchInterval: readAgainEvery,
    queryFn: async () => {
      const [waiting, dead] = await Promise.all([
        api.documents.get<Deliveries>('/v1/deliveries', { state: 'waiting', limit: '200' }),
        api.documents.get<Deliveries>('/v1/deliveries', { state: 'dead', limit: '200' }),
      ])
      const stuck = waiting.items.filter(({ createdAt }) => Date.now() - Date.parse(createdAt) > stuckAfter)
      return { stuck: stuck.toReversed(), dead: dead.items }
    },
  })
