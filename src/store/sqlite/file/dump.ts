import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { RecordedEvent } from '../../../borrowing/events/recorded-event.ts'
import { Request } from '../../../borrowing/request/request.ts'
import { LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseStored, storedDocument, storedJson } from '../../policy/parse-stored.ts'
import { documentKinds } from '../../ports/documents.ts'
import type { StoreRecord } from '../../ports/transfer.ts'
import {
  createDump,
  createPageSizeLimit,
  type KindReader,
  type PositionedRecord,
} from '../../transfer/dump-pages.ts'
import { AnswerValue } from '../records/answers.ts'
import { BlobRowColumns, blobOf } from '../records/blobs.ts'
import { DeliveryColumns, deliveryColumns, deliveryOf } from '../records/delivery-record.ts'
import { MessageColumns, messageColumns, messageOf } from '../records/inbox.ts'
import { PartnerDayRow } from '../records/partner-counts.ts'

/** The statements that read everything, oldest first; a test checks the query plan of each. */
export const dumpSql = {
  documents: `SELECT kind, key, version, value FROM documents WHERE (kind, key) > (?, ?) ORDER BY kind, key LIMIT ?`,
  requests: 'SELECT row, version, body FROM requests WHERE row > ? ORDER BY row LIMIT ?',
  events: 'SELECT cursor AS row, library, request, body FROM events WHERE cursor > ? ORDER BY cursor LIMIT ?',
  messages: `SELECT ${messageColumns}, fingerprint FROM inbox WHERE row > ? ORDER BY row LIMIT ?`,
  deliveries: `SELECT ${deliveryColumns}, lease_until FROM deliveries WHERE row > ? ORDER BY row LIMIT ?`,
  blobs:
    'SELECT row, id, library, name, content_type, bytes, stored_at, keep_until FROM blobs WHERE row > ? ORDER BY row LIMIT ?',
  partnerDays: `SELECT partner, day, library, counts FROM partner_counts
    WHERE (partner, day, library) > (?, ?, ?) ORDER BY partner, day, library LIMIT ?`,
  audit: 'SELECT sequence AS row, hash, entry FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?',
  answers: 'SELECT row, caller, key, body_hash, at, answer FROM answers WHERE row > ? ORDER BY row LIMIT ?',
} as const

const Document = z.object({
  kind: z.enum(documentKinds),
  key: z.string(),
  version: z.int(),
  value: storedDocument.nullable(),
})
const RequestRow = z.object({ row: z.int(), version: z.int(), body: storedJson(Request) })
const EventRow = z.object({
  row: z.int(),
  library: LibraryCode,
  request: RequestNumber,
  body: storedJson(RecordedEvent),
})
const MessageRow = MessageColumns.extend({ fingerprint: z.instanceof(Uint8Array).nullable() })
const DeliveryRow = DeliveryColumns.extend({ lease_until: z.int().nullable() })
const BlobRow = BlobRowColumns.extend({ row: z.int() })
const AnswerRow = z.object({
  row: z.int(),
  caller: z.string(),
  key: z.string(),
  body_hash: z.string(),
  at: z.int(),
  answer: AnswerValue,
})

const AuditRow = z.object({ row: z.int(), hash: z.string(), entry: z.string() })

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/**
 * Reads everything, page by page.
 *
 * @param read looks into the database when its time has come
 */
export const sqliteDump = (database: DatabaseSync, read: <T>(look: () => T) => Promise<T>) => {
  const rows =
    <Schema extends z.ZodType<{ readonly row: number }>>(
      sql: string,
      schema: Schema,
      recordOf: (row: z.output<Schema>) => StoreRecord,
    ): KindReader =>
    (behind, limit) => {
      const statement = database.prepare(sql)
      return read(() => {
        const mayGrow = createPageSizeLimit()
        const page: PositionedRecord[] = []
        for (const each of statement.iterate(Number(behind ?? 0), limit)) {
          const row = parseStored('row', schema, each)
          const record = recordOf(row)
          page.push({ position: String(row.row), record })
          if (!mayGrow(record)) break
        }
        return page
      })
    }

  const documents: KindReader = (behind, limit) => {
    const [kind = '', ...key] = (behind ?? '').split(' ')
    const statement = database.prepare(dumpSql.documents)
    return read(() =>
      statement.all(kind, key.join(' '), limit).map((row) => {
        const { kind: of, key: name, version, value } = parseStored('document', Document, row)
        return {
          position: `${of} ${name}`,
          record: { kind: 'document', of, key: name, version, ...(value === null ? {} : { value }) },
        }
      }),
    )
  }

  const partnerDays: KindReader = (behind, limit) => {
    const [partner = '', day = '', library = ''] = (behind ?? '').split(' ')
    const statement = database.prepare(dumpSql.partnerDays)
    return read(() =>
      statement.all(partner, day, library, limit).map((row) => {
        const partnerDay = parseStored('counts', PartnerDayRow, row)
        return {
          position: `${partnerDay.partner} ${partnerDay.day} ${partnerDay.library ?? ''}`,
          record: { kind: 'partner_day', ...partnerDay },
        }
      }),
    )
  }

  return createDump({
    partner_day: partnerDays,
    document: documents,
    request: rows(dumpSql.requests, RequestRow, ({ row, version, body }) => ({
      kind: 'request',
      place: row,
      version,
      value: body,
    })),
    event: rows(dumpSql.events, EventRow, ({ row, library, request, body }) => ({
      kind: 'event',
      cursor: row,
      library,
      request,
      event: body,
    })),
    message: rows(dumpSql.messages, MessageRow, ({ fingerprint, ...columns }) => ({
      kind: 'message',
      message: messageOf(columns),
      fingerprint: fingerprint === null ? null : base64url(fingerprint),
    })),
    delivery: rows(dumpSql.deliveries, DeliveryRow, ({ lease_until: until, ...columns }) => ({
      kind: 'delivery',
      delivery: deliveryOf(columns),
      lease:
        columns.state === 'leased' && columns.lease_token !== null && until !== null
          ? { token: columns.lease_token, until }
          : null,
    })),
    audit: rows(dumpSql.audit, AuditRow, ({ row: sequence, hash, entry }) => ({
      kind: 'audit',
      ...{ sequence, hash, entry },
    })),
    blob: rows(dumpSql.blobs, BlobRow, ({ row: _, ...columns }) => ({ kind: 'blob', blob: blobOf(columns) })),
    answer: rows(dumpSql.answers, AnswerRow, ({ caller, key, body_hash: bodyHash, at, answer }) => ({
      kind: 'answer',
      caller,
      key,
      bodyHash,
      at,
      answer,
    })),
  })
}
