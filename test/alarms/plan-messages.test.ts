import { describe, expect, test } from 'vitest'
import { advanceAlarms } from '../../src/alarms/advance-alarms.ts'
import { needsFallback, planFallbacks, retryMessage } from '../../src/alarms/after-failure.ts'
import type { Alarm, Finding } from '../../src/alarms/alarm.ts'
import { AlarmRule } from '../../src/alarms/alarm-rule.ts'
import { AlarmSettings } from '../../src/alarms/alarm-settings.ts'
import { builtInRules } from '../../src/alarms/built-in-rules.ts'
import { type MessageFacts, planMessages } from '../../src/alarms/plan-messages.ts'
import { dueDay, isQuiet } from '../../src/alarms/quiet-hours.ts'
import { withdrawReported } from '../../src/alarms/withdraw-reported.ts'
import { Day, Instant, PartnerCode } from '../../src/borrowing/values.ts'

const at = (time: string): Instant => Instant.parse(`2026-11-24T${time}:00.000Z`)
const finding = (subject: string, rule = 'partner-paused'): Finding => ({
  rule,
  kind: 'partner_paused',
  subject,
  since: at('01:00'),
  facts: { partner: subject, failures: 5 },
})
const north = PartnerCode.parse('NORTH')
const idOf = ({ rule, subject }: Finding): string => `${rule} ${subject}`
const raised = (...subjects: readonly string[]): readonly Alarm[] =>
  advanceAlarms(
    [],
    subjects.map((each) => finding(each)),
    idOf,
    at('01:00'),
  ).alarms

const facts = (more: Partial<MessageFacts> = {}): MessageFacts => {
  let count = 0
  return {
    rules: builtInRules,
    settings: AlarmSettings.parse({}),
    now: at('01:01'),
    isDigestDue: false,
    waiting: [],
    recipientsOf: () => ['admin@a.example'],
    nextId: () => {
      count += 1
      return `m${count}`
    },
    page: 'https://ill.example/console/alarms',
    ...more,
  }
}
const webhook = { url: 'https://chat.example/', secret: `whsec_${'a'.repeat(32)}` }

describe('advanceAlarms', () => {
  test('raises once, ends what is no longer found, and raises it again as a new one', () => {
    const [first] = raised('NORTH')
    if (first === undefined) throw new Error('an alarm was raised')
    const same = advanceAlarms([first], [finding('NORTH')], idOf, at('02:00'))
    expect(same).toMatchObject({ raised: [], over: [] })
    const ended = advanceAlarms([first], [], idOf, at('03:00'))
    expect(ended.over).toMatchObject([{ id: first.id, overAt: at('03:00') }])
    const again = advanceAlarms(ended.alarms, [finding('NORTH')], idOf, at('04:00'))
    expect(again.alarms).toMatchObject([{ id: first.id, raisedAt: at('04:00'), overAt: null }])
  })

  test('forgets what has been over for 90 days', () => {
    const [first] = raised('NORTH')
    if (first === undefined) throw new Error('an alarm was raised')
    const ended = { ...first, overAt: at('03:00') }
    const later = Instant.parse('2027-03-01T00:00:00.000Z')
    expect(advanceAlarms([ended], [], idOf, later)).toMatchObject({
      alarms: [],
      forgotten: [{ id: first.id }],
    })
  })
})

