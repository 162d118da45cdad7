import { millisecondsPerDay } from '../../borrowing/time.ts'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import type { Services } from '../services.ts'

/** The limit of what may be stored in a window of time. */
export type Quota = {
  readonly count: number
  readonly bytes: number
  /** The length of the window in milliseconds. */
  readonly window: number
}

/** The quota of requests of a patron on the pages for patrons. */
export const patronQuota: Quota = { count: 50, bytes: 1_000_000, window: millisecondsPerDay }

/**
 * Returns the files that a lender may upload by one link.
 *
 * @param largest the size of the largest file, in bytes
 */
export const linkQuota = (largest: number): Quota => ({
  count: 50,
  bytes: 10 * largest,
  window: 90 * millisecondsPerDay,
})

/**
 * Takes an amount from a quota. It is counted in the store, for all processes together, before anything is stored.
 *
 * @param name whose quota: it holds no personal data
 * @param bytes how many bytes are to be stored
 * @throws Problem rate_limited where the quota is used up
 */
export const takeFromQuota = async (
  { store, now }: Pick<Services, 'store' | 'now'>,
  name: string,
  { count, bytes: maxBytes, window }: Quota,
  bytes: number,
  items = 1,
): Promise<void> => {
  const [counted, size] = await Promise.all([
    store.incrementCounter(`quota count ${name}`, now(), window, items),
    store.incrementCounter(`quota bytes ${name}`, now(), window, bytes),
  ])
  if (counted <= count && size <= maxBytes) return
  const retryAfter = Math.ceil((window - (Date.parse(now()) % window)) / 1000)
  throw new Problem('rate_limited', reason('problem.quota'), {
    facts: { retryAfter },
  })
}
