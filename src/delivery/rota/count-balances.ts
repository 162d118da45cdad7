import {
  addToSum,
  type Balance,
  type BalancePeriod,
  type PartnerBalances,
  ratioOf,
  type Scores,
  scoreOf,
} from '../../borrowing/partner-statistics/balance.ts'
import { statisticsKey } from '../../borrowing/partner-statistics/success-rates.ts'
import { addDays, dayOf } from '../../borrowing/time.ts'
import type { LibraryCode, PartnerCode } from '../../borrowing/values.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import { createReadMonths } from '../../statistics/read-months.ts'
import type { DocumentsPort } from '../../store/ports/documents.ts'
import type { Deps } from '../deps.ts'
import { balanceScene, firstDayOf, readMovements } from './balances.ts'
import { readItemsOut } from './items-out.ts'

type Sums = Map<PartnerCode, Balance>

type CountDeps = Pick<Deps, 'configuration' | 'now'> & {
  readonly store: Parameters<typeof createReadMonths>[0] &
    Pick<DocumentsPort, 'listDocuments' | 'listDocumentPage' | 'putDocuments'>
}

/** Sums up what partners lent and borrowed in a period, with all libraries together and with each one. */
const sumUp = async ({ store, now }: CountDeps, snapshot: ConfigSnapshot, period: BalancePeriod) => {
  const scene = balanceScene(snapshot)
  const at = now()
  const today = dayOf(at, 'UTC')
  // In some libraries it is tomorrow.
  const range = { from: firstDayOf[period](today), to: addDays(today, 1) }
  const libraries = snapshot.libraries().map(({ code }) => code)
  const deps = { store, readMonths: createReadMonths(store) }
  const movements =
    period === 'active'
      ? readItemsOut(deps, scene, libraries, at)
      : readMovements(deps, scene, libraries, range, at)
  const pool: Sums = new Map()
  const bilateral = new Map<LibraryCode, Sums>()
  for await (const movement of movements) {
    if (!scene.isWhole(movement)) continue
    const own = bilateral.get(movement.library) ?? new Map()
    bilateral.set(movement.library, own)
    for (const sums of [pool, own]) addToSum(sums, movement.partner, movement)
  }
  return { pool, bilateral }
}

/** Counts the scores of all partners, for each period that rota templates sort by. */
export const countBalances = async (deps: CountDeps): Promise<void> => {
  const snapshot = await deps.configuration.snapshot()
  const targets = new Map(
    snapshot.partners().map(({ code, loanToBorrowRatio }) => [code, ratioOf(loanToBorrowRatio)]),
  )
  const scoresOf = (sums: Sums) =>
    Object.fromEntries(
      Array.from(sums, ([partner, balance]) => [partner, scoreOf(balance, targets.get(partner) ?? 1)]),
    )
  const scores = ({ pool, bilateral }: Awaited<ReturnType<typeof sumUp>>): Scores => ({
    pool: scoresOf(pool),
    bilateral: Object.fromEntries(Array.from(bilateral, ([library, sums]) => [library, scoresOf(sums)])),
  })
  const year = await sumUp(deps, snapshot, 'P365D')
  const others = new Set(
    snapshot
      .rotaTemplates()
      .flatMap(({ choose }) =>
        choose.by === 'holdings' && choose.sort.includes('balance') && choose.balancePeriod !== 'P365D'
          ? [choose.balancePeriod]
          : [],
      ),
  )
  const periods: Partial<Record<BalancePeriod, Scores>> = {}
  for (const period of others) periods[period] = scores(await sumUp(deps, snapshot, period))
  const value: PartnerBalances = {
    ...scores(year),
    periods,
    net: Object.fromEntries(
      Array.from(year.bilateral, ([library, sums]) => [
        library,
        Object.fromEntries(Array.from(sums, ([partner, { lent, borrowed }]) => [partner, lent - borrowed])),
      ]),
    ),
  }
  await deps.store.putDocuments([
    { kind: 'partner_balances', key: statisticsKey, value, expectedVersion: null },
  ])
}
