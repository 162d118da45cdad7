import { createRoute, z } from '@hono/zod-openapi'
import { actingLibrary } from '../../../accounts/principal.ts'
import { plainName } from '../../../borrowing/rota-rules/supply-terms.ts'
import { dayOf } from '../../../borrowing/time.ts'
import { Day, LibraryCode } from '../../../borrowing/values.ts'
import { measures } from '../../../statistics/measures.ts'
import { comparedFigures, createNetworkComparison } from '../../../statistics/network-comparison.ts'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import { languageOf } from '../views/reason.ts'
import { refuseRange, type StatisticsDeps, tags } from './statistics.ts'

const NetworkComparisonView = z
  .object({
    library: LibraryCode.describe('The code of the library.'),
    networks: z.array(z.string()).describe('The networks that it belongs to.'),
    figures: z
      .array(
        z.object({
          measure: z.enum(comparedFigures.map(({ measure }) => measure)).describe('The measure.'),
          figure: z.enum(['value', 'median', 'p90']).describe('Which figure of it.'),
          unit: z.enum(['share', 'mean', 'days']).describe('What it is: a share of 1, a mean, or days.'),
          label: z.string().describe('What a reader calls it, in the language of the call.'),
          definition: z.string().describe('What is counted, in the language of the call.'),
          own: z.number().nullable().describe('The figure of the library; null where nothing was counted.'),
          median: z
            .number()
            .nullable()
            .describe('The median of the other libraries; null where fewer than three have the figure.'),
          libraries: z.int().describe('How many other libraries it is the median of.'),
        }),
      )
      .describe('The figures that are compared.'),
    asOf: z.string().describe('When they were computed.'),
  })
  .openapi('NetworkComparison')

const read = createRoute({
  method: 'get',
  path: '/v1/statistics/network',
  operationId: 'compareWithNetwork',
  tags,
  summary: 'Compare a library with its network',
  description: `Figures of a library beside the median of the other libraries of the gateway that share a network with it, of requests
that were created in the range. A library with fewer than five settled requests is not counted, and a median of fewer than three
libraries is not shown: nobody learns what a single library has.`,
  request: {
    query: z.object({
      library: LibraryCode.optional().describe(
        'The code of the library. Callers who belong to one library may leave it out.',
      ),
      from: Day.optional().describe('The first day, inclusive.'),
      to: Day.optional().describe('The last day, inclusive.'),
    }),
  },
  responses: answers({ 200: ['The comparison', NetworkComparisonView] }, ['forbidden', 'not_found']),
})

/** Adds the route of the comparison with the network. */
export const addNetworkComparison = (app: ApiApp, services: StatisticsDeps): void => {
  const { readMonths, now, configuration } = services
  app.openapi(read, async (context) => {
    const { library, from, to } = context.req.valid('query')
    refuseRange({ from, to })
    const at = now()
    const snapshot = await configuration.snapshot()
    const own = snapshot.library(actingLibrary(context.var.principal, library))
    const networks = new Set(own.networks.map(({ network }) => plainName(network)))
    const shares = snapshot
      .libraries()
      .filter(
        (each) =>
          each.code === own.code || each.networks.some(({ network }) => networks.has(plainName(network))),
      )
    const comparison = createNetworkComparison({ from, to })
    for (const { code, timeZone } of shares) {
      const today = dayOf(at, timeZone)
      for await (const columns of readMonths(code, { from, to }, comparison.needs, today))
        comparison.add(columns, today)
    }
    const { t } = sentencesIn(languageOf(context))
    return jsonResponse({
      library: own.code,
      networks: own.networks.map(({ network }) => network),
      figures: comparison.compare(own.code).map((each) => ({
        ...each,
        unit: measures[each.measure].unit,
        label: t(`statistics.figure.${each.figure}`, { measure: t(`statistics.measure.${each.measure}`) }),
        definition: t(`statistics.definition.${each.measure}`),
      })),
      asOf: at,
    })
  })
}
