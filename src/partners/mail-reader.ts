import type { Library } from '../borrowing/library.ts'
import type { PartnerEvent } from '../borrowing/partner-events/partner-event.ts'
import type { NoteSentences } from '../borrowing/request/note-facts.ts'
import type { OperationKind } from '../borrowing/request/operation.ts'
import type { Instant, RequestId } from '../borrowing/values.ts'
import type { AnyReason } from '../translations/parameter.ts'
import type { Situation } from './incoming-message.ts'
import type { Partner } from './partner.ts'

/** The letters that a mail names: not verified yet. */
export type NamedLetters = {
  /** By the token of the reply address that it was sent to. */
  readonly token?: { readonly text: string; readonly requestId: RequestId } | undefined
  /** By In-Reply-To and References, the nearest first. */
  readonly references: readonly RequestId[]
  readonly subject?: RequestId | undefined
  /** By its text, or by a letter that is attached: a person decides whether it is about one of these. */
  readonly mentioned?: readonly string[]
}

/**
 * The meaning of a mail; or why a person must look at it, without words of the mail. `probable` is what it would mean without
 * the doubt.
 */
export type MailMeaning = { readonly sentences: NoteSentences } & (
  | {
      readonly kind: 'event'
      readonly event: PartnerEvent
      /** The attachments that are what was asked for. */
      readonly files: readonly MailFile[]
    }
  | {
      readonly kind: 'review'
      readonly why: AnyReason
      readonly probable?: PartnerEvent | undefined
    }
)

/** The context of a mail: the situation, and the letters that went to this entry. */
export type MailSituation = Situation & {
  readonly letters: readonly {
    readonly operation: OperationKind
    readonly messageId: string
    /** What it says, in both its forms. */
    readonly texts: readonly string[]
  }[]
}

/** A letter of ours that was not delivered, as a report says. */
export type BouncedLetter = {
  readonly requestId: RequestId
  readonly messageId: string
  readonly recipients: readonly string[]
  /** `delayed`: the mail system still tries. */
  readonly action: 'failed' | 'delayed'
  readonly reason: string
}

/** A mail to a patron that was not delivered, as a report says. */
export type BouncedNotice = Omit<BouncedLetter, 'requestId'> & { readonly delivery: string }

/**
 * A mail after reading: plain data. `content` is equal for the same mail that comes again; `mail` is what interpreting a
 * reply needs.
 */
export type IncomingMail<Mail = unknown> = ReadMail<Mail> & {
  /** As it is shown to staff; null where it could not be read. */
  readonly shown: ShownMail | null
}

type ReadMail<Mail> =
  | { readonly kind: 'unreadable' | 'too_large'; readonly reason: AnyReason; readonly content: string }
  | {
      readonly kind: 'bounce'
      readonly content: string
      /** Undefined where the report names no letter of ours. */
      readonly letter: BouncedLetter | undefined
      /** The notice that it is about, where it names one. */
      readonly notice?: BouncedNotice | undefined
      /** The mail servers that found that it is not from whom it says. */
      readonly refutedBy?: readonly string[]
    }
  | ({ readonly kind: 'automatic'; readonly reason: string } & WrittenMail<Mail>)
  | ({ readonly kind: 'reply' } & WrittenMail<Mail>)

/** A mail that is no report: a person wrote it, or a program in the name of one. */
type WrittenMail<Mail> = {
  readonly content: string
  readonly named: NamedLetters
  /** The one address that it says it is from; undefined where it names none, or several. */
  readonly sender: string | undefined
  readonly mail: Mail
  /** What its mail system wrote that programs write, and people's systems too. */
  readonly automatic?: string | undefined
  /** Why only its beginning was read. */
  readonly cut?: AnyReason | undefined
}

/** A mail that a person wrote. */
export type MailReply<Mail = unknown> = Extract<IncomingMail<Mail>, { kind: 'reply' }>

/** A file in a mail. */
export type MailFile = {
  readonly name: string | null
  /** The type that its first bytes show; the one that the mail claims is in `declaredType`. */
  readonly type: string | null
  readonly declaredType: string
  /** Bytes. */
  readonly size: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** A mail as it is shown to staff. Nothing in it is safe for HTML. */
export type ShownMail = {
  readonly from: string | null
  readonly to: readonly string[]
  readonly subject: string
  readonly date: string | null
  /** The text of the person, without quoted text. */
  readonly written: string
  readonly text: string
  readonly attachments: readonly MailFile[]
}

/** Reads partners' mails: what the gateway needs of email besides the port of all protocols. */
export type MailReader<Mail = unknown> = {
  /** The name of the protocol of partners that are asked by mail. */
  readonly protocol: string
  /**
   * Reads a mail. `truncated`: `raw` is only its beginning.
   *
   * @throws Problem `unavailable` where the mail must come again
   */
  read(raw: Uint8Array, truncated: boolean): Promise<IncomingMail<Mail>>
  /**
   * Says why a reply does not count as the partner's; undefined if it does.
   *
   * @param trustedServers whose Authentication-Results count
   * @param tokenHolds true for a reply to an address that was signed for this entry
   */
  doubt(
    reply: MailReply<Mail>,
    partner: Partner,
    trustedServers: readonly string[],
    tokenHolds: boolean,
  ): AnyReason | undefined
  /** Returns a reply without the marks that the mailing lists of our own libraries added. */
  withoutOwnMarks(reply: MailReply<Mail>, libraries: readonly Library[]): MailReply<Mail>
  /**
   * Says why a reply of the partner that is marked as automatic is no answer before staff say so; undefined where it is one.
   *
   * @param trustedServers whose Authentication-Results count
   */
  doubtMarked(
    reply: MailReply<Mail>,
    partner: Partner,
    trustedServers: readonly string[],
  ): AnyReason | undefined
  /** Interprets a reply: what it means for its request. */
  interpret(reply: MailReply<Mail>, situation: MailSituation): MailMeaning
  /** Returns what a vacation note or a confirmation of receipt says, which informs; undefined for other mails of programs. */
  interpretAutomatic(reply: MailReply<Mail>, situation: MailSituation): PartnerEvent | undefined
  /** Returns whether the form of a letter was filled in. */
  isForm(reply: MailReply<Mail>): boolean
  /** Returns whether the token of a reply address was signed for this entry of this partner, and is still valid. */
  holds(token: string, entry: number, partner: Partner, now: Instant): Promise<boolean>
  /** The Message-ID, the address and the texts of a letter as it went out; undefined where it is none. */
  letterOf(
    content: string,
  ): { readonly messageId: string; readonly to: string; readonly texts: readonly string[] } | undefined
  /** Could this address be the partner's? */
  writesFor(partner: Partner, address: string): boolean
  /** Null where the mail cannot be read. */
  show(raw: Uint8Array): Promise<ShownMail | null>
}
