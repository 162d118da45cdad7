import { UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeLinkToken } from '../../../src/accounts/account-links.ts'
import { openIdRefusals } from '../../../src/accounts/openid-refusal.ts'
import { OpenIdRoles } from '../../../src/accounts/openid-settings.ts'
import { User } from '../../../src/accounts/user.ts'
import { instantOf } from '../../../src/borrowing/time.ts'
import { IdentityProviderTest } from '../../../src/http/api/access/identity-provider-test.ts'
import { sentencesIn } from '../../../src/translations/gateway-sentences.ts'
import type { Answer } from '../../support/answer.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import {
  type Account,
  type IdentityProvider,
  startIdentityProvider,
} from '../../support/identity-provider.ts'
import { type MailServer, startMailServer } from '../../support/smtp.ts'
import { expectProblem } from '../scene.ts'
import { createPerson, createVisitor, goodPassword, type Visitor } from './visitor.ts'

const publicUrl = 'https://ill.example.org'
const settingsOf = (identityProvider: IdentityProvider) => ({
  ...identityProvider,
  allowPrivateNetwork: true,
  roles: OpenIdRoles.parse([
    { claim: 'groups', value: 'ill-admins', role: 'admin' },
    { claim: 'groups', value: 'ill-abc', role: 'staff', library: 'ABC' },
    { claim: 'groups', value: 'ill-look', role: 'viewer', allLibraries: true },
    { claim: 'groups', value: 'ill-gone', role: 'staff', library: 'GONE' },
  ]),
})
let provider: IdentityProvider
let gateway: TestGateway
beforeAll(async () => {
  provider = await startIdentityProvider(`${publicUrl}/v1/sign-in/openid/callback`)
  gateway = await startHttp({ openId: settingsOf(provider) })
  await gateway.makeLibrary('ABC')
})
afterAll(async () => {
  await gateway.close()
  await provider.stop()
})

const start = (visitor: Visitor, query = '') => visitor.call('GET', `/v1/sign-in/openid${query}`)
/** Goes to the provider and back; gives the path and query of the callback. */
const throughProvider = async (visitor: Visitor, account: Account, query = ''): Promise<string> => {
  provider.become(account)
  const started = await start(visitor, query)
  expect(started.status, started.text).toBe(302)
  return (await provider.pass(started.headers.get('location') ?? '')).slice(publicUrl.length)
}
/** Expects that the browser is sent to the page to sign in, with the code of the refusal. */
const expectRefusal = (answer: Answer, refusal: string) => {
  expect(answer.status, answer.text).toBe(303)
  expect(answer.headers.get('location')).toBe(`/console/sign-in?problem=${refusal}`)
}
const signIn = async (visitor: Visitor, account: Account, query = '') =>
  visitor.call('GET', await throughProvider(visitor, account, query))

const ada: Account = {
  sub: 'ada',
  email: 'ada@example.org',
  email_verified: true,
  name: 'Ada',
  groups: ['x', 'ill-abc'],
}

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

