import type { MailReader, MailReply, MailSituation } from '../../../partners/mail-reader.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { RequestMatch } from '../find-request.ts'
import type { KeptMessage } from '../handled-message.ts'
import { type InterpretedMail, keepForStaff } from './interpreted-mail.ts'

/**
 * Interprets what a person at a partner wrote, once the sender is trusted: pure.
 *
 * @param fingerprint the fingerprint of the mail; null where a repeat is to be handled again
 * @param record the record of the mail in the timeline of its request
 */
export const interpretReply = (
  mails: Pick<MailReader, 'interpret' | 'isForm'>,
  reply: MailReply,
  situation: MailSituation,
  { requestId }: Pick<RequestMatch, 'requestId'>,
  fingerprint: string | null,
  record: InboxMessage,
): InterpretedMail | KeptMessage => {
  const meaning = mails.interpret(reply, situation)
  if (meaning.kind === 'review') {
    const kind = mails.isForm(reply) ? 'form' : 'words'
    const { why, probable: event } = meaning
    return keepForStaff(record, { kind, why, isSenderVerified: true, event })
  }
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
    ...(reply.automatic === undefined ? {} : { isAutomatic: true }),
  }
}

/**
 * Returns the record of a reply whose sender does not count as the partner, with what it would mean: staff decide. Pure.
 *
 * @param doubt why the sender does not count
 * @param situation null where the partner is gone: then nothing is interpreted
 */
export const interpretDoubtedReply = (
  mails: Pick<MailReader, 'interpret' | 'isForm'>,
  reply: MailReply,
  situation: MailSituation | null,
  doubt: string,
  record: InboxMessage,
): KeptMessage => {
  const meaning = situation === null ? undefined : mails.interpret(reply, situation)
  const event = meaning?.kind === 'event' ? meaning.event : meaning?.probable
  const kind = mails.isForm(reply) ? 'form' : 'words'
  return keepForStaff(record, { kind, why: doubt, isSenderVerified: false, event })
}
