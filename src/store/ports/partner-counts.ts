import type { PartnerCounts } from '../../borrowing/partner-statistics/partner-counts.ts'
import type { Day, LibraryCode, PartnerCode } from '../../borrowing/values.ts'

/** The counts of a partner on a day: for a library, or under the gateway itself if they belong to none. */
export type PartnerDay = PartnerCounts & { readonly library: LibraryCode | null }

/** Counts for the statistics of partners: one small record per library, partner and day. `commit` adds to them too. */
export type PartnerCountsPort = {
  /** Adds counts that belong to no change of a request. */
  addPartnerCounts(library: LibraryCode | null, counts: readonly PartnerCounts[]): Promise<void>
  /** Lists the counts of a partner from one day to another, both included, in the order of days and libraries. */
  listPartnerDays(partner: PartnerCode, from: Day, to: Day): Promise<readonly PartnerDay[]>
}
