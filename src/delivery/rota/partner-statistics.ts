import {
  addToSum,
  type Balance,
  type BalancePeriod,
  type PartnerBalances,
  ratioOf,
  type Scores,
  scoreOf,
} from '../../borrowing/partner-statistics/balance.ts'
import { addCounts, type Counts, utcDay } from '../../borrowing/partner-statistics/partner-counts.ts'
import {
  type RequestCounts,
  settledRequests,
  statisticsKey,
} from '../../borrowing/partner-statistics/success-rates.ts'
import { addDays, addMilliseconds, dayOf, millisecondsPerDay } from '../../borrowing/time.ts'
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
const countBalances = async (deps: CountDeps): Promise<void> => {
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

/** The days that count for the success rates of partners. */
const countedDays = 180
/** The interval at which each process looks whether a count is due, in milliseconds. */
const lookEvery = 5_000

/** Lets other work of the process come between. */
const yieldToOthers = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

const count = async ({
  store,
  configuration,
  now,
}: Pick<Deps, 'store' | 'configuration' | 'now'>): Promise<void> => {
  const statistics: Record<PartnerCode, RequestCounts> = {}
  const today = now()
  const from = utcDay(addMilliseconds(today, -countedDays * millisecondsPerDay))
  // In the east it is tomorrow already.
  const lastDay = utcDay(addMilliseconds(today, millisecondsPerDay))
  for (const { code } of (await configuration.snapshot()).partners()) {
    const days = await store.listPartnerDays(code, from, lastDay)
    statistics[code] = settledRequests(days.reduce<Counts>((sum, { counts }) => addCounts(sum, counts), {}))
    await yieldToOthers()
  }
  await store.putDocuments([
    { kind: 'partner_statistics', key: statisticsKey, value: statistics, expectedVersion: null },
  ])
}

/**
 * What a rota template may sort by that is counted: each commit adds to the counts of its day, and one of all processes
 * sums them up at its interval, in milliseconds.
 */
const counts = [
  { key: 'success', lease: 'partner_statistics', every: 600_000, count },
  { key: 'balance', lease: 'partner_balances', every: 600_000, count: countBalances },
] as const

/**
 * Makes the step that keeps the success rates and balances, where a rota template sorts by them or a network limits them. A lease is not given back:
 * its end says when to count again.
 *
 * @returns a function that resolves with whether it counted
 */
export const createStatisticsUpdate = (
  deps: Pick<Deps, 'store' | 'configuration' | 'now'>,
): (() => Promise<boolean>) => {
  let next = Number.NEGATIVE_INFINITY
  const wantedKeys = async (): Promise<ReadonlySet<string>> => {
    const snapshot = await deps.configuration.snapshot()
    const hasBalanceRules = snapshot.networks().some(({ balanceRules }) => balanceRules.length > 0)
    return new Set([
      ...snapshot
        .rotaTemplates()
        .flatMap(({ choose }): readonly string[] => (choose.by === 'list' ? [] : choose.sort)),
      ...(hasBalanceRules ? ['balance'] : []),
    ])
  }
  return async () => {
    const now = deps.now()
    if (Date.parse(now) < next) return false
    next = Date.parse(now) + lookEvery
    const keys = await wantedKeys()
    let counted = false
    for (const { key, lease, every, count: run } of counts) {
      if (!keys.has(key) || (await deps.store.acquireLease(lease, every)) === null) continue
      await run(deps)
      counted = true
    }
    return counted
  }
}
