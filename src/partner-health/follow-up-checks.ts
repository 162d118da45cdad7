import type { Instant, PartnerCode } from '../borrowing/values.ts'
import type { CircuitBreakers, CircuitState } from '../delivery/outbound/circuit-breaker.ts'
import type { LeasesPort } from '../store/ports/keyed-records.ts'
import { concludeCheck, type DailyCheckDeps } from './daily-checks.ts'
import { certificateDaysLeft, changedStep, failedStep, PartnerChecks } from './stored-checks.ts'

/** A partner that does not work is tested again after this time, in milliseconds. */
const retestAfter = 15 * 60_000
/** How long no other process tests the same partner, in milliseconds. */
const leaseFor = 120_000

/** The dependencies of the tests. */
export type FollowUpDeps = DailyCheckDeps & {
  readonly store: LeasesPort
  readonly circuitBreakers: Pick<CircuitBreakers, 'states' | 'endPause'>
}

type Pause = Pick<CircuitState, 'pausedSince' | 'acceptedSince'>

const readChecks = async (
  store: Pick<FollowUpDeps['store'], 'getDocument'>,
  code: PartnerCode,
): Promise<PartnerChecks> =>
  PartnerChecks.safeParse((await store.getDocument('partner_check', code))?.value).data ?? { items: [] }

/** Returns whether a test is due: at once where the partner was paused, or a message arrived again, after its last test. */
const isDue = (checks: PartnerChecks, { pausedSince, acceptedSince }: Pause, now: Instant): boolean => {
  const [last] = checks.items
  const changedAt = acceptedSince ?? pausedSince
  if (changedAt !== null && (last === undefined || last.at < changedAt)) return true
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
    const pause: Pause = states.get(code) ?? { pausedSince: null, acceptedSince: null }
    if (!isDue(await readChecks(store, code), pause, now())) continue
    const lease = `follow-up check ${code}`
    const token = await store.acquireLease(lease, leaseFor)
    if (token === null) continue
    const checks = await readChecks(store, code)
    // Another process may have tested it meanwhile.
    if (!isDue(checks, pause, now())) {
      await store.releaseLease(lease, token)
      continue
    }
    tested += 1
    try {
      await testOne(deps, code, pause, checks)
      await store.releaseLease(lease, token)
    } catch (error) {
      // Its lease holds back the next attempt.
      report(code, error)
      await endUntestablePause(deps, code, pause)
    }
  }
  return tested
}

/** Ends the pause of a partner that takes messages again, where no test can say whether it works. */
const endUntestablePause = async (
  { circuitBreakers, now }: FollowUpDeps,
  code: PartnerCode,
  { acceptedSince }: Pause,
): Promise<void> => {
  if (acceptedSince !== null) await circuitBreakers.endPause(code, now())
}

const testOne = async (
  deps: FollowUpDeps,
  code: PartnerCode,
  pause: Pause,
  { items }: PartnerChecks,
): Promise<void> => {
  const { now, check } = deps
  const result = await check(code)
  await concludeCheck(deps, result, 'outage', now())
  const { pausedSince } = pause
  const before = items.find(({ at }) => pausedSince !== null && at < pausedSince)
  // A test that failed while messages arrived says nothing of the pause.
  const saysNothing =
    result.outcome === 'no_question' || (before !== undefined && failedStep(before) !== undefined)
  if (saysNothing) await endUntestablePause(deps, code, pause)
}
