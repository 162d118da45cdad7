import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readCatalogue } from '../../scripts/translations/read-catalogue.ts'
import type { Alarm } from '../../src/alarms/alarm.ts'
import { AlarmCondition } from '../../src/alarms/alarm-rule.ts'
import { writeStoreAlarm } from '../../src/alarms/store-alarm-words.ts'
import { writeAlarmMessage } from '../../src/alarms/write-alarm-message.ts'
import { Library } from '../../src/borrowing/library.ts'
import { Next } from '../../src/borrowing/request/next.ts'
import { operationKinds } from '../../src/borrowing/request/operation.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { isStepCode, sayStep } from '../../src/connection-test/say-step.ts'
import { type AnswerView, answerPage, refusalPage } from '../../src/http/respond/page.ts'
import { nextSentence } from '../../src/notices/next-sentence.ts'
import { notSendableMail } from '../../src/notices/not-sendable-mail.ts'
import { renderNotice } from '../../src/notices/notice.ts'
import { answerNames } from '../../src/partners/answer-name.ts'
import { languagesWith } from '../../src/partners/email/letters/built-in.ts'
import { sampleOperation } from '../../src/partners/email/letters/sample-operation.ts'
import { render } from '../../src/partners/email/outgoing.ts'
import { Mail } from '../../src/partners/mail.ts'
import { Partner } from '../../src/partners/partner.ts'
import * as gatewayAreas from '../../src/translations/en/gateway.ts'
import { askFor, madeBy, startPatronScene } from '../http/patron/patron-scene.ts'
import { command, makeRequest } from '../http/scene.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { outsideOfBrackets } from '../support/pseudo-language.ts'

// The pseudo-language takes the place of German: a language is files, and one entry of a list.
vi.mock(import('../../src/translations/de/gateway.ts'), async () => {
  const { inPseudoLanguage } = await import('../support/pseudo-language.ts')
  return inPseudoLanguage(await import('../../src/translations/en/gateway.ts'))
})

const since = instantOf(Date.UTC(2026, 11, 1, 4))
const overAt = instantOf(Date.UTC(2026, 11, 1, 5))
const settings = { language: 'de', timeZone: 'Europe/Oslo' } as const

/** A value for each parameter of the sentences of alarms: a new alarm needs no line here. */
const anyFacts = Object.fromEntries(
  readCatalogue('en')
    .filter(({ key }) => key.startsWith('alarm.'))
    .flatMap(({ parameters }) => [...parameters.keys()].map((name) => [name, 1])),
)

