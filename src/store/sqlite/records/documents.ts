import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { PartnerCode } from '../../../borrowing/values.ts'
import { parseStoredOrNull, storedDocument } from '../../policy/parse-stored.ts'
import type { DocumentKind, DocumentWrite } from '../../ports/documents.ts'
import { prepareAll } from '../step-runner.ts'

/** The statements on documents; a test checks the query plan of each. */
export const documentSql = {
  get: 'SELECT key, version, value FROM documents WHERE kind = ? AND key = ? AND value IS NOT NULL',
  list: 'SELECT key, version, value FROM documents WHERE kind = ? AND value IS NOT NULL ORDER BY key',
  version: 'SELECT version, value IS NOT NULL AS there FROM documents WHERE kind = ? AND key = ?',
  put: `INSERT INTO documents (kind, key, version, value) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET version = excluded.version, value = excluded.value`,
  changes: 'SELECT kind, count FROM document_changes',
  allChanges: 'SELECT total(count) AS count FROM document_changes',
} as const

export const DocumentColumns = z.object({
  key: z.string(),
  version: z.int(),
  value: storedDocument,
})
const VersionColumns = z.object({ version: z.int(), there: z.literal([0, 1]) })

/**
 * Returns the table of configuration documents. A deleted one leaves its version behind, so that no version is given
 * twice and a writer that read the old one cannot change a new one of the same key. Every function runs synchronously
 * inside the open transaction.
 */
export const documentTable = (database: DatabaseSync) => {
  const sql = prepareAll(database, documentSql)

  const versionOf = (kind: DocumentKind, key: string): { last: number; isPresent: boolean } => {
    const columns = parseStoredOrNull('document', VersionColumns, sql.version.get(kind, key))
    return { last: columns?.version ?? 0, isPresent: columns?.there === 1 }
  }

  /** Returns whether the version is stored now; 0 also stands for a document without a version, written by hand. */
  const isStored = (kind: DocumentKind, key: string, expectedVersion: number): boolean => {
    const { last, isPresent } = versionOf(kind, key)
    return expectedVersion === (isPresent ? last : 0)
  }

  return {
    /** Checks all, then writes all. */
    put: (
      documents: readonly DocumentWrite[],
      isLive: (partner: PartnerCode) => boolean,
    ): 'written' | 'conflict' | 'in_use' => {
      const conflicts = documents.some(
        ({ kind, key, expectedVersion }) => expectedVersion !== null && !isStored(kind, key, expectedVersion),
      )
      if (conflicts) return 'conflict'
      if (
        documents.some(
          ({ unlessLivePartner }) => unlessLivePartner !== undefined && isLive(unlessLivePartner),
        )
      )
        return 'in_use'
      for (const { kind, key, value } of documents) {
        const { last, isPresent } = versionOf(kind, key)
        if (value === undefined && !isPresent) continue
        sql.put.run(kind, key, last + 1, value === undefined ? null : JSON.stringify(value))
      }
      return 'written'
    },
  }
}
