import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLinkToken } from '../../../src/accounts/account-links.ts'
import { instantOf } from '../../../src/borrowing/time.ts'
import { createPasswords } from '../../../src/node/passwords.ts'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { expectProblem, textWithoutRequestId } from '../scene.ts'
import { type Accounts, alone, startAccounts } from './people.ts'
import { createPerson, createVisitor, goodPassword } from './visitor.ts'

let gateway: TestGateway
let person: Accounts['person']
let signedIn: Accounts['signedIn']
beforeAll(async () => {
  ;({ gateway, person, signedIn } = await startAccounts())
})
afterAll(() => gateway.close())

const hour = 3_600_000

describe('signing in', () => {
  test('says the same of a wrong password, an unknown person and a disabled one', async () => {
    const { email, id } = await person('staff', 'ABC')
    const wrong = await createVisitor(gateway).signIn(email, 'something else entirely')
    const unknown = await createVisitor(gateway).signIn('nobody@example.org', goodPassword)
    await gateway.call('PATCH', `/v1/users/${id}`, { json: { status: 'disabled' } })
    const disabled = await createVisitor(gateway).signIn(email, goodPassword)
    for (const answer of [wrong, unknown, disabled]) {
      expectProblem(answer, 401, 'not-authenticated')
      expect(textWithoutRequestId(answer)).toBe(textWithoutRequestId(wrong))
    }
  })

  test('locks out who guesses, and not the person, whose browser is known', () =>
    alone(async (own, pauses) => {
      await createPerson(own, { email: 'a@example.org', role: 'staff', library: 'ABC' })
      const owner = createVisitor(own)
      await owner.signIn('a@example.org', goodPassword)
      await owner.call('DELETE', '/v1/session')
      const guesser = createVisitor(own)
      const answers: number[] = []
      for (let guess = 0; guess < 10; guess++)
        answers.push((await guesser.signIn('a@example.org', `guess number ${guess}`)).status)
      expect(answers.slice(0, 7)).toEqual(Array.from({ length: 7 }, () => 401))
      const refused = await guesser.signIn('a@example.org', goodPassword)
      expectProblem(refused, 429, 'rate-limited')
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
      expect(pauses).toEqual([200, 400, 800, 1_000, 1_000])
      own.advance(hour / 2)
      expect((await owner.signIn('a@example.org', goodPassword)).status).toBe(200)
    }))

  test('signing in often is no attack: only failures count', () =>
    alone(async (own) => {
      await createPerson(own, { email: 'a@example.org', role: 'staff', library: 'ABC' })
      for (let time = 0; time < 12; time++)
        expect((await createVisitor(own).signIn('a@example.org', goodPassword)).status).toBe(200)
      const mistaken = createVisitor(own)
      const wrong = await mistaken.signIn('a@example.org', 'a wrong guess')
      expectProblem(wrong, 401, 'not-authenticated')
      expect((await mistaken.signIn('a@example.org', goodPassword)).status).toBe(200)
    }))

  test('at the same time does not pass the limit', () =>
    alone(async (own) => {
      await createPerson(own, { email: 'a@example.org', role: 'staff', library: 'ABC' })
      const guesses = Array.from({ length: 20 }, (_, guess) =>
        createVisitor(own).signIn(
          guess % 2 === 0 ? 'a@example.org' : 'A@EXAMPLE.ORG',
          `guess number ${guess}`,
        ),
      )
      const statuses = (await Promise.all(guesses)).map(({ status }) => status)
      expect(statuses.filter((status) => status === 401)).toHaveLength(8)
      expect(statuses.filter((status) => status === 429)).toHaveLength(12)
    }))

  test('locks out no known browser because of a guesser at the same address', () =>
    alone(async (own) => {
      await createPerson(own, { email: 'a@example.org', role: 'staff', library: 'ABC' })
      const owner = createVisitor(own)
      await owner.signIn('a@example.org', goodPassword)
      await owner.call('DELETE', '/v1/session')
      for (let guess = 0; guess < 61; guess++) await createVisitor(own).signIn('b@example.org', 'a guess')
      expectProblem(await createVisitor(own).signIn('a@example.org', goodPassword), 429, 'rate-limited')
      expect((await owner.signIn('a@example.org', goodPassword)).status).toBe(200)
    }))

  test('is refused for one account from many addresses, but not from a known browser', () => {
    const settings = { trustedProxies: ['127.0.0.0/8'] }
    return startHttp({ settings }).then(async (own) => {
      await own.makeLibrary('ABC')
      await createPerson(own, { email: 'a@example.org', role: 'staff', library: 'ABC' })
      const from = (address: string) => ({ 'x-forwarded-for': address })
      const owner = createVisitor(own)
      const json = { email: 'a@example.org', password: goodPassword }
      await owner.call('POST', '/v1/session', { json, headers: from('192.0.2.1') })
      for (let guess = 0; guess < 61; guess++)
        await createVisitor(own).call('POST', '/v1/session', {
          json: { ...json, password: 'a wrong guess' },
          headers: from(`198.51.100.${guess}`),
        })
      const stranger = await createVisitor(own).call('POST', '/v1/session', {
        json,
        headers: from('203.0.113.9'),
      })
      expectProblem(stranger, 429, 'rate-limited')
      const again = await owner.call('POST', '/v1/session', { json, headers: from('192.0.2.1') })
      expect(again.status).toBe(200)
      // On a new device, the owner passes by a mailed link: a browser that used one is known.
      const deps = { store: own.store, now: () => instantOf(own.time()) }
      const token = await makeLinkToken(deps, 'reset', again.words('id'))
      const device = createVisitor(own)
      const headers = from('203.0.113.10')
      const fresh = `${goodPassword}-2`
      await device.call('POST', '/v1/passwords', { json: { token, password: fresh }, headers })
      const passed = await device.call('POST', '/v1/session', {
        json: { ...json, password: fresh },
        headers,
      })
      expect(passed.status, passed.text).toBe(200)
      const other = await createVisitor(own).call('POST', '/v1/session', {
        json: { ...json, password: fresh },
        headers: from('203.0.113.11'),
      })
      expectProblem(other, 429, 'rate-limited')
      await own.close()
    })
  })
})

