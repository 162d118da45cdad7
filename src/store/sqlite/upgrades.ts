import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { z } from 'zod'
import { parseStored, parseStoredOrNull } from '../policy/parse-stored.ts'
import {
  changedRecord,
  ownJsonType,
  parseStoredJson,
  type RecordChanges,
  type StoredJson,
  type UpgradableKind,
} from '../upgrades/step.ts'
import { parseStoreVersion, type StoreVersion, wholeVersion } from '../upgrades/store-version.ts'
import type { ChangedPage, UpgradableStore } from '../upgrades/upgrade-store.ts'
import { leaseTable } from './records/leases.ts'
import { storageProblem } from './records/problems.ts'
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

/** The statements that upgrade what is stored; a test checks the query plan of each. */
export const upgradeSql = {
  version: 'SELECT value FROM store_version WHERE row = 1',
  writeVersion:
    'INSERT INTO store_version (row, value) VALUES (1, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  hasDocuments: 'SELECT 1 FROM documents LIMIT 1',
  hasLease: 'SELECT 1 FROM leases WHERE name = ? AND token = ?',
  requests: 'SELECT row AS place, body FROM requests WHERE row > ? ORDER BY row LIMIT ?',
  // Without a seal a request is checked in full when it is read.
  request: 'UPDATE requests SET body = ?, seal = NULL WHERE row = ?',
  events: 'SELECT cursor AS place, body FROM events WHERE cursor > ? ORDER BY cursor LIMIT ?',
  event: 'UPDATE events SET body = ? WHERE cursor = ?',
  documents:
    'SELECT kind, key, version, value FROM documents WHERE (kind, key) > (?, ?) ORDER BY kind, key LIMIT ?',
  document: 'UPDATE OR REPLACE documents SET kind = ?, key = ?, value = ? WHERE kind = ? AND key = ?',
  deliveries: `SELECT row AS place, id, library, request, entry, request_id, target, partner, operation, summary, content_type,
    content FROM deliveries WHERE row > ? ORDER BY row LIMIT ?`,
  delivery:
    'UPDATE deliveries SET target = ?, operation = ?, summary = ?, content_type = ?, content = ? WHERE row = ?',
  messages: `SELECT row AS place, id, protocol, partner, library, request, entry, summary, reason, content_type, reply_status,
    reply_type, reply, iif(content_type = '${ownJsonType}', raw, NULL) AS json FROM inbox WHERE row > ? ORDER BY row LIMIT ?`,
  message: `UPDATE inbox SET summary = ?1, reason = ?2, content_type = ?3, reply_status = ?4, reply_type = ?5, reply = ?6,
    raw = coalesce(?7, raw) WHERE row = ?8`,
  partnerDays: `SELECT partner, day, library, counts FROM partner_counts WHERE (partner, day, library) > (?, ?, ?)
    ORDER BY partner, day, library LIMIT ?`,
  partnerDay: 'UPDATE partner_counts SET counts = ? WHERE partner = ? AND day = ? AND library = ?',
} as const

const leaseName = 'upgrade'

const VersionRow = z.object({ value: z.string() })

