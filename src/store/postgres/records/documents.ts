import { createDocumentCache, isCachedKind } from '../../policy/document-cache.ts'
import type { DocumentSnapshot, DocumentsPort } from '../../ports/documents.ts'
import { getDocument, listDocumentPage, listDocuments, refreshDocuments } from '../../sql/documents.ts'
import type { Database } from '../connection.ts'
import { runSteps } from '../run-steps.ts'

/** Reads documents. Those of the cached kinds stay parsed until a document of their kind changes, by any process. */
export const documentReads = ({
  query,
}: Database): Pick<
  DocumentsPort,
  'readDocumentSnapshot' | 'getDocument' | 'listDocuments' | 'listDocumentPage'
> => {
  const cache = createDocumentCache()
  let current: Promise<DocumentSnapshot> | undefined
  let next: Promise<DocumentSnapshot> | undefined

  /** Looks once for all that ask while a look is under way: one that began before they asked could be too old. */
  const snapshot = (): Promise<DocumentSnapshot> => {
    if (current === undefined) {
      const started = runSteps(query, refreshDocuments(cache)).finally(() => {
        current = undefined
      })
      current = started
      return started
    }
    next ??= current
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return snapshot()
      })
    return next
  }

  return {
    readDocumentSnapshot: snapshot,
    getDocument: async (kind, key) =>
      isCachedKind(kind) ? (await snapshot()).get(kind, key) : runSteps(query, getDocument(kind, key)),
    listDocuments: async (kind) =>
      isCachedKind(kind) ? (await snapshot()).list(kind) : runSteps(query, listDocuments(kind)),
    listDocumentPage: (...page) => runSteps(query, listDocumentPage(...page)),
  }
}
