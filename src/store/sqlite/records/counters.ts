import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** The statement on counts; a test checks its query plan. */
export const countSql = {
  count: `INSERT INTO counts (name, span, count, ends_at) VALUES (?1, ?2, ?3, ?4)
    ON CONFLICT DO UPDATE SET
      count = CASE span WHEN excluded.span THEN count + excluded.count ELSE excluded.count END,
      span = excluded.span, ends_at = excluded.ends_at
    RETURNING count`,
  forget: 'DELETE FROM counts WHERE name IN (SELECT name FROM counts WHERE ends_at <= ? LIMIT ?)',
} as const

const Counted = z.object({ count: z.int() })

/**
 * Returns the table of counters by name, of each the present span alone. Every function runs synchronously inside the
 * open transaction.
 */
export const countTable = (database: DatabaseSync) => {
  const count = database.prepare(countSql.count)
  const forget = database.prepare(countSql.forget)
  return {
    count: (name: string, now: number, milliseconds: number, amount: number): number => {
      const span = Math.floor(now / milliseconds)
      return Counted.parse(count.get(name, span, amount, (span + 1) * milliseconds)).count
    },
    /** Forgets counters whose window has ended. */
    forget: (now: number, most: number): number => Number(forget.run(now, most).changes),
  }
}
