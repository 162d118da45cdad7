import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { CachedKind } from '../../src/store/ports/documents.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { supplierMessage } from '../http/messages.ts'
import { command, expectProblem, makeRequest, wanted } from '../http/scene.ts'
import { until } from '../support/gateway.ts'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { startRedis } from '../support/redis.ts'
import { stores, type TestStore } from './stores.ts'

describe.each(Object.entries(stores))('over %s', (_, open) => {
  let store: TestStore
  let gateway: TestGateway
  let abc: string
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    gateway = await store.start()
    abc = await gateway.makeLibrary('ABC')
    await gateway.makePartner('GOOD')
    await gateway.makePartner('BAD')
    return () => gateway.close()
  })

  /** Writes into a stored document what no version of this program accepts. */
  const breakDocument = async (
    kind: CachedKind,
    code: string,
    change: (value: object) => unknown,
  ): Promise<void> => {
    const stored = await gateway.store.getDocument(kind, code)
    const value = change(Object(stored?.value))
    expect(await gateway.store.putDocuments([{ kind, key: code, value, expectedVersion: null }])).toBe(
      'written',
    )
  }
  const breakTimeout = () =>
    breakDocument('partner', 'BAD', (value) => ({
      ...value,
      connection: { ...(partnerProfile('BAD').connection as object), timeout: 'PT0S' },
    }))
  const send = async (partner: string): Promise<string> => {
    const number = await makeRequest(gateway, abc, { ...wanted(`For ${partner}`), rota: [partner] })
    const sent = await command(gateway, abc, number, { type: 'send' })
    expect(sent.status, sent.text).toBe(202)
    return number
  }
  const deliveryOf = async (number: string) => {
    const timeline = await gateway.call('GET', `/v1/deliveries?limit=200`)
    const items = timeline.at('items') as readonly {
      request: string
      state: string
      attempts: number
      lastError: { text: string } | null
    }[]
    return items.find(({ request }) => request === number)
  }
  const place = { kind: 'partner', code: 'BAD' }

  test('a partner that cannot be read stops its own deliveries alone, and its faults are named', async () => {
    const [good, bad] = [await send('GOOD'), await send('BAD')]
    await breakTimeout()
    await gateway.deliver()
    // Nobody listens at either address: what was tried failed on the wire, what was not waits.
    await until(
      'the delivery to the good partner to be given up',
      async () => (await deliveryOf(good))?.state === 'dead',
    )
    expect(await deliveryOf(bad)).toMatchObject({
      state: 'waiting',
      lastError: { text: expect.stringMatching(/partner BAD .*connection\/timeout/) },
    })
    const faults = await gateway.call('GET', '/v1/configuration/faults')
    expect(faults.json).toEqual({
      items: [
        {
          ...place,
          faults: [expect.objectContaining({ path: 'connection/timeout', text: expect.any(String) })],
        },
      ],
      nextCursor: null,
    })
    const ready = await gateway.call('GET', '/readyz', { key: null })
    expect([ready.status, ready.json]).toEqual([
      200,
      { status: 'degraded', faultyDocuments: [place], parts: expect.any(Array) },
    ])

    await gateway.makePartner('BAD')
    expect((await gateway.call('GET', '/readyz', { key: null })).json).toEqual({
      status: 'ok',
      parts: expect.any(Array),
    })
    gateway.advance(61_000)
    await gateway.deliver()
    expect(await deliveryOf(bad)).toMatchObject({ state: 'dead' })
  })

  test('a use of it is refused with the document, the path and the fault; lists leave it out', async () => {
    await breakTimeout()
    const refused = await gateway.call('GET', '/v1/partners/BAD')
    expectProblem(refused, 503, 'document-fault')
    expect(refused.json).toMatchObject({
      document: place,
      faults: [{ path: 'connection/timeout' }],
      detail: expect.stringMatching(/^The stored partner BAD has faults \(connection\/timeout: /),
    })
    const list = await gateway.call('GET', '/v1/partners')
    const codes = (list.at('items') as readonly { code: string }[]).map(({ code }) => code)
    expect([list.status, codes]).toEqual([200, ['GOOD']])
    const message = await gateway.call('POST', '/partners/BAD/iso18626', {
      key: 'BAD-token-long-enough',
      body: supplierMessage({ requestId: 'ABC-0-1', supplier: 'BAD' }),
      headers: { 'content-type': 'application/xml' },
    })
    expectProblem(message, 503, 'document-fault')
    const others = await gateway.call('POST', '/partners/GOOD/iso18626', {
      key: 'GOOD-token-long-enough',
      body: supplierMessage({ requestId: 'ABC-0-1', supplier: 'GOOD' }),
      headers: { 'content-type': 'application/xml' },
    })
    expect(others.status).toBe(200)
    expect((await gateway.makePartner('NEW')).status).toBe(201)
  })

  test('a new request cannot name it, and a rota that has it passes over it with the reason', async () => {
    const number = await makeRequest(gateway, abc, { ...wanted(), rota: ['BAD', 'GOOD'] })
    await breakTimeout()
    const sent = await command(gateway, abc, number, { type: 'send' })
    expect(sent.status, sent.text).toBe(202)
    const shown = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(shown.at('rota', 0)).toMatchObject({
      state: 'skipped',
      reason: { text: expect.stringContaining('connection/timeout') },
    })
    expect(shown.at('rota', 1, 'state')).toBe('active')
    const created = await gateway.call('POST', '/v1/requests', {
      key: abc,
      json: { ...wanted(), rota: ['BAD', 'GOOD'] },
    })
    expectProblem(created, 400, 'invalid-input')
    expect(created.at('faults', 0)).toEqual(
      expect.objectContaining({
        path: 'rota/0',
        text: expect.stringMatching(/partner BAD .*connection\/timeout/),
      }),
    )
  })

  test('a workflow profile that cannot be read is refused to new requests; others, and those under way, go on', async () => {
    await gateway.call('PUT', '/v1/workflows/own', { json: {} })
    const number = await makeRequest(gateway, abc, { ...wanted(), rota: ['GOOD'], workflow: 'own' })
    await command(gateway, abc, number, { type: 'send' })
    await breakDocument('workflow', 'own', (value) => ({ ...value, complete: 'never' }))
    const refused = await gateway.call('POST', '/v1/requests', {
      key: abc,
      json: { ...wanted(), rota: ['GOOD'], workflow: 'own' },
    })
    expectProblem(refused, 503, 'document-fault')
    expect(refused.at('document')).toEqual({ kind: 'workflow', code: 'own' })
    await makeRequest(gateway, abc, { ...wanted(), rota: ['GOOD'] })
    const shown = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(shown.at('missingDocuments')).toEqual([
      {
        kind: 'workflow',
        code: 'own',
        fault: expect.objectContaining({ text: expect.stringContaining('complete') }),
      },
    ])
    const answer = await gateway.call('POST', '/partners/GOOD/iso18626', {
      key: 'GOOD-token-long-enough',
      body: supplierMessage({ requestId: `${number}-1`, supplier: 'GOOD' }),
      headers: { 'content-type': 'application/xml' },
    })
    expect(answer.text).toContain('<messageStatus>OK</messageStatus>')
  })

  test('a library that cannot be read stops its own requests alone', async () => {
    const def = await gateway.makeLibrary('DEF')
    const number = await makeRequest(gateway, def, { ...wanted(), rota: ['GOOD'] })
    await breakDocument('library', 'DEF', (value) => ({ ...value, timeZone: 'Mars/Olympus' }))
    expectProblem(
      await gateway.call('POST', '/v1/requests', { key: def, json: wanted() }),
      503,
      'document-fault',
    )
    expectProblem(await command(gateway, def, number, { type: 'send' }), 503, 'document-fault')
    await send('GOOD')
    const list = await gateway.call('GET', '/v1/requests?limit=200')
    expect(list.status, list.text).toBe(200)
  })

  test('settings, figures, keys and rules that cannot be read are named, and nothing else stops', async () => {
    const other = await gateway.makeKey({ role: 'admin', name: 'other' })
    const keys = (await gateway.call('GET', '/v1/keys')).at('items') as readonly {
      id: string
      name: string
    }[]
    const ids = keys.map(({ id }) => id)
    const broken = keys.find(({ name }) => name === 'other')?.id ?? ''
    await breakDocument('key', broken, (value) => ({ ...value, role: 'king' }))
    await breakDocument('setting', 'link-secrets', () => ({ secrets: [] }))
    await breakDocument('partner_statistics', 'partners', () => ({ GOOD: { requested: -1 } }))
    await breakDocument('sending_rules', 'rules', () => ({ rules: 'none' }))
    const faults = await gateway.call('GET', '/v1/configuration/faults')
    const kinds = (faults.at('items') as readonly { kind: string }[]).map(({ kind }) => kind)
    expect(kinds.toSorted()).toEqual(['key', 'partner_statistics', 'sending_rules', 'setting'])
    expect((await gateway.call('GET', '/v1/partners', { key: other })).status).toBe(401)
    expect((await gateway.call('GET', '/v1/partners')).status).toBe(200)
    const left = (await gateway.call('GET', '/v1/keys')).at('items') as readonly { id: string }[]
    expect(left.map(({ id }) => id)).toEqual(ids.filter((id) => id !== broken))
    expect((await gateway.call('GET', `/v1/keys/${broken}`)).json).toMatchObject({
      status: 503,
      document: { kind: 'key', code: broken },
    })
    expectProblem(await gateway.call('GET', '/v1/sending-rules'), 503, 'document-fault')
    expect((await gateway.call('PUT', '/v1/sending-rules', { json: { rules: [] } })).status).toBe(200)
    await send('GOOD')
  })
})

