import { createRoute, z } from '@hono/zod-openapi'
import { actingLibrary } from '../../../accounts/principal.ts'
import type { Library } from '../../../borrowing/library.ts'
import { LibraryCode } from '../../../borrowing/values.ts'
import {
  figureInWords,
  findingsInWords,
  monthInWords,
  monthlyPage,
} from '../../../statistics/monthly-report-words.ts'
import { readMonthlyReport } from '../../../statistics/read-monthly-report.ts'
import { schemaMessage } from '../../../translations/schema-message.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { languageOf } from '../views/reason.ts'
import { type StatisticsDeps, tags } from './statistics.ts'

const Words = z.string()

const MonthlyReportView = z
  .object({
    library: LibraryCode.describe('The code of the library.'),
    month: z.string().describe('The month.'),
    title: z.string().describe('The title of the report.'),
    findings: z.array(Words).describe('What to look at, in the language of the call.'),
    figures: z
      .array(
        z.object({
          label: Words.describe('What a reader calls it.'),
          definition: Words.describe('What is counted.'),
          now: Words.describe('The figure of the month, as it is written in the language of the call.'),
          before: Words.describe('That of the month before.'),
          yearBefore: Words.describe('That of the same month a year before.'),
        }),
      )
      .describe('The figures, in words; “–” where nothing was counted.'),
    trend: z
      .array(
        z.object({
          month: z.string().describe('The month.'),
          settled: z.int().describe('Requests that were settled in it.'),
          filled: z.int().describe('Those of them that were filled.'),
        }),
      )
      .describe('The twelve months up to this one.'),
    mail: z
      .object({
        state: z
          .enum(['sent', 'no_sender', 'no_addresses'])
          .describe(
            '`no_sender`: nobody gets it, since the gateway has no mail server, or no address to send from. `no_addresses`: `monthlyReport` of the library names nobody.',
          ),
        addresses: z.int().describe('To how many addresses it goes.'),
      })
      .describe('Whether the report of each month is sent by mail on the first day of the next.'),
  })
  .openapi('MonthlyReport')
type MonthlyReportView = z.infer<typeof MonthlyReportView>

const read = createRoute({
  method: 'get',
  path: '/v1/statistics/months/{month}',
  operationId: 'getMonthlyReport',
  tags,
  summary: 'Read the report of a month',
  description: `What happened in a month, beside the month before and the same month a year before, with the trend of twelve months and
what to look at. It is what \`monthlyReport\` of a library is sent by mail. With \`Accept: text/html\` the answer is a page to print.`,
  request: {
    params: z.object({
      month: z
        .string()
        .regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, schemaMessage('fault.month'))
        .describe('The month, such as 2026-11.'),
    }),
    query: z.object({
      library: LibraryCode.optional().describe(
        'The code of the library. Callers who belong to one library may leave it out.',
      ),
    }),
  },
  responses: answers(
    {
      200: [
        'The report',
        MonthlyReportView,
        { 'text/html': z.string().describe('The report as a page to print.') },
      ],
    },
    ['forbidden', 'not_found'],
  ),
})

const mailStateOf = ({ monthlyReport }: Library, mailsStaff: boolean): MonthlyReportView['mail'] => {
  const addresses = monthlyReport?.to.length ?? 0
  return { state: addresses === 0 ? 'no_addresses' : mailsStaff ? 'sent' : 'no_sender', addresses }
}

/** Adds the route of monthly reports. */
export const addMonthlyReport = (
  app: ApiApp,
  services: StatisticsDeps & Pick<Services, 'mailsStaff'>,
): void => {
  app.openapi(read, async (context) => {
    const { month } = context.req.valid('param')
    const snapshot = await services.configuration.snapshot()
    const library = snapshot.library(actingLibrary(context.var.principal, context.req.valid('query').library))
    const report = await readMonthlyReport(services.readMonths, library, month, services.now())
    const language = languageOf(context)
    const partners = Object.fromEntries(snapshot.partners().map(({ code, name }) => [code, name]))
    const reader = { language, partners }
    if (context.req.header('accept')?.includes('text/html')) {
      context.header(
        'content-security-policy',
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
      )
      return context.html(monthlyPage(report, library, reader))
    }
    return jsonResponse({
      library: library.code,
      month,
      title: `${library.name}, ${monthInWords(month, language)}`,
      findings: findingsInWords(report, reader),
      figures: report.figures.map((figure) => figureInWords(figure, language)),
      trend: report.trend,
      mail: mailStateOf(library, services.mailsStaff),
    })
  })
}
