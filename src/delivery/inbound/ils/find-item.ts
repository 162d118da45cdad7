import type { Item } from '../../../borrowing/request/item.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import { type LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import type { IlsIncoming } from '../../../ils/ils.ts'
import type { Stored } from '../../../store/ports/stored.ts'
import type { Deps } from '../../deps.ts'

/** A message of a library's own system that could be read. */
export type ParsedIlsMessage = Extract<IlsIncoming, { kind: 'message' }>

/** The number of requests with the words of a barcode that are searched for the item. */
const maxCandidates = 200

/** Returns the request number that an id begins with: the id is a request's number, or a temporary id made of one. */
const numberIn = (id: string | undefined, library: LibraryCode): RequestNumber | undefined => {
  const [code, short] = (id ?? '').split('-')
  return code === library ? RequestNumber.safeParse(`${code}-${short}`).data : undefined
}

/** Ranks an item. Items that are here, or were a moment ago, come before those that went back. */
const rank = ({ state }: Item): number => (state === 'returned' || state === 'lost' ? 1 : 0)

/** Finds the item of a request that a message is about; undefined where it has none, or where several are meant. */
export const itemIn = (request: Request, { itemId }: ParsedIlsMessage): Item | undefined => {
  const recorded = request.items.filter(({ ils }) => ils !== undefined)
  const named = recorded.filter(({ ils, barcode }) => itemId === ils?.id || itemId === barcode)
  if (itemId !== undefined) return named.toSorted((one, other) => rank(one) - rank(other))[0]
  return recorded.length === 1 ? recorded[0] : undefined
}

/**
 * Finds the request that a message of a library's own system is about: the one that it names, the one that its item's id
 * begins with, else one that has an item of that id.
 */
export const findRequestOfItem = async (
  { store }: Pick<Deps, 'store'>,
  message: ParsedIlsMessage,
  library: LibraryCode,
): Promise<Stored<Request> | undefined> => {
  for (const id of [message.requestId, message.itemId]) {
    const number = numberIn(id, library)
    const stored = number === undefined ? null : await store.loadRequest(library, number)
    if (stored !== null && itemIn(stored.value, message) !== undefined) return stored
  }
  if (message.itemId === undefined) return undefined
  const page = await store.listRequests({ library, barcode: [message.itemId], limit: maxCandidates })
  return page.items
    .flatMap((stored) => {
      const item = itemIn(stored.value, message)
      return item === undefined ? [] : [{ stored, item }]
    })
    .toSorted((one, other) => rank(one.item) - rank(other.item))[0]?.stored
}
