import type { CachedKind, DocumentSnapshot, StoredDocument } from '../../store/ports/documents.ts'

/** A document that waits to be written or deleted, on top of the version that was found. */
export type DraftDocument = {
  readonly kind: CachedKind
  readonly key: string
  /** Undefined deletes the document. */
  readonly value: unknown
  readonly expectedVersion: number
}

/** Documents that wait to be written together, over those that are stored. */
export type Draft = {
  /** The documents as they will be. The object changes with each document that is put. */
  readonly documents: () => DocumentSnapshot
  readonly put: (document: DraftDocument) => void
  /** Everything that was put, to be written in one step. */
  readonly written: () => readonly DraftDocument[]
}

const placeOf = (kind: CachedKind, key: string): string => `${kind} ${key}`

/**
 * Makes a draft: what is checked against it and put into it one after the other is written in one step.
 *
 * @param stored the documents as they are stored
 * @param isToCome whether a stored document may still be replaced: lists leave it out, so that nothing is checked against
 *   it
 */
export const createDraft = (
  stored: DocumentSnapshot,
  isToCome: (kind: CachedKind, key: string) => boolean,
): Draft => {
  const written = new Map<string, DraftDocument>()
  const drafted = ({ key, value, expectedVersion }: DraftDocument): StoredDocument => ({
    key,
    value,
    version: expectedVersion + 1,
  })
  const view = (): DocumentSnapshot => {
    const lists = new Map<CachedKind, readonly StoredDocument[]>()
    const listOf = (kind: CachedKind): readonly StoredDocument[] => [
      ...stored.list(kind).filter(({ key }) => !isToCome(kind, key) && !written.has(placeOf(kind, key))),
      ...[...written.values()].filter((each) => each.kind === kind && each.value !== undefined).map(drafted),
    ]
    return {
      get: (kind, key) => {
        const put = written.get(placeOf(kind, key))
        if (put === undefined) return stored.get(kind, key)
        return put.value === undefined ? null : drafted(put)
      },
      list: (kind) => {
        const list = lists.get(kind) ?? listOf(kind)
        lists.set(kind, list)
        return list
      },
    }
  }
  return {
    documents: view,
    put: (document) => {
      written.set(placeOf(document.kind, document.key), document)
    },
    written: () => [...written.values()],
  }
}
