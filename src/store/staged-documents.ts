import type { DocumentKind, DocumentWrite, StoredDocument } from './ports/documents.ts'
import type { Store } from './ports/store.ts'
import type { Stored } from './ports/stored.ts'

type Documents = readonly DocumentWrite[]
type Written = Documents[number] & { readonly expectedVersion: number }

/** Documents that wait to be written together, over a store that does not know of them yet. */
export type StagedDocuments = {
  /** The store as it will be. Its leases are always free: who makes a draft holds the real one. */
  readonly store: Store
  /** What is to be written, each on top of the version that was found. */
  readonly documents: () => readonly Written[]
}

/**
 * Makes a draft: what is checked against it and put into it one after the other goes out in one step.
 *
 * @param store what it lies over; it is only read
 * @param isToCome whether a stored document is still to be looked at: a list leaves it out, so that nothing is checked
 *   against what may be replaced
 */
export const stageDocuments = (
  store: Store,
  isToCome: (kind: DocumentKind, key: string) => boolean,
): StagedDocuments => {
  const written = new Map<string, Written>()
  const place = (kind: DocumentKind, key: string): string => `${kind} ${key}`

  const getDocument = async (kind: DocumentKind, key: string): Promise<Stored<unknown> | null> => {
    const put = written.get(place(kind, key))
    if (put === undefined) return store.getDocument(kind, key)
    return put.value === undefined ? null : { value: put.value, version: put.expectedVersion + 1 }
  }

  const listDocuments = async (kind: DocumentKind): Promise<readonly StoredDocument[]> => [
    ...(await store.listDocuments(kind)).filter(
      ({ key }) => !isToCome(kind, key) && !written.has(place(kind, key)),
    ),
    ...[...written.values()].flatMap(({ kind: own, key, value, expectedVersion }) =>
      own === kind && value !== undefined ? [{ key, value, version: expectedVersion + 1 }] : [],
    ),
  ]

  const putDocuments = async (documents: Documents): Promise<'written' | 'conflict'> => {
    const before = await Promise.all(documents.map(({ kind, key }) => getDocument(kind, key)))
    const fits = documents.every(
      ({ expectedVersion }, index) =>
        expectedVersion === null || expectedVersion === (before[index]?.version ?? 0),
    )
    if (!fits) return 'conflict'
    for (const [index, document] of documents.entries()) {
      const name = place(document.kind, document.key)
      const expectedVersion = written.get(name)?.expectedVersion ?? before[index]?.version ?? 0
      written.set(name, { ...document, expectedVersion })
    }
    return 'written'
  }

  return {
    store: {
      ...store,
      getDocument,
      listDocuments,
      putDocuments,
      acquireLease: async () => 'draft',
      releaseLease: async () => undefined,
    },
    documents: () => [...written.values()],
  }
}
