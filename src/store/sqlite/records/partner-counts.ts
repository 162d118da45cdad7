import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { addCounts, type PartnerCounts } from '../../../borrowing/partner-statistics/partner-counts.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { parseStoredOrNull } from '../../policy/parse-stored.ts'
import type { PartnerDay } from '../../ports/partner-counts.ts'
import { CountsColumn } from '../../sql/rows.ts'
import { prepareAll } from '../step-runner.ts'

/** The statements on the counts of partners; a test checks the query plan of each. */
export const partnerCountSql = {
  find: 'SELECT counts FROM partner_counts WHERE partner = ? AND day = ? AND library = ?',
  put: `INSERT INTO partner_counts (partner, day, library, counts) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET counts = excluded.counts`,
} as const

const Found = z.object({ counts: CountsColumn })

/** Returns the counts of partners. Every function runs synchronously inside the open transaction. */
export const partnerCountTable = (database: DatabaseSync) => {
  const sql = prepareAll(database, partnerCountSql)
  return {
    /** Adds counts to the row of each partner and day. */
    add: (library: LibraryCode | null, all: readonly PartnerCounts[]): void => {
      for (const { partner, day, counts } of all) {
        const stored = parseStoredOrNull('counts', Found, sql.find.get(partner, day, library ?? ''))
        sql.put.run(partner, day, library ?? '', JSON.stringify(addCounts(stored?.counts ?? {}, counts)))
      }
    },
    /** Writes a record that another store dumped, unless there is one. */
    restore: ({ library, partner, day, counts }: PartnerDay): void => {
      if (sql.find.get(partner, day, library ?? '') === undefined)
        sql.put.run(partner, day, library ?? '', JSON.stringify(counts))
    },
  }
}
