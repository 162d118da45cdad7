import { createRoute, z } from '@hono/zod-openapi'
import { dayOf } from '../../../borrowing/time.ts'
import { Day, LibraryCode, RequestNumber } from '../../../borrowing/values.ts'
import { countsRequest } from '../../../statistics/compute.ts'
import { readFacts } from '../../../statistics/read-facts.ts'
import type { RequestFacts } from '../../../statistics/request-facts.ts'
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
  const { store, now } = services
  app.openapi(read, async (context) => {
    const { library, ...asked } = context.req.valid('query')
    const query = readQuery(asked, languageOf(context))
    const counts = countsRequest(query)
    const at = now()
    const counted: RequestFacts[] = []
    for (const { code, timeZone } of await librariesOf(services, context.var.principal, library))
      for await (const page of readFacts(store, code, createdRange(query)))
        counted.push(...page.filter((facts) => counts(facts, dayOf(at, timeZone))))
    const latest = counted
      .toSorted((one, other) => (one.createdOn > other.createdOn ? -1 : 1))
      .slice(0, maxRequests)
    const items = await Promise.all(
      latest.map(async ({ number, library: code, createdOn, outcome }) => {
        const citation = (await store.loadRequest(code, number))?.value.citation
        const title = citation?.titleOfComponent ?? citation?.title
        return {
          ...{ number, library: code, createdOn, exists: citation !== undefined },
          ...(outcome === undefined ? {} : { outcome }),
          ...(title === undefined ? {} : { title }),
        }
      }),
    )
    return jsonResponse({ items, total: counted.length })
  })
}
