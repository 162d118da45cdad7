import { z } from 'zod'
import { parseStored, storedJson } from '../../policy/parse-stored.ts'
import type { RowsPort } from '../../ports/rows.ts'
import type { RedisContext } from '../context.ts'

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
