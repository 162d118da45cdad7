import { createLender, type Lender, type LenderMessage } from '@lendwire/lender'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { RelayedRequest, workOf } from '../../src/delivery/relay/relayed-request.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { startHangingPartner } from '../support/hanging-partner.ts'

type Loan = { readonly number: string; readonly status: string; readonly stage: string }
type Passed = {
  readonly id: string
  readonly to: string
  readonly summary: string
  readonly state: string
  readonly isOwn: boolean
  readonly attempts: number
}
type Relayed = {
  readonly id: string
  readonly requestId: string
  readonly status: string | null
  readonly waiting: number
  readonly failed: number
  readonly messages: readonly Passed[]
}

const secretOf = (who: string) => `the-secret-of-${who}-in-the-path`
const agency = (value: string) => [{ type: 'ISIL', value }]

/** The gateway whose library lends, the one whose library borrows, and the lending system behind the first. */
let lending: WholeGateway
let borrowing: WholeGateway
let system: Lender
let systemUrl: string

const call = async (
  gateway: WholeGateway,
  method: string,
  path: string,
  body?: unknown,
): Promise<unknown> => {
  const answer = await gateway.api(method, path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const putLibrary = (gateway: WholeGateway, code: string, symbol: string) =>
  call(gateway, 'PUT', `/v1/libraries/${code}`, { name: `Library ${code}`, symbols: agency(symbol) })
const putPartner = (
  gateway: WholeGateway,
  code: string,
  symbol: string,
  url: string,
  more: Readonly<Record<string, unknown>> = {},
) =>
  call(gateway, 'PUT', `/v1/partners/${code}`, {
    name: `Partner ${code}`,
    symbols: agency(symbol),
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'path', secret: secretOf(code) }],
    retry: { attempts: 50, firstDelay: 'PT1S', longestDelay: 'PT1S' },
    connection: { protocol: 'iso18626', url },
    ...more,
  })
const addressOf = (gateway: WholeGateway, partner: string) =>
  `${gateway.url}/partners/${partner}/iso18626/${secretOf(partner)}`

/** Sets the profile of the lending system, with its address and what is to be different. */
const putSystem = (url: string, relay: Readonly<Record<string, unknown>> = {}, more = {}) =>
  putPartner(lending, 'lms', 'NO-LEND', url, { relay: { libraries: ['LEND'], ...relay }, ...more })

beforeAll(async () => {
  lending = await startWholeGateway()
  borrowing = await startWholeGateway()
  await putLibrary(lending, 'LEND', 'NO-LEND')
  await putLibrary(borrowing, 'ASKS', 'NO-ASKS')
  await putPartner(borrowing, 'lend', 'NO-LEND', addressOf(lending, 'asks'))
  await putPartner(lending, 'asks', 'NO-ASKS', addressOf(borrowing, 'lend'))
  system = createLender({ scenario: 'manual', gateway: { url: addressOf(lending, 'lms') } })
  systemUrl = await system.start(0)
})
beforeEach(async () => {
  await putSystem(systemUrl)
})
afterAll(async () => {
  await Promise.all([lending.stop(), borrowing.stop(), system.stop()])
})

let asked = 0
const ask = async (): Promise<string> => {
  const loan = (await call(borrowing, 'POST', '/v1/requests', {
    library: 'ASKS',
    citation: { title: `Title ${++asked}` },
    service: { type: 'loan' },
    patron: { id: 'p1' },
    rota: ['lend'],
  })) as Loan
  await command(loan.number, { type: 'send' })
  return loan.number
}
const command = (number: string, input: Readonly<Record<string, unknown>>) =>
  call(borrowing, 'POST', `/v1/requests/${number}/commands`, input)
const look = async (number: string) => (await call(borrowing, 'GET', `/v1/requests/${number}`)) as Loan
const reaches = (number: string, status: string) =>
  until(`${number} to be ${status}`, async () => (await look(number)).status === status)
const listed = async () =>
  ((await call(lending, 'GET', '/v1/relayed-requests')) as { readonly items: readonly Relayed[] }).items
