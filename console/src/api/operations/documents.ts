import type { Client } from '@lendwire/client'
import { answerOf } from '../from-client.ts'

/** A configuration document: JSON, as the schema of its kind says. */
export type DocumentValue = Readonly<Record<string, unknown>>
/** A document as it is stored, with the ETag that a change of it names. */
export type StoredDocument = { readonly value: DocumentValue; readonly etag: string | null }

type Method = (path: string, init?: object) => Promise<{ data?: never; error?: unknown; response: Response }>

/**
 * Reads and writes documents of any kind. The schema of its kind, which the API publishes, describes a document; there are
 * no types for it. Paths are those of the API, such as `/v1/partners/NORTH`.
 */
export const documentOperations = (client: Client) => {
  const methods = client as unknown as Readonly<Record<'GET' | 'POST' | 'PUT' | 'DELETE', Method>>
  return {
    list: async (path: string): Promise<readonly DocumentValue[]> => {
      const { items }: { readonly items: readonly DocumentValue[] } = await answerOf(methods.GET(path))
      return items
    },
    read: async (path: string): Promise<StoredDocument> => {
      const call = methods.GET(path)
      return { value: await answerOf(call), etag: (await call).response.headers.get('etag') }
    },
    /** Reads anything that is not a document of its own. */
    get: <T>(path: string, query: Readonly<Record<string, string | undefined>> = {}): Promise<T> =>
      answerOf(methods.GET(path, { params: { query } })),
    /** Reads a table as CSV (RFC 4180). */
    csv: (path: string, query: Readonly<Record<string, string>>): Promise<Blob> =>
      answerOf(methods.GET(path, { params: { query }, headers: { accept: 'text/csv' }, parseAs: 'blob' })),
    /** Reads a page to print. */
    page: (path: string, query: Readonly<Record<string, string | undefined>>): Promise<string> =>
      answerOf(methods.GET(path, { params: { query }, headers: { accept: 'text/html' }, parseAs: 'text' })),
    /** Posts to an operation. */
    post: <T>(path: string, body?: unknown, query: Readonly<Record<string, string>> = {}): Promise<T> =>
      answerOf(methods.POST(path, { ...(body === undefined ? {} : { body }), params: { query } })),
    /** Saves a document. `etag`: that of the document which is replaced; null where there must be none yet. */
    save: async (path: string, value: DocumentValue, etag: string | null): Promise<StoredDocument> => {
      const header = etag === null ? { 'If-None-Match': '*' } : { 'If-Match': etag }
      const call = methods.PUT(path, { params: { header }, body: value })
      return { value: await answerOf(call), etag: (await call).response.headers.get('etag') }
    },
    /** Writes a document whatever state it is in. */
    put: <T>(path: string, value: DocumentValue): Promise<T> => answerOf(methods.PUT(path, { body: value })),
    patch: <T>(path: string, body: unknown): Promise<T> =>
      answerOf(
        (client as unknown as { PATCH: Method }).PATCH(path, {
          body,
          headers: { 'content-type': 'application/json' },
        }),
      ),
    remove: async (path: string, etag: string | null): Promise<void> => {
      await answerOf(methods.DELETE(path, { params: { header: etag === null ? {} : { 'If-Match': etag } } }))
    },
    openApi: (): Promise<unknown> => answerOf(methods.GET('/openapi.json')),
  }
}
