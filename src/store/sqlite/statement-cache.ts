import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Prepares each text once: for statements that are put together from a few filters, so that there are only few. */
export const createStatementCache = (database: DatabaseSync): ((sql: string) => StatementSync) => {
  const prepared = new Map<string, StatementSync>()
  return (sql) => {
    const known = prepared.get(sql)
    if (known !== undefined) return known
    const statement = database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
}
