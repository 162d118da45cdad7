import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { version } from '../../version.ts'
import { type Migration, migrations } from './migrations.ts'

const Applied = z.object({ number: z.int() })
const Written = z.object({ program: z.string() })

/** Returns the version of lendwire that last upgraded the records, as far as tables of a newer one can be read. */
const programOf = (database: DatabaseSync): string | undefined => {
  try {
    const row = database.prepare("SELECT value ->> '$.program' AS program FROM store_version").get()
    return Written.safeParse(row).data?.program
  } catch {
    return undefined
  }
}

const newest = 'SELECT coalesce(max(number), 0) AS number FROM migrations'

/** Returns why a database cannot be opened whose tables are of a newer version; null where they are not. */
export const findNewerTables = (
  database: DatabaseSync,
  steps: readonly Migration[] = migrations,
): Problem | null => {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get()
  if (hasTable === undefined) return null
  const { number: step } = Applied.parse(database.prepare(newest).get())
  const ownSteps = steps.at(-1)?.number ?? 0
  if (step <= ownSteps) return null
  const program = programOf(database)
  const params = { step, ownProgram: version, ownSteps }
  return new Problem(
    'unavailable',
    program === undefined
      ? reason('store.newer_tables', params)
      : reason('store.newer_tables_of', { ...params, program }),
  )
}

/**
 * Applies the steps that a database has not had yet, in one transaction.
 *
 * @throws Problem `unavailable` where the database has had steps that this program does not know
 */
export const migrate = (database: DatabaseSync, steps: readonly Migration[]): void => {
  database.exec(`BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, applied_at TEXT NOT NULL) STRICT`)
  try {
    const newer = findNewerTables(database, steps)
    if (newer !== null) throw newer
    const { number: applied } = Applied.parse(database.prepare(newest).get())
    const insert = database.prepare(
      "INSERT INTO migrations (number, applied_at) VALUES (?, strftime('%FT%TZ'))",
    )
    for (const { number, sql } of steps) {
      if (number <= applied) continue
      database.exec(sql)
      insert.run(number)
    }
    database.exec('COMMIT')
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
