import type { Weekday } from '../calendar.ts'
import type { AgencyId, Day, PartnerCode } from '../values.ts'
import type { Coordinates, NetworkMembership, SupplyPolicy, Tier } from './supply-terms.ts'

/**
 * Returns the key by which agency ids are compared. Two agency ids that differ in case alone are one: peers write them
 * as they like.
 */
export const agencyKey = ({ type, value }: AgencyId): string => `${type}:${value}`.toLowerCase()

/** The facts about a partner when a rota is built, or when it is about to be asked, for one library. */
export type Lender = {
  readonly code: PartnerCode
  readonly active: boolean
  readonly closures: readonly { readonly from: Day; readonly to: Day }[]
  /** Its agency ids, as `agencyKey` writes them. */
  readonly symbols: readonly string[]
  /** The services that it offers. */
  readonly services: readonly ('loan' | 'copy')[]
  /** The number of open requests that it takes at a time; null for any number. */
  readonly limit: number | null
  readonly averageSupplyDays: number | undefined
  /** The number of days for which its shipments are under way. */
  readonly deliveryDelayDays?: number | undefined
  readonly averageCost: number | undefined
  /** Its share, beside those of others. */
  readonly weight: number
  /** The share of what it was asked that it supplied, from 0 to 1. */
  readonly success: number
  /** True where its directory has it no longer. */
  readonly isWithdrawn?: boolean | undefined
  readonly networks?: readonly NetworkMembership[] | undefined
  readonly tiers?: readonly Tier[] | undefined
  readonly policies?: readonly SupplyPolicy[] | undefined
  readonly couriers?: readonly string[] | undefined
  readonly location?: Coordinates | undefined
  readonly openingDays?: readonly Weekday[] | undefined
  readonly timeZone?: string | undefined
  /** The directory entries that it is or belongs to, without consortia. */
  readonly institutions?: readonly string[] | undefined
}
