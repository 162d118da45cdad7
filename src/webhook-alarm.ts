import type { Instant } from './borrowing/values.ts'
import type { StaffMail } from './http/services.ts'
import type { Log } from './log.ts'
import type { Webhook } from './webhooks/webhook.ts'

/**
 * Creates the alarm for webhooks that were paused: a line in the log, and a mail to the address that the webhook names.
 * The endpoint itself gets no message: it does not accept deliveries.
 */
export const createWebhookAlarm =
  ({
    log,
    now,
    staffMail,
    randomBytes,
  }: {
    readonly log: Log
    readonly now: () => Instant
    readonly staffMail: StaffMail | null
    readonly randomBytes: (count: number) => Uint8Array
  }) =>
  async ({ code, library, url, alarmEmail }: Webhook, reason: string): Promise<void> => {
    log({ level: 'error', message: 'A webhook was paused', facts: { webhook: code, library, reason } })
    if (alarmEmail === undefined || staffMail === null) return
    const text = `The webhook ${code} of the library ${library} was paused. ${reason}\n\nNothing is lost: lendwire sends what was held once the endpoint ${new URL(url).host} works again and somebody resumes the webhook.`
    const id = Array.from(randomBytes(16), (byte) => byte.toString(16).padStart(2, '0')).join('')
    const failure = await staffMail.send({
      from: { name: 'lendwire', address: staffMail.from },
      to: { name: alarmEmail, address: alarmEmail },
      subject: `The webhook ${code} was paused`,
      text: `${text}\n`,
      html: `<!doctype html><html lang="en"><body><p>${text.replaceAll('\n\n', '</p><p>').replaceAll('&', '&amp;')}</p></body></html>`,
      messageId: `<${id}@${staffMail.from.split('@')[1] ?? 'lendwire'}>`,
      date: now(),
    })
    if (failure !== null)
      log({
        level: 'error',
        message: 'The alarm of a webhook was not taken by the mail server',
        facts: { webhook: code, failure },
      })
  }
