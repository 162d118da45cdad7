import { randomUUID } from 'node:crypto'
import type { Instant } from '../../../borrowing/values.ts'
import { toMilliseconds } from '../../policy/parse-stored.ts'
import type { BlobsPort } from '../../ports/blobs.ts'
import type { CountersPort } from '../../ports/counters.ts'
import type { LeasesPort } from '../../ports/leases.ts'
import type { SessionsPort } from '../../ports/sessions.ts'
import type { Database } from '../connection.ts'

const keyedSql = {
  takeLease: `INSERT INTO leases AS held VALUES ($2, $3, coalesce($1, store_time()) + $4)
    ON CONFLICT (name) DO UPDATE SET token = excluded.token, until = excluded.until
    WHERE held.until <= coalesce($1, store_time()) RETURNING token`,
  renewLease: `UPDATE leases SET until = coalesce($1, store_time()) + $4
    WHERE name = $2 AND token = $3 AND until > coalesce($1, store_time()) RETURNING token`,
  releaseLease: 'DELETE FROM leases WHERE name = $1 AND token = $2',
  count: `INSERT INTO counts VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO UPDATE SET
      count = CASE counts.span WHEN excluded.span THEN counts.count + excluded.count ELSE excluded.count END,
      span = excluded.span, ends_at = excluded.ends_at
    RETURNING count`,
  putBlob: `INSERT INTO blobs (id, library, name, content_type, bytes, stored_at, keep_until)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
  putSession: `INSERT INTO sessions VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING token_hash`,
  extendSession: 'UPDATE sessions SET idle_expires_at = $1 WHERE token_hash = $2 AND idle_expires_at > $3',
  endSession: 'DELETE FROM sessions WHERE token_hash = $1 RETURNING token_hash',
  endSessions: 'DELETE FROM sessions WHERE owner = $1 AND token_hash <> $2',
} as const

/** Records that are found by a key and forgotten in time: leases, counters, answers, files, sessions. */
export const keyedRecords = (
  { query }: Database,
  leaseTime: () => number | null,
): LeasesPort & CountersPort & Pick<BlobsPort, 'putBlob'> & Omit<SessionsPort, 'findSession'> => ({
  acquireLease: async (name, milliseconds) => {
    const token = randomUUID()
    return (await query(keyedSql.takeLease, [leaseTime(), name, token, milliseconds])).length === 0
      ? null
      : token
  },
  renewLease: async (name, token, milliseconds) =>
    (await query(keyedSql.renewLease, [leaseTime(), name, token, milliseconds])).length > 0,
  releaseLease: async (name, token) => {
    await query(keyedSql.releaseLease, [name, token])
  },

  incrementCounter: async (name, now: Instant, milliseconds, amount = 1) => {
    const span = Math.floor(toMilliseconds(now) / milliseconds)
    const [row] = await query(keyedSql.count, [name, span, amount, (span + 1) * milliseconds])
    return Number(row?.count)
  },

  putBlob: async ({ id, library, name, contentType, bytes, storedAt, keepUntil }) => {
    const times = [storedAt, keepUntil].map(toMilliseconds)
    await query(keyedSql.putBlob, [id, library, name, contentType, bytes, ...times])
  },

  putSession: async ({ tokenHash, owner, data, createdAt, expiresAt, idleExpiresAt }) => {
    const times = [createdAt, expiresAt, idleExpiresAt].map(toMilliseconds)
    const written = await query(keyedSql.putSession, [tokenHash, owner, data, ...times])
    return written.length === 0 ? 'exists' : 'kept'
  },
  extendSession: async (tokenHash, now, idleExpiresAt) => {
    await query(keyedSql.extendSession, [toMilliseconds(idleExpiresAt), tokenHash, toMilliseconds(now)])
  },
  endSession: async (tokenHash) => (await query(keyedSql.endSession, [tokenHash])).length > 0,
  endSessionsOf: async (owner, except = '') => {
    await query(keyedSql.endSessions, [owner, except])
  },
})
