import type { IncomingMail } from '../../../partners/mail-reader.ts'
import { Problem } from '../../../problem.ts'
import type { MailShell } from '../../deps.ts'
import { commitMail } from './commit-mail.ts'
import { findNamed, lettersTo } from './find-letter.ts'
import { type Arrival, assigned, keepMail, type ReceivedMail } from './keep-mail.ts'

type Bounce = Extract<IncomingMail, { kind: 'bounce' }>

const unknown = 'a report about no letter that is known'

/**
 * A letter came back: it was not delivered after all. Anyone can write such a report, so it counts only for a letter that
 * went out under the Message-ID that it quotes, which only its reader knows, and to the address that it names.
 */
export const takeBounce = async (
  shell: MailShell,
  bare: Arrival,
  { letter }: Bounce,
): Promise<ReceivedMail> => {
  const arrival = { ...bare, blank: { ...bare.blank, summary: 'mail bounce' } }
  if (letter === undefined) return keepMail(shell, arrival, 'review', unknown)
  const named = { references: [letter.requestId] }
  const found = await findNamed(shell, named, arrival.given.mailbox)
  if ('unknown' in found) return keepMail(shell, arrival, 'review', unknown)
  return commitMail(shell, assigned(arrival, found), found, async (current) => {
    const letters = await lettersTo(shell, current)
    const sent = letters.find(({ messageId }) => messageId === letter.messageId)
    if (sent === undefined) return { state: 'review', reason: unknown }
    const { delivery, operation, to } = sent
    if (!letter.recipients.includes(to.toLowerCase()))
      return { state: 'review', reason: 'a report about somebody whom the letter did not go to' }
    if (letter.action === 'delayed')
      return { state: 'ignored', reason: `the letter is delayed: ${letter.reason}` }
    if (delivery.state === 'leased')
      throw new Problem('unavailable', 'The letter is being sent: its report has to wait.')
    if (delivery.state !== 'delivered')
      return { state: 'ignored', reason: `the letter is ${delivery.state} already` }
    const reason = `the letter came back: ${letter.reason}`
    return {
      input: {
        kind: 'delivery',
        entry: current.entry.id,
        requestId: current.requestId,
        operation,
        delivery: delivery.id,
        result: { result: 'undeliverable', possiblyTaken: false, reason },
      },
      summary: `mail bounce of ${operation}`,
      bounced: delivery,
    }
  })
}
