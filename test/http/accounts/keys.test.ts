import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../../../src/borrowing/time.ts'
import { ensureAdminKey } from '../../../src/configuration/admin-key.ts'
import { adminKey, startHttp, type TestGateway } from '../../support/http.ts'
import { expectProblem } from '../scene.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makeLibrary('ABC')
})
afterAll(() => gateway.close())

const settings = { role: 'system', library: 'ABC', name: 'catalogue' }
const make = async () => {
  const made = await gateway.call('POST', '/v1/keys', { json: settings })
  return { key: made.words('key'), id: made.words('settings', 'id') }
}

test('a key tells who made it, and when it was last used, within a minute', async () => {
  const { key, id } = await make()
  const read = () => gateway.call('GET', `/v1/keys/${id}`)
  expect((await read()).at('lastUsedAt')).toBeUndefined()
  expect((await read()).at('createdBy')).toMatch(/^[0-9a-f]{16}$/)
  await gateway.call('GET', '/v1/requests', { key })
  const first = (await read()).words('lastUsedAt')
  gateway.advance(59_000)
  await gateway.call('GET', '/v1/requests', { key })
  expect((await read()).words('lastUsedAt')).toBe(first)
  gateway.advance(1_000)
  await gateway.call('GET', '/v1/requests', { key })
  expect(Date.parse((await read()).words('lastUsedAt'))).toBe(Date.parse(first) + 60_000)
})

test('a rotated key is replaced: the old one stays good for the overlap', async () => {
  const { key, id } = await make()
  const rotated = await gateway.call('POST', `/v1/keys/${id}/rotate`, { json: { overlap: 'PT1H' } })
  expect(rotated.status, rotated.text).toBe(201)
  expect(rotated.at('settings')).toMatchObject(settings)
  const status = async (each: string) => (await gateway.call('GET', '/v1/requests', { key: each })).status
  expect([await status(key), await status(rotated.words('key'))]).toEqual([200, 200])
  expect((await gateway.call('GET', `/v1/keys/${id}`)).at('replacedBy')).toBe(rotated.words('settings', 'id'))
  gateway.advance(3_600_000)
  expect([await status(key), await status(rotated.words('key'))]).toEqual([401, 200])
  expectProblem(await gateway.call('POST', `/v1/keys/${id}/rotate`, { json: {} }), 409, 'not-allowed-now')
})

test.each([
  ['system', undefined, 'is required for the role system'],
  ['library_admin', undefined, 'is required for the role library_admin'],
  ['admin', 'ABC', 'must not be set for the role admin'],
])('a key of the role %s with the library %s is refused', async (role, library, message) => {
  const refused = await gateway.call('POST', '/v1/keys', { json: { role, library, name: 'x' } })
  expectProblem(refused, 400, 'invalid-input')
  expect(refused.at('faults')).toEqual([expect.objectContaining({ path: 'library', text: message })])
})

test('the key of the environment stays revoked after a restart, once another admin exists', async () => {
  const own = await startHttp()
  const deps = { store: own.store, now: () => instantOf(own.time()) }
  const fromEnvironment = 'key-of-the-environment-0123456789abcdef'
  await ensureAdminKey(deps, fromEnvironment, 'from the environment')
  const keys = await own.call('GET', '/v1/keys', { key: fromEnvironment })
  const items = keys.at('items')
  const id = Array.isArray(items) ? items.find(({ name }) => name === 'from the environment').id : ''
  expect((await own.call('DELETE', `/v1/keys/${id}`, { key: adminKey })).status).toBe(204)
  await ensureAdminKey(deps, fromEnvironment, 'from the environment')
  expectProblem(await own.call('GET', '/v1/keys', { key: fromEnvironment }), 401, 'not-authenticated')
  await own.close()
})
