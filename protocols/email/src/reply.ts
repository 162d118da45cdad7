import { type FillIn, readFillIn } from './fill-in.ts'
import type { Attachment, Mail } from './mail.ts'
import { splitReply } from './split-reply.ts'

/** A reply, ready to be classified. */
export type Reply = {
  /** The text of the person, without the quoted letter and the signature. */
  readonly written: string
  readonly signature: string
  /** True where the text was too long and not kept whole, so that what was written last is not known. */
  readonly cut: boolean
  readonly fillIn: FillIn | undefined
  /** Attachments that may be a delivery: documents and images that are no part of the HTML. */
  readonly files: readonly { readonly name?: string | undefined; readonly type: string }[]
}

/** Types of files in which copies are delivered, by their first bytes. */
const delivered = new Set(['application/pdf', 'image/tiff', 'image/vnd.djvu'])

/**
 * Takes from a mail what its answer is read from.
 *
 * @param letters the texts of our letters about the request, which are left out in any quoting
 */
export function readReply(
  mail: Pick<Mail, 'text' | 'attachments' | 'notes'>,
  letters: readonly string[] = [],
): Reply {
  return {
    ...splitReply(mail.text, letters),
    cut: mail.notes.includes('text_cut'),
    fillIn: readFillIn(mail.text),
    files: mail.attachments
      .filter(isDelivery)
      .map(({ name, sniffedType = '' }) => ({ name, type: sniffedType })),
  }
}

/**
 * Extracts the text of the person, without the quoted letter, signature, disclaimer, and additions of their mail
 * program.
 */
export function replyText(mail: Pick<Mail, 'text'>): string {
  return splitReply(mail.text).written
}

function isDelivery({ sniffedType, related }: Attachment): boolean {
  return !related && sniffedType !== undefined && delivered.has(sniffedType)
}
