import type { MailReply } from '../../../partners/mail-reader.ts'
import type { Partner } from '../../../partners/partner.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason } from '../../../translations/reason.ts'
import type { MailDeps } from '../../deps.ts'
import type { RequestMatch } from '../find-request.ts'
import type { ArrivedMail } from './arrived-mail.ts'

/**
 * Checks whether a mail is acted on: whether it is the partner's, the partner's mails count as answers, and the partner is
 * within its rate limit.
 *
 * @returns why the mail is not acted on; undefined where it is
 */
export const findDoubt = async (
  deps: MailDeps,
  { mailbox, now }: ArrivedMail,
  reply: MailReply,
  { entry, requestId }: RequestMatch,
  partner: Partner | null,
): Promise<AnyReason | undefined> => {
  if (partner === null) return reason('kept_message.partner_gone')
  const { token } = reply.named
  const isTokenValid =
    token !== undefined &&
    token.requestId === requestId &&
    (await deps.mails.holds(token.text, entry.id, partner, now))
  const doubt = deps.mails.doubt(reply, partner, mailbox.trustedServers, isTokenValid)
  if (doubt !== undefined) return doubt
  return (await deps.mayTakeMail(partner.code))
    ? undefined
    : reason('kept_message.too_many_mails', { partner: { partner: partner.code } })
}
