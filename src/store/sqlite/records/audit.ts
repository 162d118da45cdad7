import type { DatabaseSync } from 'node:sqlite'
import type { AuditPort, AuditRecord } from '../../ports/audit.ts'
import { AuditRow, auditSql } from '../../sql/audit.ts'

/** Returns the table of the audit log. Every function runs at once, within the transaction that is open. */
export const auditTable = (database: DatabaseSync) => {
  const last = database.prepare(auditSql.last)
  const insert = database.prepare(auditSql.append)
  const after = database.prepare(auditSql.after)
  const before = database.prepare(auditSql.before)
  const remove = database.prepare(auditSql.remove)
  const readLast = (): AuditRecord | null => {
    const row = last.get()
    return row === undefined ? null : AuditRow.parse(row)
  }
  return {
    last: readLast,
    append: (records: readonly AuditRecord[]): 'written' | 'conflict' => {
      const [first] = records
      if (first === undefined) return 'written'
      if (first.sequence !== (readLast()?.sequence ?? 0) + 1) return 'conflict'
      for (const { sequence, hash, entry } of records) insert.run(sequence, hash, entry)
      return 'written'
    },
    list: (range: Parameters<AuditPort['listAudit']>[0], limit: number): readonly AuditRecord[] =>
      ('after' in range ? after.all(range.after, limit) : before.all(range.before, limit)).map((row) =>
        AuditRow.parse(row),
      ),
    remove: (upTo: number): void => {
      remove.run(upTo)
    },
  }
}
