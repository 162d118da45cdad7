import { type Limits, type Refusal, refuse } from './limits.ts'
import type { Attachment, Unreadable } from './mail.ts'
import { sniffType } from './sniff.ts'

const longestName = 200

/** An attachment as the MIME parser gives it. */
type Parsed = {
  readonly filename: string | null
  readonly mimeType: string
  readonly related?: boolean | undefined
  readonly content: ArrayBuffer | Uint8Array | string
}

/** Reads attachments, or refuses a mail with too many of them, or with one that is too large. */
export function readAttachments(parsed: readonly Parsed[], limits: Limits): readonly Attachment[] | Refusal {
  if (parsed.length > limits.attachments) {
    return refuse(
      'too_many_attachments',
      `the mail has ${parsed.length} attachments; at most ${limits.attachments} are read`,
    )
  }
  const attachments = parsed.map(readAttachment)
  const largest = Math.max(0, ...attachments.map(({ size }) => size))
  if (largest > limits.attachmentBytes) {
    return refuse(
      'attachment_too_large',
      `an attachment has ${largest} bytes; at most ${limits.attachmentBytes} are read`,
    )
  }
  return attachments
}

function readAttachment({ filename, mimeType, related = false, content }: Parsed): Attachment {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
  const name = cleanName(filename ?? '')
  const sniffedType = sniffType(bytes)
  return {
    name: name === '' ? undefined : name,
    declaredType: mimeType,
    sniffedType,
    related,
    size: bytes.length,
    bytes,
    unreadable: unreadable(mimeType, sniffedType, name.toLowerCase()),
  }
}

/** Returns a file name without folders, control characters and marks that turn the direction of writing. */
function cleanName(text: string): string {
  const last = text.split(/[/\\]/).at(-1) ?? ''
  return last
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, '')
    .trim()
    .slice(0, longestName)
}

function unreadable(type: string, sniffed: string | undefined, name: string): Unreadable | undefined {
  if (
    sniffed === 'application/ms-tnef' ||
    /^application\/(?:vnd\.)?ms-tnef$/.test(type) ||
    name === 'winmail.dat'
  ) {
    return 'winmail'
  }
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type) || /\.p7m$/.test(name)) return 'smime_container'
  return type === 'application/pgp-encrypted' || name === 'encrypted.asc' ? 'pgp_encrypted' : undefined
}
