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
export type IndexedFacet = 'assignee' | 'label' | 'barcode' | 'reference'

/**
 * Returns the owner under which the values of a facet of a library's requests are indexed. It is never a partner's
 * code. It is a text in one piece, which `JSON.stringify` writes faster than one that was joined with `+`.
 */
export const facetOwner = (facet: IndexedFacet, library: LibraryCode): string =>
  ['@', facet, ' ', library].join('')

/**
 * Returns everything that the index of references holds: partners' identifiers, the codes of the documents that it
 * names, who is assigned, labels, barcodes, and the reference of the library system.
 */
export const indexedReferences = ({
  references,
  documents,
  listed,
}: Pick<RequestIndex, 'references' | 'documents' | 'listed'>): readonly IndexedReference[] => {
  const indexed: IndexedReference[] = []
  for (const { partner, reference } of references) indexed.push({ owner: partner, reference })
  for (const { kind, code } of documents) indexed.push({ owner: documentOwner(kind), reference: code })
  const { assignee, labels = [], barcodes = [], reference } = listed.facets
  const addFacet = (facet: IndexedFacet, reference: string): void => {
    indexed.push({ owner: facetOwner(facet, listed.library), reference })
  }
  if (assignee !== undefined) addFacet('assignee', assignee)
  if (reference !== undefined) addFacet('reference', reference)
  for (const label of labels) addFacet('label', label)
  for (const barcode of barcodes) addFacet('barcode', barcode)
  return indexed
}
