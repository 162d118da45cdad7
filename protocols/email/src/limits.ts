/** The limits of a mail. A mail that exceeds one is refused as a whole; longer text is cut. */
export type Limits = {
  /** Bytes of the whole mail. */
  readonly bytes: number
  /** Bytes of all header blocks together, those of the parts included. */
  readonly headerBytes: number
  /** Lines of the whole mail: the parser keeps each separately, so that 25 MB of empty ones would fill the memory. */
  readonly lines: number
  /** Lines in parts that are neither base64 nor quoted-printable, which cost the parser most. */
  readonly plainLines: number
  readonly parts: number
  /** The depth to which multiparts may be nested. */
  readonly depth: number
  readonly attachments: number
  /** Bytes of one attachment, decoded. */
  readonly attachmentBytes: number
  /** Characters of text that are kept; what follows is cut off and noted. */
  readonly textCharacters: number
}

/** Limits that real mails keep. */
export const defaultLimits: Limits = {
  bytes: 25 * 1024 * 1024,
  headerBytes: 256 * 1024,
  lines: 500_000,
  plainLines: 50_000,
  parts: 500,
  depth: 20,
  attachments: 50,
  attachmentBytes: 20 * 1024 * 1024,
  textCharacters: 200_000,
}

/** The reasons for which a mail is not read. */
export type RefusalReason =
  | 'too_large'
  | 'header_too_large'
  | 'too_many_lines'
  | 'too_many_parts'
  | 'nested_too_deep'
  | 'too_many_attachments'
  | 'attachment_too_large'
  /** For a caller that bounds the time and memory of reading. */
  | 'too_costly'
  | 'not_a_mail'

/** A mail that was not read. `message` is for people and holds nothing of the mail. */
export type Refusal = { readonly ok: false; readonly reason: RefusalReason; readonly message: string }

/** Makes a refusal. */
export function refuse(reason: RefusalReason, message: string): Refusal {
  return { ok: false, reason, message }
}
