import { durationMilliseconds } from '../../borrowing/time.ts'
import { Mail } from '../mail.ts'
import type { MailRoute } from '../message-route.ts'
import type { Partner } from '../partner.ts'
import type { Signer } from '../signer.ts'
import { connectionOf } from './connection.ts'
import { fillTokens } from './token-placeholder.ts'

/**
 * Makes the route of a rendered letter: what proves an answer is filled in here, at sending, so that no stored letter holds it and
 * a secret that was rotated holds for letters that were rendered before.
 *
 * @param content as rendered, a mail as JSON with the places of tokens marked
 * @param publicUrl where the gateway is reached from outside, without a slash at its end
 */
export const route = async (
  content: string,
  partner: Partner,
  sign: Signer,
  publicUrl: string,
): Promise<MailRoute> => {
  const mail = Mail.parse(JSON.parse(content))
  const connection = connectionOf(partner)
  const fill = (text: string) => fillTokens(text, sign, publicUrl)
  const text = await fill(mail.text)
  const html = await fill(mail.html)
  const replyTo = mail.replyTo === undefined ? undefined : await fill(mail.replyTo.address)
  return {
    kind: 'mail',
    mail: {
      ...mail,
      // The profile may have been corrected since the letter was written.
      to: { ...mail.to, address: connection.address },
      text: text.text,
      html: html.text,
      ...(mail.replyTo === undefined || replyTo === undefined
        ? {}
        : { replyTo: { ...mail.replyTo, address: replyTo.text } }),
    },
    timeout: durationMilliseconds(connection.timeout),
    secrets: [...new Set([text, html, replyTo].flatMap((part) => part?.tokens ?? []))],
  }
}
