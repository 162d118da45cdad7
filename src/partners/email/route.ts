import { durationMilliseconds } from '../../borrowing/time.ts'
import { Mail } from '../mail.ts'
import type { Partner } from '../partner.ts'
import type { MailRoute } from '../protocol.ts'
import type { Signer } from '../signer.ts'
import { connectionOf } from './connection.ts'
import { fillTokens } from './placeholder.ts'

/**
 * Where a rendered letter goes: what proves an answer is filled in here, at sending, so that no stored letter holds it and
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
  const fill = (text: string): Promise<string> => fillTokens(text, sign, publicUrl)
  return {
    kind: 'mail',
    mail: {
      ...mail,
      // The profile may have been mended since the letter was written.
      to: { ...mail.to, address: connection.address },
      text: await fill(mail.text),
      html: await fill(mail.html),
      ...(mail.replyTo === undefined
        ? {}
        : { replyTo: { ...mail.replyTo, address: await fill(mail.replyTo.address) } }),
    },
    timeout: durationMilliseconds(connection.timeout),
  }
}
