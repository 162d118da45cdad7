import { createRoute, z } from '@hono/zod-openapi'
import {
  addMovement,
  type Balance,
  balancePeriods,
  noBalance,
  ratioOf,
  scoreOf,
} from '../../../borrowing/partner-statistics/balance.ts'
import { plainName } from '../../../borrowing/rota-rules/supply-terms.ts'
import { dayOf } from '../../../borrowing/time.ts'
import { Day, PartnerCode } from '../../../borrowing/values.ts'
import { balanceScene, firstDayOf, readMovements } from '../../../delivery/rota/balances.ts'
import { readItemsOut } from '../../../delivery/rota/items-out.ts'
import { sentencesIn } from '../../../translations/gateway-sentences.ts'
import { type ApiApp, answers } from '../../openapi/routes.ts'
import { jsonResponse } from '../../responses/json-response.ts'
import type { Services } from '../../services.ts'
import { librariesParameter, valuesOf } from '../lists/list-page.ts'
import { languageOf } from '../views/reason.ts'
import {
  balanceMeasures,
  CsvText,
  librariesOf,
  refuseRange,
  refuseRows,
  respondCsv,
  StatisticsView,
} from './statistics.ts'

type Deps = Pick<Services, 'configuration' | 'now' | 'readMonths' | 'store'>

const dimensions = ['partner', 'library', 'month'] as const

const read = createRoute({
  method: 'get',
  path: '/v1/balances',
  operationId: 'getBalances',
  tags: ['Statistics'],
  summary: 'Read who lends and who borrows',
  description: `How much each partner lent to libraries of the gateway, and borrowed from them: through the relay of lending messages, or
as a library of the gateway. Where only one direction is seen, \`borrowed\`, \`net\` and \`balance\` are null: unknown is not zero. With
\`Accept: text/csv\` the answer is a table for spreadsheets.`,
  request: {
    query: z.object({
      library: librariesParameter,
      network: z
        .string()
        .trim()
        .min(1)
        .max(120)
        .optional()
        .describe('A network: only partners and libraries that belong to it count.'),
      partner: PartnerCode.optional().describe('Only this partner.'),
      period: z
        .enum(balancePeriods)
        .optional()
        .describe(
          'The days up to `to`: 90, 365, or those since the first of January; `from` counts before it. `active`: the items that are out now, whenever they were shipped.',
        ),
      from: Day.optional().describe(
        'The first day on which items were shipped; that of `period`, else 365 days ago, where left out.',
      ),
      to: Day.optional().describe('The last day on which items were shipped; today where left out.'),
      by: valuesOf(z.enum(dimensions)).describe('The dimensions of the rows; `partner` where left out.'),
    }),
  },
  responses: answers({ 200: ['The balances', StatisticsView, { 'text/csv': CsvText }] }, ['forbidden']),
})

type Row = {
  readonly key: readonly string[]
  balance: Balance
  isWhole: boolean
  readonly partners: Set<PartnerCode>
}

const emptyRow = (key: readonly string[]): Row => ({
  key,
  balance: noBalance,
  isWhole: true,
  partners: new Set(),
})

/** Adds the route of balances. */
export const addBalances = (app: ApiApp, services: Deps): void => {
  app.openapi(read, async (context) => {
    const {
      library,
      network,
      partner,
      period = 'P365D',
      by = ['partner'],
      ...range
    } = context.req.valid('query')
    const at = services.now()
    const { to = dayOf(at, 'UTC') } = range
    const { from = firstDayOf[period](to) } = range
    refuseRange({ from, to })
    const snapshot = await services.configuration.snapshot()
    const isMember = ({
      networks,
    }: {
      readonly networks: readonly { readonly network: string }[]
    }): boolean =>
      network === undefined || networks.some((each) => plainName(each.network) === plainName(network))
    const partners = new Map(
      snapshot
        .partners()
        .filter((each) => isMember(each) && (partner === undefined || each.code === partner))
        .map((partner) => [partner.code, partner]),
    )
    const libraries = (await librariesOf(services, context.var.principal, library)).filter(isMember)
    const scene = balanceScene(snapshot)
    const rows = new Map<string, Row>()
    const total = emptyRow([])
    const codes = libraries.map(({ code }) => code)
    const movements =
      period === 'active'
        ? readItemsOut(services, scene, codes, at)
        : readMovements(services, scene, codes, { from, to }, at)
    for await (const movement of movements) {
      if (!partners.has(movement.partner)) continue
      const values = { ...movement, month: movement.on.slice(0, 7) }
      const key = by.map((dimension) => values[dimension])
      const name = JSON.stringify(key)
      const row = rows.get(name) ?? emptyRow(key)
      rows.set(name, row)
      for (const each of [row, total]) {
        each.balance = addMovement(each.balance, movement)
        each.isWhole = each.isWhole && scene.isWhole(movement)
        each.partners.add(movement.partner)
      }
    }
    refuseRows(rows.size)
    const cells = ({ balance, isWhole, partners: named }: Row) => {
      const { lent, borrowed } = balance
      const [only] = named
      const target =
        named.size === 1 && only !== undefined ? partners.get(only)?.loanToBorrowRatio : undefined
      return isWhole
        ? [lent, borrowed, lent - borrowed, scoreOf(balance, ratioOf(target))]
        : [lent, null, null, null]
    }
    const { t } = sentencesIn(languageOf(context))
    const columns = [
      ...by.map((dimension) => ({
        name: dimension,
        label: t(`statistics.dimension.${dimension}`),
        dimension,
      })),
      ...balanceMeasures.map((measure) => ({
        name: measure,
        label: t(`statistics.measure.${measure}`),
        definition: t(`statistics.definition.${measure}`),
        ...{
          measure,
          figure: 'value' as const,
          unit: measure === 'balance' ? ('mean' as const) : ('count' as const),
        },
      })),
    ]
    const sorted = [...rows.values()].toSorted((one, other) =>
      one.key.join('\n') < other.key.join('\n') ? -1 : 1,
    )
    const table = {
      columns,
      rows: sorted.map((row) => [...row.key, ...cells(row)]),
      totals: [...by.map(() => null), ...cells(total)],
      asOf: at,
    }
    return context.req.header('accept')?.includes('text/csv')
      ? respondCsv([columns.map(({ name }) => name), ...table.rows], 'balances')
      : jsonResponse(table)
  })
}
