import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { command, expectProblem, makeRequest } from './scene.ts'

let gateway: TestGateway
let abc: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
})
afterAll(() => gateway.close())

const Part = z.object({
  items: z.array(z.looseObject({ id: z.string(), type: z.string(), cursor: z.string() })),
  nextCursor: z.string(),
})

const read = async (query = '', key?: string) => {
  const answer = await gateway.call('GET', `/v1/gateway-events?${query}`, key === undefined ? {} : { key })
  expect(answer.status, answer.text).toBe(200)
  return Part.parse(answer.json)
}
const types = async (query = '', key?: string) => (await read(query, key)).items.map(({ type }) => type)

/** Waits for the first event of a stream. */
const firstOf = async (response: Response): Promise<string> => {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? ''
  await reader?.cancel()
  return text
}

test('admins see every change of the configuration; a library system sees that of partners', async () => {
  const { nextCursor } = await read()
  await gateway.makePartner('SUP', { retry: { attempts: 100 } })
  await gateway.call('PUT', '/v1/rota-templates/near', {
    json: { choose: { by: 'list', partners: ['SUP'] } },
  })
  expect((await read(`cursor=${nextCursor}`)).items).toMatchObject([
    { type: 'partner.changed', partner: 'SUP', data: { by: { kind: 'key' } } },
    {
      type: 'configuration.changed',
      data: { documents: [{ kind: 'partner', code: 'SUP', paths: expect.arrayContaining(['name']) }] },
    },
    { type: 'configuration.changed', data: { documents: [{ kind: 'rota_template', code: 'near' }] } },
  ])
  expect(await types('', abc)).toEqual(['partner.changed'])
  expect(await types('type=configuration.changed', abc)).toEqual([])
  expect(await types('partner=NONE', abc)).toEqual([])
})

test('a library does not see that another one set something of a partner for itself', async () => {
  const xyz = await gateway.makeLibrary('XYZ')
  const { nextCursor } = await read('cursor=latest')
  const noted = await gateway.call('PUT', '/v1/partners/SUP/closures/2026-12-24', {
    key: xyz,
    json: { to: '2026-12-26' },
  })
  expect(noted.status, noted.text).toBe(200)
  const seen = async (key?: string) => (await types(`cursor=${nextCursor}`, key)).join()
  expect([await seen(), await seen(xyz), await seen(abc)]).toEqual([
    'partner.changed,configuration.changed',
    'partner.changed',
    '',
  ])
})

test('a partner that is paused, and takes messages again, is announced once each, to everybody', async () => {
  const { nextCursor } = await read('cursor=latest', abc)
  const listening = gateway.fetch('GET', `/v1/gateway-events?cursor=${nextCursor}`, {
    key: abc,
    headers: { accept: 'text/event-stream' },
  })
  const number = await makeRequest(gateway, abc)
  await command(gateway, abc, number, { type: 'send' })
  for (let attempt = 0; attempt < 6; attempt += 1) {
    await gateway.deliver()
    gateway.advance(3_600_000)
  }
  expect(await firstOf(await listening)).toContain('event: partner.paused')
  expect(await types(`cursor=${nextCursor}`, abc)).toEqual(['partner.paused'])

  const resumed = await gateway.call('POST', '/v1/partners/SUP/resume')
  expect(resumed.status, resumed.text).toBe(200)
  expect(
    (await read(`cursor=${nextCursor}&wait=30&type=partner.paused,partner.recovered`, abc)).items,
  ).toMatchObject([
    { type: 'partner.paused', partner: 'SUP' },
    { type: 'partner.recovered', partner: 'SUP' },
  ])
})

test('a reader goes on from each event, also within one change of many documents, and misses and repeats none', async () => {
  const partners = ['ONE', 'TWO', 'THREE'].map((code) => ({ code, ...partnerProfile(code) }))
  const { nextCursor } = await read('cursor=latest')
  const applied = await gateway.call('POST', '/v1/configuration', { json: { content: { partners } } })
  expect(applied.status, applied.text).toBe(200)
  const whole = await read(`cursor=${nextCursor}`)
  expect(whole.items).toHaveLength(4)
  const ids: string[] = []
  for (let cursor = nextCursor; ; ) {
    const part = await read(`cursor=${cursor}&limit=1`)
    if (part.items.length === 0) break
    ids.push(...part.items.map(({ id }) => id))
    cursor = part.items.at(-1)?.cursor ?? ''
    expect(part.nextCursor).toBe(cursor)
  }
  expect(ids).toEqual(whole.items.map(({ id }) => id))
})

test('a cursor that this feed never gave out is refused, and so is a caller without the right', async () => {
  expectProblem(await gateway.call('GET', '/v1/gateway-events?cursor=1-00000000'), 410, 'gone')
  expectProblem(await gateway.call('GET', '/v1/gateway-events?cursor=ABC:1'), 400, 'invalid-input')
  const metrics = await gateway.makeKey({ role: 'metrics', name: 'monitoring' })
  expectProblem(await gateway.call('GET', '/v1/gateway-events', { key: metrics }), 403, 'forbidden')
})

test('a filter that matches nothing for long examines five hundred entries a call, and goes on behind them', async () => {
  const read: number[] = []
  const own = await startHttp({
    storeWith: (store) => ({
      listAudit: async (range, limit) => {
        const records = await store.listAudit(range, limit)
        // The watcher of events and the sealed head look at single entries beside it.
        if (limit > 1) read.push(records.length)
        return records
      },
    }),
  })
  try {
    await own.makePartner('SUP')
    const last = await own.store.lastAudit()
    const behind = last?.sequence ?? 0
    const entry = JSON.stringify({
      at: '2026-11-24T10:00:00.000Z',
      action: 'access_refused',
      actor: null,
      library: null,
    })
    await own.store.appendAudit(
      Array.from({ length: 1_200 }, (_, index) => ({
        sequence: behind + 1 + index,
        hash: String(index).padStart(64, '0'),
        entry,
      })),
    )
    await own.makePartner('LATE')
    const parts: Awaited<ReturnType<typeof partOf>>[] = []
    const partOf = async (cursor: string) => {
      read.length = 0
      const answer = await own.call('GET', `/v1/gateway-events?partner=LATE&cursor=${cursor}`)
      expect(answer.status, answer.text).toBe(200)
      return Part.parse(answer.json)
    }
    for (let cursor = '0'; parts.at(-1)?.items.length !== 1; cursor = parts.at(-1)?.nextCursor ?? '') {
      parts.push(await partOf(cursor))
      expect(read).toHaveLength(1)
      expect(Math.max(...read)).toBeLessThanOrEqual(501)
      expect(parts.length).toBeLessThan(10)
    }
    expect(parts.map(({ items }) => items.length)).toEqual([0, 0, 1])
    expect(parts.at(-1)?.items[0]).toMatchObject({ type: 'partner.changed', partner: 'LATE' })
  } finally {
    await own.close()
  }
})
