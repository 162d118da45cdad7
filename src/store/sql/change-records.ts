import { z } from 'zod'
import { parseStored } from '../policy/parse-stored.ts'
import {
  changedDocument,
  changedJson,
  changedReason,
  type RecordChanges,
  type UpgradableKind,
} from '../upgrades/step.ts'
import { dumpPlace } from './dump-rows.ts'
import type { SqlTransaction, SqlValue } from './steps.ts'

/** The statements that change the records of a store in an upgrade; a test checks their query plans in SQLite. */
export const changeRecordsSql = {
  requests: 'SELECT row AS place, body AS text FROM requests WHERE row > ? ORDER BY row LIMIT ?',
  // Without a seal a request is checked in full when it is read.
  request: 'UPDATE requests SET body = ?, seal = NULL WHERE row = ?',
  events: 'SELECT cursor AS place, body AS text FROM events WHERE cursor > ? ORDER BY cursor LIMIT ?',
  event: 'UPDATE events SET body = ? WHERE cursor = ?',
  documents:
    'SELECT kind, key, version, value FROM documents WHERE (kind, key) > (?, ?) ORDER BY kind, key LIMIT ?',
  clearDocument: 'DELETE FROM documents WHERE kind = ? AND key = ?',
  document: 'UPDATE documents SET kind = ?, key = ?, value = ? WHERE kind = ? AND key = ?',
  messages: 'SELECT row AS place, reason AS text FROM inbox WHERE row > ? ORDER BY row LIMIT ?',
  message: 'UPDATE inbox SET reason = ? WHERE row = ?',
} as const

const TextRow = z.object({ place: z.int(), text: z.string().nullable() })
const DocumentRow = z.object({ kind: z.string(), key: z.string(), value: z.string().nullable() })

type Write = readonly [sql: string, values: readonly SqlValue[]]
/** The place of a row, and what is written to it: nothing where the change leaves it as it was. */
type ChangedRow = { readonly place: string; readonly writes: readonly Write[] }
type RowChange = (row: unknown, changes: RecordChanges) => ChangedRow

/** Changes a row by the text in one of its columns. */
const changeText =
  (update: string, changed: (text: string, changes: RecordChanges) => string | undefined): RowChange =>
  (row, changes) => {
    const { place, text } = parseStored('row', TextRow, row)
    const after = text === null ? undefined : changed(text, changes)
    return { place: String(place), writes: after === undefined ? [] : [[update, [after, place]]] }
  }

const changeDocument: RowChange = (row, changes) => {
  const { kind, key, value } = parseStored('document', DocumentRow, row)
  // A deleted document has no value, but a version that must not be given again.
  const changed = value === null ? undefined : changedDocument({ kind, key }, value, changes.document)
  const place = `${kind} ${key}`
  if (changed === undefined) return { place, writes: [] }
  const values = [changed.kind, changed.key, JSON.stringify(changed.value), kind, key]
  const isMoved = changed.kind !== kind || changed.key !== key
  const clear: Write = [changeRecordsSql.clearDocument, [changed.kind, changed.key]]
  return { place, writes: [...(isMoved ? [clear] : []), [changeRecordsSql.document, values]] }
}

const pages: Readonly<Record<UpgradableKind, { readonly select: string; readonly change: RowChange }>> = {
  request: {
    select: changeRecordsSql.requests,
    change: changeText(changeRecordsSql.request, (text, { request }) => changedJson(text, request)),
  },
  event: {
    select: changeRecordsSql.events,
    change: changeText(changeRecordsSql.event, (text, { event }) => changedJson(text, event)),
  },
  document: { select: changeRecordsSql.documents, change: changeDocument },
  message: {
    select: changeRecordsSql.messages,
    change: changeText(changeRecordsSql.message, (text, { message }) => changedReason(text, message)),
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
  const rows = await transaction.all(select, [...dumpPlace(kind, behind), limit])
  let last: string | null = null
  for (const row of rows) {
    const changed = change(row, changes)
    for (const [sql, values] of changed.writes) await transaction.run(sql, values)
    last = changed.place
  }
  return rows.length < limit ? null : last
}
