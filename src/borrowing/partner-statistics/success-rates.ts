import { z } from 'zod'
import { PartnerCode } from '../values.ts'
import type { Counts } from './partner-counts.ts'

/** The number of requests to a partner that were settled lately, and how many of them it supplied. */
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

const of = (counts: Counts, name: string): number => counts[name] ?? 0

/**
 * Returns the settled requests among what is counted of a partner. Those that are open, or that the library took back,
 * do not count.
 */
export const settledRequests = (counts: Counts): RequestCounts => {
  const supplied = of(counts, 'filled')
  return {
    requested: supplied + of(counts, 'unfilled') + of(counts, 'expired') + of(counts, 'failed'),
    supplied,
  }
}

/**
 * Computes the share of its requests that a partner supplies. One success and one failure are added to the counts: a
 * partner without requests gets one half, and a single answer does not decide.
 */
export const successOf = (counts: RequestCounts = { requested: 0, supplied: 0 }): number =>
  (counts.supplied + 1) / (counts.requested + 2)