describe('planMessages', () => {
  test('groups what is new in one message to each person, and notifies no one twice', () => {
    const { alarms, messages } = planMessages(raised('NORTH', 'SOUTH'), facts())
    const subject = expect.stringMatching(/NORTH .*\(and 1 more\)$/)
    expect(messages).toMatchObject([{ channel: 'email', to: ['admin@a.example'], subject }])
    expect(messages[0]?.text).toContain('SOUTH')
    expect(planMessages(alarms, facts()).messages).toEqual([])
  })

  test('tells once that it is over, those who were notified', () => {
    const planned = planMessages(raised('NORTH'), facts()).alarms
    const { alarms } = advanceAlarms(planned, [], idOf, at('05:00'))
    const over = planMessages(alarms, facts())
    expect(over.messages).toMatchObject([{ subject: expect.stringMatching(/^Over: .*NORTH/) }])
    expect(over.messages[0]?.text).toContain('(from 2026-11-24 01:00 UTC to 2026-11-24 05:00 UTC)')
    expect(planMessages(over.alarms, facts()).messages).toEqual([])
  })

  test('tells of a partner once, whichever of its alarms come and go, and once when the last is over', () => {
    const paused = finding('NORTH')
    const changed: Finding = { ...finding('NORTH', 'connection-test'), kind: 'check_changed', partner: north }
    const findings = [{ ...paused, partner: north }, changed]
    const both = advanceAlarms([], findings, idOf, at('01:00')).alarms
    const first = planMessages(both, facts())
    expect(first.messages).toMatchObject([{ subject: expect.stringContaining('NORTH are paused') }])
    const delivering = advanceAlarms(first.alarms, [changed], idOf, at('05:00')).alarms
    const second = planMessages(delivering, facts({ now: at('05:00') }))
    expect(second.messages).toEqual([])
    const well = advanceAlarms(second.alarms, [], idOf, at('06:00')).alarms
    const third = planMessages(well, facts({ now: at('06:00') }))
    expect(third.messages).toMatchObject([{ subject: expect.stringMatching(/^Over: /) }])
    expect(planMessages(third.alarms, facts({ now: at('06:01') })).messages).toEqual([])
  })

  test('notifies of the other alarm those who were not notified of the first', () => {
    const changed: Finding = { ...finding('NORTH', 'connection-test'), kind: 'check_changed', partner: north }
    const both = advanceAlarms(
      [],
      [{ ...finding('NORTH'), partner: north }, changed],
      idOf,
      at('01:00'),
    ).alarms
    const recipientsOf: MessageFacts['recipientsOf'] = ({ kind }) => [
      kind === 'check_changed' ? 'technician@a.example' : 'admin@a.example',
    ]
    const { messages } = planMessages(both, facts({ recipientsOf }))
    expect(messages.flatMap(({ to }) => to).toSorted()).toEqual(['admin@a.example', 'technician@a.example'])
  })

  test('has no link where the gateway does not know its address from outside', () => {
    const [message] = planMessages(raised('NORTH'), facts({ page: null })).messages
    expect(message?.text).toMatch(/NORTH/)
    expect(message?.text).not.toMatch(/http/)
  })

  test('says times in the time zone of the settings', () => {
    const settings = AlarmSettings.parse({ timeZone: 'Europe/Oslo' })
    expect(planMessages(raised('NORTH'), facts({ settings })).messages[0]?.text).toContain(
      'since 2026-11-24 02:00 Europe/Oslo',
    )
  })

  test('holds mails and the webhook back in quiet hours, and then says what came and went', () => {
    const settings = AlarmSettings.parse({ quietHours: { from: '22:00', to: '06:00' }, webhook })
    const quiet = planMessages(raised('NORTH'), facts({ settings }))
    expect(quiet.messages).toEqual([])
    const { alarms } = advanceAlarms(quiet.alarms, [], idOf, at('03:00'))
    const morning = planMessages(alarms, facts({ settings, now: at('06:00') }))
    expect(morning.messages.map(({ channel }) => channel).toSorted()).toEqual(['email', 'webhook'])
    expect(morning.messages[0]?.text).toContain('This happened and is over')
  })

  test('sends what cannot wait even in quiet hours', () => {
    const settings = AlarmSettings.parse({ quietHours: { from: '22:00', to: '06:00' } })
    const rules = [AlarmRule.parse({ ...builtInRules[0], evenInQuietHours: true })]
    const { messages } = planMessages(raised('NORTH'), facts({ settings, rules }))
    expect(messages).toMatchObject([{ evenInQuietHours: true }])
    expect(planMessages(raised('NORTH'), facts()).messages).toMatchObject([{ evenInQuietHours: false }])
  })

  test('keeps what belongs into the daily mail until that is due, and posts it at once', () => {
    const settings = AlarmSettings.parse({ webhook })
    const rules = [AlarmRule.parse({ ...builtInRules[0], email: 'digest' })]
    const now = planMessages(raised('NORTH'), facts({ settings, rules }))
    expect(now.messages.map(({ channel }) => channel)).toEqual(['webhook'])
    const later = planMessages(now.alarms, facts({ settings, rules, isDigestDue: true }))
    expect(later.messages.map(({ channel }) => channel)).toEqual(['email'])
  })

  test('writes in the language of the settings', () => {
    const settings = AlarmSettings.parse({ language: 'de', webhook })
    expect(planMessages(raised('NORTH'), facts({ settings })).messages).toMatchObject([
      { channel: 'email', subject: expect.stringContaining('ruhen') },
      { channel: 'webhook', payload: { raised: [{ title: expect.stringContaining('ruhen') }] } },
    ])
  })
})

