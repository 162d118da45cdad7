import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { addCounts, type PartnerCounts } from '../../../borrowing/partner-statistics/partner-counts.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { parseStoredOrNull } from '../../policy/parse-stored.ts'
import type { PartnerDay } from '../../ports/partner-counts.ts'
import { CountsColumn } from '../../sql/rows.ts'
import { type CollectedWrites, prepareAll } from '../step-runner.ts'

/** The statements on the counts of partners; a test checks the query plan of each. */
export const partnerCountSql = {
  find: 'SELECT counts FROM partner_counts WHERE partner = ? AND day = ? AND library = ?',
  put: `INSERT INTO partner_counts (partner, day, library, counts) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET counts = excluded.counts`,
} as const

const Found = z.object({ counts: CountsColumn })

/** Counts to be added, and the library of the row to which they belong. */
type Addition = PartnerCounts & { readonly library: LibraryCode | null }

/** Returns the counts of partners. Every function runs synchronously inside the open transaction. */
export const partnerCountTable = (database: DatabaseSync) => {
  const sql = prepareAll(database, partnerCountSql)
  const additions = new Map<string, Addition>()

  const write = (): void => {
    for (const { partner, day, library, counts } of additions.values()) {
      const row = sql.find.get(partner, day, library ?? '')
      const before = parseStoredOrNull('counts', Found, row)?.counts ?? {}
      sql.put.run(partner, day, library ?? '', JSON.stringify(addCounts(before, counts)))
    }
    additions.clear()
  }
  const collected: CollectedWrites = { write, drop: () => additions.clear() }

  return {
    collected,
    /** Adds counts, which are written with those that the transaction adds to the same rows. */
    add: (library: LibraryCode | null, all: readonly PartnerCounts[]): void => {
      for (const { partner, day, counts } of all) {
        const row = `${partner} ${day} ${library ?? ''}`
        const before = additions.get(row)
        const sum = before === undefined ? counts : addCounts(before.counts, counts)
        additions.set(row, { partner, day, library, counts: sum })
      }
    },
    /** Writes a record that another store dumped, unless there is one. */
    restore: ({ library, partner, day, counts }: PartnerDay): void => {
      write()
      if (sql.find.get(partner, day, library ?? '') === undefined)
        sql.put.run(partner, day, library ?? '', JSON.stringify(counts))
    },
  }
}
export type PartnerCountTable = ReturnType<typeof partnerCountTable>
