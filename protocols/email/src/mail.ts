import type { Refusal } from './limits.ts'

/** An address and the name beside it. */
export type Mailbox = {
  /** Decoded, without control characters; empty where there is none. */
  readonly name: string
  /** The address as it was sent; the domain in lower case. */
  readonly address: string
}

/** A header field: its name in lower case, its value unfolded but not decoded. */
export type HeaderField = { readonly name: string; readonly value: string }

/** The result of one method, such as `spf=pass smtp.mailfrom=example.org`. */
export type AuthenticationResult = {
  /** In lower case: spf, dkim, dmarc … */
  readonly method: string
  /** In lower case: pass, fail, none, neutral, softfail, policy, temperror, permerror … */
  readonly result: string
  readonly reason: string | undefined
  /** The properties that were checked, such as `header.d`, with their values; names in lower case. */
  readonly properties: Readonly<Record<string, string>>
}

/** One Authentication-Results field: what one mail server found. */
export type AuthenticationResults = {
  /** The server that says so, in lower case; empty where it was left out, as Exchange Online does. */
  readonly authservId: string
  readonly results: readonly AuthenticationResult[]
}

/** The reasons for which the content of an attachment cannot be read, though it was kept. */
export type Unreadable =
  /** Outlook's winmail.dat: the mail's formatting and its attachments in Microsoft's own container (MS-OXTNEF). */
  | 'winmail'
  /** Encrypted with PGP (RFC 3156). */
  | 'pgp_encrypted'
  /** An S/MIME container (RFC 8551) that holds the mail in one piece, signed or encrypted. */
  | 'smime_container'

/** A part of a mail that is not its text. */
export type Attachment = {
  /** Decoded, without folders and control characters, at most 200 characters. */
  readonly name: string | undefined
  /** The media type that the mail claims, in lower case, without parameters. */
  readonly declaredType: string
  /** The media type that the first bytes show, undefined where they show none. */
  readonly sniffedType: string | undefined
  /** True for a part that the HTML shows, such as a logo. */
  readonly related: boolean
  /** Bytes. */
  readonly size: number
  readonly bytes: Uint8Array
  readonly unreadable: Unreadable | undefined
}

/** A defect of a mail that was read nevertheless. */
export type MailNote =
  /** No From, several, or one with several addresses: `from` is undefined, since nobody can say who wrote. */
  | 'sender_unclear'
  /** The text was longer than the limit. */
  | 'text_cut'
  /** The text was declared in a wrong character set, and could be set right. */
  | 'charset_repaired'
  /** The text holds characters that the declared character set does not have. */
  | 'charset_wrong'

/** A mail, read. All text is decoded; nothing in it is safe to put into HTML or a header as it is. */
export type Mail = {
  readonly from: Mailbox | undefined
  readonly to: readonly Mailbox[]
  readonly cc: readonly Mailbox[]
  readonly replyTo: readonly Mailbox[]
  readonly subject: string
  /** The time of sending by its own header: an instant in UTC, `2026-03-12T09:30:00.000Z`. */
  readonly date: string | undefined
  /** With its angle brackets, as all message ids here. */
  readonly messageId: string | undefined
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** Addresses it was delivered to: of To, Cc, Delivered-To, X-Original-To, Envelope-To and their like, each once. */
  readonly deliveredTo: readonly string[]
  /** The text of the mail; lines are separated by `\n`. */
  readonly text: string
  /** Which part the text was taken from. HTML counts only where there is no plain text. */
  readonly textFrom: 'plain' | 'html' | 'none'
  readonly attachments: readonly Attachment[]
  /** In the order of the mail: the one that was added last is first. */
  readonly authentication: readonly AuthenticationResults[]
  readonly headers: readonly HeaderField[]
  readonly notes: readonly MailNote[]
}

/** A mail, or why it was not read. */
export type MailResult = { readonly ok: true; readonly mail: Mail } | Refusal
