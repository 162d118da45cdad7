import {
  type CachedKind,
  cachedKinds,
  type DocumentSnapshot,
  type StoredDocument,
} from '../ports/documents.ts'

/** The documents of one kind, and how often the kind had been changed when they were read. */
export type KindDocuments = {
  readonly kind: CachedKind
  readonly changes: number
  /** By key. */
  readonly documents: readonly StoredDocument[]
}

const createSnapshot = (kinds: ReadonlyMap<CachedKind, KindDocuments>): DocumentSnapshot => {
  const byKey = new Map(
    Array.from(kinds, ([kind, { documents }]) => [
      kind,
      new Map(documents.map(({ key, value, version }) => [key, { value, version }])),
    ]),
  )
  return {
    get: (kind, key) => byKey.get(kind)?.get(key) ?? null,
    list: (kind) => kinds.get(kind)?.documents ?? [],
  }
}

/** Holds the documents of the held kinds for an adapter: it says which kinds it must read, and keeps what was read. */
export const createDocumentCache = () => {
  let kinds: ReadonlyMap<CachedKind, KindDocuments> = new Map()
  let documents = createSnapshot(kinds)
  return {
    /** The kinds that were changed since they were read; `changes` tells how often each was changed by now. */
    staleKinds: (changes: ReadonlyMap<string, number>): readonly CachedKind[] =>
      cachedKinds.filter((kind) => kinds.get(kind)?.changes !== (changes.get(kind) ?? 0)),

    update: (read: readonly KindDocuments[]): void => {
      if (read.length === 0) return
      kinds = new Map([...kinds, ...read.map((each) => [each.kind, each] as const)])
      documents = createSnapshot(kinds)
    },

    /** All that is held: the same object until something else is kept. */
    snapshot: (): DocumentSnapshot => documents,
  }
}

/** Tells a held kind from the others. */
export const isCachedKind = (kind: string): kind is CachedKind => cachedKinds.some((held) => held === kind)