/**
 * Returns the operations on a database file that an upgrade needs, before anything else works with it.
 *
 * @param renew ends what is being read, since one connection reads and writes
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const sqliteUpgrades = (
  database: DatabaseSync,
  renew: () => void,
  leaseTime: () => number,
  newest: { readonly data: number; readonly program: string },
): UpgradableStore => {
  const leases = leaseTable(database)
  const hasLease = database.prepare(upgradeSql.hasLease)

  const transact = async <T>(work: () => T): Promise<T> => {
    renew()
    try {
      database.exec('BEGIN IMMEDIATE')
      const result = work()
      database.exec('COMMIT')
      return result
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK')
      throw storageProblem('upgrade the database', error)
    }
  }

  const setVersion = (version: StoreVersion): void => {
    database.prepare(upgradeSql.writeVersion).run(JSON.stringify(version))
  }

  /** Changes rows whose JSON is in one column. */
  const bodies = (
    [select, update]: readonly [string, string],
    change: (body: StoredJson) => StoredJson,
    behind: string | null,
    limit: number,
  ): string | null => {
    const rows = database.prepare(select).all(Number(behind ?? 0), limit)
    const write = database.prepare(update)
    let last: number | null = null
    for (const each of rows) {
      const { place, body } = parseStored('row', BodyRow, each)
      last = place
      const stored = parseStoredJson(body)
      const changed = stored === undefined ? undefined : changedRecord(stored, change)
      if (changed !== undefined) write.run(JSON.stringify(changed), place)
    }
    return last === null || rows.length < limit ? null : String(last)
  }

  /** Changes rows whose parts are in columns of their own. */
  const rows = <Row extends { readonly place: number }>(
    [select, update]: readonly [string, string],
    schema: z.ZodType<Row>,
    jsonOf: (row: Row) => StoredJson,
    columnsOf: (changed: StoredJson) => readonly SQLInputValue[],
    change: (json: StoredJson) => StoredJson,
    [behind, limit]: readonly [string | null, number],
  ): string | null => {
    const rows = database.prepare(select).all(Number(behind ?? 0), limit)
    const write = database.prepare(update)
    let last: number | null = null
    for (const each of rows) {
      const row = parseStored('row', schema, each)
      const changed = changedRecord(jsonOf(row), change)
      if (changed !== undefined) write.run(...columnsOf(changed), row.place)
      last = row.place
    }
    return last === null || rows.length < limit ? null : String(last)
  }

  const documents = (
    change: RecordChanges['document'],
    behind: string | null,
    limit: number,
  ): string | null => {
    const [kind = '', ...key] = (behind ?? '').split(' ')
    const rows = database.prepare(upgradeSql.documents).all(kind, key.join(' '), limit)
    const write = database.prepare(upgradeSql.document)
    let last: string | null = null
    for (const each of rows) {
      const row = parseStored('document', DocumentRow, each)
      last = `${row.kind} ${row.key}`
      // A deleted document has no value, but a version that must not be given again.
      const value = row.value === null ? undefined : parseStoredJson(row.value)
      if (value === undefined) continue
      const changed = changedRecord({ kind: row.kind, key: row.key, value }, change)
      if (changed !== undefined)
        write.run(changed.kind, changed.key, JSON.stringify(changed.value), row.kind, row.key)
    }
    return last === null || rows.length < limit ? null : last
  }

  const partnerDays = (
    change: RecordChanges['partner_counts'],
    behind: string | null,
    limit: number,
  ): string | null => {
    const [partner = '', day = '', library = ''] = (behind ?? '').split(' ')
    const rows = database.prepare(upgradeSql.partnerDays).all(partner, day, library, limit)
    const write = database.prepare(upgradeSql.partnerDay)
    let last: string | null = null
    for (const each of rows) {
      const row = parseStored('counts', PartnerDayRow, each)
      last = `${row.partner} ${row.day} ${row.library}`
      const counts = parseStoredJson(row.counts)
      const changed = counts === undefined ? undefined : changedRecord(counts, change)
      if (changed !== undefined) write.run(JSON.stringify(changed), row.partner, row.day, row.library)
    }
    return last === null || rows.length < limit ? null : last
  }

  const deliveryColumns = (changed: StoredJson): readonly SQLInputValue[] => {
    const { target, operation, summary, contentType, content } = parseStored(
      'delivery',
      ChangedDelivery,
      changed,
    )
    return [target.kind, operation, summary, contentType, content]
  }
  const messageColumns = (changed: StoredJson): readonly SQLInputValue[] => {
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

  const changePage = (
    kind: UpgradableKind,
    changes: RecordChanges,
    behind: string | null,
    limit: number,
  ): string | null => {
    const page = [behind, limit] as const
    const { requests, request, events, event, deliveries, delivery, messages, message } = upgradeSql
    switch (kind) {
      case 'document':
        return documents(changes.document, behind, limit)
      case 'request':
        return bodies([requests, request], changes.request, behind, limit)
      case 'event':
        return bodies([events, event], changes.event, behind, limit)
      case 'delivery':
        return rows([deliveries, delivery], DeliveryRow, deliveryOf, deliveryColumns, changes.delivery, page)
      case 'message':
        return rows([messages, message], MessageRow, messageOf, messageColumns, changes.message, page)
      case 'partner_counts':
        return partnerDays(changes.partner_counts, behind, limit)
    }
  }

  return {
    readVersion: () =>
      transact(() => {
        const row = parseStoredOrNull('version', VersionRow, database.prepare(upgradeSql.version).get())
        const storedVersion = parseStoreVersion(row?.value ?? null)
        if (storedVersion !== null) return storedVersion
        // A store of before there were versions has documents.
        const isNew = database.prepare(upgradeSql.hasDocuments).get() === undefined
        const version = isNew ? wholeVersion(newest.data, newest.program) : wholeVersion(0, '0.1.0')
        setVersion(version)
        return version
      }),
    takeLease: (duration) => transact(() => leases.take(leaseName, duration, leaseTime())),
    renewLease: (token, duration) => transact(() => leases.renew(leaseName, token, duration, leaseTime())),
    releaseLease: (token) => transact(() => leases.release(leaseName, token)),
    writeVersion: (token, version) =>
      transact(() => {
        if (hasLease.get(leaseName, token) === undefined) return false
        setVersion(version)
        return true
      }),
    changeRecords: (token, ...page) =>
      transact((): ChangedPage => {
        if (hasLease.get(leaseName, token) === undefined) return null
        return { next: changePage(...page) }
      }),
  }
}
