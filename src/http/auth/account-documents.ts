import type { z } from 'zod'
import { writeConflict } from '../../configuration/documents.ts'
import type { DocumentKind } from '../../store/ports/documents.ts'
import type { Store } from '../../store/ports/store.ts'
import type { Stored } from '../../store/ports/stored.ts'

/** Reads the document of a key, person or library; null where there is none. */
export const readDocument = async <T extends z.ZodType>(
  store: Pick<Store, 'getDocument'>,
  kind: DocumentKind,
  code: string,
  schema: T,
): Promise<Stored<z.output<T>> | null> => {
  const stored = await store.getDocument(kind, code)
  return stored === null ? null : { value: schema.parse(stored.value), version: stored.version }
}

/** Reads all documents of a kind. */
export const readDocuments = async <T extends z.ZodType>(
  store: Pick<Store, 'listDocuments'>,
  kind: DocumentKind,
  schema: T,
): Promise<readonly z.output<T>[]> =>
  (await store.listDocuments(kind)).map(({ value }) => schema.parse(value))

/** Replaces a document on top of the state that was read. `Problem` conflict where another write came first. */
export const replaceDocument = async (
  store: Pick<Store, 'putDocuments'>,
  kind: DocumentKind,
  code: string,
  value: unknown,
  { version }: Stored<unknown>,
): Promise<void> => {
  const result = await store.putDocuments([{ kind, key: code, value, expectedVersion: version }])
  if (result !== 'written') throw writeConflict()
}
