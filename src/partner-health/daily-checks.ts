import { AlarmSettings, defaultAlarmSettings, theAlarmSettings } from '../alarms/alarm-settings.ts'
import { dueDay } from '../alarms/quiet-hours.ts'
import { Day, type Instant, type PartnerCode } from '../borrowing/values.ts'
import type { Configuration } from '../configuration/snapshot.ts'
import type { PartnerCheck } from '../delivery/outbound/check-partner.ts'
import type { CircuitBreakers } from '../delivery/outbound/circuit-breaker.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import { PartnerChecks, type StoredCheck, withCheck } from './stored-checks.ts'

/** Keeps the result of a connection test with the earlier ones of the partner. */
export const keepCheck = async (
  store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>,
  check: PartnerCheck,
  by: StoredCheck['by'],
  at: Instant,
): Promise<void> => {
  for (;;) {
    const stored = await store.getDocument('partner_check', check.partner)
    const before = PartnerChecks.safeParse(stored?.value).data ?? { items: [] }
    const result = await store.putDocuments([
      {
        kind: 'partner_check',
        key: check.partner,
        value: withCheck(before, check, by, at),
        expectedVersion: stored?.version ?? 0,
      },
    ])
    if (result === 'written') return
  }
}

/** Returns whether nothing failed in a connection test. */
const hasPassed = ({ outcome, steps }: Pick<PartnerCheck, 'outcome' | 'steps'>): boolean =>
  outcome === 'answered' && steps.every(({ result }) => result !== 'failed')

/** Keeps the result of a connection test; one that passed ends the pause of deliveries to the partner. */
export const concludeCheck = async (
  { store, circuitBreakers }: Pick<DailyCheckDeps, 'store' | 'circuitBreakers'>,
  check: PartnerCheck,
  by: StoredCheck['by'],
  at: Instant,
): Promise<void> => {
  await keepCheck(store, check, by, at)
  if (hasPassed(check)) await circuitBreakers.endPause(check.partner, at)
}

/** The dependencies of the daily tests. */
export type DailyCheckDeps = {
  readonly store: Pick<DocumentsPort, 'getDocument' | 'putDocuments'>
  readonly configuration: Configuration
  readonly now: () => Instant
  readonly check: (partner: PartnerCode) => Promise<PartnerCheck>
  readonly circuitBreakers: Pick<CircuitBreakers, 'endPause'>
  readonly report: (partner: PartnerCode, error: unknown) => void
}

/** The key of the day of the last tests. */
const dayKey = 'partner-checks'

/**
 * Tests the connections to all active partners where it is time, one after the other. The day is noted first: after a crash
 * the rest is tested on the next day, and no partner is asked twice.
 *
 * @returns how many were tested
 */
export const runDailyChecks = async (deps: DailyCheckDeps): Promise<number> => {
  const { store, configuration, now, check, report } = deps
  const settings =
    AlarmSettings.safeParse((await store.getDocument('alarm_settings', theAlarmSettings))?.value).data ??
    defaultAlarmSettings
  if (settings.checkPartnersAt === undefined) return 0
  const stored = await store.getDocument('digest', dayKey)
  const today = dueDay(
    settings.checkPartnersAt,
    settings.timeZone,
    Day.safeParse(stored?.value).data ?? null,
    now(),
  )
  if (today === null) return 0
  const noted = await store.putDocuments([
    { kind: 'digest', key: dayKey, value: today, expectedVersion: stored?.version ?? 0 },
  ])
  if (noted !== 'written') return 0
  const partners = (await configuration.snapshot()).partners().filter(({ status }) => status === 'active')
  for (const { code } of partners) {
    try {
      await concludeCheck(deps, await check(code), 'daily', now())
    } catch (error) {
      report(code, error)
    }
  }
  return partners.length
}
