import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { adminKey, until } from '../support/gateway.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'
import { createClient } from './client.ts'
import { type StartedWorker, startWorker } from './start.ts'

let redis: RedisServer
let worker: StartedWorker
const lenders: Lender[] = []

const { call, api, read, create, command, statusOf, becomes } = createClient(() => worker.url)

/** Starts a lender, and names it to the gateway. */
const startLender = async (code: string, scenario: string, port = 0): Promise<Lender> => {
  const token = `the-token-of-${code}-is-long`
  const gateway = { url: `${worker.url}/partners/${code}/iso18626`, token }
  const lender = createLender({ scenario, gateway, pace: 0.1 })
  lenders.push(lender)
  await api('PUT', `/v1/partners/${code}`, {
    name: code,
    symbols: [{ type: 'ISIL', value: code }],
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'bearer', token }],
    connection: { protocol: 'iso18626', url: await lender.start(port) },
    retry: { attempts: 20, firstDelay: 'PT1S', longestDelay: 'PT1S' },
  })
  return lender
}

const borrow = (partner: string, workflow = 'standard loan'): Promise<string> =>
  create({
    library: 'ABC',
    citation: { title: 'The Left Hand of Darkness' },
    service: { type: 'loan' },
    rota: [partner],
    workflow,
  })

const Inbox = z.object({ items: z.array(z.looseObject({ protocol: z.string() })) })
const mails = async () =>
  (await read('/v1/messages', Inbox)).items.filter(({ protocol }) => protocol === 'email')
const mail = (to: string) =>
  `From: somebody@example.org\r\nTo: ${to}\r\nSubject: A question\r\nMessage-ID: <1@example.org>\r\n\r\nHello.\r\n`

/** Counts the connections of Redis, without the asking one. */
const connections = async (): Promise<number> => (await redis.ask('CLIENT', 'LIST')).split('\n').length - 1

beforeAll(async () => {
  redis = await startRedis()
  worker = await startWorker({
    LENDWIRE_STORE: redis.url,
    LENDWIRE_PUBLIC_URL: 'https://ill.example.org',
    LENDWIRE_ADMIN_KEY: adminKey,
    LENDWIRE_ALLOW_PLAIN_SECRETS: 'true',
    LENDWIRE_KEEP_UNASSIGNED: 'PT1S',
  })
  await api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    timeZone: 'Europe/Oslo',
    symbols: [{ type: 'ISIL', value: 'NO-ABC' }],
  })
})
afterAll(async () => {
  for (const lender of lenders) await lender.stop()
  await worker?.stop()
  await redis?.stop()
})

test('serves the console, whose files the platform keeps', async () => {
  const page = await fetch(`${worker.url}/console/requests`)
  const nonce = /'nonce-([^']+)'/.exec(page.headers.get('content-security-policy') ?? '')?.[1] ?? 'none'
  const text = await page.text()
  expect(text).toContain(`content="${nonce}"`)
  const script = /src="(\/console\/assets\/[^"]+)"/.exec(text)?.[1]
  const file = await fetch(`${worker.url}${script}`)
  expect([file.status, file.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ])
  await file.body?.cancel()
})

test('a loan over ISO 18626, from its creation to its end', async () => {
  const lender = await startLender('NORTH', 'will-supply-then-loaned')
  const number = await borrow('NORTH')
  await command(number, 'send')
  await becomes(number, 'shipped_physically')
  await command(number, 'receive')
  await command(number, 'return')
  await becomes(number, 'request_completed')
  const received = lender.received()
  expect(received.map((each) => each.message?.trigger)).toEqual(['request', 'received', 'shipped_return'])
  expect(received.flatMap(({ faults }) => faults)).toEqual([])
  const confirmed = () => lender.sent().map(({ confirmation }) => confirmation?.status)
  await until('the last confirmation', () => confirmed().length === 3)
  expect(confirmed()).toEqual(['OK', 'OK', 'OK'])
})

describe('the sweep of a minute', () => {
  test('sends what could not be delivered', async () => {
    const away = await startLender('SOUTH', 'loaned-at-once')
    await away.stop()
    const number = await borrow('SOUTH')
    await command(number, 'send')
    await until('an attempt that failed', async () => {
      const text = JSON.stringify(await api('GET', `/v1/requests/${number}/timeline`))
      return text.includes('Network connection lost')
    })
    await startLender('SOUTH', 'loaned-at-once')
    await until('the loan', async () => {
      await worker.tick()
      return (await statusOf(number)) === 'shipped_physically'
    })
  })

  test('decides what a deadline means, and sends what comes of it', async () => {
    const silent = await startLender('WEST', 'silent')
    await api('PUT', '/v1/workflows/hasty', { onExpiry: 'close', deadlines: { response: 'PT1S' } })
    const number = await borrow('WEST', 'hasty')
    await command(number, 'send')
    await until('the request at the lender', () => silent.received().length > 0)
    await until('the end of its time', async () => {
      await worker.tick()
      return (await statusOf(number)) === 'expired'
    })
    expect(silent.received().map(({ message: parsed }) => parsed?.trigger)).toEqual(['request', 'cancel'])
  })
})

describe('a mail that is handed over', () => {
  test('goes into the mailbox that its address names', async () => {
    await api('PUT', '/v1/mailboxes/ill', { since: '2026-01-01T00:00:00.000Z' })
    const to = 'ILL+token@library.example'
    expect(await worker.mail(to, mail(to))).toBe(200)
    expect(await mails()).toMatchObject([
      { protocol: 'email', state: 'review', reason: { code: 'kept_message.no_request' } },
    ])
  })

  test('is refused where there is no such mailbox, or none that is in use', async () => {
    await api('PUT', '/v1/mailboxes/old', { status: 'inactive' })
    for (const to of ['nobody@library.example', 'old@library.example'])
      expect(await worker.mail(to, mail(to))).not.toBe(200)
    expect((await mails()).length).toBe(1)
  })

  test('is forgotten at a full hour, once it was kept for as long as it is to be', async () => {
    await worker.tick(new Date('2026-11-24T12:59:00Z'))
    expect((await mails()).length).toBe(1)
    await until('no mail', async () => {
      await worker.tick(new Date('2026-11-24T13:00:00Z'))
      return (await mails()).length === 0
    })
  })
})

test('an event stream tells what happens while it is open, and lets go of Redis when its reader goes', async () => {
  const ending = new AbortController()
  const headers = { authorization: `Bearer ${adminKey}`, accept: 'text/event-stream' }
  const response = await fetch(`${worker.url}/v1/events?library=ABC`, { headers, signal: ending.signal })
  const number = await borrow('NORTH')
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += new TextDecoder().decode(chunk)
    if (text.includes(number)) break
  }
  expect(text).toContain('event: request.created')
  ending.abort()
  // That nobody reads any more is seen when more is to be written.
  await until('no connection', async () => {
    await borrow('NORTH')
    return (await connections()) === 0
  })
})

test('answers 503 while Redis is away, and goes on when it is back', async () => {
  await redis.kill()
  const refused = await call('GET', '/v1/requests')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await refused.json()).toMatchObject({ type: '/problems/unavailable' })
  expect(await worker.mail('ill@library.example', mail('ill@library.example'))).toBeGreaterThanOrEqual(500)
  await redis.start()
  expect((await call('GET', '/v1/requests')).status).toBe(200)
})