describe('a password', () => {
  test.each([
    ['short', 'is-short'],
    ['common', 'password123456'],
    ['a keyboard walk', 'qwertyuiopasdf'],
    ['the person’s own name', 'annalundannalund'],
  ])('that is %s is refused', async (_, password) => {
    const made = await gateway.call('POST', '/v1/users', {
      json: { name: 'Anna Lund', email: `weak-${password}@example.org`, role: 'staff', library: 'ABC' },
    })
    const token = made.words('invitation', 'link').split('token=')[1]
    const refused = await gateway.call('POST', '/v1/passwords', { key: null, json: { token, password } })
    expectProblem(refused, 400, 'invalid-input')
    expect(refused.at('faults', 0, 'path')).toBe('password')
    const json = { token, password: goodPassword }
    expect((await gateway.call('POST', '/v1/passwords', { key: null, json })).status).toBe(200)
  })

  test('is changed with the present one, and ends all other sessions', async () => {
    const { visitor, email } = await signedIn('staff', 'ABC')
    const other = createVisitor(gateway)
    await other.signIn(email, goodPassword)
    const password = 'another-mossy-lantern-77-fjord'
    const change = (currentPassword: string) =>
      visitor.call('PUT', '/v1/session/password', { json: { currentPassword, password } })
    expectProblem(await change('not the password'), 401, 'not-authenticated')
    expect((await change(goodPassword)).status).toBe(204)
    expect((await visitor.call('GET', '/v1/session')).status).toBe(200)
    expect((await other.call('GET', '/v1/session')).status).toBe(401)
    expect((await createVisitor(gateway).signIn(email, password)).status).toBe(200)
  })

  test('is stored as an Argon2id hash with its parameters', async () => {
    const { id } = await person('staff', 'ABC')
    const stored = await gateway.store.getDocument('user_password', id)
    expect(JSON.stringify(stored?.value)).toMatch(/\$argon2id\$v=19\$m=\d+,t=\d,p=1\$/)
    expect(JSON.stringify(stored?.value)).not.toContain(goodPassword)
    // The gateways of tests hash cheaply.
    expect(await createPasswords().hash(goodPassword)).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })
})
