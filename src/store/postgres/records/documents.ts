import { z } from 'zod'
import { createDocumentCache, isCachedKind } from '../../policy/document-cache.ts'
import { parseAllStored, storedDocument } from '../../policy/parse-stored.ts'
import type { DocumentKind, DocumentSnapshot, DocumentsPort, StoredDocument } from '../../ports/documents.ts'
import type { Database } from '../connection.ts'

const documentSql = {
  get: 'SELECT key, version, value FROM documents WHERE kind = $1 AND key = $2 AND value IS NOT NULL',
  list: 'SELECT key, version, value FROM documents WHERE kind = $1 AND value IS NOT NULL ORDER BY key',
  changes: 'SELECT kind, count FROM document_changes',
} as const

const Columns = z.object({ key: z.string(), version: z.int(), value: storedDocument })
const ChangesColumns = z.object({ kind: z.string(), count: z.int() })

/** Reads documents. Those of the cached kinds stay parsed until a document of their kind changes, by any process. */
export const documentReads = ({
  query,
}: Database): Pick<DocumentsPort, 'readDocumentSnapshot' | 'getDocument' | 'listDocuments'> => {
  const cache = createDocumentCache()
  let current: Promise<DocumentSnapshot> | undefined
  let next: Promise<DocumentSnapshot> | undefined

  const list = async (kind: DocumentKind): Promise<readonly StoredDocument[]> =>
    parseAllStored('document', Columns, await query(documentSql.list, [kind]))

  const look = async (): Promise<DocumentSnapshot> => {
    const rows = parseAllStored('document', ChangesColumns, await query(documentSql.changes))
    const counts = new Map(rows.map(({ kind, count }) => [kind, count]))
    // Read after the counts: what changes meanwhile is read once more, and never missed.
    const stale = cache.staleKinds(counts)
    const read = await Promise.all(
      stale.map(async (kind) => ({ kind, changes: counts.get(kind) ?? 0, documents: await list(kind) })),
    )
    cache.update(read)
    return cache.snapshot()
  }

  /** Looks once for all that ask while a look is under way: one that began before they asked could be too old. */
  const snapshot = (): Promise<DocumentSnapshot> => {
    if (current === undefined) {
      const started = look().finally(() => {
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
    getDocument: async (kind, key) => {
      if (isCachedKind(kind)) return (await snapshot()).get(kind, key)
      const [found] = parseAllStored('document', Columns, await query(documentSql.get, [kind, key]))
      return found === undefined ? null : { value: found.value, version: found.version }
    },
    listDocuments: async (kind) => (isCachedKind(kind) ? (await snapshot()).list(kind) : list(kind)),
  }
}
