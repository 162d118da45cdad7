import { html } from 'hono/html'
import { randomHex } from '../../hex.ts'
import type { Language } from '../../notices/words.ts'
import type { Mail } from '../../partners/mail.ts'
import type { Services } from '../services.ts'
import { linkOf } from './account-links.ts'
import type { User } from './user.ts'

type Words = { readonly subject: string; readonly text: string; readonly ignore: string }

const words: Readonly<Record<'invitation' | 'reset', Readonly<Record<Language, Words>>>> = {
  invitation: {
    en: {
      subject: 'Your account for interlibrary loan',
      text: 'You have an account in lendwire, the gateway for interlibrary loan. Set a password within three days:',
      ignore: 'If you do not expect this mail, ignore it.',
    },
    de: {
      subject: 'Ihr Konto für die Fernleihe',
      text: 'Für Sie wurde ein Konto in lendwire angelegt, dem Gateway für die Fernleihe. Legen Sie innerhalb von drei Tagen ein Passwort fest:',
      ignore: 'Wenn Sie diese Mail nicht erwarten, ignorieren Sie sie.',
    },
  },
  reset: {
    en: {
      subject: 'Set a new password',
      text: 'Somebody asked for a new password of your account in lendwire. Set it within one hour:',
      ignore: 'If you did not ask for it, ignore this mail: your password stays as it is.',
    },
    de: {
      subject: 'Neues Passwort festlegen',
      text: 'Für Ihr Konto in lendwire wurde ein neues Passwort angefordert. Legen Sie es innerhalb einer Stunde fest:',
      ignore:
        'Wenn Sie es nicht angefordert haben, ignorieren Sie diese Mail: Ihr Passwort bleibt, wie es ist.',
    },
  },
}

/** Writes the mail with the link on which a person sets a password. */
const writeMail = async (
  { publicUrl, now }: Pick<Services, 'publicUrl' | 'now'>,
  from: string,
  { name, email }: Pick<User, 'name' | 'email'>,
  purpose: 'invitation' | 'reset',
  language: Language,
  token: string,
): Promise<Mail> => {
  const { subject, text, ignore } = words[purpose][language]
  const link = linkOf(publicUrl(), token, purpose)
  const page = html`<!doctype html><html lang="${language}"><body><p>${text}</p><p><a href="${link}">${link}</a></p><p>${ignore}</p></body></html>`
  return {
    from: { name: 'lendwire', address: from },
    to: { name, address: email },
    subject,
    text: `${text}\n\n${link}\n\n${ignore}\n`,
    html: String(await page),
    messageId: `<${randomHex(16)}@${from.split('@')[1] ?? 'lendwire'}>`,
    date: now(),
  }
}

/**
 * Mails a person the link on which to set a password.
 *
 * @returns `not_set_up` where lendwire has no mail server or sender, `not_mailed` where the mail server did not take it
 */
export const mailLink = async (
  services: Pick<Services, 'publicUrl' | 'now' | 'staffMail' | 'log'>,
  person: Pick<User, 'name' | 'email'>,
  purpose: 'invitation' | 'reset',
  language: Language,
  token: string,
): Promise<'mailed' | 'not_mailed' | 'not_set_up'> => {
  const { staffMail } = services
  if (staffMail === null) return 'not_set_up'
  const mail = await writeMail(services, staffMail.from, person, purpose, language, token)
  const reason = await staffMail.send(mail)
  if (reason === null) return 'mailed'
  services.log({
    level: 'warn',
    message: 'A mail with a link to set a password was not taken',
    facts: { purpose, reason },
  })
  return 'not_mailed'
}
