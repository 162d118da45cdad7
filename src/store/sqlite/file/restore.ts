import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { projectStatus } from '../../../borrowing/status/project-status.ts'
import { parseStoredOrNull, reasonToText, toMilliseconds } from '../../policy/parse-stored.ts'
import { requestIndex } from '../../policy/request-index.ts'
import type { RecordKind, StoreRecord } from '../../ports/transfer.ts'
import { addAnswer, addAudit, writeRow, writes } from '../../sql/writes.ts'
import { findAnswer, type Tables } from '../commit.ts'
import { serializeRequest } from '../records/requests.ts'
import { prepareAll } from '../step-runner.ts'

/** The statements that write what another store held; a test checks the query plan of each. */
export const restoreSql = {
  document: 'INSERT INTO documents (kind, key, version, value) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  isRow: 'SELECT 1 FROM requests WHERE row = ?',
  eventAt: 'SELECT library, request, body FROM events WHERE cursor = ?',
  lastEvent: 'UPDATE requests SET last_event = ? WHERE row = ?',
  isMessage: 'SELECT 1 FROM inbox WHERE id = ?',
  fingerprint: 'UPDATE inbox SET fingerprint = ? WHERE row = ?',
  isDelivery: 'SELECT 1 FROM deliveries WHERE id = ?',
  delivery: `UPDATE deliveries SET state = ?, attempts = ?, possibly_taken = ?, due_at = ?, last_error = ?, settled_at = ?,
    reply = ?, lease_token = ?, lease_until = ?, ready_at = NULL, held_until = NULL WHERE id = ?`,
} as const

const EventAt = z.object({ library: z.string(), request: z.string(), body: z.string() })

type Of<Kind extends RecordKind> = Extract<StoreRecord, { kind: Kind }>

/**
 * Writes the records of another store. Records that are there already stay. Places and cursors stay as they were; only
 * where two libraries of a split store had the same one, the later is moved on by one.
 */
export const sqliteRestore = (database: DatabaseSync, tables: Tables) => {
  const sql = prepareAll(database, restoreSql)
  const { requests, inbox, outbox, partnerCounts, run } = tables

  const addRequest = ({ place, version, value }: Of<'request'>): void => {
    if (requests.find(value.library, value.number) !== null) return
    let row = place
    while (sql.isRow.get(row) !== undefined) row += 1
    const request = serializeRequest(value, requestIndex(value, projectStatus(value)))
    requests.create(
      { library: value.library, request, lastEvent: null, lastMessage: null, updatedAt: null },
      row,
      version,
    )
  }

  const event = ({ cursor, library, request: number, event: recorded }: Of<'event'>): void => {
    const body = JSON.stringify(recorded)
    let at = cursor
    for (;;) {
      const there = parseStoredOrNull('event', EventAt, sql.eventAt.get(at))
      if (there === null) break
      if (there.library === library && there.request === number && there.body === body) return
      at += 1
    }
    const ends = requests.ends(library, number)
    requests.addEvent(library, number, ends?.last_event ?? null, { body }, at)
    if (ends === null) return
    sql.lastEvent.run(at, ends.row)
    tables.list.touch(ends.row, at, toMilliseconds(recorded.at))
  }

  const message = ({ message: kept, fingerprint }: Of<'message'>): void => {
    if (sql.isMessage.get(kept.id) !== undefined) return
    const named =
      kept.library === null || kept.request === null ? null : requests.ends(kept.library, kept.request)
    const row = inbox.add(kept, named?.last_message ?? null, null)
    if (named !== null) requests.setLastMessage(named.row, row)
    if (fingerprint !== null) sql.fingerprint.run(Buffer.from(fingerprint, 'base64url'), row)
  }

  const delivery = ({ delivery: queued, lease }: Of<'delivery'>): void => {
    if (sql.isDelivery.get(queued.id) !== undefined) return
    outbox.add(queued)
    sql.delivery.run(
      queued.state,
      queued.attempts,
      queued.possiblyTaken ? 1 : 0,
      toMilliseconds(queued.dueAt),
      queued.lastError === null ? null : reasonToText(queued.lastError),
      queued.settledAt === null ? null : toMilliseconds(queued.settledAt),
      queued.reply,
      lease?.token ?? null,
      lease?.until ?? null,
      queued.id,
    )
    outbox.refresh(queued)
  }

  return (records: readonly StoreRecord[]): void => {
    for (const record of records) {
      switch (record.kind) {
        case 'document':
          sql.document.run(
            record.of,
            record.key,
            record.version,
            record.value === undefined ? null : JSON.stringify(record.value),
          )
          break
        case 'request':
          addRequest(record)
          break
        case 'event':
          event(record)
          break
        case 'message':
          message(record)
          break
        case 'delivery':
          delivery(record)
          break
        case 'answer':
          if (findAnswer(tables, record) === null) run(addAnswer(record, record.at))
          break
        case 'blob':
          run(writes.putBlob(record.blob))
          break
        case 'partner_day':
          partnerCounts.restore(record)
          break
        case 'row':
          run(writeRow('addRow', record.library, record))
          break
        case 'audit':
          run(addAudit(record))
          break
      }
    }
  }
}
