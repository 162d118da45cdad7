import { z } from 'zod'
import { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { NoteSentences } from '../../borrowing/request/note-facts.ts'
import { Instant, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import { type AnyReason, StoredReason } from '../../translations/parameter.ts'
import { Bytes, type Page } from './stored.ts'

/** All states of a message that came in. */
export const messageStates = [
  'applied',
  /** Of a loan that a library lends: passed on. */
  'relayed',
  /** Nothing changed; the event says why. */
  'ignored',
  /** A repetition of an earlier message. */
  'repeat',
  /** Answered with an error. */
  'rejected',
  'unreadable',
  'not_authenticated',
  'too_large',
  /** Waits for staff. */
  'review',
] as const
export type MessageState = (typeof messageStates)[number]

/**
 * What was read out of a mail about a request that waits for review: sentences of the gateway, codes, days and amounts. It
 * has no words of the mail, and stays where these may not be kept.
 */
export const MailReading = z.object({
  kind: z
    .enum(['form', 'words', 'report'])
    .describe(
      '`form`: the form of the letter was filled in; `words`: it was written freely; `report`: a mail system says that a letter was not delivered.',
    ),
  isSenderVerified: z.boolean().describe('True where the sender counts as the partner.'),
  event: PartnerEvent.optional().describe(
    'What it seems to mean: codes, days, amounts and ids of items. Nothing acts on it: staff decide.',
  ),
  files: z
    .array(
      z.object({
        type: z.string().nullable().describe('The media type by the first bytes; null where they show none.'),
        size: z.int().describe('The size, in bytes.'),
      }),
    )
    .describe('The attachments.'),
})
export type MailReading = z.infer<typeof MailReading>

/** A mail as staff read it, without its files. It is read once, when the mail comes. Nothing in it is safe for HTML. */
export const KeptMail = z.object({
  from: z.string().nullable().describe('The sender; null where the mail names none.'),
  to: z.array(z.string()).describe('The receivers.'),
  subject: z.string().describe('The subject.'),
  date: z.string().nullable().describe('The date as the mail has it; null where it has none.'),
  written: z.string().describe('The text that the person wrote, without quoted text.'),
  text: z.string().describe('The whole text.'),
  shortened: z
    .boolean()
    .describe(
      'True where only the beginning of a very long text is shown; `raw` of the message has all of it.',
    ),
  attachments: z
    .array(
      z.object({
        name: z.string().nullable().describe('The name of the file; null where the mail gives none.'),
        type: z.string().nullable().describe('The media type by its first bytes; null where they show none.'),
        declaredType: z.string().describe('The media type that the sender declares.'),
        size: z.int().describe('The size, in bytes.'),
      }),
    )
    .describe('The files of the mail.'),
  sentences: NoteSentences.optional().describe('What each sentence of a reply about a request became.'),
  reading: MailReading.optional(),
  areWordsRemoved: z
    .boolean()
    .optional()
    .describe(
      'True where the patron was erased from its request: nothing is kept of the mail but its reading.',
    ),
})
export type KeptMail = z.infer<typeof KeptMail>

/** The quota in which a message of no request counts, such as that of all strangers, and whose share of it. */
export const QuotaShare = z.object({ quota: z.string(), source: z.string() })
export type QuotaShare = z.infer<typeof QuotaShare>

/** The reply to a message, as it was sent. */
export const StoredReply = z.object({ status: z.int(), contentType: z.string(), content: z.string() })
export type StoredReply = Readonly<z.infer<typeof StoredReply>>

/** A message as it came in, and the reply to it. */
export const InboxMessage = z.object({
  id: z.string(),
  receivedAt: Instant,
  protocol: z.string(),
  partner: PartnerCode.nullable(),
  /** Null if it could not be assigned to a library: it is stored under the gateway itself. */
  library: LibraryCode.nullable(),
  request: RequestNumber.nullable(),
  entry: z.int().nullable(),
  state: z.enum(messageStates),
  summary: z.string(),
  /** Why it is in that state. */
  reason: StoredReason.nullable(),
  contentType: z.string(),
  raw: Bytes,
  /** True if `raw` is only the first part of the message. */
  truncated: z.boolean(),
  reply: StoredReply.nullable(),
  /** Where it is a mail that could be read. */
  mail: KeptMail.optional(),
  /** Where it belongs to no request and is therefore limited. */
  share: QuotaShare.optional(),
})
export type InboxMessage = Readonly<z.infer<typeof InboxMessage>>

/** A message in a list: without its bytes and the reply to it. */
export type ListedMessage = Omit<InboxMessage, 'raw' | 'reply'>

/** The number of messages that are kept, and the sum of their bytes. */
export type MessageLimit = { readonly count: number; readonly bytes: number }

/** The use of a quota after messages were dropped. */
export type QuotaUse = MessageLimit & { readonly dropped: number }

/** Filters that the lists of messages that came in and of deliveries share. */
export type MessageFilters = {
  /** Null lists those of all libraries, and messages of no library, for admins. */
  readonly library: LibraryCode | null
  /** Some libraries of all, where `library` is null. */
  readonly libraries?: readonly LibraryCode[] | undefined
  readonly partner?: readonly PartnerCode[] | undefined
  readonly request?: readonly RequestNumber[] | undefined
  /** Words of the reason. */
  readonly reason?: string | undefined
  /** Words of the summary, or of the message itself: of a mail as staff read it, of any other message as it came. */
  readonly text?: string | undefined
  /** With `text`: the requests whose messages are listed whatever words they have. */
  readonly requestsWithText?: readonly RequestNumber[] | undefined
  /** True for the oldest first. */
  readonly ascending?: boolean | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

/** Filters of a list of messages. */
export type InboxQuery = MessageFilters & { readonly state?: readonly MessageState[] | undefined }

/** Stores and reads messages that came in. `commit` stores those that change a request. */
export type InboxPort = {
  /**
   * Stores a message that changes no request: unreadable, unknown, not authenticated. If its fingerprint is already
   * stored, by `commit` or by `keepMessage`, nothing is written and the result is `repeat`.
   */
  keepMessage(message: InboxMessage, fingerprint?: string | null): Promise<'kept' | 'repeat'>
  /**
   * Finds the reply to the message with a fingerprint; null if it had no reply or the fingerprint is unknown.
   *
   * @param library the library of the message, if it is known: only its messages are searched
   */
  findReply(fingerprint: string, library?: LibraryCode): Promise<StoredReply | null>
  /**
   * Drops the oldest messages of a source while the source is over its limit, then the oldest of the source that holds
   * most while the quota is over its limit: a source with few messages loses none to one with many.
   *
   * @param library the library of the messages; null for those of none
   */
  dropOverQuota(
    library: LibraryCode | null,
    share: QuotaShare,
    limits: { readonly ofSource: MessageLimit; readonly ofAll: MessageLimit },
  ): Promise<QuotaUse>
  /**
   * Lists messages, newest first unless the query says otherwise. Mails are listed with what they say where `state` is
   * `review`. A query examines a bounded number of messages: then its page is short, though `next` is not null.
   */
  listMessages(query: InboxQuery): Promise<Page<ListedMessage>>
  getMessage(id: string): Promise<InboxMessage | null>
  setMessageState(id: string, state: MessageState, reason: AnyReason | null): Promise<void>
}
