import { randomUUID } from 'node:crypto'
import { instantOf } from '../../borrowing/time.ts'
import type { Config } from '../../config.ts'
import { readDkimSettings, readMailAuthorities } from '../../node/startup-files.ts'
import { htmlOf } from '../../partners/mail.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { checkReach } from './check-reach.ts'
import type { Finding } from './finding.ts'

const check = 'mail'
/** The longest time that handing the mail to the mail server may take, in milliseconds. */
const mailTimeout = 30_000

/** Sends a mail in the way of the gateway: the same server, sender, authorities and signature. */
const sendTestMail = async (
  config: Config,
  smtp: NonNullable<Config['smtp']>,
  from: string,
  to: string,
): Promise<Finding> => {
  const { createMailWire } = await import('../../node.ts')
  const wire = await createMailWire(smtp, {
    ...(await readDkimSettings(config)),
    ...(await readMailAuthorities(config)),
  })
  const text = `This is a test of \`lendwire doctor --send-test-mail\`. Mails of this installation, such as alarms, are sent by ${new URL(smtp.url).host} from ${from}. Nothing is to be done.\n`
  const mail = {
    from: { name: 'lendwire', address: from },
    to: { name: to, address: to },
    subject: 'Test mail of lendwire',
    text,
    html: htmlOf(text),
    messageId: `<${randomUUID()}@${from.split('@')[1] ?? 'lendwire'}>`,
    date: instantOf(Date.now()),
  }
  try {
    const result = await wire.dispatch({ mail, timeout: mailTimeout })
    return result.kind === 'taken'
      ? {
          check,
          result: 'ok',
          detail: `the mail server took a test mail to ${to}; look whether it arrives, and not as spam`,
        }
      : {
          check,
          result: 'failed',
          detail: `the mail server did not take a test mail to ${to}: ${sentencesIn('en').say(result.reason)}`,
          remedy: 'Look at LENDWIRE_SMTP_URL and LENDWIRE_MAIL_FROM, and in the log of the mail server.',
        }
  } finally {
    await wire.close()
  }
}

/**
 * Checks that mails can leave.
 *
 * @param hasAlarmWebhook whether alarms leave by a webhook too
 * @param to who is sent a mail; nothing is sent where it is left out
 */
export const checkMail = async (
  config: Config,
  hasAlarmWebhook: boolean,
  to?: string,
): Promise<readonly Finding[]> => {
  // Where alarms leave by a webhook, an installation may do without mail.
  const missing = hasAlarmWebhook ? 'warning' : 'failed'
  const { smtp, mailFrom } = config
  if (smtp === undefined)
    return [
      {
        check,
        result: missing,
        detail: hasAlarmWebhook
          ? 'LENDWIRE_SMTP_URL is not set, so alarms leave by their webhook only, and letters and notices wait'
          : 'LENDWIRE_SMTP_URL is not set, so no alarm leaves by mail',
        remedy: hasAlarmWebhook
          ? 'Set it unless no partner, patron or colleague is to get mails.'
          : 'Set it. Without a mail server set a webhook in the alarm settings; letters and notices wait.',
      },
    ]
  const sender: readonly Finding[] =
    mailFrom === undefined
      ? [
          {
            check,
            result: missing,
            detail: hasAlarmWebhook
              ? 'LENDWIRE_MAIL_FROM is not set, so alarms leave by their webhook only, and no mail about signing in leaves'
              : 'LENDWIRE_MAIL_FROM is not set, so no alarm and no mail about signing in leaves',
            remedy: 'Set it to an address from which the mail server lets lendwire send.',
          },
        ]
      : []
  const tested =
    to === undefined || mailFrom === undefined ? [] : [await sendTestMail(config, smtp, mailFrom, to)]
  return [
    await checkReach(check, smtp.url, 'Look at LENDWIRE_SMTP_URL and the firewall.'),
    ...sender,
    ...tested,
  ]
}
