import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let key: string
let numbers: readonly string[]
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  for (const code of ['SUP', 'OTHER']) await gateway.makePartner(code)
  const sent: string[] = []
  for (const partner of ['SUP', 'SUP', 'OTHER']) {
    const number = await makeRequest(gateway, key, { ...wanted(`Loans by ${partner}`), rota: [partner] })
    await command(gateway, key, number, { type: 'send' })
    sent.push(number)
  }
  numbers = sent
  await gateway.deliver()
  for (const [body, token] of [
    [supplierMessage({ requestId: `${sent[0]}-1`, note: 'It is at the bindery.' }), 'SUP'],
    [supplierMessage({ requestId: `${sent[2]}-1`, supplier: 'OTHER' }), 'OTHER'],
    [supplierMessage({ requestId: 'ABC-0000000000-1' }), 'SUP'],
  ])
    await gateway.call('POST', `/partners/${token}/iso18626`, {
      key: `${token}-token-long-enough`,
      body: body ?? '',
    })
})
afterAll(() => gateway.close())

const list = async (path: string): Promise<readonly Record<string, unknown>[]> => {
  const answer = await gateway.call('GET', path)
  expect(answer.status, answer.text).toBe(200)
  return Object(answer.json).items
}

describe('the list of deliveries', () => {
  test('takes several values of a filter, a request, and words', async () => {
    expect(await list('/v1/deliveries?partner=SUP,OTHER')).toHaveLength(3)
    expect(await list('/v1/deliveries?partner=SUP&partner=OTHER&state=dead,delivered')).toHaveLength(3)
    expect(await list('/v1/deliveries?state=delivered')).toHaveLength(0)
    expect(await list(`/v1/deliveries?request=${numbers[1]}`)).toMatchObject([{ request: numbers[1] }])
    expect(await list('/v1/deliveries?text=loans%20OTHER')).toMatchObject([{ partner: 'OTHER' }])
    const [first] = await list('/v1/deliveries?state=dead&partner=OTHER')
    const word = Reflect.get(Object(first?.lastError), 'code')
    expect(await list(`/v1/deliveries?reason=${encodeURIComponent(word)}`)).toHaveLength(3)
    expect(await list('/v1/deliveries?reason=nobody-says-this')).toHaveLength(0)
  })

  test('goes on page by page, and misses and repeats nothing', async () => {
    const seen: unknown[] = []
    for (let cursor = ''; ; ) {
      const answer = await gateway.call('GET', `/v1/deliveries?text=loans&limit=1${cursor}`)
      seen.push(...Object(answer.json).items.map(({ id }: { id: string }) => id))
      const next = answer.at('nextCursor')
      if (next === null) break
      cursor = `&cursor=${String(next)}`
    }
    expect(new Set(seen).size).toBe(3)
    expect(seen).toHaveLength(3)
  })

  test('names the nearest parameter where one is unknown', async () => {
    for (const path of [
      'deliveries?stat=dead',
      'messages?partners=SUP',
      'audit?actr=x',
      'users?libary=ABC',
    ]) {
      const answer = await gateway.call('GET', `/v1/${path}`)
      expectProblem(answer, 400, 'invalid-input')
      expect(answer.text).toContain('Did you mean')
    }
  })
})

test('the list of messages takes the same filters', async () => {
  expect(await list('/v1/messages?partner=SUP,OTHER')).toHaveLength(3)
  expect(await list('/v1/messages?text=bindery')).toMatchObject([{ request: numbers[0] }])
  // The partner's message itself says nothing of the title.
  expect(await list('/v1/messages?text=loans%20OTHER')).toMatchObject([{ request: numbers[2] }])
  expect(await list(`/v1/messages?text=${numbers[0]}`)).toMatchObject([{ request: numbers[0] }])
  expect(await list('/v1/messages?text=%E2%80%94%20!')).toEqual([])
  expect(await list('/v1/messages?state=applied,rejected,ignored,review')).toHaveLength(3)
  expect(await list(`/v1/messages?request=${numbers[2]}`)).toMatchObject([{ partner: 'OTHER' }])
})

describe('many at once', () => {
  test('dead letters are sent again where they still matter, each with its result, and once for a key', async () => {
    const dead = (await list('/v1/deliveries?state=dead')).map(({ id }) => String(id))
    expect(dead).toHaveLength(3)
    const json = { action: 'resend', ids: [...dead, 'nothing', 7, ''] }
    const headers = { 'idempotency-key': 'resend-all' }
    const answer = await gateway.call('POST', '/v1/deliveries/bulk', { json, headers })
    expect(answer.json).toMatchObject({ done: 1, refused: 5 })
    expect(answer.at('items', 3)).toMatchObject({
      result: 'refused',
      problem: { type: '/problems/not-found' },
    })
    for (const index of [4, 5])
      expect(answer.at('items', index)).toMatchObject({
        index,
        id: null,
        result: 'refused',
        problem: { type: '/problems/invalid-input', status: 400 },
      })
    const again = await gateway.call('POST', '/v1/deliveries/bulk', { json, headers })
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(again.json).toEqual(answer.json)
    expect(await list('/v1/deliveries?state=waiting')).toHaveLength(1)
  })

  test('messages are read again; another library’s are not there', async () => {
    const ids = (await list('/v1/messages')).map(({ id }) => String(id))
    const json = { action: 'reprocess', ids }
    const other = await gateway.makeLibrary('XYZ')
    const foreign = await gateway.call('POST', '/v1/messages/bulk', { key: other, json })
    expect(foreign.json).toMatchObject({ done: 0, refused: ids.length })
    const own = await gateway.call('POST', '/v1/messages/bulk', { json })
    expect(own.status).toBe(200)
    expect(Object(own.json).items).toHaveLength(ids.length)
  })
})

test('the references to a document are listed before anybody deletes it', async () => {
  const path = '/v1/configuration/references?kind=partner&code=SUP'
  const answer = await gateway.call('GET', path)
  expect(answer.json).toMatchObject({
    count: 2,
    requests: 2,
    items: [{ kind: 'request' }, { kind: 'request' }],
  })
  await gateway.call('PUT', '/v1/rota-templates/near', {
    json: { choose: { by: 'list', partners: ['SUP'] } },
  })
  expect((await gateway.call('GET', path)).at('items', 0)).toEqual({
    kind: 'document',
    documentKind: 'rota_template',
    code: 'near',
    path: 'choose/partners/0',
  })
  expectProblem(await gateway.call('GET', `${path}X`), 404, 'not-found')
})
