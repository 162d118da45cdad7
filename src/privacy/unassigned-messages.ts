import type { Request } from '../borrowing/request/request.ts'
import type { LibraryCode } from '../borrowing/values.ts'
import type { InboxMessage, ListedMessage, MessageState } from '../store/ports/inbox.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { searchedText } from './message-text.ts'
import type { PersonWords } from './person.ts'

const pageSize = 100

/** A shorter id is found in too many messages that are about something else. */
const shortestId = 5

const isPartOfWord = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Returns whether a text has a word as a whole: within a longer number or word it is another one. Both in lower case. */
export const hasWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + word.length])) return true
  return false
}

/** A person is recognized in a message that belongs to no request by the id, the mail address, or the full name. */
export type Recognizers = {
  /** Null where it is so short that it is found in messages about something else. */
  readonly id: string | null
  readonly others: readonly PersonWords[]
}

const inLowerCase = (text: string): string => text.normalize().toLowerCase()

/** A shorter surname is found in too many messages that are about something else. */
const shortestSurname = 3

/** Returns whether a text, in lower case, has the surname of a patron as a word: it may be an author's, or another person's. */
const hasSurname = (text: string, surnames: readonly string[]): boolean =>
  surnames.some((surname) => hasWord(text, surname))

const surnamesOf = (requests: readonly Stored<Request>[]): readonly string[] => [
  ...new Set(
    requests
      .flatMap(({ value }) => value.patron?.surname ?? [])
      .map((surname) => inLowerCase(surname.trim()))
      .filter((surname) => surname.length >= shortestSurname),
  ),
]

/** Returns whether a text, in lower case, names a patron. */
export const namesPatron = (text: string, { id, others }: Recognizers): boolean =>
  (id !== null && hasWord(text, id)) ||
  others.some((words) => words.every((word) => text.includes(inLowerCase(word))))

/** Returns the words that identify a patron in the codes of a message that is about the patron. */
export const identifyingWords = (patron: string, requests: readonly Stored<Request>[]): PersonWords => [
  inLowerCase(patron),
  ...recognizersOf(patron, requests).others.flat().map(inLowerCase),
  ...surnamesOf(requests),
]

/** Returns by what a patron is recognized. */
export const recognizersOf = (patron: string, requests: readonly Stored<Request>[]): Recognizers => ({
  id: patron.length < shortestId ? null : inLowerCase(patron),
  others: requests.flatMap(({ value }) => {
    if (value.patron === undefined) return []
    const { email, givenName, surname } = value.patron
    const name = givenName !== undefined && surname !== undefined ? [[givenName, surname]] : []
    return [...(email === undefined ? [] : [[email]]), ...name]
  }),
})

/** The states of messages of which some belong to no request. One that was applied is of a request, or asks who a library is. */
const searchedStates = [
  ...['review', 'relayed', 'rejected', 'not_authenticated', 'unreadable', 'too_large', 'ignored', 'repeat'],
] as const satisfies readonly MessageState[]

/** A message that belongs to no request and names a person, with the words that the person is recognized by. */
export type UnassignedMessage = { readonly message: InboxMessage; readonly words: PersonWords }

/** Why a message may name a person: it has the surname alone, or a file whose text is not searched. */
export const possibleReasons = ['surname', 'unsearched_file'] as const
type PossibleReason = (typeof possibleReasons)[number]

/** A message that may name a person: people decide whether it does. */
export type PossibleMessage = Pick<
  ListedMessage,
  'id' | 'receivedAt' | 'partner' | 'library' | 'state' | 'contentType'
> & { readonly because: PossibleReason }

/** The messages that belong to no request and name a person, and those that may name the person. */
export type UnassignedMessages = {
  readonly found: readonly UnassignedMessage[]
  /** Those with the surname first, the newest of each state first, at most `mostPossible` in all. */
  readonly possible: readonly PossibleMessage[]
}

/** The count of messages that an export or erasure lists as those that may name the patron. */
export const mostPossible = 500

/** A part of a mail that is no text, such as a PDF or a picture, by the lines of its raw source in lower case. */
const filePart = /^content-type:\s*(?!\s|text\/|multipart\/|message\/)\S/m

/** Says why a message may name a person; null where nothing speaks for it. */
const possibleReason = (text: string, surnames: readonly string[]): PossibleReason | null => {
  if (hasSurname(text, surnames)) return 'surname'
  return filePart.test(text) ? 'unsearched_file' : null
}

const possibleMessage = (message: ListedMessage, because: PossibleReason): PossibleMessage => {
  const { id, receivedAt, partner, library, state, contentType } = message
  return { id, receivedAt, partner, library, state, contentType, because }
}

/**
 * Returns whether a message belongs to no request and may be searched for a person of a library. A person of this name at
 * another library may be another person.
 *
 * @param seesAll false leaves out the messages of no library
 */
export const isSearched = (
  { library: owner, request }: Pick<ListedMessage, 'library' | 'request'>,
  library: LibraryCode,
  seesAll: boolean,
): boolean => request === null && (owner === library || (owner === null && seesAll))

/**
 * Finds the messages that belong to no request and name a patron: those of the library, and those of no library. Those
 * that have the surname alone, or a file whose text is not searched, are listed apart.
 *
 * @param patron the id, by which the person is recognized where it has five characters or more
 * @param requests the requests of the patron, by whose name and mail address the person is recognized
 * @param seesAll false leaves out the messages of no library: they may be another library's, and the caller chooses by
 *   which id the patron is recognized
 */
export const findUnassigned = async (
  { store }: { readonly store: Pick<Store, 'listMessages' | 'getMessage'> },
  library: LibraryCode,
  patron: string,
  requests: readonly Stored<Request>[],
  seesAll: boolean,
): Promise<UnassignedMessages> => {
  const found: UnassignedMessage[] = []
  const possible: PossibleMessage[] = []
  const surnames = surnamesOf(requests)
  const some = recognizersOf(patron, requests)
  const words = identifyingWords(patron, requests)
  for (const state of searchedStates) {
    let cursor: string | undefined
    do {
      const page = await store.listMessages({ library: null, state: [state], cursor, limit: pageSize })
      for (const listed of page.items) {
        if (!isSearched(listed, library, seesAll)) continue
        const message = await store.getMessage(listed.id)
        if (message === null) continue
        const text = searchedText(message)
        if (namesPatron(text, some)) found.push({ message, words })
        else {
          const because = possibleReason(text, surnames)
          if (because !== null) possible.push(possibleMessage(listed, because))
        }
      }
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  const byReason = possibleReasons.flatMap((reason) => possible.filter(({ because }) => because === reason))
  return { found, possible: byReason.slice(0, mostPossible) }
}
