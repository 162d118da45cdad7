import { Cluster } from 'ioredis'
import type { LibraryCode } from '../../../borrowing/values.ts'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { RedisContext } from '../context.ts'
import type { Keys } from '../keys.ts'
import type { Connection } from './connection.ts'
import { libraryIdentities, noLibraryIdentities, type UnreachableLibraries } from './library-identities.ts'
import { createStamps } from './store-stamp.ts'

/** The data that a method uses: that of one library, that of the gateway itself, or all. */
export type Scope = LibraryCode | 'gateway' | 'all'

/** The identity of the store that this process opened, to recognize if another one takes its place. */
export type StoreIdentity = Awaited<ReturnType<typeof readStoreIdentity>>

/** The age at which stamps are renewed, in milliseconds. */
const renewAfter = 10_000

const storeLost = (): Problem => new Problem('unavailable', reason('store.redis_emptied'))

/** Returns the error of the first unreachable node in scope; undefined if all are reachable. */
const unreachableReason = (unanswered: UnreachableLibraries, scope: Scope): unknown =>
  scope === 'all' ? [...unanswered.values()][0] : unanswered.get(scope)

/** Refuses to begin a new store: `Problem` unavailable where none is there. */
export const requireStore = async (
  { client }: Pick<Connection, 'client'>,
  keys: Keys,
  prefix: string,
): Promise<void> => {
  const gateway = keys.library(null)
  if ((await client.exists(`${gateway}:mark`)) > 0) return
  if ((await client.exists(`${gateway}:documents:changes`)) > 0) return
  throw new Problem('unavailable', reason('store.redis_required', { prefix }))
}

/** Reads the mark that a store has, set where it had none, and whether anything was there before. */
const readOrSet = async (client: Connection['client'], gateway: string, durable: RedisContext['durable']) => {
  const key = `${gateway}:mark`
  const existingMark = await client.get(key)
  if (existingMark !== null) return { mark: existingMark, isNew: false }
  // A store of before there were marks has documents.
  const isNew = (await client.exists(`${gateway}:documents:changes`)) === 0
  const made = crypto.randomUUID()
  const mark = (await client.set(key, made, 'NX', 'GET')) ?? made
  await durable(gateway)
  return { mark, isNew }
}

/**
 * Reads the mark of the store, and sets it where there is none. A server that lost its files comes back empty, and would
 * be taken for a store in which nothing was ever acknowledged; so would a node of a cluster, for the libraries on it.
 *
 * @throws Problem `unavailable` where a node of the cluster has lost what it held
 */
export const readStoreIdentity = async (
  connection: Pick<Connection, 'client' | 'readClient' | 'onLoss' | 'run'>,
  keys: Keys,
  durable: RedisContext['durable'],
) => {
  const { client, readClient: looks, onLoss } = connection
  let losses = 0
  onLoss(() => {
    losses += 1
  })
  const gateway = keys.library(null)
  const { mark: storeMark, isNew } = await readOrSet(client, gateway, durable)
  const stamps = createStamps(connection.run, keys, storeMark)
  const libraries =
    client instanceof Cluster
      ? libraryIdentities(client, keys, storeMark, durable, stamps)
      : noLibraryIdentities
  stamps.verify(null, Number((await client.get(`${gateway}:seen`)) ?? 0))
  /** The result of the last look, and the number of losses before it. */
  let seen: { readonly at: number; readonly unanswered: UnreachableLibraries } | null = {
    at: 0,
    unanswered: await libraries.initialize(),
  }
  let underWay: { readonly at: number; readonly look: Promise<UnreachableLibraries> } | null = null

  const look = async (at: number): Promise<UnreachableLibraries> => {
    try {
      const reads = Array.from(new Set([client, looks]), (each) =>
        each.mget(`${gateway}:mark`, `${gateway}:seen`),
      )
      const [marks, unanswered] = await Promise.all([Promise.all(reads), libraries.verify()])
      if (marks.some(([mark]) => mark !== storeMark)) throw storeLost()
      for (const [, stamp] of marks) stamps.verify(null, Number(stamp ?? 0))
      seen = { at, unanswered }
      return unanswered
    } catch (error) {
      // Nobody is sure of anything while a part of the store is lost.
      seen = null
      throw error
    }
  }

  /** Shares a check in progress between callers, unless a connection was lost since it began. */
  const lookTogether = (): Promise<UnreachableLibraries> => {
    if (underWay?.at === losses) return underWay.look
    const begun = {
      at: losses,
      look: look(losses).finally(() => {
        if (underWay === begun) underWay = null
      }),
    }
    underWay = begun
    return begun.look
  }

  return {
    /** True if this process created the store. */
    isNew,
    /** False after a connection was lost, until `verify` has succeeded. */
    isVerified: (reach: Scope): boolean =>
      seen?.at === losses && unreachableReason(seen.unanswered, reach) === undefined,
    /**
     * Verifies that the data in scope still belongs to this store. Throws a `Problem` `unavailable` if another store or an
     * empty one has taken its place, and the error of Redis if a node that holds the data is unreachable.
     */
    verify: async (reach: Scope): Promise<void> => {
      const why = unreachableReason(await lookTogether(), reach)
      if (why !== undefined) throw why
    },
    /** Marks a library as part of this store before its first write, so that its loss is detected. */
    assignToLibrary: libraries.assign,
    /**
     * Looks again and again whether Redis still holds this store, which an open connection alone does not show.
     *
     * @param every the time between two checks, in milliseconds
     * @param onLost called with the reason when it holds another store, an earlier state of this one, or none
     * @returns ends the watch
     */
    watch: (every: number, onLost: (problem: Problem) => void): (() => void) => {
      let reported: string | null = null
      let renewedAt = Number.NEGATIVE_INFINITY
      const watchOnce = async (): Promise<void> => {
        try {
          await lookTogether()
          reported = null
          if (performance.now() - renewedAt < renewAfter) return
          await Promise.all([stamps.renew(null), libraries.renewStamps()])
          renewedAt = performance.now()
        } catch (error) {
          // What else fails is the connection's, which every other call reports.
          if (!(error instanceof Problem) || error.message === reported) return
          reported = error.message
          onLost(error)
        }
      }
      let isLooking = false
      const timer = setInterval(async () => {
        if (isLooking) return
        isLooking = true
        await watchOnce()
        isLooking = false
      }, every)
      timer.unref()
      return () => clearInterval(timer)
    },
  }
}
