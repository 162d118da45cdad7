import type { Instant, PartnerCode } from '../borrowing/values.ts'
import type { CircuitBreakers } from '../delivery/outbound/circuit-breaker.ts'
import type { LeasesPort } from '../store/ports/leases.ts'
import { type DailyCheckDeps, keepCheck } from './daily-checks.ts'
import { certificateDaysLeft, changedStep, PartnerChecks } from './stored-checks.ts'

/** A partner that does not work is tested again after this time, in milliseconds. */
const retestAfter = 15 * 60_000
/** Another process does not test the same partner for so long, in milliseconds. */
const leaseFor = 120_000

/** The dependencies of the tests. */
export type FollowUpDeps = DailyCheckDeps & {
  readonly store: LeasesPort
  readonly circuitBreakers: Pick<CircuitBreakers, 'states' | 'recordSuccess'>
}

/** Is a test due? At once where the partner was paused after its last test, later again while it fails. */
const isDue = (checks: PartnerChecks, pausedSince: Instant | null, now: Instant): boolean => {
  const [last] = checks.items
  if (pausedSince !== null && (last === undefined || last.at < pausedSince)) return true
  const isFailing =
    pausedSince !== null || changedStep(checks) !== null || (certificateDaysLeft(checks, now) ?? 0) < 0
  return isFailing && last !== undefined && Date.parse(now) - Date.parse(last.at) >= retestAfter
}

/**
 * Tests the connections to the partners that do not work, one after the other: what an alarm says of them is found by a
 * test, and is over when a test passes. A test that passes ends the pause of deliveries.
 *
 * @returns how many were tested
 */
export const runFollowUpChecks = async (deps: FollowUpDeps): Promise<number> => {
  const { store, configuration, circuitBreakers, now, report } = deps
  const states = await circuitBreakers.states(now())
  let tested = 0
  for (const { code, status } of (await configuration.snapshot()).partners()) {
    if (status !== 'active') continue
    const stored = await store.getDocument('partner_check', code)
    const checks = PartnerChecks.safeParse(stored?.value).data ?? { items: [] }
    if (!isDue(checks, states.get(code)?.pausedSince ?? null, now())) continue
    if ((await store.acquireLease(`follow-up check ${code}`, leaseFor)) === null) continue
    tested += 1
    await testOne(deps, code).catch((error: unknown) => report(code, error))
  }
  return tested
}

const testOne = async (
  { store, circuitBreakers, now, check }: FollowUpDeps,
  code: PartnerCode,
): Promise<void> => {
  const result = await check(code)
  await keepCheck(store, result, 'outage', now())
  await endPause(circuitBreakers, result, now())
}

/** Ends the pause of deliveries to a partner whose connection test passed. */
export const endPause = async (
  circuitBreakers: Pick<CircuitBreakers, 'recordSuccess'>,
  { partner, outcome, steps }: Awaited<ReturnType<DailyCheckDeps['check']>>,
  now: Instant,
): Promise<void> => {
  if (outcome === 'answered' && steps.every(({ result }) => result !== 'failed'))
    await circuitBreakers.recordSuccess(partner, now)
}
