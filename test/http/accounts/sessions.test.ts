import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../../support/http.ts'
import { supplierMessage } from '../messages.ts'
import { command, expectProblem, makeRequest, textWithoutRequestId, wanted } from '../scene.ts'
import { createPerson, createVisitor, goodPassword } from './visitor.ts'

let gateway: TestGateway
let key: string
beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makeLibrary('XYZ')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const hour = 3_600_000
let people = 0
const person = async (role: string, library?: string) => {
  people += 1
  const email = `person-${people}@example.org`
  const { id } = await createPerson(gateway, { email, role, ...(library === undefined ? {} : { library }) })
  return { email, id }
}
const signedIn = async (role: string, library?: string) => {
  const { email, id } = await person(role, library)
  const visitor = createVisitor(gateway)
  const answer = await visitor.signIn(email, goodPassword)
  expect(answer.status, answer.text).toBe(200)
  return { visitor, email, id, answer }
}
/** Runs a test with a gateway of its own. A gateway of its own has counted no attempts yet. */
const alone = async (work: (gateway: TestGateway, pauses: readonly number[]) => Promise<void>) => {
  const pauses: number[] = []
  const own = await startHttp({ pause: async (milliseconds) => void pauses.push(milliseconds) })
  await own.makeLibrary('ABC')
  await work(own, pauses).finally(own.close)
}

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

describe('roles', () => {
  test('a viewer reads where requests stand, and no patron data', async () => {
    const number = await makeRequest(gateway, key)
    const { visitor } = await signedIn('viewer', 'ABC')
    const read = await visitor.call('GET', `/v1/requests/${number}`)
    expect(read.status).toBe(200)
    expect(read.text).not.toMatch(/Nightingale|\b4711\b|florence/)
    for (const path of [`/v1/requests/${number}/timeline`, '/v1/messages', '/v1/deliveries', '/v1/events'])
      expectProblem(await visitor.call('GET', path), 403, 'forbidden')
    const json = { type: 'cancel', by: 'staff' }
    expectProblem(await visitor.call('POST', `/v1/requests/${number}/commands`, { json }), 403, 'forbidden')
  })

  test('a viewer sees no note in which people or partners may have named the patron', async () => {
    const number = await makeRequest(gateway, key, {
      ...{ citation: { title: 'On lending' }, rota: ['SUP'] },
      patron: { id: 'patron-4711', surname: 'Nightingale' },
      service: { type: 'loan', note: 'F. Nightingale waits.' },
      staffNote: 'Nightingale called.',
    })
    const edit = { type: 'edit', labels: ['urgent'], internalNote: 'Nightingale owes us a book.' }
    expect((await command(gateway, key, number, edit)).status).toBe(200)
    const { visitor } = await signedIn('viewer', 'ABC')
    await command(gateway, key, number, { type: 'send' })
    await gateway.deliver()
    const reply = await gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      headers: { 'content-type': 'application/xml' },
      body: supplierMessage({
        requestId: `${number}-1`,
        status: 'WillSupply',
        timestamp: '2026-11-24T10:00:00Z',
        note: 'Soon for Ms Nightingale.',
      }),
    })
    expect(reply.status, reply.text).toBe(200)
    const cost = {
      type: 'add_cost',
      kind: 'other',
      amount: '3.00',
      currency: 'EUR',
      note: 'Nightingale paid.',
    }
    expect((await command(gateway, key, number, cost)).status).toBe(200)
    const full = await gateway.call('GET', `/v1/requests/${number}`, { key })
    expect(full.text.match(/Nightingale/g)?.length, full.text).toBeGreaterThan(4)
    const read = await visitor.call('GET', `/v1/requests/${number}`)
    expect(read.at('labels'), read.text).toEqual(['urgent'])
    expect(read.at('status')).toBe(full.at('status'))
    expect(read.text).not.toMatch(/Nightingale/)
  })

  test('staff of a library work on its requests, and see no other library', async () => {
    const number = await makeRequest(gateway, key)
    const { visitor } = await signedIn('staff', 'XYZ')
    expectProblem(await visitor.call('GET', `/v1/requests/${number}`), 404, 'not-found')
    expectProblem(await visitor.call('GET', '/v1/requests?library=ABC'), 403, 'forbidden')
    for (const path of ['/v1/users', '/v1/keys', '/v1/audit'])
      expectProblem(await visitor.call('GET', path), 403, 'forbidden')
    expectProblem(await visitor.call('PUT', '/v1/partners/NEW', { json: {} }), 403, 'forbidden')
  })

  test('a library’s admin manages people and keys of the own library, and gives no wider rights', async () => {
    const { visitor } = await signedIn('library_admin', 'ABC')
    const post = (path: string, json: unknown) => visitor.call('POST', path, { json })
    const anna = { name: 'Anna', email: 'own@example.org' }
    expect((await post('/v1/users', { ...anna, role: 'staff', library: 'ABC' })).status).toBe(201)
    const wide = { name: 'Wide', email: 'wide@example.org' }
    for (const settings of [{ role: 'admin' }, { role: 'staff' }, { role: 'staff', library: 'XYZ' }])
      expectProblem(await post('/v1/users', { ...wide, ...settings }), 403, 'forbidden')
    expect((await post('/v1/keys', { name: 'own', role: 'system', library: 'ABC' })).status).toBe(201)
    for (const settings of [{ role: 'admin' }, { role: 'metrics' }, { role: 'system', library: 'XYZ' }])
      expectProblem(await post('/v1/keys', { name: 'wide', ...settings }), 403, 'forbidden')
    const keys = await visitor.call('GET', '/v1/keys')
    expect(keys.text).not.toContain('"admin"')
    const { id } = await person('staff', 'XYZ')
    expectProblem(await visitor.call('GET', `/v1/users/${id}`), 404, 'not-found')
    expectProblem(await visitor.call('DELETE', `/v1/users/${id}`), 404, 'not-found')
  })

  test('a key for metrics reads nothing else', async () => {
    const made = await gateway.call('POST', '/v1/keys', { json: { role: 'metrics', name: 'monitoring' } })
    for (const path of ['/v1/requests', '/v1/events', '/v1/partners', '/v1/users', '/v1/keys'])
      expectProblem(await gateway.call('GET', path, { key: made.words('key') }), 403, 'forbidden')
  })

  test('a command still works for staff, and is refused with the permission that is missing', async () => {
    const number = await makeRequest(gateway, key)
    const sent = await command(gateway, key, number, { type: 'send' })
    expect(sent.status).toBe(202)
    const { visitor } = await signedIn('viewer', 'ABC')
    const refused = await visitor.call('POST', '/v1/requests', { json: wanted() })
    expect(refused.at('permission')).toBe('requests:write')
  })
})

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
    expect(JSON.stringify(stored?.value)).toMatch(/\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(JSON.stringify(stored?.value)).not.toContain(goodPassword)
  })
})
