import { randomUUID } from 'node:crypto'
import { instantOf } from '../../borrowing/time.ts'
import type { Config } from '../../config.ts'
import { readDkimSettings, readMailAuthorities } from '../../node/startup-files.ts'
import { htmlOf } from '../../partners/mail.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import type { Language } from '../../translations/language.ts'
import { reason } from '../../translations/reason.ts'
import { checkReach } from './check-reach.ts'
import { type Finding, failure, passed, warning } from './finding.ts'

const check = 'mail'
/** The longest time that handing the mail to the mail server may take, in milliseconds. */
const mailTimeout = 30_000

/** Sends a mail in the way of the gateway: the same server, sender, authorities and signature. */
const sendTestMail = async (
  config: Config,
  smtp: NonNullable<Config['smtp']>,
  from: string,
  to: string,
  language: Language,
): Promise<Finding> => {
  const { createMailWire } = await import('../../node.ts')
  const wire = await createMailWire(smtp, {
    ...(await readDkimSettings(config)),
    ...(await readMailAuthorities(config)),
  })
  const { t } = sentencesIn(language)
  const text = `${t('doctor.test_mail_text', { host: new URL(smtp.url).host, from })}\n`
  const mail = {
    from: { name: 'lendwire', address: from },
    to: { name: to, address: to },
    subject: t('doctor.test_mail_subject'),
    text,
    html: htmlOf(text),
    messageId: `<${randomUUID()}@${from.split('@')[1] ?? 'lendwire'}>`,
    date: instantOf(Date.now()),
  }
  try {
    const result = await wire.dispatch({ mail, timeout: mailTimeout })
    return result.kind === 'taken'
      ? passed(check, reason('doctor.mail_taken', { to }))
      : failure(
          check,
          reason('doctor.mail_refused', { to, why: result.reason }),
          reason('doctor.see_mail_settings'),
        )
  } finally {
    await wire.close()
  }
}

/**
 * Checks that mails can leave.
 *
 * @param hasAlarmWebhook whether alarms leave by a webhook too
 * @param test who is sent a mail, and in which language; nothing is sent where `to` is left out
 */
export const checkMail = async (
  config: Config,
  hasAlarmWebhook: boolean,
  {
    to,
    language = 'en',
  }: { readonly to?: string | undefined; readonly language?: Language | undefined } = {},
): Promise<readonly Finding[]> => {
  // Where alarms leave by a webhook, an installation may do without mail, but not without a mail that was asked for.
  const missing = hasAlarmWebhook && to === undefined ? warning : failure
  const webhook = hasAlarmWebhook ? 'yes' : 'no'
  const { smtp, mailFrom } = config
  if (smtp === undefined)
    return [
      missing(
        check,
        reason('doctor.no_mail_server', { webhook }),
        reason('doctor.set_mail_server', { webhook }),
      ),
    ]
  const sender: readonly Finding[] =
    mailFrom === undefined
      ? [missing(check, reason('doctor.no_mail_from', { webhook }), reason('doctor.set_mail_from'))]
      : []
  const tested =
    to === undefined || mailFrom === undefined
      ? []
      : [await sendTestMail(config, smtp, mailFrom, to, language)]
  return [await checkReach(check, smtp.url, reason('doctor.see_smtp')), ...sender, ...tested]
}
