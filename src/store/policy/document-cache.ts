import {
  type CachedKind,
  cachedKinds,
  type DocumentSnapshot,
  type StoredDocument,
} from '../ports/documents.ts'

/** The documents of one kind, and the number of changes of the kind when they were read. */
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

/** Caches the documents of the cached kinds for an adapter, which reads the kinds that are stale. */
export const createDocumentCache = () => {
  let kinds: ReadonlyMap<CachedKind, KindDocuments> = new Map()
  let documents = createSnapshot(kinds)
  return {
    /** The kinds that changed since they were read; `changes` has the number of changes of each kind. */
    staleKinds: (changes: ReadonlyMap<string, number>): readonly CachedKind[] =>
      cachedKinds.filter((kind) => kinds.get(kind)?.changes !== (changes.get(kind) ?? 0)),

    update: (read: readonly KindDocuments[]): void => {
      if (read.length === 0) return
      kinds = new Map([...kinds, ...read.map((each) => [each.kind, each] as const)])
      documents = createSnapshot(kinds)
    },

    /** The cached documents: the same object until `update` changes them. */
    snapshot: (): DocumentSnapshot => documents,
  }
}

const cachedKindNames: ReadonlySet<string> = new Set(cachedKinds)

/** Returns true for a kind that stores keep parsed in memory. */
export const isCachedKind = (kind: string): kind is CachedKind => cachedKindNames.has(kind)
