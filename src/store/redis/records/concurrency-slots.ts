import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LibraryCode } from '../../../borrowing/values.ts'
import { concurrencyLimit } from '../../policy/concurrency-key.ts'
import { parseStored } from '../../policy/parse-stored.ts'
import type { DeliveryClaim } from '../../ports/outbox.ts'
import type { RedisContext } from '../context.ts'
import { acquireSlotsScript } from '../lua/claim.ts'

/** Creates a lease token. It contains the library and the concurrency key, so that an attempt is settled without a search. */
export const createLeaseToken = (library: LibraryCode, concurrencyKey: string): string =>
  `${randomUUID()} ${library} ${concurrencyKey}`

/** Parses a lease token of `createLeaseToken`; null for any other text. */
export const parseLeaseToken = (
  token: string,
): { readonly library: LibraryCode; readonly concurrencyKey: string } | null => {
  const [, library, concurrencyKey] = /^\S+ (\S+) (.+)$/.exec(token) ?? []
  const code = LibraryCode.safeParse(library)
  return code.success && concurrencyKey !== undefined ? { library: code.data, concurrencyKey } : null
}

/** A concurrency key and the number of deliveries of a library that are due under it. */
export type DueKey = { readonly concurrencyKey: string; readonly due: number }

/** Acquired slots of a concurrency key. Each slot is a lease of its own under its token. */
export type SlotGrant = { readonly concurrencyKey: string; readonly tokens: readonly string[] }

const Count = z.int()

/**
 * Returns slots that limit how many deliveries of a concurrency key are in progress over all libraries. The slots of
 * different keys are on different nodes of a cluster; an unreachable node affects only its own keys.
 */
export const concurrencySlots = ({ client, keys, run, leaseTime }: RedisContext) => {
  const acquire = async (claim: DeliveryClaim, { concurrencyKey, due }: DueKey): Promise<SlotGrant> => {
    const limit = concurrencyLimit(claim, concurrencyKey)
    const tokens = Array.from({ length: Math.min(due, limit, claim.limit) }, () =>
      createLeaseToken(claim.library, concurrencyKey),
    )
    const acquired = await run(
      acquireSlotsScript,
      keys.slots(concurrencyKey),
      leaseTime(),
      claim.leaseMilliseconds,
      limit,
      ...tokens,
    )
    return { concurrencyKey, tokens: tokens.slice(0, parseStored('slot count', Count, acquired)) }
  }

  return {
    /**
     * Acquires slots, longest due first, until `claim.limit` keys have some. Keys without a free slot are passed over,
     * and the batch size doubles so that many of them cost few round trips.
     *
     * @returns the acquired slots, and the errors of keys whose node could not be reached
     */
    acquireSlots: async (
      claim: DeliveryClaim,
      dueKeys: readonly DueKey[],
    ): Promise<{ readonly grants: readonly SlotGrant[]; readonly failures: readonly unknown[] }> => {
      const grants: SlotGrant[] = []
      const failures: unknown[] = []
      let from = 0
      let size = claim.limit
      while (from < dueKeys.length && grants.length < claim.limit) {
        const batch = dueKeys.slice(from, from + size)
        for (const result of await Promise.allSettled(batch.map((key) => acquire(claim, key)))) {
          if (result.status === 'rejected') failures.push(result.reason)
          else if (result.value.tokens.length > 0) grants.push(result.value)
        }
        from += size
        size *= 2
      }
      return { grants, failures }
    },

    /** Releases slots. Slots on an unreachable node end with their leases instead. */
    releaseSlots: async (grants: readonly SlotGrant[]): Promise<void> => {
      await Promise.allSettled(
        grants
          .filter(({ tokens }) => tokens.length > 0)
          .map(({ concurrencyKey, tokens }) => client.zrem(keys.slots(concurrencyKey), ...tokens)),
      )
    },
  }
}
