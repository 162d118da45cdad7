import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { makeLinkToken } from '../../../src/accounts/account-links.ts'
import { instantOf } from '../../../src/borrowing/time.ts'
import type { Answer } from '../../support/answer.ts'
import { type Accounts, alone, startAccounts } from './people.ts'
import { addApp, codeOf } from './second-step.ts'
import { createPerson, createVisitor, goodPassword, type Visitor } from './visitor.ts'

let accounts: Accounts
beforeAll(async () => {
  accounts = await startAccounts()
})
afterAll(() => accounts.gateway.close())

const at = (): number => accounts.gateway.time()
const codesIn = (answer: Answer): readonly string[] =>
  z.object({ recoveryCodes: z.array(z.string()) }).parse(answer.json).recoveryCodes

const withApp = async (role = 'staff', library: string | undefined = 'ABC') => {
  const person = await accounts.signedIn(role, library)
  const { secret, added } = await addApp(person.visitor, at())
  expect(added.status, added.text).toBe(200)
  return { ...person, secret, recoveryCodes: codesIn(added) }
}

const secondStep = (visitor: Visitor, json: object): Promise<Answer> =>
  visitor.call('POST', '/v1/session/second-step', { json })

describe('a second factor', () => {
  test('is asked for after the password; a code works once, also in two browsers at the same time', async () => {
    const { email, secret, id } = await withApp()
    expect((await accounts.gateway.call('GET', `/v1/users/${id}`)).at('hasSecondFactor')).toBe(true)
    const [first, second] = [createVisitor(accounts.gateway), createVisitor(accounts.gateway)]
    for (const visitor of [first, second]) {
      const answer = await visitor.signIn(email, goodPassword)
      expect(answer.status).toBe(202)
      expect(answer.json).toMatchObject({ step: 'confirm', hasCodes: true, setUp: null })
      expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
    }
    // The code with which the app was confirmed is used up.
    expect((await secondStep(first, { code: codeOf(secret, at()) })).status).toBe(401)
    const code = codeOf(secret, at(), 1)
    const answers = await Promise.all([first, second].map((visitor) => secondStep(visitor, { code })))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
    const [used = first, other = second] = answers[0]?.status === 200 ? [first, second] : [second, first]
    expect((await used.call('GET', '/v1/session')).status).toBe(200)
    expect((await other.call('GET', '/v1/session')).status).toBe(401)
    // The second step of a sign-in is good once.
    expect((await secondStep(used, { code: codeOf(secret, at(), 1) })).status).toBe(404)
  })

  test('a recovery code replaces the app, once', async () => {
    const { email, recoveryCodes } = await withApp()
    expect(recoveryCodes).toHaveLength(10)
    const [code = ''] = recoveryCodes
    const visitor = createVisitor(accounts.gateway)
    await visitor.signIn(email, goodPassword)
    expect((await secondStep(visitor, { code: code.toLowerCase().replaceAll('-', ' ') })).status).toBe(200)
    expect((await visitor.call('GET', '/v1/session/factors')).at('recoveryCodesLeft')).toBe(9)
    await visitor.signIn(email, goodPassword)
    expect((await secondStep(visitor, { code })).status).toBe(401)
  })

  test('is changed with the password and a present factor only, and other sessions end', async () => {
    const { visitor, email, recoveryCodes } = await withApp()
    const other = createVisitor(accounts.gateway)
    await other.signIn(email, goodPassword)
    expect((await secondStep(other, { code: recoveryCodes[0] })).status).toBe(200)
    const change = (json: object) => visitor.call('PATCH', '/v1/session/factors', { json })
    const remove = { action: 'remove', factor: 'codes' }
    expect((await change({ ...remove, password: goodPassword })).status).toBe(401)
    expect(
      (await change({ ...remove, password: 'not-the-password', proof: { code: recoveryCodes[1] } })).status,
    ).toBe(401)
    expect((await addApp(visitor, at())).added.status).toBe(401)
    const replaced = await change({
      action: 'replace_recovery_codes',
      password: goodPassword,
      proof: { code: recoveryCodes[1] },
    })
    expect(replaced.status, replaced.text).toBe(200)
    expect((await other.call('GET', '/v1/session')).status).toBe(401)
    expect(
      (await change({ ...remove, password: goodPassword, proof: { code: recoveryCodes[2] } })).status,
    ).toBe(401)
    const [fresh] = codesIn(replaced)
    const removed = await change({ ...remove, password: goodPassword, proof: { code: fresh } })
    expect(removed.json).toMatchObject({ factors: { codes: null, passkeys: [], recoveryCodesLeft: 0 } })
    expect((await createVisitor(accounts.gateway).signIn(email, goodPassword)).status).toBe(200)
  })

  test('a one-time link sets the password, and never replaces the factor', async () => {
    const { email, id, secret } = await withApp()
    const token = await makeLinkToken(
      { store: accounts.gateway.store, now: () => instantOf(at()) },
      'reset',
      id,
    )
    const visitor = createVisitor(accounts.gateway)
    const password = `${goodPassword}-again`
    expect((await visitor.call('POST', '/v1/passwords', { json: { token, password } })).status).toBe(200)
    expect((await visitor.signIn(email, password)).status).toBe(202)
    expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
    expect((await secondStep(visitor, { code: codeOf(secret, at(), 1) })).status).toBe(200)
  })

  test('the second step of a sign-in ends where the password is changed or the person is disabled', async () => {
    const { email, id, secret } = await withApp()
    const visitor = createVisitor(accounts.gateway)
    await visitor.signIn(email, goodPassword)
    await accounts.gateway.call('PATCH', `/v1/users/${id}`, { json: { status: 'disabled' } })
    expect((await secondStep(visitor, { code: codeOf(secret, at(), 1) })).status).toBe(404)
  })

  test('the secret is shown only while it is set up', async () => {
    const { visitor, id, secret } = await withApp()
    for (const { text } of await Promise.all([
      visitor.call('GET', '/v1/session/factors'),
      accounts.gateway.call('GET', `/v1/users/${id}`),
      accounts.gateway.call('GET', '/v1/audit'),
    ]))
      expect(text).not.toContain(secret)
  })

  test('failures are counted: the right code is refused after too many wrong ones', () =>
    alone(async (gateway, pauses) => {
      const person = { email: 'guessed@example.org', role: 'staff', library: 'ABC' }
      const { id } = await createPerson(gateway, person)
      const owner = createVisitor(gateway)
      await owner.signIn(person.email, goodPassword)
      const started = await owner.call('PUT', '/v1/session/factors/change')
      const secret = started.words('codes', 'secret')
      const now = gateway.time()
      const json = { action: 'add_codes', password: goodPassword, code: codeOf(secret, now) }
      const added = await owner.call('PATCH', '/v1/session/factors', { json })
      expect(added.status, added.text).toBe(200)
      const visitor = createVisitor(gateway)
      await visitor.signIn(person.email, goodPassword)
      for (let attempt = 0; attempt < 8; attempt += 1)
        expect((await secondStep(visitor, { code: '000000' })).status).toBe(401)
      expect((await secondStep(visitor, { code: codeOf(secret, now, 1) })).status).toBe(429)
      // Who has the password keeps nobody out of a browser in which the person signed in before.
      await owner.signIn(person.email, goodPassword)
      expect((await secondStep(owner, { code: codeOf(secret, now, 1) })).status).toBe(200)
      expect(pauses.length).toBeGreaterThan(0)
      // On a new device the owner passes by a mailed link; the waiting step of who knew the old password has ended.
      const token = await makeLinkToken({ store: gateway.store, now: () => instantOf(now) }, 'reset', id)
      const device = createVisitor(gateway)
      const password = `${goodPassword}-again`
      await device.call('POST', '/v1/passwords', { json: { token, password } })
      expect((await device.signIn(person.email, password)).status).toBe(202)
      expect((await secondStep(device, { code: codesIn(added)[0] })).status).toBe(200)
      expect((await secondStep(visitor, { code: codesIn(added)[1] })).status).toBe(404)
    }))
})

