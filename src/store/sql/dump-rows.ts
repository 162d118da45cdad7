import { z } from 'zod'
import { RecordedEvent } from '../../borrowing/events/recorded-event.ts'
import { Request } from '../../borrowing/request/request.ts'
import { LibraryCode, RequestNumber } from '../../borrowing/values.ts'
import { parseStored, storedDocument, storedJson } from '../policy/parse-stored.ts'
import { documentKinds } from '../ports/documents.ts'
import type { RecordKind } from '../ports/transfer.ts'
import type { PositionedRecord } from '../transfer/dump-pages.ts'
import { AnswerValue } from './answers.ts'
import { BlobRowColumns, blobOf } from './blobs.ts'
import { DeliveryColumns, deliveryColumns, deliveryOf } from './delivery-row.ts'
import { FactRow } from './fact-rows.ts'
import { MessageColumns, messageOf } from './message-row.ts'
import { PartnerDayRow } from './partner-day-row.ts'

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

const LibraryFactRow = FactRow.extend({ library: LibraryCode })
const AuditEntryRow = z.object({ row: z.int(), hash: z.string(), entry: z.string() })

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** Reads the row of a kind; its place is what the next page begins behind. */
type RowReader = (row: unknown) => PositionedRecord

const placed =
  <Schema extends z.ZodType<{ readonly row: number }>>(
    schema: Schema,
    recordOf: (row: z.output<Schema>) => PositionedRecord['record'],
  ): RowReader =>
  (read) => {
    const row = parseStored('row', schema, read)
    return { position: String(row.row), record: recordOf(row) }
  }

/** How the row of each kind is read as a record. */
export const dumpRows: Readonly<Record<RecordKind, RowReader>> = {
  document: (row) => {
    const { kind: of, key, version, value } = parseStored('document', Document, row)
    return {
      position: `${of} ${key}`,
      record: { kind: 'document', of, key, version, ...(value === null ? {} : { value }) },
    }
  },
  partner_day: (row) => {
    const partnerDay = parseStored('counts', PartnerDayRow, row)
    const { partner, day, library } = partnerDay
    return {
      position: `${partner} ${day} ${library ?? ''}`,
      record: { kind: 'partner_day', ...partnerDay },
    }
  },
  row: (read) => {
    const row = parseStored('row', LibraryFactRow, read)
    return { position: `${row.library} ${row.key}`, record: { kind: 'row', ...row } }
  },
  request: placed(RequestRow, ({ row: place, version, body: value }) => ({
    kind: 'request',
    place,
    version,
    value,
  })),
  event: placed(EventRow, ({ row: cursor, library, request, body: event }) => ({
    kind: 'event',
    cursor,
    library,
    request,
    event,
  })),
  message: placed(MessageRow, ({ fingerprint, ...columns }) => ({
    kind: 'message',
    message: messageOf(columns),
    fingerprint: fingerprint === null ? null : base64url(fingerprint),
  })),
  delivery: placed(DeliveryRow, ({ lease_until: until, ...columns }) => ({
    kind: 'delivery',
    delivery: deliveryOf(columns),
    lease:
      columns.state === 'leased' && columns.lease_token !== null && until !== null
        ? { token: columns.lease_token, until }
        : null,
  })),
  audit: placed(AuditEntryRow, ({ row: sequence, hash, entry }) => ({
    kind: 'audit',
    sequence,
    hash,
    entry,
  })),
  blob: placed(BlobRow, ({ row: _, ...columns }) => ({ kind: 'blob', blob: blobOf(columns) })),
  answer: placed(AnswerRow, ({ caller, key, body_hash: bodyHash, at, answer }) => ({
    kind: 'answer',
    caller,
    key,
    bodyHash,
    at,
    answer,
  })),
}

/** How many texts the place of a kind has; the others are placed by a number. */
const textPlaces: Partial<Record<RecordKind, number>> = { document: 2, partner_day: 3, row: 2 }

/** Returns the values behind which a page of a kind begins. */
export const dumpPlace = (kind: RecordKind, behind: string | null): readonly (string | number)[] => {
  const texts = textPlaces[kind]
  if (texts === undefined) return [Number(behind ?? 0)]
  const parts = (behind ?? '').split(' ')
  const last = parts.slice(texts - 1).join(' ')
  return [...parts.slice(0, texts - 1), ...Array(Math.max(0, texts - 1 - parts.length)).fill(''), last]
}

/** Returns the statements that read the rows of each kind behind a place, oldest first. */
export const dumpStatements = (messageColumns: string): Readonly<Record<RecordKind, string>> => {
  const byRow = (columns: string, table: string, row = 'row'): string =>
    `SELECT ${columns} FROM ${table} WHERE ${row} > ?1 ORDER BY ${row} LIMIT ?2`
  const byTexts = (columns: string, table: string, place: string): string => {
    const parameters = place.split(', ').map((_, index) => `?${index + 1}`)
    const most = `?${parameters.length + 1}`
    return `SELECT ${columns} FROM ${table} WHERE (${place}) > (${parameters.join(', ')}) ORDER BY ${place} LIMIT ${most}`
  }
  return {
    document: byTexts('kind, key, version, value', 'documents', 'kind, key'),
    request: byRow('row, version, body', 'requests'),
    event: byRow('cursor AS row, library, request, body', 'events', 'cursor'),
    message: byRow(`${messageColumns}, fingerprint`, 'inbox'),
    delivery: byRow(`${deliveryColumns}, lease_until`, 'deliveries'),
    blob: byRow('row, id, library, name, content_type, bytes, stored_at, keep_until', 'blobs'),
    partner_day: byTexts('partner, day, library, counts', 'partner_counts', 'partner, day, library'),
    row: byTexts('library, key, value', 'fact_rows', 'library, key'),
    audit: byRow('sequence AS row, hash, entry', 'audit', 'sequence'),
    answer: byRow('row, caller, key, body_hash, at, answer', 'answers'),
  }
}
