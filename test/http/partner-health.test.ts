import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

const day = 86_400_000
/** A little less than a day: what takes it counts as one. */
const shortDay = day - 3_600_000

let gateway: WholeGateway
beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true })
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
  })
  for (const code of ['NORTH', 'SOUTH', 'WEST'])
    await gateway.api('PUT', `/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      allowPrivateNetwork: true,
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
    })
})
afterAll(() => gateway.stop())

const Numbered = z.object({ number: z.string() })

const create = async (rota: readonly string[]): Promise<(command: object) => Promise<void>> => {
  const { body } = await gateway.api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'Sult' },
    service: { type: 'loan' },
    rota,
  })
  const { number } = Numbered.parse(body)
  return async (command) => {
    await gateway.call('POST', `/v1/requests/${number}/commands`, command)
  }
}

const event = (type: string, more: object = {}) => ({
  type: 'record_partner_event',
  event: { type, ...more },
})

const health = async (code: string, query = '') =>
  (await gateway.api('GET', `/v1/partners/${code}/health${query}`)).body

test('the scorecard follows two loans from asking to the return', async () => {
  const give = await create(['NORTH', 'SOUTH'])
  await give({ type: 'send' })
  gateway.advance(2 * shortDay)
  await give(event('unfilled', { reason: 'NotHeld' }))
  gateway.advance(shortDay)
  await give(event('will_supply'))
  gateway.advance(3 * shortDay)
  await give(event('shipped', { items: [{}], cost: { currency: 'EUR', amount: '7.50' } }))
  await give({ type: 'receive' })
  gateway.advance(20 * shortDay)
  await give({ type: 'return' })

  expect(await health('NORTH')).toMatchObject({
    partner: 'NORTH',
    scorecard: {
      requests: {
        sent: 1,
        filled: 0,
        unfilled: 1,
        unfilledByReason: [{ reason: 'NotHeld', count: 1 }],
        fillRate: 0,
      },
      days: { answer: { measured: 1, median: 2, p90: 2 }, ship: { measured: 0, median: null } },
    },
    open: { total: 0, oldest: null },
  })
  const { weeks } = z
    .object({ weeks: z.array(z.object({ answered: z.int(), expired: z.int() })) })
    .parse(await health('NORTH'))
  // It answered 24 days ago.
  expect(weeks.map(({ answered }) => answered)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0])
  expect(await health('SOUTH')).toMatchObject({
    scorecard: {
      requests: { sent: 1, filled: 1, unfilled: 0, fillRate: 1 },
      days: {
        answer: { measured: 1, median: 1 },
        ship: { measured: 1, median: 4 },
        return: { measured: 1, median: 21 },
      },
      costs: [{ currency: 'EUR', amount: '7.50' }],
    },
  })
  // A shorter time leaves out what was asked before.
  expect(await health('NORTH', '?days=5')).toMatchObject({
    scorecard: { requests: { sent: 0, unfilled: 0, fillRate: null } },
  })
})

test('open requests are counted by stage, with the one that waits the longest', async () => {
  const first = await create(['WEST'])
  await first({ type: 'send' })
  const since = gateway.now()
  gateway.advance(day)
  const second = await create(['WEST'])
  await second({ type: 'send' })
  const shown = await health('WEST')
  expect(shown).toMatchObject({ open: { total: 2, stages: [{ stage: 'sent', count: 2 }] } })
  const { open } = z.object({ open: z.object({ oldest: z.object({ since: z.string() }) }) }).parse(shown)
  expect(Math.abs(Date.parse(open.oldest.since) - since)).toBeLessThan(60_000)
})

test('a partner that fails is paused, and the time counts until it delivers again', async () => {
  const { store } = gateway
  const since = new Date(gateway.now() - 3 * 3_600_000).toISOString()
  const value = { failures: 7, openUntil: null, pausedSince: since }
  await store.putDocuments([{ kind: 'circuit', key: 'NORTH', value, expectedVersion: null }])
  const paused = await health('NORTH')
  expect(paused).toMatchObject({ state: 'probing', failures: 7, pausedSince: since })
  const { scorecard } = z.object({ scorecard: z.object({ pausedSeconds: z.number() }) }).parse(paused)
  expect(scorecard.pausedSeconds).toBeGreaterThanOrEqual(3 * 3600)
})

test('messages of a partner are counted by what became of them, and not those that may be a stranger’s', async () => {
  const token = 'the-token-of-the-south-library'
  const patch = { inboundCredentials: [{ kind: 'bearer', token }] }
  const { status } = await gateway.api('PATCH', '/v1/partners/SOUTH', patch, {
    headers: { 'content-type': 'application/merge-patch+json' },
  })
  expect(status).toBe(200)
  const post = (secret: string) =>
    fetch(`${gateway.url}/partners/SOUTH/iso18626`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml', authorization: `Bearer ${secret}` },
      body: '<no message>',
    })
  expect((await post('a-wrong-token-of-somebody')).status).toBe(401)
  expect((await post(token)).status).toBe(400)
  const shown = await until('the message to be counted', async () => {
    const counted = z
      .object({
        lastReceivedAt: z.string().nullable(),
        scorecard: z.object({ messages: z.object({ received: z.number(), refused: z.number() }) }),
      })
      .parse(await health('SOUTH'))
    return counted.scorecard.messages.received > 0 ? counted : undefined
  })
  expect(shown.scorecard.messages).toMatchObject({ received: 1, refused: 1 })
})

test('the list shows every partner, and only admins see it', async () => {
  const { body } = await gateway.api('GET', '/v1/partner-health?days=30')
  expect(body).toMatchObject({ items: [{ partner: 'NORTH' }, { partner: 'SOUTH' }, { partner: 'WEST' }] })
  expect((await gateway.api('GET', '/v1/partners/NOBODY/health')).status).toBe(404)
  expect((await gateway.api('GET', '/v1/partners/NORTH/health?days=0')).status).toBe(400)
})
