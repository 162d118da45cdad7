import type { Log } from '../log.ts'
import type { Webhook } from '../webhooks/webhook.ts'
import { type StaffMailDeps, sendStaffMail } from './send-staff-mail.ts'

/**
 * Creates the alarm for webhooks that were paused: a line in the log, and a mail to the address that the webhook names.
 * The endpoint itself gets no message: it does not accept deliveries.
 */
export const createWebhookAlarm =
  ({ log, ...deps }: StaffMailDeps & { readonly log: Log }) =>
  async ({ code, library, url, alarmEmail }: Webhook, reason: string): Promise<void> => {
    log({ level: 'error', message: 'A webhook was paused', facts: { webhook: code, library, reason } })
    if (alarmEmail === undefined) return
    const failure = await sendStaffMail(deps, {
      to: { name: alarmEmail, address: alarmEmail },
      subject: `The webhook ${code} was paused`,
      paragraphs: [
        `The webhook ${code} of the library ${library} was paused. ${reason}`,
        `Nothing is lost: lendwire sends what was held once the endpoint ${new URL(url).host} works again and somebody resumes the webhook.`,
      ],
    })
    if (failure !== null)
      log({
        level: 'error',
        message: 'The alarm of a webhook was not taken by the mail server',
        facts: { webhook: code, failure },
      })
  }
