import type { CachedKind } from '../ports/documents.ts'
import type { RequestIndex } from '../ports/requests.ts'

/** What a request can be found by: an identifier, and whose it is. */
type IndexedReference = { readonly owner: string; readonly reference: string }

/** The owner under which the codes of documents are indexed. It is never a partner's code. */
export const documentOwner = (kind: CachedKind): string => `@${kind}`

/** Everything that the index of references holds: partners' identifiers, and the codes of the documents that it names. */
export const indexedReferences = ({
  references,
  documents,
}: Pick<RequestIndex, 'references' | 'documents'>): readonly IndexedReference[] => [
  ...references.map(({ partner, reference }) => ({ owner: partner, reference })),
  ...documents.map(({ kind, code }) => ({ owner: documentOwner(kind), reference: code })),
]
