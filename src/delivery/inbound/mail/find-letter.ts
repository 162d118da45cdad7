import { type OperationKind, operationKinds } from '../../../borrowing/request/operation.ts'
import { libraryOfNumber, RequestNumber } from '../../../borrowing/values.ts'
import type { ConfigSnapshot } from '../../../configuration/snapshot.ts'
import type { NamedLetters } from '../../../partners/mail-reader.ts'
import type { Delivery } from '../../../store/ports/outbox.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import { reason } from '../../../translations/reason.ts'
import type { MailDeps } from '../../deps.ts'
import { findEntry, type RequestMatch } from '../find-request.ts'
import type { ArrivedMail } from './arrived-mail.ts'

/** Why a mail is not matched whose headers name no request. */
export const namesNone = reason('kept_message.no_request')
/** Why a mail is not matched whose headers name several requests. */
export const severalRequests = reason('kept_message.several_requests')

const numberOf = (requestId: string): string => requestId.slice(0, requestId.lastIndexOf('-'))

/**
 * Finds what a mail is about: by the token of its reply address, then by the letters that it answers, then by its subject.
 * Where these name several requests nothing is guessed; a library's own mailbox has only its requests.
 */
export const findNamedRequest = async (
  deps: MailDeps,
  { token, references, subject }: NamedLetters,
  { library }: ArrivedMail['mailbox'],
): Promise<RequestMatch | { readonly unknown: AnyReason }> => {
  const [nearest] = references
  const ids = [token?.requestId, nearest, subject].filter((id) => id !== undefined)
  if (ids.length === 0) return { unknown: namesNone }
  if (new Set(ids.map(numberOf)).size > 1) return { unknown: severalRequests }
  const match = await findEntry(deps, ids[0])
  return match === undefined || (library !== undefined && match.library !== library)
    ? { unknown: reason('kept_message.request_unknown') }
    : match
}

/** Mentioned requests that are looked up at most. */
const maxMentions = 20

/**
 * Finds the one request that a mail mentions in its text, in a letter that it holds, or by a number without its last part.
 * Nothing acts on it: it tells staff where to look.
 *
 * @param sender the address that the mail says it is from
 */
export const findMentionedRequest = async (
  deps: MailDeps,
  { mentioned = [] }: NamedLetters,
  sender: string | undefined,
  { library }: ArrivedMail['mailbox'],
): Promise<RequestMatch | undefined> => {
  const snapshot = await deps.configuration.snapshot()
  const libraries = new Set(snapshot.libraries().map(({ code }) => `${code}-`))
  const ours = mentioned.filter((text) => libraries.has(text.slice(0, text.indexOf('-') + 1)))
  const matches = new Map<string, RequestMatch>()
  for (const text of ours.slice(0, maxMentions)) {
    const match = (await findEntry(deps, text)) ?? (await findByNumber(deps, text, sender, snapshot))
    if (match !== undefined && (library === undefined || match.library === library))
      matches.set(match.stored.value.number, match)
  }
  const [only] = matches.values()
  return matches.size === 1 ? only : undefined
}

/** Finds a request by its number, and of its rota the last entry of the partner that the sender belongs to. */
const findByNumber = async (
  deps: MailDeps,
  text: string,
  sender: string | undefined,
  snapshot: ConfigSnapshot,
): Promise<RequestMatch | undefined> => {
  const number = RequestNumber.safeParse(text)
  if (!number.success || sender === undefined) return undefined
  const library = libraryOfNumber(number.data)
  const stored = await deps.store.loadRequest(library, number.data)
  const entry = stored?.value.rota.findLast(({ partner, requestIds }) => {
    const profile = snapshot.partner(partner)
    return requestIds.length > 0 && profile !== null && deps.mails.writesFor(profile, sender)
  })
  const requestId = entry?.requestIds.at(-1)
  return stored === null || entry === undefined || requestId === undefined
    ? undefined
    : { library, stored, entry, requestId }
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
  const items = await deps.store.readTimeline(library, stored.value.number, ['message_out'])
  return items.flatMap((item) => {
    if (item.kind !== 'message_out' || item.delivery.entry !== entry.id) return []
    const { delivery } = item
    const operation = operationKinds.find((each) => each === delivery.operation)
    const letter = deps.mails.letterOf(delivery.content)
    return operation === undefined || letter === undefined ? [] : [{ delivery, operation, ...letter }]
  })
}
