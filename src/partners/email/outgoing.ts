import type { Operation } from '../../borrowing/request/operation.ts'
import { RequestId } from '../../borrowing/values.ts'
import { type Mail, mailContentType } from '../mail.ts'
import type { Rendered, Subject } from '../rendered-message.ts'
import { connectionOf } from './connection.ts'
import { messageIdOf } from './letter-reference.ts'
import type { Languages } from './letters/language.ts'
import { lastDayFor, writeLetter } from './letters/letter.ts'
import { line } from './text.ts'
import { replyTokenPlaceholder } from './token-placeholder.ts'

/** The domain that letters are named in where the library has no address: such a letter is refused at sending. */
const nowhere = 'lendwire.invalid'

/**
 * Renders an operation as a letter (docs/life-cycle.md): a mail, but for its links and its reply address,
 * which are signed at sending. A letter of a library without an address has no sender: the mail wire refuses it.
 */
export const render = (operation: Operation, subject: Subject, languages: Languages): Rendered => {
  const { library, partner, now } = subject
  const from = library.email ?? ''
  const domain = from.split('@').at(-1) || nowhere
  const letter = writeLetter(operation, subject, languages)
  const thread = threadOf(letter.reference, subject).map((reference) => messageIdOf(reference, domain))
  const replyTo = replyAddress(subject)
  const name = line(library.name, 200) ?? library.code
  const mail: Mail = {
    from: { name, address: from },
    to: { name: line(partner.name, 200) ?? partner.code, address: connectionOf(partner).address },
    ...(replyTo === undefined ? {} : { replyTo: { name, address: replyTo } }),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: messageIdOf(letter.reference, domain),
    ...(thread.length === 0 ? {} : { inReplyTo: thread.at(-1), references: thread }),
    date: now,
    ...(connectionOf(partner).autoSubmitted ? { autoSubmitted: true } : {}),
  }
  return {
    content: JSON.stringify(mail),
    contentType: mailContentType,
    summary: `letter ${operation.kind}`,
  }
}

/** Returns the letters that this one follows: those that asked for the item, whose references are their request ids. */
const threadOf = (reference: string, { entry, requestId }: Subject): readonly string[] => {
  const requestIds = entry.requestIds.slice(0, entry.requestIds.indexOf(RequestId.parse(requestId)) + 1)
  return requestIds.filter((id) => id !== reference)
}

/** Returns the reply address in the partner's profile, or the library's. */
const replyAddress = (subject: Subject): string | undefined => {
  const { library, partner, entry, requestId } = subject
  const address = connectionOf(partner).replyAddress ?? library.replyAddress
  return address?.replace('{token}', () =>
    replyTokenPlaceholder({
      requestId: RequestId.parse(requestId),
      entry: entry.id,
      partner: partner.code,
      lastDay: lastDayFor(subject),
    }),
  )
}
