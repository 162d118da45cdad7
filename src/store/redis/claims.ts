import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { LibraryCode } from '../../borrowing/values.ts'
import { milliseconds, readRow } from '../rows.ts'
import type { LeasedDelivery, Settlement, Store } from '../store.ts'
import { deliveryFields, deliveryOf } from './delivery-fields.ts'
import { claimScript, enterScript, isDueScript, roomsScript, settleScript } from './lua/claim.ts'
import { plannedSettlement } from './plan.ts'
import type { RedisShell } from './shell.ts'

type Claim = Parameters<Store['claimDue']>[0]

/** Places in a room, each a lease of its own under its token. */
type Offer = { readonly room: string; readonly tokens: readonly string[] }

const Rooms = z.array(z.union([z.string(), z.int()]))
const Taken = z.int()
const Claimed = z.array(z.tuple([z.string(), z.string(), z.array(z.string().nullable())]))

const mostOf = ({ concurrency }: Claim, room: string): number =>
  (Object.hasOwn(concurrency.partners, room) ? concurrency.partners[room] : undefined) ?? concurrency.default

/** A lease token names the library and the room, so that an attempt is settled without looking for them. */
const tokenOf = (library: LibraryCode, room: string): string => `${randomUUID()} ${library} ${room}`

const readToken = (token: string) => {
  const [, library, room] = /^\S+ (\S+) (.+)$/.exec(token) ?? []
  const code = LibraryCode.safeParse(library)
  return code.success && room !== undefined ? { library: code.data, room } : null
}

/** The library whose delivery was leased with a token; null where it is no token of ours. */
export const libraryOf = (leaseToken: string): LibraryCode | null => readToken(leaseToken)?.library ?? null

/**
 * Due work. How many deliveries a partner has under way is counted over all libraries, which lie on several nodes: each
 * attempt holds a place in the partner's room besides the lease of its delivery. A place that nobody gives back ends with
 * its lease.
 */
export const claims = (shell: RedisShell) => {
  const { client, keys, run, libraries, durable, leaseTime } = shell

  const dueRooms = async (claim: Claim, now: number) => {
    const found = readRow(
      'room',
      Rooms,
      await run(roomsScript, keys.library(claim.library), now, claim.limit, leaseTime(), ...claim.underWay),
    )
    const skipped = new Set<string>(claim.skip)
    return Array.from({ length: found.length / 2 }, (_, index) => ({
      room: String(found[2 * index]),
      due: Number(found[2 * index + 1]),
    })).filter(({ room }) => !skipped.has(room) && mostOf(claim, room) > 0)
  }

  const enter = async (claim: Claim, room: string, due: number): Promise<Offer> => {
    const most = mostOf(claim, room)
    const wanted = Array.from({ length: Math.min(due, most, claim.limit) }, () =>
      tokenOf(claim.library, room),
    )
    const taken = await run(enterScript, keys.room(room), leaseTime(), claim.lease, most, ...wanted)
    return { room, tokens: wanted.slice(0, readRow('room', Taken, taken)) }
  }

  /**
   * Enters rooms, the longest due first, until as many had a place as deliveries may be leased: a full one stands in
   * nobody's way. Who finds many full ones asks for more at a time.
   */
  const enterInTurn = async (
    claim: Claim,
    rooms: readonly { readonly room: string; readonly due: number }[],
  ): Promise<readonly Offer[]> => {
    const offers: Offer[] = []
    let from = 0
    let size = claim.limit
    while (from < rooms.length && offers.length < claim.limit) {
      const some = rooms.slice(from, from + size)
      const entered = await Promise.all(some.map(({ room, due }) => enter(claim, room, due)))
      offers.push(...entered.filter(({ tokens }) => tokens.length > 0))
      from += size
      size *= 2
    }
    return offers
  }

  const giveBack = async (tokens: Offer): Promise<void> => {
    if (tokens.tokens.length > 0) await client.zrem(keys.room(tokens.room), ...tokens.tokens)
  }

  const lease = async (
    claim: Claim,
    now: number,
    offers: readonly Offer[],
  ): Promise<readonly LeasedDelivery[]> => {
    const key = keys.library(claim.library)
    const offered = JSON.stringify(offers)
    const claimed = await run(
      claimScript,
      key,
      now,
      claim.lease,
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

  return {
    claim: async (claim: Claim): Promise<readonly LeasedDelivery[]> => {
      const now = milliseconds(claim.now)
      const rooms = await dueRooms(claim, now)
      if (rooms.length === 0) return []
      const offers = await enterInTurn(claim, rooms)
      if (offers.length === 0) return []
      const leased = await lease(claim, now, offers)
      const used = new Set(leased.map(({ leaseToken }) => leaseToken))
      await Promise.all(
        offers.map(({ room, tokens }) =>
          giveBack({ room, tokens: tokens.filter((token) => !used.has(token)) }),
        ),
      )
      return leased
    },

    settle: async (delivery: string, leaseToken: string, settlement: Settlement): Promise<boolean> => {
      const place = readToken(leaseToken)
      if (place === null) return false
      const key = keys.library(place.library)
      const planned = JSON.stringify(plannedSettlement(settlement))
      const [settled] = await Promise.all([
        run(settleScript, key, delivery, leaseToken, planned),
        giveBack({ room: place.room, tokens: [leaseToken] }),
      ])
      await durable(key)
      return settled === 1
    },

    /** Gives back the place of an attempt that a commit settles: it is over, whatever becomes of the commit. */
    leave: async (leaseToken: string): Promise<void> => {
      const place = readToken(leaseToken)
      if (place !== null) await giveBack({ room: place.room, tokens: [leaseToken] })
    },

    dueLibraries: async (now: number): Promise<readonly LibraryCode[]> => {
      const all = await libraries()
      const due = await Promise.all(
        all.map((library) => run(isDueScript, keys.library(library), now, leaseTime())),
      )
      return all.filter((_, index) => due[index] === 1)
    },
  }
}
