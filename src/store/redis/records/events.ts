import { z } from 'zod'
import { RecordedEvent } from '../../../borrowing/events/recorded-event.ts'
import { type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseAllStored, parseStored, storedJson } from '../../policy/parse-stored.ts'
import { sortTimeline } from '../../policy/timeline.ts'
import type { SequencedEvent, TimelineItem } from '../../ports/events.ts'
import type { RedisContext } from '../context.ts'
import { timelineScript } from '../lua/reads.ts'
import { pairsOf } from '../pairs.ts'

const Body = storedJson(RecordedEvent)

/** An entry of the stream: its id, and names and values in turn. */
const Entry = z.tuple([z.string().regex(/^\d+-0$/), z.array(z.string())])
const Fields = z.object({ request: RequestNumber, body: Body })

const Timeline = z.union([
  z.tuple([z.array(z.tuple([z.string().transform(Number), Body])), z.array(z.string()), z.array(z.string())]),
  z.tuple([]),
])

/**
 * Waits until events are as durable as they will be: who reads them acts on them, also where the commit that wrote them
 * waits still. A known state is not waited for again: a reader of old events waits once.
 */
const waitForDurableEvents = ({ client, keys, durable, onLoss }: RedisContext) => {
  /** The last cursor of each library that is durable. */
  let durableCursors = new Map<LibraryCode, number>()
  onLoss(() => {
    durableCursors = new Map()
  })
  return async (library: LibraryCode, cursor: number): Promise<void> => {
    const confirmed = durableCursors
    if (cursor <= (confirmed.get(library) ?? 0)) return
    const key = keys.library(library)
    const last = Number((await client.get(`${key}:stamp`)) ?? cursor)
    await durable(key)
    confirmed.set(library, Math.max(confirmed.get(library) ?? 0, last))
  }
}

/**
 * Makes the functions that read events, of which each library has a stream. An event's cursor is the time of its commit in hundred-thousandths of a second, and
 * more than the one before: it grows also where a failover lost the last ones, unless the new master's clock is behind by
 * more than the failover took.
 */
export const eventReads = (
  shell: RedisContext,
  read: {
    readonly messages: (library: LibraryCode, ids: readonly string[]) => Promise<readonly TimelineItem[]>
    readonly deliveries: (library: LibraryCode, ids: readonly string[]) => Promise<readonly TimelineItem[]>
  },
) => {
  const { client, keys, run } = shell
  const settled = waitForDurableEvents(shell)

  /** Reads the entries of a library's stream behind a cursor, as they are stored. */
  const entriesBehind = async (library: LibraryCode, cursor: number, limit: number) => {
    const start = `${Math.max(0, Math.floor(cursor)) + 1}-0`
    const entries = await client.xrange(`${keys.library(library)}:events`, start, '+', 'COUNT', limit)
    return parseAllStored('event', Entry, entries)
  }

  return {
    next: async (library: LibraryCode, cursor: number): Promise<number | null> => {
      const [entry] = await entriesBehind(library, cursor, 1)
      if (entry === undefined) return null
      const next = Number(entry[0].slice(0, -2))
      await settled(library, next)
      return next
    },

    since: async (
      library: LibraryCode,
      cursor: number,
      limit: number,
    ): Promise<readonly SequencedEvent[]> => {
      const read = await entriesBehind(library, cursor, limit)
      const cursors = read.map(([id]) => id.slice(0, -2))
      const rewritten =
        cursors.length === 0
          ? []
          : await client.hmget(`${keys.library(library)}:events:rewritten`, ...cursors)
      const events = read.map(([id, values], place) => {
        const named: Readonly<Record<string, string>> = Object.fromEntries(pairsOf(values))
        const { request, body } = parseStored('event', Fields, {
          ...named,
          body: rewritten[place] ?? named.body,
        })
        return { cursor: Number(id.slice(0, -2)), library, request, event: body }
      })
      const last = events.at(-1)
      if (last !== undefined) await settled(library, last.cursor)
      return events
    },

    timeline: async (library: LibraryCode, request: RequestNumber): Promise<readonly TimelineItem[]> => {
      const rows = parseStored(
        'timeline',
        Timeline,
        await run(timelineScript, keys.library(library), request),
      )
      const [events = [], messages = [], deliveries = []] = rows
      const [came, went] = await Promise.all([
        read.messages(library, messages),
        read.deliveries(library, deliveries),
      ])
      const eventItems = events.map(([cursor, event]) => ({
        kind: 'event' as const,
        at: event.at,
        cursor,
        event,
      }))
      return sortTimeline(eventItems, [...came, ...went])
    },
  }
}
