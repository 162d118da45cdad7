import type { DatabaseSync } from 'node:sqlite'
import type { Instant } from '../../../borrowing/values.ts'
import { toMilliseconds } from '../../policy/parse-stored.ts'
import type { StoredSession } from '../../ports/sessions.ts'
import { sessionSql } from '../../sql/sessions.ts'

/** Returns the table of sessions. Every function runs synchronously inside the open transaction. */
export const sessionTable = (database: DatabaseSync) => {
  const put = database.prepare(sessionSql.put)
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
