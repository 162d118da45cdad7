import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { instantOf } from '../../../borrowing/time.ts'
import type { Instant } from '../../../borrowing/values.ts'
import { toMilliseconds } from '../../policy/parse-stored.ts'
import type { StoredSession } from '../../ports/sessions.ts'

/** The statements on sessions; a test checks the query plan of each. */
export const sessionSql = {
  put: `INSERT INTO sessions (token_hash, owner, data, created_at, expires_at, idle_expires_at)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  find: 'SELECT * FROM sessions WHERE token_hash = ? AND expires_at > ? AND idle_expires_at > ?',
  extend: 'UPDATE sessions SET idle_expires_at = ? WHERE token_hash = ? AND idle_expires_at > ?',
  end: 'DELETE FROM sessions WHERE token_hash = ?',
  endOf: 'DELETE FROM sessions WHERE owner = ? AND token_hash <> ?',
  forget: `DELETE FROM sessions WHERE token_hash IN
    (SELECT token_hash FROM sessions WHERE min(expires_at, idle_expires_at) <= ? LIMIT ?)`,
} as const

const Row = z.object({
  token_hash: z.string(),
  owner: z.string(),
  data: z.string(),
  created_at: z.int(),
  expires_at: z.int(),
  idle_expires_at: z.int(),
})

/** Returns the table of sessions. Every function runs synchronously inside the open transaction. */
export const sessionTable = (database: DatabaseSync) => {
  const put = database.prepare(sessionSql.put)
  const find = database.prepare(sessionSql.find)
  const extend = database.prepare(sessionSql.extend)
  const end = database.prepare(sessionSql.end)
  const endOf = database.prepare(sessionSql.endOf)
  const forget = database.prepare(sessionSql.forget)
  return {
    put: (session: StoredSession): 'kept' | 'exists' => {
      const { tokenHash, owner, data, createdAt, expiresAt, idleExpiresAt } = session
      const times = [createdAt, expiresAt, idleExpiresAt].map(toMilliseconds)
      return put.run(tokenHash, owner, data, ...times).changes === 0 ? 'exists' : 'kept'
    },
    find: (tokenHash: string, now: Instant): StoredSession | null => {
      const at = toMilliseconds(now)
      const columns = find.get(tokenHash, at, at)
      if (columns === undefined) return null
      const row = Row.parse(columns)
      return {
        tokenHash: row.token_hash,
        owner: row.owner,
        data: row.data,
        createdAt: instantOf(row.created_at),
        expiresAt: instantOf(row.expires_at),
        idleExpiresAt: instantOf(row.idle_expires_at),
      }
    },
    extend: (tokenHash: string, now: Instant, idleExpiresAt: Instant): void => {
      extend.run(toMilliseconds(idleExpiresAt), tokenHash, toMilliseconds(now))
    },
    end: (tokenHash: string): boolean => end.run(tokenHash).changes !== 0,
    endOf: (owner: string, except: string): void => {
      endOf.run(owner, except)
    },
    forget: (now: number, most: number): number => Number(forget.run(now, most).changes),
  }
}
