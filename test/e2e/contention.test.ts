import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { supplierMessage } from '../http/messages.ts'
import { startWholeGateway, type WholeGateway } from '../support/gateway.ts'
import { partnerProfile } from '../support/http.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

let redis: RedisServer
let folder: string
beforeAll(async () => {
  redis = await startRedis()
  folder = await mkdtemp(join(tmpdir(), 'lendwire-contention-'))
})
afterAll(async () => {
  await redis.stop()
  await rm(folder, { recursive: true, force: true })
})

const numberOf = (body: unknown): string => (body as { number: string }).number
const itemsOf = (body: unknown) => (body as { items: { kind: string; message?: { state: string } }[] }).items

const post = (gateway: WholeGateway, body: string): Promise<number> =>
  fetch(`${gateway.url}/partners/SUP/iso18626`, {
    method: 'POST',
    headers: { authorization: 'Bearer SUP-token-long-enough', 'content-type': 'application/xml' },
    body,
  }).then(({ status }) => status)

describe.each([
  ['one process on SQLite', 1, () => `sqlite:${join(folder, 'one.sqlite')}`],
  ['one process on Redis', 1, () => `${redis.url}?prefix=one`],
  ['two processes on SQLite', 2, () => `sqlite:${join(folder, 'two.sqlite')}`],
  ['three processes on Redis', 3, () => redis.url],
])('a crowd of messages of one request, for %s', (_, processes, storeUrl) => {
  const gateways: WholeGateway[] = []
  beforeAll(async () => {
    while (gateways.length < processes)
      gateways.push(
        await startWholeGateway({
          LENDWIRE_STORE: storeUrl(),
          LENDWIRE_SHARE_STORE_FILE: String(processes > 1),
        }),
      )
  })
  afterAll(() => Promise.all(gateways.map((gateway) => gateway.stop())))

  test('each is taken and kept, with commands between them', async () => {
    const [first] = gateways
    if (first === undefined) throw new Error('no gateway was started')
    const library = { name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }] }
    await first.api('PUT', '/v1/libraries/ABC', library)
    await first.api('PUT', '/v1/partners/SUP', { ...partnerProfile('SUP'), retry: { attempts: 20 } })
    const json = {
      library: 'ABC',
      citation: { title: 'On lending' },
      service: { type: 'loan' },
      rota: ['SUP'],
    }
    const number = numberOf((await first.api('POST', '/v1/requests', json)).body)
    await first.api('POST', `/v1/requests/${number}/commands`, { type: 'send' })

    const crowd = Array.from({ length: 150 }, (_, index) => {
      const gateway = gateways[index % processes] ?? first
      const minute = String(index % 60).padStart(2, '0')
      const timestamp = `2026-11-24T1${Math.floor(index / 60)}:${minute}:00Z`
      const note = `note ${index}`
      const body = supplierMessage({ requestId: `${number}-1`, reason: 'Notification', timestamp, note })
      return post(gateway, body)
    })
    const notes = Array.from({ length: 10 }, (_, index) =>
      first.api('POST', `/v1/requests/${number}/commands`, { type: 'message', note: `own ${index}` }),
    )
    expect(new Set(await Promise.all(crowd))).toEqual(new Set([200]))
    expect(new Set((await Promise.all(notes)).map(({ status }) => status))).toEqual(new Set([202]))

    const timeline = itemsOf((await first.api('GET', `/v1/requests/${number}/timeline`)).body)
    const came = timeline.filter(({ kind }) => kind === 'message_in')
    expect(came.map(({ message }) => message?.state)).toEqual(Array.from({ length: 150 }, () => 'applied'))
  })
})
