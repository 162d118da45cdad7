import { afterAll, beforeAll, expect, test } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import type { Answer } from '../support/answer.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { createPerson, createVisitor, goodPassword } from './accounts/visitor.ts'
import { expectProblem } from './scene.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp({ settings: { callsPerMinute: 50 } })
})
afterAll(() => gateway.close())

const limits = ({ headers }: Answer) => [headers.get('ratelimit-policy'), headers.get('ratelimit')]

test('a key makes as many calls a minute as it may, and reads in each answer how many are left', async () => {
  const key = await gateway.makeKey({ role: 'admin', name: 'scripts', callsPerMinute: 2 })
  const call = () => gateway.call('GET', '/v1/partners', { key })
  expect(limits(await call())).toEqual(['"calls";q=2;w=60', '"calls";r=1;t=60'])
  expect(limits(await call())).toEqual(['"calls";q=2;w=60', '"calls";r=0;t=60'])
  const refused = await call()
  expectProblem(refused, 429, 'rate-limited')
  expect(refused.headers.get('retry-after')).toBe('60')
  expect(limits(refused)).toEqual(['"calls";q=2;w=60', '"calls";r=0;t=60'])

  gateway.advance(15_000)
  expect(limits(await call())[1]).toBe('"calls";r=0;t=45')
  gateway.advance(45_000)
  expect((await call()).status).toBe(200)
})

test('one key’s calls take nothing from another’s, and refusals are no failed authentication', async () => {
  const answer = await gateway.call('GET', '/v1/partners')
  expect(limits(answer)[0]).toBe('"calls";q=50;w=60')
  const { json } = await gateway.call('GET', '/v1/audit?action=authentication_failed')
  expect(Object(json).items).toEqual([])
})

test('a call that another site may have caused counts, and its answer says how many are left', async () => {
  await createPerson(gateway, { email: 'admin@example.org', role: 'admin' })
  const admin = createVisitor(gateway)
  expect((await admin.signIn('admin@example.org', goodPassword)).status).toBe(200)
  for (const [left, headers] of [
    [49, { origin: 'https://evil.example' }],
    [48, { 'x-csrf-token': '' }],
  ] as const) {
    const refused = await admin.call('DELETE', '/v1/partners/SUP', { headers })
    expectProblem(refused, 403, 'forbidden')
    expect(refused.headers.get('ratelimit')).toMatch(new RegExp(`^"calls";r=${left};`))
  }
})

test('a call that lacks a permission counts, and its answer says how many are left', async () => {
  await gateway.makeLibrary('ABC')
  const key = await gateway.makeKey({
    role: 'viewer',
    name: 'display',
    library: LibraryCode.parse('ABC'),
    callsPerMinute: 9,
  })
  const refused = await gateway.call('GET', '/v1/keys', { key })
  expectProblem(refused, 403, 'forbidden')
  expect(limits(refused)[0]).toBe('"calls";q=9;w=60')
  expect(limits(refused)[1]).toMatch(/^"calls";r=8;/)
})

test('a library’s admin gives no key more calls than keys have', async () => {
  const own = await startHttp({ settings: { callsPerMinute: 50 } })
  await own.makeLibrary('ABC')
  const library = LibraryCode.parse('ABC')
  const key = await own.makeKey({ name: 'own', role: 'library_admin', library })
  const make = (callsPerMinute: number, by: { readonly key?: string }) =>
    own.call('POST', '/v1/keys', { ...by, json: { name: 'x', role: 'system', library, callsPerMinute } })
  expectProblem(await make(51, { key }), 403, 'forbidden')
  expect((await make(50, { key })).status).toBe(201)
  expect((await make(51, {})).status).toBe(201)
  await own.close()
})

test('calls outside the API are not counted', async () => {
  const answer = await gateway.call('GET', '/healthz', { key: null })
  expect(limits(answer)).toEqual([null, null])
})
