import { addCounts, type Counts, utcDay } from '../../borrowing/partner-statistics/partner-counts.ts'
import {
  type RequestCounts,
  settledRequests,
  statisticsKey,
} from '../../borrowing/partner-statistics/success-rates.ts'
import { addMilliseconds } from '../../borrowing/time.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import type { Deps } from '../deps.ts'
import { countBalances } from './count-balances.ts'

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
  const from = utcDay(addMilliseconds(today, -countedDays * 86_400_000))
  // In the east it is tomorrow already.
  const lastDay = utcDay(addMilliseconds(today, 86_400_000))
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
