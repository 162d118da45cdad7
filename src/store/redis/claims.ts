import { z } from 'zod'
import type { LibraryCode } from '../../borrowing/values.ts'
import type { DeliveryClaim, LeasedDelivery, Settlement } from '../ports/outbox.ts'
import { milliseconds, readRow } from '../rows.ts'
import { askEach } from './ask-each.ts'
import { deliveryFields, deliveryOf } from './delivery-fields.ts'
import { readToken } from './lease-token.ts'
import { claimScript, isDueScript, roomsScript, settleScript, unclaimScript } from './lua/claim.ts'
import { plannedSettlement } from './plan.ts'
import { type DueRoom, mostOf, type Offer, rooms } from './rooms.ts'
import type { RedisShell } from './shell.ts'

const Rooms = z.array(z.union([z.string(), z.int()]))
const Claimed = z.array(z.tuple([z.string(), z.string(), z.array(z.string().nullable())]))

/** The library whose delivery was leased with a token; null where it is no token of ours. */
export const libraryOf = (leaseToken: string): LibraryCode | null => readToken(leaseToken)?.library ?? null

/**
 * Due work. How many deliveries a partner has under way is counted over all libraries, which lie on several nodes: each
 * attempt holds a place in the partner's room besides the lease of its delivery. A place that nobody gives back ends with
 * its lease.
 */
export const claims = (shell: RedisShell) => {
  const { keys, run, libraries, durable, leaseTime } = shell
  const { enter, giveBack } = rooms(shell)
  /** Tokens under which deliveries may be leased though their claim failed, so that nobody sends them. */
  const failed = new Map<LibraryCode, readonly string[]>()

  const remember = (library: LibraryCode, tokens: readonly string[]): void => {
    if (tokens.length > 0) failed.set(library, [...(failed.get(library) ?? []), ...tokens])
  }

  /** Takes back what claims that failed may have leased: nobody began to send it. */
  const unclaim = async (library: LibraryCode): Promise<void> => {
    const tokens = failed.get(library)
    if (tokens === undefined) return
    await run(unclaimScript, keys.library(library), ...tokens)
    if (failed.get(library) === tokens) failed.delete(library)
  }

  const dueRooms = async (claim: DeliveryClaim, now: number): Promise<readonly DueRoom[]> => {
    const key = keys.library(claim.library)
    const found = readRow(
      'room',
      Rooms,
      await run(roomsScript, key, now, claim.limit, leaseTime(), ...claim.inProgress),
    )
    const skipped = new Set<string>(claim.skip)
    return Array.from({ length: found.length / 2 }, (_, index) => ({
      room: String(found[2 * index]),
      due: Number(found[2 * index + 1]),
    })).filter(({ room }) => !skipped.has(room) && mostOf(claim, room) > 0)
  }

  const lease = async (
    claim: DeliveryClaim,
    now: number,
    offers: readonly Offer[],
  ): Promise<readonly LeasedDelivery[]> => {
    const key = keys.library(claim.library)
    const offered = JSON.stringify(offers)
    const claimed = await run(
      claimScript,
      key,
      now,
      claim.leaseMilliseconds,
      claim.limit,
      offered,
      leaseTime(),
      ...deliveryFields,
    )
    await durable(key)
    return readRow('delivery', Claimed, claimed).flatMap(([, leaseToken, fields]) => {
      const delivery = deliveryOf(fields)
      return delivery === null ? [] : [{ ...delivery, leaseToken }]
    })
  }

  /** Leases deliveries under the places that were taken, and gives back the places that were not needed. */
  const leaseUnder = async (
    claim: DeliveryClaim,
    now: number,
    offers: readonly Offer[],
  ): Promise<readonly LeasedDelivery[]> => {
    const used = new Set<string>()
    try {
      const leased = await lease(claim, now, offers)
      for (const { leaseToken } of leased) used.add(leaseToken)
      return leased
    } catch (error) {
      remember(
        claim.library,
        offers.flatMap(({ tokens }) => tokens),
      )
      // What cannot be taken back now is taken back before the next claim.
      await unclaim(claim.library).catch(() => undefined)
      throw error
    } finally {
      await giveBack(
        offers.map(({ room, tokens }) => ({ room, tokens: tokens.filter((token) => !used.has(token)) })),
      )
    }
  }

  return {
    claim: async (claim: DeliveryClaim): Promise<readonly LeasedDelivery[]> => {
      const now = milliseconds(claim.now)
      await unclaim(claim.library)
      const { offers, failures } = await enter(claim, await dueRooms(claim, now))
      const leased = offers.length === 0 ? [] : await leaseUnder(claim, now, offers)
      if (leased.length === 0 && failures.length > 0) throw failures[0]
      return leased
    },

    /** Gives up what a claim leased and nobody hears of: it is taken back before the next one. */
    giveUp: (library: LibraryCode, leased: readonly LeasedDelivery[]): Promise<void> => {
      const tokens = leased.map(({ leaseToken }) => leaseToken)
      remember(library, tokens)
      return giveBack(tokens.map((token) => ({ room: readToken(token)?.room ?? '', tokens: [token] })))
    },

    settle: async (delivery: string, leaseToken: string, settlement: Settlement): Promise<boolean> => {
      const place = readToken(leaseToken)
      if (place === null) return false
      const key = keys.library(place.library)
      const planned = JSON.stringify(plannedSettlement(settlement))
      const [settled] = await Promise.all([
        run(settleScript, key, delivery, leaseToken, planned),
        giveBack([{ room: place.room, tokens: [leaseToken] }]),
      ])
      await durable(key)
      return settled === 1
    },

    /** Gives back the place of an attempt that a commit settles: it is over, whatever becomes of the commit. */
    leave: async (leaseToken: string): Promise<void> => {
      const place = readToken(leaseToken)
      if (place !== null) await giveBack([{ room: place.room, tokens: [leaseToken] }])
    },

    listDueLibraries: async (now: number): Promise<readonly LibraryCode[]> =>
      askEach(await libraries(), async (library) =>
        (await run(isDueScript, keys.library(library), now, leaseTime())) === 1 ? [library] : [],
      ),
  }
}
