import { expect, test } from 'vitest'
import { builtInRules } from '../../src/alarms/built-in-rules.ts'
import { alarmWords } from '../../src/alarms/words.ts'

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
  const facts = { webhook: 'catalogue', reason: 'The endpoint is gone.', cause: 'gone' }
  expect(alarmWords({ kind: 'webhook_paused', facts }, 'de').title).toContain('nicht mehr gibt')
  expect(alarmWords({ kind: 'webhook_paused', facts }, 'en').title).toContain('The endpoint is gone.')
})

test('every condition has a rule that is on by default', () => {
  expect(builtInRules.map(({ condition }) => condition.kind).toSorted()).toEqual(
    [
      'partner_paused',
      'delivery_waiting',
      'mailbox_not_read',
      'certificate',
      'check_changed',
      'disk',
      'quota',
      'attention',
      'webhook_paused',
      'backup',
      'configuration_fault',
    ].toSorted(),
  )
  expect(builtInRules.every(({ status }) => status === 'active')).toBe(true)
})
