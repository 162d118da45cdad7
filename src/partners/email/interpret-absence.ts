import { readAbsence } from '@lendwire/email'
import { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { dayOf } from '../../borrowing/time.ts'
import type { MailSituation } from '../mail-reader.ts'
import { connectionOf } from './connection.ts'
import { dateOrderOf } from './date-order.ts'
import type { ParsedMail } from './parse-mail.ts'

const longestNote = 4000

/** Returns what a vacation note says, with the days on which nobody is there; undefined for what says nothing of the kind. */
export const interpretAbsence = (
  { mail, reply }: Pick<ParsedMail, 'mail' | 'reply'>,
  { library, partner, now }: MailSituation,
): PartnerEvent | undefined => {
  const absence = readAbsence(`${mail.subject}.\n\n${reply.written}`, {
    today: dayOf(now, library.timeZone),
    dateOrder: dateOrderOf(connectionOf(partner)),
  })
  if (absence === undefined) return undefined
  return PartnerEvent.safeParse({
    type: 'message',
    isAutomatic: true,
    note: (reply.written === '' ? mail.subject : reply.written).slice(0, longestNote).toWellFormed(),
    ...(absence.to === undefined ? {} : { absence }),
  }).data
}
