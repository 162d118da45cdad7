import { z } from 'zod'
import type { DeliveryClaim } from '../ports/outbox.ts'
import { readRow } from '../rows.ts'
import { tokenOf } from './lease-token.ts'
import { enterScript } from './lua/claim.ts'
import type { RedisShell } from './shell.ts'

/** A room and how many deliveries of a library are due in it. */
export type DueRoom = { readonly room: string; readonly due: number }

/** Places in a room, each a lease of its own under its token. */
export type Offer = { readonly room: string; readonly tokens: readonly string[] }

const Taken = z.int()

/** How many a claim lets a room have under way at once. */
export const mostOf = ({ concurrency }: DeliveryClaim, room: string): number =>
  (Object.hasOwn(concurrency.partners, room) ? concurrency.partners[room] : undefined) ?? concurrency.default

/** Partners' rooms, which lie on any node of a cluster: one that is away keeps nobody from entering others. */
export const rooms = ({ client, keys, run, leaseTime }: RedisShell) => {
  const enter = async (claim: DeliveryClaim, { room, due }: DueRoom): Promise<Offer> => {
    const most = mostOf(claim, room)
    const wanted = Array.from({ length: Math.min(due, most, claim.limit) }, () =>
      tokenOf(claim.library, room),
    )
    const taken = await run(
      enterScript,
      keys.room(room),
      leaseTime(),
      claim.leaseMilliseconds,
      most,
      ...wanted,
    )
    return { room, tokens: wanted.slice(0, readRow('room', Taken, taken)) }
  }

  return {
    /**
     * Enters rooms, the longest due first, until as many had a place as deliveries may be leased: a full one stands in
     * nobody's way. Who finds many full ones asks for more at a time.
     *
     * @returns the places, and why rooms could not be asked, where some could not
     */
    enter: async (
      claim: DeliveryClaim,
      due: readonly DueRoom[],
    ): Promise<{ readonly offers: readonly Offer[]; readonly failures: readonly unknown[] }> => {
      const offers: Offer[] = []
      const failures: unknown[] = []
      let from = 0
      let size = claim.limit
      while (from < due.length && offers.length < claim.limit) {
        const some = due.slice(from, from + size)
        for (const asked of await Promise.allSettled(some.map((room) => enter(claim, room)))) {
          if (asked.status === 'rejected') failures.push(asked.reason)
          else if (asked.value.tokens.length > 0) offers.push(asked.value)
        }
        from += size
        size *= 2
      }
      return { offers, failures }
    },

    /** Gives places back, as far as their rooms can be asked: others end with their leases. */
    giveBack: async (offers: readonly Offer[]): Promise<void> => {
      await Promise.allSettled(
        offers
          .filter(({ tokens }) => tokens.length > 0)
          .map(({ room, tokens }) => client.zrem(keys.room(room), ...tokens)),
      )
    },
  }
}
