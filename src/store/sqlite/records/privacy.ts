import type { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { RequestRewrite, StrippedMessage } from '../../ports/privacy.ts'
import {
  type MailStatements,
  type RecordRewrite,
  removeViewCodes,
  rewriteRecords,
  stripMessage,
} from '../../sql/privacy.ts'
import type { Tables } from '../commit.ts'
import { forgetLastRow } from '../last-row.ts'
import { type SerializedRequest, serializeRequest } from './requests.ts'

/** Replaces what a mail says, which has a table of its own. */
const mailStatements: MailStatements = (id, mail) => [
  { sql: 'DELETE FROM inbox_mails WHERE row = (SELECT row FROM inbox WHERE id = ?1)', values: [id] },
  ...(mail === null
    ? []
    : [
        {
          sql: 'INSERT INTO inbox_mails (row, mail) SELECT row, ?2 FROM inbox WHERE id = ?1',
          values: [id, mail],
        },
      ]),
]

/**
 * Words that are removed stay in the search index until its parts are merged: `secure-delete` does not apply to a table
 * without contents (SQLite FTS5, sections 4.4.4 and 6.9). A negative number of pages starts a merge of all parts, a positive
 * one continues it.
 */
const mergeWords = `INSERT INTO request_words (request_words, rank) VALUES ('merge', ?)`
const mergedPages = 200

const Changes = z.object({ changes: z.bigint() })

/** A rewrite as the transaction takes it. */
export type SerializedRewrite = RecordRewrite & { readonly request: SerializedRequest | null }

/** Writes what a rewrite stores as JSON. */
export const serializeRewrite = ({ request, events, ...rewrite }: RequestRewrite): SerializedRewrite => ({
  ...rewrite,
  request: request === null ? null : serializeRequest(request.value, request.index),
  events: events.map(({ cursor, event }) => ({ cursor, body: JSON.stringify(event) })),
})

/** Removes personal data. Every function runs synchronously inside the open transaction. */
export const privacyTables = (database: DatabaseSync, { requests, run }: Tables) => {
  const merge = database.prepare(mergeWords)
  const countChanges = database.prepare('SELECT total_changes() AS changes')
  for (const each of [merge, countChanges]) each.setReadBigInts(true)
  const forgetRow = forgetLastRow(database)
  const changes = (): bigint => Changes.parse(countChanges.get()).changes

  return {
    rewriteRequest: ({ request, ...rewrite }: SerializedRewrite): 'written' | 'conflict' => {
      const { library, number } = rewrite
      const stored = requests.find(library, number)
      if (stored === null || stored.version !== rewrite.expectedVersion) return 'conflict'
      run(rewriteRecords(mailStatements, rewrite, request === null))
      if (request === null) {
        requests.remove(stored)
      } else {
        const { last_event: lastEvent, last_message: lastMessage } = stored
        requests.save(stored, { library, request, lastEvent, lastMessage, updatedAt: null })
      }
      return 'written'
    },
    /**
     * Removes the codes of deleted views, and merges a part of the search index, so that removed words go; false where nothing
     * is left to merge.
     */
    mergeWords: (isFirst: boolean): boolean => {
      if (isFirst) run(removeViewCodes())
      const before = changes()
      merge.run(isFirst ? -mergedPages : mergedPages)
      const isChanged = changes() - before >= 2n
      forgetRow()
      return isChanged
    },

    stripMessage: (message: StrippedMessage): void => run(stripMessage(mailStatements, message, null)),
  }
}
