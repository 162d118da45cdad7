import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import {
  type Account,
  type IdentityProvider,
  startIdentityProvider,
} from '../../support/identity-provider.ts'
import { createVisitor, hiddenFields, type PatronVisitor } from '../../support/patron-visitor.ts'

const publicUrl = 'https://ill.example.org'
let provider: IdentityProvider
let gateway: TestGateway
let key: string

const library = (openId: object | undefined) => ({
  name: 'Library ABC',
  symbols: [{ type: 'ISIL', value: 'LIB-ABC' }],
  patronPages: { openId },
})

beforeAll(async () => {
  provider = await startIdentityProvider(`${publicUrl}/patron/ABC/openid/callback`)
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  const { issuer, clientId, clientSecret } = provider
  const claims = { surname: 'name', group: 'groups' }
  const put = await gateway.call('PUT', '/v1/libraries/ABC', {
    json: library({ issuer, clientId, clientSecret, claims, allowPrivateNetwork: true }),
  })
  expect(put.status, put.text).toBe(200)
})
afterAll(async () => {
  await gateway.close()
  await provider.stop()
})

const visit = (): PatronVisitor =>
  createVisitor((method, path, init) => gateway.fetch(method, path, { key: null, ...init }))
/** Goes to the provider and back; gives the path and query of the callback. */
const throughProvider = async (visitor: PatronVisitor, account: Account, back = ''): Promise<string> => {
  provider.become(account)
  const started = await visitor.get(`/patron/ABC/openid?back=${encodeURIComponent(back)}`)
  expect(started.status, started.text).toBe(302)
  return (await provider.pass(started.headers.get('location') ?? '')).slice(publicUrl.length)
}

test.each([
  ['http://127.0.0.1:8080', false],
  ['https://localhost', false],
  ['https://0x7f000001', false],
  ['https://[::ffff:169.254.169.254]', false],
  ['http://login.example.edu', true],
])('the issuer %s is refused where private networks are allowed: %s', async (issuer, allowPrivateNetwork) => {
  const openId = { issuer, clientId: 'lendwire', clientSecret: 'a-client-secret', allowPrivateNetwork }
  const put = await gateway.call('PUT', '/v1/libraries/XYZ', {
    json: { ...library(openId), symbols: [{ type: 'ISIL', value: 'LIB-XYZ' }] },
  })
  expect(put.status, put.text).toBe(400)
  expect(put.at('faults', 0, 'path')).toBe('patronPages/openId/issuer')
})

test('a provider in a private network is not called where a stored library does not allow it', async () => {
  const { issuer, clientId, clientSecret } = provider
  const stored = await gateway.store.getDocument('library', 'ABC')
  const openId = { issuer, clientId, clientSecret }
  const value = { ...Object(stored?.value), code: 'OLD', symbols: [], patronPages: { openId } }
  await gateway.store.putDocuments([{ kind: 'library', key: 'OLD', value, expectedVersion: 0 }])
  expect((await visit().get('/patron/OLD/openid')).status).toBe(503)
})

const ada: Account = { sub: 'p-ada', email: 'ada@example.org', name: 'Reader', groups: ['students', 'x'] }

describe('a patron who signs in by OpenID Connect', () => {
  test('comes back to the page, and asks with what the claims say', async () => {
    const visitor = visit()
    const signInPage = await visitor.get('/patron/ABC/request?kind=book&lang=en')
    expect(signInPage.status).toBe(401)
    expect(signInPage.text).toContain('Sign in with your institution’s account')
    const back = await visitor.get(await throughProvider(visitor, ada, '/request?kind=book&lang=en'))
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      '/patron/ABC/request?kind=book&lang=en',
    ])
    const form = await visitor.get('/patron/ABC/request?kind=book&lang=en')
    expect(form.text).toContain('Signed in as Reader')
    const fields = { ...hiddenFields(form.text), service: 'loan', title: 'Kindred' }
    const made = await visitor.post('/patron/ABC/request', fields)
    const number = /requests\/([^?]+)\?/.exec(made.headers.get('location') ?? '')?.[1]
    expect((await gateway.call('GET', `/v1/requests/${number}`, { key })).at('patron')).toEqual({
      id: 'p-ada',
      surname: 'Reader',
      email: 'ada@example.org',
      group: 'students',
      language: 'en',
    })
  })

  test('is let in once for an answer, and only in the browser that began', async () => {
    const visitor = visit()
    const callback = await throughProvider(visitor, { ...ada, sub: 'p-bo' })
    const other = await visit().get(`${callback}&lang=en`)
    expect([other.status, other.text.includes('Signing in did not work')]).toEqual([401, true])
    expect((await visitor.get(callback)).status).toBe(303)
    expect((await visitor.get(callback)).status).toBe(401)
  })

  test('is led to pages of the library alone', async () => {
    const visitor = visit()
    const back = await visitor.get(await throughProvider(visitor, ada, '//evil.example/'))
    expect(back.headers.get('location')).toBe('/patron/ABC')
  })

  test('is signed out when the library takes the identity provider away', async () => {
    const visitor = visit()
    await visitor.get(await throughProvider(visitor, ada))
    expect((await visitor.get('/patron/ABC')).status).toBe(200)
    const stored = await gateway.call('GET', '/v1/libraries/ABC')
    expect(stored.at('patronPages', 'openId', 'clientSecret')).toBe('********')
    await gateway.call('PUT', '/v1/libraries/ABC', { json: library(undefined) })
    expect((await visitor.get('/patron/ABC')).status).toBe(401)
    expect((await visitor.get('/patron/ABC/openid')).status).toBe(404)
  })
})
