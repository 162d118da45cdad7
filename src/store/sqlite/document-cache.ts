import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { readRow, readRowOrNull, readRows } from '../rows.ts'
import type { DocumentKind, Stored } from '../store.ts'
import { DocumentColumns, documentSql } from './documents.ts'
import type { Reads } from './reads.ts'

const Changes = z.object({ count: z.int() })

/** Strangers may ask for partners that there are none of: what is kept has an end. */
const mostKept = 10_000

/**
 * Reads configuration documents, which every message asks for and nobody changes for days. What was read is kept, parsed,
 * until the database says that any document was changed, by whatever process; it is asked once for each view of it.
 * Every function runs at once, within the transaction that is open.
 *
 * @param view tells one view of the database from others
 */
export const documentCache = (database: DatabaseSync, view: Reads['view']) => {
  const get = database.prepare(documentSql.get)
  const list = database.prepare(documentSql.list)
  const changes = database.prepare(documentSql.changes)
  const kept = new Map<string, Stored<unknown> | null>()
  const lists = new Map<DocumentKind, readonly (Stored<unknown> & { readonly key: string })[]>()
  let seen = { view: 0, changes: -1 }

  /** Forgets what was kept where it may have changed. */
  const refresh = (): void => {
    if (seen.view === view()) return
    const { count } = readRow('document', Changes, changes.get())
    if (count !== seen.changes) lists.clear()
    if (count !== seen.changes || kept.size > mostKept) kept.clear()
    seen = { view: view(), changes: count }
  }

  const find = (kind: DocumentKind, key: string): Stored<unknown> | null => {
    const found = readRowOrNull('document', DocumentColumns, get.get(kind, key))
    return found === null ? null : { value: found.value, version: found.version }
  }

  return {
    get: (kind: DocumentKind, key: string): Stored<unknown> | null => {
      refresh()
      const name = `${kind} ${key}`
      const known = kept.get(name)
      if (known !== undefined) return known
      const found = find(kind, key)
      kept.set(name, found)
      return found
    },

    /** The same array as long as no document was changed. */
    list: (kind: DocumentKind): readonly (Stored<unknown> & { readonly key: string })[] => {
      refresh()
      const known = lists.get(kind)
      if (known !== undefined) return known
      const found = readRows('document', DocumentColumns, list.all(kind))
      lists.set(kind, found)
      return found
    },
  }
}