describe('what is set up wrongly', () => {
  const refusedWith = async (
    changed: object,
    account: Account = ada,
  ): Promise<readonly [string, TestGateway]> => {
    const wrong = await startHttp({ openId: { ...settingsOf(provider), ...changed } })
    const visitor = createVisitor(wrong)
    provider.become(account)
    const started = await start(visitor)
    const location = started.headers.get('location') ?? ''
    const answer = location.startsWith('/')
      ? started
      : await visitor.call('GET', (await provider.pass(location)).slice(publicUrl.length))
    await wrong.close()
    return [answer.headers.get('location') ?? '', wrong]
  }

  test.each([
    ['wrong_secret', { clientSecret: 'another-secret-of-the-client' }, 'LENDWIRE_OPENID_CLIENT_SECRET'],
    ['private_network', { allowPrivateNetwork: false }, 'LENDWIRE_OPENID_PRIVATE_NETWORK'],
    ['provider_down', { issuer: 'http://127.0.0.1:9' }, '`lendwire doctor` tests it'],
  ] as const)('is named to admins: %s', async (code, changed, remedy) => {
    const [location, { log }] = await refusedWith(changed)
    expect(location).toBe(`/console/sign-in?problem=${code}`)
    const messages = log.map(({ message }) => message)
    expect(messages).toContain(`A sign-in by OpenID Connect was refused: ${code}`)
    expect(messages).toContain(`Sign-ins by OpenID Connect are refused: ${code}`)
    expect(sentencesIn('en').t(openIdRefusals[code].remedy)).toContain(remedy)
  })

  test('has a cause that an admin reads step by step, in German too', async () => {
    const check = async (changed: object) => {
      const other = await startHttp({ openId: { ...settingsOf(provider), ...changed } })
      const headers = { 'accept-language': 'de' }
      const answer = await other.call('GET', '/v1/sign-in/openid/check', { headers })
      await other.close()
      expect(answer.status, answer.text).toBe(200)
      expect(answer.text).toContain('LENDWIRE_OPENID_ROLES nennt die Bibliothek GONE, die es nicht gibt')
      return IdentityProviderTest.parse(answer.json).steps.map(({ step, result, found }) => [
        ...[step, result, found.code.split('.')[1]],
      ])
    }
    const rest = [
      ['redirect', 'passed', 'redirect_registered'],
      ['roles', 'failed', 'unknown_library'],
      ['roles', 'failed', 'unknown_library'],
    ]
    const first = [
      ['discovery', 'passed', 'answers'],
      ['keys', 'passed', 'keys'],
    ]
    expect(await check({})).toEqual([...first, ['secret', 'passed', 'secret_right'], ...rest])
    expect(await check({ clientSecret: 'another-secret-of-the-client' })).toEqual([
      ...first,
      ['secret', 'failed', 'secret_refused'],
      ...rest,
    ])
    expect((await check({ allowPrivateNetwork: false }))[0]).toEqual(['discovery', 'failed', 'failed'])
  })

  test('is a row for staff or viewers without a library that does not say `allLibraries`', () => {
    const row = { claim: 'groups', value: 'x', role: 'staff' }
    expect(OpenIdRoles.safeParse([row]).success).toBe(false)
    expect(OpenIdRoles.safeParse([{ ...row, allLibraries: true }]).success).toBe(true)
    expect(OpenIdRoles.safeParse([{ ...row, library: 'ABC', allLibraries: true }]).success).toBe(false)
  })
})

