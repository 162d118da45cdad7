import type { DatabaseSync } from 'node:sqlite'
import { fingerprintKey } from '../../policy/fingerprint.ts'
import { parseStoredOrNull } from '../../policy/parse-stored.ts'
import type { InboxMessage, StoredReply } from '../../ports/inbox.ts'
import { messageValues, ownMessageColumns, ReplyColumns, replyOf } from '../../sql/message-row.ts'
import { prepareAll } from '../step-runner.ts'

/** What a mail says, as a column. */
export const mailColumn = '(SELECT mail FROM inbox_mails WHERE inbox_mails.row = inbox.row) AS mail'
/** The columns of a message with its bytes and its reply. */
export const messageColumns = `${ownMessageColumns}, ${mailColumn},
  (SELECT json_object('quota', quota, 'source', source) FROM inbox_shares WHERE inbox_shares.row = inbox.row) AS share`

/** What counts in quotas. */
export const quotaShares = { table: 'inbox_shares', library: 'library' } as const

/** The statements on messages that came; a test checks the query plan of each. */
export const inboxSql = {
  insert: `INSERT INTO inbox (id, received_at, protocol, partner, library, request, previous, entry, state, summary,
      reason, fingerprint, content_type, truncated, reply_status, reply_type, reply, raw)
    VALUES (:id, :received_at, :protocol, :partner, :library, :request, :previous, :entry, :state, :summary,
      :reason, :fingerprint, :content_type, :truncated, :reply_status, :reply_type, :reply, :raw)`,
  mail: 'INSERT INTO inbox_mails (row, mail) VALUES (?, ?)',
  share: 'INSERT INTO inbox_shares (row, library, quota, source, bytes) VALUES (?, ?, ?, ?, ?)',
  reply: 'SELECT reply_status, reply_type, reply FROM inbox WHERE fingerprint = ?',
} as const

/** Returns the table of messages that came. Every function runs synchronously inside the open transaction. */
export const inboxTable = (database: DatabaseSync) => {
  const sql = prepareAll(database, inboxSql)

  return {
    /** Keeps a message behind its request's one before it, where it has one; gives its row. */
    add: (kept: InboxMessage, previous: number | null, fingerprint: string | null): number => {
      const { lastInsertRowid } = sql.insert.run({
        ...messageValues(kept),
        previous,
        fingerprint: fingerprint === null ? null : fingerprintKey(fingerprint),
        reply_status: kept.reply?.status ?? null,
        reply_type: kept.reply?.contentType ?? null,
        reply: kept.reply?.content ?? null,
        raw: kept.raw,
      })
      if (kept.mail !== undefined) sql.mail.run(lastInsertRowid, JSON.stringify(kept.mail))
      if (kept.share !== undefined) {
        const { quota, source } = kept.share
        sql.share.run(lastInsertRowid, kept.library ?? '', quota, source, kept.raw.length)
      }
      return Number(lastInsertRowid)
    },

    /** Returns the reply to the message with a fingerprint; null where it is unknown. */
    findReply: (fingerprint: string): { readonly reply: StoredReply | null } | null => {
      const columns = parseStoredOrNull('message', ReplyColumns, sql.reply.get(fingerprintKey(fingerprint)))
      return columns === null ? null : { reply: replyOf(columns) }
    },
  }
}
