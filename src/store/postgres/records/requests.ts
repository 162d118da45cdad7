import { z } from 'zod'
import { LibraryCode as Library, type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { documentOwner } from '../../policy/named-documents.ts'
import { parseAllStored, toMilliseconds } from '../../policy/parse-stored.ts'
import { parseStoredRequest } from '../../policy/request-checksum.ts'
import { sortTimeline } from '../../policy/timeline.ts'
import type { EventsPort } from '../../ports/events.ts'
import type { RequestListsPort } from '../../ports/request-lists.ts'
import type { RequestsPort } from '../../ports/requests.ts'
import { EventColumns } from '../../sql/event-row.ts'
import type { Database } from '../connection.ts'
import type { MessageReads } from './messages.ts'

const requestSql = {
  load: 'SELECT version, body, seal FROM requests WHERE number = $1 AND library = $2',
  byReference: `SELECT number FROM request_references JOIN requests ON requests.row = request_row
    WHERE owner = $1 AND reference = $2 AND ($3::text IS NULL OR library = $3) ORDER BY request_row DESC`,
  byLivePartner: `SELECT number FROM request_partners JOIN requests ON requests.row = request_row
    WHERE partner = $1 AND live > 0 ORDER BY request_row DESC`,
  countOpen: 'SELECT count(*) AS open FROM request_partners WHERE partner = $1 AND live = 2 AND live > 0',
  dueDeadlines: `SELECT library, number FROM requests WHERE next_deadline <= $1 ORDER BY next_deadline, row LIMIT $2`,
  eventsAfter:
    'SELECT cursor, library, request, body FROM events WHERE library = $1 AND cursor > $2 ORDER BY cursor LIMIT $3',
  nextEvent: 'SELECT cursor FROM events WHERE library = $1 AND cursor > $2 ORDER BY cursor LIMIT 1',
  eventsOf:
    'SELECT cursor, library, request, body FROM events WHERE request = $1 AND library = $2 ORDER BY cursor',
} as const

const Stored = z.object({ version: z.int(), body: z.string(), seal: z.int().nullable() })
const Numbered = z.object({ number: RequestNumber })
const Due = z.object({ library: Library, number: RequestNumber })

/** Finds requests, and reads their events. */
export const requestReads = (
  { query }: Database,
  messages: MessageReads,
): RequestsPort & EventsPort & Pick<RequestListsPort, 'countOpenRequests'> => {
  const numbers = (rows: readonly unknown[]): readonly RequestNumber[] =>
    parseAllStored('request', Numbered, rows).map(({ number }) => number)
  const load: RequestsPort['loadRequest'] = async (library, request) => {
    const [row] = parseAllStored('request', Stored, await query(requestSql.load, [request, library]))
    return row === undefined ? null : { value: parseStoredRequest(row.body, row.seal), version: row.version }
  }
  return {
    loadRequest: load,
    findByPartnerReference: async (library, partner, reference) =>
      numbers(await query(requestSql.byReference, [partner, reference, library])),
    findByDocument: async (kind, code) =>
      numbers(
        kind === 'partner'
          ? await query(requestSql.byLivePartner, [code])
          : await query(requestSql.byReference, [documentOwner(kind), code, null]),
      ),
    countOpenRequests: async (partner) => Number((await query(requestSql.countOpen, [partner]))[0]?.open),
    listDueDeadlines: async (now, limit) =>
      parseAllStored('deadline', Due, await query(requestSql.dueDeadlines, [toMilliseconds(now), limit])).map(
        ({ library, number }) => ({ library, request: number }),
      ),
    listEventsAfter: async (library, cursor, limit) =>
      parseAllStored('event', EventColumns, await query(requestSql.eventsAfter, [library, cursor, limit])),
    findNextEvent: async (library, cursor) => {
      const [row] = await query(requestSql.nextEvent, [library, cursor])
      return row === undefined ? null : Number(row.cursor)
    },
    readTimeline: async (library: LibraryCode, request) => {
      const [stored, rows, received, sent] = await Promise.all([
        load(library, request),
        query(requestSql.eventsOf, [request, library]),
        messages.messagesOf(library, request),
        messages.deliveriesOf(library, request),
      ])
      if (stored === null) return []
      const events = parseAllStored('event', EventColumns, rows)
      return sortTimeline(
        events.map(({ cursor, event }) => ({ kind: 'event', at: event.at, cursor, event })),
        [
          ...received.map((message) => ({ kind: 'message_in' as const, at: message.receivedAt, message })),
          ...sent.map((delivery) => ({ kind: 'message_out' as const, at: delivery.createdAt, delivery })),
        ],
      )
    },
  }
}
