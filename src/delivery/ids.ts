import { monotonicFactory } from 'ulid'
import { RequestNumber } from '../borrowing/values.ts'
import { copyText } from '../copy-text.ts'
import type { Ids } from './deps.ts'

/** Letters and digits that are not mistaken for each other (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The random bytes of one fetch: each fetch costs as much as hundreds of them. */
const poolSize = 4096

/**
 * Makes ids: request numbers with 50 random bits, and ids that sort by time within this process.
 *
 * @param now milliseconds since 1970
 * @param randomBytes returns this number of unpredictable bytes
 */
export const createIds = (now: () => number, randomBytes: (count: number) => Uint8Array): Ids => {
  let pool: Uint8Array = new Uint8Array()
  let used = 0
  const randomByte = (): number => {
    if (used === pool.length) {
      pool = randomBytes(poolSize)
      used = 0
    }
    used += 1
    return pool[used - 1] ?? 0
  }
  const next = monotonicFactory(() => randomByte() / 256)
  return {
    request: (library) => {
      let id = ''
      while (id.length < 10) id += alphabet[randomByte() & 31]
      return RequestNumber.parse(`${library}-${id}`)
    },
    next: () => copyText(next(now())),
  }
}
