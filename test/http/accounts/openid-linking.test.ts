import { describe, expect, test } from 'vitest'
import { makeLinkToken } from '../../../src/accounts/account-links.ts'
import { User } from '../../../src/accounts/user.ts'
import { instantOf } from '../../../src/borrowing/time.ts'
import { startHttp } from '../../support/http.ts'
import type { Account } from '../../support/identity-provider.ts'
import { expectProblem } from '../scene.ts'
import { ada, expectRefusal, startOpenIdScene } from './openid-scene.ts'
import { createPerson, createVisitor, goodPassword, type Visitor } from './visitor.ts'

const { provider, gateway, signIn } = await startOpenIdScene()

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
