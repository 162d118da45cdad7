import type { FacetName, RequestFacets, RequestFilters } from '../ports/request-lists.ts'

const orNone = <T>(values: readonly T[] | undefined): readonly (T | null)[] =>
  values === undefined || values.length === 0 ? [null] : values

/** The filters that look at the facets of a request, each with the values that it looks at; null stands for none. */
export const facetColumns = {
  partner: ({ partners }: RequestFacets) => orNone(partners),
  activePartner: ({ activePartner }: RequestFacets) => [activePartner ?? null],
  patron: ({ patron }: RequestFacets) => [patron ?? null],
  assignee: ({ assignee }: RequestFacets) => [assignee ?? null],
  label: ({ labels }: RequestFacets) => orNone(labels),
  service: ({ service }: RequestFacets) => [service],
  publicationType: ({ publicationType }: RequestFacets) => [publicationType ?? null],
  workflow: ({ workflow }: RequestFacets) => [workflow ?? null],
  itemOut: ({ itemOut }: RequestFacets) => [String(itemOut ?? false)],
  costOpen: ({ costOpen }: RequestFacets) => [String(costOpen ?? false)],
} as const satisfies {
  readonly [Name in keyof RequestFilters]?: (facets: RequestFacets) => readonly (string | null)[]
}

export type FacetColumn = keyof typeof facetColumns

/** The names of the columns; those of them by which requests are counted are facets. */
export const facetColumnNames = Object.keys(facetColumns) as readonly FacetColumn[]

/** Returns whether a facet is a column. */
export const isFacetColumn = (name: FacetName): name is FacetName & FacetColumn => name in facetColumns

/** Returns whether requests are counted by a column. */
export const isCounted = (name: FacetColumn): name is FacetColumn & FacetName =>
  name !== 'partner' && name !== 'patron'

/** Returns the values that a filter of a column wants; null where it is not set. */
export const wantedValues = (
  filters: RequestFilters,
  name: FacetColumn,
): ReadonlySet<string | null> | null => {
  const wanted = filters[name]
  if (wanted === undefined) return null
  return new Set<string | null>(typeof wanted === 'boolean' ? [String(wanted)] : wanted)
}
