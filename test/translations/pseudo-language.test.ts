import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readCatalogue } from '../../scripts/translations/read-catalogue.ts'
import type { Alarm } from '../../src/alarms/alarm.ts'
import { AlarmCondition } from '../../src/alarms/alarm-rule.ts'
import { writeStoreAlarm } from '../../src/alarms/store-alarm-words.ts'
import { writeAlarmMessage } from '../../src/alarms/write-alarm-message.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { isStepCode, sayStep } from '../../src/connection-test/say-step.ts'
import { gatewayAreas } from '../../src/translations/en/gateway.ts'
import { command, makeRequest } from '../http/scene.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { outsideOfBrackets } from '../support/pseudo-language.ts'

// The pseudo-language takes the place of German: a language is files, and one entry of a list.
vi.mock(import('../../src/translations/de/gateway.ts'), async () => {
  const { inPseudoLanguage } = await import('../support/pseudo-language.ts')
  const english = await import('../../src/translations/en/gateway.ts')
  return { gatewayAreas: inPseudoLanguage(english.gatewayAreas) }
})

const since = instantOf(Date.UTC(2026, 11, 1, 4))
const overAt = instantOf(Date.UTC(2026, 11, 1, 5))
const settings = { language: 'de', timeZone: 'Europe/Oslo' } as const

const alarmOf = (kind: Alarm['kind']): Alarm => ({
  id: 'a1',
  rule: 'rule',
  kind,
  subject: 'NORTH',
  facts: {
    ...{ partner: 'NORTH', failures: 3, waiting: 2, count: 1, days: 2, hours: 4, minutes: 5, ended: 0 },
    ...{ stepCode: 'tcp_refused', step: 'tcp', mailbox: 'ill', percent: 3, library: 'ABC', cause: 'gone' },
    ...{ webhook: 'ils', document: 'partner', code: 'NORTH', reason: 'ECONNREFUSED' },
  },
  since,
  raisedAt: since,
  overAt: null,
  acknowledged: null,
  notified: { email: null, webhook: null },
  notifiedOver: { email: null, webhook: null },
})

/** Returns the lines of a mail that have words outside of brackets, but for dates and addresses. */
const foreignLines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => outsideOfBrackets(line).replace(/^- |https:\S+|\(\)/g, ''))
    .filter((line) => /\p{L}{2}/u.test(line))

describe('in the pseudo-language', () => {
  test.each(AlarmCondition.options.map(({ shape }) => shape.kind.value))(
    'the mails of the alarm %s',
    (kind) => {
      const open = alarmOf(kind)
      const content = { raised: [open], over: [{ ...open, overAt }], missed: [] }
      const { subject, text } = writeAlarmMessage(content, settings, 'https://ill.example/console/alarms')
      expect(foreignLines(subject)).toEqual([])
      expect(foreignLines(text)).toEqual([])
    },
  )

  test('the mails of a store that cannot be written', () => {
    for (const [over, free] of [
      [null, 0],
      [null, 40],
      [overAt, null],
    ] as const) {
      const failure = {
        since,
        overAt: over,
        reason: '⟦SQLITE_IOERR⟧',
        free,
        page: 'https://ill.example/readyz',
      }
      const { subject, text } = writeStoreAlarm(failure, settings)
      expect([...foreignLines(subject), ...foreignLines(text)]).toEqual([])
    }
  })

  test('the steps of a connection test', () => {
    const messages = readCatalogue('en').filter(({ key }) => key.startsWith('connection_test.'))
    const facts = Object.fromEntries(
      messages.flatMap(({ parameters }) => [...parameters.keys()].map((name) => [name, 1])),
    )
    const codes = Object.keys(gatewayAreas.connection_test).filter(isStepCode)
    expect(codes.length).toBeGreaterThan(20)
    for (const code of codes) {
      const { detail, remedy } = sayStep({ code, facts }, 'de')
      expect(outsideOfBrackets(detail), code).toBe('')
      expect(outsideOfBrackets(remedy ?? ''), code).toBe('')
    }
  })
})

describe('in answers of the API', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startHttp()
  })
  afterAll(() => gateway.close())

  /** Lists the sentences in an answer that are outside of brackets. */
  const foreignIn = (value: unknown): readonly string[] =>
    Object.entries(Object(value)).flatMap(([name, each]) =>
      typeof each === 'string'
        ? /^(text|detail|title)$/.test(name) && outsideOfBrackets(each) !== '' && each !== 'On lending'
          ? [`${name}: ${each}`]
          : []
        : foreignIn(each),
    )

  test('problems, faults, refused commands and the timeline', async () => {
    const key = await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP')
    const number = await makeRequest(gateway, key)
    await command(gateway, key, number, { type: 'send' })
    const headers = { 'accept-language': 'de' }
    const calls: readonly (readonly [string, string, unknown?])[] = [
      ['PUT', '/v1/partners/NEW', { name: '', connection: { protocol: 'ncip', url: 'no' } }],
      ['PUT', '/v1/libraries/NEW', { name: 3 }],
      ['GET', '/v1/requests/ABC-7777777'],
      ['GET', '/v1/requests?limit=0&status=none'],
      ['POST', `/v1/requests/${number}/commands`, { type: 'return' }],
      ['GET', `/v1/requests/${number}/timeline`],
    ]
    for (const [method, path, json] of calls) {
      const answer = await gateway.call(method, path, { headers, ...(json === undefined ? {} : { json }) })
      const { citation: _, ...rest } = Object(answer.json)
      expect(foreignIn(rest), `${method} ${path}`).toEqual([])
      expect(answer.text, `${method} ${path}`).toMatch(path.includes('timeline') ? /./ : /⟦/)
    }
  })
})
