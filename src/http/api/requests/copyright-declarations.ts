import { createRoute, z } from '@hono/zod-openapi'
import { listedLibraries } from '../../../accounts/principal.ts'
import { Instant, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { listDeclarations } from '../../../delivery/copyright/declaration-records.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { byteOrderMark, csvHeaders, csvLines } from '../../responses/csv.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, pageOf } from '../lists/list-page.ts'
import { pageOfAll, wholeListQuery } from '../lists/whole-list.ts'

type Deps = Pick<Services, 'store'>

const CopyrightDeclaration = z
  .object({
    library: LibraryCode.describe('The library whose patron made it.'),
    request: RequestNumber.describe('The request for a copy that it was made for.'),
    version: z.string().describe('The version of the declaration, as the library’s profile named it then.'),
    text: z.string().describe('Its words, as they were shown.'),
    at: Instant.describe('When it was made.'),
  })
  .openapi('CopyrightDeclaration')

const columns = ['library', 'request', 'at', 'version', 'text'] as const

const DeclarationCsv = z
  .string()
  .describe(
    `A document of RFC 4180 in UTF-8 with a byte order mark. The first line has the names of the columns: ${columns.join(', ')}. Each further line is a declaration.`,
  )

const list = createRoute({
  method: 'get',
  path: '/v1/copyright-declarations',
  operationId: 'listCopyrightDeclarations',
  tags: ['Requests'],
  summary: 'List the copyright declarations of a calendar year',
  description:
    'The declarations that patrons made for copies, the oldest first: version, words and time by request, without the patron. They are kept for three full calendar years, longer than the patron’s data. With `Accept: text/csv` the whole year comes as a CSV document.',
  request: {
    query: z.object({
      library: librariesParameter,
      year: z.coerce.number().int().min(2000).max(2999).describe('The calendar year at the library.'),
      ...wholeListQuery('created'),
    }),
  },
  responses: answers(
    {
      200: [
        'The declarations, or all of the year as CSV',
        pageOf(CopyrightDeclaration),
        { 'text/csv': DeclarationCsv },
      ],
    },
    ['invalid_input', 'forbidden'],
  ),
})

/** Returns a year of declarations as CSV, the oldest first. */
const csvOf = (declarations: Awaited<ReturnType<typeof listDeclarations>>): Response => {
  const rows = declarations
    .toSorted((one, other) => (`${one.at} ${one.request}` < `${other.at} ${other.request}` ? -1 : 1))
    .map((declaration) => columns.map((column) => declaration[column]))
  return new Response(byteOrderMark + csvLines([columns, ...rows]), {
    headers: csvHeaders('copyright-declarations'),
  })
}

/** Adds the route that lists copyright declarations, for staff and for an export of them. */
export const addCopyrightDeclarations = (app: ApiApp, { store }: Deps): void => {
  app.openapi(list, async (context) => {
    const { library, year, ...query } = context.req.valid('query')
    const libraries = listedLibraries(context.var.principal, library)
    const declarations = await listDeclarations(store, { libraries, year })
    if (context.req.header('accept')?.includes('text/csv')) return csvOf(declarations)
    return jsonResponse(
      pageOfAll('declarations', declarations, ({ at, request }) => `${at} ${request}`, query),
    )
  })
}
