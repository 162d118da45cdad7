import { createRoute, z } from '@hono/zod-openapi'
import { dayOf } from '../../../borrowing/time.ts'
import { listRelayed } from '../../../delivery/relay/relay-records.ts'
import { readFacts } from '../../../statistics/read-facts.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { byteOrderMark, csvHeaders, csvLines } from '../../responses/csv.ts'
import { balanceColumns, readBalanceRows } from './balance-rows.ts'
import { type Cells, exportedRows, relayRows, rowKinds } from './exported-rows.ts'
import { type CellKind, writeParquet } from './parquet.ts'
import {
  CsvText,
  csvCell,
  librariesOf,
  rangeParameters,
  refuseRange,
  type StatisticsDeps,
  tags,
} from './statistics.ts'

const parquetType = 'application/vnd.apache.parquet'

const exportRows = createRoute({
  method: 'get',
  path: '/v1/statistics/export',
  operationId: 'exportStatistics',
  tags,
  summary: 'Export the rows behind the statistics',
  description:
    'Rows of facts as CSV or Apache Parquet, without patrons and titles: requests, entries that were sent, charges, requests that the lending relay passed on, or what partners lent and borrowed by month.',
  request: {
    query: z.object({
      ...rangeParameters,
      rows: z
        .enum(rowKinds)
        .default('requests')
        .describe('Which rows, by the day of creation of requests; `balance` by that of shipments.'),
      format: z
        .enum(['csv', 'parquet'])
        .optional()
        .describe(
          'The format: CSV, or Apache Parquet with a type for each column. Where left out, `Accept` decides, else CSV.',
        ),
    }),
  },
  responses: {
    ...answers({}, ['forbidden']),
    200: {
      description: 'The rows',
      content: {
        'text/csv': { schema: CsvText },
        [parquetType]: {
          schema: z.string().openapi({ format: 'binary' }).describe('The rows as a file of Apache Parquet.'),
        },
      },
    },
  },
})

const columnsOfRows = (rows: (typeof rowKinds)[number]): Readonly<Record<string, CellKind>> => {
  if (rows === 'relay') return relayRows.columns
  return rows === 'balance' ? balanceColumns : exportedRows[rows].columns
}

/** Answers with a document that is written page by page. */
const respondPages = (
  pages: AsyncGenerator<Uint8Array>,
  headers: Readonly<Record<string, string>>,
): Response => {
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await pages.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => {
      await pages.return(undefined)
    },
  })
  return new Response(body, { headers })
}

/** Adds the route of the rows behind the statistics. */
export const addStatisticsExport = (app: ApiApp, services: StatisticsDeps): void => {
  app.openapi(exportRows, async (context) => {
    const { library, from, to, rows, format } = context.req.valid('query')
    refuseRange({ from, to })
    const libraries = await librariesOf(services, context.var.principal, library)
    const columns = columnsOfRows(rows)
    const relayed = async (): Promise<readonly Cells[]> => {
      const all = await listRelayed(services)
      return libraries.flatMap(({ code, timeZone }) =>
        all
          .filter(({ library, createdAt }) => {
            const on = dayOf(createdAt, timeZone)
            return library === code && (from === undefined || on >= from) && (to === undefined || on <= to)
          })
          .map((request) => relayRows.read(request, timeZone)),
      )
    }
    const rowsOf = async function* (): AsyncGenerator<readonly Cells[]> {
      if (rows === 'relay') {
        yield await relayed()
        return
      }
      if (rows === 'balance') {
        const codes = libraries.map(({ code }) => code)
        yield await readBalanceRows(services, codes, { from, to })
        return
      }
      const { read } = exportedRows[rows]
      for (const { code } of libraries)
        for await (const page of readFacts(services.store, code, { from, to })) yield page.flatMap(read)
    }
    const accepted = context.req.header('accept')?.includes(parquetType) ? 'parquet' : 'csv'
    if ((format ?? accepted) === 'parquet')
      return respondPages(writeParquet(columns, rowsOf()), {
        'content-type': parquetType,
        'content-disposition': `attachment; filename="${rows}.parquet"`,
        'cache-control': 'no-store',
      })
    const names = Object.keys(columns)
    const csv = async function* (): AsyncGenerator<Uint8Array> {
      const encoder = new TextEncoder()
      yield encoder.encode(byteOrderMark + csvLines([names]))
      for await (const page of rowsOf())
        yield encoder.encode(csvLines(page.map((row) => names.map((name) => csvCell(row[name])))))
    }
    return respondPages(csv(), csvHeaders(rows))
  })
}
