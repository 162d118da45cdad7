import { z } from 'zod'
import { type Day, type LibraryCode, type PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { fingerprintKey } from '../policy/fingerprint.ts'
import { documentOwner } from '../policy/named-documents.ts'
import { parseStoredRequest } from '../policy/request-checksum.ts'
import { sortTimeline } from '../policy/timeline.ts'
import { type AuditPort, AuditRecord } from '../ports/audit.ts'
import type { CachedKind } from '../ports/documents.ts'
import type { TimelineKind } from '../ports/events.ts'
import type { RowsPort } from '../ports/rows.ts'
import type { Dialect } from './lists/dialect.ts'
import { messageReads } from './lists/list-messages.ts'
import { ReplyColumns, replyOf } from './message-row.ts'
import {
  AnswerRow,
  answerColumns,
  BlobRow,
  blobColumns,
  EventRow,
  eventColumns,
  FactRow,
  PartnerDayRow,
} from './rows.ts'
import { firstRow, type Parameter, rowsOf, type Steps } from './steps.ts'

/** The statements that read records; a test checks the query plan of each in SQLite. */
export const readSql = {
  request: 'SELECT version, body, seal FROM requests WHERE number = ?1 AND library = ?2',
  byLivePartner: `SELECT number FROM request_partners JOIN requests ON requests.row = request_row
    WHERE partner = ?1 AND live > 0 ORDER BY request_row DESC`,
  countOpen: 'SELECT count(*) AS open FROM request_partners WHERE partner = ?1 AND live = 2 AND live > 0',
  eventsAfter: `SELECT ${eventColumns} FROM events WHERE library = ?1 AND cursor > ?2 ORDER BY cursor LIMIT ?3`,
  nextEvent: 'SELECT cursor FROM events WHERE library = ?1 AND cursor > ?2 ORDER BY cursor LIMIT 1',
  reply: 'SELECT reply_status, reply_type, reply FROM inbox WHERE fingerprint = ?1',
  answer: `SELECT ${answerColumns} FROM answers WHERE caller = ?1 AND key = ?2`,
  blob: `SELECT ${blobColumns} FROM blobs WHERE id = ?1`,
  partnerDays: `SELECT partner, day, library, counts FROM partner_counts
    WHERE partner = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day, library`,
  rows: 'SELECT key, value FROM fact_rows WHERE library = ?1 AND key > ?2 AND key < ?3 ORDER BY key LIMIT ?4',
  lastAudit: 'SELECT sequence, hash, entry FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)',
  auditAfter: 'SELECT sequence, hash, entry FROM audit WHERE sequence > ?1 ORDER BY sequence LIMIT ?2',
  auditBefore: 'SELECT sequence, hash, entry FROM audit WHERE sequence < ?1 ORDER BY sequence DESC LIMIT ?2',
} as const

/** Finds the requests that a reference names (`?1`: its owner, `?2`), of a library (`?3`) or of all. */
export const byReferenceSql = ({ referenceOwner }: Pick<Dialect, 'referenceOwner'>): string =>
  `SELECT number FROM request_references JOIN requests ON requests.row = request_row
    WHERE ${referenceOwner} = ?1 AND reference = ?2 AND (CAST(?3 AS text) IS NULL OR library = ?3) ORDER BY request_row DESC`

/** Counts the deliveries of a state (`?1`) that is not the usual one, and names the first. */
export const summarySql = ({ indexOfMessages }: Pick<Dialect, 'indexOfMessages'>): string =>
  `SELECT count(*) AS count, min(id) AS first FROM deliveries ${indexOfMessages('deliveries', 'state')}
    WHERE state = ?1 AND state <> 'delivered'`

const StoredColumns = z.object({ version: z.int(), body: z.string(), seal: z.int().nullable() })
const Numbered = z.object({ number: RequestNumber })
const Counted = z.object({ open: z.int() })
const Cursor = z.object({ cursor: z.int() })
const SummaryRow = z.object({ count: z.int(), first: z.string().nullable() })

/** Reads records one by one, and lists of messages. */
export const reads = (dialect: Dialect) => {
  const messages = messageReads(dialect)
  const byReference = byReferenceSql(dialect)

  function* numbers(sql: string, ...values: readonly Parameter[]): Steps<readonly RequestNumber[]> {
    return (yield* rowsOf('request', Numbered, sql, ...values)).map(({ number }) => number)
  }

  function* loadRequest(library: LibraryCode, request: RequestNumber) {
    const stored = yield* firstRow('request', StoredColumns, readSql.request, request, library)
    return stored && { value: parseStoredRequest(stored.body, stored.seal), version: stored.version }
  }

  return {
    loadRequest,
    *findByPartnerReference(library: LibraryCode | null, partner: PartnerCode, reference: string) {
      return yield* numbers(byReference, partner, reference, library)
    },
    /** Finds what names a document. A request names a partner while an entry of it is live, and no longer. */
    *findByDocument(kind: CachedKind, code: string) {
      return kind === 'partner'
        ? yield* numbers(readSql.byLivePartner, code)
        : yield* numbers(byReference, documentOwner(kind), code, null)
    },
    *countOpenRequests(partner: PartnerCode) {
      return (yield* firstRow('count', Counted, readSql.countOpen, partner))?.open ?? 0
    },

    *listEventsAfter(library: LibraryCode, cursor: number, limit: number) {
      return yield* rowsOf('event', EventRow, readSql.eventsAfter, library, cursor, limit)
    },
    *findNextEvent(library: LibraryCode, cursor: number) {
      return (yield* firstRow('event', Cursor, readSql.nextEvent, library, cursor))?.cursor ?? null
    },
    *readTimeline(library: LibraryCode, request: RequestNumber, kinds?: readonly TimelineKind[]) {
      const needs = (kind: TimelineKind) => kinds?.includes(kind) !== false
      if ((yield* rowsOf('request', z.unknown(), readSql.request, request, library)).length === 0) return []
      const events = needs('event')
        ? yield* rowsOf('event', EventRow, dialect.eventsOfRequest, request, library)
        : []
      const received = needs('message_in') ? yield* messages.messagesOf(library, request) : []
      const sent = needs('message_out') ? yield* messages.deliveriesOf(library, request) : []
      return sortTimeline(
        events.map(({ cursor, event }) => ({ kind: 'event', at: event.at, cursor, event })),
        [
          ...received.map((message) => ({ kind: 'message_in' as const, at: message.receivedAt, message })),
          ...sent.map((delivery) => ({ kind: 'message_out' as const, at: delivery.createdAt, delivery })),
        ],
      )
    },

    *findReply(fingerprint: string) {
      const found = yield* firstRow('message', ReplyColumns, readSql.reply, fingerprintKey(fingerprint))
      return found && replyOf(found)
    },
    *findAnswer(caller: string, key: string) {
      return yield* firstRow('answer', AnswerRow, readSql.answer, caller, key)
    },
    getMessage: messages.message,
    listMessages: messages.listMessages,
    getDelivery: messages.delivery,
    listDeliveries: messages.listDeliveries,
    *summarizeOutbox() {
      const summary = []
      for (const state of ['waiting', 'leased', 'dead'] as const) {
        const found = yield* firstRow('summary', SummaryRow, summarySql(dialect), state)
        const oldest = typeof found?.first === 'string' ? yield* messages.delivery(found.first) : null
        summary.push({ state, count: found?.count ?? 0, oldest: oldest?.createdAt ?? null })
      }
      return summary
    },

    *getBlob(id: string) {
      return yield* firstRow('blob', BlobRow, readSql.blob, id)
    },
    *listPartnerDays(partner: PartnerCode, from: Day, to: Day) {
      return yield* rowsOf('counts', PartnerDayRow, readSql.partnerDays, partner, from, to)
    },
    *listRows(...[library, { after, before }, limit]: Parameters<RowsPort['listRows']>) {
      return yield* rowsOf('row', FactRow, readSql.rows, library, after, before, limit)
    },
    *lastAudit() {
      return yield* firstRow('audit', AuditRecord, readSql.lastAudit)
    },
    *listAudit(...[range, limit]: Parameters<AuditPort['listAudit']>) {
      return 'after' in range
        ? yield* rowsOf('audit', AuditRecord, readSql.auditAfter, range.after, limit)
        : yield* rowsOf('audit', AuditRecord, readSql.auditBefore, range.before, limit)
    },
  }
}