describe('a role that needs a second factor', () => {
  let required: Accounts
  beforeAll(async () => {
    required = await startAccounts({ secondFactorRoles: ['admin'] })
  })
  afterAll(() => required.gateway.close())

  test('sets one up at the sign-in, and does not remove the last one', async () => {
    const { email } = await required.person('admin')
    const staff = await required.signedIn('staff', 'ABC')
    expect(staff.answer.status).toBe(200)
    const visitor = createVisitor(required.gateway)
    const answer = await visitor.signIn(email, goodPassword)
    expect(answer.status).toBe(202)
    expect(answer.json).toMatchObject({ step: 'set_up', setUp: { qrCode: expect.stringContaining('<svg') } })
    const secret = answer.words('setUp', 'secret')
    const now = required.gateway.time()
    expect((await secondStep(visitor, { code: '000000' })).status).toBe(400)
    const done = await secondStep(visitor, { code: codeOf(secret, now) })
    expect(done.status, done.text).toBe(200)
    expect(codesIn(done)).toHaveLength(10)
    const json = { action: 'remove', factor: 'codes', password: goodPassword }
    const removed = await visitor.call('PATCH', '/v1/session/factors', {
      json: { ...json, proof: { code: codesIn(done)[0] } },
    })
    expect(removed.status).toBe(409)
  })
})
