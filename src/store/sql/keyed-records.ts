import { z } from 'zod'
import type { KeyedRecord } from '../ports/keyed-records.ts'
import { firstRow, rowsOf, type Steps } from './steps.ts'

/** Returns the statements on keyed records; `now` is the time of the store, of which `?1` may say another. */
export const keyedSql = (now: string) =>
  ({
    get: `SELECT token, value FROM keyed_records WHERE name = ?2 AND until > ${now}`,
    put: `INSERT INTO keyed_records AS held (name, owner, token, value, until) VALUES (?2, ?3, ?4, ?5, ${now} + ?6)
      ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, token = excluded.token, value = excluded.value,
        until = excluded.until WHERE held.until <= ${now} RETURNING name`,
    replace: `UPDATE keyed_records SET owner = ?3, token = ?4, value = ?5, until = ${now} + ?6
      WHERE name = ?2 AND token = ?7 AND until > ${now} RETURNING name`,
    remove:
      'DELETE FROM keyed_records WHERE name = ?1 AND (CAST(?2 AS text) IS NULL OR token = ?2) RETURNING name',
    add: `INSERT INTO keyed_records AS held (name, owner, token, value, until)
      VALUES (?2, '', '', CAST(CAST(?3 AS bigint) AS text), ${now} + ?4) ON CONFLICT (name) DO UPDATE SET
        value = CASE WHEN held.until <= ${now} THEN excluded.value
          ELSE CAST(CAST(held.value AS bigint) + CAST(excluded.value AS bigint) AS text) END,
        until = CASE WHEN held.until <= ${now} THEN excluded.until ELSE held.until END
      RETURNING value`,
    list: "SELECT name FROM keyed_records WHERE owner = ?1 AND owner <> '' ORDER BY name",
    forget: `DELETE FROM keyed_records WHERE name IN (
      SELECT name FROM keyed_records WHERE until <= ${now} LIMIT ?2) RETURNING name`,
  }) as const

const Record = z.object({ token: z.string(), value: z.string() })
const Named = z.object({ name: z.string() })
const Sum = z.object({ value: z.coerce.number().int() })

/**
 * Reads and writes keyed records. The first parameter of most is the time of the store, in milliseconds since 1970: null for
 * that of the database.
 *
 * @param now the SQL of that time, where `?1` is the parameter
 */
export const keyedRecords = (now: string) => {
  const sql = keyedSql(now)
  return {
    *getKeyed(time: number | null, name: string): Steps<KeyedRecord | null> {
      return yield* firstRow('record', Record, sql.get, time, name)
    },
    *putKeyed(
      time: number | null,
      name: string,
      { token, value }: KeyedRecord,
      milliseconds: number,
      expected: string | null,
      group: string,
    ): Steps<boolean> {
      const values = [time, name, group, token, value, milliseconds]
      const written =
        expected === null
          ? yield* rowsOf('record', Named, sql.put, ...values)
          : yield* rowsOf('record', Named, sql.replace, ...values, expected)
      return written.length > 0
    },
    *removeKeyed(name: string, token: string | null): Steps<boolean> {
      return (yield* rowsOf('record', Named, sql.remove, name, token)).length > 0
    },
    *addKeyed(time: number | null, name: string, amount: number, milliseconds: number): Steps<number> {
      return (yield* firstRow('record', Sum, sql.add, time, name, amount, milliseconds))?.value ?? amount
    },
    *listKeyed(group: string): Steps<readonly string[]> {
      return (yield* rowsOf('record', Named, sql.list, group)).map(({ name }) => name)
    },
    *forgetKeyed(time: number | null, most: number): Steps<number> {
      return (yield* rowsOf('record', Named, sql.forget, time, most)).length
    },
  }
}
