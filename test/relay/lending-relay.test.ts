import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RelayedRequest, workOf } from '../../src/delivery/relay/relayed-request.ts'
import { until } from '../support/gateway.ts'
import { startHangingPartner } from '../support/hanging-partner.ts'
import {
  addressOf,
  agency,
  type Loan,
  putLibrary,
  putPartner,
  startLendingScene,
  summaries,
} from './lending-scene.ts'

let scene: Awaited<ReturnType<typeof startLendingScene>>
beforeAll(async () => {
  scene = await startLendingScene()
})
beforeEach(async () => {
  await scene.putSystem(scene.systemUrl)
})
afterAll(() => scene.stop())

describe('a library that lends by a system of its own', () => {
  test('is asked, answers, and gets its item back: every message once, in order, in both directions', async () => {
    const number = await scene.ask()
    await until('the request', () => scene.system.received({ requestId: `${number}-1` }).length > 0)
    await scene.say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    await scene.say(number, {
      reason: 'StatusChange',
      status: 'Loaned',
      dueDate: { days: 28 },
      delivery: { items: ['L-1'] },
    })
    await scene.reaches(number, 'shipped_physically')
    await scene.command(number, { type: 'receive' })
    await scene.command(number, { type: 'patron_loan' })
    await scene.command(number, { type: 'patron_return' })
    await scene.command(number, { type: 'return' })
    await scene.becomes(number, 'the return', ({ messages }) =>
      messages.some(({ summary }) => summary.endsWith('ShippedReturn')),
    )
    await scene.say(number, { reason: 'StatusChange', status: 'LoanCompleted' })
    await scene.reaches(number, 'request_completed')
    const request = await scene.relayed(number)
    expect(summaries(request)).toEqual([
      'system: request New delivered',
      'requester: supplyingAgencyMessage WillSupply delivered',
      'requester: supplyingAgencyMessage Loaned delivered',
      'system: requestingAgencyMessage Received delivered',
      'system: requestingAgencyMessage ShippedReturn delivered',
      'requester: supplyingAgencyMessage LoanCompleted delivered',
    ])
    expect(request).toMatchObject({ status: 'LoanCompleted', waiting: 0, failed: 0 })
    expect(new Set(request.messages.map(({ attempts }) => attempts))).toEqual(new Set([1]))
    // One item that this partner borrowed, although three answers say so.
    expect(await scene.lending.call('GET', '/v1/balances')).toMatchObject({
      rows: [['asks', 0, 1, -1, 0.83]],
    })
    const { body } = await scene.lending.api('GET', '/v1/statistics/export?rows=relay')
    expect(String(body)).toMatch(/^LEND,asks,[^,]*,[\d-]{10},[\d-]{10},[\d-]{10},LoanCompleted,6,0\r$/m)
  })

  test('has its system’s refusal passed to the requester in its own words', async () => {
    scene.system.confirmNext('request', [
      { answer: 'error', errorType: 'UnrecognisedDataValue', errorValue: 'no such shelf' },
    ])
    const number = await scene.ask()
    await scene.reaches(number, 'send_failed')
    expect(JSON.stringify(await scene.look(number))).toContain('no such shelf')
    expect(summaries(await scene.relayed(number))).toEqual(['system: request New refused'])
  })

  test('has its repeat refused also after the words of the refusal were erased with the patron', async () => {
    scene.system.confirmNext('request', [
      { answer: 'error', errorType: 'UnrecognisedDataValue', errorValue: 'no patron p-4711-x' },
    ])
    const number = await scene.ask()
    await scene.reaches(number, 'send_failed')
    await scene.lending.call('POST', '/v1/patrons/p-4711-x/erase', { library: 'LEND', force: false })
    const [first] = scene.system.received({ requestId: `${number}-1` })
    const answer = await fetch(addressOf(scene.lending, 'asks'), {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: new TextDecoder().decode(first?.bytes),
    })
    const words = await answer.text()
    expect(words).toMatch(/messageStatus>ERROR</)
    expect(words).not.toContain('p-4711-x')
  })

  test('is asked once where the requester repeats itself, and the repeat gets the first answer', async () => {
    const number = await scene.ask()
    await until('the request', () => scene.system.received({ requestId: `${number}-1` }).length > 0)
    const [first] = scene.system.received({ requestId: `${number}-1` })
    const post = (body: string) =>
      fetch(addressOf(scene.lending, 'asks'), {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body,
      }).then((answer) => answer.text())
    const bytes = new TextDecoder().decode(first?.bytes)
    const again = await post(bytes)
    const later = await post(bytes.replace(/(<(?:\w+:)?timestamp>)[^<]*/, '$12031-01-01T00:00:00Z'))
    for (const answer of [again, later]) expect(answer).toMatch(/messageStatus>OK</)
    expect(scene.system.received({ requestId: `${number}-1` })).toHaveLength(1)
    expect((await scene.relayed(number)).messages).toHaveLength(1)
  })

  test('keeps what came while its system was down, in order, and the requester hears OK', async () => {
    const away = await startHangingPartner()
    away.refuse()
    await scene.putSystem(away.url)
    const number = await scene.ask()
    await scene.reaches(number, 'request_sent')
    await scene.command(number, { type: 'message', note: 'please hurry' })
    await scene.becomes(number, 'both to wait', ({ waiting }) => waiting === 2)
    await away.stop()
    await scene.putSystem(scene.systemUrl)
    scene.lending.advance(60_000)
    const request = await scene.becomes(number, 'both to be passed on', ({ waiting }) => waiting === 0)
    expect(summaries(request)).toEqual([
      'system: request New delivered',
      'system: requestingAgencyMessage Notification delivered',
    ])
    expect(scene.system.received({ requestId: `${number}-1` })).toHaveLength(2)
  })

  test('waits for no other library’s system: one that answers nothing holds back its own messages alone', async () => {
    const stalled = await startHangingPartner()
    await putLibrary(scene.lending, 'SLOW', 'NO-SLOW')
    const relay = { relay: { libraries: ['SLOW'], confirms: 'at_once' } }
    await putPartner(scene.lending, 'stalled', 'NO-SLOW', stalled.url, relay)
    const number = await scene.ask()
    await until('the request', () => scene.system.received({ requestId: `${number}-1` }).length > 0)
    const bytes = new TextDecoder().decode(scene.system.received({ requestId: `${number}-1` })[0]?.bytes)
    for (let each = 0; each < 20; each += 1) {
      const body = bytes.replaceAll('NO-LEND', 'NO-SLOW').replaceAll(`${number}-1`, `stalled-${each}`)
      const headers = { 'content-type': 'application/xml' }
      const answer = await fetch(addressOf(scene.lending, 'asks'), { method: 'POST', headers, body })
      expect(await answer.text()).toMatch(/messageStatus>OK</)
    }
    await until('the stalled system to have all that it gets at once', () => stalled.bodies.length >= 8)
    const beside = await scene.ask()
    await until('the request beside', () => scene.system.received({ requestId: `${beside}-1` }).length > 0)
    await scene.say(beside, { reason: 'RequestResponse', status: 'WillSupply' })
    const { messages } = await scene.relayed(beside)
    expect(messages.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      'delivered 1',
      'delivered 1',
    ])
    const waiting = (await scene.listed()).filter(({ requestId }) => requestId.startsWith('stalled-'))
    expect(waiting.map((each) => each.waiting)).toEqual(Array.from({ length: 20 }, () => 1))
    await scene.lending.call('DELETE', '/v1/partners/stalled')
    await stalled.stop()
  })

  test('goes on after its gateway stopped in the middle', async () => {
    const away = await startHangingPartner()
    away.refuse()
    await scene.putSystem(away.url)
    const number = await scene.ask()
    await scene.becomes(number, 'the request to wait', ({ waiting }) => waiting === 1)
    await away.stop()
    await scene.lending.restart()
    await scene.putSystem(scene.systemUrl)
    scene.lending.advance(60_000)
    await scene.becomes(number, 'it to be passed on', ({ waiting }) => waiting === 0)
    expect(scene.system.received({ requestId: `${number}-1` })).toHaveLength(1)
  })

  test('is not asked twice where the answer was lost and its system makes a loan of each Request', async () => {
    const away = await startHangingPartner()
    await scene.putSystem(
      away.url,
      { timeout: 'PT5S' },
      {
        connection: { protocol: 'iso18626', vendor: 'koha', url: away.url },
        symbols: [{ type: 'ISIL', value: 'NO-LEND' }],
      },
    )
    const asking = scene.ask()
    await until('the request', () => away.bodies.length === 1)
    away.cut()
    const number = await asking
    const request = await scene.becomes(number, 'it to fail', ({ failed }) => failed === 1)
    await scene.reaches(number, 'request_sent')
    expect(away.bodies).toHaveLength(1)
    const [message] = request.messages
    const path = `/v1/relayed-requests/${request.id}/messages/${message?.id}`
    await scene.putSystem(scene.systemUrl)
    await scene.lending.call('POST', `${path}/resend`)
    await scene.becomes(number, 'it to be passed on', ({ messages: [first] }) => first?.state === 'delivered')
    expect((await scene.lending.api('POST', `${path}/drop`)).status).toBe(409)
    await away.stop()
  })
})

