import { operationKinds } from '../../../borrowing/request/operation.ts'
import type { NamedLetters } from '../../../partners/mail-reader.ts'
import type { MailShell } from '../../deps.ts'
import { type Found, findEntry } from '../find-request.ts'
import type { ArrivedMail } from './keep-mail.ts'

const numberOf = (requestId: string): string => requestId.slice(0, requestId.lastIndexOf('-'))

/**
 * Finds what a mail is about: by the token of its reply address, then by the letters that it answers, then by its subject.
 * Where these name several requests nothing is guessed; a library's own mailbox has only its requests.
 */
export const findNamed = async (
  shell: MailShell,
  { token, references, subject }: NamedLetters,
  { library }: ArrivedMail['mailbox'],
): Promise<Found | { readonly unknown: string }> => {
  const [nearest] = references
  const ids = [token?.requestId, nearest, subject].filter((id) => id !== undefined)
  if (ids.length === 0) return { unknown: 'it names no request' }
  if (new Set(ids.map(numberOf)).size > 1) return { unknown: 'it names several requests' }
  const found = await findEntry(shell, ids[0])
  return found === undefined || (library !== undefined && found.library !== library)
    ? { unknown: 'it names no request that is known here' }
    : found
}

/** The letters to an entry, in order, under their Message-IDs. */
export const lettersTo = async (shell: MailShell, { library, stored, entry }: Found) => {
  const items = await shell.store.readTimeline(library, stored.value.number)
  return items.flatMap((item) => {
    if (item.kind !== 'message_out' || item.delivery.entry !== entry.id) return []
    const { delivery } = item
    const operation = operationKinds.find((each) => each === delivery.operation)
    const letter = shell.mails.letterId(delivery.content)
    return operation === undefined || letter === undefined ? [] : [{ delivery, operation, ...letter }]
  })
}
