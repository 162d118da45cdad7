import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { RecordedEvent } from '../../../borrowing/events/recorded-event.ts'
import { type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseAllStored, parseStored, storedJson } from '../../policy/parse-stored.ts'
import { sortTimeline } from '../../policy/timeline.ts'
import type { EventsPort, TimelineItem, TimelineKind } from '../../ports/events.ts'
import type { RedisContext } from '../context.ts'
import { copyRewrittenScript } from '../lua/privacy.ts'
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

/** Reads what a timeline has besides events. */
export type TimelineReads = {
  /** The items of a request's timeline, by the ids of their records. */
  readonly ofTimeline: (library: LibraryCode, ids: readonly string[]) => Promise<readonly TimelineItem[]>
}

/** Reads events of a library's stream behind a cursor, as they are stored: the fields of each, with its present body. */
export const storedEvents = async (
  { client, keys }: Pick<RedisContext, 'client' | 'keys'>,
  library: LibraryCode,
  cursor: number,
  limit: number,
) => {
  const key = `${keys.library(library)}:events`
  const start = `${Math.max(0, Math.floor(cursor)) + 1}-0`
  const entries = parseAllStored('event', Entry, await client.xrange(key, start, '+', 'COUNT', limit))
  const cursors = entries.map(([id]) => id.slice(0, -2))
  const rewritten = cursors.length === 0 ? [] : await client.hmget(`${key}:rewritten`, ...cursors)
  return entries.map(([id, values], place) => {
    const fields: Readonly<Record<string, string>> = Object.fromEntries(pairsOf(values))
    return { cursor: Number(id.slice(0, -2)), fields: { ...fields, body: rewritten[place] ?? fields.body } }
  })
}

/** The number of events that one script copies: few enough not to delay other commands. */
const eventsAtOnce = 200

/** Writes the stream of a library again, where bodies of its events were replaced. */
export const rewriteStream = async (
  { client, keys, run, durable }: Pick<RedisContext, 'client' | 'keys' | 'run' | 'durable'>,
  library: LibraryCode,
): Promise<void> => {
  const key = keys.library(library)
  if ((await client.exists(`${key}:events:rewritten`)) === 0) return
  const token = randomUUID()
  while (parseStored('count', z.int(), await run(copyRewrittenScript, key, token, eventsAtOnce)) === 0);
  await durable(key)
}

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
  messages: TimelineReads,
  deliveries: TimelineReads,
): EventsPort => {
  const { keys, run } = shell
  const settled = waitForDurableEvents(shell)

  return {
    findNextEvent: async (library, cursor) => {
      const [first] = await storedEvents(shell, library, cursor, 1)
      if (first === undefined) return null
      await settled(library, first.cursor)
      return first.cursor
    },

    listEventsAfter: async (library, cursor, limit) => {
      const found = await storedEvents(shell, library, cursor, limit)
      const events = found.map(({ cursor: at, fields }) => {
        const { request, body } = parseStored('event', Fields, fields)
        return { cursor: at, library, request, event: body }
      })
      const last = events.at(-1)
      if (last !== undefined) await settled(library, last.cursor)
      return events
    },

    readTimeline: async (library, request, kinds) => {
      const needs = (kind: TimelineKind) => kinds?.includes(kind) !== false
      const rows = parseStored(
        'timeline',
        Timeline,
        await run(timelineScript, keys.library(library), request),
      )
      const [events = [], received = [], sent = []] = rows
      const [came, went] = await Promise.all([
        messages.ofTimeline(library, needs('message_in') ? received : []),
        deliveries.ofTimeline(library, needs('message_out') ? sent : []),
      ])
      const eventItems = (needs('event') ? events : []).map(([cursor, event]) => ({
        kind: 'event' as const,
        at: event.at,
        cursor,
        event,
      }))
      return sortTimeline(eventItems, [...came, ...went])
    },
  }
}
