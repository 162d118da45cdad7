import type { IncomingMail } from '../../../partners/mail-reader.ts'
import { Problem } from '../../../problem.ts'
import type { MailShell } from '../../deps.ts'
import { findNamed } from './find-letter.ts'
import {
  type Arrival,
  type ArrivedMail,
  assigned,
  blankOf,
  keepMail,
  type ReceivedMail,
} from './keep-mail.ts'
import { takeBounce } from './take-bounce.ts'
import { takeReply } from './take-reply.ts'

/** A vacation note, or a ticket system's receipt: no answer. */
const takeAutomatic = async (
  shell: MailShell,
  arrival: Arrival,
  { reason, named }: Extract<IncomingMail, { kind: 'automatic' }>,
): Promise<ReceivedMail> => {
  const found = await findNamed(shell, named, arrival.given.mailbox)
  const { blank, ...rest } = 'unknown' in found ? arrival : assigned(arrival, found)
  return keepMail(
    shell,
    { ...rest, blank: { ...blank, summary: 'mail automatic' } },
    'ignored',
    `an automatic mail: ${reason}`,
  )
}

const take = (shell: MailShell, arrival: Arrival, incoming: IncomingMail): Promise<ReceivedMail> => {
  switch (incoming.kind) {
    case 'unreadable':
    case 'too_large':
      return keepMail(shell, arrival, incoming.kind, incoming.reason)
    case 'bounce':
      return takeBounce(shell, arrival, incoming)
    case 'automatic':
      return takeAutomatic(shell, arrival, incoming)
    case 'reply':
      return takeReply(shell, arrival, incoming)
  }
}

/**
 * Takes a mail: reads it, finds its request, decides whether it is believed and what it means, commits. What cannot be
 * matched, believed or understood waits for staff; whatever came is kept, once.
 *
 * @returns what became of it. `Problem` unavailable where the store fails: nothing was kept then, and the mail must come
 *   again
 */
export const receiveMail = async (shell: MailShell, given: ArrivedMail): Promise<ReceivedMail> => {
  const incoming = await shell.mails.read(given.raw, given.truncated)
  const arrival: Arrival = {
    given,
    blank: blankOf(shell, given),
    fingerprint: given.again === true ? null : shell.hash('mail', incoming.content),
  }
  try {
    return await take(shell, arrival, incoming)
  } catch (error) {
    if (error instanceof Problem && error.code === 'unavailable') throw error
    // One mail must not hold up those behind it: staff see it, and the operator why.
    shell.report('a mail could not be worked on', error)
    return keepMail(shell, arrival, 'review', 'it could not be worked on: see the log')
  }
}
