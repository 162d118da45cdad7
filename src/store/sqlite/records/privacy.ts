import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { fingerprintKey } from '../../policy/fingerprint.ts'
import { parseStoredOrNull } from '../../policy/parse-stored.ts'
import { pseudonymOfFingerprint } from '../../policy/pseudonym-of-fingerprint.ts'
import { reasonToText } from '../../policy/stored-reason.ts'
import type { RequestRewrite, StrippedMessage } from '../../ports/privacy.ts'
import type { Tables } from '../commit.ts'
import { forgetLastRow } from '../last-row.ts'
import { type SerializedEvent, type SerializedRequest, serializeEvent, serializeRequest } from './requests.ts'

/** The statements that remove personal data; a test checks the query plan of each. */
export const privacySql = {
  event: 'UPDATE events SET body = ? WHERE cursor = ? AND library = ? AND request = ?',
  fingerprint: 'SELECT fingerprint FROM inbox WHERE id = ?',
  message: `UPDATE inbox SET raw = ?, summary = ?, reason = ?, reply_status = ?, reply_type = ?, reply = ?, fingerprint = ?
    WHERE id = ?`,
  delivery:
    'UPDATE deliveries SET content = ?, summary = ?, last_error = ?, reply = ? WHERE id = ? AND library = ?',
  mail: 'DELETE FROM inbox_mails WHERE row = (SELECT row FROM inbox WHERE id = ?)',
  reading: 'INSERT INTO inbox_mails (row, mail) SELECT row, ? FROM inbox WHERE id = ?',
  removeMessage: 'DELETE FROM inbox WHERE id = ?',
  removeDeliveries: 'DELETE FROM deliveries WHERE request = ? AND library = ?',
  removeBlob: 'DELETE FROM blobs WHERE id = ?',
} as const

/** Answers are few, and no index finds what they name: all are looked through. */
const removeAnswers = 'DELETE FROM answers WHERE instr(answer, ?) > 0'

/**
 * Words that are removed stay in the search index until its parts are merged: `secure-delete` does not apply to a table
 * without contents (SQLite FTS5, sections 4.4.4 and 6.9). A negative number of pages starts a merge of all parts, a positive
 * one continues it.
 */
const mergeWords = `INSERT INTO request_words (request_words, rank) VALUES ('merge', ?)`
const mergedPages = 200

const Changes = z.object({ changes: z.bigint() })

/** A rewrite as the transaction takes it. */
export type SerializedRewrite = Omit<RequestRewrite, 'request' | 'events'> & {
  readonly request: SerializedRequest | null
  readonly events: readonly { readonly cursor: number; readonly event: SerializedEvent }[]
}

/** Writes what a rewrite stores as JSON. */
export const serializeRewrite = (rewrite: RequestRewrite): SerializedRewrite => ({
  ...rewrite,
  request: rewrite.request === null ? null : serializeRequest(rewrite.request.value, rewrite.request.index),
  events: rewrite.events.map(({ cursor, event }) => ({ cursor, event: serializeEvent(event) })),
})

const Fingerprint = z.object({ fingerprint: z.instanceof(Uint8Array).nullable() })

/** Removes personal data. Every function runs synchronously inside the open transaction. */
export const privacyTables = (database: DatabaseSync, tables: Tables) => {
  const prepared = {
    event: database.prepare(privacySql.event),
    fingerprint: database.prepare(privacySql.fingerprint),
    message: database.prepare(privacySql.message),
    mail: database.prepare(privacySql.mail),
    reading: database.prepare(privacySql.reading),
    delivery: database.prepare(privacySql.delivery),
    removeMessage: database.prepare(privacySql.removeMessage),
    removeDeliveries: database.prepare(privacySql.removeDeliveries),
    removeBlob: database.prepare(privacySql.removeBlob),
    removeAnswers: database.prepare(removeAnswers),
    mergeWords: database.prepare(mergeWords),
    changes: database.prepare('SELECT total_changes() AS changes'),
  }
  prepared.mergeWords.setReadBigInts(true)
  const forgetRow = forgetLastRow(database)
  prepared.changes.setReadBigInts(true)
  const changes = (): bigint => Changes.parse(prepared.changes.get()).changes

  const strip = ({ id, raw, summary, reason, reply, mail }: StrippedMessage, secret: string | null): void => {
    const stored = parseStoredOrNull('message', Fingerprint, prepared.fingerprint.get(id))
    if (stored === null) return
    const { fingerprint } = stored
    const kept =
      fingerprint === null || secret === null
        ? fingerprint
        : fingerprintKey(pseudonymOfFingerprint(secret, fingerprint))
    const { status = null, contentType = null, content = null } = reply ?? {}
    prepared.mail.run(id)
    if (mail !== undefined) prepared.reading.run(JSON.stringify(mail), id)
    prepared.message.run(
      raw,
      summary,
      reason === null ? null : reasonToText(reason),
      status,
      contentType,
      content,
      kept,
      id,
    )
  }

  return {
    rewriteRequest: (rewrite: SerializedRewrite): 'written' | 'conflict' => {
      const { library, number, request, events, messages, deliveries, blobs } = rewrite
      const stored = tables.requests.find(library, number)
      if (stored === null || stored.version !== rewrite.expectedVersion) return 'conflict'
      for (const { cursor, event } of events) prepared.event.run(event.body, cursor, library, number)
      for (const id of blobs) prepared.removeBlob.run(id)
      if (rewrite.forgetAnswers) prepared.removeAnswers.run(number)
      if (request === null) {
        for (const { id } of messages) prepared.removeMessage.run(id)
        prepared.removeDeliveries.run(number, library)
        tables.requests.remove(stored)
        return 'written'
      }
      for (const message of messages) strip(message, rewrite.fingerprintSecret)
      for (const { id, content, summary, lastError, reply } of deliveries)
        prepared.delivery.run(
          content,
          summary,
          lastError === null ? null : reasonToText(lastError),
          reply,
          id,
          library,
        )
      const { last_event: lastEvent, last_message: lastMessage } = stored
      tables.requests.save(stored, { library, request, lastEvent, lastMessage, updatedAt: null })
      return 'written'
    },
    /** Merges a part of the search index, so that removed words go; false where nothing is left to merge. */
    mergeWords: (isFirst: boolean): boolean => {
      const before = changes()
      prepared.mergeWords.run(isFirst ? -mergedPages : mergedPages)
      const isChanged = changes() - before >= 2n
      forgetRow()
      return isChanged
    },

    stripMessage: (message: StrippedMessage): void => strip(message, null),
  }
}
