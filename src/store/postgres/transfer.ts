import { projectStatus } from '../../borrowing/status/project-status.ts'
import { recordByName } from '../../typed-records.ts'
import { reasonToText, toMilliseconds } from '../policy/parse-stored.ts'
import { requestIndex } from '../policy/request-index.ts'
import type { RecordKind, StoreRecord, TransferPort } from '../ports/transfer.ts'
import { dumpPlace, dumpRows, dumpStatements } from '../sql/dump-rows.ts'
import {
  createDump,
  createPageSizeLimit,
  type KindReader,
  type PositionedRecord,
  recordKinds,
} from '../transfer/dump-pages.ts'
import { deliveryValue, messageValue, requestValue } from './commit.ts'
import type { Database } from './connection.ts'
import { postgresDialect } from './lists/dialect.ts'
import { numbered } from './run-steps.ts'
import { gatherValues, type LongValues } from './write-batches.ts'

const dumpSql = dumpStatements(postgresDialect.messageColumns)

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
        const rows = await database.query(numbered(dumpSql[kind]), [...dumpPlace(kind, place), most])
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
