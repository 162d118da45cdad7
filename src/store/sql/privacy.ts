import { z } from 'zod'
import type { LibraryCode } from '../../borrowing/values.ts'
import { fingerprintKey, pseudonymOfFingerprint } from '../policy/fingerprint.ts'
import { reasonToText } from '../policy/parse-stored.ts'
import type { RequestRewrite, StrippedDelivery, StrippedMessage } from '../ports/privacy.ts'
import { firstRow, type Statement, type Steps } from './steps.ts'

/** The statements that remove personal data; a test checks the query plan of each in SQLite. */
export const privacySql = {
  event: 'UPDATE events SET body = ?1 WHERE cursor = ?2 AND library = ?3 AND request = ?4',
  fingerprint: 'SELECT fingerprint FROM inbox WHERE id = ?1',
  message: `UPDATE inbox SET raw = ?2, summary = ?3, reason = ?4, reply_status = ?5, reply_type = ?6, reply = ?7,
    fingerprint = ?8 WHERE id = ?1`,
  delivery: `UPDATE deliveries SET content = ?3, summary = ?4, last_error = ?5, reply = ?6 WHERE id = ?1 AND library = ?2`,
  removeMessage: 'DELETE FROM inbox WHERE id = ?1',
  removeDeliveries: 'DELETE FROM deliveries WHERE request = ?1 AND library = ?2',
  removeBlob: 'DELETE FROM blobs WHERE id = ?1',
  removeViewCodes: "DELETE FROM documents WHERE kind = 'view' AND value IS NULL",
} as const

/** Answers are few, and no index finds what they name: all are looked through. */
const removeAnswers = "DELETE FROM answers WHERE replace(answer, ?1, '') <> answer"

/** Returns the statements that replace what a mail says; null removes it. Each database keeps it in its own place. */
export type MailStatements = (id: string, mail: string | null) => readonly Statement[]

/** A rewrite without the request itself, whose events are JSON. */
export type RecordRewrite = Omit<RequestRewrite, 'request' | 'events'> & {
  readonly events: readonly { readonly cursor: number; readonly body: string }[]
}

const Fingerprint = z.object({ fingerprint: z.instanceof(Uint8Array).nullable() })

/**
 * Strips a message.
 *
 * @param secret the fingerprint is replaced by its pseudonym under this secret; null leaves it
 */
export function* stripMessage(
  mailStatements: MailStatements,
  { id, raw, summary, reason, reply, mail }: StrippedMessage,
  secret: string | null,
): Steps<void> {
  const stored = yield* firstRow('message', Fingerprint, privacySql.fingerprint, id)
  if (stored === null) return
  const { fingerprint } = stored
  const kept =
    fingerprint === null || secret === null
      ? fingerprint
      : fingerprintKey(pseudonymOfFingerprint(secret, fingerprint))
  const { status = null, contentType = null, content = null } = reply ?? {}
  const why = reason === null ? null : reasonToText(reason)
  yield* mailStatements(id, mail === undefined ? null : JSON.stringify(mail))
  yield { sql: privacySql.message, values: [id, raw, summary, why, status, contentType, content, kept] }
}

function* stripDelivery(
  library: LibraryCode,
  { id, content, summary, lastError, reply }: StrippedDelivery,
): Steps<void> {
  const error = lastError === null ? null : reasonToText(lastError)
  yield { sql: privacySql.delivery, values: [id, library, content, summary, error, reply] }
}

/**
 * Rewrites what is stored with a request.
 *
 * @param isRemoved true where the request is removed, and its messages and deliveries with it
 */
export function* rewriteRecords(
  mailStatements: MailStatements,
  rewrite: RecordRewrite,
  isRemoved: boolean,
): Steps<void> {
  const { library, number, messages, fingerprintSecret } = rewrite
  for (const { cursor, body } of rewrite.events)
    yield { sql: privacySql.event, values: [body, cursor, library, number] }
  for (const id of rewrite.blobs) yield { sql: privacySql.removeBlob, values: [id] }
  if (rewrite.forgetAnswers) yield { sql: removeAnswers, values: [number] }
  if (isRemoved) {
    for (const { id } of messages) yield { sql: privacySql.removeMessage, values: [id] }
    yield { sql: privacySql.removeDeliveries, values: [number, library] }
    return
  }
  for (const message of messages) yield* stripMessage(mailStatements, message, fingerprintSecret)
  for (const delivery of rewrite.deliveries) yield* stripDelivery(library, delivery)
}

/** Removes the codes of deleted views, which may name a person. */
export function* removeViewCodes(): Steps<void> {
  yield { sql: privacySql.removeViewCodes, values: [] }
}