test.each([
  [
    'by a protocol that cannot pass messages on',
    { connection: { protocol: 'email', address: 'ill@lender.example' } },
    400,
  ],
  ['where another one lends for the library', {}, 409],
])('a lending system is refused %s', async (_, more, status) => {
  const profile = {
    name: 'Another system',
    symbols: agency('NO-MORE'),
    allowPrivateNetwork: true,
    relay: { libraries: ['LEND'] },
    connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/' },
    ...more,
  }
  const answer = await scene.lending.api('PUT', '/v1/partners/more', profile)
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
})

test('a Request that was being sent when a gateway died is left to a person where each makes a loan', async () => {
  const away = await startHangingPartner()
  away.refuse()
  await scene.putSystem(away.url, {}, { connection: { protocol: 'iso18626', vendor: 'koha', url: away.url } })
  const number = await scene.ask()
  const { id } = await scene.becomes(
    number,
    'the request to wait',
    ({ messages: [first] }) => first?.state === 'waiting' && first.attempts === 1,
  )
  const value = RelayedRequest.parse((await scene.lending.store.getDocument('relayed_request', id))?.value)
  const dead = {
    ...value,
    messages: value.messages.map((each) => ({ ...each, state: 'sending' as const, dueAt: value.createdAt })),
  }
  await scene.lending.store.putDocuments([
    { kind: 'relayed_request', key: id, value: dead, expectedVersion: null },
    { kind: 'relay_work', key: id, value: workOf(dead), expectedVersion: null },
  ])
  await scene.putSystem(
    scene.systemUrl,
    {},
    { connection: { protocol: 'iso18626', vendor: 'koha', url: scene.systemUrl } },
  )
  scene.lending.advance(60_000)
  const request = await scene.becomes(number, 'it to fail', ({ failed }) => failed === 1)
  expect(request.messages).toMatchObject([{ state: 'dead', possiblyTaken: true }])
  expect(scene.system.received({ requestId: `${number}-1` })).toHaveLength(0)
  await away.stop()
})

