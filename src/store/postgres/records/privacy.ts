import { z } from 'zod'
import { fingerprintKey } from '../../policy/fingerprint.ts'
import { parseAllStored } from '../../policy/parse-stored.ts'
import { pseudonymOfFingerprint } from '../../policy/pseudonym-of-fingerprint.ts'
import { reasonToText } from '../../policy/stored-reason.ts'
import type { PrivacyPort, RequestRewrite, StrippedMessage } from '../../ports/privacy.ts'
import { requestValue } from '../commit-writes.ts'
import type { Database, Transaction } from '../connection.ts'
import { gatherValues } from '../write-batches.ts'

const privacySql = {
  find: 'SELECT row, version, index_hash FROM requests WHERE number = $1 AND library = $2',
  event: 'UPDATE events SET body = $1 WHERE cursor = $2 AND library = $3 AND request = $4',
  fingerprint: 'SELECT fingerprint FROM inbox WHERE id = $1',
  message: `UPDATE inbox SET raw = $2, summary = $3, reason = $4, reply_status = $5, reply_type = $6, reply = $7,
    fingerprint = $8, mail = $9 WHERE id = $1`,
  delivery: `UPDATE deliveries SET content = $3, summary = $4, last_error = $5, reply = $6 WHERE id = $1 AND library = $2`,
  removeMessages: 'DELETE FROM inbox WHERE id = ANY ($1)',
  removeDeliveries: 'DELETE FROM deliveries WHERE request = $1 AND library = $2',
  removeBlobs: 'DELETE FROM blobs WHERE id = ANY ($1)',
  // Answers are few, and no index finds what they name: all are looked through.
  removeAnswers: 'DELETE FROM answers WHERE position($1 IN answer) > 0',
  remove: 'SELECT remove_request($1)',
  save: 'SELECT save_request($1, $2::jsonb, $3, $4, $5, $6, NULL, NULL)',
} as const

/** Rows that were overwritten stay in the files of their tables, and words in the index, until these are vacuumed. */
const scrubSql = `VACUUM requests, request_list, request_words, request_references, events, inbox, deliveries, answers,
  blobs, documents, keyed_records`

const Found = z.object({ row: z.int(), version: z.int(), index_hash: z.string().nullable() })
const Fingerprint = z.object({ fingerprint: z.instanceof(Uint8Array).nullable() })

const strip = async (
  { query }: Transaction,
  { id, raw, summary, reason, reply, mail }: StrippedMessage,
  secret: string | null,
): Promise<void> => {
  const [stored] = parseAllStored('message', Fingerprint, await query(privacySql.fingerprint, [id]))
  if (stored === undefined) return
  const { fingerprint } = stored
  const kept =
    fingerprint === null || secret === null
      ? fingerprint
      : fingerprintKey(pseudonymOfFingerprint(secret, fingerprint))
  const { status = null, contentType = null, content = null } = reply ?? {}
  const reading = mail === undefined ? null : JSON.stringify(mail)
  await query(privacySql.message, [
    id,
    raw,
    summary,
    reason === null ? null : reasonToText(reason),
    status,
    contentType,
    content,
    kept,
    reading,
  ])
}

const rewrite = async (transaction: Transaction, change: RequestRewrite): Promise<'written' | 'conflict'> => {
  const { library, number, request, events, messages, deliveries, blobs } = change
  const { query } = transaction
  await query('SELECT write_lock()')
  const [stored] = parseAllStored('request', Found, await query(privacySql.find, [number, library]))
  if (stored === undefined || stored.version !== change.expectedVersion) return 'conflict'
  for (const { cursor, event } of events)
    await query(privacySql.event, [JSON.stringify(event), cursor, library, number])
  await query(privacySql.removeBlobs, [blobs])
  if (change.forgetAnswers) await query(privacySql.removeAnswers, [number])
  if (request === null) {
    await query(privacySql.removeMessages, [messages.map(({ id }) => id)])
    await query(privacySql.removeDeliveries, [number, library])
    await query(privacySql.remove, [stored.row])
    return 'written'
  }
  for (const message of messages) await strip(transaction, message, change.fingerprintSecret)
  for (const { id, content, summary, lastError, reply } of deliveries)
    await query(privacySql.delivery, [
      id,
      library,
      content,
      summary,
      lastError === null ? null : reasonToText(lastError),
      reply,
    ])
  const { json, texts } = gatherValues((long) => requestValue(long, request))
  await query(privacySql.save, [library, json, texts, stored.row, stored.index_hash, stored.version + 1])
  return 'written'
}

/** Removes personal data. */
export const privacy = (database: Database): PrivacyPort => ({
  rewriteRequest: (change) => database.transaction((transaction) => rewrite(transaction, change)),
  stripMessage: (_library, message) =>
    database.transaction((transaction) => strip(transaction, message, null)),
  scrub: () => database.maintain(scrubSql),
})
