import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Prepares each statement once, for statements that are composed from a few filters. */
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
