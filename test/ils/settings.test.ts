import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from './support.ts'

let world: World
const path = '/v1/libraries/OWN/ils'

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const secrets = {
  outboundCredentials: { kind: 'basic', username: 'lendwire', password: 'a-password' },
  agencyAuthentication: 'an-agency-secret',
  systemAuthentication: 'a-system-secret',
}

test('secrets are masked, and a mask keeps what is stored', async () => {
  await world.settings(secrets)
  const shown = await world.gateway.api('GET', path)
  const text = JSON.stringify(shown.body)
  expect(text).not.toMatch(/a-password|an-agency-secret|a-system-secret|the-token-of-the-ils/)
  const put = await world.gateway.api('PUT', path, {
    ...(shown.body as object),
    inboundCredentials: undefined,
    dialect: 'koha',
  })
  expect(put.status).toBe(200)
  expect(put.body).toMatchObject({ dialect: 'koha', inboundCredentials: [{ kind: 'bearer' }] })
  const stored = await world.gateway.store.getDocument('ils', 'OWN')
  expect(stored?.value).toMatchObject(secrets)
})

test.each([
  ['a private network that nobody allowed', { allowPrivateNetwork: false }, 'url'],
  ['credentials in the URL', { url: 'https://me:secret@ils.example.org/ncip' }, 'url'],
  ['encryption without a socket', { tls: true }, 'tls'],
  [
    'a mask with nothing behind it',
    { outboundCredentials: { kind: 'bearer', token: '********' } },
    'outboundCredentials/token',
  ],
])('%s is refused', async (_, more, fault) => {
  const before = await world.gateway.store.getDocument('ils', 'OWN')
  const { body: shown } = await world.gateway.api('GET', path)
  const { status, body } = await world.gateway.api('PUT', path, {
    ...(shown as object),
    inboundCredentials: undefined,
    ...more,
  })
  expect(status).toBe(400)
  expect(body).toMatchObject({ faults: [{ path: fault }] })
  expect(await world.gateway.store.getDocument('ils', 'OWN')).toEqual(before)
})

test('it is an admin’s: a library does not see it, and no library has none', async () => {
  const made = await world.gateway.api('POST', '/v1/keys', { role: 'system', library: 'OWN', name: 'own' })
  const { key } = made.body as { key: string }
  for (const method of ['GET', 'DELETE'])
    expect((await world.gateway.api(method, path, undefined, { key })).status).toBe(403)
  expect((await world.gateway.api('GET', '/v1/libraries/OTHER/ils')).status).toBe(404)
  expect(
    (await world.gateway.api('PUT', '/v1/libraries/OTHER/ils', { url: 'https://x.example' })).status,
  ).toBe(404)
  expect((await world.gateway.api('DELETE', path)).status).toBe(204)
  expect((await world.gateway.api('GET', path)).status).toBe(404)
})
