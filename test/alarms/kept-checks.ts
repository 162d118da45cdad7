import { addMilliseconds } from '../../src/borrowing/time.ts'
import type { Instant } from '../../src/borrowing/values.ts'
import type { StepCode } from '../../src/connection-test/step.ts'
import { checkStep } from '../../src/connection-test/step.ts'
import type { PartnerCheck } from '../../src/delivery/outbound/check-partner.ts'
import { keepCheck } from '../../src/partner-health/daily-checks.ts'
import type { Store } from '../../src/store/ports/store.ts'

const hour = 3_600_000
const day = 24 * hour

/** Stores the daily connection test of a partner with these steps. */
export const keepCheckOf = (
  store: Store,
  partner: PartnerCheck['partner'],
  steps: PartnerCheck['steps'],
  checkedAt: Instant,
): Promise<void> =>
  keepCheck(
    store,
    {
      partner,
      protocol: 'iso18626',
      outcome: 'answered',
      found: null,
      steps,
      sentMessage: null,
      answer: null,
    },
    'daily',
    checkedAt,
  )

/** Creates the TLS step of a test that saw a certificate with some days left; negative days have passed. */
export const certificateStep = (
  code: StepCode,
  daysLeft: number,
  time: Instant,
  result: 'passed' | 'failed' = 'passed',
): PartnerCheck['steps'][number] => ({
  ...checkStep('tls', result, code, {
    ...{ name: 'alpha.example', version: 'TLSv1.3', days: Math.abs(daysLeft) },
  }),
  certificateEnds: addMilliseconds(time, daysLeft * day + (daysLeft < 0 ? -hour : hour)),
})
