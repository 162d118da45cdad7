import { createRoute, z } from '@hono/zod-openapi'
import { librariesFilter, type Principal } from '../../../accounts/principal.ts'
import { dayOf } from '../../../borrowing/time.ts'
import { Day, type LibraryCode } from '../../../borrowing/values.ts'
import { fault, Problem } from '../../../problem.ts'
import { type Column, createStatistics } from '../../../statistics/compute.ts'
import { type DimensionName, dimensionNames } from '../../../statistics/dimensions.ts'
import { type MeasureName, measureNames, measures } from '../../../statistics/measures.ts'
import type { CreatedRange } from '../../../statistics/read-facts.ts'
import { type Condition, missingDimensions, type StatisticsQuery } from '../../../statistics/targets.ts'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import type { Language } from '../../../translations/language.ts'
import { reason } from '../../../translations/reason.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { byteOrderMark, csvHeaders, csvLines } from '../../responses/csv.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, valuesOf } from '../lists/list-page.ts'
import { languageOf } from '../views/reason.ts'

export type StatisticsDeps = Pick<Services, 'configuration' | 'now' | 'readMonths' | 'store'>

export const tags = ['Statistics']
const maxRows = 10_000

/** The parameters of a range of days, and of libraries. */
export const rangeParameters = {
  library: librariesParameter,
  from: Day.optional().describe('The first day, inclusive; all days before `to` where left out.'),
  to: Day.optional().describe('The last day, inclusive; all days from `from` on where left out.'),
}

const dimensionName = z.enum(dimensionNames)
const ConditionText = z
  .string()
  .max(400)
  .refine(
    (text) => text.includes(':') && dimensionName.safeParse(text.slice(0, text.indexOf(':'))).success,
    schemaMessage('fault.statistics_where'),
  )

/** Reads conditions such as `service:loan`. */
const conditionsOf = (texts: readonly string[]): readonly Condition[] =>
  texts.map((text) => {
    const colon = text.indexOf(':')
    return { dimension: dimensionName.parse(text.slice(0, colon)), value: text.slice(colon + 1) }
  })

/** The parameters of what is counted. */
export const Query = z.object({
  ...rangeParameters,
  measures: valuesOf(z.enum(measureNames)).describe('The measures; all of them where left out.'),
  by: valuesOf(z.enum(dimensionNames)).describe(
    'The dimensions of the rows; without any there are only totals.',
  ),
  where: valuesOf(ConditionText).describe(
    'Only what has these values counts: a dimension, a colon and its value, such as `service:loan`. An empty value stands for none. Values of one dimension are alternatives only where something has several, such as networks.',
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
    suppressed: z
      .int()
      .optional()
      .describe('How many rows are left out: titles that a single reader wanted.'),
    titles: z
      .record(z.string(), z.string())
      .optional()
      .describe('What the titles of the dimension `title` are called, by their values.'),
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

/** Writes a cell of CSV. */
export const csvCell = (cell: string | number | boolean | null | undefined): string | undefined =>
  cell === null || cell === undefined ? undefined : String(cell)

/** Refuses a query that has faults. */
export const refuse = (...faults: readonly ReturnType<typeof fault>[]): void => {
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
  { configuration }: StatisticsDeps,
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
  new Response(byteOrderMark + csvLines(lines.map((line) => line.map(csvCell))), {
    headers: csvHeaders(name),
  })

/** Reads what is asked for; refuses dimensions that a measure does not have. */
export const readQuery = (
  { measures: asked, by = [], where = [], from, to, basis }: z.infer<typeof Query>,
  language: Language,
): StatisticsQuery => {
  refuseRange({ from, to })
  const wanted: readonly MeasureName[] = asked ?? measureNames
  const { t } = sentencesIn(language)
  const conditions = conditionsOf(where)
  const faultsOf = (name: 'by' | 'where', used: readonly DimensionName[]) =>
    wanted.flatMap((measure) =>
      missingDimensions(measure, used).map((dimension) =>
        fault(name, 'fault.statistics_dimension', {
          measure: t(`statistics.measure.${measure}`),
          dimension,
        }),
      ),
    )
  refuse(
    ...faultsOf('by', by),
    ...faultsOf(
      'where',
      conditions.map(({ dimension }) => dimension),
    ),
  )
  return { measures: [...new Set(wanted)], by: [...new Set(by)], where: conditions, from, to, basis }
}

/** Returns the days of creation of the requests that a query may count. */
export const createdRange = ({ basis, from, to }: StatisticsQuery): CreatedRange =>
  // What happened in a range may concern a request that was created before it.
  basis === 'created' ? { from, to } : { to }

/** Adds the route of statistics. */
export const addStatistics = (app: ApiApp, services: StatisticsDeps): void => {
  const { readMonths, now } = services

  app.openapi(read, async (context) => {
    const language = languageOf(context)
    const query = readQuery(context.req.valid('query'), language)
    const at = now()
    const statistics = createStatistics(query)
    const { library } = context.req.valid('query')
    for (const { code, timeZone } of await librariesOf(services, context.var.principal, library)) {
      const today = dayOf(at, timeZone)
      for await (const columns of readMonths(code, createdRange(query), statistics.needs, today)) {
        statistics.add(columns, today)
        if (statistics.isLongerThan(maxRows)) refuseRows(maxRows + 1)
      }
    }
    const { columns, rows, totals, suppressed, titles } = statistics.table()
    refuseRows(rows.length)
    if (context.req.header('accept')?.includes('text/csv'))
      return respondCsv([columns.map(columnName), ...(query.by.length === 0 ? [totals] : rows)], 'statistics')
    return jsonResponse({
      columns: columns.map((column) => viewColumn(column, language)),
      rows,
      totals,
      ...(query.by.includes('title') ? { suppressed, titles } : {}),
      asOf: at,
    })
  })
}
