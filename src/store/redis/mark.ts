import { Cluster } from 'ioredis'
import type { LibraryCode } from '../../borrowing/values.ts'
import { Problem } from '../../problem.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { libraryMarks, noLibraryMarks, type Unanswered } from './library-marks.ts'
import type { RedisShell } from './shell.ts'

/** What a verb touches: what is one library's, what is no library's, or all. */
export type Reach = LibraryCode | 'gateway' | 'all'

/** Knows the store that this process opened from any other that may stand in its place later. */
export type Mark = {
  /** True where this process made the store: nothing was there. */
  readonly isNew: boolean
  /** False once a connection was lost: `check` must say then that what a verb touches is still the same. */
  readonly isSure: (reach: Reach) => boolean
  /**
   * `Problem` unavailable where another store, or none, has taken the place of this one, or of what a node of the cluster
   * held of it; an error of Redis where a node does not answer that holds what the verb touches.
   */
  readonly check: (reach: Reach) => Promise<void>
  /** Makes sure that the loss of a library would be found out: before anything is written to it. */
  readonly give: (library: LibraryCode) => Promise<void>
}

const gone = (): Problem =>
  new Problem(
    'unavailable',
    'Redis came back without the store that this gateway works with: its files were lost, or are others. Put them back and start Redis again; or, to begin with what it holds now, start the gateway anew.',
  )

/** Why a verb cannot be sure of what it touches, where it cannot. */
const whyNot = (unanswered: Unanswered, reach: Reach): unknown =>
  reach === 'all' ? [...unanswered.values()][0] : unanswered.get(reach)

/** The mark that a store has, set where it had none, and whether anything was there before. */
const readOrSet = async (client: Connection['client'], gateway: string, durable: RedisShell['durable']) => {
  const key = `${gateway}:mark`
  const found = await client.get(key)
  if (found !== null) return { known: found, isNew: false }
  // A store of before there were marks has documents.
  const isNew = (await client.exists(`${gateway}:documents:changes`)) === 0
  const made = crypto.randomUUID()
  const known = (await client.set(key, made, 'NX', 'GET')) ?? made
  await durable(gateway)
  return { known, isNew }
}

/**
 * Reads the mark of the store, and sets it where there is none. A server that lost its files comes back empty, and would
 * be taken for a store in which nothing was ever acknowledged; so would a node of a cluster, for the libraries on it.
 *
 * @throws Problem `unavailable` where a node of the cluster has lost what it held
 */
export const readMark = async (
  { client, looks, onLoss }: Pick<Connection, 'client' | 'looks' | 'onLoss'>,
  keys: Keys,
  durable: RedisShell['durable'],
): Promise<Mark> => {
  let losses = 0
  onLoss(() => {
    losses += 1
  })
  const gateway = keys.library(null)
  const { known, isNew } = await readOrSet(client, gateway, durable)
  const libraries = client instanceof Cluster ? libraryMarks(client, keys, known, durable) : noLibraryMarks
  /** What the last look found, and after how many losses it began. */
  let seen: { readonly at: number; readonly unanswered: Unanswered } | null = {
    at: 0,
    unanswered: await libraries.begin(),
  }
  let underWay: { readonly at: number; readonly look: Promise<Unanswered> } | null = null

  const look = async (at: number): Promise<Unanswered> => {
    try {
      const found = Array.from(new Set([client, looks]), (each) => each.get(`${gateway}:mark`))
      const [marks, unanswered] = await Promise.all([Promise.all(found), libraries.look()])
      if (marks.some((mark) => mark !== known)) throw gone()
      seen = { at, unanswered }
      return unanswered
    } catch (error) {
      // Nobody is sure of anything while a part of the store is lost.
      seen = null
      throw error
    }
  }

  /** Who comes while a look is under way shares it, unless a connection was lost since it began. */
  const lookTogether = (): Promise<Unanswered> => {
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
    isNew,
    isSure: (reach) => seen?.at === losses && whyNot(seen.unanswered, reach) === undefined,
    check: async (reach) => {
      const why = whyNot(await lookTogether(), reach)
      if (why !== undefined) throw why
    },
    give: libraries.give,
  }
}
