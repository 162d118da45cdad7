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
