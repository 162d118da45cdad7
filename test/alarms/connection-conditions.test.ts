import { expect, test } from 'vitest'
import { alarmWords } from '../../src/alarms/words.ts'
import { Day } from '../../src/borrowing/values.ts'
import type { StepCode } from '../../src/connection-test/step.ts'
import { checkStep } from '../../src/connection-test/step.ts'
import type { PartnerCheck } from '../../src/delivery/outbound/check-partner.ts'
import { alpha, oslo } from '../contract/samples.ts'
import { ago, day, describeConditions, minute, time } from './condition-scene.ts'
import { certificateStep, keepCheckOf } from './kept-checks.ts'

describeConditions(({ store, put, findingsOf }) => {
  const tested = (steps: PartnerCheck['steps'], checkedAgo = 0) =>
    keepCheckOf(store(), alpha, steps, ago(checkedAgo))
  const checked = (code: StepCode, daysLeft: number, checkedAgo: number, result?: 'passed' | 'failed') =>
    tested([certificateStep(code, daysLeft, time, result)], checkedAgo)

  test('finds a certificate that ends in less than 21 days', async () => {
    const condition = { kind: 'certificate', days: 21 } as const
    await checked('tls_valid', 21, minute)
    expect(await findingsOf(condition)).toEqual([])
    await checked('tls_ends_soon', 20, 0)
    expect(await findingsOf(condition)).toMatchObject([{ partner: alpha, facts: { days: 20 } }])

    await checked('tls_expired', -88, 0, 'failed')
    const [ended] = await findingsOf(condition)
    expect(ended).toMatchObject({ facts: { ended: 88 } })
    expect(alarmWords({ kind: 'certificate', facts: ended?.facts ?? {} }, 'en').title).toBe(
      'The certificate of Alpha ended 88 days ago',
    )
    // A test that reaches no server, or meets none that goes on with TLS, says nothing of the certificate; one that
    // meets a server without TLS ends the alarm.
    const connected = checkStep('tcp', 'passed', 'tcp_connected', {})
    for (const steps of [
      [checkStep('tcp', 'failed', 'tcp_refused', {})],
      [connected, checkStep('tls', 'failed', 'tls_closed', {})],
    ]) {
      await tested(steps)
      expect(await findingsOf(condition)).toHaveLength(1)
    }
    await tested([connected])
    expect(await findingsOf(condition)).toEqual([])
  })

  test('finds no certificate of an inactive partner', async () => {
    await checked('tls_ends_soon', 20, 0)
    const partner = (await store().getDocument('partner', alpha))?.value as object
    await put('partner', alpha, { ...partner, status: 'inactive' })
    expect(await findingsOf({ kind: 'certificate', days: 21 })).toEqual([])
    await put('partner', alpha, partner)
    expect(await findingsOf({ kind: 'certificate', days: 21 })).toHaveLength(1)
  })

  test('finds a test that fails at a step which an earlier test, passed as a whole, did not need', async () => {
    await tested([checkStep('tcp', 'passed', 'tcp_connected', {})], day)
    await tested([checkStep('dns', 'failed', 'dns_not_found', { name: 'alpha.example' })])
    expect(await findingsOf({ kind: 'check_changed' })).toMatchObject([
      { partner: alpha, facts: { step: 'dns' } },
    ])
  })

  test('finds a step of the connection test that fails and passed before, until a test passes', async () => {
    const condition = { kind: 'check_changed' } as const
    await checked('tls_expired', -1, 3 * day, 'failed')
    expect(await findingsOf(condition)).toEqual([])
    await checked('tls_valid', 90, 2 * day)
    await checked('tls_expired', -1, day, 'failed')
    expect(await findingsOf(condition)).toMatchObject([
      {
        partner: alpha,
        since: ago(day),
        facts: { step: 'tls', stepCode: 'tls_expired', name: 'alpha.example' },
      },
    ])
    const accepted = ago(day / 2)
    const counts = { last_sent: Date.parse(accepted) }
    await store().addPartnerCounts(oslo, [{ partner: alpha, day: Day.parse(accepted.slice(0, 10)), counts }])
    // A message that was accepted, such as over a connection from before, shows nothing about the step.
    expect(await findingsOf(condition)).toMatchObject([{ partner: alpha, since: accepted }])
    await checked('tls_valid', 90, minute)
    expect(await findingsOf(condition)).toEqual([])
  })
})
