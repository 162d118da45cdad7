import type { z } from 'zod'
import { findMarked, type MarkedField, replaceAt } from '../configuration/marked-fields.ts'
import { isUrlWithCredentials } from '../configuration/secrets.ts'
import type { CachedKind, DocumentKind, DocumentSnapshot, StoredDocument } from '../store/ports/documents.ts'
import { cachedKinds } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { isSealed, keyIdOf, type Sealer } from './sealer.ts'

/** Finds the schema of a document, which marks its secrets; undefined for a kind without secrets. */
export type SchemaOf = (kind: DocumentKind, key: string) => z.ZodType | undefined

/** Finds the fields of a document that are sealed: its secrets, and URLs with credentials. */
export const findSealedFields = (schema: z.ZodType, value: unknown): readonly MarkedField[] => [
  ...findMarked(schema, 'x-secret', value),
  ...findMarked(schema, 'x-destination', value).filter(
    (field) => isSealed(field.value) || isUrlWithCredentials(field.value),
  ),
]

const replaceSecrets = async (
  schema: z.ZodType | undefined,
  value: unknown,
  replace: (field: MarkedField) => Promise<unknown>,
): Promise<unknown> => {
  if (schema === undefined || value === undefined) return value
  let made: unknown = value
  for (const field of findSealedFields(schema, value))
    made = replaceAt(made, field.path, await replace(field))
  return made
}

/** Returns whether a document holds a secret that is not sealed with this key. */
export const needsSealing = (schema: z.ZodType | undefined, value: unknown, keyId: string): boolean =>
  schema !== undefined &&
  findSealedFields(schema, value).some((field) => !isSealed(field.value) || keyIdOf(field.value) !== keyId)

/**
 * Puts a seal around the secrets of documents: users of the store read them in plain text, and the storage holds them sealed.
 * A value that is not sealed yet is read as it is.
 *
 * @param sealedKinds the kinds of documents that may hold secrets
 */
export const createSealedStore = (
  store: Store,
  sealer: Sealer,
  schemaOf: SchemaOf,
  sealedKinds: readonly DocumentKind[],
): Store => {
  const opened = new WeakMap<object, Promise<unknown>>()
  const lists = new WeakMap<object, Promise<readonly StoredDocument[]>>()
  const snapshots = new WeakMap<DocumentSnapshot, DocumentSnapshot | Promise<DocumentSnapshot>>()

  const open = (kind: DocumentKind, key: string, value: unknown): Promise<unknown> =>
    replaceSecrets(schemaOf(kind, key), value, (field) => sealer.open(field.value))

  /** Opens a sealed value. The same value gives the same opened value, so that what was parsed of it is found again. */
  const openOnce = (kind: DocumentKind, key: string, value: unknown): Promise<unknown> => {
    if (typeof value !== 'object' || value === null) return Promise.resolve(value)
    const pending = opened.get(value) ?? open(kind, key, value)
    opened.set(value, pending)
    return pending
  }

  const openList = (
    kind: DocumentKind,
    documents: readonly StoredDocument[],
  ): Promise<readonly StoredDocument[]> => {
    const pending =
      lists.get(documents) ??
      Promise.all(
        documents.map(async (document) => ({
          ...document,
          value: await openOnce(kind, document.key, document.value),
        })),
      )
    lists.set(documents, pending)
    return pending
  }

  const openSnapshot = async (snapshot: DocumentSnapshot): Promise<DocumentSnapshot> => {
    const all = new Map(
      await Promise.all(
        cachedKinds
          .filter((kind) => sealedKinds.includes(kind))
          .map(async (kind) => {
            const list = await openList(kind, snapshot.list(kind))
            const byKey = new Map(list.map(({ key, value, version }) => [key, { value, version }]))
            return [kind, { list, byKey }] as const
          }),
      ),
    )
    return {
      get: (kind: CachedKind, key: string): Stored<unknown> | null => {
        const own = all.get(kind)
        return own === undefined ? snapshot.get(kind, key) : (own.byKey.get(key) ?? null)
      },
      list: (kind: CachedKind) => all.get(kind)?.list ?? snapshot.list(kind),
    }
  }

  /** Opens a snapshot once. One that could not be opened is opened again: a key may be there by then. */
  const openSnapshotOnce = (snapshot: DocumentSnapshot): DocumentSnapshot | Promise<DocumentSnapshot> => {
    const known = snapshots.get(snapshot)
    if (known !== undefined) return known
    const pending = openSnapshot(snapshot).then(
      (made) => {
        snapshots.set(snapshot, made)
        return made
      },
      (error: unknown) => {
        snapshots.delete(snapshot)
        throw error
      },
    )
    snapshots.set(snapshot, pending)
    return pending
  }

  return {
    ...store,
    getDocument: async (kind, key) => {
      const stored = await store.getDocument(kind, key)
      if (stored === null || schemaOf(kind, key) === undefined) return stored
      return { ...stored, value: await openOnce(kind, key, stored.value) }
    },
    listDocuments: async (kind) => openList(kind, await store.listDocuments(kind)),
    listDocumentPage: async (kind, ...page) => {
      const { documents, next } = await store.listDocumentPage(kind, ...page)
      return { documents: await openList(kind, documents), next }
    },
    readDocumentSnapshot: async () => openSnapshotOnce(await store.readDocumentSnapshot()),
    putDocuments: async (documents) =>
      store.putDocuments(
        await Promise.all(
          documents.map(async (document) => ({
            ...document,
            value: await replaceSecrets(
              schemaOf(document.kind, document.key),
              document.value,
              async (field) => (isSealed(field.value) ? field.value : sealer.seal(field.value)),
            ),
          })),
        ),
      ),
  }
}
