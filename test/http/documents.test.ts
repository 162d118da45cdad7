import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { freshCode, putPartner } from './put-partner.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let abc: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
})
afterAll(() => gateway.close())

const put = (code: string, more = {}, headers = {}) => putPartner(gateway, code, more, headers)

describe('partners', () => {
  test('are made with 201, changed with 200, read, listed and deleted', async () => {
    const code = freshCode()
    const first = await put(code)
    expect(first.status, first.text).toBe(201)
    expect(first.json).toMatchObject({
      code,
      status: 'active',
      retry: { attempts: 1, firstDelay: 'PT5S' },
      connection: { vendor: 'standard' },
    })
    // The vendor decides them: a default would tell what does not go out.
    expect(first.json).not.toHaveProperty('connection.edition')
    expect(first.json).not.toHaveProperty('connection.takesStatusRequest')
    const second = await put(code, { name: 'Renamed' })
    expect(second.status).toBe(200)
    const read = await gateway.call('GET', `/v1/partners/${code}`)
    expect(read.json).toEqual(second.json)
    const list = await gateway.call('GET', '/v1/partners')
    expect(list.at('items')).toContainEqual(read.json)
    expect((await gateway.call('DELETE', `/v1/partners/${code}`)).status).toBe(204)
    expectProblem(await gateway.call('GET', `/v1/partners/${code}`), 404, 'not-found')
    expectProblem(await gateway.call('DELETE', `/v1/partners/${code}`), 404, 'not-found')
  })

  test('a document that is read can be written back without a change', async () => {
    const code = freshCode()
    const before = await put(code, {
      connection: {
        protocol: 'iso18626',
        url: 'https://ill.example.org/iso18626',
        outboundCredentials: { kind: 'basic', username: 'us', password: 'what-we-send' },
        account: { accountId: 'us', securityCode: 'the-code' },
      },
    })
    expect(before.text).not.toMatch(/what-we-send|the-code/)
    const read = await gateway.call('GET', `/v1/partners/${code}`)
    const back = await gateway.call('PUT', `/v1/partners/${code}`, { json: read.json })
    expect(back.status, back.text).toBe(200)
    expect(back.json).toEqual(read.json)
    expect(back.headers.get('etag')).toBe(read.headers.get('etag'))
    const stored = await gateway.store.getDocument('partner', code)
    expect(stored?.value).toMatchObject({
      connection: {
        outboundCredentials: { kind: 'basic', username: 'us', password: 'what-we-send' },
        account: { securityCode: 'the-code' },
      },
    })
  })

  test('a mask keeps a stored secret of the same kind alone', async () => {
    const code = freshCode()
    const connection = { protocol: 'iso18626', url: 'https://ill.example.org/' }
    const masked = (outboundCredentials: unknown, account?: unknown) =>
      put(code, { connection: { ...connection, outboundCredentials, account } })
    const nothing = await masked({ kind: 'bearer', token: '********' })
    expectProblem(nothing, 400, 'invalid-input')
    expect(nothing.at('faults', 0, 'path')).toBe('connection/outboundCredentials/token')
    await masked({ kind: 'bearer', token: 'the-first-token' })
    expectProblem(await masked({ kind: 'basic', username: 'us', password: '********' }), 400, 'invalid-input')
    const account = await masked({ kind: 'none' }, { accountId: 'us', securityCode: '********' })
    expect(account.at('faults', 0, 'path')).toBe('connection/account/securityCode')
    expect((await masked({ kind: 'bearer', token: '********' })).status).toBe(200)
    const stored = await gateway.store.getDocument('partner', code)
    expect(stored?.value).toMatchObject({ connection: { outboundCredentials: { token: 'the-first-token' } } })
  })

  test.each([
    ['its host', { url: 'https://elsewhere.example.org/' }],
    ['its path', { url: 'https://ill.example.org/other' }],
    ['its encryption', { url: 'http://ill.example.org/' }],
  ])('a masked secret is not kept where the URL changes in %s', async (_, change) => {
    const code = freshCode()
    const connection = {
      protocol: 'iso18626',
      url: 'https://ill.example.org/',
      outboundCredentials: { kind: 'bearer', token: 'the-token-of-ill' },
      account: { accountId: 'us', securityCode: 'the-code' },
    }
    await put(code, { connection })
    const read = await gateway.call('GET', `/v1/partners/${code}`)
    const masked = Object(read.at('connection'))
    const refused = await put(code, {
      connection: { ...masked, ...change },
      allowPlaintextCredentials: true,
    })
    expectProblem(refused, 400, 'invalid-input')
    expect(refused.at('faults')).toEqual(
      ['outboundCredentials/token', 'account/securityCode'].map((path) =>
        expect.objectContaining({
          path: `connection/${path}`,
          text: expect.stringContaining('enter the secret again'),
        }),
      ),
    )
    const entered = { ...connection, ...change, account: { ...connection.account, securityCode: 'new-code' } }
    const allowed = { allowPlaintextCredentials: true }
    expect((await put(code, { connection: entered, ...allowed })).status).toBe(200)
    expect((await put(code, { connection: { ...masked, ...change }, ...allowed })).status).toBe(200)
  })

  test.each(['http://localhost./', 'http://168.63.129.16/', 'http://x.localhost/'])(
    'the private host of %s must be allowed',
    async (url) => {
      const json = { ...partnerProfile('LOCAL'), connection: { protocol: 'iso18626', url } }
      const refused = await gateway.call('PUT', '/v1/partners/LOCAL', {
        json: { ...json, allowPrivateNetwork: false },
      })
      expectProblem(refused, 400, 'invalid-input')
      expect(refused.at('faults', 0, 'path')).toBe('connection/url')
    },
  )

  test('secrets of partners are kept as hashes, kept by leaving them out or by hash, and rotated', async () => {
    const code = freshCode()
    const secret = (token: string) => ({ kind: 'bearer', token })
    const first = await put(code, { inboundCredentials: [secret('the-first-secret-of-all')] })
    const kept = first.at('inboundCredentials', 0)
    expect(kept).toEqual({ kind: 'bearer', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(first.text).not.toContain('the-first-secret')

    const both = await put(code, { inboundCredentials: [kept, secret('the-second-secret-of-all')] })
    expect(both.at('inboundCredentials', 0)).toEqual(kept)
    const { inboundCredentials: _, ...rest } = partnerProfile(code)
    const silent = await gateway.call('PUT', `/v1/partners/${code}`, { json: rest })
    expect(silent.at('inboundCredentials')).toEqual(both.at('inboundCredentials'))
    const none = await put(code, { inboundCredentials: [] })
    expect(none.at('inboundCredentials')).toEqual([])
  })

  test.each([
    ['a short secret', { kind: 'bearer', token: 'fifteen-letters' }, 'inboundCredentials/0/token'],
    ['a secret with a space', { kind: 'bearer', token: 'sixteen letters…' }, 'inboundCredentials/0/token'],
    [
      'a path secret with a slash',
      { kind: 'path', secret: 'sixteen/letters/and' },
      'inboundCredentials/0/secret',
    ],
    [
      'a name with a colon',
      { kind: 'basic', username: 'a:b', password: 'x'.repeat(16) },
      'inboundCredentials/0/username',
    ],
    ['neither secret nor hash', { kind: 'bearer' }, 'inboundCredentials/0'],
    ['both', { kind: 'bearer', token: 'x'.repeat(16), hash: 'a'.repeat(64) }, 'inboundCredentials/0'],
    ['an invalid hash', { kind: 'path', hash: 'abc' }, 'inboundCredentials/0/hash'],
    ['an unknown kind', { kind: 'cookie', token: 'x'.repeat(16) }, 'inboundCredentials/0/kind'],
  ])('%s as a credential is refused', async (_, credential, path) => {
    const code = freshCode()
    const answer = await put(code, { inboundCredentials: [credential] })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path')).toBe(path)
    expect(await gateway.store.getDocument('partner', code)).toBeNull()
  })

  test('more than two credentials of a kind are refused', async () => {
    const three = ['one', 'two', 'three'].map((name) => ({
      kind: 'bearer',
      token: `${name}-of-sixteen-letters`,
    }))
    const answer = await put(freshCode(), { inboundCredentials: three })
    expect(answer.at('faults', 0)).toMatchObject(
      expect.objectContaining({ path: 'inboundCredentials', text: expect.stringMatching('two') }),
    )
  })

  test.each([
    ['no name', { name: '' }, 'name'],
    ['no symbol', { symbols: [] }, 'symbols'],
    ['a member that does not exist', { allowPrivateNetworks: true }, 'allowPrivateNetworks'],
    ['one deep inside', { contacts: [{ name: 'x', mail: 'y' }] }, 'contacts/0/mail'],
    [
      'a header with a credential, which outboundCredentials are for',
      { connection: { protocol: 'iso18626', url: 'http://x.example/', headers: { 'X-Api-Key': 'k' } } },
      'connection/headers/X-Api-Key',
    ],
    [
      'a header that frames the message',
      { connection: { protocol: 'iso18626', url: 'http://x.example/', headers: { 'content-Length': '3' } } },
      'connection/headers/content-Length',
    ],
    ['an invalid network', { allowedNetworks: ['10.0.0.0'] }, 'allowedNetworks/0'],
    ['a workflow that does not exist', { workflow: 'none' }, 'workflow'],
    ['one in an override', { overrides: { ABC: { workflow: 'none' } } }, 'overrides/ABC/workflow'],
    ['an override of a library that does not exist', { overrides: { NO: {} } }, 'overrides/NO'],
    ['another code than the address', { code: 'ELSE' }, 'code'],
    [
      'a symbol twice',
      {
        symbols: [
          { type: 'ISIL', value: 'twice' },
          { type: 'isil', value: 'TWICE' },
        ],
      },
      'symbols/1',
    ],
  ])('%s is refused', async (_, more, path) => {
    const answer = await put(freshCode(), more)
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path'), answer.text).toBe(path)
  })

  test.each([
    ['ftp://ill.example.org/', false],
    ['ill.example.org', false],
    ['https://user:secret@ill.example.org/', false],
    ['https://ill.example.org/#fragment', false],
    ['http://localhost:8080/', false],
    ['http://10.0.0.7/', false],
    ['http://169.254.169.254/latest', false],
    ['http://[::1]/', false],
    ['http://[::ffff:192.168.0.1]/', false],
    ['http://[fd00::1]/', false],
    ['http://2130706433/', false],
    ['https://ill.example.org/iso18626', true],
    ['https://192.0.1.7:8443/', true],
  ])('the URL %s is taken: %s', async (url, taken) => {
    const answer = await put(freshCode(), {
      allowPrivateNetwork: false,
      connection: { protocol: 'iso18626', url },
    })
    if (taken) expect(answer.status, answer.text).toBe(201)
    else expect(answer.at('faults', 0, 'path'), answer.text).toBe('connection/url')
  })

  test.each([
    ...['content-length', 'Content-Type', 'Host', 'transfer-encoding', 'Connection', 'keep-alive', 'TE'],
    ...['trailer', 'upgrade', 'expect', 'proxy-connection', 'accept', 'Accept-Encoding'],
  ])('%s carries no credentials, and is no extra header', async (name) => {
    const connection = { protocol: 'iso18626', url: 'http://x.example/' }
    const outboundCredentials = { kind: 'header', name, value: '0' }
    const credential = await put(freshCode(), { connection: { ...connection, outboundCredentials } })
    expectProblem(credential, 400, 'invalid-input')
    expect(credential.at('faults')).toEqual([
      expect.objectContaining({
        path: 'connection/outboundCredentials/name',
        text: expect.stringContaining('such a header carries no credentials'),
      }),
    ])
    const extra = await put(freshCode(), { connection: { ...connection, headers: { [name]: '0' } } })
    expectProblem(extra, 400, 'invalid-input')
    expect(extra.at('faults', 0, 'path')).toBe(`connection/headers/${name}`)
  })

  test.each(['X-Api-Key', 'Authorization', 'Cookie'])('%s may carry credentials', async (name) => {
    const outboundCredentials = { kind: 'header', name, value: 'ApiKey of-sixteen-letters' }
    const connection = { protocol: 'iso18626', url: 'https://x.example/', outboundCredentials }
    expect((await put(freshCode(), { connection })).status).toBe(201)
  })

  test('agency ids and codes are unique over the gateway; the other partner is named', async () => {
    const code = freshCode()
    await put(code, { symbols: [{ type: 'ISIL', value: 'NO-1' }] })
    for (const symbol of [
      { type: 'ISIL', value: 'NO-1' },
      { type: 'isil', value: 'no-1' },
    ]) {
      const answer = await put(freshCode(), { symbols: [symbol] })
      expectProblem(answer, 409, 'conflict')
      expect(answer.at('partner')).toBe(code)
      expect(answer.words('detail')).toContain(code)
    }
    const cased = await put(code.toLowerCase(), { symbols: [{ type: 'ISIL', value: 'NO-2' }] })
    expectProblem(cased, 409, 'conflict')
    expect((await put(code, { symbols: [{ type: 'ISIL', value: 'no-1' }] })).status).toBe(200)
  })

  test('two that claim the same agency id at once do not both get it, however slow the store', async () => {
    const slow = await startHttp({
      storeWith: ({ listDocuments }) => ({
        listDocuments: async (kind) => {
          const documents = await listDocuments(kind)
          for (let turn = 0; turn < 50; turn += 1) await setImmediate()
          return documents
        },
      }),
    })
    const symbols = [{ type: 'ISIL', value: 'RACE' }]
    const answers = await Promise.all(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((code) => slow.makePartner(code, { symbols })),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
    await slow.close()
  })

  test('with a live entry cannot be deleted', async () => {
    const code = freshCode()
    await put(code)
    const number = await makeRequest(gateway, abc, { ...wanted(), rota: [code] })
    await command(gateway, abc, number, { type: 'send' })
    const answer = await gateway.call('DELETE', `/v1/partners/${code}`)
    expectProblem(answer, 409, 'conflict')
    expect(answer.words('detail')).toMatch(/inactive/)
    expect((await gateway.call('GET', `/v1/partners/${code}`)).status).toBe(200)
    await command(gateway, abc, number, { type: 'cancel' })
    expect((await gateway.call('DELETE', `/v1/partners/${code}`)).status).toBe(204)
  })
})

describe('a condition on a write', () => {
  test('holds for the state that was read and for no other', async () => {
    const code = freshCode()
    const etag = (await put(code)).headers.get('etag') ?? ''
    const changed = await put(code, { name: 'A' }, { 'if-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
    const late = await put(code, { name: 'B' }, { 'if-match': etag })
    expectProblem(late, 412, 'precondition-failed')
    expectProblem(await put(code, { name: 'C' }, { 'if-none-match': '*' }), 412, 'precondition-failed')
    expectProblem(await put(freshCode(), {}, { 'if-match': '*' }), 412, 'precondition-failed')
    expect((await put(freshCode(), {}, { 'if-none-match': '*' })).status).toBe(201)
    const stale = { headers: { 'if-match': etag } }
    expectProblem(await gateway.call('DELETE', `/v1/partners/${code}`, stale), 412, 'precondition-failed')
    expect((await gateway.call('GET', `/v1/partners/${code}`)).at('name')).toBe('A')
  })

  test('saves a reader what it has', async () => {
    const code = freshCode()
    const etag = (await put(code)).headers.get('etag') ?? ''
    const answer = await gateway.call('GET', `/v1/partners/${code}`, { headers: { 'if-none-match': etag } })
    expect(answer.status).toBe(304)
    expect(answer.text).toBe('')
  })
})

describe('the check of a partner', () => {
  test.each([
    ['no body', {}],
    ['no body of a type, as clients name one by habit', { headers: { 'content-type': 'application/json' } }],
    ['an empty object', { json: {} }],
  ])('takes %s', async (_, input) => {
    const code = freshCode()
    await put(code)
    const answer = await gateway.call('POST', `/v1/partners/${code}/check`, input)
    expect(answer.status, answer.text).toBe(200)
    expect(answer.at('outcome')).toBe('not_reached')
  })

  test('refuses a body that is not JSON', async () => {
    const code = freshCode()
    await put(code)
    const headers = { 'content-type': 'application/json' }
    const answer = await gateway.call('POST', `/v1/partners/${code}/check`, { headers, body: '{' })
    expectProblem(answer, 400, 'invalid-input')
  })
})
