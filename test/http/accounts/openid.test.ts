import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OpenIdRoles } from '../../../src/http/auth/openid-settings.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import {
  type Account,
  type IdentityProvider,
  startIdentityProvider,
} from '../../support/identity-provider.ts'
import { expectProblem } from '../scene.ts'
import { createPerson, createVisitor, type Visitor } from './visitor.ts'

const publicUrl = 'https://ill.example.org'
let provider: IdentityProvider
let gateway: TestGateway
beforeAll(async () => {
  provider = await startIdentityProvider(`${publicUrl}/v1/sign-in/openid/callback`)
  const roles = OpenIdRoles.parse([
    { claim: 'groups', value: 'ill-admins', role: 'admin' },
    { claim: 'groups', value: 'ill-abc', role: 'staff', library: 'ABC' },
    { claim: 'groups', value: 'ill-look', role: 'viewer' },
  ])
  gateway = await startHttp({ openId: { ...provider, roles, allowPrivateNetwork: true } })
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
  })

  test('is refused where no claim gives a role, though the person had one before', async () => {
    const account = { ...ada, sub: 'eve', email: 'eve@example.org' }
    await signIn(createVisitor(gateway), account)
    const visitor = createVisitor(gateway)
    expectProblem(await signIn(visitor, { ...account, groups: ['others'] }), 403, 'forbidden')
    expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
  })

  test('is refused to a disabled person', async () => {
    const account = { ...ada, sub: 'dan', email: 'dan@example.org' }
    const visitor = createVisitor(gateway)
    await signIn(visitor, account)
    const id = (await visitor.call('GET', '/v1/session')).words('id')
    await gateway.call('PATCH', `/v1/users/${id}`, { json: { status: 'disabled' } })
    expectProblem(await signIn(createVisitor(gateway), account), 403, 'forbidden')
  })

  test('takes over an account with the same address only where the provider verified it', async () => {
    const { id } = await createPerson(gateway, { email: 'own@example.org', role: 'admin' })
    const account = { ...ada, sub: 'own', email: 'own@example.org' }
    expectProblem(
      await signIn(createVisitor(gateway), { ...account, email_verified: false }),
      409,
      'conflict',
    )
    const visitor = createVisitor(gateway)
    await signIn(visitor, account)
    expect((await visitor.call('GET', '/v1/session')).json).toMatchObject({ id, role: 'staff' })
  })

  test('is an answer to a sign-in of the same browser, once', async () => {
    const started = createVisitor(gateway)
    const callback = await throughProvider(started, { ...ada, sub: 'joe', email: 'joe@example.org' })
    const other = createVisitor(gateway)
    expectProblem(await other.call('GET', callback), 401, 'not-authenticated')
    const cookie = started.cookies().get('__Host-lendwire_openid')
    expect((await started.call('GET', callback)).status).toBe(303)
    const again = await gateway.call('GET', callback, {
      key: null,
      headers: { cookie: `__Host-lendwire_openid=${cookie}` },
    })
    expectProblem(again, 401, 'not-authenticated')
  })

  test('with an answer of another sign-in is refused', async () => {
    const one = createVisitor(gateway)
    const callback = await throughProvider(one, { ...ada, sub: 'kim', email: 'kim@example.org' })
    const two = createVisitor(gateway)
    await throughProvider(two, { ...ada, sub: 'lea', email: 'lea@example.org' })
    expectProblem(await two.call('GET', callback), 401, 'not-authenticated')
  })

  test.each(['https://evil.example/', '//evil.example/', '/\\evil.example'])(
    'leads never to %s',
    async (address) => {
      const refused = await start(createVisitor(gateway), `?returnTo=${encodeURIComponent(address)}`)
      expectProblem(refused, 400, 'invalid-input')
    },
  )
})

test('no sign-in by OpenID is offered where no identity provider is set', async () => {
  const plain = await startHttp()
  expect((await plain.call('GET', '/v1/sign-in', { key: null })).json).toEqual({
    password: true,
    openId: null,
  })
  expectProblem(await plain.call('GET', '/v1/sign-in/openid', { key: null }), 404, 'not-found')
  await plain.close()
})
