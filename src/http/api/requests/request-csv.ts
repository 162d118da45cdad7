import { z } from '@hono/zod-openapi'
import { dueDateOf } from '../../../borrowing/items/due-date.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import { projectStatus } from '../../../borrowing/status/project-status.ts'
import type { RequestQuery } from '../../../store/ports/request-lists.ts'
import type { Store } from '../../../store/ports/store.ts'
import { byteOrderMark, csvHeaders, csvLines } from '../../responses/csv.ts'

/** The columns of an exported list; none holds patron data. */
const columns: Readonly<Record<string, (request: Request) => string | undefined>> = {
  number: ({ number }) => number,
  library: ({ library }) => library,
  reference: ({ reference }) => reference,
  created: ({ createdAt }) => createdAt,
  stage: ({ stage }) => stage,
  status: projectStatus,
  title: ({ citation }) => citation.titleOfComponent ?? citation.title,
  author: ({ citation }) => citation.authorOfComponent ?? citation.author,
  service: ({ service }) => service.type,
  publicationType: ({ citation }) => citation.publicationType,
  activePartner: ({ rota }) => rota.find(({ state }) => state === 'active' || state === 'supplied')?.partner,
  neededBy: ({ service }) => service.neededBy,
  due: dueDateOf,
  assignee: ({ assignee }) => assignee,
  labels: ({ labels = [] }) => labels.join('; '),
  attention: ({ attention }) => attention.map(({ kind }) => kind).join('; '),
  next: ({ next }) => (next === null ? undefined : next.who),
}

/** The most requests in an export. */
const maxRows = 50_000
const pageSize = 200

/** The document of a list as CSV, for the OpenAPI document. */
export const RequestCsv = z
  .string()
  .describe(
    `A document of RFC 4180 in UTF-8 with a byte order mark. The first line has the names of the columns: ${Object.keys(columns).join(', ')}. Each further line is a request; several labels and kinds of attention are separated by semicolons.`,
  )

/** Reads a whole list page by page, as the parts of a CSV document with a line of names. */
const parts = async function* (
  store: Pick<Store, 'listRequests'>,
  query: Omit<RequestQuery, 'limit' | 'cursor'>,
  showsLabels: boolean,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([Object.keys(columns)])
  let cursor: string | undefined
  let count = 0
  do {
    const page = await store.listRequests({ ...query, limit: pageSize, cursor })
    const read = Object.values(columns)
    const shown = page.items.map(({ value }) => (showsLabels ? value : { ...value, labels: [] }))
    yield csvLines(shown.map((request) => read.map((of) => of(request))))
    count += page.items.length
    cursor = page.next ?? undefined
  } while (cursor !== undefined && count < maxRows)
}

/**
 * Answers with a list of requests as CSV, of at most 50,000 requests. Each page is read when the one before has been taken,
 * so other calls have their turn between them.
 */
export const respondCsv = async (
  store: Pick<Store, 'listRequests'>,
  query: Omit<RequestQuery, 'limit' | 'cursor'>,
  showsLabels: boolean,
): Promise<Response> => {
  const written = parts(store, query, showsLabels)
  // What is wrong with the query shows with its first page: before the answer has begun.
  const [head, first] = [await written.next(), await written.next()]
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      for (const { value } of [head, first])
        if (value !== undefined) controller.enqueue(encoder.encode(value))
    },
    pull: async (controller) => {
      const { value, done } = await written.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await written.return(undefined)
    },
  })
  return new Response(body, { headers: csvHeaders('requests') })
}
