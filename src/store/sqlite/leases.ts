import { randomUUID } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'

/** The statements on leases; the plan test looks at each. */
export const leaseSql = {
  take: `INSERT INTO leases (name, token, until) VALUES (?1, ?2, ?3)
    ON CONFLICT DO UPDATE SET token = excluded.token, until = excluded.until WHERE until <= ?4`,
  renew: 'UPDATE leases SET until = ? WHERE name = ? AND token = ? AND until > ?',
  release: 'DELETE FROM leases WHERE name = ? AND token = ?',
} as const

/** Leases on names: who has one knows its token. Every function runs at once, within the transaction that is open. */
export const leaseTable = (database: DatabaseSync) => {
  const take = database.prepare(leaseSql.take)
  const renew = database.prepare(leaseSql.renew)
  const release = database.prepare(leaseSql.release)
  return {
    take: (name: string, now: number, duration: number): string | null => {
      const token = randomUUID()
      return take.run(name, token, now + duration, now).changes === 0 ? null : token
    },

    renew: (name: string, token: string, now: number, duration: number): boolean =>
      renew.run(now + duration, name, token, now).changes !== 0,

    release: (name: string, token: string): void => {
      release.run(name, token)
    },
  }
}
