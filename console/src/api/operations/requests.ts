import { type Client, newIdempotencyKey } from '@lendwire/client'
import { answerOf } from '../from-client.ts'
import type {
  BulkAnswer,
  BulkJob,
  BulkJobResult,
  CommandInput,
  RequestCounts,
  RequestPage,
  RequestView,
  TimelineItem,
} from '../types.ts'

/** The filters, sorting and page of a list of requests, as query parameters. */
export type ListQuery = Readonly<Record<string, string | undefined>>

type Method = (path: string, init?: object) => Promise<{ data?: never; error?: unknown; response: Response }>

const withoutEmpty = (query: ListQuery): ListQuery =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== ''))

/** Returns filters with their values in lists. A comma separates values; `\\,` stands for one within a value. */
const listedFilters = (query: ListQuery): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(query).map(([name, value = '']) => [
      name,
      name === 'text' ? [value] : value.split(/(?<!\\),/).map((each) => each.replaceAll('\\,', ',')),
    ]),
  )

/**
 * Returns the operations of lists and of single requests. Queries and commands are made from what the address bar and
 * the forms say: the API checks them, and the types of the client cannot.
 */
export const requestOperations = (client: Client) => {
  const { GET, POST, PATCH, DELETE } = client as unknown as Readonly<
    Record<'GET' | 'POST' | 'PATCH' | 'DELETE', Method>
  >
  const onRequest = (number: string, header: object = {}) => ({ path: { number }, header })
  const once = () => ({ 'Idempotency-Key': newIdempotencyKey() })
  return {
    listRequests: (query: ListQuery, signal?: AbortSignal): Promise<RequestPage> =>
      answerOf(GET('/v1/requests', { params: { query: withoutEmpty(query) }, signal })),

    countRequests: (query: ListQuery, signal?: AbortSignal): Promise<RequestCounts> =>
      answerOf(GET('/v1/requests/counts', { params: { query: withoutEmpty(query) }, signal })),

    /** The whole list as CSV (RFC 4180). */
    exportRequests: (query: ListQuery): Promise<Blob> =>
      answerOf(
        GET('/v1/requests', {
          params: { query: withoutEmpty(query) },
          headers: { accept: 'text/csv' },
          parseAs: 'blob',
        }),
      ),

    /** Reads a request, with the ETag that an edit of it names. */
    request: async (
      number: string,
    ): Promise<{ readonly request: RequestView; readonly etag: string | null }> => {
      const call = GET('/v1/requests/{number}', { params: onRequest(number) })
      const request: RequestView = await answerOf(call)
      return { request, etag: (await call).response.headers.get('etag') }
    },

    timeline: async (number: string): Promise<readonly TimelineItem[]> => {
      const call = GET('/v1/requests/{number}/timeline', { params: onRequest(number) })
      const { items }: { readonly items: readonly TimelineItem[] } = await answerOf(call)
      return items
    },

    /** A page to be printed, as HTML: the label for the hold shelf, or the slip that goes back with the item. */
    printedPage: (
      number: string,
      page: 'label' | 'return-slip',
      query: { readonly entry?: number; readonly item?: number } = {},
    ): Promise<string> =>
      answerOf(
        GET(`/v1/requests/{number}/${page}`, { params: { ...onRequest(number), query }, parseAs: 'text' }),
      ),

    runCommand: (number: string, command: CommandInput): Promise<RequestView> =>
      answerOf(
        'file' in command && command.file instanceof File
          ? POST('/v1/requests/{number}/files', {
              params: { ...onRequest(number, once()), query: { title: command.file.name.slice(-200) } },
              body: command.file,
              bodySerializer: (file: File) => file,
              headers: { 'content-type': command.file.type || 'application/octet-stream' },
            })
          : POST('/v1/requests/{number}/commands', { params: onRequest(number, once()), body: command }),
      ),

    /** Changes what people edit: a JSON Merge Patch (RFC 7396). `ApiProblem` precondition_failed where somebody else did. */
    editRequest: (
      number: string,
      patch: Readonly<Record<string, unknown>>,
      etag: string | null,
    ): Promise<RequestView> =>
      answerOf(
        PATCH('/v1/requests/{number}', {
          params: onRequest(number, etag === null ? {} : { 'If-Match': etag }),
          body: patch,
          headers: { 'content-type': 'application/merge-patch+json' },
        }),
      ),

    /** Runs one command on many requests, or only says what it would do. */
    runOnMany: async (
      numbers: readonly string[],
      command: CommandInput,
      dryRun: boolean,
    ): Promise<BulkAnswer> => {
      let total: BulkAnswer = { dryRun, done: 0, refused: 0, items: [] }
      // One call takes 200 requests at most.
      for (let start = 0; start < numbers.length; start += 200) {
        const answer: BulkAnswer = await answerOf(
          POST('/v1/requests/bulk', {
            params: { header: once() },
            body: { action: 'command', numbers: numbers.slice(start, start + 200), command, dryRun },
          }),
        )
        total = {
          dryRun,
          done: total.done + answer.done,
          refused: total.refused + answer.refused,
          items: [...total.items, ...answer.items.map((item) => ({ ...item, index: start + item.index }))],
        }
      }
      return total
    },

    /** Runs one command on all requests of a list, as a job. */
    startBulkJob: (query: ListQuery, command: CommandInput, total: number): Promise<BulkJob> => {
      const { sort: _, columns: __, selected: ___, ...filters } = withoutEmpty(query)
      return answerOf(
        POST('/v1/requests/bulk/jobs', {
          params: { header: once() },
          body: { command, filters: listedFilters(filters), total },
        }),
      )
    },

    bulkJob: (id: string): Promise<BulkJob> =>
      answerOf(GET('/v1/requests/bulk/jobs/{id}', { params: { path: { id } } })),

    bulkJobResults: async (id: string): Promise<readonly BulkJobResult[]> => {
      const { items }: { readonly items: readonly BulkJobResult[] } = await answerOf(
        GET('/v1/requests/bulk/jobs/{id}/results', { params: { path: { id } } }),
      )
      return items
    },

    cancelBulkJob: (id: string): Promise<BulkJob> =>
      answerOf(DELETE('/v1/requests/bulk/jobs/{id}', { params: { path: { id } } })),

    createRequest: (body: Readonly<Record<string, unknown>>): Promise<RequestView> =>
      answerOf(POST('/v1/requests', { params: { header: once() }, body })),

    resendDelivery: (id: string): Promise<unknown> =>
      answerOf(POST('/v1/deliveries/{id}/resend', { params: { path: { id }, header: once() } })),
  }
}
