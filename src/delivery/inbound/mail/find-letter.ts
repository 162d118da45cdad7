import { type OperationKind, operationKinds } from '../../../borrowing/request/operation.ts'
import type { NamedLetters } from '../../../partners/mail-reader.ts'
import type { Delivery } from '../../../store/ports/outbox.ts'
import type { MailDeps } from '../../deps.ts'
import { findEntry, type RequestMatch } from '../find-request.ts'
import type { ArrivedMail } from './arrived-mail.ts'

const numberOf = (requestId: string): string => requestId.slice(0, requestId.lastIndexOf('-'))

/**
 * Finds what a mail is about: by the token of its reply address, then by the letters that it answers, then by its subject.
 * Where these name several requests nothing is guessed; a library's own mailbox has only its requests.
 */
export const findNamedRequest = async (
  deps: MailDeps,
  { token, references, subject }: NamedLetters,
  { library }: ArrivedMail['mailbox'],
): Promise<RequestMatch | { readonly unknown: string }> => {
  const [nearest] = references
  const ids = [token?.requestId, nearest, subject].filter((id) => id !== undefined)
  if (ids.length === 0) return { unknown: 'it names no request' }
  if (new Set(ids.map(numberOf)).size > 1) return { unknown: 'it names several requests' }
  const match = await findEntry(deps, ids[0])
  return match === undefined || (library !== undefined && match.library !== library)
    ? { unknown: 'it names no request that is known here' }
    : match
}

/** A letter that was sent to an entry of a rota. */
export type SentLetter = {
  readonly delivery: Delivery
  readonly operation: OperationKind
  readonly messageId: string
  readonly to: string
  readonly texts: readonly string[]
}

/** Finds the letters to an entry, in order, with their Message-IDs. */
export const findLetters = async (
  deps: MailDeps,
  { library, stored, entry }: Pick<RequestMatch, 'library' | 'stored' | 'entry'>,
): Promise<readonly SentLetter[]> => {
  const items = await deps.store.readTimeline(library, stored.value.number)
  return items.flatMap((item) => {
    if (item.kind !== 'message_out' || item.delivery.entry !== entry.id) return []
    const { delivery } = item
    const operation = operationKinds.find((each) => each === delivery.operation)
    const letter = deps.mails.letterOf(delivery.content)
    return operation === undefined || letter === undefined ? [] : [{ delivery, operation, ...letter }]
  })
}
