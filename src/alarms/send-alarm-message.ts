import type { Instant } from '../borrowing/values.ts'
import { htmlOf, type Mail } from '../partners/mail.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Transport } from '../transport/transport.ts'
import { signedHeaders } from '../webhooks/signed-headers.ts'
import type { AlarmMessage } from './alarm.ts'
import type { AlarmSettings } from './alarm-settings.ts'

/** Sends mails of the gateway to people; resolves with why the mail server did not take it, or null. */
export type AlarmMail = { readonly from: string; readonly send: (mail: Mail) => Promise<string | null> }

/** The dependencies of sending. */
export type SendAlarmDeps = {
  readonly mail: AlarmMail | null
  readonly transport: Pick<Transport, 'dispatch'>
  readonly now: () => Instant
}

/** Returns the message as a mail. Its id is that of the message: a repeat after a crash is the same mail. */
const mailOf = ({ id, subject, text, to: [to = ''], createdAt }: AlarmMessage, from: string): Mail => ({
  from: { name: 'lendwire', address: from },
  to: { name: to, address: to },
  subject,
  text,
  html: htmlOf(text),
  messageId: `<${id}@${from.split('@')[1] ?? 'lendwire'}>`,
  date: createdAt,
})

const timeout = 15_000

const post = async (
  { transport, now }: SendAlarmDeps,
  { id, subject, payload }: AlarmMessage,
  webhook: NonNullable<AlarmSettings['webhook']>,
): Promise<string | null> => {
  const body = JSON.stringify({ id, subject, ...Object(payload) })
  const result = await transport.dispatch({
    kind: 'http',
    url: webhook.url,
    headers: signedHeaders(id, new Date(now()), body, [webhook.secret]),
    body,
    timeout,
    allowPrivateNetwork: webhook.allowPrivateNetwork,
  })
  if (result.kind !== 'answered')
    return 'reason' in result ? sentencesIn('en').say(result.reason) : 'no answer'
  const { status } = result.answer
  return status >= 200 && status < 300 ? null : `HTTP ${status}`
}

/** Sends a message once; resolves with why it was not taken, or null. */
export const sendAlarmMessage = (
  deps: SendAlarmDeps,
  message: AlarmMessage,
  { webhook }: AlarmSettings,
): Promise<string | null> => {
  if (message.channel === 'webhook')
    return webhook === undefined
      ? Promise.resolve('there is no webhook any more')
      : post(deps, message, webhook)
  return deps.mail === null
    ? Promise.resolve('there is no mail server')
    : deps.mail.send(mailOf(message, deps.mail.from))
}
