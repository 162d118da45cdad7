import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { supplierMessage } from '../http/messages.ts'
import { command, expectProblem, makeRequest, wanted } from '../http/scene.ts'
import type { TestGateway } from '../support/http.ts'
import { stores, type TestStore } from './stores.ts'

describe.each(Object.entries(stores))('over %s', (_, open) => {
  let store: TestStore
  let gateway: TestGateway
  let abc: string
  beforeAll(async () => {
    store = await open()
    gateway = await store.start()
    abc = await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP')
  })
  afterAll(async () => {
    await gateway.close()
    await store.stop()
  })

  const put = async (path: string, json: unknown): Promise<void> => {
    const { status, text } = await gateway.call('PUT', path, { json })
    expect([200, 201], text).toContain(status)
  }
  const remove = (path: string) => gateway.call('DELETE', path)
  const cancel = async (number: string): Promise<void> => {
    const { status, text } = await command(gateway, abc, number, { type: 'cancel' })
    expect([200, 202], text).toContain(status)
  }
  const post = (path: string, body: string) =>
    gateway.call('POST', path, {
      key: 'SUP-token-long-enough',
      body,
      headers: { 'content-type': 'application/xml' },
    })

  test('a workflow profile that an open request names is kept, and goes once the request is closed', async () => {
    await put('/v1/workflows/slow', {})
    const number = await makeRequest(gateway, abc, { ...wanted(), workflow: 'slow' })
    const refused = await remove('/v1/workflows/slow')
    expectProblem(refused, 409, 'conflict')
    expect(refused.json).toMatchObject({
      namedBy: [{ kind: 'request', number }],
      namedByCount: 1,
      detail: `The workflow profile slow cannot be deleted: 1 open request names it (request ${number}). Change or close what names it first.`,
    })
    await cancel(number)
    expect((await remove('/v1/workflows/slow')).status).toBe(204)
  })

  test('the first fifty of many requests that name a document are listed, and all are counted', async () => {
    await put('/v1/workflows/popular', {})
    for (let index = 0; index < 52; index += 1)
      await makeRequest(gateway, abc, { ...wanted(`Title ${index}`), workflow: 'popular', rota: [] })
    const refused = await remove('/v1/workflows/popular')
    expectProblem(refused, 409, 'conflict')
    expect(refused.at('namedBy')).toHaveLength(50)
    expect(refused.at('namedByCount')).toBe(52)
  })

  test('a partner is kept while a request may still ask it or has its items', async () => {
    await gateway.makePartner('LATER')
    const number = await makeRequest(gateway, abc, { ...wanted(), rota: ['SUP', 'LATER'] })
    const refused = await remove('/v1/partners/LATER')
    expectProblem(refused, 409, 'conflict')
    expect(refused.at('namedBy')).toEqual([{ kind: 'request', number }])
    expect(refused.words('detail')).toContain('or set its status to inactive instead')
    await cancel(number)
    expect((await remove('/v1/partners/LATER')).status).toBe(204)
  })

  test('every document that names a library is listed, each with its place', async () => {
    const key = await gateway.makeLibrary('DEF')
    expect(key).not.toBe('')
    const connection = { protocol: 'iso18626', url: 'https://x.example/' }
    await put('/v1/partners/NAMES', {
      name: 'Names',
      symbols: [{ type: 'ISIL', value: 'NAMES' }],
      connection,
      overrides: { DEF: { status: 'inactive' } },
    })
    await put('/v1/libraries/DEF/ils', { url: 'https://ils.example/ncip' })
    await put('/v1/mailboxes/def', { library: 'DEF' })
    await put('/v1/sending-rules', {
      rules: [{ name: 'ours', when: { library: ['DEF'] }, does: { action: 'send' } }],
    })
    const refused = await remove('/v1/libraries/DEF')
    expectProblem(refused, 409, 'conflict')
    expect(refused.at('namedBy')).toEqual([
      { kind: 'ils', code: 'DEF', path: '' },
      { kind: 'partner', code: 'NAMES', path: 'overrides/DEF' },
      { kind: 'sending_rules', code: 'rules', path: 'rules/0/when/library/0', part: 'ours' },
      { kind: 'mailbox', code: 'def', path: 'library' },
      { kind: 'key', code: expect.stringMatching(/^[0-9a-f]{16}$/), path: 'library' },
    ])
    await put('/v1/sending-rules', { rules: [] })
    for (const each of ['/v1/libraries/DEF/ils', '/v1/partners/NAMES', '/v1/mailboxes/def'])
      expect((await remove(each)).status).toBe(204)
    const keys = await gateway.call('GET', '/v1/keys')
    const items = keys.at('items') as readonly { readonly id: string; readonly library?: string }[]
    const id = items.find(({ library }) => library === 'DEF')?.id
    expect((await remove(`/v1/keys/${id}`)).status).toBe(204)
    expect((await remove('/v1/libraries/DEF')).status).toBe(204)
    expect((await gateway.call('GET', '/v1/libraries/DEF')).status).toBe(404)
  })

  test('a document that cannot be read counts as naming what stands in it', async () => {
    await put('/v1/locate-profiles/union', {
      ask: { kind: 'daia', url: 'https://d.example/', ids: [{ by: 'isbn' }] },
    })
    await gateway.makePartner('BROKEN', { locateProfile: 'union' })
    const stored = await gateway.store.getDocument('partner', 'BROKEN')
    const value = { ...Object(stored?.value), status: 'asleep' }
    const document = { kind: 'partner', key: 'BROKEN', value, expectedVersion: null } as const
    expect(await gateway.store.putDocuments([document])).toBe('written')
    const refused = await remove('/v1/locate-profiles/union')
    expectProblem(refused, 409, 'conflict')
    expect(refused.at('namedBy')).toEqual([{ kind: 'partner', code: 'BROKEN', path: '' }])
    // A text that is not JSON, as of a document that was cut off.
    const text = { ...document, value: JSON.stringify(stored?.value).slice(0, -1) }
    expect(await gateway.store.putDocuments([text])).toBe('written')
    expect((await remove('/v1/locate-profiles/union')).at('namedBy')).toEqual(refused.at('namedBy'))
    expect((await remove('/v1/partners/BROKEN')).status).toBe(204)
    expect((await remove('/v1/locate-profiles/union')).status).toBe(204)
  })

  test('a request whose workflow profile is gone goes on under the default, and nothing else notices', async () => {
    await put('/v1/workflows/doomed', { automaticSend: true })
    const number = await makeRequest(gateway, abc, { ...wanted('Doomed'), workflow: 'doomed' })
    const other = await makeRequest(gateway, abc, wanted('Other'))
    const document = { kind: 'workflow', key: 'doomed', value: undefined, expectedVersion: null } as const
    expect(await gateway.store.putDocuments([document])).toBe('written')

    const shown = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(shown.status, shown.text).toBe(200)
    const missing = [{ kind: 'workflow', code: 'doomed' }]
    expect(shown.at('missingDocuments')).toEqual(missing)
    const list = await gateway.call('GET', '/v1/requests?limit=200', { key: abc })
    expect(list.status, list.text).toBe(200)
    const items = list.at('items') as readonly { number: string; missingDocuments: unknown }[]
    expect(items.find((each) => each.number === number)?.missingDocuments).toEqual(missing)
    expect(items.find((each) => each.number === other)?.missingDocuments).toEqual([])

    const answer = await post('/partners/SUP/iso18626', supplierMessage({ requestId: `${number}-1` }))
    expect(answer.status, answer.text).toBe(200)
    expect(answer.text).toContain('<messageStatus>OK</messageStatus>')
    const after = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(after.at('status')).toBe('will_supply')
    expect(after.at('rota', 0, 'state')).toBe('active')
    expect((await gateway.call('GET', '/readyz', { key: null })).json).toEqual({
      status: 'ok',
      parts: expect.any(Array),
    })
    await cancel(number)
    expectProblem(
      await gateway.call('POST', '/v1/requests', { key: abc, json: { ...wanted(), workflow: 'doomed' } }),
      400,
      'invalid-input',
    )
  })

  test('requests of a library that is gone are listed, and allow nothing', async () => {
    const key = await gateway.makeLibrary('GONE')
    const number = await makeRequest(gateway, key, { ...wanted(), rota: ['SUP'] })
    const document = { kind: 'library', key: 'GONE', value: undefined, expectedVersion: null } as const
    expect(await gateway.store.putDocuments([document])).toBe('written')
    const list = await gateway.call('GET', '/v1/requests?limit=200')
    expect(list.status, list.text).toBe(200)
    const shown = await gateway.call('GET', `/v1/requests/${number}`)
    expect(shown.json).toMatchObject({
      allowedCommands: [],
      missingDocuments: [{ kind: 'library', code: 'GONE' }],
    })
  })
})
