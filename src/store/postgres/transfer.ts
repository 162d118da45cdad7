import { projectStatus } from '../../borrowing/status/project-status.ts'
import { recordByName } from '../../typed-records.ts'
import { toMilliseconds } from '../policy/parse-stored.ts'
import { requestIndex } from '../policy/request-index.ts'
import { reasonToText } from '../policy/stored-reason.ts'
import type { RecordKind, StoreRecord, TransferPort } from '../ports/transfer.ts'
import { deliveryColumns } from '../sql/delivery-row.ts'
import { dumpPlace, dumpRows } from '../sql/dump-rows.ts'
import {
  createDump,
  createPageSizeLimit,
  type KindReader,
  type PositionedRecord,
  recordKinds,
} from '../transfer/dump-pages.ts'
import { deliveryValue, messageValue, requestValue } from './commit-writes.ts'
import type { Database } from './connection.ts'
import { postgresDialect } from './lists/dialect.ts'
import { gatherValues, type LongValues } from './write-batches.ts'

const dumpSql = {
  document:
    'SELECT kind, key, version, value FROM documents WHERE (kind, key) > ($1, $2) ORDER BY kind, key LIMIT $3',
  request: 'SELECT row, version, body FROM requests WHERE row > $1 ORDER BY row LIMIT $2',
  event:
    'SELECT cursor AS row, library, request, body FROM events WHERE cursor > $1 ORDER BY cursor LIMIT $2',
  message: `SELECT ${postgresDialect.messageColumns}, fingerprint FROM inbox WHERE row > $1 ORDER BY row LIMIT $2`,
  delivery: `SELECT ${deliveryColumns}, lease_until FROM deliveries WHERE row > $1 ORDER BY row LIMIT $2`,
  blob: 'SELECT row, id, library, name, content_type, bytes, stored_at, keep_until FROM blobs WHERE row > $1 ORDER BY row LIMIT $2',
  partner_day: `SELECT partner, day, library, counts FROM partner_counts WHERE (partner, day, library) > ($1, $2, $3)
    ORDER BY partner, day, library LIMIT $4`,
  row: 'SELECT library, key, value FROM fact_rows WHERE (library, key) > ($1, $2) ORDER BY library, key LIMIT $3',
  audit: 'SELECT sequence AS row, hash, entry FROM audit WHERE sequence > $1 ORDER BY sequence LIMIT $2',
  answer: 'SELECT row, caller, key, body_hash, at, answer FROM answers WHERE row > $1 ORDER BY row LIMIT $2',
} as const satisfies Record<RecordKind, string>

/** Kinds whose records may have megabytes each are read in short pages. */
const largeKinds: ReadonlySet<RecordKind> = new Set(['message', 'blob'])
const largeAtOnce = 8

/** A record as `restore_records` takes it. */
const recordValue = (long: LongValues, record: StoreRecord): Readonly<Record<string, unknown>> => {
  const { kind } = record
  switch (record.kind) {
    case 'document':
      return { ...record, value: record.value === undefined ? null : long.text(JSON.stringify(record.value)) }
    case 'request': {
      const { place, version, value } = record
      const index = requestIndex(value, projectStatus(value))
      return { kind, place, version, library: value.library, row: requestValue(long, { value, index }) }
    }
    case 'event': {
      const { event, ...rest } = record
      return { ...rest, at: toMilliseconds(event.at), body: long.text(JSON.stringify(event)) }
    }
    case 'message': {
      const fingerprint = record.fingerprint === null ? null : Buffer.from(record.fingerprint, 'base64url')
      return { kind, message: messageValue(long, record.message, fingerprint) }
    }
    case 'delivery': {
      const { delivery, lease } = record
      const row = {
        ...deliveryValue(long, delivery),
        state: delivery.state,
        attempts: delivery.attempts,
        possibly_taken: Number(delivery.possiblyTaken),
        last_error: delivery.lastError === null ? null : reasonToText(delivery.lastError),
        settled_at: delivery.settledAt === null ? null : toMilliseconds(delivery.settledAt),
        reply: delivery.reply,
        lease_token: lease?.token ?? null,
        lease_until: lease?.until ?? null,
      }
      return { kind, library: delivery.library, row }
    }
    case 'answer':
      return { ...record, answer: long.text(JSON.stringify(record.answer)) }
    case 'blob': {
      const { bytes, storedAt, keepUntil, ...rest } = record.blob
      const times = { storedAt: toMilliseconds(storedAt), keepUntil: toMilliseconds(keepUntil) }
      return { kind, ...rest, ...times, bytes: long.bytes(bytes) }
    }
    case 'partner_day':
      return { ...record, library: record.library ?? '' }
    case 'row':
      return { ...record, value: long.text(JSON.stringify(record.value)) }
    case 'audit':
      return record
  }
}

/** Copies a whole store. */
export const transfer = (database: Database): TransferPort => {
  const reader =
    (kind: RecordKind): KindReader =>
    async (behind, limit) => {
      const mayGrow = createPageSizeLimit()
      const page: PositionedRecord[] = []
      let place = behind
      for (;;) {
        const most = largeKinds.has(kind) ? Math.min(largeAtOnce, limit - page.length) : limit
        const rows = await database.query(dumpSql[kind], [...dumpPlace(kind, place), most])
        for (const row of rows) {
          const each = dumpRows[kind](row)
          page.push(each)
          place = each.position
          if (!mayGrow(each.record)) return page
        }
        if (rows.length < most || page.length >= limit) return page
      }
    }
  return {
    dump: createDump(recordByName(recordKinds, reader)),
    restore: async (records) => {
      const { json, texts, raws } = gatherValues((long) => records.map((each) => recordValue(long, each)))
      await database.query('SELECT restore_records($1, $2, $3)', [json, texts, raws])
    },
  }
}
