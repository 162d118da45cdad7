import type { AgencyId, Day, PartnerCode } from '../values.ts'

/** What is known of a partner when a rota is built, or when it is about to be asked, for one library. */
export type Lender = {
  readonly code: PartnerCode
  readonly active: boolean
  readonly closures: readonly { readonly from: Day; readonly to: Day }[]
  readonly symbols: readonly AgencyId[]
  /** What it lends. */
  readonly services: readonly ('loan' | 'copy')[]
  /** How many open requests it takes at a time, null for any number; and how many it has, which counts only with a limit. */
  readonly limit: number | null
  readonly open: number
  readonly averageSupplyDays: number | undefined
  readonly averageCost: number | undefined
  /** Its share, beside those of others. */
  readonly weight: number
  /** The share of what it was asked that it supplied, from 0 to 1. */
  readonly success: number
}

/** How many of the requests that it was asked last a partner supplied. */
export type Figures = { readonly asked: number; readonly supplied: number }

/**
 * The share of what a partner was asked that it supplied. One success and one failure are added to what was counted, so
 * that a partner that was never asked stands in the middle (one half) and one answer does not decide.
 */
export const successOf = ({ asked, supplied }: Figures = { asked: 0, supplied: 0 }): number =>
  (supplied + 1) / (asked + 2)
