import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'

const Mailbox = z.object({ name: z.string(), address: z.string() })

/** A mail, complete but for its MIME form. Addresses and words are data: no header is ever made by putting text together. */
export const Mail = z.object({
  from: Mailbox,
  to: Mailbox,
  replyTo: Mailbox.optional(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  /** Fixed, so that a repeat is the same mail. */
  messageId: z.string(),
  inReplyTo: z.string().optional(),
  references: z.array(z.string()).optional(),
  date: Instant,
  /** True where it says that a program wrote it (RFC 3834, section 5). */
  autoSubmitted: z.boolean().optional(),
  /** The address at which its recipient unsubscribes, by one click too (RFC 2369, RFC 8058). */
  unsubscribe: z.string().optional(),
})
export type Mail = z.infer<typeof Mail>

/** Writes a plain text as the HTML of a mail, with its lines as they are. */
export const htmlOf = (text: string): string => {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<!doctype html><html><body><pre style="font:inherit;white-space:pre-wrap">${escaped}</pre></body></html>`
}

/** The content type under which a mail waits in the outbox, as JSON. */
export const mailContentType = 'application/vnd.lendwire.mail+json'
