import type { LibraryCode } from '../../borrowing/values.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reasonToText, toMilliseconds } from '../policy/parse-stored.ts'
import type { Idempotency } from '../ports/answers.ts'
import type { AuditRecord } from '../ports/audit.ts'
import type { StoredBlob } from '../ports/blobs.ts'
import type { MessageState } from '../ports/inbox.ts'
import type { Row } from '../ports/rows.ts'
import type { Steps } from './steps.ts'

/** The statements that write small records; a test checks the query plan of each in SQLite. */
export const writeSql = {
  addAnswer: 'INSERT INTO answers (caller, key, body_hash, at, answer) VALUES (?1, ?2, ?3, ?4, ?5)',
  putBlob: `INSERT INTO blobs (id, library, name, content_type, bytes, stored_at, keep_until)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING`,
  addAudit: 'INSERT INTO audit (sequence, hash, entry) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING',
  removeAudit: 'DELETE FROM audit WHERE sequence <= ?1',
  setMessageState: 'UPDATE inbox SET state = ?2, reason = ?3 WHERE id = ?1',
  putRow: `INSERT INTO fact_rows (library, key, value) VALUES (?1, ?2, ?3)
    ON CONFLICT (library, key) DO UPDATE SET value = excluded.value`,
  addRow: 'INSERT INTO fact_rows (library, key, value) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING',
} as const

/** Writes that both databases do by the same statements. */
export const writes = {
  *putBlob({ id, library, name, contentType, bytes, storedAt, keepUntil }: StoredBlob): Steps<void> {
    const times = [storedAt, keepUntil].map(toMilliseconds)
    yield { sql: writeSql.putBlob, values: [id, library, name, contentType, bytes, ...times] }
  },
  *removeAudit(upTo: number): Steps<void> {
    yield { sql: writeSql.removeAudit, values: [upTo] }
  },
  *setMessageState(id: string, state: MessageState, why: AnyReason | null): Steps<void> {
    yield { sql: writeSql.setMessageState, values: [id, state, why === null ? null : reasonToText(why)] }
  },
} as const

/** Keeps an answer, at a time in milliseconds since 1970. */
export function* addAnswer({ caller, key, bodyHash, answer }: Idempotency, at: number): Steps<void> {
  yield { sql: writeSql.addAnswer, values: [caller, key, bodyHash, at, JSON.stringify(answer)] }
}

/** Adds an entry of the audit log. */
export function* addAudit({ sequence, hash, entry }: AuditRecord): Steps<void> {
  yield { sql: writeSql.addAudit, values: [sequence, hash, entry] }
}

/** Writes a row of facts, in place of one with its key, or only where there is none. */
export function* writeRow(how: 'putRow' | 'addRow', library: LibraryCode, { key, value }: Row): Steps<void> {
  yield { sql: writeSql[how], values: [library, key, JSON.stringify(value)] }
}
