import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestGateway } from '../../support/http.ts'
import { expectProblem, wanted } from '../scene.ts'
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

describe('a session', () => {
  test('starts with email address and password, and says who is signed in', async () => {
    const { visitor, id, email, answer } = await signedIn('staff', 'ABC')
    expect(answer.json).toMatchObject({
      kind: 'user',
      id,
      email,
      role: 'staff',
      library: 'ABC',
      name: 'Anna Lund',
    })
    const read = await visitor.call('GET', '/v1/session')
    expect(read.json).toEqual(answer.json)
    expect(read.at('permissions')).toContain('requests:write')
    expect((await visitor.call('GET', '/v1/requests')).status).toBe(200)
  })

  test('has a cookie that no script and no other site gets, over TLS only', async () => {
    const { visitor } = await signedIn('staff', 'ABC')
    const attributes = visitor.attributes('__Host-lendwire_session')
    for (const each of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) expect(attributes).toContain(each)
    expect(attributes).not.toContain('Domain')
  })

  test('stands in the store as a hash only', async () => {
    const { visitor } = await signedIn('staff', 'ABC')
    const token = visitor.cookies().get('__Host-lendwire_session') ?? ''
    const { readdir, readFile } = await import('node:fs/promises')
    const files = await readdir(gateway.folder)
    const bytes = await Promise.all(files.map((name) => readFile(`${gateway.folder}/${name}`, 'latin1')))
    expect(token.length).toBeGreaterThan(40)
    expect(bytes.join('').includes(token)).toBe(false)
  })

  test('ends at sign-out', async () => {
    const { visitor } = await signedIn('staff', 'ABC')
    const copied = visitor.cookies().get('__Host-lendwire_session')
    expect((await visitor.call('DELETE', '/v1/session')).status).toBe(204)
    const headers = { cookie: `__Host-lendwire_session=${copied}` }
    expectProblem(await gateway.call('GET', '/v1/session', { key: null, headers }), 401, 'not-authenticated')
  })

  test('ends after an hour without a call, and after twelve hours in any case', () =>
    alone(async (own) => {
      await createPerson(own, { email: 'a@example.org', role: 'staff', library: 'ABC' })
      const visitor = createVisitor(own)
      await visitor.signIn('a@example.org', goodPassword)
      for (let passed = 0; passed < 11.5 * hour; passed += hour / 2) {
        own.advance(hour / 2)
        expect((await visitor.call('GET', '/v1/session')).status).toBe(200)
      }
      own.advance(hour / 2)
      expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
      await visitor.signIn('a@example.org', goodPassword)
      own.advance(hour)
      expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
    }))

  test.each([
    ['role', { role: 'viewer' }],
    ['library', { library: 'XYZ' }],
    ['status', { status: 'disabled' }],
  ])('ends when the %s of the person changes', async (_, json) => {
    const { visitor, id } = await signedIn('staff', 'ABC')
    expect((await gateway.call('PATCH', `/v1/users/${id}`, { json })).status).toBe(200)
    expect((await visitor.call('GET', '/v1/session')).status).toBe(401)
  })

  test('ends when the person is deleted, or signed out by an admin', async () => {
    const first = await signedIn('staff', 'ABC')
    expect((await gateway.call('DELETE', `/v1/users/${first.id}`)).status).toBe(204)
    expect((await first.visitor.call('GET', '/v1/session')).status).toBe(401)
    const second = await signedIn('staff', 'ABC')
    expect((await gateway.call('POST', `/v1/users/${second.id}/sign-out`)).status).toBe(204)
    expect((await second.visitor.call('GET', '/v1/session')).status).toBe(401)
  })

  test('ends its stream of events', async () => {
    const { visitor } = await signedIn('staff', 'ABC')
    const cookie = `__Host-lendwire_session=${visitor.cookies().get('__Host-lendwire_session')}`
    const stream = await gateway.fetch('GET', '/v1/events', {
      key: null,
      headers: { cookie, accept: 'text/event-stream' },
    })
    expect(stream.status).toBe(200)
    await visitor.call('DELETE', '/v1/session')
    expect(await stream.text()).not.toContain('event:')
  })
})

describe('calls with the cookie', () => {
  test('change nothing when another site causes them', async () => {
    const { visitor } = await signedIn('admin')
    const put = (headers: Readonly<Record<string, string>>) =>
      visitor.call('PUT', '/v1/libraries/NEW', {
        headers,
        json: { name: 'New', symbols: [{ type: 'ISIL', value: 'NEW' }] },
      })
    expectProblem(await put({ origin: 'https://evil.example' }), 403, 'forbidden')
    expectProblem(await put({ origin: 'null' }), 403, 'forbidden')
    expectProblem(await put({ 'x-csrf-token': '' }), 403, 'forbidden')
    expectProblem(await put({ 'x-csrf-token': 'f'.repeat(64) }), 403, 'forbidden')
    expect((await put({})).status).toBe(201)
  })

  test('a sign-in that another site causes is refused', async () => {
    const { email } = await person('staff', 'ABC')
    const visitor = createVisitor(gateway, 'https://evil.example')
    expectProblem(await visitor.signIn(email, goodPassword), 403, 'forbidden')
  })

  test('act under the person’s own id, whatever X-Actor says', async () => {
    const { visitor, id } = await signedIn('staff', 'ABC')
    const made = await visitor.call('POST', '/v1/requests', {
      json: wanted(),
      headers: { 'x-actor': 'staff:somebody-else' },
    })
    expect(made.at('createdBy')).toEqual({ kind: 'staff', id })
  })
})

test('a key that may not speak for others acts under its own id, whatever X-Actor says', async () => {
  const plain = await gateway.call('POST', '/v1/keys', {
    json: { role: 'system', library: 'ABC', name: 'plain' },
  })
  const headers = { 'x-actor': 'staff:anna' }
  const made = await gateway.call('POST', '/v1/requests', {
    key: plain.words('key'),
    json: wanted(),
    headers,
  })
  expect(made.at('createdBy')).toEqual({ kind: 'system', id: plain.words('settings', 'id') })
})
