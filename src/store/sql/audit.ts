import { z } from 'zod'

/** The statements on the audit log; the plan test looks at each. */
export const auditSql = {
  last: 'SELECT sequence, hash, entry FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)',
  append: 'INSERT INTO audit (sequence, hash, entry) VALUES (?, ?, ?)',
  after: 'SELECT sequence, hash, entry FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?',
  before: 'SELECT sequence, hash, entry FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT ?',
  remove: 'DELETE FROM audit WHERE sequence <= ?',
} as const

/** An entry's row. */
export const AuditRow = z.object({ sequence: z.int(), hash: z.string(), entry: z.string() })
