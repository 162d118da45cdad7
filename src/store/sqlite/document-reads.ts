import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { holdDocuments, isHeld } from '../held-documents.ts'
import type { DocumentKind, DocumentSnapshot, StoredDocument } from '../ports/documents.ts'
import type { Stored } from '../ports/stored.ts'
import { readRowOrNull, readRows } from '../rows.ts'
import { DocumentColumns, documentSql } from './documents.ts'
import type { Reads } from './reads.ts'

const ChangesColumns = z.object({ kind: z.string(), count: z.int() })

/**
 * Reads documents. Those of the held kinds stay parsed until the database says that one of their kind was changed, by
 * whatever process; it is asked once for each view of it. Every function runs at once, within the transaction that is
 * open.
 *
 * @param view tells one view of the database from others
 */
export const documentReads = (database: DatabaseSync, view: Reads['view']) => {
  const get = database.prepare(documentSql.get)
  const list = database.prepare(documentSql.list)
  const changes = database.prepare(documentSql.changes)
  const holding = holdDocuments()
  let seen = 0

  const all = (kind: DocumentKind): readonly StoredDocument[] =>
    readRows('document', DocumentColumns, list.all(kind))

  const held = (): DocumentSnapshot => {
    if (seen !== view()) {
      const counts = new Map(
        readRows('document', ChangesColumns, changes.all()).map(({ kind, count }) => [kind, count]),
      )
      const stale = holding.stale(counts)
      holding.keep(stale.map((kind) => ({ kind, changes: counts.get(kind) ?? 0, documents: all(kind) })))
      seen = view()
    }
    return holding.documents()
  }

  const find = (kind: DocumentKind, key: string): Stored<unknown> | null => {
    const found = readRowOrNull('document', DocumentColumns, get.get(kind, key))
    return found === null ? null : { value: found.value, version: found.version }
  }

  return {
    held,
    get: (kind: DocumentKind, key: string): Stored<unknown> | null =>
      isHeld(kind) ? held().get(kind, key) : find(kind, key),
    list: (kind: DocumentKind): readonly StoredDocument[] => (isHeld(kind) ? held().list(kind) : all(kind)),
  }
}