test('two libraries of one gateway: the borrower asks the lending system itself, and nothing takes a way outside', async () => {
  await putLibrary(scene.lending, 'NEAR', 'NO-NEAR')
  const { number } = (await scene.lending.call('POST', '/v1/requests', {
    library: 'NEAR',
    citation: { title: 'Next door' },
    service: { type: 'loan' },
    rota: ['lms'],
  })) as Loan
  const status = async () => ((await scene.lending.call('GET', `/v1/requests/${number}`)) as Loan).status
  const does = (type: string) => scene.lending.call('POST', `/v1/requests/${number}/commands`, { type })
  await does('send')
  await until('the request', () => scene.system.received({ requestId: `${number}-1` }).length > 0)
  const before = (await scene.listed()).length
  await scene.say(number, { reason: 'StatusChange', status: 'Loaned', dueDate: { days: 28 } })
  await until('the loan', async () => (await status()) === 'shipped_physically')
  await does('receive')
  await until('the receipt', () => scene.system.received({ requestId: `${number}-1` }).length === 2)
  expect(await scene.listed()).toHaveLength(before)
})

describe('a lending system of another edition, with other agency ids, that cuts ids of requests', () => {
  const rewrite = {
    agencies: [
      { outside: agency('NO-LEND')[0], inside: agency('LOCAL-1')[0] },
      { outside: agency('NO-ASKS')[0], inside: agency('BRANCH-7')[0] },
    ],
    requestIdLength: 12,
  }
  const connection = { protocol: 'iso18626', url: '', edition: '2021-2' }

  test('hears and says everything under its own names, and the requester under its own', async () => {
    await scene.putSystem(
      scene.systemUrl,
      { rewrite },
      { connection: { ...connection, url: scene.systemUrl } },
    )
    const number = await scene.ask()
    const { messages } = await scene.becomes(number, 'the request', ({ waiting }) => waiting === 0)
    expect(messages).toMatchObject([{ state: 'delivered' }])
    const text = new TextDecoder().decode(scene.system.received({}).at(-1)?.bytes)
    expect(text).toMatch(/version="2021-2"/)
    expect(text).toContain('LOCAL-1')
    expect(text).toContain('BRANCH-7')
    for (const outside of ['NO-LEND', 'NO-ASKS', number]) expect(text).not.toContain(`>${outside}`)
    const id = /<requestingAgencyRequestId>([^<]*)/.exec(text)?.[1] ?? ''
    expect(id).toHaveLength(12)
    const sent = await scene.system.send(id, {
      reason: 'StatusChange',
      status: 'Loaned',
      dueDate: { days: 28 },
      delivery: { items: ['L-1', 'L-2'], via: 'Mail' },
    })
    expect(sent.confirmation?.status, sent.content).toBe('OK')
    await scene.reaches(number, 'shipped_physically')
    await scene.command(number, { type: 'receive' })
    const { messages: all } = await scene.becomes(
      number,
      'the receipt',
      (each) => each.messages.length === 3 && each.waiting === 0,
    )
    expect(all.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered'])
    expect(scene.system.received({ requestId: id })).toHaveLength(2)
  })
})

test('a library answers Unfilled for a request that its system never took', async () => {
  const away = await startHangingPartner()
  away.refuse()
  await scene.putSystem(away.url)
  const number = await scene.ask()
  await scene.becomes(number, 'the request to wait', ({ waiting }) => waiting === 1)
  scene.lending.advance(3 * 86_400_000)
  await scene.reaches(number, 'rejected_by_partner')
  const request = await scene.becomes(number, 'the answer to be settled', ({ waiting }) => waiting === 0)
  expect(summaries(request)).toEqual([
    'system: request New refused',
    'requester: supplyingAgencyMessage Unfilled delivered',
  ])
  expect(request.messages.at(-1)?.isOwn).toBe(true)
  await away.stop()
})
