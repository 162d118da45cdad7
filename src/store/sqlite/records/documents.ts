import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { PartnerCode } from '../../../borrowing/values.ts'
import { createDocumentCache, isCachedKind } from '../../policy/document-cache.ts'
import { parseStored, parseStoredOrNull } from '../../policy/parse-stored.ts'
import type {
  DocumentKind,
  DocumentPage,
  DocumentSnapshot,
  DocumentWrite,
  StoredDocument,
} from '../../ports/documents.ts'
import type { Stored } from '../../ports/stored.ts'
import { getDocument, listDocumentPage, listDocuments, refreshDocuments } from '../../sql/documents.ts'
import { createStepRunner, prepareAll } from '../step-runner.ts'

/** The statements on documents; a test checks the query plan of each. */
export const documentSql = {
  version: 'SELECT version, value IS NOT NULL AS there FROM documents WHERE kind = ? AND key = ?',
  put: `INSERT INTO documents (kind, key, version, value) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET version = excluded.version, value = excluded.value`,
  allChanges: 'SELECT total(count) AS count FROM document_changes',
} as const

const AllChanges = z.object({ count: z.int() })
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

/**
 * Reads documents. Those of the cached kinds stay parsed until a document of their kind changes, by any process; this is
 * checked once per read transaction. Every function runs synchronously inside the open transaction.
 *
 * @param view the number of the current read transaction
 */
export const documentReads = (database: DatabaseSync, view: () => number) => {
  const run = createStepRunner(database)
  const allChanges = database.prepare(documentSql.allChanges)
  const cache = createDocumentCache()
  let seenView = 0
  let seenChanges = -1

  const held = (): DocumentSnapshot => {
    if (seenView !== view()) {
      // The counts only grow, so their sum tells whether any of them did.
      const { count } = parseStored('document', AllChanges, allChanges.get())
      if (count !== seenChanges) run(refreshDocuments(cache))
      seenChanges = count
      seenView = view()
    }
    return cache.snapshot()
  }

  return {
    held,
    get: (kind: DocumentKind, key: string): Stored<unknown> | null =>
      isCachedKind(kind) ? held().get(kind, key) : run(getDocument(kind, key)),
    list: (kind: DocumentKind): readonly StoredDocument[] =>
      isCachedKind(kind) ? held().list(kind) : run(listDocuments(kind)),
    page: (...page: Parameters<typeof listDocumentPage>): DocumentPage => run(listDocumentPage(...page)),
  }
}
