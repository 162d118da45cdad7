import { describe, expect, test } from 'vitest'
import { createLender } from '../../packages/lender/src/lender.ts'
import { LenderError } from '../../packages/lender/src/lender-error.ts'
import type { Confirm } from '../../packages/lender/src/scenario.ts'
import { editions, eventually, libraryMessage, post } from './library.ts'
import { prepareLenders } from './started-lender.ts'

const { start } = prepareLenders()
const id = 'LIB-0001-1'
const request = libraryMessage('1.2', 'request', id)

describe('told step by step', () => {
  test.each(editions)(
    'says what it is told, in edition %s, and notes what was confirmed',
    async (edition) => {
      const { gateway, lender, url } = await start()
      await post(url, libraryMessage(edition, 'request', id))
      const sent = await lender.send(id, {
        reason: 'StatusChange',
        status: 'Loaned',
        dueDate: '2027-01-31T23:59:59Z',
        delivery: { items: ['A1', 'A2'] },
      })
      expect(sent).toMatchObject({ requestId: id, attempts: 1, confirmation: { status: 'OK' } })
      expect(gateway.arrived.at(-1)).toMatchObject({
        xml: sent.content,
        validation: { faults: [], edition },
        headers: { authorization: 'Bearer gateway-token' },
      })
      // From now on this is what it knows.
      await lender.send(id, { reason: 'RenewResponse', answer: 'N' })
      expect(gateway.words()).toEqual(['StatusChange Loaned', 'RenewResponse Loaned N'])
      expect(gateway.arrived.at(-1)?.xml).toContain('<dueDate>2027-01-31T23:59:59Z</dueDate>')
      expect(lender.requests()).toMatchObject([
        { id, status: 'Loaned', edition, supplyingAgency: { value: 'SUP' } },
      ])
    },
  )

  test('speaks as its own agency and in its own edition where it has them', async () => {
    const { gateway, lender, url } = await start({
      agency: { type: 'ISIL', value: 'LENDER1' },
      edition: '2021-2',
    })
    await post(url, request)
    await lender.send(id, { reason: 'RequestResponse', status: 'HoldReturn' })
    expect(gateway.arrived[0]).toMatchObject({ validation: { faults: [], edition: '2021-2' } })
    expect(gateway.arrived[0]?.xml).toContain('<agencyIdValue>LENDER1<')
  })

  test('sends bytes that no codec would write, as they are', async () => {
    const { gateway, lender, url } = await start()
    await post(url, request)
    const raw = '<!DOCTYPE x [<!ENTITY e "boom">]><x>&e;</x>'
    const sent = await lender.send(id, { raw, contentType: 'text/plain' })
    expect(sent).toMatchObject({ content: raw, result: { kind: 'answered', answer: { status: 400 } } })
    expect(sent.confirmation).toBeUndefined()
    expect(gateway.arrived[0]).toMatchObject({ xml: raw, headers: { 'content-type': 'text/plain' } })
  })

  test('sends the same bytes again when given them, and new ones when it says the same again', async () => {
    const { gateway, lender, url } = await start()
    await post(url, request)
    const message = { reason: 'RequestResponse', status: 'WillSupply' } as const
    const first = await lender.send(id, message)
    await lender.send(id, { raw: first.content })
    await lender.send(id, message)
    const [one, two, three] = gateway.arrived.map(({ xml }) => xml)
    expect(two).toBe(one)
    expect(three).not.toBe(one)
  })

  test('cannot speak of a request that it does not know, nor say what the edition has no word for', async () => {
    const { lender, url } = await start()
    const refusal = (saying: Parameters<typeof lender.send>[1]) =>
      lender.send(id, saying).catch((error) => error instanceof LenderError && [error.code, error.message])
    expect(await refusal({ reason: 'Notification' })).toEqual([
      'not_found',
      expect.stringContaining(`has no request ${id}`),
    ])
    await post(url, request)
    expect(await refusal({ reason: 'StatusChange', status: 'HoldReturn' })).toEqual([
      'invalid_input',
      expect.stringContaining('edition 1.2 has no status HoldReturn'),
    ])
    expect(await refusal({ reason: 'StatusChange', dueDate: 'soon' })).toEqual([
      'invalid_input',
      expect.stringContaining('dueDate'),
    ])
    expect(lender.sent()).toEqual([])
  })

  test('sends the messages about one request in order, those about others at once', async () => {
    const { gateway, lender, url } = await start()
    await post(url, request)
    await post(url, libraryMessage('1.2', 'request', 'LIB-0002-1'))
    gateway.failures.push(503, 503, 503)
    const notes = Array.from({ length: 8 }, (_, note) => String(note))
    await Promise.all([
      ...notes.map((note) => lender.send(id, { reason: 'Notification', note })),
      lender.send('LIB-0002-1', { reason: 'Notification', note: 'other' }),
    ])
    const noted = gateway.arrived
      .filter(({ xml }) => xml.includes(id))
      .map(({ xml }) => /<note>(.*)<\/note>/.exec(xml)?.[1])
    expect(noted.filter((note, index) => note !== noted[index - 1])).toEqual(notes)
  })
})