const find = async (number: string): Promise<Relayed | undefined> => {
  const found = (await listed()).find(({ requestId }) => requestId === `${number}-1`)
  return found && ((await call(lending, 'GET', `/v1/relayed-requests/${found.id}`)) as Relayed)
}
const relayed = async (number: string): Promise<Relayed> => {
  const request = await find(number)
  if (request === undefined) throw new Error(`${number} was not relayed`)
  return request
}
/** Waits until a relayed request looks as a test wants it. */
const becomes = (number: string, what: string, is: (request: Relayed) => boolean) =>
  until(what, async () => {
    const request = await find(number)
    return request !== undefined && is(request) ? request : undefined
  })
const summaries = ({ messages }: Relayed) =>
  messages.map(({ to, summary, state }) => `${to}: ${summary} ${state}`)
const say = async (number: string, message: LenderMessage) => {
  const sent = await system.send(`${number}-1`, message)
  expect(sent.confirmation?.status, sent.content).toBe('OK')
}

describe('a library that lends by a system of its own', () => {
  test('is asked, answers, and gets its item back: every message once, in order, in both directions', async () => {
    const number = await ask()
    await until('the request', () => system.received({ requestId: `${number}-1` }).length > 0)
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    await say(number, {
      reason: 'StatusChange',
      status: 'Loaned',
      dueDate: { days: 28 },
      delivery: { items: ['L-1'] },
    })
    await reaches(number, 'shipped_physically')
    await command(number, { type: 'receive' })
    await command(number, { type: 'patron_loan' })
    await command(number, { type: 'patron_return' })
    await command(number, { type: 'return' })
    await becomes(number, 'the return', ({ messages }) =>
      messages.some(({ summary }) => summary.endsWith('ShippedReturn')),
    )
    await say(number, { reason: 'StatusChange', status: 'LoanCompleted' })
    await reaches(number, 'request_completed')
    const request = await relayed(number)
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
    expect(await call(lending, 'GET', '/v1/balances')).toMatchObject({ rows: [['asks', 0, 1, -1, 0.83]] })
    const { body } = await lending.api('GET', '/v1/statistics/export?rows=relay')
    expect(String(body)).toMatch(/^LEND,asks,[^,]*,[\d-]{10},[\d-]{10},[\d-]{10},LoanCompleted,6,0\r$/m)
  })

  test('has its system’s refusal passed to the requester in its own words', async () => {
    system.confirmNext('request', [
      { answer: 'error', errorType: 'UnrecognisedDataValue', errorValue: 'no such shelf' },
    ])
    const number = await ask()
    await reaches(number, 'send_failed')
    expect(JSON.stringify(await look(number))).toContain('no such shelf')
    expect(summaries(await relayed(number))).toEqual(['system: request New refused'])
  })

  test('has its repeat refused also after the words of the refusal were erased with the patron', async () => {
    system.confirmNext('request', [
      { answer: 'error', errorType: 'UnrecognisedDataValue', errorValue: 'no patron p-4711-x' },
    ])
    const number = await ask()
    await reaches(number, 'send_failed')
    await call(lending, 'POST', '/v1/patrons/p-4711-x/erase', { library: 'LEND', force: false })
    const [first] = system.received({ requestId: `${number}-1` })
    const answer = await fetch(addressOf(lending, 'asks'), {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: new TextDecoder().decode(first?.bytes),
    })
    const words = await answer.text()
    expect(words).toMatch(/messageStatus>ERROR</)
    expect(words).not.toContain('p-4711-x')
  })

  test('is asked once where the requester repeats itself, and the repeat gets the first answer', async () => {
    const number = await ask()
    await until('the request', () => system.received({ requestId: `${number}-1` }).length > 0)
    const [first] = system.received({ requestId: `${number}-1` })
    const post = (body: string) =>
      fetch(addressOf(lending, 'asks'), {
        method: 'POST',
        headers: { 'content-type': 'application/xml' },
        body,
      }).then((answer) => answer.text())
    const bytes = new TextDecoder().decode(first?.bytes)
    const again = await post(bytes)
    const later = await post(bytes.replace(/(<(?:\w+:)?timestamp>)[^<]*/, '$12031-01-01T00:00:00Z'))
    for (const answer of [again, later]) expect(answer).toMatch(/messageStatus>OK</)
    expect(system.received({ requestId: `${number}-1` })).toHaveLength(1)
    expect((await relayed(number)).messages).toHaveLength(1)
  })

  test('keeps what came while its system was down, in order, and the requester hears OK', async () => {
    const away = await startHangingPartner()
    away.refuse()
    await putSystem(away.url)
    const number = await ask()
    await reaches(number, 'request_sent')
    await command(number, { type: 'message', note: 'please hurry' })
    await becomes(number, 'both to wait', ({ waiting }) => waiting === 2)
    await away.stop()
    await putSystem(systemUrl)
    lending.advance(60_000)
    const request = await becomes(number, 'both to be passed on', ({ waiting }) => waiting === 0)
    expect(summaries(request)).toEqual([
      'system: request New delivered',
      'system: requestingAgencyMessage Notification delivered',
    ])
    expect(system.received({ requestId: `${number}-1` })).toHaveLength(2)
  })

  test('waits for no other library’s system: one that answers nothing holds back its own messages alone', async () => {
    const stalled = await startHangingPartner()
    await putLibrary(lending, 'SLOW', 'NO-SLOW')
    const relay = { relay: { libraries: ['SLOW'], confirms: 'at_once' } }
    await putPartner(lending, 'stalled', 'NO-SLOW', stalled.url, relay)
    const number = await ask()
    await until('the request', () => system.received({ requestId: `${number}-1` }).length > 0)
    const bytes = new TextDecoder().decode(system.received({ requestId: `${number}-1` })[0]?.bytes)
    for (let each = 0; each < 20; each += 1) {
      const body = bytes.replaceAll('NO-LEND', 'NO-SLOW').replaceAll(`${number}-1`, `stalled-${each}`)
      const headers = { 'content-type': 'application/xml' }
      const answer = await fetch(addressOf(lending, 'asks'), { method: 'POST', headers, body })
      expect(await answer.text()).toMatch(/messageStatus>OK</)
    }
    await until('the stalled system to have all that it gets at once', () => stalled.bodies.length >= 8)
    const beside = await ask()
    await until('the request beside', () => system.received({ requestId: `${beside}-1` }).length > 0)
    await say(beside, { reason: 'RequestResponse', status: 'WillSupply' })
    const { messages } = await relayed(beside)
    expect(messages.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      'delivered 1',
      'delivered 1',
    ])
    const waiting = (await listed()).filter(({ requestId }) => requestId.startsWith('stalled-'))
    expect(waiting.map((each) => each.waiting)).toEqual(Array.from({ length: 20 }, () => 1))
    await call(lending, 'DELETE', '/v1/partners/stalled')
    await stalled.stop()
  })

  test('goes on after its gateway stopped in the middle', async () => {
    const away = await startHangingPartner()
    away.refuse()
    await putSystem(away.url)
    const number = await ask()
    await becomes(number, 'the request to wait', ({ waiting }) => waiting === 1)
    await away.stop()
    await lending.restart()
    await putSystem(systemUrl)
    lending.advance(60_000)
    await becomes(number, 'it to be passed on', ({ waiting }) => waiting === 0)
    expect(system.received({ requestId: `${number}-1` })).toHaveLength(1)
  })

  test('is not asked twice where the answer was lost and its system makes a loan of each Request', async () => {
    const away = await startHangingPartner()
    await putSystem(
      away.url,
      { timeout: 'PT5S' },
      {
        connection: { protocol: 'iso18626', vendor: 'koha', url: away.url },
        symbols: [{ type: 'ISIL', value: 'NO-LEND' }],
      },
    )
    const asking = ask()
    await until('the request', () => away.bodies.length === 1)
    away.cut()
    const number = await asking
    const request = await becomes(number, 'it to fail', ({ failed }) => failed === 1)
    await reaches(number, 'request_sent')
    expect(away.bodies).toHaveLength(1)
    const [message] = request.messages
    const path = `/v1/relayed-requests/${request.id}/messages/${message?.id}`
    await putSystem(systemUrl)
    await call(lending, 'POST', `${path}/resend`)
    await becomes(number, 'it to be passed on', ({ messages: [first] }) => first?.state === 'delivered')
    expect((await lending.api('POST', `${path}/drop`)).status).toBe(409)
    await away.stop()
  })
})

