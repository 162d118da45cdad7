import { createRoute, z } from '@hono/zod-openapi'
import { librariesFilter, type Principal } from '../../../accounts/principal.ts'
import { dayOf } from '../../../borrowing/time.ts'
import { Day, type LibraryCode } from '../../../borrowing/values.ts'
import { fault, Problem } from '../../../problem.ts'
import { type Column, createStatistics, missingDimensions } from '../../../statistics/compute.ts'
import { dimensionNames } from '../../../statistics/dimensions.ts'
import { measureNames, measures } from '../../../statistics/measures.ts'
import { readFacts } from '../../../statistics/read-facts.ts'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import type { Language } from '../../../translations/language.ts'
import { reason } from '../../../translations/reason.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { byteOrderMark, csvHeaders, csvLines } from '../../responses/csv.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, valuesOf } from '../lists/list-page.ts'
import { languageOf } from '../views/reason.ts'
import { exportedRows, rowKinds } from './exported-rows.ts'

type Deps = Pick<Services, 'configuration' | 'now' | 'store'>

const tags = ['Statistics']
const maxRows = 10_000

const range = {
  library: librariesParameter,
  from: Day.optional().describe('The first day, inclusive; all days before `to` where left out.'),
  to: Day.optional().describe('The last day, inclusive; all days from `from` on where left out.'),
}

const Query = z.object({
  ...range,
  measures: valuesOf(z.enum(measureNames)).describe('The measures; all of them where left out.'),
  by: valuesOf(z.enum(dimensionNames)).describe(
    'The dimensions of the rows; without any there are only totals.',
  ),
  basis: z
    .enum(['created', 'event'])
    .default('created')
    .describe(
      'Which days count: those on which requests were created (`created`), or those on which each thing happened (`event`).',
    ),
})

/** The measures of balances; `statistics.measure` of the message catalogue has the name of each. */
export const balanceMeasures = ['lent', 'borrowed', 'net', 'balance'] as const
const ColumnView = z.object({
  name: z.string().describe('The name of the column, unique in the table.'),
  label: z.string().describe('What a reader calls it, in the language of the call.'),
  dimension: z.enum(dimensionNames).optional().describe('The dimension that it has.'),
  measure: z
    .enum([...measureNames, ...balanceMeasures])
    .optional()
    .describe('The measure that it has a figure of.'),
  figure: z
    .enum(['value', 'count', 'mean', 'median', 'p90'])
    .optional()
    .describe(
      'Which figure: the measure itself, how many it is computed from, or one of their distribution.',
    ),
  unit: z
    .enum(['count', 'share', 'mean', 'days', 'money'])
    .optional()
    .describe('What the measure is: a number, a share of 1, a mean, calendar days, or an amount.'),
  currency: z.string().optional().describe('The currency, as a code of ISO 4217.'),
  definition: z.string().optional().describe('What is counted, in the language of the call.'),
})

const CellView = z.union([z.string(), z.number(), z.null()])

/** A table of figures, each with its definition. */
export const StatisticsView = z
  .object({
    columns: z.array(ColumnView).describe('The columns: the dimensions, then the figures of each measure.'),
    rows: z
      .array(z.array(CellView))
      .describe(
        'One row for each combination of values, in the order of the columns. Money is a decimal text.',
      ),
    totals: z.array(CellView).describe('The figures over all rows; null for dimensions.'),
    asOf: z.string().describe('When they were computed.'),
  })
  .openapi('Statistics')

export const CsvText = z.string().describe('The table with a line of column names, as RFC 4180 in UTF-8.')

const read = createRoute({
  method: 'get',
  path: '/v1/statistics',
  operationId: 'getStatistics',
  tags,
  summary: 'Compute statistics',
  description: `Figures of requests by measures and dimensions, computed from rows of facts that name no patron and stay when requests are
erased. Each column has its definition. Callers who belong to a library see its figures only. With
\`Accept: text/csv\` the answer is a table for spreadsheets.`,
  request: { query: Query },
  responses: answers({ 200: ['The figures', StatisticsView, { 'text/csv': CsvText }] }, ['forbidden']),
})

const exportRows = createRoute({
  method: 'get',
  path: '/v1/statistics/export',
  operationId: 'exportStatistics',
  tags,
  summary: 'Export the rows behind the statistics',
  description:
    'Rows of facts as CSV, without patrons and titles: one for each request, each entry that was sent, or each charge.',
  request: {
    query: z.object({
      ...range,
      rows: z
        .enum(rowKinds)
        .default('requests')
        .describe('Which rows, by the day on which requests were created.'),
    }),
  },
  responses: {
    ...answers({}, ['forbidden']),
    200: { description: 'The rows', content: { 'text/csv': { schema: CsvText } } },
  },
})

