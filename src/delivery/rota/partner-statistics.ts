import {
  countRequests,
  type RequestCounts,
  statisticsKey,
} from '../../borrowing/rota-rules/partner-statistics.ts'
import type { PartnerCode } from '../../borrowing/values.ts'
import type { Deps } from '../deps.ts'

/** The number of latest requests that are counted for each partner. */
const mostRequests = 100
/** How often it is counted, by whichever process comes first; how often a process looks whether it is wanted: milliseconds. */
const countEvery = 600_000
const lookEvery = 5_000
const leaseName = 'partner_statistics'

/** Lets other work of the process come between. */
const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

const count = async ({ store, configuration }: Pick<Deps, 'store' | 'configuration'>): Promise<void> => {
  const statistics: Record<PartnerCode, RequestCounts> = {}
  for (const { code } of (await configuration.snapshot()).partners()) {
    const { items } = await store.listRequests({ library: null, partner: [code], limit: mostRequests })
    statistics[code] = countRequests(
      code,
      items.map(({ value }) => value),
    )
    await breathe()
  }
  await store.putDocuments([
    { kind: 'partner_statistics', key: statisticsKey, value: statistics, expectedVersion: null },
  ])
}

/**
 * Makes the step that keeps the statistics: every ten minutes one of all processes counts, and only while a rota template
 * sorts by success. The lease is not given back: its end says when to count again.
 *
 * @returns a function that resolves with whether it counted
 */
export const createStatisticsUpdate = (
  deps: Pick<Deps, 'store' | 'configuration' | 'now'>,
): (() => Promise<boolean>) => {
  let next = Number.NEGATIVE_INFINITY
  const isWanted = async (): Promise<boolean> =>
    (await deps.configuration.snapshot())
      .rotaTemplates()
      .some(({ choose }) => choose.by === 'rule' && choose.sort.includes('success'))
  return async () => {
    const now = deps.now()
    if (Date.parse(now) < next) return false
    next = Date.parse(now) + lookEvery
    if (!(await isWanted())) return false
    if ((await deps.store.acquireLease(leaseName, countEvery)) === null) return false
    await count(deps)
    return true
  }
}
