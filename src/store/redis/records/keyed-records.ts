import { z } from 'zod'
import { millisecondsPerDay } from '../../../borrowing/time.ts'
import { parseStored } from '../../policy/parse-stored.ts'
import type { KeyedRecordsPort } from '../../ports/keyed-records.ts'
import type { RedisContext } from '../context.ts'
import { leaseTime, readScript, writeScript } from '../lua/script.ts'

/**
 * Reads the token and the value of a record. KEYS[1]: the record. ARGV: the lease time or an empty string. Returns nothing
 * where there is none.
 */
const getKeyedScript = readScript(
  leaseTime,
  `
local held, token, value = unpack(call('HMGET', P, 'until', 'token', 'value'))
if not value or tonumber(held) <= lease_time(ARGV[1]) then return {} end
return {token, value}
`,
)

/**
 * Writes a record. KEYS[1]: the record. ARGV: the lease time or an empty string, for how many milliseconds, its token, its
 * value, 1 where it replaces the record that has the token behind it. Returns 0 where another record or none is there.
 */
const putKeyedScript = writeScript(
  leaseTime,
  `
local now = lease_time(ARGV[1])
local held, token = unpack(call('HMGET', P, 'until', 'token'))
local is_there = call('EXISTS', P) == 1 and not (held and tonumber(held) <= now)
if is_there ~= (ARGV[5] == '1') or (is_there and (token or '') ~= ARGV[6]) then return 0 end
call('DEL', P)
call('HSET', P, 'until', now + tonumber(ARGV[2]), 'token', ARGV[3], 'value', ARGV[4])
-- It ends by the time of leases: Redis forgets it later.
call('PEXPIRE', P, tonumber(ARGV[2]) + 60000)
return 1
`,
)

/** Removes a record. KEYS[1]: the record. ARGV: 1 where it must have the token behind it. Returns 0 where there is none. */
const removeKeyedScript = writeScript(`
if ARGV[1] == '1' and call('HGET', P, 'token') ~= ARGV[2] then return 0 end
return call('DEL', P)
`)

/** Adds to a number. KEYS[1]: the number. ARGV: how much, the milliseconds after which it ends. Returns the sum. */
const addKeyedScript = writeScript(`
local sum = call('INCRBY', P, ARGV[1])
if sum == tonumber(ARGV[1]) then call('PEXPIRE', P, ARGV[2]) end
return sum
`)

/** Adds a name to a group. KEYS[1]: the group. ARGV: the name, and for how many milliseconds it stays there at least. */
const addToGroupScript = writeScript(`
call('SADD', P, ARGV[1])
if call('PTTL', P) < tonumber(ARGV[2]) then call('PEXPIRE', P, ARGV[2]) end
return 1
`)

const Found = z.union([z.tuple([z.string(), z.string()]), z.tuple([])])

/** The longest time that a group is kept for one of its records, in milliseconds: sessions are extended while they are used. */
const groupTime = 400 * millisecondsPerDay

/**
 * Keeps records that expire, each under a key of its own. A name is written to its group first, so that a record
 * is never missing there.
 */
export const keyedRecords = (
  context: Pick<RedisContext, 'client' | 'keys' | 'run' | 'durable' | 'leaseTime'>,
): KeyedRecordsPort => {
  const { client, keys, run, durable, leaseTime } = context
  return {
    getKeyed: async (name) => {
      const [token, value] = parseStored(
        'record',
        Found,
        await run(getKeyedScript, keys.keyed(name), leaseTime()),
      )
      return token === undefined || value === undefined ? null : { token, value }
    },
    putKeyed: async (name, { token, value }, milliseconds, expected, group) => {
      const [key, groupKey] = [keys.keyed(name), keys.keyed(group)]
      if (group !== '') await run(addToGroupScript, groupKey, name, groupTime)
      const condition = expected === null ? ['0', ''] : ['1', expected]
      const written = await run(putKeyedScript, key, leaseTime(), milliseconds, token, value, ...condition)
      await Promise.all([durable(key), group === '' ? undefined : durable(groupKey)])
      return written === 1
    },
    removeKeyed: async (name, token, group) => {
      const key = keys.keyed(name)
      const removed = await run(removeKeyedScript, key, token === null ? '0' : '1', token ?? '')
      await durable(key)
      if (group !== '') await client.srem(keys.keyed(group), name)
      return removed === 1
    },
    addKeyed: async (name, amount, milliseconds) =>
      Number(await run(addKeyedScript, keys.keyed(name), amount, milliseconds)),
    listKeyed: (group) => client.smembers(keys.keyed(group)),
  }
}