test.each([
  [
    'by a protocol that cannot pass messages on',
    { connection: { protocol: 'ncip', url: 'http://127.0.0.1:9/' } },
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
  const answer = await lending.api('PUT', '/v1/partners/more', profile)
  expect(answer.status, JSON.stringify(answer.body)).toBe(status)
})

test('a Request that was being sent when a gateway died is left to a person where each makes a loan', async () => {
  const away = await startHangingPartner()
  away.refuse()
  await putSystem(away.url, {}, { connection: { protocol: 'iso18626', vendor: 'koha', url: away.url } })
  const number = await ask()
  const { id } = await becomes(
    number,
    'the request to wait',
    ({ messages: [first] }) => first?.state === 'waiting' && first.attempts === 1,
  )
  const value = RelayedRequest.parse((await lending.store.getDocument('relayed_request', id))?.value)
  const dead = {
    ...value,
    messages: value.messages.map((each) => ({ ...each, state: 'sending' as const, dueAt: value.createdAt })),
  }
  await lending.store.putDocuments([
    { kind: 'relayed_request', key: id, value: dead, expectedVersion: null },
    { kind: 'relay_work', key: id, value: workOf(dead), expectedVersion: null },
  ])
  await putSystem(systemUrl, {}, { connection: { protocol: 'iso18626', vendor: 'koha', url: systemUrl } })
  lending.advance(60_000)
  const request = await becomes(number, 'it to fail', ({ failed }) => failed === 1)
  expect(request.messages).toMatchObject([{ state: 'dead', possiblyTaken: true }])
  expect(system.received({ requestId: `${number}-1` })).toHaveLength(0)
  await away.stop()
})

test('two libraries of one gateway: the borrower asks the lending system itself, and nothing takes a way outside', async () => {
  await putLibrary(lending, 'NEAR', 'NO-NEAR')
  const { number } = (await call(lending, 'POST', '/v1/requests', {
    library: 'NEAR',
    citation: { title: 'Next door' },
    service: { type: 'loan' },
    rota: ['lms'],
  })) as Loan
  const status = async () => ((await call(lending, 'GET', `/v1/requests/${number}`)) as Loan).status
  const does = (type: string) => call(lending, 'POST', `/v1/requests/${number}/commands`, { type })
  await does('send')
  await until('the request', () => system.received({ requestId: `${number}-1` }).length > 0)
  const before = (await listed()).length
  await say(number, { reason: 'StatusChange', status: 'Loaned', dueDate: { days: 28 } })
  await until('the loan', async () => (await status()) === 'shipped_physically')
  await does('receive')
  await until('the receipt', () => system.received({ requestId: `${number}-1` }).length === 2)
  expect(await listed()).toHaveLength(before)
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
    await putSystem(systemUrl, { rewrite }, { connection: { ...connection, url: systemUrl } })
    const number = await ask()
    const { messages } = await becomes(number, 'the request', ({ waiting }) => waiting === 0)
    expect(messages).toMatchObject([{ state: 'delivered' }])
    const text = new TextDecoder().decode(system.received({}).at(-1)?.bytes)
    expect(text).toMatch(/version="2021-2"/)
    expect(text).toContain('LOCAL-1')
    expect(text).toContain('BRANCH-7')
    for (const outside of ['NO-LEND', 'NO-ASKS', number]) expect(text).not.toContain(`>${outside}`)
    const id = /<requestingAgencyRequestId>([^<]*)/.exec(text)?.[1] ?? ''
    expect(id).toHaveLength(12)
    const sent = await system.send(id, {
      reason: 'StatusChange',
      status: 'Loaned',
      dueDate: { days: 28 },
      delivery: { items: ['L-1', 'L-2'], via: 'Mail' },
    })
    expect(sent.confirmation?.status, sent.content).toBe('OK')
    await reaches(number, 'shipped_physically')
    await command(number, { type: 'receive' })
    const { messages: all } = await becomes(
      number,
      'the receipt',
      (each) => each.messages.length === 3 && each.waiting === 0,
    )
    expect(all.map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered'])
    expect(system.received({ requestId: id })).toHaveLength(2)
  })
})