describe('an account that was used before', () => {
  const account = (sub: string): Account => ({ ...ada, sub, email: `${sub}@example.org` })
  const link = (visitor: Visitor, password = goodPassword) =>
    visitor.call('POST', '/v1/sign-in/openid/link', { json: { password } })
  const usersRefused = async (id: string) =>
    (await gateway.call('GET', `/v1/users/${id}`)).at('refusedOpenId')

  test('is linked with its password, which ends with the link, as do its sessions', async () => {
    const { id } = await createPerson(gateway, { email: 'uma@example.org', role: 'viewer' })
    const before = createVisitor(gateway)
    await before.signIn('uma@example.org', goodPassword)
    const visitor = createVisitor(gateway)
    expectRefusal(await signIn(visitor, account('uma')), 'password_needed')
    expect((await before.call('GET', '/v1/session')).status).toBe(200)
    expectProblem(await link(visitor, 'not the password'), 401, 'not-authenticated')
    expectProblem(await link(before), 404, 'not-found')
    const linked = await link(visitor)
    expect(linked.json, linked.text).toMatchObject({
      id,
      role: 'staff',
      library: 'ABC',
      signedInBy: 'openid',
    })
    expect((await before.call('GET', '/v1/session')).status).toBe(401)
    expect((await before.signIn('uma@example.org', goodPassword)).status).toBe(401)
    expectProblem(await link(visitor), 404, 'not-found')
    const changed = await visitor.call('PUT', '/v1/session/password', {
      json: { currentPassword: goodPassword, password: `${goodPassword}-2` },
    })
    expectProblem(changed, 409, 'not-allowed-now')
    expect(await usersRefused(id)).toBeUndefined()
  })

  test('is linked by an admin who says that it is the same person, without the password', async () => {
    const { id } = await createPerson(gateway, { email: 'vic@example.org', role: 'viewer' })
    expectRefusal(await signIn(createVisitor(gateway), account('vic')), 'password_needed')
    expect(await usersRefused(id)).toMatchObject({ issuer: provider.issuer, subject: 'vic', name: 'Ada' })
    const decide = (json: object) => gateway.call('POST', `/v1/users/${id}/refused-identity`, { json })
    const identity = { issuer: provider.issuer, subject: 'vic' }
    expectProblem(await decide({ ...identity, subject: 'x', decision: 'same_person' }), 409, 'conflict')
    expect((await decide({ ...identity, decision: 'same_person' })).json).toMatchObject({ openId: identity })
    const visitor = createVisitor(gateway)
    await signIn(visitor, account('vic'))
    expect((await visitor.call('GET', '/v1/session')).json).toMatchObject({ id, role: 'staff' })
    expect((await createVisitor(gateway).signIn('vic@example.org', goodPassword)).status).toBe(401)
  })

  test('stays whose it is where another subject has its address, until an admin frees the address', async () => {
    const first = createVisitor(gateway)
    await signIn(first, account('wes'))
    const id = (await first.call('GET', '/v1/session')).words('id')
    const successor = { ...account('wes'), sub: 'successor', groups: ['ill-admins'] }
    expectRefusal(await signIn(createVisitor(gateway), successor), 'other_identity')
    expect((await first.call('GET', '/v1/session')).json).toMatchObject({ id, role: 'staff' })
    await gateway.call('POST', `/v1/users/${id}/refused-identity`, {
      json: { issuer: provider.issuer, subject: 'successor', decision: 'another_person' },
    })
    expect((await first.call('GET', '/v1/session')).status).toBe(401)
    const second = createVisitor(gateway)
    await signIn(second, successor)
    const session = await second.call('GET', '/v1/session')
    expect(session.json).toMatchObject({ role: 'admin', email: 'wes@example.org' })
    expect(session.words('id')).not.toBe(id)
    expectRefusal(await signIn(createVisitor(gateway), account('wes')), 'disabled')
    // The address is taken now: the old account cannot be opened with it again.
    const enabled = await gateway.call('PATCH', `/v1/users/${id}`, { json: { status: 'active' } })
    expectProblem(enabled, 409, 'conflict')
  })

  test('is unlinked by an admin, and linked again by its verified address', async () => {
    await signIn(createVisitor(gateway), account('xan'))
    const visitor = createVisitor(gateway)
    await signIn(visitor, account('xan'))
    const id = (await visitor.call('GET', '/v1/session')).words('id')
    expect((await gateway.call('DELETE', `/v1/users/${id}/identity`)).json).toMatchObject({
      status: 'invited',
    })
    expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
    // No link leads around the provider, where the person may be disabled by now.
    expect((await gateway.call('POST', `/v1/users/${id}/invite`)).json).toEqual({ state: 'not_set_up' })
    const token = await makeLinkToken(
      { store: gateway.store, now: () => instantOf(gateway.time()) },
      'reset',
      id,
    )
    const set = await visitor.call('POST', '/v1/passwords', { json: { token, password: goodPassword } })
    expectProblem(set, 400, 'invalid-input')
    const moved = createVisitor(gateway)
    await signIn(moved, { ...account('xan'), sub: 'moved' })
    expect((await moved.call('GET', '/v1/session')).json).toMatchObject({ id })
    expectProblem(await gateway.call('DELETE', `/v1/users/${'0'.repeat(24)}/identity`), 404, 'not-found')
    // Where there is no provider any more, an invitation leads to a password.
    await gateway.call('DELETE', `/v1/users/${id}/identity`)
    const plain = await startHttp({ openStore: async () => gateway.store })
    const invited = await plain.call('POST', `/v1/users/${id}/invite`, {
      headers: { 'idempotency-key': 'without-provider' },
    })
    expect(invited.words('link')).toContain('token=')
    plain.stop()
  })

  test('that is disabled stays so when an admin says whose the identity is', async () => {
    const { id } = await createPerson(gateway, { email: 'zac@example.org', role: 'viewer' })
    await gateway.call('PATCH', `/v1/users/${id}`, { json: { status: 'disabled' } })
    expectRefusal(await signIn(createVisitor(gateway), account('zac')), 'disabled')
    const decided = await gateway.call('POST', `/v1/users/${id}/refused-identity`, {
      json: { issuer: provider.issuer, subject: 'zac', decision: 'same_person' },
    })
    expect(decided.json).toMatchObject({ status: 'disabled', openId: { subject: 'zac' } })
    expectRefusal(await signIn(createVisitor(gateway), account('zac')), 'disabled')
  })

  test('loses a password that an earlier version left it, when a gateway starts', async () => {
    const { id } = await createPerson(gateway, { email: 'yul@example.org', role: 'viewer' })
    const password = (await gateway.store.getDocument('user_password', id))?.value
    const before = createVisitor(gateway)
    await before.signIn('yul@example.org', goodPassword)
    const stored = await gateway.store.getDocument('user', id)
    const value = { ...User.parse(stored?.value), openId: { issuer: provider.issuer, subject: 'yul' } }
    await gateway.store.putDocuments([
      { kind: 'user', key: id, value, expectedVersion: stored?.version ?? 0 },
      { kind: 'user_password', key: id, value: password, expectedVersion: null },
    ])
    // It opens nothing even before that.
    expect((await createVisitor(gateway).signIn('yul@example.org', goodPassword)).status).toBe(401)
    const another = await startHttp({ openStore: async () => gateway.store })
    expect(await gateway.store.getDocument('user_password', id)).toBeNull()
    expect((await before.call('GET', '/v1/session')).status).toBe(401)
    another.stop()
  })
})

