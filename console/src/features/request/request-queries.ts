import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

/** Returns the query of one request. */
export const requestQuery = (api: Api, number: string) =>
  queryOptions({ queryKey: ['request', number], queryFn: () => api.request(number) })

/** Returns the query of what happened with a request. */
export const timelineQuery = (api: Api, number: string) =>
  queryOptions({ queryKey: ['request', number, 'timeline'], queryFn: () => api.timeline(number) })

/** Returns the query of the open requests of a patron. */
export const openOfPatronQuery = (api: Api, library: string, patron: string) =>
  queryOptions({
    queryKey: ['requests', 'of-patron', library, patron],
    queryFn: async () => {
      const filter = patron.replaceAll(',', '\\,')
      const { items } = await api.listRequests({ library, patron: filter, limit: '20' })
      return items.filter(({ stage }) => stage !== 'closed')
    },
  })

/** Returns the query of whether the patron of a request wants notices by mail. */
export const patronNoticesQuery = (api: Api, number: string) =>
  queryOptions({
    queryKey: ['request', number, 'patron-notices'],
    queryFn: () =>
      api.documents.get<{ readonly unsubscribedAt: string | null }>(
        `/v1/requests/${encodeURIComponent(number)}/patron-notices`,
      ),
  })
