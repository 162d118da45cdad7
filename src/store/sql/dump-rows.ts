import { z } from 'zod'
import { Request } from '../../borrowing/request/request.ts'
import { LibraryCode } from '../../borrowing/values.ts'
import { parseStored, storedDocument, storedJson } from '../policy/parse-stored.ts'
import { AuditRecord } from '../ports/audit.ts'
import { documentKinds } from '../ports/documents.ts'
import type { RecordKind } from '../ports/transfer.ts'
import type { PositionedRecord } from '../transfer/dump-pages.ts'
import { DeliveryRow, deliveryColumns, deliveryOf } from './delivery-row.ts'
import { MessageRow, messageOf } from './message-row.ts'
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

const Document = z.object({
  kind: z.enum(documentKinds),
  key: z.string(),
  version: z.int(),
  value: storedDocument.nullable(),
})
const RequestRow = z.object({ row: z.int(), version: z.int(), body: storedJson(Request) })
const PlacedEvent = EventRow.extend({ row: z.int() })
const FingerprintedMessage = MessageRow.extend({ fingerprint: z.instanceof(Uint8Array).nullable() })
const LeasableDelivery = DeliveryRow.extend({ until: z.int().nullable() })
const PlacedBlob = BlobRow.extend({ row: z.int() })
const KeptAnswer = AnswerRow.extend({ row: z.int(), caller: z.string(), key: z.string(), at: z.int() })
const LibraryFactRow = FactRow.extend({ library: LibraryCode })
const PlacedAudit = AuditRecord.extend({ row: z.int() })

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
  event: placed(PlacedEvent, ({ row: _, ...event }) => ({ kind: 'event', ...event })),
  message: placed(FingerprintedMessage, ({ fingerprint, ...row }) => ({
    kind: 'message',
    message: messageOf(row),
    fingerprint: fingerprint === null ? null : base64url(fingerprint),
  })),
  delivery: placed(LeasableDelivery, ({ until, ...row }) => ({
    kind: 'delivery',
    delivery: deliveryOf(row),
    lease:
      row.state === 'leased' && row.leaseToken !== null && until !== null
        ? { token: row.leaseToken, until }
        : null,
  })),
  audit: placed(PlacedAudit, ({ row: _, ...entry }) => ({ kind: 'audit', ...entry })),
  blob: placed(PlacedBlob, ({ row: _, ...blob }) => ({ kind: 'blob', blob })),
  answer: placed(KeptAnswer, ({ row: _, ...answer }) => ({ kind: 'answer', ...answer })),
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
    event: byRow(`cursor AS row, ${eventColumns}`, 'events', 'cursor'),
    message: byRow(`${messageColumns}, fingerprint`, 'inbox'),
    delivery: byRow(`${deliveryColumns}, lease_until AS until`, 'deliveries'),
    blob: byRow(`row, ${blobColumns}`, 'blobs'),
    partner_day: byTexts('partner, day, library, counts', 'partner_counts', 'partner, day, library'),
    row: byTexts('library, key, value', 'fact_rows', 'library, key'),
    audit: byRow('sequence AS row, sequence, hash, entry', 'audit', 'sequence'),
    answer: byRow(`row, ${answerColumns}`, 'answers'),
  }
}
