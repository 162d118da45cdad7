import type { Library } from '../borrowing/library.ts'
import type { LibraryCode } from '../borrowing/values.ts'
import type { Log } from '../log.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import type { Webhook } from '../webhooks/webhook.ts'
import { type StaffMailDeps, sendStaffMail } from './send-staff-mail.ts'

type Deps = StaffMailDeps & {
  readonly log: Log
  readonly languageOf: (library: LibraryCode) => Promise<Library['language']>
}

/**
 * Creates the alarm for webhooks that were paused: a line in the log, and a mail to the address that the webhook names, in
 * the language of its library. The endpoint itself gets no message: it does not accept deliveries.
 */
export const createWebhookAlarm =
  ({ log, languageOf, ...deps }: Deps) =>
  async ({ code, library, url, alarmEmail }: Webhook, why: AnyReason): Promise<void> => {
    const facts = { webhook: code, library, reason: sentencesIn('en').say(why) }
    log({ level: 'error', message: 'A webhook was paused', facts })
    if (alarmEmail === undefined) return
    const failure = await sendStaffMail(deps, {
      to: { name: alarmEmail, address: alarmEmail },
      language: await languageOf(library),
      subject: reason('staff_mail.webhook_paused.subject', { webhook: code }),
      paragraphs: [
        reason('staff_mail.webhook_paused.text', { webhook: code, library, why }),
        reason('staff_mail.webhook_paused.nothing_lost', { host: new URL(url).host }),
      ],
    })
    if (failure !== null)
      log({
        level: 'error',
        message: 'The alarm of a webhook was not taken by the mail server',
        facts: { webhook: code, failure },
      })
  }
