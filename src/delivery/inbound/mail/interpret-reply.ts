import type { MailReader, MailReply, MailSituation } from '../../../partners/mail-reader.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { RequestMatch } from '../find-request.ts'
import type { KeptMessage } from '../handled-message.ts'
import { type InterpretedMail, keepMail } from './interpreted-mail.ts'

/**
 * Interprets what a person at a partner wrote, once the sender is trusted: pure.
 *
 * @param fingerprint the fingerprint of the mail; null where a repeat is to be handled again
 * @param record the record of the mail in the timeline of its request
 */
export const interpretReply = (
  mails: Pick<MailReader, 'interpret'>,
  reply: MailReply,
  situation: MailSituation,
  { requestId }: Pick<RequestMatch, 'requestId'>,
  fingerprint: string | null,
  record: InboxMessage,
): InterpretedMail | KeptMessage => {
  const meaning = mails.interpret(reply, situation)
  if (meaning.kind === 'review') return keepMail(record, 'review', meaning.reason)
  return {
    kind: 'input',
    message: { ...record, summary: `mail ${meaning.event.type}` },
    by: { kind: 'partner', id: situation.partner.code },
    input: {
      kind: 'partner_event',
      entry: situation.entry.id,
      requestId,
      event: meaning.event,
      ...(fingerprint === null ? {} : { fingerprint }),
    },
    files: meaning.files,
  }
}
