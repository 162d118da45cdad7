import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

/** The statement on counts; a test checks its query plan. */
export const countSql = {
  count: `INSERT INTO counts (name, span, count) VALUES (?1, ?2, 1)
    ON CONFLICT DO UPDATE SET count = CASE span WHEN excluded.span THEN count + 1 ELSE 1 END, span = excluded.span
    RETURNING count`,
} as const

const Counted = z.object({ count: z.int() })

/** What is counted under names: of each name the present span alone. It runs synchronously inside the open transaction. */
export const countTable = (database: DatabaseSync) => {
  const count = database.prepare(countSql.count)
  return (name: string, now: number, milliseconds: number): number =>
    Counted.parse(count.get(name, Math.floor(now / milliseconds))).count
}
