import type { DatabaseSync, StatementSync } from 'node:sqlite'

/** Prepares each statement once, for statements that are composed from a few filters. */
export const createStatementCache = (database: DatabaseSync): ((sql: string) => StatementSync) => {
  const prepared = new Map<string, StatementSync>()
  return (sql) => {
    const cached = prepared.get(sql)
    if (cached !== undefined) return cached
    const statement = database.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
}