describe('with LENDWIRE_PASSWORDS=off', () => {
  let mailServer: MailServer
  let strict: TestGateway
  beforeAll(async () => {
    mailServer = await startMailServer()
    strict = await startHttp({
      openId: settingsOf(provider),
      smtpUrl: mailServer.url,
      settings: { passwords: 'off' },
    })
  })
  afterAll(async () => {
    await strict.close()
    await mailServer.stop()
  })
  const mailsTo = (email: string) => mailServer.mails.filter(({ to }) => to.includes(email))
  const firstMailTo = (email: string) =>
    vi.waitFor(() => {
      expect(mailsTo(email)).not.toHaveLength(0)
      return mailsTo(email)[0]?.raw ?? ''
    }, 60_000)

  test('only accounts that `lendwire admin link` made have a password, and their use is an alarm', async () => {
    expect((await strict.call('GET', '/v1/sign-in', { key: null })).json).toMatchObject({
      ...{ password: false, emergencyPassword: true },
    })
    const deps = { store: strict.store, now: () => instantOf(strict.time()) }
    const token = await makeLinkToken(deps, 'first_admin', 'first-admin')
    const account = { email: 'rescue@example.org', name: 'Rescue' }
    const set = await strict.call('POST', '/v1/passwords', {
      ...{ key: null, json: { token, password: goodPassword, ...account } },
    })
    expect(set.status, set.text).toBe(200)
    const visitor = createVisitor(strict)
    expect((await visitor.signIn(account.email, goodPassword)).status).toBe(200)
    expect(await firstMailTo(account.email)).toContain('An emergency account was used')
    expect(strict.log.map(({ message }) => message)).toContain('An emergency account was used')
  })

  test('an invitation and a forgotten password are answered without a link', async () => {
    const made = await strict.call('POST', '/v1/users', {
      json: { name: 'Zoe', email: 'zoe@example.org', role: 'viewer' },
    })
    expect(made.at('invitation')).toEqual({ state: 'mailed' })
    expect(await firstMailTo('zoe@example.org')).not.toContain('token')
    const asked = await strict.call('POST', '/v1/password-resets', {
      ...{ key: null, json: { email: 'zoe@example.org' } },
    })
    expect(asked.status).toBe(202)
    await vi.waitFor(() => expect(mailsTo('zoe@example.org')).toHaveLength(2), 60_000)
    expect(mailsTo('zoe@example.org')[1]?.raw).toContain('Your account has no password')
    expect(mailsTo('zoe@example.org')[1]?.raw).not.toContain('token')
  })
})

test('no sign-in by OpenID is offered where no identity provider is set', async () => {
  const plain = await startHttp()
  expect((await plain.call('GET', '/v1/sign-in', { key: null })).json).toEqual({
    password: true,
    emergencyPassword: false,
    openId: null,
  })
  expectProblem(await plain.call('GET', '/v1/sign-in/openid', { key: null }), 404, 'not-found')
  await plain.close()
})
