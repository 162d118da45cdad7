import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import {
  addCounts,
  type Counts,
  type PartnerCounts,
} from '../../../borrowing/partner-statistics/partner-counts.ts'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { parseStored, parseStoredOrNull, storedRow } from '../../policy/parse-stored.ts'
import type { PartnerDay } from '../../ports/partner-counts.ts'
import { CountsColumn } from '../../sql/partner-day-row.ts'
import type { CollectedWrites } from '../collected-writes.ts'

/** The statements on the counts of partners; a test checks the query plan of each. */
export const partnerCountSql = {
  find: 'SELECT counts FROM partner_counts WHERE partner = ? AND day = ? AND library = ?',
  put: `INSERT INTO partner_counts (partner, day, library, counts) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET counts = excluded.counts`,
} as const

const Found = z.object({ counts: CountsColumn })
const DataVersion = storedRow({ data_version: 'integer' })

/** So many rows are kept in memory as they are stored. */
const keptRows = 1_000

/** Counts to be added, and the library of the row to which they belong. */
type Addition = PartnerCounts & { readonly library: LibraryCode | null }

/** Returns the counts of partners. Every function runs synchronously inside the open transaction. */
export const partnerCountTable = (database: DatabaseSync) => {
  const find = database.prepare(partnerCountSql.find)
  const put = database.prepare(partnerCountSql.put)
  const dataVersion = database.prepare('PRAGMA data_version')
  const additions = new Map<string, Addition>()
  /** What rows hold, as long as no other connection has committed anything (SQLite, PRAGMA data_version). */
  const kept = new Map<string, Counts>()
  let keptVersion = 0

  const forgetChanged = (): void => {
    const { data_version: version } = parseStored('version', DataVersion, dataVersion.get())
    if (version !== keptVersion || kept.size > keptRows) kept.clear()
    keptVersion = version
  }

  const stored = ({ partner, day, library }: Addition): Counts | undefined =>
    parseStoredOrNull('counts', Found, find.get(partner, day, library ?? ''))?.counts

  const write = (): void => {
    if (additions.size === 0) return
    forgetChanged()
    for (const [row, addition] of additions) {
      const { partner, day, library, counts } = addition
      const before = kept.get(row) ?? stored(addition)
      const sum = before === undefined ? counts : addCounts(before, counts)
      put.run(partner, day, library ?? '', JSON.stringify(sum))
      kept.set(row, sum)
    }
    additions.clear()
  }
  const collected: CollectedWrites = {
    write,
    drop: () => {
      additions.clear()
      kept.clear()
    },
  }

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
      kept.clear()
      if (find.get(partner, day, library ?? '') === undefined)
        put.run(partner, day, library ?? '', JSON.stringify(counts))
    },
  }
}
export type PartnerCountTable = ReturnType<typeof partnerCountTable>
