import { UnsecuredJWT } from 'jose'
import { describe, expect, test, vi } from 'vitest'
import { startHttp } from '../../support/http.ts'
import type { Account } from '../../support/identity-provider.ts'
import { expectProblem } from '../scene.ts'
import { ada, expectRefusal, publicUrl, settingsOf, start, startOpenIdScene } from './openid-scene.ts'
import { createVisitor, goodPassword, type Visitor } from './visitor.ts'

const { provider, gateway, throughProvider, signIn } = await startOpenIdScene()

describe('signing in by OpenID Connect', () => {
  test('gives the role and library of the claims, and goes back to where the person came from', async () => {
    const visitor = createVisitor(gateway)
    const answer = await signIn(visitor, ada, '?returnTo=/console/requests')
    expect(answer.status, answer.text).toBe(303)
    expect(answer.headers.get('location')).toBe('/console/requests')
    const session = await visitor.call('GET', '/v1/session')
    expect(session.json).toMatchObject({ kind: 'user', role: 'staff', library: 'ABC', name: 'Ada' })
    // Anybody may start a sign-in: only those that were finished are in the audit log.
    const { text } = await gateway.call('GET', '/v1/audit?limit=100')
    expect(text).toContain('"path":"/v1/sign-in/openid/callback"')
    expect(text).not.toContain('"path":"/v1/sign-in/openid"')
  })

  test('takes the claims again at every sign-in, and ends older sessions where they changed', async () => {
    const first = createVisitor(gateway)
    await signIn(first, { ...ada, sub: 'bob', email: 'bob@example.org' })
    const second = createVisitor(gateway)
    await signIn(second, { ...ada, sub: 'bob', email: 'bob@example.org', groups: ['ill-look'] })
    expect((await second.call('GET', '/v1/session')).json).toMatchObject({ role: 'viewer', library: null })
    expect((await first.call('GET', '/v1/session')).status).toBe(401)
    const { text } = await gateway.call('GET', '/v1/audit?limit=3')
    expect(text).toContain('{"path":"role","before":"\\"staff\\"","after":"\\"viewer\\""}')
  })

  test('is refused where no claim gives a role, though the person had one before', async () => {
    const account = { ...ada, sub: 'eve', email: 'eve@example.org' }
    const before = createVisitor(gateway)
    await signIn(before, account)
    const visitor = createVisitor(gateway)
    expectRefusal(await signIn(visitor, { ...account, groups: ['others'] }), 'no_role')
    expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
    // Who may no longer sign in has no open session either.
    expect((await before.call('GET', '/v1/session')).status).toBe(401)
    expectRefusal(await signIn(visitor, { ...account, groups: ['ill-gone'] }), 'unknown_library')
    const { text } = await gateway.call('GET', '/v1/audit?action=authentication_failed')
    expect(text).toContain('"reason":"no_role"')
    expect(text).toContain('"source":"127.0.0.1"')
    expect(gateway.log).toContainEqual({
      ...{ level: 'warn', message: 'A sign-in by OpenID Connect was refused: no_role' },
      facts: { refusal: 'no_role' },
    })
  })

  test('can be tested: the page shows the claims, the row and the outcome, and nothing is created', async () => {
    const account = { ...ada, sub: 'tess', email: 'tess@example.org', name: 'Tess' }
    const visitor = createVisitor(gateway)
    const log = gateway.log.length
    const passed = await signIn(visitor, account, '?test=true')
    expect(passed.status, passed.text).toBe(200)
    for (const words of [
      'A sign-in creates an account.',
      'ill-abc',
      'tess@example.org',
      'LENDWIRE_OPENID_ROLES',
    ])
      expect(passed.text).toContain(words)
    const refused = await signIn(visitor, { ...account, groups: ['others'] }, '?test=true')
    expect(refused.text).toContain('A sign-in is refused: no_role')
    expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
    expect((await gateway.call('GET', '/v1/users?limit=200')).text).not.toContain('tess@example.org')
    expect(gateway.log.slice(log)).toEqual([])
  })

  test('is refused to a disabled person', async () => {
    const account = { ...ada, sub: 'dan', email: 'dan@example.org' }
    const visitor = createVisitor(gateway)
    await signIn(visitor, account)
    const id = (await visitor.call('GET', '/v1/session')).words('id')
    await gateway.call('PATCH', `/v1/users/${id}`, { json: { status: 'disabled' } })
    expectRefusal(await signIn(createVisitor(gateway), account), 'disabled')
  })

  test('takes over an account that was only invited where the provider verified the address', async () => {
    const made = await gateway.call('POST', '/v1/users', {
      json: { name: 'Own', email: 'own@example.org', role: 'admin' },
    })
    const account = { ...ada, sub: 'own', email: 'own@example.org' }
    expectRefusal(
      await signIn(createVisitor(gateway), { ...account, email_verified: false }),
      'address_not_verified',
    )
    const visitor = createVisitor(gateway)
    await signIn(visitor, account)
    expect((await visitor.call('GET', '/v1/session')).json).toMatchObject({
      ...{ id: made.words('user', 'id'), role: 'staff', signedInBy: 'openid' },
    })
    // The link of the invitation has ended: an account with an identity has no password.
    const token = made.words('invitation', 'link').split('token=')[1]
    const set = await gateway.call('POST', '/v1/passwords', {
      ...{ key: null, json: { token, password: goodPassword } },
    })
    expectProblem(set, 400, 'invalid-input')
  })

  test('takes a changed address over where it is verified and free', async () => {
    const account = { ...ada, sub: 'max', email: 'max@example.org' }
    await signIn(createVisitor(gateway), account)
    const emailAfter = async (changed: Partial<Account>) => {
      const visitor = createVisitor(gateway)
      await signIn(visitor, { ...account, ...changed })
      return (await visitor.call('GET', '/v1/session')).words('email')
    }
    expect(await emailAfter({ email: 'new@example.org', email_verified: false })).toBe('max@example.org')
    expect(await emailAfter({ email: 'bob@example.org' })).toBe('max@example.org')
    expect(await emailAfter({ email: 'new@example.org' })).toBe('new@example.org')
  })

  test('does not take the role of the last admin', async () => {
    const alone = await startHttp({ openId: settingsOf(provider) })
    const account = { ...ada, sub: 'root', email: 'root@example.org', groups: ['ill-admins'] }
    const visitor = createVisitor(alone)
    await signIn(visitor, account)
    expect((await visitor.call('GET', '/v1/session')).json).toMatchObject({ role: 'admin' })
    // The admin key that nearly every gateway has does not count.
    const demoted = await signIn(createVisitor(alone), { ...account, groups: ['ill-look'] })
    expectRefusal(demoted, 'last_admin')
    const tried = await signIn(createVisitor(alone), { ...account, groups: ['ill-look'] }, '?test=true')
    expect(tried.text).toContain('A sign-in is refused: last_admin')
    expect((await visitor.call('GET', '/v1/session')).json).toMatchObject({ role: 'admin' })
    await alone.close()
  })

  test('is an answer to a sign-in of the same browser, once', async () => {
    const started = createVisitor(gateway)
    const callback = await throughProvider(started, { ...ada, sub: 'joe', email: 'joe@example.org' })
    const other = createVisitor(gateway)
    expectRefusal(await other.call('GET', callback), 'not_started')
    const cookie = started.cookies().get('__Host-lendwire_openid')
    expect((await started.call('GET', callback)).status).toBe(303)
    const again = await gateway.call('GET', callback, {
      key: null,
      headers: { cookie: `__Host-lendwire_openid=${cookie}` },
    })
    expectRefusal(again, 'not_started')
  })

  test('with an answer of another sign-in is refused', async () => {
    const one = createVisitor(gateway)
    const callback = await throughProvider(one, { ...ada, sub: 'kim', email: 'kim@example.org' })
    const two = createVisitor(gateway)
    await throughProvider(two, { ...ada, sub: 'lea', email: 'lea@example.org' })
    expectRefusal(await two.call('GET', callback), 'not_valid')
  })

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example'])(
    'leads never to %s',
    async (address) => {
      const refused = await start(createVisitor(gateway), `?returnTo=${encodeURIComponent(address)}`)
      expectProblem(refused, 400, 'invalid-input')
    },
  )
})

