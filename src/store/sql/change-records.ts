import { parseStored } from '../policy/parse-stored.ts'
import {
  changedRecord,
  ownJsonType,
  parseStoredJson,
  type RecordChanges,
  type StoredJson,
  type UpgradableKind,
} from '../upgrades/step.ts'
import { dumpPlace } from './dump-rows.ts'
import type { SqlTransaction, SqlValue } from './steps.ts'
import {
  BodyRow,
  ChangedDelivery,
  ChangedMessage,
  DeliveryRow,
  DocumentRow,
  deliveryOf,
  MessageRow,
  messageOf,
  PartnerDayRow,
} from './upgradable-rows.ts'

/** The statements that change the records of a store in an upgrade; a test checks their query plans in SQLite. */
export const changeRecordsSql = {
  requests: 'SELECT row AS place, body FROM requests WHERE row > ? ORDER BY row LIMIT ?',
  // Without a seal a request is checked in full when it is read.
  request: 'UPDATE requests SET body = ?, seal = NULL WHERE row = ?',
  events: 'SELECT cursor AS place, body FROM events WHERE cursor > ? ORDER BY cursor LIMIT ?',
  event: 'UPDATE events SET body = ? WHERE cursor = ?',
  documents:
    'SELECT kind, key, version, value FROM documents WHERE (kind, key) > (?, ?) ORDER BY kind, key LIMIT ?',
  clearDocument: 'DELETE FROM documents WHERE kind = ? AND key = ?',
  document: 'UPDATE documents SET kind = ?, key = ?, value = ? WHERE kind = ? AND key = ?',
  deliveries: `SELECT row AS place, id, library, request, entry, request_id AS "requestId", target, partner, operation, summary,
    content_type AS "contentType", content FROM deliveries WHERE row > ? ORDER BY row LIMIT ?`,
  delivery:
    'UPDATE deliveries SET target = ?, operation = ?, summary = ?, content_type = ?, content = ? WHERE row = ?',
  messages: `SELECT row AS place, id, protocol, partner, library, request, entry, summary, reason, content_type AS "contentType",
    reply_status, reply_type, reply, CASE WHEN content_type = '${ownJsonType}' THEN raw END AS json FROM inbox WHERE row > ?
    ORDER BY row LIMIT ?`,
  message: `UPDATE inbox SET summary = ?, reason = ?, content_type = ?, reply_status = ?, reply_type = ?, reply = ?,
    raw = coalesce(?, raw) WHERE row = ?`,
  partnerDays: `SELECT partner, day, library, counts FROM partner_counts WHERE (partner, day, library) > (?, ?, ?)
    ORDER BY partner, day, library LIMIT ?`,
  partnerDay: 'UPDATE partner_counts SET counts = ? WHERE partner = ? AND day = ? AND library = ?',
} as const

type Write = readonly [sql: string, values: readonly SqlValue[]]
/** The place of a row, and what is written to it. */
type ChangedRow = { readonly place: string; readonly writes: readonly Write[] }
type RowChange = (row: unknown, changes: RecordChanges) => ChangedRow

/** Returns the writes of a row that a change leaves as it was: none. */
const written = <Value>(changed: Value | undefined, write: (changed: Value) => readonly Write[]) =>
  changed === undefined ? [] : write(changed)

/** Changes a row whose JSON is in one column. */
const changeBody =
  (update: string, kind: 'request' | 'event'): RowChange =>
  (row, changes) => {
    const { place, body } = parseStored('row', BodyRow, row)
    const stored = parseStoredJson(body)
    const changed = stored === undefined ? undefined : changedRecord(stored, changes[kind])
    return {
      place: String(place),
      writes: written(changed, (json) => [[update, [JSON.stringify(json), place]]]),
    }
  }

const deliveryValues = (changed: StoredJson): readonly SqlValue[] => {
  const { target, operation, summary, contentType, content } = parseStored(
    'delivery',
    ChangedDelivery,
    changed,
  )
  return [target.kind, operation, summary, contentType, content]
}

const messageValues = (changed: StoredJson): readonly SqlValue[] => {
  const { summary, reason, contentType, reply, json } = parseStored('message', ChangedMessage, changed)
  return [
    summary,
    reason,
    contentType,
    reply?.status ?? null,
    reply?.contentType ?? null,
    reply?.content ?? null,
    json === undefined ? null : new TextEncoder().encode(JSON.stringify(json)),
  ]
}

const pages: Readonly<Record<UpgradableKind, { readonly select: string; readonly change: RowChange }>> = {
  request: { select: changeRecordsSql.requests, change: changeBody(changeRecordsSql.request, 'request') },
  event: { select: changeRecordsSql.events, change: changeBody(changeRecordsSql.event, 'event') },
  document: {
    select: changeRecordsSql.documents,
    change: (row, changes) => {
      const { kind, key, value: text } = parseStored('document', DocumentRow, row)
      // A deleted document has no value, but a version that must not be given again.
      const value = text === null ? undefined : parseStoredJson(text)
      const changed = value === undefined ? undefined : changedRecord({ kind, key, value }, changes.document)
      return {
        place: `${kind} ${key}`,
        writes: written(changed, (document) => [
          ...(document.kind === kind && document.key === key
            ? []
            : [[changeRecordsSql.clearDocument, [document.kind, document.key]] as const]),
          [
            changeRecordsSql.document,
            [document.kind, document.key, JSON.stringify(document.value), kind, key],
          ],
        ]),
      }
    },
  },
  delivery: {
    select: changeRecordsSql.deliveries,
    change: (row, changes) => {
      const read = parseStored('row', DeliveryRow, row)
      const changed = changedRecord(deliveryOf(read), changes.delivery)
      return {
        place: String(read.place),
        writes: written(changed, (json) => [
          [changeRecordsSql.delivery, [...deliveryValues(json), read.place]],
        ]),
      }
    },
  },
  message: {
    select: changeRecordsSql.messages,
    change: (row, changes) => {
      const read = parseStored('row', MessageRow, row)
      const changed = changedRecord(messageOf(read), changes.message)
      return {
        place: String(read.place),
        writes: written(changed, (json) => [
          [changeRecordsSql.message, [...messageValues(json), read.place]],
        ]),
      }
    },
  },
  partner_counts: {
    select: changeRecordsSql.partnerDays,
    change: (row, changes) => {
      const { partner, day, library, counts } = parseStored('counts', PartnerDayRow, row)
      const stored = parseStoredJson(counts)
      const changed = stored === undefined ? undefined : changedRecord(stored, changes.partner_counts)
      return {
        place: `${partner} ${day} ${library}`,
        writes: written(changed, (json) => [
          [changeRecordsSql.partnerDay, [JSON.stringify(json), partner, day, library]],
        ]),
      }
    },
  },
}

/**
 * Changes a page of records behind a place, within the open transaction.
 *
 * @returns the place of the next page; null at the end
 */
export const changeRecordPage = async (
  transaction: SqlTransaction,
  kind: UpgradableKind,
  changes: RecordChanges,
  behind: string | null,
  limit: number,
): Promise<string | null> => {
  const { select, change } = pages[kind]
  const place = dumpPlace(kind === 'partner_counts' ? 'partner_day' : kind, behind)
  const rows = await transaction.all(select, [...place, limit])
  let last: string | null = null
  for (const row of rows) {
    const changed = change(row, changes)
    for (const [sql, values] of changed.writes) await transaction.run(sql, values)
    last = changed.place
  }
  return rows.length < limit ? null : last
}
