import { html } from 'hono/html'
import type { Instant } from '../borrowing/values.ts'
import type { Mail } from '../partners/mail.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import type { AnyReason } from '../translations/parameter.ts'
import type { StaffMail } from './staff-mail.ts'

/** A mail to a person who works with lendwire. */
export type StaffMessage = {
  readonly to: { readonly name: string; readonly address: string }
  readonly language: Language
  readonly subject: AnyReason
  readonly paragraphs: readonly AnyReason[]
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
  { to, language, subject, paragraphs }: StaffMessage,
): Promise<string | null> => {
  if (staffMail === null) return null
  const id = Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  const { say } = sentencesIn(language)
  const texts = paragraphs.map((each) => say(each))
  const page = html`<!doctype html><html lang="${language}"><body>${texts.map((each) => html`<p>${each}</p>`)}</body></html>`
  const mail: Mail = {
    from: { name: 'lendwire', address: staffMail.from },
    to,
    subject: say(subject),
    text: `${texts.join('\n\n')}\n`,
    html: String(await page),
    messageId: `<${id}@${staffMail.from.split('@')[1] ?? 'lendwire'}>`,
    date: now(),
  }
  return staffMail.send(mail)
}
