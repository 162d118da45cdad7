import type { AgencyId, Instant } from '../borrowing/values.ts'
import type { NamedAgency, Reply, Verdict } from './incoming-message.ts'
import type { Partner } from './partner.ts'
import type { ReplyMeaning, WireAnswer } from './partner-reply.ts'

/**
 * What a message of a loan that a library lends is: a request, a further message of the requester, or an answer. A question
 * is a message whose answer is in its confirmation, such as RenewItem: it is passed on while its sender waits, or not at all.
 */
export const relayedKinds = ['request', 'message', 'question', 'answer'] as const
export type RelayedKind = (typeof relayedKinds)[number]

/** A message between a requester and the lending system of a library, as far as passing it on needs to read it. */
export type LendingMessage<Content = unknown> = {
  readonly kind: RelayedKind
  /** A few words for the timeline, such as `requestingAgencyMessage Received`. */
  readonly summary: string
  /** The requester's id of the request; undefined where the message names it by an item alone. */
  readonly requestId: string | undefined
  /** The items that it names, where a message may name the request by them. */
  readonly items?: readonly string[]
  /**
   * True where lenders and borrowers send the same message: one about a request that was never passed on is none of a loan
   * that a library lends.
   */
  readonly isOfEither?: boolean
  readonly requestingAgency: NamedAgency
  readonly supplyingAgency: NamedAgency
  /** The status that an answer reports. */
  readonly status?: string | undefined
  /** The message without its times: equal for a repeat that only has a new timestamp. */
  readonly contentForFingerprint: string
  /** Milliseconds after which the same bytes are news, in protocols whose messages name no time of their own. */
  readonly repeatWithin?: number | undefined
  readonly content: Content
}

/** The answers that the gateway itself writes: only to end what it had confirmed for the lending system. */
export type OwnAnswer = {
  /** `unfilled` answers a request; `notice` any other message. */
  readonly kind: 'unfilled' | 'notice'
  /** The status that the lending system reported last. */
  readonly status: string | null
  readonly note: string
}

/** The agency ids and the request id that a message gets in place of its own. */
export type RelayedNames = {
  readonly agencies: readonly { readonly from: AgencyId; readonly to: AgencyId }[]
  /** Left out where the receiver knows the request under the same id. */
  readonly requestId?: string | undefined
}

/** How a protocol reads and confirms messages that the gateway passes on unchanged; pure. */
export type Relay<Content = unknown> = {
  /** Reads a message of a loan; undefined for one that cannot be passed on: unreadable, or without its ids. */
  read(body: Uint8Array, partner: Partner): LendingMessage<Content> | undefined
  /** Confirms or refuses a message in the words of the protocol. */
  confirm(message: LendingMessage<Content>, verdict: Verdict, sender: Partner, now: Instant): Reply
  /** True where a message of a borrower may look like one of a lender. */
  readonly sharesMessages?: boolean
  /** Returns a message without the credentials of its sender, as it is stored; left out where messages have none. */
  withoutCredentials?(content: string): string
  /** Says that a question could not be passed on now; left out where the protocol has no questions. */
  notNow?(message: LendingMessage<Content>, sender: Partner): Reply
  /** Reads what the receiver of a message that was passed on confirmed. Its summary begins with its name. */
  readConfirmation(
    sent: { readonly kind: RelayedKind; readonly summary: string },
    answer: WireAnswer,
    receiver: Partner,
    requestId: string,
  ): ReplyMeaning
  /**
   * Writes a message or confirmation as its receiver takes it, in its edition and under its names. It stays as it is, byte
   * for byte, where they are those of the sender, and where it cannot be written otherwise.
   */
  translate(
    content: string,
    parties: { readonly sender: Partner; readonly receiver: Partner; readonly names: RelayedNames },
  ): string
  /** Writes an answer of the gateway itself to the sender of a message; undefined where the sender takes none such. */
  writeAnswer(
    message: LendingMessage<Content>,
    answer: OwnAnswer,
    requester: Partner,
    now: Instant,
  ): { readonly content: string; readonly contentType: string; readonly summary: string } | undefined
}
