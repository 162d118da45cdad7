import type { BouncedLetter } from '../../../partners/mail-reader.ts'
import { Problem } from '../../../problem.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason } from '../../../translations/reason.ts'
import type { RequestMatch } from '../find-request.ts'
import type { KeptMessage } from '../handled-message.ts'
import type { SentLetter } from './find-letter.ts'
import { type InterpretedMail, keepForStaff, keepMail } from './interpreted-mail.ts'

/** Why a report waits for staff that names no letter of this gateway. */
export const unknownLetter = reason('kept_message.unknown_letter')

/** Why a report waits for staff that our own mail server does not believe. */
export const reportRefuted = reason('kept_message.report_refuted')

/**
 * Interprets a report that a letter was not delivered: pure. Anyone can write such a report, so it counts only for a
 * letter that was sent under the Message-ID that it quotes, which only its reader knows, and to the address that it names.
 *
 * @param isRefuted true where the library's own mail server found that the report is not from whom it says
 * @param letters the letters to the entry that the report is about
 * @param record the record of the report in the timeline of its request
 * @returns `Problem` unavailable while the letter is still being sent: the report must come again
 */
export const interpretBounce = (
  { letter, isRefuted }: { readonly letter: BouncedLetter; readonly isRefuted: boolean },
  letters: readonly SentLetter[],
  { entry, requestId }: Pick<RequestMatch, 'entry' | 'requestId'>,
  record: InboxMessage,
): InterpretedMail | KeptMessage => {
  const sent = letters.find(({ messageId }) => messageId === letter.messageId)
  const keepReport = (why: AnyReason) =>
    keepForStaff(record, { kind: 'report', why, isSenderVerified: false })
  if (sent === undefined) return keepReport(unknownLetter)
  const { delivery, operation, to } = sent
  if (!letter.recipients.includes(to.toLowerCase())) return keepReport(reason('kept_message.other_recipient'))
  if (letter.action === 'delayed')
    return keepMail(record, 'ignored', reason('kept_message.letter_delayed', { detail: letter.reason }))
  if (delivery.state === 'leased') throw new Problem('unavailable', reason('problem.letter_being_sent'))
  if (delivery.state !== 'delivered')
    return keepMail(record, 'ignored', reason('kept_message.letter_settled', { state: delivery.state }))
  if (isRefuted) return keepReport(reportRefuted)
  const error = reason('failure.letter_bounced', { detail: letter.reason })
  return {
    kind: 'input',
    message: { ...record, summary: `mail bounce of ${operation}` },
    by: { kind: 'system' },
    input: {
      kind: 'delivery',
      entry: entry.id,
      requestId,
      operation,
      delivery: delivery.id,
      result: { result: 'dead', possiblyTaken: false, reason: error },
    },
    files: [],
    bounced: { delivery: delivery.id, error },
  }
}
