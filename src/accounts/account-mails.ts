import { html } from 'hono/html'
import { randomHex } from '../hex.ts'
import type { Mail } from '../partners/mail.ts'
import { textsIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'
import { linkOf } from './account-links.ts'
import type { AccountServices } from './account-services.ts'
import type { User } from './user.ts'

/** A mail about a password, or to a person who has none and signs in by OpenID Connect. */
type MailPurpose = 'invitation' | 'reset' | 'openid_invitation' | 'openid_reset'

/** Writes a mail to a person about signing in; `link` is left out where there is nothing to follow. */
const writeMail = async (
  now: AccountServices['now'],
  from: string,
  { name, email }: Pick<User, 'name' | 'email'>,
  purpose: MailPurpose,
  language: Language,
  link: string | null,
): Promise<Mail> => {
  const { subject, text, ignore } = textsIn(language).account_mail[purpose]
  const anchor = link === null ? '' : html`<p><a href="${link}">${link}</a></p>`
  const page = html`<!doctype html><html lang="${language}"><body><p>${text}</p>${anchor}<p>${ignore}</p></body></html>`
  return {
    from: { name: 'lendwire', address: from },
    to: { name, address: email },
    subject,
    text: [text, ...(link === null ? [] : [link]), ignore].join('\n\n').concat('\n'),
    html: String(await page),
    messageId: `<${randomHex(16)}@${from.split('@')[1] ?? 'lendwire'}>`,
    date: now(),
  }
}

type MailServices = Pick<AccountServices, 'publicUrl' | 'now' | 'staffMail' | 'log'>
type MailResult = 'mailed' | 'not_mailed' | 'not_set_up'

const send = async (
  { staffMail, now, log }: MailServices,
  person: Pick<User, 'name' | 'email'>,
  purpose: MailPurpose,
  language: Language,
  link: string | null,
): Promise<MailResult> => {
  if (staffMail === null) return 'not_set_up'
  const reason = await staffMail.send(await writeMail(now, staffMail.from, person, purpose, language, link))
  if (reason === null) return 'mailed'
  log({ level: 'warn', message: 'A mail about signing in was not taken', facts: { purpose, reason } })
  return 'not_mailed'
}

/** Mails a person who has no password how to sign in. The result is that of `mailLink`. */
export const mailOpenIdHint = (
  services: MailServices,
  person: Pick<User, 'name' | 'email'>,
  purpose: 'openid_invitation' | 'openid_reset',
  language: Language,
): Promise<MailResult> =>
  send(
    services,
    person,
    purpose,
    language,
    purpose === 'openid_invitation' ? `${services.publicUrl()}/console/sign-in` : null,
  )

/**
 * Mails a person the link on which to set a password.
 *
 * @returns `not_set_up` where lendwire has no mail server or sender, `not_mailed` where the mail server did not take it
 */
export const mailLink = (
  services: MailServices,
  person: Pick<User, 'name' | 'email'>,
  purpose: 'invitation' | 'reset',
  language: Language,
  token: string,
): Promise<MailResult> =>
  send(services, person, purpose, language, linkOf(services.publicUrl(), token, purpose))
