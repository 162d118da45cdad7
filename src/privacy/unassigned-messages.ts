import type { Request } from '../borrowing/request/request.ts'
import type { LibraryCode } from '../borrowing/values.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import type { PersonWords } from './person.ts'

const pageSize = 100

/**
 * Returns the texts by which a person is recognized. A person is recognized in a mail that belongs to no request by the
 * address, the id, or the full name.
 */
const recognizers = (requests: readonly Stored<Request>[]): readonly PersonWords[] =>
  requests.flatMap(({ value: { patron } }) => {
    if (patron === undefined) return []
    const { id, email, givenName, surname } = patron
    const name = givenName !== undefined && surname !== undefined ? [[givenName, surname]] : []
    return [...(email === undefined ? [] : [[email]]), ...(id.length >= 5 ? [[id]] : []), ...name]
  })

/** Returns whether a record is about a patron. The text of a mail is searched too: its bytes may be encoded. */
const isAbout = ({ raw, mail }: InboxMessage, some: readonly PersonWords[]): boolean => {
  const text = `${new TextDecoder().decode(raw)}\n${JSON.stringify(mail ?? null)}`.toLowerCase()
  return some.some((words) => words.every((word) => text.includes(word.toLowerCase())))
}

/** A message that belongs to no request and names a person, with the words that the person is recognized by. */
export type UnassignedMessage = { readonly message: InboxMessage; readonly words: PersonWords }

/**
 * Finds the messages that belong to no request and name a patron: those of the library, and those of no library.
 *
 * @param requests the requests of the patron, by which the person is recognized
 * @param seesAll false leaves out the messages of no library: they may be another library's, and the caller chooses by
 *   which id the patron is recognized
 */
export async function* findUnassigned(
  { store }: { readonly store: Pick<Store, 'listMessages' | 'getMessage'> },
  library: LibraryCode,
  requests: readonly Stored<Request>[],
  seesAll: boolean,
): AsyncGenerator<UnassignedMessage> {
  const some = recognizers(requests)
  if (some.length === 0) return
  let cursor: string | undefined
  do {
    const page = await store.listMessages({ library: null, cursor, limit: pageSize })
    for (const listed of page.items) {
      // A person of this name at another library may be another person.
      const isWithin = listed.library === library || (listed.library === null && seesAll)
      if (listed.request !== null || !isWithin) continue
      const message = await store.getMessage(listed.id)
      if (message !== null && isAbout(message, some)) yield { message, words: some.flat() }
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
}