describe('answers', () => {
  const answerWhen = async (confirm: Confirm) => {
    const { lender, url } = await start()
    lender.confirmNext('request', [confirm])
    const answer = await post(url, request).catch(() => 'no answer' as const)
    return { answer, taken: lender.requests().length === 1, next: await post(url, request) }
  }

  test('OK', async () => {
    expect(await answerWhen({ answer: 'ok' })).toMatchObject({
      answer: { status: 200, messageStatus: 'OK' },
      taken: true,
      next: { messageStatus: 'OK' },
    })
  })
  test('ERROR, and an ERROR to what it has taken all the same', async () => {
    const error = { answer: 'error', errorType: 'BadlyFormedMessage', errorValue: 'request' } as const
    expect(await answerWhen(error)).toMatchObject({
      answer: { status: 200, messageStatus: 'ERROR', error: 'BadlyFormedMessage request' },
      taken: false,
    })
    expect(await answerWhen({ ...error, taken: true })).toMatchObject({ taken: true })
  })
  test('another HTTP status, or a page instead of a confirmation', async () => {
    expect(await answerWhen({ answer: 'http', status: 429, headers: { 'retry-after': '9' } })).toMatchObject({
      answer: { status: 429 },
      taken: false,
    })
    const page = { status: 200, body: '<html>Welcome</html>', contentType: 'text/html' }
    expect(await answerWhen({ answer: 'http', ...page, taken: true })).toMatchObject({
      answer: { status: 200, text: page.body },
      taken: true,
    })
  })
  test('a closed connection, before or after it took the message', async () => {
    expect(await answerWhen({ answer: 'drop' })).toMatchObject({ answer: 'no answer', taken: true })
    expect(await answerWhen({ answer: 'drop', taken: false })).toMatchObject({
      answer: 'no answer',
      taken: false,
    })
  })
  test('nothing, until the library goes away', async () => {
    const { lender, url } = await start()
    lender.confirmNext('request', [{ answer: 'nothing' }])
    const patience = new AbortController()
    const answer = fetch(url, { method: 'POST', body: request, signal: patience.signal })
    await eventually(() => lender.requests().length).toBe(1)
    patience.abort()
    await expect(answer).rejects.toThrow(/abort/)
    expect(await post(url, request)).toMatchObject({ messageStatus: 'OK' })
  })
})