/** Expects that a partner's text, which is not JSON, is a fault of this partner alone, until it is saved again. */
const expectFaultOfText = async (gateway: TestGateway, code: string): Promise<void> => {
  const faults = async () => (await gateway.call('GET', '/v1/configuration/faults')).at('items')
  expect(await faults()).toEqual([
    { kind: 'partner', code, faults: [expect.objectContaining({ path: '', text: 'must be an object' })] },
  ])
  expectProblem(await gateway.call('GET', `/v1/partners/${code}`), 503, 'document-fault')
  expect((await gateway.call('GET', '/v1/partners/GOOD')).status).toBe(200)
  expect((await gateway.call('GET', '/readyz', { key: null })).at('status')).toBe('degraded')
  const saved = await gateway.call('PUT', `/v1/partners/${code}`, { json: partnerProfile(code) })
  expect(saved.status, saved.text).toBe(200)
  expect(await faults()).toEqual([])
}

test('an edit of the database by hand, which keeps the version of the document, is noticed while the gateway runs', async () => {
  const files: string[] = []
  const gateway = await startHttp({
    openStore: (folder, clock) => {
      files.push(`${folder}/lendwire.sqlite`)
      return openSqliteStore({ file: `${folder}/lendwire.sqlite`, now: clock, leaseTime: clock })
    },
  })
  try {
    await gateway.makePartner('BAD')
    expect((await gateway.call('GET', '/v1/partners/BAD')).status).toBe(200)
    const database = new DatabaseSync(files[0] ?? '')
    const edit = database.prepare(
      `UPDATE documents SET value = json_set(value, '$.connection.timeout', ?) WHERE kind = 'partner' AND key = 'BAD'`,
    )
    const listFaults = async () => (await gateway.call('GET', '/v1/configuration/faults')).at('items')
    edit.run('PT0S')
    expect(await listFaults()).toMatchObject([{ kind: 'partner', code: 'BAD' }])
    edit.run('PT9S')
    expect(await listFaults()).toEqual([])
    const read = await gateway.call('GET', '/v1/partners/BAD')
    expect(read.json).toMatchObject({ connection: { timeout: 'PT9S' } })
    await gateway.makePartner('GOOD')
    database.exec("UPDATE documents SET value = '{' WHERE kind = 'partner' AND key = 'BAD'")
    await expectFaultOfText(gateway, 'BAD')
    database.close()
  } finally {
    await gateway.close()
  }
})

test('an edit of Redis by hand, which keeps the version of the document, is noticed once it is counted', async () => {
  const redis = await startRedis()
  const gateway = await startHttp({
    openStore: (_, clock) =>
      openRedisStore({ url: redis.url, cluster: false, prefix: 'edits', allowLoss: false, now: clock }),
  })
  try {
    await gateway.makePartner('GOOD')
    await gateway.makePartner('BAD')
    const listFaults = async () => (await gateway.call('GET', '/v1/configuration/faults')).at('items')
    expect(await listFaults()).toEqual([])
    await redis.ask('HSET', 'edits:{gateway}:documents:partner', 'BAD', '9 {')
    await redis.ask('HINCRBY', 'edits:{gateway}:documents:changes', 'partner', '1')
    await expectFaultOfText(gateway, 'BAD')
  } finally {
    await gateway.close()
    await redis.stop()
  }
})
