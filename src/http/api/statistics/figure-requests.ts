import { createRoute, z } from '@hono/zod-openapi'
import { dayOf } from '../../../borrowing/time.ts'
import { Day, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { parseFactKey } from '../../../statistics/fact-rows.ts'
import { createFigureRequests } from '../../../statistics/figure-requests.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import { languageOf } from '../views/reason.ts'
import { createdRange, librariesOf, Query, readQuery, type StatisticsDeps, tags } from './statistics.ts'

const maxRequests = 200

const FigureRequestsView = z
  .object({
    items: z
      .array(
        z.object({
          number: RequestNumber.describe('The number of the request.'),
          library: LibraryCode.describe('The code of its library.'),
          createdOn: Day.describe('The day on which it was created.'),
          outcome: z.string().optional().describe('How it ended; left out while it is open.'),
          title: z.string().optional().describe('The title of the article or chapter, else of the item.'),
          exists: z
            .boolean()
            .describe(
              'False where the request was removed: the figure still counts it, and nothing else is known.',
            ),
        }),
      )
      .describe(`The latest requests, ${maxRequests} at most.`),
    total: z.int().describe('How many requests the figure counts.'),
  })
  .openapi('FigureRequests')

const read = createRoute({
  method: 'get',
  path: '/v1/statistics/requests',
  operationId: 'listFigureRequests',
  tags,
  summary: 'List the requests behind a figure',
  description:
    'The requests that a figure counts, with the same parameters: `where` names the values of its row. Requests that were removed are counted, and have no title.',
  request: { query: Query.omit({ by: true }) },
  responses: answers({ 200: ['The requests', FigureRequestsView] }, ['forbidden']),
})

/** Adds the route of the requests behind a figure. */
export const addFigureRequests = (app: ApiApp, services: StatisticsDeps): void => {
  const { readMonths, store, now } = services
  app.openapi(read, async (context) => {
    const { library, ...asked } = context.req.valid('query')
    const query = readQuery(asked, languageOf(context))
    const { needs, find } = createFigureRequests(query)
    const at = now()
    const counted: { readonly library: LibraryCode; readonly key: string }[] = []
    for (const { code, timeZone } of await librariesOf(services, context.var.principal, library)) {
      const today = dayOf(at, timeZone)
      for await (const columns of readMonths(code, createdRange(query), needs, today)) {
        const places = find(columns, today)
        columns.keys().forEach((key, place) => {
          if (places.has(place)) counted.push({ library: code, key })
        })
      }
    }
    const latest = counted.toSorted((one, other) => (one.key > other.key ? -1 : 1)).slice(0, maxRequests)
    const items = await Promise.all(
      latest.map(async ({ library: code, key }) => {
        const { number, createdOn } = parseFactKey(key)
        const request = (await store.loadRequest(code, number))?.value
        const citation = request?.citation
        const outcome = request?.outcome?.kind
        const title = citation?.titleOfComponent ?? citation?.title
        return {
          ...{ number, library: code, createdOn, exists: request !== undefined },
          ...(outcome === undefined ? {} : { outcome }),
          ...(title === undefined ? {} : { title }),
        }
      }),
    )
    return jsonResponse({ items, total: counted.length })
  })
}
