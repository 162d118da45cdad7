import type { DatabaseSync } from 'node:sqlite'
import type { AuditRecord } from '../../ports/audit.ts'
import { AuditRow, auditSql } from '../../sql/audit.ts'
import { readSql } from '../../sql/reads.ts'

/** Returns the table of the audit log. Every function runs at once, within the transaction that is open. */
export const auditTable = (database: DatabaseSync) => {
  const last = database.prepare(readSql.lastAudit)
  const insert = database.prepare(auditSql.append)
  const remove = database.prepare(auditSql.remove)
  const readLast = (): AuditRecord | null => {
    const row = last.get()
    return row === undefined ? null : AuditRow.parse(row)
  }
  return {
    append: (records: readonly AuditRecord[]): 'written' | 'conflict' => {
      const [first] = records
      if (first === undefined) return 'written'
      if (first.sequence !== (readLast()?.sequence ?? 0) + 1) return 'conflict'
      for (const { sequence, hash, entry } of records) insert.run(sequence, hash, entry)
      return 'written'
    },
    remove: (upTo: number): void => {
      remove.run(upTo)
    },
  }
}
