import type { Request } from '../borrowing/request/request.ts'
import type { LibraryCode } from '../borrowing/values.ts'
import type { InboxMessage, MessageState } from '../store/ports/inbox.ts'
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
const hasWord = (text: string, word: string): boolean => {
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

/** Returns whether a text, in lower case, names a patron. */
export const namesPatron = (text: string, { id, others }: Recognizers): boolean =>
  (id !== null && hasWord(text, id)) ||
  others.some((words) => words.every((word) => text.includes(inLowerCase(word))))

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

/** Returns whether a message is about a patron. */
const isAbout = (message: InboxMessage, recognizers: Recognizers): boolean =>
  namesPatron(searchedText(message), recognizers)

/** The states of messages of which some belong to no request. One that was applied is of a request, or asks who a library is. */
const searchedStates = [
  ...['review', 'rejected', 'not_authenticated', 'unreadable', 'too_large', 'ignored', 'repeat'],
] as const satisfies readonly MessageState[]

/** A message that belongs to no request and names a person, with the words that the person is recognized by. */
export type UnassignedMessage = { readonly message: InboxMessage; readonly words: PersonWords }

/**
 * Finds the messages that belong to no request and name a patron: those of the library, and those of no library.
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
): Promise<readonly UnassignedMessage[]> => {
  const found: UnassignedMessage[] = []
  const some = recognizersOf(patron, requests)
  const words = [patron, ...some.others.flat()]
  for (const state of searchedStates) {
    let cursor: string | undefined
    do {
      const page = await store.listMessages({ library: null, state: [state], cursor, limit: pageSize })
      for (const listed of page.items) {
        // A person of this name at another library may be another person.
        const isWithin = listed.library === library || (listed.library === null && seesAll)
        if (listed.request !== null || !isWithin) continue
        const message = await store.getMessage(listed.id)
        if (message !== null && isAbout(message, some)) found.push({ message, words })
      }
      cursor = page.next ?? undefined
    } while (cursor !== undefined)
  }
  return found
}
