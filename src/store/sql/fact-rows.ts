import { z } from 'zod'
import { storedJson } from '../policy/parse-stored.ts'

/** The statements on rows of facts, in the order of their parameters; a test checks the query plan of each in SQLite. */
export const factRowSql = {
  put: `INSERT INTO fact_rows (library, key, value) VALUES (?, ?, ?)
    ON CONFLICT (library, key) DO UPDATE SET value = excluded.value`,
  restore: 'INSERT INTO fact_rows (library, key, value) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
} as const

/** The columns of a row of facts. */
export const FactRow = z.object({ key: z.string(), value: storedJson(z.unknown()) })
