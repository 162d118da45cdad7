import { z } from 'zod'
import { libraryOfNumber, RequestNumber } from '../borrowing/values.ts'
import type { DocumentKind, DocumentsPort, StoredDocument } from '../store/ports/documents.ts'
import type { RequestsPort } from '../store/ports/requests.ts'

type LeftoverStore = Pick<DocumentsPort, 'getDocument' | 'listDocuments' | 'putDocuments'> &
  Pick<RequestsPort, 'loadRequest'>

/** Returns whether a document of the gateway's own has outlived what it is about, or its time. */
type IsOver = (document: StoredDocument, store: LeftoverStore, now: string) => boolean | Promise<boolean>

const Until = z.object({ until: z.string() })
const At = z.object({ at: z.string() })

/** The key of a use: `key:…` or `user:…`, with its id. */
const owner = /^(key|user):(.+)$/

const isOver: Readonly<Partial<Record<DocumentKind, IsOver>>> = {
  /** What a source said is used until then. */
  citation_lookup: ({ value }, _, now) => (Until.safeParse(value).data?.until ?? '') < now,
  /** A quota is one of a day. */
  quota_use: ({ value }, _, now) => (At.safeParse(value).data?.at ?? '').slice(0, 10) < now.slice(0, 10),
  /** The key ends with the month. As long as facts for statistics, in calendar years. */
  relayed_shipments: ({ key }, _, now) => Number(key.slice(-7, -3)) < Number(now.slice(0, 4)) - 10,
  last_use: async ({ key }, store) => {
    const [, kind, id = ''] = owner.exec(key) ?? []
    return (await store.getDocument(kind === 'user' ? 'user' : 'key', id)) === null
  },
  request_fault: async ({ key }, store) => {
    const number = RequestNumber.safeParse(key).data
    return number === undefined || (await store.loadRequest(libraryOfNumber(number), number)) === null
  },
}

/**
 * Deletes documents that have outlived what they are about: the last use of a key or person that is gone, the fault of a
 * request that is gone, what a source said, the use of a quota and counts of shipments once their time is over.
 *
 * @param now the time of the store, ISO 8601
 */
export const purgeLeftovers = async (store: LeftoverStore, now: string): Promise<void> => {
  for (const kind of Object.keys(isOver) as readonly (keyof typeof isOver)[])
    for (const document of await store.listDocuments(kind)) {
      if ((await isOver[kind]?.(document, store, now)) !== true) continue
      // Where it was written meanwhile it stays.
      const { key, version } = document
      await store.putDocuments([{ kind, key, value: undefined, expectedVersion: version }])
    }
}
