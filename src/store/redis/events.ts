import { z } from 'zod'
import { RecordedEvent } from '../../borrowing/recorded-event.ts'
import { type LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { documentColumn, readRow, readRows } from '../rows.ts'
import type { SequencedEvent, TimelineItem } from '../store.ts'
import { timelineInOrder } from '../timeline-order.ts'
import { timelineScript } from './lua/reads.ts'
import type { RedisShell } from './shell.ts'

const Body = documentColumn(RecordedEvent)

/** An entry of the stream: its id, and names and values in turn. */
const Entry = z.tuple([z.string().regex(/^\d+-0$/), z.array(z.string())])
const Fields = z.object({ request: RequestNumber, body: Body })

const Timeline = z.union([
  z.tuple([z.array(z.tuple([z.string().transform(Number), Body])), z.array(z.string()), z.array(z.string())]),
  z.tuple([]),
])

/**
 * Events: a stream of each library. An event's cursor is the time of its commit in hundred-thousandths of a second, and more than the one
 * before: it grows even where a failover lost the last ones, so none is ever given twice.
 */
export const eventReads = (
  { client, keys, run }: RedisShell,
  read: {
    readonly messages: (library: LibraryCode, ids: readonly string[]) => Promise<readonly TimelineItem[]>
    readonly deliveries: (library: LibraryCode, ids: readonly string[]) => Promise<readonly TimelineItem[]>
  },
) => ({
  since: async (library: LibraryCode, cursor: number, limit: number): Promise<readonly SequencedEvent[]> => {
    const entries = await client.xrange(
      `${keys.library(library)}:events`,
      `${Math.max(0, Math.floor(cursor)) + 1}-0`,
      '+',
      'COUNT',
      limit,
    )
    return readRows('event', Entry, entries).map(([id, values]) => {
      const named = Object.fromEntries(
        values.flatMap((name, place) => (place % 2 === 0 ? [[name, values[place + 1]]] : [])),
      )
      const { request, body } = readRow('event', Fields, named)
      return { cursor: Number(id.slice(0, -2)), library, request, event: body }
    })
  },

  timeline: async (library: LibraryCode, request: RequestNumber): Promise<readonly TimelineItem[]> => {
    const found = readRow('timeline', Timeline, await run(timelineScript, keys.library(library), request))
    const [events = [], messages = [], deliveries = []] = found
    const [came, went] = await Promise.all([
      read.messages(library, messages),
      read.deliveries(library, deliveries),
    ])
    const told = events.map(([cursor, event]) => ({ kind: 'event' as const, at: event.at, cursor, event }))
    return timelineInOrder(told, [...came, ...went])
  },
})
