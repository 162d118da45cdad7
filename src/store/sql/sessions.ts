import { z } from 'zod'
import { storedInstant } from '../policy/parse-stored.ts'
import type { StoredSession } from '../ports/sessions.ts'

/** The statements on sessions; a test checks the query plan of each. */
export const sessionSql = {
  put: `INSERT INTO sessions (token_hash, owner, data, created_at, expires_at, idle_expires_at)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  extend: 'UPDATE sessions SET idle_expires_at = ? WHERE token_hash = ? AND idle_expires_at > ?',
  end: 'DELETE FROM sessions WHERE token_hash = ?',
  endOf: 'DELETE FROM sessions WHERE owner = ? AND token_hash <> ?',
  forget: `DELETE FROM sessions WHERE token_hash IN
    (SELECT token_hash FROM sessions WHERE min(expires_at, idle_expires_at) <= ? LIMIT ?)`,
} as const

/** A session's row, read as the session. */
export const SessionRow = z
  .object({
    token_hash: z.string(),
    owner: z.string(),
    data: z.string(),
    created_at: storedInstant,
    expires_at: storedInstant,
    idle_expires_at: storedInstant,
  })
  .transform(
    ({ token_hash, owner, data, created_at, expires_at, idle_expires_at }): StoredSession => ({
      tokenHash: token_hash,
      owner,
      data,
      createdAt: created_at,
      expiresAt: expires_at,
      idleExpiresAt: idle_expires_at,
    }),
  )
