import type { Instant, LibraryCode, PartnerCode, RequestNumber } from '../../borrowing/values.ts'
import type { Page } from './stored.ts'

/** All states of a message that came in. */
export const messageStates = [
  'applied',
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

/** A message as it came in, and the reply to it. */
export type InboxMessage = {
  readonly id: string
  readonly receivedAt: Instant
  readonly protocol: string
  readonly partner: PartnerCode | null
  /** Null if it could not be assigned to a library: it is stored under the gateway itself. */
  readonly library: LibraryCode | null
  readonly request: RequestNumber | null
  readonly entry: number | null
  readonly state: MessageState
  readonly summary: string
  readonly reason: string | null
  readonly contentType: string
  readonly raw: Uint8Array
  /** True if `raw` is only the first part of the message. */
  readonly truncated: boolean
  readonly reply: StoredReply | null
}

/** The reply to a message, as it was sent. */
export type StoredReply = { readonly status: number; readonly contentType: string; readonly content: string }

/** Filters of a list of messages. */
export type InboxQuery = {
  /** Null lists the messages of all libraries and the unassigned ones, for admins. */
  readonly library: LibraryCode | null
  readonly state?: MessageState | undefined
  readonly partner?: PartnerCode | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

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
  /** Lists messages, newest first. */
  listMessages(query: InboxQuery): Promise<Page<InboxMessage>>
  getMessage(id: string): Promise<InboxMessage | null>
  setMessageState(id: string, state: MessageState, reason: string | null): Promise<void>
}
