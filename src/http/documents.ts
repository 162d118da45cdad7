import type { Context } from 'hono'
import type { z } from 'zod'
import { Problem } from '../problem.ts'
import type { DocumentKind, DocumentsPort } from '../store/ports/documents.ts'
import type { Stored } from '../store/ports/stored.ts'
import { jsonResponse, respond } from './responses/json-response.ts'
import { problemAnswer } from './responses/problem-document.ts'
import type { Services } from './services.ts'

/** Reads a configuration document; null where there is none. */
export const readDocument = async <T extends z.ZodType>(
  store: DocumentsPort,
  kind: DocumentKind,
  key: string,
  schema: T,
): Promise<Stored<z.output<T>> | null> => {
  const stored = await store.getDocument(kind, key)
  return stored === null ? null : { value: schema.parse(stored.value), version: stored.version }
}

/** Reads all configuration documents of a kind. */
export const readDocuments = async <T extends z.ZodType>(
  store: DocumentsPort,
  kind: DocumentKind,
  schema: T,
): Promise<readonly z.output<T>[]> =>
  (await store.listDocuments(kind)).map(({ value }) => schema.parse(value))

const etagOf = (stored: Stored<unknown>): string => `"${stored.version}"`

const listed = (header: string, etag: string): boolean =>
  header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)

/** Answers with a document under its ETag; 304 where the caller has it already (RFC 9110, section 13.1.2). */
export const documentResponse = <T>(
  context: Context,
  stored: Stored<T>,
  view: (value: T) => unknown,
  status = 200,
): Response => {
  const etag = etagOf(stored)
  const known = context.req.header('if-none-match')
  if (context.req.method === 'GET' && known !== undefined && (known === '*' || listed(known, etag))) {
    return new Response(null, { status: 304, headers: { etag } })
  }
  return jsonResponse(view(stored.value), status, { etag })
}

/** May a write go on? `onVersion` is the version that it hangs on, undefined where it hangs on none. */
export type Precondition =
  | { readonly kind: 'holds'; readonly onVersion: number | undefined }
  | { readonly kind: 'fails'; readonly response: Response }

/**
 * Looks whether a write is meant for the present state of a document (RFC 9110, sections 13.1.1 and 13.1.2). Where it is
 * not, the answer is 412.
 */
export const precondition = (context: Context, stored: Stored<unknown> | null): Precondition => {
  const match = context.req.header('if-match')
  const noneMatch = context.req.header('if-none-match')
  if (match === undefined && noneMatch === undefined) return { kind: 'holds', onVersion: undefined }
  const stands = (header: string): boolean =>
    stored !== null && (header === '*' || listed(header, etagOf(stored)))
  if ((match === undefined || stands(match)) && (noneMatch === undefined || !stands(noneMatch))) {
    return { kind: 'holds', onVersion: stored?.version ?? 0 }
  }
  const problem = new Problem(
    'conflict',
    'The document is not in the state that the call names: read it anew.',
  )
  return { kind: 'fails', response: respond(problemAnswer(problem, { status: 412 })) }
}

/** Another write came between reading and writing. */
export const writeConflict = (): Problem =>
  new Problem('conflict', 'Somebody else changed the document at the same time: read it anew.')

/**
 * Runs a change of the configuration while no other runs, in whatever process: what it checked still holds when it
 * writes.
 *
 * @param longest how long it may take, in milliseconds
 * @returns what it gives; `Problem` unavailable where others take too long
 */
export const configuring = async <T>(
  { store }: Pick<Services, 'store'>,
  work: () => Promise<T>,
  longest = 10_000,
): Promise<T> => {
  const name = 'configuration'
  for (let attempt = 0; attempt < 100; attempt++) {
    const lease = await store.acquireLease(name, longest)
    if (lease !== null) return work().finally(() => store.releaseLease(name, lease))
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
  throw new Problem('unavailable', 'Other changes of the configuration are being written; try again.')
}

/**
 * Writes a configuration document on top of the state that was read; what is the same already is left alone.
 *
 * @param before the document as it was read, or null
 * @returns it as it is stored now; `Problem` conflict where another write came first
 */
export const writeDocument = async <T>(
  store: DocumentsPort,
  kind: DocumentKind,
  key: string,
  value: T,
  before: Stored<unknown> | null,
): Promise<Stored<T>> => {
  if (before !== null && JSON.stringify(before.value) === JSON.stringify(value)) {
    return { value, version: before.version }
  }
  const expectedVersion = before?.version ?? 0
  const result = await store.putDocuments([{ kind, key, value, expectedVersion }])
  const stored = result === 'written' ? await store.getDocument(kind, key) : null
  if (stored === null) throw writeConflict()
  return { value, version: stored.version }
}
