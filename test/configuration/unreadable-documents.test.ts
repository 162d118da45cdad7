import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { theAlarmSettings } from '../../src/alarms/alarm-settings.ts'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { createConfigKinds } from '../../src/configuration/kinds.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import type { DocumentKind } from '../../src/store/ports/documents.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { expectProblem } from '../http/scene.ts'
import { until } from '../support/gateway.ts'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'
import { stores, type TestStore } from './stores.ts'

const kinds = createConfigKinds(protocolRegistry)

/** A document of each kind that is put: its kind, its code in the store, its path and what is put there. */
const documents: readonly (readonly [DocumentKind, string, string, unknown])[] = [
  ['vendor', 'own', '/v1/vendors/own', { name: 'Own', iso18626: { takesReminder: true } }],
  ['workflow', 'own', '/v1/workflows/own', {}],
  [
    'locate_profile',
    'own',
    '/v1/locate-profiles/own',
    { ask: { kind: 'daia', url: 'https://d.example/', ids: [{ by: 'isbn' }] } },
  ],
  ['library', 'OWN', '/v1/libraries/OWN', { name: 'Own', symbols: [{ type: 'ISIL', value: 'X-OWN' }] }],
  ['ils', 'ABC', '/v1/libraries/ABC/ils', { url: 'https://ils.example/ncip' }],
  ['partner', 'OWN', '/v1/partners/OWN', partnerProfile('OWN')],
  ['rota_template', 'own', '/v1/rota-templates/own', { choose: { by: 'list', partners: ['GOOD'] } }],
  ['rota_rules', 'rules', '/v1/rota-rules', { rules: [] }],
  ['sending_rules', 'rules', '/v1/sending-rules', { rules: [] }],
  ['directory_entry', 'own', '/v1/directory-entries/own', { name: 'Own' }],
  [
    'directory_source',
    'own',
    '/v1/directory-sources/own',
    { read: { kind: 'csv', url: 'https://directory.example/entries.csv' } },
  ],
  ['network', 'own', '/v1/networks/own', { name: 'Own' }],
  ['mailbox', 'own', '/v1/mailboxes/own', { library: 'ABC' }],
  ['webhook', 'own', '/v1/webhooks/own', { library: 'ABC', url: 'https://w.example/' }],
  ['alarm_rule', 'own', '/v1/alarm-rules/own', { condition: { kind: 'partner_paused', minutes: 30 } }],
  ['alarm_settings', theAlarmSettings, '/v1/alarm-settings', { to: ['admins@library.example'] }],
]
const single = /rules$|settings$/
const secret = 'a-secret-that-no-log-may-have'

/** Expects that the document alone is faulty, and that a call may have it put or deleted. */
const expectMendable = async (
  gateway: TestGateway,
  breakIt: () => Promise<void>,
  [kind, code, path, json]: (typeof documents)[number],
): Promise<void> => {
  const faults = async () => (await gateway.call('GET', '/v1/configuration/faults')).at('items')
  const isFaulty = async (): Promise<void> => {
    await breakIt()
    await until(`${kind} to be a fault`, async () => {
      gateway.advance(1_000)
      return JSON.stringify(await faults()) !== '[]'
    })
    expect(await faults()).toEqual([
      {
        kind,
        code,
        faults: expect.arrayContaining([expect.objectContaining({ text: expect.any(String) })]),
      },
    ])
    const ready = await gateway.call('GET', '/readyz', { key: null })
    expect([ready.status, ready.at('status')]).toEqual([200, 'degraded'])
    expect(ready.at('faultyDocuments')).toEqual([{ kind, code }])
    expectProblem(await gateway.call('GET', path), 503, 'document-fault')
    expect((await gateway.call('GET', '/v1/partners/GOOD')).status).toBe(200)
  }
  const etag = async (): Promise<string> =>
    `"${(await gateway.store.getDocument(kind, code))?.version ?? 'none'}"`
  const expectAnswer = async (
    method: 'PUT' | 'DELETE',
    headers: Readonly<Record<string, string>>,
    status: number,
  ): Promise<void> => {
    const answer = await gateway.call(method, path, { ...(method === 'PUT' ? { json } : {}), headers })
    expect(answer.status, `${method} ${path} ${JSON.stringify(headers)}: ${answer.text}`).toBe(status)
  }
  const expectWhole = async (status: number): Promise<void> => {
    expect((await gateway.call('GET', path)).status).toBe(status)
    expect(await faults()).toEqual([])
    expect((await gateway.call('GET', '/readyz', { key: null })).at('status')).toBe('ok')
  }
  await isFaulty()
  await expectAnswer('PUT', { 'if-match': '"12345"' }, 412)
  await expectAnswer('PUT', {}, 200)
  await expectWhole(200)
  await isFaulty()
  await expectAnswer('PUT', { 'if-match': await etag() }, 200)
  await expectWhole(200)
  if (single.test(path)) return
  await isFaulty()
  await expectAnswer('DELETE', { 'if-match': '"12345"' }, 412)
  await expectAnswer('DELETE', { 'if-match': await etag() }, 204)
  await expectWhole(404)
  await expectAnswer('PUT', {}, 201)
  await isFaulty()
  await expectAnswer('DELETE', {}, 204)
  await expectWhole(404)
}

