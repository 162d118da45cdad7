import { z } from 'zod'
import { parseStored } from '../policy/parse-stored.ts'
import {
  changedDocument,
  changedJson,
  changedRecord,
  type RecordChanges,
  type UpgradableKind,
} from '../upgrades/step.ts'
import { parseStoreVersion, type StoreVersion, wholeVersion } from '../upgrades/store-version.ts'
import type { ChangedPage, UpgradableStore } from '../upgrades/upgrade-store.ts'
import { dumpPlace } from './dump-rows.ts'
import { firstRow, type Parameter, type Statement, type Steps } from './steps.ts'

/** The statements on the version of the records, whose place differs, and on the lease of the upgrade. */
export type UpgradeSql = Readonly<Record<'version' | 'writeVersion' | 'hasLease', string>>

const VersionRow = z.object({ value: z.string() })
const TextRow = z.object({ place: z.int(), text: z.string().nullable() })
const DocumentRow = z.object({ kind: z.string(), key: z.string(), value: z.string().nullable() })

/** The place of a row, and what is written to it: nothing where the change leaves it as it was. */
type ChangedRow = { readonly place: string; readonly writes: readonly Statement[] }
type RowChange = (row: unknown, changes: RecordChanges) => ChangedRow

/** Changes a row by the text in one of its columns. */
const changeText =
  (sql: string, changed: (text: string, changes: RecordChanges) => string | undefined): RowChange =>
  (row, changes) => {
    const { place, text } = parseStored('row', TextRow, row)
    const after = text === null ? undefined : changed(text, changes)
    return { place: String(place), writes: after === undefined ? [] : [{ sql, values: [after, place] }] }
  }

const changeDocument: RowChange = (row, changes) => {
  const { kind, key, value } = parseStored('document', DocumentRow, row)
  // A deleted document has no value, but a version that must not be given again.
  const changed = value === null ? undefined : changedDocument({ kind, key }, value, changes.document)
  const place = `${kind} ${key}`
  if (changed === undefined) return { place, writes: [] }
  const moved = {
    sql: 'DELETE FROM documents WHERE kind = ?1 AND key = ?2',
    values: [changed.kind, changed.key],
  }
  const update = {
    sql: 'UPDATE documents SET kind = ?1, key = ?2, value = ?3 WHERE kind = ?4 AND key = ?5',
    values: [changed.kind, changed.key, JSON.stringify(changed.value), kind, key],
  }
  return { place, writes: changed.kind === kind && changed.key === key ? [update] : [moved, update] }
}

/** How a page of each kind is read behind a place, and its rows are changed. */
const pages: Readonly<Record<UpgradableKind, { readonly select: string; readonly change: RowChange }>> = {
  request: {
    select: 'SELECT row AS place, body AS text FROM requests WHERE row > ?1 ORDER BY row LIMIT ?2',
    // Without a seal a request is checked in full when it is read.
    change: changeText('UPDATE requests SET body = ?1, seal = NULL WHERE row = ?2', (text, { request }) =>
      changedJson(text, request),
    ),
  },
  event: {
    select: 'SELECT cursor AS place, body AS text FROM events WHERE cursor > ?1 ORDER BY cursor LIMIT ?2',
    change: changeText('UPDATE events SET body = ?1 WHERE cursor = ?2', (text, { event }) =>
      changedJson(text, event),
    ),
  },
  document: {
    select: 'SELECT kind, key, value FROM documents WHERE (kind, key) > (?1, ?2) ORDER BY kind, key LIMIT ?3',
    change: changeDocument,
  },
  message: {
    select: 'SELECT row AS place, reason AS text FROM inbox WHERE row > ?1 ORDER BY row LIMIT ?2',
    change: changeText('UPDATE inbox SET reason = ?1 WHERE row = ?2', (text, { message }) =>
      changedRecord(text, message),
    ),
  },
}

function* changePage(
  kind: UpgradableKind,
  changes: RecordChanges,
  behind: string | null,
  limit: number,
): Steps<ChangedPage> {
  const { select, change } = pages[kind]
  const values: readonly Parameter[] = [...dumpPlace(kind, behind), limit]
  const rows = yield { sql: select, values }
  let last: string | null = null
  for (const row of rows) {
    const { place, writes } = change(row, changes)
    for (const write of writes) yield write
    last = place
  }
  return { next: rows.length < limit ? null : last }
}

/**
 * Returns the operations on a database that an upgrade of its records needs, before anything else works with it.
 *
 * @param transact runs an operation in a transaction
 * @param newest the data version of a store that is begun now, and the program that begins it
 */
export const sqlUpgrades = (
  transact: <T>(work: Steps<T>) => Promise<T>,
  sql: UpgradeSql,
  newest: Pick<StoreVersion, 'data' | 'program'>,
): UpgradableStore => {
  function* setVersion(version: StoreVersion): Steps<true> {
    yield { sql: sql.writeVersion, values: [JSON.stringify(version)] }
    return true
  }

  function* readVersion(): Steps<StoreVersion> {
    const row = yield* firstRow('version', VersionRow, sql.version)
    const stored = parseStoreVersion(row?.value ?? null)
    if (stored !== null) return stored
    // A store of before there were versions has documents.
    const isNew = (yield { sql: 'SELECT 1 FROM documents LIMIT 1', values: [] }).length === 0
    const version = isNew ? wholeVersion(newest.data, newest.program) : wholeVersion(0, '0.1.0')
    yield* setVersion(version)
    return version
  }

  /** Does work while this process has the lease. */
  function* fenced<T>(token: string, lost: T, work: Steps<T>): Steps<T> {
    return (yield { sql: sql.hasLease, values: [token] }).length === 0 ? lost : yield* work
  }

  return {
    readVersion: () => transact(readVersion()),
    writeVersion: (token, version) => transact(fenced<boolean>(token, false, setVersion(version))),
    changeRecords: (token, ...page) => transact(fenced<ChangedPage>(token, null, changePage(...page))),
  }
}
