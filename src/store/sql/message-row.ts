import { z } from 'zod'
import {
  reasonToText,
  storedFlag,
  storedInstant,
  storedJson,
  toMilliseconds,
} from '../policy/parse-stored.ts'
import { InboxMessage, KeptMail, type ListedMessage, QuotaShare, type StoredReply } from '../ports/inbox.ts'
import { Bytes } from '../ports/stored.ts'

/** The columns of the reply to a message. */
export const ReplyColumns = z.object({
  reply_status: z.int().nullable(),
  reply_type: z.string().nullable(),
  reply: z.string().nullable(),
})

/** Returns the reply that a row holds; null where it has none. */
export const replyOf = (columns: z.infer<typeof ReplyColumns>): StoredReply | null =>
  columns.reply_status === null || columns.reply_type === null || columns.reply === null
    ? null
    : { status: columns.reply_status, contentType: columns.reply_type, content: columns.reply }

/** The columns of a message in a list: all but its bytes and its reply. */
export const listedMessageColumns = `inbox.row AS row, id, received_at AS "receivedAt", protocol, partner, library, request, entry,
  state, summary, reason, content_type AS "contentType", truncated`
export const ListedRow = InboxMessage.omit({ raw: true, reply: true, share: true }).extend({
  row: z.int(),
  receivedAt: storedInstant,
  truncated: storedFlag,
  mail: storedJson(KeptMail).nullable().optional(),
})

/** The columns of a message with its bytes and its reply, but for those that each database keeps in its own place. */
export const ownMessageColumns = `${listedMessageColumns}, reply_status, reply_type, reply, raw`
export const MessageRow = z.object({
  ...ListedRow.shape,
  ...ReplyColumns.shape,
  raw: Bytes,
  share: storedJson(QuotaShare).nullable(),
})

/** Returns a message as it is listed. */
export const listedMessageOf = ({ row: _, mail, ...listed }: z.infer<typeof ListedRow>): ListedMessage => ({
  ...listed,
  ...(mail === null || mail === undefined ? {} : { mail }),
})

/** Returns a message with its bytes and its reply. */
export const messageOf = ({
  reply_status,
  reply_type,
  reply,
  share,
  ...row
}: z.infer<typeof MessageRow>): InboxMessage => ({
  ...listedMessageOf(row),
  raw: row.raw,
  reply: replyOf({ reply_status, reply_type, reply }),
  ...(share === null ? {} : { share }),
})

/** Returns what the row of a message has, by its columns, but for its bytes, its reply, its mail and its fingerprint. */
export const messageValues = (message: InboxMessage) => ({
  id: message.id,
  received_at: toMilliseconds(message.receivedAt),
  protocol: message.protocol,
  partner: message.partner,
  library: message.library,
  request: message.request,
  entry: message.entry,
  state: message.state,
  summary: message.summary,
  reason: message.reason === null ? null : reasonToText(message.reason),
  content_type: message.contentType,
  truncated: Number(message.truncated),
})
