import { z } from 'zod'
import { storedFlag, storedInstant, storedJson } from '../policy/parse-stored.ts'
import { messageMembers } from '../policy/stored-members.ts'
import { reasonFromText } from '../policy/stored-reason.ts'
import {
  type InboxMessage,
  KeptMail,
  type ListedMessage,
  messageStates,
  QuotaShare,
  type StoredReply,
} from '../ports/inbox.ts'

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

/** The columns of `listedColumns`. */
export const ListedColumns = z.object({
  ...messageMembers,
  row: z.int(),
  received_at: storedInstant,
  state: z.enum(messageStates),
  reason: z.string().nullable(),
  content_type: z.string(),
  truncated: storedFlag,
  mail: storedJson(KeptMail).nullable().optional(),
})

export const MessageColumns = z.object({
  ...ListedColumns.shape,
  ...ReplyColumns.shape,
  raw: z.instanceof(Uint8Array),
  share: storedJson(QuotaShare).nullable(),
})

/** Returns a message as it is listed. */
export const listedMessageOf = (columns: z.infer<typeof ListedColumns>): ListedMessage => ({
  id: columns.id,
  receivedAt: columns.received_at,
  protocol: columns.protocol,
  partner: columns.partner,
  library: columns.library,
  request: columns.request,
  entry: columns.entry,
  state: columns.state,
  summary: columns.summary,
  reason: columns.reason === null ? null : reasonFromText(columns.reason),
  contentType: columns.content_type,
  truncated: columns.truncated,
  ...(columns.mail === null || columns.mail === undefined ? {} : { mail: columns.mail }),
})

/** Returns a message with its bytes and its reply. */
export const messageOf = (columns: z.infer<typeof MessageColumns>): InboxMessage => ({
  ...listedMessageOf(columns),
  raw: columns.raw,
  reply: replyOf(columns),
  ...(columns.share === null ? {} : { share: columns.share }),
})
