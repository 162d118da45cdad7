import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

type Days = { readonly measured: number; readonly median: number | null; readonly p90: number | null }

/** How a partner does. */
export type PartnerHealth = {
  readonly partner: string
  readonly name: string
  readonly status: 'active' | 'inactive'
  readonly state: 'delivering' | 'paused' | 'probing'
  readonly failures: number
  readonly pausedUntil: string | null
  readonly pausedSince: string | null
  readonly lastReceivedAt: string | null
  readonly lastSentAt: string | null
  readonly scorecard: {
    readonly requests: {
      readonly asked: number
      readonly filled: number
      readonly unfilled: number
      readonly unfilledByReason: readonly { readonly reason: string; readonly count: number }[]
      readonly expired: number
      readonly cancelled: number
      readonly failed: number
      readonly fillRate: number | null
    }
    readonly days: { readonly answer: Days; readonly ship: Days; readonly return: Days }
    readonly messages: {
      readonly received: number
      readonly refused: number
      readonly late: number
      readonly repeated: number
      readonly sent: number
      readonly sentRefused: number
      readonly sentFailed: number
    }
    readonly costs: readonly { readonly currency: string; readonly amount: string }[]
    readonly pausedSeconds: number
  }
}

type OpenRequests = {
  readonly total: number
  readonly stages: readonly { readonly stage: string; readonly count: number }[]
  readonly oldest: { readonly number: string; readonly since: string } | null
}

/** One connection test that is kept. */
export type KeptCheck = {
  readonly at: string
  readonly by: 'person' | 'daily'
  readonly steps: readonly {
    readonly step: string
    readonly result: 'passed' | 'failed' | 'warning' | 'skipped'
    readonly detail: string
  }[]
}

const readAgainEvery = 30_000

/** The query of how a partner does, over so many days. */
export const partnerHealthQuery = (api: Api, code: string, days: number) =>
  queryOptions({
    queryKey: ['partner-health', code, days],
    refetchInterval: readAgainEvery,
    queryFn: () =>
      api.documents.get<PartnerHealth & { readonly open: OpenRequests }>(
        `/v1/partners/${encodeURIComponent(code)}/health`,
        { days: String(days) },
      ),
  })

/** The query of how all partners do. */
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

/** The query of the connection tests that are kept of a partner. */
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