describe('refuses by itself', () => {
  test.each(editions)('a message about an unknown request, in edition %s', async (edition) => {
    const { lender, url } = await start()
    const path = 'header/requestingAgencyRequestId'
    expect(await post(url, libraryMessage(edition, 'cancel', id))).toMatchObject({
      status: 200,
      error: `UnrecognisedDataValue requestingAgencyMessage/${path}`,
    })
    expect(await post(url, libraryMessage(edition, 'reminder', id))).toMatchObject({
      error: `UnrecognisedDataValue request/${path}`,
    })
    expect(lender.requests()).toEqual([])
  })

  test('another request under a known id, but not a repeat', async () => {
    const { lender, url } = await start()
    expect(await post(url, request)).toMatchObject({ messageStatus: 'OK' })
    expect(await post(url, request)).toMatchObject({ messageStatus: 'OK' })
    expect(await post(url, libraryMessage('1.2', 'request', id))).toMatchObject({
      error: 'UnrecognisedDataValue a request with this id already exists',
    })
    expect(lender.received().map(({ accepted: taken }) => taken)).toEqual([true, false, false])
  })

  test('an unknown action, a message without what it needs', async () => {
    const { url } = await start()
    await post(url, request)
    const cancel = libraryMessage('1.2', 'cancel', id)
    expect(await post(url, cancel.replace('>Cancel<', '>Abandon<'))).toMatchObject({
      error: 'UnsupportedActionType requestingAgencyMessage/action',
    })
    expect(await post(url, cancel.replace('<action>Cancel</action>', ''))).toMatchObject({
      error: 'BadlyFormedMessage requestingAgencyMessage/action',
    })
  })

  test('a body that is no message to a lender, with HTTP 400', async () => {
    const { lender, url } = await start()
    for (const body of ['', 'no XML', '<x/>', '<!DOCTYPE x><x/>'])
      expect(await post(url, body)).toMatchObject({
        status: 400,
        text: expect.stringContaining('ISO 18626'),
      })
    expect(lender.received().map(({ message: parsed }) => parsed)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
    expect(await post(url, 'x'.repeat(5_000_000))).toMatchObject({ status: 413 })
  })

  test('a library that does not show the token', async () => {
    const { lender, url } = await start({ bearer: 'library-token' })
    expect(await post(url, request)).toMatchObject({ status: 401 })
    expect(await post(url, request, { authorization: 'Bearer other' })).toMatchObject({ status: 401 })
    expect(await post(url, request, { authorization: 'Bearer library-token' })).toMatchObject({ status: 200 })
    expect(lender.received().map(({ accepted: taken }) => taken)).toEqual([false, false, true])
  })

  test('a scenario that does not exist', () => {
    expect(() => createLender({ scenario: 'generous' })).toThrow(
      /no scenario generous. Choose one of will-supply/,
    )
  })
})

describe('the ledger', () => {
  test('holds what came, in order, with its bytes', async () => {
    const { lender, url } = await start()
    const messages = (['request', 'received', 'cancel', 'request'] as const).map((trigger) =>
      libraryMessage('2021-2', trigger, trigger === 'request' ? `${id}${Math.random()}` : id),
    )
    for (const message of messages) await post(url, message)
    const received = lender.received()
    expect(received.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(messages)
    expect(received.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
    expect(lender.received({ trigger: 'cancel' }).map(({ sequence }) => sequence)).toEqual([3])
    expect(lender.received({ requestId: id, after: 2 }).map(({ sequence }) => sequence)).toEqual([3])
  })

  test('counts requests by id and tells repeats from conflicts', async () => {
    const { lender, url } = await start()
    const timestamp = '2026-11-24T12:00:00Z'
    await post(url, libraryMessage('1.2', 'request', id, { timestamp }))
    await post(url, libraryMessage('1.2', 'request', 'LIB-0002-1', { timestamp }))
    await post(url, libraryMessage('1.2', 'request', id, { timestamp }))
    await post(url, libraryMessage('1.2', 'received', id, { timestamp }))
    expect(lender.summary()).toEqual({
      messages: 4,
      requests: 2,
      repeats: 1,
      conflicts: [],
      variants: [],
      sent: 0,
    })
    // The same id and time, another content; then the same id and another time.
    await post(url, libraryMessage('1.2', 'request', id, { timestamp, note: 'changed' }))
    await post(url, libraryMessage('1.2', 'received', id, { timestamp: '2026-11-24T12:00:01Z' }))
    expect(lender.summary()).toMatchObject({
      conflicts: [{ requestId: id, sequences: [1, 5] }],
      variants: [
        { requestId: id, trigger: 'request', different: 2 },
        { requestId: id, trigger: 'received', different: 2 },
      ],
    })
    expect(lender.received().map((entry) => [entry.repeats, entry.conflictsWith])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [1, undefined],
      [undefined, undefined],
      [undefined, 1],
      [undefined, undefined],
    ])
  })

  test('keeps no more than it may, as does the register', async () => {
    const { lender, url } = await start({ ledger: 3, requests: 2 })
    for (let count = 1; count <= 20; count += 1)
      await post(url, libraryMessage('1.2', 'request', `LIB-${1000 + count}-1`))
    expect(lender.received().length).toBeLessThan(6)
    expect(lender.received().at(-1)?.sequence).toBe(20)
    expect(lender.requests().map((each) => each.id)).toEqual(['LIB-1019-1', 'LIB-1020-1'])
    expect(lender.summary().messages).toBe(20)
  })

  test('switched off, only counts', async () => {
    const { lender, url } = await start({ ledger: 0 })
    await post(url, request)
    await post(url, request)
    await lender.send(id, { reason: 'Notification' })
    expect(lender.received()).toEqual([])
    expect(lender.sent()).toEqual([])
    expect(lender.summary()).toMatchObject({ messages: 2, repeats: 0, sent: 1 })
  })
})
