import { type AuditPort, AuditRecord } from '../../ports/audit.ts'
import type { RedisContext } from '../context.ts'
import { writeScript } from '../lua/script.ts'

/** Appends entries of the audit log. ARGV: the number of the first, then each as JSON. Returns 0 where it is not the next. */
const appendAuditScript = writeScript(`
local newest = call('ZRANGE', P, -1, -1, 'WITHSCORES')
local expected = 1
if newest[2] then expected = tonumber(newest[2]) + 1 end
local first = tonumber(ARGV[1])
if first ~= expected then return 0 end
for place = 2, #ARGV do call('ZADD', P, first + place - 2, ARGV[place]) end
return 1
`)

const read = (text: string): AuditRecord => AuditRecord.parse(JSON.parse(text))

/** Returns the audit log: a sorted set of entries by their number. */
export const auditLog = (context: Pick<RedisContext, 'client' | 'keys' | 'run' | 'durable'>): AuditPort => {
  const { client, keys, run, durable } = context
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
