import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Instant, LibraryCode } from '../../../borrowing/values.ts'
import { concurrencyLimit, keysToClaim } from '../../policy/concurrency-key.ts'
import { parseStored, toMilliseconds } from '../../policy/parse-stored.ts'
import type { DeliveryClaim, LeasedDelivery, Settlement } from '../../ports/outbox.ts'
import { settlementArguments } from '../commit-arguments.ts'
import { queryLibraries, type RedisContext } from '../context.ts'
import {
  acquireSlotsScript,
  claimScript,
  isDueScript,
  listDueKeysScript,
  settleScript,
  unclaimScript,
} from '../lua/claim.ts'
import { deliveryFields, deliveryOf } from './delivery-record.ts'

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

const DueKeys = z.array(z.union([z.string(), z.int()]))
const Claimed = z.array(z.tuple([z.string(), z.string(), z.array(z.string().nullable())]))

/** Returns the library whose delivery was leased with a token; null if the text is not a lease token. */
export const libraryOfToken = (leaseToken: string): LibraryCode | null =>
  parseLeaseToken(leaseToken)?.library ?? null

/**
 * Claims due deliveries. Libraries are on different nodes, so the deliveries in progress of a concurrency key are counted
 * by slots: each attempt holds one besides the lease of its delivery. A slot that is not released ends with its lease.
 */
export const deliveryClaims = (context: RedisContext) => {
  const { keys, run, libraries, durable, leaseTime } = context
  const { acquireSlots, releaseSlots } = concurrencySlots(context)
  /** Tokens of failed claims, under which deliveries may be leased that nobody sends. */
  const failedTokens = new Map<LibraryCode, readonly string[]>()

  const rememberFailed = (library: LibraryCode, tokens: readonly string[]): void => {
    if (tokens.length > 0) failedTokens.set(library, [...(failedTokens.get(library) ?? []), ...tokens])
  }

  /** Returns deliveries that failed claims leased to the queue: no attempt was made. */
  const unclaim = async (library: LibraryCode): Promise<void> => {
    const tokens = failedTokens.get(library)
    if (tokens === undefined) return
    await run(unclaimScript, keys.library(library), ...tokens)
    if (failedTokens.get(library) === tokens) failedTokens.delete(library)
  }

  const listDueKeys = async (claim: DeliveryClaim, now: number): Promise<readonly DueKey[]> => {
    const key = keys.library(claim.library)
    const pairs = parseStored(
      'due keys',
      DueKeys,
      await run(listDueKeysScript, key, now, claim.limit, leaseTime(), ...claim.inProgress),
    )
    const mayClaim = keysToClaim(claim)
    return Array.from({ length: pairs.length / 2 }, (_, index) => ({
      concurrencyKey: String(pairs[2 * index]),
      due: Number(pairs[2 * index + 1]),
    })).filter(
      ({ concurrencyKey }) => mayClaim(concurrencyKey) && concurrencyLimit(claim, concurrencyKey) > 0,
    )
  }

  const lease = async (
    claim: DeliveryClaim,
    now: number,
    grants: readonly SlotGrant[],
  ): Promise<readonly LeasedDelivery[]> => {
    const key = keys.library(claim.library)
    const claimed = await run(
      claimScript,
      key,
      now,
      claim.leaseMilliseconds,
      claim.limit,
      JSON.stringify(grants),
      leaseTime(),
      ...deliveryFields,
    )
    await durable(key)
    return parseStored('delivery', Claimed, claimed).flatMap(([, leaseToken, fields]) => {
      const delivery = deliveryOf(fields)
      return delivery === null ? [] : [{ ...delivery, leaseToken }]
    })
  }

  /** Leases deliveries with the granted slots, and releases the slots that were not needed. */
  const leaseWithSlots = async (
    claim: DeliveryClaim,
    now: number,
    grants: readonly SlotGrant[],
  ): Promise<readonly LeasedDelivery[]> => {
    const used = new Set<string>()
    try {
      const leased = await lease(claim, now, grants)
      for (const { leaseToken } of leased) used.add(leaseToken)
      return leased
    } catch (error) {
      rememberFailed(
        claim.library,
        grants.flatMap(({ tokens }) => tokens),
      )
      // If this fails too, the next claim repeats it.
      await unclaim(claim.library).catch(() => undefined)
      throw error
    } finally {
      await releaseSlots(
        grants.map(({ concurrencyKey, tokens }) => ({
          concurrencyKey,
          tokens: tokens.filter((token) => !used.has(token)),
        })),
      )
    }
  }

  const releaseSlot = async (leaseToken: string): Promise<void> => {
    const parsed = parseLeaseToken(leaseToken)
    if (parsed === null) return
    await releaseSlots([{ concurrencyKey: parsed.concurrencyKey, tokens: [leaseToken] }])
  }

  return {
    claim: async (claim: DeliveryClaim): Promise<readonly LeasedDelivery[]> => {
      const now = toMilliseconds(claim.now)
      await unclaim(claim.library)
      const { grants, failures } = await acquireSlots(claim, await listDueKeys(claim, now))
      const leased = grants.length === 0 ? [] : await leaseWithSlots(claim, now, grants)
      if (leased.length === 0 && failures.length > 0) throw failures[0]
      return leased
    },

    /** Abandons a claim whose result never reached its caller: the next claim returns its deliveries to the queue. */
    abandonClaim: async (library: LibraryCode, leased: readonly LeasedDelivery[]): Promise<void> => {
      const tokens = leased.map(({ leaseToken }) => leaseToken)
      rememberFailed(library, tokens)
      await Promise.all(tokens.map(releaseSlot))
    },

    settle: async (delivery: string, leaseToken: string, settlement: Settlement): Promise<boolean> => {
      const library = libraryOfToken(leaseToken)
      if (library === null) return false
      const key = keys.library(library)
      const [settled] = await Promise.all([
        run(settleScript, key, delivery, leaseToken, JSON.stringify(settlementArguments(settlement))),
        releaseSlot(leaseToken),
      ])
      await durable(key)
      return settled === 1
    },

    /** Releases the slot of an attempt that a commit settles: the attempt is over, whatever the commit's result. */
    releaseSlot,

    listDueLibraries: async (now: Instant): Promise<readonly LibraryCode[]> =>
      queryLibraries(await libraries(), async (library) =>
        (await run(isDueScript, keys.library(library), toMilliseconds(now), leaseTime())) === 1
          ? [library]
          : [],
      ),
  }
}
