import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Alarm } from '../../src/alarms/alarm.ts'
import { builtInRules, formerRules } from '../../src/alarms/built-in-rules.ts'
import { alarmWords } from '../../src/alarms/words.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { seedStore } from '../../src/gateway.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { languages } from '../../src/translations/language.ts'
import { reason } from '../../src/translations/reason.ts'

test('the words of an alarm go with its numbers and are in its language', () => {
  const waiting = (count: number, partner?: string) =>
    alarmWords(
      {
        kind: 'delivery_waiting',
        facts: { count, minutes: 60, ...(partner === undefined ? {} : { partner }) },
      },
      'en',
    ).title
  expect(waiting(1, 'NORTH')).toBe('1 message waits to be sent to NORTH, the oldest for over 60 minutes')
  expect(waiting(2)).toBe('2 messages wait to be sent, the oldest for over 60 minutes')
  // What is over is told in the past tense, and nothing waits any more.
  const over = {
    kind: 'partner_paused',
    facts: { partner: 'NORTH', waiting: 9, reason: 'HTTP 500' },
  } as const
  const overAt = Instant.parse('2026-11-24T10:00:00.000Z')
  expect(alarmWords({ ...over, overAt }, 'en').title).toBe('Deliveries to NORTH were paused: HTTP 500')
  const facts = { webhook: 'catalogue', reason: reason('webhook_pause.gone') }
  expect(alarmWords({ kind: 'webhook_paused', facts }, 'de').title).toContain('nicht mehr gibt')
  expect(alarmWords({ kind: 'webhook_paused', facts }, 'en').title).toContain('is gone (HTTP 410)')
})

test('a certificate that ends soon has words, and every kind of alarm has a title whatever facts were stored', () => {
  const certificate = (facts: Alarm['facts']) =>
    alarmWords({ kind: 'certificate', facts: { partner: 'NORTH', ...facts } }, 'en').title
  expect(certificate({ days: 12 })).toBe('The certificate of NORTH ends in 12 days')
  expect(certificate({ days: 0 })).toBe('The certificate of NORTH ends within a day')
  expect(certificate({ ended: 0, endedHours: 3 })).toBe('The certificate of NORTH ended 3 hours ago')
  expect(certificate({ ended: 2 })).toBe('The certificate of NORTH ended 2 days ago')
  // One alarm without words would hold back the messages about all others.
  for (const { condition } of builtInRules)
    for (const language of languages)
      for (const facts of [{}, { partner: '', days: '', ended: '', step: 1, stepCode: 'unknown', reason: 0 }])
        expect(alarmWords({ kind: condition.kind, facts }, language).title, condition.kind).not.toBe('')
})

test('every condition has a rule that is on by default', () => {
  expect(builtInRules.map(({ condition }) => condition.kind).toSorted()).toEqual(
    [
      'partner_paused',
      'delivery_waiting',
      'mailbox_not_read',
      'mail_not_taken',
      'certificate',
      'check_changed',
      'disk',
      'quota',
      'attention',
      'webhook_paused',
      'backup',
      'patron_look_up',
      'relay_failed',
      'lending_system_down',
      'configuration_fault',
      'directory_sync_failed',
      'directory_sync_held',
      'holding_codes_unmapped',
    ].toSorted(),
  )
  expect(builtInRules.every(({ status }) => status === 'active')).toBe(true)
})

test('a built-in rule of an earlier version becomes the present one, unless somebody changed it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-test-'))
  const time = Instant.parse('2026-11-27T10:00:00.000Z')
  const now = () => Date.parse(time)
  const store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite'), now, leaseTime: now })
  try {
    const former = formerRules.find(({ code }) => code === 'quota')
    const write = { kind: 'alarm_rule' as const, key: 'quota' }
    await store.putDocuments([{ ...write, value: former, expectedVersion: 0 }])
    await seedStore(store, time)
    const read = async () => (await store.getDocument('alarm_rule', 'quota'))?.value
    expect(await read()).toMatchObject({ email: 'at_once' })
    await store.putDocuments([{ ...write, value: former, expectedVersion: null }])
    await seedStore(store, time)
    expect(await read()).toMatchObject({ email: 'never' })
  } finally {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
})
