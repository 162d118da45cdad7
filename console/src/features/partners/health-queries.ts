import type { components } from '@lendwire/client'
import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

type Schemas = components['schemas']

export type PartnerHealth = Schemas['PartnerHealth']
/** One connection test that is kept. */
export type KeptCheck = Schemas['StoredPartnerCheck']

const readAgainEvery = 30_000

/** Returns the query of how a partner does, over a number of days. */
export const partnerHealthQuery = (api: Api, code: string, days: number) =>
  queryOptions({
    queryKey: ['partner-health', code, days],
    refetchInterval: readAgainEvery,
    queryFn: () =>
      api.documents.get<Schemas['PartnerHealthWithOpenRequests']>(
        `/v1/partners/${encodeURIComponent(code)}/health`,
        { days: String(days) },
      ),
  })

/** Returns the query of how all partners do. */
export const allPartnerHealthQuery = (api: Api) =>
  queryOptions({
    queryKey: ['partner-health'],
    refetchInterval: readAgainEvery,
    queryFn: async () =>
      (
        await api.documents.get<{ readonly items: readonly PartnerHealth[] }>('/v1/partner-health', {
          days: '30',
        })
      ).items,
  })

/** Returns the query of the connection tests that are kept of a partner. */
export const partnerChecksQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['partner-checks', code],
    queryFn: async () =>
      (
        await api.documents.get<{ readonly items: readonly KeptCheck[] }>(
          `/v1/partners/${encodeURIComponent(code)}/checks`,
        )
      ).items,
  })
