import { z } from 'zod'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import { PartnerCode } from '../values.ts'

/** How many of the last settled requests to a partner there were, and how many of them it supplied. */
export const RequestCounts = z.object({
  requested: z.int().nonnegative(),
  supplied: z.int().nonnegative(),
})
export type RequestCounts = z.infer<typeof RequestCounts>

/** The counts of all partners, by partner code: one document, updated every ten minutes. */
export const PartnerStatistics = z.record(PartnerCode, RequestCounts)
export type PartnerStatistics = z.infer<typeof PartnerStatistics>

/** The key of that document. */
export const statisticsKey = 'partners'

const isSupplied = (entry: Entry): boolean => entry.shipped === true || entry.state === 'supplied'
const isFailed = ({ state }: Entry): boolean => ['rejected', 'expired', 'failed'].includes(state)

/** Counts the settled requests to a partner. Requests that are open, or that the library took back, do not count. */
export const countRequests = (partner: PartnerCode, requests: readonly Request[]): RequestCounts => {
  const settled = requests
    .flatMap(({ rota }) => rota)
    .filter((entry) => entry.partner === partner && entry.requestIds.length > 0)
    .filter((entry) => isSupplied(entry) || isFailed(entry))
  return { requested: settled.length, supplied: settled.filter(isSupplied).length }
}

/**
 * Computes the share of its requests that a partner supplies. One success and one failure are added to the counts: a
 * partner without requests gets one half, and a single answer does not decide.
 */
export const successOf = (counts: RequestCounts = { requested: 0, supplied: 0 }): number =>
  (counts.supplied + 1) / (counts.requested + 2)