const auditOf = async (gateway: TestGateway): Promise<string> =>
  (await gateway.call('GET', '/v1/audit?limit=200')).text

test('the table has every kind of documents that is put', () => {
  const put = kinds.filter(({ api }) => api !== undefined && api.put !== false).map(({ kind }) => kind)
  expect(documents.map(([kind]) => kind).toSorted()).toEqual(put.toSorted())
})

describe.each(Object.entries(stores))('over %s', (_, open) => {
  let store: TestStore
  let gateway: TestGateway
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.stop())
  beforeEach(async () => {
    gateway = await store.start()
    await gateway.makeLibrary('ABC')
    await gateway.makePartner('GOOD')
    return () => gateway.close()
  })
  const faultyDocuments = async (): Promise<unknown> => {
    const list = await gateway.call('GET', '/v1/configuration/faults')
    return (list.at('items') as readonly { kind: string; code: string }[]).map(({ kind, code }) => ({
      kind,
      code,
    }))
  }
  const write = async (kind: DocumentKind, key: string, value: unknown): Promise<void> => {
    const written = await gateway.store.putDocuments([{ kind, key, value, expectedVersion: null }])
    expect(written).toBe('written')
  }

  test.each(documents)(
    'a %s %s that cannot be read is named, and put or deleted by the API',
    async (...row) => {
      const [kind, code, path, json] = row
      expect([200, 201]).toContain((await gateway.call('PUT', path, { json })).status)
      // A text, as of JSON that was cut off: nothing says where its secrets are.
      await expectMendable(gateway, () => write(kind, code, `{"token":"${secret}"`), row)
      expect(await auditOf(gateway)).not.toContain(secret)
    },
  )

  test('a key that cannot be read is deleted by an admin, and by nobody of a library', async () => {
    const other = await gateway.makeKey({ role: 'admin', name: 'other' })
    const mine = await gateway.makeKey({
      role: 'library_admin',
      name: 'mine',
      library: LibraryCode.parse('ABC'),
    })
    const keys = (await gateway.call('GET', '/v1/keys')).at('items') as readonly {
      id: string
      name: string
    }[]
    const id = keys.find(({ name }) => name === 'other')?.id ?? ''
    const stored = await gateway.store.getDocument('key', id)
    for (const value of [{ ...Object(stored?.value), role: 'king', secret }, `{"hash":"${secret}`]) {
      await write('key', id, value)
      const faults = await gateway.call('GET', '/v1/configuration/faults')
      expect(faults.at('items')).toMatchObject([{ kind: 'key', code: id }])
      expect((await gateway.call('GET', '/v1/partners', { key: other })).status).toBe(401)
      expectProblem(await gateway.call('DELETE', `/v1/keys/${id}`, { key: mine }), 404, 'not-found')
      expect((await gateway.call('DELETE', `/v1/keys/${id}`)).status).toBe(204)
      expect((await gateway.call('GET', '/v1/configuration/faults')).at('items')).toEqual([])
      expect((await gateway.call('GET', `/v1/keys/${id}`)).status).toBe(404)
      expect((await gateway.call('GET', '/readyz', { key: null })).at('status')).toBe('ok')
    }
    const audit = await auditOf(gateway)
    expect(audit).toContain(`DELETE /v1/keys/{id}`)
    expect(audit).not.toContain(secret)
  })

  test('a person that cannot be read stops nobody else, may not sign in, and is deleted by an admin', async () => {
    const person = { name: 'Ann', email: 'ann@library.example', role: 'staff', library: 'ABC' }
    const made = await gateway.call('POST', '/v1/users', { json: person })
    const id = made.words('user', 'id')
    await write('user', id, { id, name: 'Ann' })
    expect(await faultyDocuments()).toEqual([{ kind: 'user', code: id }])
    const list = await gateway.call('GET', '/v1/users')
    expect([list.status, list.at('items')]).toEqual([200, []])
    expectProblem(await gateway.call('GET', `/v1/users/${id}`), 503, 'document-fault')
    const session = { email: person.email, password: 'any-password-that-is-long' }
    const signedIn = await gateway.call('POST', '/v1/session', { key: null, json: session })
    expect(signedIn.status, signedIn.text).toBe(401)
    expect((await gateway.call('DELETE', `/v1/users/${id}`)).status).toBe(204)
    expect(await faultyDocuments()).toEqual([])
    expect((await gateway.call('GET', `/v1/users/${id}`)).status).toBe(404)
    expect((await gateway.call('POST', '/v1/users', { json: person })).status).toBe(201)
  })

  test('a saved view that cannot be read hides no other, and is put or deleted', async () => {
    const view = { name: 'Mine', filters: { stage: ['sent'] }, shared: false }
    for (const code of ['mine', 'other'])
      expect((await gateway.call('PUT', `/v1/views/${code}`, { json: view })).status).toBe(201)
    const key =
      (await gateway.store.listDocuments('view')).find((each) => each.key.endsWith('mine'))?.key ?? ''
    const breakView = () => write('view', key, { name: 7 })
    await breakView()
    expect(await faultyDocuments()).toEqual([{ kind: 'view', code: key }])
    const list = await gateway.call('GET', '/v1/views')
    expect([list.status, list.at('items')]).toMatchObject([200, [{ code: 'other' }]])
    expectProblem(await gateway.call('GET', '/v1/views/mine'), 503, 'document-fault')
    expect((await gateway.call('PUT', '/v1/views/mine', { json: view })).status).toBe(200)
    expect(await faultyDocuments()).toEqual([])
    await breakView()
    expect((await gateway.call('DELETE', '/v1/views/mine')).status).toBe(204)
    expect((await gateway.call('GET', '/v1/views/mine')).status).toBe(404)
  })
})

