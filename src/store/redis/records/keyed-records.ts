import { z } from 'zod'
import { parseStored } from '../../policy/parse-stored.ts'
import type { KeyedRecordsPort } from '../../ports/keyed-records.ts'
import type { RedisContext } from '../context.ts'
import {
  addKeyedScript,
  addToGroupScript,
  getKeyedScript,
  putKeyedScript,
  removeKeyedScript,
} from '../lua/keyed-records.ts'

const Found = z.union([z.tuple([z.string(), z.string()]), z.tuple([])])

/** The longest time that a group is kept for one of its records, in milliseconds: sessions are extended while they are used. */
const groupTime = 400 * 86_400_000

/**
 * Keeps records that expire, each under a key of its own. A name is written to its group first, so that a record
 * is never missing there.
 */
export const keyedRecords = ({
  client,
  keys,
  run,
  durable,
  leaseTime,
}: Pick<RedisContext, 'client' | 'keys' | 'run' | 'durable' | 'leaseTime'>): KeyedRecordsPort => ({
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
})
