import { z } from 'zod'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import type { RowsPort } from '../../ports/rows.ts'
import type { RedisContext } from '../context.ts'
import { writeScript } from '../lua/script.ts'

/** Writes rows of facts: a hash holds them by their keys, which a sorted set orders as text. */
export const factRowFunctions = `
local function put_row(key, value)
  call('ZADD', P .. ':rows:keys', 0, key)
  call('HSET', P .. ':rows', key, value)
end
`

/** Deletes rows whose keys are before a text. KEYS[1]: the key prefix of a library. ARGV: that text, the most at once. Returns how many. */
export const forgetRowsScript = writeScript(`
local gone = call('ZRANGEBYLEX', P .. ':rows:keys', '-', '(' .. ARGV[1], 'LIMIT', 0, ARGV[2])
for _, key in ipairs(gone) do
  call('HDEL', P .. ':rows', key)
  call('ZREM', P .. ':rows:keys', key)
end
return #gone
`)

const Value = storedJson(z.unknown())

/** Returns the function that lists rows of facts of a library. */
export const factRows =
  ({ client, keys }: Pick<RedisContext, 'client' | 'keys'>): RowsPort['listRows'] =>
  async (library, { after, before }, limit) => {
    const rows = `${keys.library(library)}:rows`
    const found = await client.zrangebylex(`${rows}:keys`, `(${after}`, `(${before}`, 'LIMIT', 0, limit)
    if (found.length === 0) return []
    const values = await client.hmget(rows, ...found)
    return found.flatMap((key, place) => {
      const value = values[place]
      return typeof value === 'string' ? [{ key, value: parseStored('row', Value, value) }] : []
    })
  }
