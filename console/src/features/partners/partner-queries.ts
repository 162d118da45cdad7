import { queryOptions } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'

/** The state of deliveries to a partner. */
export type PartnerDeliveryState = 'delivering' | 'paused' | 'probing'

/** A partner as the list of partners shows it. */
export type PartnerRow = {
  readonly code: string
  readonly name: string
  readonly status: 'active' | 'inactive'
  readonly protocol: string
  /** The names of the networks to which it belongs. */
  readonly networks: readonly string[]
  /** Undefined for people who may not see it. */
  readonly state: PartnerDeliveryState | undefined
  readonly failures: number
  readonly pausedUntil: string | null
  readonly openRequests: number
}

type Listed = {
  readonly code: string
  readonly name: string
  readonly status: PartnerRow['status']
  readonly connection: { readonly protocol: string }
  readonly networks: readonly { readonly network: string }[]
}
type State = Pick<PartnerRow, 'failures' | 'pausedUntil'> & {
  readonly partner: string
  readonly state: PartnerDeliveryState
}
type Counts = {
  readonly facets: {
    readonly activePartner?: readonly { readonly value: string | null; readonly count: number }[]
  }
}

/** The interval at which the states are read again while the page is open, in milliseconds. */
const readAgainEvery = 10_000

/**
 * Returns the query of the partners with their states and their open requests.
 *
 * @param seesStates whether the person may see the states of deliveries
 */
export const partnerRowsQuery = (api: Api, seesStates: boolean) =>
  queryOptions({
    queryKey: ['documents', '/v1/partners', 'rows', seesStates],
    refetchInterval: readAgainEvery,
    queryFn: async (): Promise<readonly PartnerRow[]> => {
      const [partners, states, { facets }] = await Promise.all([
        api.documents.get<{ readonly items: readonly Listed[] }>('/v1/partners'),
        seesStates
          ? api.documents.get<{ readonly items: readonly State[] }>('/v1/partner-states')
          : undefined,
        api.documents.get<Counts>('/v1/requests/counts'),
      ])
      return partners.items.map(({ code, name, status, connection, networks }) => {
        const state = states?.items.find(({ partner }) => partner === code)
        return {
          code,
          name,
          status,
          protocol: connection.protocol,
          networks: networks.map(({ network }) => network),
          state: seesStates ? (state?.state ?? 'delivering') : undefined,
          failures: state?.failures ?? 0,
          pausedUntil: state?.pausedUntil ?? null,
          openRequests: facets.activePartner?.find(({ value }) => value === code)?.count ?? 0,
        }
      })
    },
  })