const alarmOf = (kind: Alarm['kind']): Alarm => ({
  id: 'a1',
  rule: 'rule',
  kind,
  subject: 'NORTH',
  facts: {
    ...anyFacts,
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

/** Returns the texts of a page that have words outside of brackets, but for codes, days and links to other languages. */
const foreignTexts = (page: string): readonly string[] =>
  page
    .replace(/<(style|code|title)[\s\S]*?<\/\1>|<a [^>]*hreflang=.*?<\/a>/g, '')
    .match(/>[^<]+</g)
    ?.map((text) => outsideOfBrackets(text.slice(1, -1)))
    .filter((text) => /\p{L}{3}/u.test(text) && !/^lendwire$|^\d+\. \p{L}+ \d{4}$/u.test(text)) ?? []

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

const library = Library.parse({
  code: 'ABC',
  name: '⟦Library⟧',
  symbols: [{ type: 'ISIL', value: 'XX-ABC' }],
  addresses: [{ kind: 'physical', line1: 'Street 1', locality: 'Oslo', postalCode: '0150' }],
  email: 'ill@borrower.example',
})

describe('mails and letters', () => {
  const partner = Partner.parse({
    ...{ code: 'LEND', name: '⟦Lender⟧', symbols: [{ type: 'ISIL', value: 'XX-LEND' }] },
    connection: { protocol: 'email', address: 'ill@lender.example', language: 'de' },
  })
  const letters = languagesWith({})

  test.each(operationKinds)('the letter %s', (kind) => {
    const { operation, subject } = sampleOperation(kind, partner, library, since)
    const mail = Mail.parse(JSON.parse(render(operation, subject, letters).content))
    expect(mail.subject).toMatch(/^⟦/)
    // The form for a reply is read by programs too: its words belong to the protocol package, as those of a sample do to it.
    const [letter = ''] = (mail.text ?? '').split(/^Referenz:/m)
    const lines = letter.replaceAll(/^These words are an example.*$/gm, '').split('\n')
    expect(lines.filter((line) => /^\p{L}/u.test(line))).toEqual([])
  })

  test('notices, the mail to a partner, and whose turn it is', async () => {
    const { request } = sampleOperation('request', partner, library, since).subject
    const names = Object.keys(gatewayAreas.notice.sentence)
    for (const name of names) {
      const links = { unsubscribe: 'https://x.example/u', request: 'https://x.example/r' }
      const { subject, text } = await renderNotice({ request, library, name, language: 'de', links })
      expect(foreignLines(subject.replace(/\(.*\)/, '')), name).toEqual([])
      expect(
        text.split('\n').filter((line) => !/^(⟦|https:|-- |$)/.test(line)),
        name,
      ).toEqual([])
    }
    const entry = request.rota[0]?.id
    for (const operation of operationKinds) {
      const facts = {
        language: 'de',
        from: '⟦Library⟧',
        partners: {},
        mailAddresses: { LEND: 'a@b.example' },
      } as const
      const mail = notSendableMail(request, { operation, entry }, facts)
      expect(mail?.text.match(/⟦/g)?.length, operation).toBeGreaterThan(2)
    }
    const nameOf = () => '⟦Lender⟧'
    const commands = [...Object.keys(gatewayAreas.next.task), 'unknown_command']
    for (const command of commands) {
      const next = Next.parse({
        who: 'library',
        for: command === 'unknown_command' ? 'answer' : command,
        since,
      })
      expect(outsideOfBrackets(nextSentence(next, { ...settings, nameOf }))).toBe('')
    }
  })
})

describe('pages', () => {
  test('of lenders who answer a letter', async () => {
    const words = languagesWith({}).de?.page
    if (words === undefined) throw new Error('there is no German page')
    const view: AnswerView = {
      ...{ words, library, details: [], form: 'f', lastAnswer: undefined, faults: [], understood: [] },
      ...{ filled: {}, chosen: undefined, fileTypes: [], isCopy: true, currency: 'EUR', isFileLost: false },
      page: { settled: undefined, offers: answerNames },
    }
    for (const page of [
      answerPage(view),
      ...(['forged', 'gone', 'tooMany'] as const).map((why) => refusalPage(words, why)),
    ])
      expect(foreignTexts(String(await page))).toEqual([])
  })

  test('of patrons', async () => {
    const { gateway, putLibrary, signedIn } = await startPatronScene()
    await putLibrary('ABC', { name: '⟦Library⟧' })
    const visitor = await signedIn('p1')
    const number = await madeBy(visitor, '⟦Title⟧')
    const paths = ['', '/find', ...['book', 'article', 'chapter'].map((kind) => `/request?kind=${kind}`)]
    paths.push(`/requests/${number}`, `/requests/${number}/cancel?what=request`, '/requests/none', '/none')
    for (const path of paths) {
      const { text } = await visitor.get(`/patron/ABC${path}${path.includes('?') ? '&' : '?'}lang=de`)
      expect(foreignTexts(text.replaceAll(number, '')), path).toEqual([])
      expect(text, path).toContain('⟦')
    }
    const refused = await askFor(
      visitor,
      { isbn: '9783161484101', neededBy: '2020-01-01' },
      '?kind=book&lang=de',
    )
    expect(foreignTexts(refused.text)).toEqual([])
    await gateway.close()
  })

  test('of people at a partner', async () => {
    const gateway = await startHttp()
    await gateway.makePartner('SUP')
    const view = await gateway.call('POST', '/v1/partners/SUP/inbound-view', { json: {} })
    const { pathname } = new URL(String(Object(view.json).url))
    for (const path of [pathname, `${pathname}x`, '/notices/none?lang=de']) {
      const answer = await gateway.fetch('GET', path, { key: null, headers: { 'accept-language': 'de' } })
      expect(foreignTexts(await answer.text()), path).toEqual([])
    }
    await gateway.close()
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
