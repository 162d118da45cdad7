import type { z } from 'zod'
import { documentFaultProblem } from '../configuration/document-fault.ts'
import { faultOf } from '../configuration/document-reader.ts'
import { writeConflict } from '../configuration/documents.ts'
import type { DocumentKind } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'

/**
 * Reads the document of a key, person or library; null where there is none.
 *
 * @throws Problem `document_fault` where its schema does not accept it
 */
export const readDocument = async <T extends z.ZodType>(
  store: Pick<Store, 'getDocument'>,
  kind: DocumentKind,
  code: string,
  schema: T,
): Promise<Stored<z.output<T>> | null> => {
  const stored = await store.getDocument(kind, code)
  if (stored === null) return null
  const fault = faultOf(kind, code, schema, stored.value)
  if (fault !== null) throw documentFaultProblem(fault)
  return { value: schema.parse(stored.value), version: stored.version }
}

/**
 * Reads all documents of a kind. One that its schema does not accept, edited by hand or of another version, is left out:
 * it must not hide the others. Nobody can sign in or call with it.
 */
export const readDocuments = async <T extends z.ZodType>(
  store: Pick<Store, 'listDocuments'>,
  kind: DocumentKind,
  schema: T,
): Promise<readonly z.output<T>[]> =>
  (await store.listDocuments(kind)).flatMap(({ value }) => {
    const read = schema.safeParse(value)
    return read.success ? [read.data] : []
  })

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
