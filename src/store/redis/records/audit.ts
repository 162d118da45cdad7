import { z } from 'zod'
import type { AuditPort, AuditRecord } from '../../ports/audit.ts'
import type { RedisContext } from '../context.ts'
import { appendAuditScript } from '../lua/audit.ts'

const Stored = z.object({ sequence: z.int(), hash: z.string(), entry: z.string() })
const read = (text: string): AuditRecord => Stored.parse(JSON.parse(text))

/** Returns the audit log: a sorted set of entries by their number. */
export const auditLog = ({
  client,
  keys,
  run,
  durable,
}: Pick<RedisContext, 'client' | 'keys' | 'run' | 'durable'>): AuditPort => {
  const key = `${keys.library(null)}:audit`
  return {
    lastAudit: async () => {
      const [newest] = await client.zrange(key, '-1', '-1')
      return newest === undefined ? null : read(newest)
    },
    appendAudit: async (records) => {
      const [first] = records
      if (first === undefined) return 'written'
      const texts = records.map(({ sequence, hash, entry }) => JSON.stringify({ sequence, hash, entry }))
      const written = await run(appendAuditScript, key, first.sequence, ...texts)
      await durable(key)
      return written === 1 ? 'written' : 'conflict'
    },
    listAudit: async (range, limit) => {
      const bodies =
        'after' in range
          ? await client.zrangebyscore(key, `(${range.after}`, '+inf', 'LIMIT', 0, limit)
          : await client.zrevrangebyscore(key, `(${range.before}`, '-inf', 'LIMIT', 0, limit)
      return bodies.map(read)
    },
    removeAudit: async (upTo) => {
      await client.zremrangebyscore(key, '-inf', upTo)
      await durable(key)
    },
  }
}
