import { z } from 'zod'
import type { createDocumentCache } from '../policy/document-cache.ts'
import { storedDocument } from '../policy/parse-stored.ts'
import type {
  CachedKind,
  DocumentKind,
  DocumentPage,
  DocumentSnapshot,
  StoredDocument,
} from '../ports/documents.ts'
import type { Stored } from '../ports/stored.ts'
import { firstRow, rowsOf, type Steps } from './steps.ts'

/** The statements that read documents; a test checks the query plan of each in SQLite. */
export const documentReadSql = {
  get: 'SELECT key, version, value FROM documents WHERE kind = ?1 AND key = ?2 AND value IS NOT NULL',
  list: 'SELECT key, version, value FROM documents WHERE kind = ?1 AND value IS NOT NULL ORDER BY key',
  page: 'SELECT key, version, value FROM documents WHERE kind = ?1 AND key > ?2 AND value IS NOT NULL ORDER BY key LIMIT ?3',
  changes: 'SELECT kind, count FROM document_changes',
} as const

const DocumentRow = z.object({ key: z.string(), version: z.int(), value: storedDocument })
const ChangesRow = z.object({ kind: z.string(), count: z.int() })

/** Reads a document. */
export function* getDocument(kind: DocumentKind, key: string): Steps<Stored<unknown> | null> {
  const row = yield* firstRow('document', DocumentRow, documentReadSql.get, kind, key)
  return row && { value: row.value, version: row.version }
}

/** Reads all documents of a kind, by key. */
export function* listDocuments(kind: DocumentKind): Steps<readonly StoredDocument[]> {
  return yield* rowsOf('document', DocumentRow, documentReadSql.list, kind)
}

/** Reads a page of the documents of a kind behind a key, in the order of their keys. */
export function* listDocumentPage(
  kind: DocumentKind,
  cursor: string | null,
  limit: number,
): Steps<DocumentPage> {
  const documents = yield* rowsOf('document', DocumentRow, documentReadSql.page, kind, cursor ?? '', limit)
  return { documents, next: documents.length < limit ? null : (documents.at(-1)?.key ?? null) }
}

/** Reads the cached kinds again that were changed, and returns the snapshot of all. */
export function* refreshDocuments(cache: ReturnType<typeof createDocumentCache>): Steps<DocumentSnapshot> {
  const rows = yield* rowsOf('document', ChangesRow, documentReadSql.changes)
  const counts = new Map(rows.map(({ kind, count }) => [kind, count]))
  // Read after the counts: what changes meanwhile is read once more, and never missed.
  const read: { kind: CachedKind; changes: number; documents: readonly StoredDocument[] }[] = []
  for (const kind of cache.staleKinds(counts))
    read.push({ kind, changes: counts.get(kind) ?? 0, documents: yield* listDocuments(kind) })
  cache.update(read)
  return cache.snapshot()
}