describe('a channel that fails', () => {
  const settings = AlarmSettings.parse({ webhook })
  const onlyMail = [AlarmRule.parse({ ...builtInRules[0], webhook: false })]
  const { alarms, messages } = planMessages(raised('NORTH'), facts({ settings, rules: onlyMail }))
  const [mail] = messages
  if (mail === undefined) throw new Error('there is a message')
  const fallbackFacts = { ...facts({ settings }), recipientsOf: () => ['admin@a.example'] }

  test('is tried again later, and at the second failure the other channel is used as well', () => {
    const first = retryMessage(mail, at('01:05'), '421')
    expect(first).toMatchObject({ attempts: 1, failure: '421', dueAt: at('01:06') })
    expect(needsFallback(mail)).toBe(false)
    if (first === null) throw new Error('it is tried again')
    expect(needsFallback(first)).toBe(true)
    expect(planFallbacks(first, alarms, fallbackFacts)).toMatchObject({
      alarms: [{ notified: { webhook: at('01:01') } }],
      messages: [{ channel: 'webhook', isFallback: true, about: [{ part: 'raised' }] }],
    })
    const [unseen] = raised('NORTH')
    const posted = { ...mail, channel: 'webhook' as const, to: [] }
    if (unseen === undefined) throw new Error('an alarm was raised')
    expect(planFallbacks(posted, [unseen], fallbackFacts).messages).toMatchObject([
      { channel: 'email', to: ['admin@a.example'] },
    ])
  })

  test('does not send by one channel what it has sent already', () => {
    const both = planMessages(raised('NORTH'), facts({ settings }))
    for (const message of both.messages)
      expect(planFallbacks(message, both.alarms, fallbackFacts)).toEqual({ alarms: [], messages: [] })
    // Of two people whose mails fail, the second causes no second message.
    const once = planFallbacks(mail, alarms, fallbackFacts)
    expect(planFallbacks(mail, once.alarms, fallbackFacts).messages).toEqual([])
  })

  test('comes back: one message says that the alarm came and went, in place of the one that waits', () => {
    const over = advanceAlarms(alarms, [], idOf, at('05:00')).alarms
    const planned = planMessages(over, facts({ settings, rules: onlyMail, waiting: [mail] }))
    expect(planned.messages).toMatchObject([{ about: [{ part: 'missed' }] }])
    expect(planned.messages[0]?.text).toContain('This happened and is over')
    const withdrawn = withdrawReported([mail], planned.messages, planned.alarms, fallbackFacts)
    expect([...withdrawn]).toEqual([[mail.id, null]])
  })

  test('keeps what the message says of other alarms', () => {
    const two = planMessages(raised('NORTH', 'SOUTH'), facts())
    const [waits] = two.messages
    if (waits === undefined) throw new Error('there is a message')
    const over = advanceAlarms(two.alarms, [finding('SOUTH')], idOf, at('05:00')).alarms
    const planned = planMessages(over, facts({ waiting: [waits] }))
    const [changed] = [...withdrawReported([waits], planned.messages, planned.alarms, facts()).values()]
    expect(changed).toMatchObject({ id: waits.id, subject: expect.stringContaining('SOUTH') })
    expect(changed?.text).not.toContain('NORTH')
  })

  test('is given up after a day, but for the only mail that waits: it shows when mails leave again', () => {
    const late = Instant.parse('2026-11-26T00:00:00.000Z')
    expect(retryMessage(mail, late, '421')).toBeNull()
    expect(retryMessage(mail, late, '421', true)).toMatchObject({ attempts: 1 })
  })
})

describe('times', () => {
  const settings = AlarmSettings.parse({
    quietHours: { from: '22:00', to: '06:00' },
    timeZone: 'Europe/Oslo',
  })

  test.each([
    ['20:59', false],
    ['21:00', true],
    ['04:59', true],
    ['05:00', false],
  ])('quiet hours are those of the time zone: %s UTC', (time, quiet) => {
    expect(isQuiet(settings, at(time))).toBe(quiet)
  })

  test('a daily mail is due once a day, from its time on', () => {
    const [today, yesterday] = [Day.parse('2026-11-24'), Day.parse('2026-11-23')]
    expect(dueDay('07:00', 'UTC', yesterday, at('06:59'))).toBeNull()
    expect(dueDay('07:00', 'UTC', yesterday, at('07:00'))).toBe(today)
    expect(dueDay('07:00', 'UTC', today, at('09:00'))).toBeNull()
    expect(dueDay('07:00', 'UTC', null, at('09:00'))).toBe(today)
    // A morning mail is not sent in the evening.
    expect(dueDay('07:00', 'UTC', yesterday, at('13:01'))).toBeNull()
  })
})
