import { z } from 'zod'

/** The statements on the audit log; the plan test looks at each. */
export const auditSql = {
  append: 'INSERT INTO audit (sequence, hash, entry) VALUES (?, ?, ?)',
  remove: 'DELETE FROM audit WHERE sequence <= ?',
} as const

/** An entry's row. */
export const AuditRow = z.object({ sequence: z.int(), hash: z.string(), entry: z.string() })