describe('who may speak', () => {
  const post = async (partner: string, body: string) => {
    const answer = await fetch(addressOf(lending, partner), {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body,
    })
    return { status: answer.status, text: await answer.text() }
  }
  const sentOf = async () => {
    const number = await ask()
    await until('the request', () => system.received({ requestId: `${number}-1` }).length > 0)
    const [first] = system.received({ requestId: `${number}-1` })
    return { number, bytes: new TextDecoder().decode(first?.bytes) }
  }

  test('a requester speaks for its own agency alone', async () => {
    const { bytes } = await sentOf()
    const before = (await listed()).length
    const forged = bytes.replaceAll('NO-ASKS', 'NO-OTHER')
    const { text } = await post('asks', forged)
    expect(text).toMatch(/messageStatus>ERROR<[\s\S]*requestingAgencyId: NO-OTHER/)
    expect(await listed()).toHaveLength(before)
  })

  test('a broker that speaks for any agency changes no request that another partner made', async () => {
    const { number, bytes } = await sentOf()
    await putPartner(lending, 'broker', 'NO-BROKER', 'http://127.0.0.1:9/', { answersFor: 'any' })
    const { text } = await post('broker', bytes.replace('New<', 'Reminder<'))
    expect(text).toMatch(/messageStatus>ERROR</)
    expect((await relayed(number)).messages).toHaveLength(1)
  })

  test('a message for an agency that is no library here is answered as before', async () => {
    const { text } = await post('asks', (await sentOf()).bytes.replaceAll('NO-LEND', 'NO-NOBODY'))
    expect(text).toContain('this agency only borrows')
  })

  test('another partner’s answer about the request is refused, and the requester hears nothing', async () => {
    const number = await ask()
    await until('the request', () => system.received({ requestId: `${number}-1` }).length > 0)
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    const [sent] = system.sent({ requestId: `${number}-1` })
    await putPartner(lending, 'thief', 'NO-THIEF', 'http://127.0.0.1:9/')
    const { text } = await post('thief', sent?.content.replace('WillSupply', 'Unfilled') ?? '')
    expect(text).toMatch(/messageStatus>ERROR</)
    expect((await relayed(number)).messages).toHaveLength(2)
  })

  test('a library sees its own requests only', async () => {
    const { number } = await sentOf()
    const { id } = await relayed(number)
    await putLibrary(lending, 'ELSE', 'NO-ELSE')
    const key = (await call(lending, 'POST', '/v1/keys', {
      name: 'another library',
      role: 'staff',
      library: 'ELSE',
    })) as { readonly key: string }
    expect((await lending.api('GET', `/v1/relayed-requests/${id}`, undefined, { key: key.key })).status).toBe(
      404,
    )
  })
})

test('a library answers Unfilled for a request that its system never took', async () => {
  const away = await startHangingPartner()
  away.refuse()
  await putSystem(away.url)
  const number = await ask()
  await becomes(number, 'the request to wait', ({ waiting }) => waiting === 1)
  lending.advance(3 * 86_400_000)
  await reaches(number, 'rejected_by_partner')
  const request = await becomes(number, 'the answer to be settled', ({ waiting }) => waiting === 0)
  expect(summaries(request)).toEqual([
    'system: request New refused',
    'requester: supplyingAgencyMessage Unfilled delivered',
  ])
  expect(request.messages.at(-1)?.isOwn).toBe(true)
  await away.stop()
})
