import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { PartnerCode } from '../../borrowing/values.ts'
import type { DocumentKind, Store, Stored } from '../store.ts'
import { documentColumn, readRow, readRowOrNull, readRows } from './rows.ts'

/** The statements on documents; the plan test looks at each. */
export const documentSql = {
  get: 'SELECT key, version, value FROM documents WHERE kind = ? AND key = ? AND value IS NOT NULL',
  versions: 'SELECT key, version FROM documents WHERE kind = ? AND value IS NOT NULL ORDER BY key',
  version: 'SELECT version, value IS NOT NULL AS there FROM documents WHERE kind = ? AND key = ?',
  put: `INSERT INTO documents (kind, key, version, value) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET version = excluded.version, value = excluded.value`,
} as const

const DocumentColumns = z.object({ key: z.string(), version: z.int(), value: documentColumn(z.unknown()) })
/** It changes with every commit of another connection. */
const DataVersion = z.object({ data_version: z.int() })
const ListedColumns = z.object({ key: z.string(), version: z.int() })
const VersionColumns = z.object({ version: z.int(), there: z.literal([0, 1]) })

type Listed = readonly (Stored<unknown> & { readonly key: string })[]

type Documents = Parameters<Store['putDocuments']>[0]

/**
 * Configuration documents. A deleted one leaves its version behind, so that no version is given twice and a writer that
 * read the old one cannot change a new one of the same key. Every function runs at once, within the transaction that is
 * open.
 */
export const documentTable = (database: DatabaseSync) => {
  const get = database.prepare(documentSql.get)
  const versions = database.prepare(documentSql.versions)
  const version = database.prepare(documentSql.version)
  const put = database.prepare(documentSql.put)
  const dataVersion = database.prepare('PRAGMA data_version')

  /** The last version of each document that was asked for, as it was parsed: configuration is read far more than written. */
  const parsed = new Map<string, Stored<unknown>>()

  /** Lists as they were read last, and the state of the database then: others' commits, and own writes of the kind. */
  const lists = new Map<DocumentKind, { readonly state: string; readonly listed: Listed }>()
  const writes = new Map<DocumentKind, number>()
  const stateOf = (kind: DocumentKind): string =>
    `${readRow('version', DataVersion, dataVersion.get()).data_version} ${writes.get(kind) ?? 0}`

  const versionOf = (kind: DocumentKind, key: string): { last: number; present: number } => {
    const found = readRowOrNull('document', VersionColumns, version.get(kind, key))
    return { last: found?.version ?? 0, present: found?.there === 1 ? found.version : 0 }
  }

  /** A document of a version that is known to be there now. */
  const recall = (kind: DocumentKind, key: string, present: number): Stored<unknown> | null => {
    const name = `${kind} ${key}`
    const known = parsed.get(name)
    return known !== undefined && known.version === present ? known : readAnew(kind, key)
  }

  const readAnew = (kind: DocumentKind, key: string): Stored<unknown> | null => {
    const name = `${kind} ${key}`
    const found = readRowOrNull('document', DocumentColumns, get.get(kind, key))
    if (found === null) {
      parsed.delete(name)
      return null
    }
    const stored = { value: found.value, version: found.version }
    parsed.set(name, stored)
    return stored
  }

  return {
    get: (kind: DocumentKind, key: string): Stored<unknown> | null =>
      recall(kind, key, versionOf(kind, key).present),

    /** The same list, where nothing was written since. */
    list: (kind: DocumentKind): Listed => {
      const state = stateOf(kind)
      const known = lists.get(kind)
      if (known?.state === state) return known.listed
      const listed = readRows('document', ListedColumns, versions.all(kind)).flatMap(
        ({ key, version: present }) => {
          const stored = recall(kind, key, present)
          return stored === null ? [] : [{ key, ...stored }]
        },
      )
      lists.set(kind, { state, listed })
      return listed
    },

    /** Checks all, then writes all. */
    put: (
      documents: Documents,
      isLive: (partner: PartnerCode) => boolean,
    ): 'written' | 'conflict' | 'in_use' => {
      const conflicts = documents.some(
        ({ kind, key, expectedVersion }) =>
          expectedVersion !== null && expectedVersion !== versionOf(kind, key).present,
      )
      if (conflicts) return 'conflict'
      if (documents.some(({ unlessLive }) => unlessLive !== undefined && isLive(unlessLive))) return 'in_use'
      for (const { kind, key, value } of documents) {
        const { last, present } = versionOf(kind, key)
        if (value === undefined && present === 0) continue
        writes.set(kind, (writes.get(kind) ?? 0) + 1)
        put.run(kind, key, last + 1, value === undefined ? null : JSON.stringify(value))
      }
      return 'written'
    },
  }
}
