import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { createDocumentCache, isCachedKind } from '../../policy/document-cache.ts'
import { parseAllStored, parseStored, parseStoredOrNull } from '../../policy/parse-stored.ts'
import type { DocumentKind, DocumentSnapshot, StoredDocument } from '../../ports/documents.ts'
import type { Stored } from '../../ports/stored.ts'
import type { ReadTransactions } from '../read-transactions.ts'
import { prepareAll } from '../step-runner.ts'
import { DocumentColumns, documentSql } from './documents.ts'

const ChangesColumns = z.object({ kind: z.string(), count: z.int() })
const AllChanges = z.object({ count: z.int() })

/**
 * Reads documents. Those of the cached kinds stay parsed until a document of their kind changes, by any process; this is
 * checked once per read transaction. Every function runs synchronously inside the open
 * transaction.
 *
 * @param view the number of the current read transaction
 */
export const documentReads = (database: DatabaseSync, view: ReadTransactions['transactionNumber']) => {
  const sql = prepareAll(database, documentSql)
  const holding = createDocumentCache()
  let seenView = 0
  let seenChanges = -1

  const all = (kind: DocumentKind): readonly StoredDocument[] =>
    parseAllStored('document', DocumentColumns, sql.list.all(kind))

  const readStaleKinds = (): void => {
    const counts = new Map(
      parseAllStored('document', ChangesColumns, sql.changes.all()).map(({ kind, count }) => [kind, count]),
    )
    const stale = holding.staleKinds(counts)
    holding.update(stale.map((kind) => ({ kind, changes: counts.get(kind) ?? 0, documents: all(kind) })))
  }

  const held = (): DocumentSnapshot => {
    if (seenView !== view()) {
      // The counts only grow, so their sum tells whether any of them did.
      const { count } = parseStored('document', AllChanges, sql.allChanges.get())
      if (count !== seenChanges) readStaleKinds()
      seenChanges = count
      seenView = view()
    }
    return holding.snapshot()
  }

  const find = (kind: DocumentKind, key: string): Stored<unknown> | null => {
    const columns = parseStoredOrNull('document', DocumentColumns, sql.get.get(kind, key))
    return columns === null ? null : { value: columns.value, version: columns.version }
  }

  return {
    held,
    get: (kind: DocumentKind, key: string): Stored<unknown> | null =>
      isCachedKind(kind) ? held().get(kind, key) : find(kind, key),
    list: (kind: DocumentKind): readonly StoredDocument[] =>
      isCachedKind(kind) ? held().list(kind) : all(kind),
  }
}
