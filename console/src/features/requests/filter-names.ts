import type { RequestCounts } from '../../api/types.ts'
import { type FacetName, type RangeName, type RequestSearch, ranges } from './request-search.ts'

/** What the filters of a list work on. */
export type FilterBarProps = {
  readonly search: RequestSearch
  readonly counts: RequestCounts | undefined
  /** The number of requests that the filters leave, in words. */
  readonly shownCount: string
  readonly onChange: (changed: Partial<RequestSearch>) => void
}

/** The filters of a list of requests. */
export type FilterName = FacetName | RangeName | 'costOpen' | 'patron'

/** Returns whether a filter is a range of days. */
export const isRange = (name: FilterName): name is RangeName => ranges.some((range) => range === name)
