import type { MailMeaning, MailReader, MailReply, MailSituation } from '../../../partners/mail-reader.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { textReason } from '../../../translations/reason.ts'
import type { RequestMatch } from '../find-request.ts'
import type { KeptMessage } from '../handled-message.ts'
import { type InterpretedMail, keepForStaff } from './interpreted-mail.ts'

/**
 * Interprets what a person at a partner wrote, once the sender is trusted: pure. What a program may have written informs,
 * where it says that nobody is there or that a request was received.
 *
 * @param marked why the mail is no answer before staff say so; undefined where it is one
 * @param fingerprint the fingerprint of the mail; null where a repeat is to be handled again
 * @param record the record of the mail in the timeline of its request
 */
export const interpretReply = (
  mails: Pick<MailReader, 'interpret' | 'interpretAutomatic' | 'isForm'>,
  reply: MailReply,
  marked: AnyReason | undefined,
  situation: MailSituation,
  { requestId }: Pick<RequestMatch, 'requestId'>,
  fingerprint: string | null,
  record: InboxMessage,
): InterpretedMail | KeptMessage => {
  const informs = reply.automatic === undefined ? undefined : mails.interpretAutomatic(reply, situation)
  if (informs !== undefined) {
    const kept = { ...record, summary: `mail ${informs.type}` }
    return asInput({ event: informs, files: [] }, situation, { requestId }, fingerprint, kept)
  }
  const meaning = mails.interpret(reply, situation)
  if (meaning.kind === 'review' || marked !== undefined) {
    const kind = mails.isForm(reply) ? 'form' : 'words'
    const event = meaning.kind === 'event' ? meaning.event : meaning.probable
    const why = marked ?? (meaning.kind === 'review' ? meaning.why : textReason(''))
    return keepForStaff(withSentences(record, meaning), { kind, why, isSenderVerified: true, event })
  }
  const summary = `mail ${meaning.event.type}`
  const kept = { ...withSentences(record, meaning), summary }
  const input = asInput(meaning, situation, { requestId }, fingerprint, kept)
  return reply.automatic === undefined ? input : { ...input, isAutomatic: true }
}

/** Returns the record of a mail with what each of its sentences became. */
const withSentences = (record: InboxMessage, { sentences }: Pick<MailMeaning, 'sentences'>): InboxMessage =>
  record.mail === undefined || sentences.length === 0
    ? record
    : { ...record, mail: { ...record.mail, sentences } }

/** Returns what a mail means as an input of its request. */
export const asInput = (
  { event, files }: Pick<Extract<MailMeaning, { kind: 'event' }>, 'event' | 'files'>,
  { partner, entry }: MailSituation,
  { requestId }: Pick<RequestMatch, 'requestId'>,
  fingerprint: string | null,
  message: InboxMessage,
): InterpretedMail => ({
  kind: 'input',
  message,
  by: { kind: 'partner', id: partner.code },
  input: {
    kind: 'partner_event',
    entry: entry.id,
    requestId,
    event,
    ...(fingerprint === null ? {} : { fingerprint }),
  },
  files,
})

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
  doubt: AnyReason,
  record: InboxMessage,
): KeptMessage => {
  const meaning = situation === null ? undefined : mails.interpret(reply, situation)
  const event = meaning?.kind === 'event' ? meaning.event : meaning?.probable
  const kind = mails.isForm(reply) ? 'form' : 'words'
  const kept = meaning === undefined ? record : withSentences(record, meaning)
  return keepForStaff(kept, { kind, why: doubt, isSenderVerified: false, event })
}