const columnName = (column: Column): string => {
  if ('dimension' in column) return column.dimension
  const figure = column.figure === 'value' ? '' : `.${column.figure}`
  return `${column.measure}${figure}${column.currency === undefined ? '' : `.${column.currency}`}`
}

const viewColumn = (column: Column, language: Language): z.infer<typeof ColumnView> => {
  const { t } = sentencesIn(language)
  const name = columnName(column)
  if ('dimension' in column) return { name, label: t(`statistics.dimension.${column.dimension}`), ...column }
  const measure = t(`statistics.measure.${column.measure}`)
  const label =
    column.currency === undefined
      ? t(`statistics.figure.${column.figure}`, { measure })
      : t('statistics.figure.currency', { measure, currency: column.currency })
  const definition = t(`statistics.definition.${column.measure}`)
  return { name, label, definition, unit: measures[column.measure].unit, ...column }
}

const text = (cell: string | number | boolean | null | undefined): string | undefined =>
  cell === null || cell === undefined ? undefined : String(cell)

const refuse = (...faults: readonly ReturnType<typeof fault>[]): void => {
  if (faults.length > 0)
    throw new Problem('invalid_input', reason('problem.part_not_valid', { part: 'query' }), { faults })
}

/** Refuses a range that ends before it begins. */
export const refuseRange = ({
  from,
  to,
}: {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
}) => {
  if (from !== undefined && to !== undefined && from > to)
    refuse(fault('to', 'fault.statistics_range', { from: { day: from } }))
}

/** Returns the libraries whose figures a caller gets. */
export const librariesOf = async (
  { configuration }: Deps,
  principal: Principal,
  requested: readonly LibraryCode[] | undefined,
) => {
  const { library, libraries } = librariesFilter(principal, requested)
  const wanted = libraries ?? (library === null ? null : [library])
  const snapshot = await configuration.snapshot()
  return snapshot.libraries().filter(({ code }) => wanted === null || wanted.includes(code))
}

/** Refuses a table that is too long to read. */
export const refuseRows = (count: number): void => {
  if (count > maxRows) refuse(fault('by', 'fault.statistics_rows', { limit: maxRows }))
}

/** Answers with a table for spreadsheets. */
export const respondCsv = (lines: readonly (readonly (string | number | null)[])[], name: string): Response =>
  new Response(byteOrderMark + csvLines(lines.map((line) => line.map(text))), { headers: csvHeaders(name) })

/** Answers with a document that is written page by page. */
const respondPages = (pages: AsyncGenerator<string>, name: string): Response => {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await pages.next()
      if (done === true) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await pages.return(undefined)
    },
  })
  return new Response(body, { headers: csvHeaders(name) })
}

/** Adds the routes of statistics: figures, and the rows behind them. */
export const addStatistics = (app: ApiApp, services: Deps): void => {
  const { store, now } = services

  app.openapi(read, async (context) => {
    const { library, measures: wanted = measureNames, by = [], from, to, basis } = context.req.valid('query')
    refuseRange({ from, to })
    const language = languageOf(context)
    const { t } = sentencesIn(language)
    refuse(
      ...wanted.flatMap((measure) =>
        missingDimensions(measure, by).map((dimension) =>
          fault('by', 'fault.statistics_dimension', {
            measure: t(`statistics.measure.${measure}`),
            dimension,
          }),
        ),
      ),
    )
    const at = now()
    const statistics = createStatistics({
      measures: [...new Set(wanted)],
      by: [...new Set(by)],
      from,
      to,
      basis,
    })
    // What happened in a range may concern a request that was created before it.
    const created = basis === 'created' ? { from, to } : { to }
    for (const { code, timeZone } of await librariesOf(services, context.var.principal, library))
      for await (const page of readFacts(store, code, created))
        for (const facts of page) statistics.add(facts, dayOf(at, timeZone))
    const { columns, rows, totals } = statistics.table()
    refuseRows(rows.length)
    if (context.req.header('accept')?.includes('text/csv'))
      return respondCsv([columns.map(columnName), ...(by.length === 0 ? [totals] : rows)], 'statistics')
    return jsonResponse({
      columns: columns.map((column) => viewColumn(column, language)),
      rows,
      totals,
      asOf: at,
    })
  })

  app.openapi(exportRows, async (context) => {
    const { library, from, to, rows } = context.req.valid('query')
    refuseRange({ from, to })
    const libraries = await librariesOf(services, context.var.principal, library)
    const { columns, read: rowsOf } = exportedRows[rows]
    const pages = async function* (): AsyncGenerator<string> {
      yield byteOrderMark + csvLines([columns])
      for (const { code } of libraries)
        for await (const page of readFacts(store, code, { from, to }))
          yield csvLines(page.flatMap(rowsOf).map((row) => columns.map((name) => text(row[name]))))
    }
    return respondPages(pages(), rows)
  })
}
