import type { Request } from '../borrowing/request/request.ts'
import { LibraryCode, type RequestNumber } from '../borrowing/values.ts'
import { IlsConnection } from '../ils/connection.ts'
import { ilsConcurrencyKey } from '../store/policy/concurrency-key.ts'
import type { CachedKind } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'

/** A stored document that may be named. */
export type NamedDocument = { readonly kind: CachedKind; readonly code: string; readonly value: unknown }

/** Finds the requests that name a document: the first of them by number, and how many there are. */
export type NamingRequests = (
  document: NamedDocument,
  limit: number,
) => Promise<{ readonly numbers: readonly string[]; readonly count: number }>

type RequestFinder = Pick<Store, 'findByDocument' | 'loadRequest' | 'listDeliveries'>

const deliveriesPerPage = 200

/** Finds the requests that have calls to the library's own system under way, or waiting to be sent. */
const findByWaitingCalls = async (
  store: Pick<Store, 'listDeliveries'>,
  library: LibraryCode,
): Promise<readonly RequestNumber[]> => {
  const numbers: RequestNumber[] = []
  for (const state of ['waiting', 'leased'] as const) {
    for (let cursor: string | undefined; ; ) {
      const { items, next } = await store.listDeliveries({
        library,
        state: [state],
        partner: [ilsConcurrencyKey(library)],
        limit: deliveriesPerPage,
        ...(cursor === undefined ? {} : { cursor }),
      })
      numbers.push(...items.map(({ request }) => request))
      if (next === null) break
      cursor = next
    }
  }
  return numbers
}

/** Returns whether the library's own system has a record of the request from its creation to its end. */
const hasRecordFromCreation = ({ stage, service }: Request): boolean =>
  stage !== 'closed' && service.type !== 'copy'

const findLoans = async (store: RequestFinder, library: LibraryCode): Promise<readonly RequestNumber[]> => {
  const numbers = await store.findByDocument('library', library)
  const loaded = await Promise.all(numbers.map((number) => store.loadRequest(library, number)))
  return loaded.flatMap((stored) =>
    stored !== null && hasRecordFromCreation(stored.value) ? [stored.value.number] : [],
  )
}

/**
 * Finds the requests that the library's own system has items of, or is to be told of. One whose calls about items are
 * switched off holds nothing back: an admin has given it up.
 */
const findByIls = async (
  store: RequestFinder,
  library: LibraryCode,
  settings: unknown,
): Promise<readonly RequestNumber[]> => {
  const { calls } = IlsConnection.safeParse(settings).data ?? {}
  if (calls?.accept_item === false && calls.create_item !== true) return []
  const found = await Promise.all([
    store.findByDocument('ils', library),
    findByWaitingCalls(store, library),
    calls?.create_item === true ? findLoans(store, library) : [],
  ])
  return [...new Set(found.flat())]
}

/** Makes the function that finds the requests that name a document. */
export const createNamingRequests =
  (store: RequestFinder): NamingRequests =>
  async ({ kind, code, value }, limit) => {
    const library = kind === 'ils' ? LibraryCode.safeParse(code).data : undefined
    const numbers =
      library === undefined ? await store.findByDocument(kind, code) : await findByIls(store, library, value)
    return { numbers: numbers.slice(0, limit), count: numbers.length }
  }
