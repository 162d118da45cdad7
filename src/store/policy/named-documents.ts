import type { LibraryCode } from '../../borrowing/values.ts'
import type { CachedKind } from '../ports/documents.ts'
import type { RequestIndex } from '../ports/requests.ts'

/** An identifier by which a request can be found, and its owner. */
type IndexedReference = { readonly owner: string; readonly reference: string }

/** Returns the owner under which the codes of documents are indexed. It is never a partner's code. */
export const documentOwner = (kind: CachedKind): string => `@${kind}`

/**
 * The facets by which requests of a library are found through the index of references, besides partners' identifiers.
 */
export type IndexedFacet = 'assignee' | 'label' | 'barcode'

/**
 * Returns the owner under which the values of a facet of a library's requests are indexed. It is never a partner's
 * code.
 */
export const facetOwner = (facet: IndexedFacet, library: LibraryCode): string => `@${facet} ${library}`

const facetReferences = ({ library, facets }: RequestIndex['listed']): readonly IndexedReference[] => {
  const values: Readonly<Record<IndexedFacet, readonly string[]>> = {
    assignee: facets.assignee === undefined ? [] : [facets.assignee],
    label: facets.labels ?? [],
    barcode: facets.barcodes ?? [],
  }
  return (['assignee', 'label', 'barcode'] as const).flatMap((facet) =>
    values[facet].map((reference) => ({ owner: facetOwner(facet, library), reference })),
  )
}

/**
 * Returns everything that the index of references holds: partners' identifiers, the codes of the documents that it
 * names, who is assigned, labels and barcodes.
 */
export const indexedReferences = ({
  references,
  documents,
  listed,
}: Pick<RequestIndex, 'references' | 'documents' | 'listed'>): readonly IndexedReference[] => [
  ...references.map(({ partner, reference }) => ({ owner: partner, reference })),
  ...documents.map(({ kind, code }) => ({ owner: documentOwner(kind), reference: code })),
  ...facetReferences(listed),
]
