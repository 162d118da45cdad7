import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { patronPages, patronSecret, patronToken } from '../../support/patron-link.ts'
import { hiddenFields } from '../../support/patron-visitor.ts'
import { type PatronScene, signedAt, startPatronScene } from './patron-scene.ts'

let gateway: TestGateway
let putLibrary: PatronScene['putLibrary']
let newVisitor: PatronScene['newVisitor']
let signedIn: PatronScene['signedIn']
beforeAll(async () => {
  ;({ gateway, putLibrary, newVisitor, signedIn } = await startPatronScene())
})
afterAll(() => gateway.close())

describe('a signed link', () => {
  test('begins a session, and leaves the address', async () => {
    const visitor = newVisitor()
    const token = await patronToken({ sub: 'p-1', name: 'Ada Reader' }, signedAt)
    const entered = await visitor.get(`/patron/ABC/request?rft.title=On%20links&token=${token}&lang=en`)
    expect(entered.status).toBe(303)
    expect(entered.headers.get('location')).toBe('/patron/ABC/request?rft.title=On%20links&lang=en')
    const [cookie] = entered.headers
      .getSetCookie()
      .filter((each) => each.startsWith('__Host-lendwire_patron_ABC'))
    expect(cookie).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(cookie).not.toContain('p-1')
    const page = await visitor.get('/patron/ABC')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Signed in as Ada Reader')
  })

  test('is used once, by however many calls at the same time', async () => {
    const token = await patronToken({ sub: 'p-once' }, signedAt)
    const entered = await Promise.all(
      Array.from({ length: 5 }, () => newVisitor().get(`/patron/ABC?token=${token}`)),
    )
    expect(entered.map(({ status }) => status).toSorted()).toEqual([303, 401, 401, 401, 401])
  })

  test('is used once, however its signature is written', async () => {
    const token = await new SignJWT({ sub: 'p-written-anew', aud: 'ABC', exp: signedAt / 1000 + 300 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(patronSecret))
    expect((await newVisitor().get(`/patron/ABC?token=${token}`)).status).toBe(303)
    // The last character has two bits that are no part of the signature, and decoders ignore padding and spaces.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const twin = alphabet[alphabet.indexOf(token.at(-1) ?? '') ^ 1]
    for (const again of [token, token.slice(0, -1) + twin, `${token}=`, `${token}%20`])
      expect((await newVisitor().get(`/patron/ABC?token=${again}`)).status, again.slice(-3)).toBe(401)
  })

  test('that comes again in the browser that used it goes on with its session', async () => {
    const visitor = newVisitor()
    const token = await patronToken({ sub: 'p-back' }, signedAt)
    await visitor.get(`/patron/ABC?token=${token}`)
    expect((await visitor.get(`/patron/ABC?token=${token}`)).status).toBe(303)
  })

  test('lives ten minutes at most', async () => {
    const token = await patronToken({ sub: 'p-long', exp: signedAt / 1000 + 3600 }, signedAt)
    expect((await newVisitor().get(`/patron/ABC?token=${token}`)).status).toBe(401)
  })

  test('has a cookie that is Secure only where the client has TLS, which no stranger can pretend', async () => {
    const cookies = async (settings: object, forwarded: string) => {
      const plain = await startHttp({ settings, publicUrl: 'http://127.0.0.1:8600' })
      const json = { name: 'Library', symbols: [{ type: 'ISIL', value: 'X' }], patronPages }
      await plain.call('PUT', '/v1/libraries/ABC', { json })
      const token = await patronToken({ sub: 'p-1' }, signedAt)
      const headers = { 'x-forwarded-proto': forwarded }
      const entered = await plain.call('GET', `/patron/ABC?token=${token}`, { key: null, headers })
      await plain.close()
      return entered.headers.getSetCookie().join()
    }
    expect(await cookies({ trustedProxies: ['127.0.0.0/8'] }, 'https')).toMatch(/^__Host-.*Secure/)
    expect(await cookies({}, 'https')).not.toMatch(/Secure|__Host-/)
  })

  test('starts a session that ends at sign-out, in every browser that has its cookie', async () => {
    const visitor = await signedIn('p-out')
    const form = await visitor.get('/patron/ABC')
    const copied = new Map(visitor.cookies)
    await visitor.post('/patron/ABC/leave', hiddenFields(form.text))
    for (const [name, value] of copied) visitor.cookies.set(name, value)
    expect((await visitor.get('/patron/ABC')).status).toBe(401)
  })

  test('starts a session that ends when the library takes the key away', async () => {
    const other = 'another-secret-of-the-library-7351'
    const keys = [...patronPages.keys, { kind: 'secret', id: 'k2', secret: other }]
    await putLibrary('XYZ', { patronPages: { keys } })
    const token = await patronToken({ sub: 'p-key' }, signedAt, { library: 'XYZ', secret: other })
    const visitor = newVisitor()
    await visitor.get(`/patron/XYZ?token=${token}`)
    expect((await visitor.get('/patron/XYZ')).status).toBe(200)
    await putLibrary('XYZ')
    expect((await visitor.get('/patron/XYZ')).status).toBe(401)
  })

  test('starts a session whose patron nobody can read in the store', async () => {
    await signedIn('p-unreadable-4711', 'ABC', { name: 'Unreadable Nightingale' })
    const { readdir, readFile } = await import('node:fs/promises')
    const files = await readdir(gateway.folder)
    const bytes = (
      await Promise.all(files.map((name) => readFile(`${gateway.folder}/${name}`, 'latin1')))
    ).join('')
    expect(bytes).not.toMatch(/p-unreadable-4711|Unreadable Nightingale/)
  })

  test('may be signed with a key whose public half the library shows', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256')
    const jwk = { ...(await exportJWK(publicKey)), kid: 'ec1' }
    const saved = await putLibrary('KEYS', {
      patronPages: { keys: [{ kind: 'jwks', jwks: { keys: [jwk] } }] },
    })
    expect(saved.status, saved.text).toBe(201)
    const sign = (kid: string) =>
      new SignJWT({ sub: 'p-1', aud: 'KEYS', exp: signedAt / 1000 + 60 })
        .setProtectedHeader({ alg: 'ES256', kid })
        .sign(privateKey)
    expect((await newVisitor().get(`/patron/KEYS?token=${await sign('ec1')}`)).status).toBe(303)
    expect((await newVisitor().get(`/patron/KEYS?token=${await sign('other')}`)).status).toBe(401)
    // The public key as a secret: the oldest trick.
    const forged = await new SignJWT({ sub: 'p-1', aud: 'KEYS', exp: signedAt / 1000 + 60 })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(JSON.stringify(jwk).padEnd(32)))
    expect((await newVisitor().get(`/patron/KEYS?token=${forged}`)).status).toBe(401)
  })

  const seconds = signedAt / 1000
  const unsigned = (claims: object): string =>
    `${btoa('{"alg":"none"}').replace(/=+$/, '')}.${btoa(JSON.stringify(claims)).replace(/=+$/, '')}.`
  test.each([
    ['ended', () => patronToken({ sub: 'p-1', exp: seconds - 60 }, signedAt)],
    ['that lasts for days', () => patronToken({ sub: 'p-1', exp: seconds + 90_000 }, signedAt)],
    ['without an end', () => patronToken({ sub: 'p-1', exp: undefined } as never, signedAt)],
    ['for another library', () => patronToken({ sub: 'p-1' }, signedAt, { library: 'XYZ' })],
    ['without an audience', () => patronToken({ sub: 'p-1', aud: undefined } as never, signedAt)],
    ['without a patron', () => patronToken({}, signedAt)],
    ['with an empty patron', () => patronToken({ sub: ' ' }, signedAt)],
    ['with an invalid address', () => patronToken({ sub: 'p-1', email: 'nobody' }, signedAt)],
    ['by another secret', () => patronToken({ sub: 'p-1' }, signedAt, { secret: 'x'.repeat(40) })],
    ['unsigned', async () => unsigned({ sub: 'p-1', aud: 'ABC', exp: seconds + 60 })],
    ['that is not a token', async () => 'p-1'],
    ['that is empty', async () => ''],
  ])('%s is refused in words', async (_, make) => {
    const visitor = newVisitor()
    const answer = await visitor.get(`/patron/ABC?token=${await make()}`)
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('This link is no longer valid')
    expect(answer.text).not.toContain('p-1')
    expect(visitor.cookies.has('__Host-lendwire_patron_ABC')).toBe(false)
  })

  test('a session holds for its library alone, and cannot be made up', async () => {
    const visitor = await signedIn('p-1')
    visitor.cookies.set('__Host-lendwire_patron_XYZ', visitor.cookies.get('__Host-lendwire_patron_ABC') ?? '')
    expect((await visitor.get('/patron/XYZ')).status).toBe(401)
    visitor.cookies.set('__Host-lendwire_patron_ABC', 'made.up.by.some.body')
    expect((await visitor.get('/patron/ABC')).status).toBe(401)
  })

  test('its secret is shown to nobody, and kept when it comes back masked', async () => {
    const read = await gateway.call('GET', '/v1/libraries/ABC')
    expect(read.text).not.toContain(patronSecret)
    expect(read.at('patronPages', 'keys', 0, 'secret')).toBe('********')
    expect((await gateway.call('GET', '/v1/libraries')).text).not.toContain(patronSecret)
    expect((await gateway.call('PUT', '/v1/libraries/ABC', { json: read.json })).status).toBe(200)
    await signedIn('p-1')
    const masked = { patronPages: { keys: [{ kind: 'secret', id: 'k2', secret: '********' }] } }
    const refused = await putLibrary('ABC', masked)
    expect(refused.at('faults', 0, 'path')).toBe('patronPages/keys/0/secret')
  })
})

test('a session expires', async () => {
  const visitor = await signedIn('p-1')
  gateway.advance(2 * 3_600_000 + 1000)
  const answer = await visitor.get('/patron/ABC')
  expect(answer.status).toBe(401)
  expect(answer.text).toContain('Please sign in')
})