describe('over Redis, edited by hand', () => {
  let redis: RedisServer
  let gateway: TestGateway
  beforeAll(async () => {
    redis = await startRedis()
    gateway = await startHttp({
      openStore: (_, clock) =>
        openRedisStore({ url: redis.url, cluster: false, prefix: 'hand', allowLoss: false, now: clock }),
    })
    await gateway.makePartner('GOOD')
  })
  afterAll(async () => {
    await gateway.close()
    await redis.stop()
  })
  const partner = ['partner', 'OWN', '/v1/partners/OWN', partnerProfile('OWN')] as const
  const set = async (text: string): Promise<void> => {
    await redis.ask('HSET', 'hand:{gateway}:documents:partner', 'OWN', text)
    await redis.ask('HINCRBY', 'hand:{gateway}:documents:changes', 'partner', '1')
  }

  test.each([
    ['a text', 'nonsense'],
    ['an object of another shape', '{"code":"OWN"}'],
    ['a number alone', '12'],
    ['digits before the text', '12nonsense'],
    ['digits before an object', '2{"code":"OWN"}'],
    ['more digits than a version has', '1234567890123456789012 {"code":"OWN"}'],
    ['nothing', ''],
    ['a list', '[]'],
    ['several lines', '\n{\n'],
  ])('%s without a version is a fault of the document alone, and is corrected', async (_, text) => {
    await gateway.call('PUT', partner[2], { json: partner[3] })
    await expectMendable(gateway, () => set(text), partner)
  })

  test('a whole document without a version counts, with version 0, and is deleted by its ETag', async () => {
    await gateway.call('PUT', partner[2], { json: { ...partnerProfile('OWN'), name: 'Own' } })
    const text = await redis.ask('HGET', 'hand:{gateway}:documents:partner', 'OWN')
    await set(text.slice(text.indexOf(' ') + 1).replace('"Own"', '"By hand"'))
    expect((await gateway.call('GET', partner[2])).at('name')).toBe('By hand')
    expect((await gateway.call('GET', partner[2])).headers.get('etag')).toBe('"0"')
    expect((await gateway.call('DELETE', partner[2], { headers: { 'if-match': '"0"' } })).status).toBe(204)
  })
})

test('over SQLite, a document of version 0, written by hand, is deleted as any other', async () => {
  const gateway = await startHttp()
  try {
    await gateway.makePartner('OWN')
    const database = new DatabaseSync(`${gateway.folder}/lendwire.sqlite`)
    database.exec("UPDATE documents SET version = 0, value = '{' WHERE kind = 'partner' AND key = 'OWN'")
    database.close()
    expectProblem(await gateway.call('GET', '/v1/partners/OWN'), 503, 'document-fault')
    expect((await gateway.call('DELETE', '/v1/partners/OWN')).status).toBe(204)
    expect((await gateway.call('GET', '/v1/partners/OWN')).status).toBe(404)
  } finally {
    await gateway.close()
  }
})
