import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** The statements on leases; a test checks the query plan of each. */
export const leaseSql = {
  take: `INSERT INTO leases (name, token, until) VALUES (?1, ?2, ?3)
    ON CONFLICT DO UPDATE SET token = excluded.token, until = excluded.until WHERE until <= ?4`,
  renew: 'UPDATE leases SET until = ? WHERE name = ? AND token = ? AND until > ?',
  release: 'DELETE FROM leases WHERE name = ? AND token = ?',
} as const

/**
 * Leases on names: who has one knows its token. Every function runs synchronously inside the open transaction. `time` is
 * that of leases, in milliseconds since 1970.
 */
export const leaseTable = (database: DatabaseSync) => {
  const take = database.prepare(leaseSql.take)
  const renew = database.prepare(leaseSql.renew)
  const release = database.prepare(leaseSql.release)
  return {
    take: (name: string, duration: number, time: number): string | null => {
      const token = randomUUID()
      return take.run(name, token, time + duration, time).changes === 0 ? null : token
    },

    renew: (name: string, token: string, duration: number, time: number): boolean =>
      renew.run(time + duration, name, token, time).changes !== 0,

    release: (name: string, token: string): void => {
      release.run(name, token)
    },
  }
}
