import { addMovement, type Balance, noBalance } from '../../../borrowing/partner-statistics/balance.ts'
import { dayOf } from '../../../borrowing/time.ts'
import { Day, type LibraryCode } from '../../../borrowing/values.ts'
import { balanceScene, readMovements } from '../../../delivery/rota/balances.ts'
import type { Cells } from './exported-rows.ts'
import type { CellKind } from './parquet.ts'
import type { StatisticsDeps } from './statistics.ts'

/** The columns of what partners lent and borrowed. */
export const balanceColumns = {
  ...{ library: 'text', partner: 'text', month: 'text', lent: 'count', borrowed: 'count' },
} as const satisfies Readonly<Record<string, CellKind>>

/** A day before all shipments. */
const firstDay = Day.parse('0001-01-01')

/**
 * Reads what each partner lent to some libraries and borrowed from them, month by month; `borrowed` is left out where not all
 * of it is seen.
 *
 * @param range the days of shipments, both included
 */
export const readBalanceRows = async (
  services: StatisticsDeps,
  libraries: readonly LibraryCode[],
  range: { readonly from?: Day | undefined; readonly to?: Day | undefined },
): Promise<readonly Cells[]> => {
  const at = services.now()
  const { from = firstDay, to = dayOf(at, 'UTC') } = range
  const scene = balanceScene(await services.configuration.snapshot())
  const rows = new Map<
    string,
    { readonly cells: Cells; readonly isWhole: boolean; readonly balance: Balance }
  >()
  for await (const movement of readMovements(services, scene, libraries, { from, to }, at)) {
    const { library, partner } = movement
    const cells = { library, partner, month: movement.on.slice(0, 7) }
    const key = Object.values(cells).join(' ')
    const balance = addMovement(rows.get(key)?.balance ?? noBalance, movement)
    rows.set(key, { cells, balance, isWhole: scene.isWhole(movement) })
  }
  return [...rows.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([
        ,
        {
          cells,
          isWhole,
          balance: { lent, borrowed },
        },
      ]) => ({
        ...{ ...cells, lent, borrowed: isWhole ? borrowed : undefined },
      }),
    )
}
