import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseAllStored, parseStored } from '../../policy/parse-stored.ts'
import { prepareAll } from '../step-runner.ts'

/** The statements on deadlines; a test checks the query plan of each. */
export const deadlineSql = {
  correct: `UPDATE requests SET deadline_noted = next_deadline WHERE row IN (
    SELECT row FROM requests INDEXED BY requests_deadline
    WHERE deadline_noted <= ? AND deadline_noted IS NOT next_deadline LIMIT ?)`,
  due: `SELECT library, number, deadline_noted = next_deadline AS exact FROM requests INDEXED BY requests_deadline
    WHERE deadline_noted <= ? ORDER BY deadline_noted, row LIMIT ?`,
  next: 'SELECT min(deadline_noted) AS at FROM requests WHERE deadline_noted IS NOT NULL',
} as const

const Due = z.object({ library: LibraryCode, number: RequestNumber, exact: z.literal([0, 1]).nullable() })
const At = z.object({ at: z.int().nullable() })

/** Returns the table of deadlines of requests. Every function runs synchronously inside the open transaction. */
export const deadlineTable = (database: DatabaseSync) => {
  const sql = prepareAll(database, deadlineSql)
  return {
    /** Corrects at most a number of noted deadlines whose time has come, but that were ended or moved. */
    correct: (now: number, most: number): void => {
      sql.correct.run(now, most)
    },

    /** Requests with a deadline at or before, earliest first; null where some must be corrected first. */
    due: (now: number, limit: number) => {
      const rows = parseAllStored('deadline', Due, sql.due.all(now, limit))
      return rows.every(({ exact }) => exact === 1)
        ? rows.map(({ library, number }) => ({ library, request: number }))
        : null
    },

    /** The earliest noted deadline: never later than the earliest one. */
    next: (): number | null => parseStored('deadline', At, sql.next.get()).at,
  }
}
