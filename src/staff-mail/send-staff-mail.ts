import { html } from 'hono/html'
import type { Instant } from '../borrowing/values.ts'
import type { Mail } from '../partners/mail.ts'
import type { StaffMail } from './staff-mail.ts'

/** A mail to a person who works with lendwire. */
export type StaffMessage = {
  readonly to: { readonly name: string; readonly address: string }
  readonly subject: string
  /** Paragraphs of plain text. */
  readonly paragraphs: readonly string[]
}

/** The dependencies of writing such mails. */
export type StaffMailDeps = {
  readonly now: () => Instant
  readonly staffMail: StaffMail | null
  readonly randomBytes: (count: number) => Uint8Array
}

/**
 * Writes and sends a mail to a person who works with lendwire.
 *
 * @returns why the mail server did not take it; null where it did, or where no mail server is set up
 */
export const sendStaffMail = async (
  { now, staffMail, randomBytes }: StaffMailDeps,
  { to, subject, paragraphs }: StaffMessage,
): Promise<string | null> => {
  if (staffMail === null) return null
  const id = Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const page = html`<!doctype html><html lang="en"><body>${paragraphs.map((each) => html`<p>${each}</p>`)}</body></html>`
  const mail: Mail = {
    from: { name: 'lendwire', address: staffMail.from },
    to,
    subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: String(await page),
    messageId: `<${id}@${staffMail.from.split('@')[1] ?? 'lendwire'}>`,
    date: now(),
  }
  return staffMail.send(mail)
}
