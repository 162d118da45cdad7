import { z } from 'zod'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { concurrencyLimit, keysToClaim } from '../../policy/concurrency-key.ts'
import { parseStored, toMilliseconds } from '../../policy/parse-stored.ts'
import type { DeliveryClaim, LeasedDelivery, Settlement } from '../../ports/outbox.ts'
import { settlementArguments } from '../commit-arguments.ts'
import type { RedisContext } from '../context.ts'
import { queryLibraries } from '../lists/query-libraries.ts'
import { claimScript, isDueScript, listDueKeysScript, settleScript, unclaimScript } from '../lua/claim.ts'
import { concurrencySlots, type DueKey, parseLeaseToken, type SlotGrant } from './concurrency-slots.ts'
import { deliveryFields, deliveryOf } from './delivery-record.ts'

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

    listDueLibraries: async (now: number): Promise<readonly LibraryCode[]> =>
      queryLibraries(await libraries(), async (library) =>
        (await run(isDueScript, keys.library(library), now, leaseTime())) === 1 ? [library] : [],
      ),
  }
}
