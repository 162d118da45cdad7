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

/** Returns whether a facet is a column. */
export const isFacetColumn = (name: FacetName): name is FacetName & FacetColumn => name in facetColumns