describe('the session at the identity provider', () => {
  const account: Account = { ...ada, sub: 'sam', email: 'sam@example.org' }
  const enter = async (visitor: Visitor, cookies: Map<string, string>) => {
    provider.become(account)
    const started = await start(visitor)
    const back = await provider.pass(started.headers.get('location') ?? '', cookies)
    return visitor.call('GET', back.slice(publicUrl.length))
  }

  test('ends at sign-out, and by the back channel end all sessions of the person', async () => {
    provider.findGateway(gateway.url)
    const cookies = new Map<string, string>()
    const visitor = createVisitor(gateway)
    await enter(visitor, cookies)
    const elsewhere = createVisitor(gateway)
    await enter(elsewhere, new Map())
    await visitor.call('GET', '/v1/session')
    expect((await visitor.call('DELETE', '/v1/session')).status).toBe(204)
    const leaving = await visitor.call('GET', '/v1/sign-in/openid/sign-out')
    expect(leaving.status).toBe(302)
    const address = leaving.headers.get('location') ?? ''
    expect(address).toContain(`${provider.issuer}/session/end?`)
    expect((await elsewhere.call('GET', '/v1/session')).status).toBe(200)
    expect(await provider.pass(address, cookies)).toBe(`${publicUrl}/console/sign-in`)
    await vi.waitFor(
      async () => expect((await elsewhere.call('GET', '/v1/session')).status).toBe(401),
      60_000,
    )
    // Once: afterwards there is nothing to end.
    const again = await visitor.call('GET', '/v1/sign-in/openid/sign-out')
    expect(again.headers.get('location')).toBe(`${publicUrl}/console/sign-in`)
  })

  test('ends after a refusal, too', async () => {
    const visitor = createVisitor(gateway)
    expectRefusal(await signIn(visitor, { ...account, groups: [] }), 'no_role')
    const leaving = await visitor.call('GET', '/v1/sign-in/openid/sign-out')
    expect(leaving.headers.get('location')).toContain(`${provider.issuer}/session/end?`)
  })

  test('is not ended by a logout token that somebody else wrote', async () => {
    const visitor = createVisitor(gateway)
    await enter(visitor, new Map())
    const refused = await gateway.call('POST', '/v1/sign-in/openid/back-channel-logout', {
      key: null,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `logout_token=${new UnsecuredJWT({ sub: 'sam', jti: 'x' }).setIssuer(provider.issuer).setAudience(provider.clientId).encode()}`,
    })
    expectProblem(refused, 400, 'invalid-input')
    expect((await visitor.call('GET', '/v1/session')).status).toBe(200)
  })
})
