import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OpenIdRoles } from '../../src/accounts/openid-settings.ts'
import { checkOpenId, checkOpenIdLibraries } from '../../src/cli/doctor/check-openid.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { type IdentityProvider, startIdentityProvider } from '../support/identity-provider.ts'
import { say } from '../support/say.ts'

const publicUrl = 'https://ill.example.org'
let provider: IdentityProvider
beforeAll(async () => {
  provider = await startIdentityProvider(`${publicUrl}/v1/sign-in/openid/callback`)
})
afterAll(() => provider.stop())

const roles = OpenIdRoles.parse([{ claim: 'groups', value: 'ill', role: 'staff', library: 'GONE' }])
const check = async (changed: object = {}, url = publicUrl) => {
  const openId = { ...provider, roles, allowPrivateNetwork: true, ...changed }
  return (await checkOpenId({ openId, publicUrl: url })).map(({ result, found }) => `${result} ${say(found)}`)
}

test('doctor tests discovery, keys, client secret and redirect address of the identity provider', async () => {
  expect(await checkOpenId({ openId: undefined, publicUrl })).toEqual([])
  const redirect = `the redirect address ${publicUrl}/v1/sign-in/openid/callback`
  expect(await check()).toEqual([
    `ok ${provider.issuer} answers`,
    'ok the keys of the provider can be read',
    'ok the client secret is right',
    `ok ${redirect} is registered`,
  ])
  expect(await check({ clientSecret: 'another-secret-of-the-client' })).toContain(
    'failed the client secret is refused (invalid_client)',
  )
  expect(await check({}, 'https://elsewhere.example.org')).toContain(
    'failed the redirect address https://elsewhere.example.org/v1/sign-in/openid/callback is not accepted',
  )
  expect(await check({ issuer: `${provider.issuer}/` })).toEqual([
    `failed the provider names itself ${provider.issuer}, not ${provider.issuer}/`,
  ])
  // As the gateway does, it calls no private network that is not allowed.
  expect(await check({ allowPrivateNetwork: false })).toEqual([
    expect.stringMatching(/^failed 127\.0\.0\.1 leads to a loopback address, and private networks are not/),
  ])
  expect(await check({ issuer: 'http://127.0.0.1:9' })).toEqual([expect.stringMatching(/^failed /)])
})

test('doctor fails where a row of the table of roles names a library that does not exist', async () => {
  const openId = { ...provider, roles, allowPrivateNetwork: true }
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-doctor-'))
  const store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
  expect(await checkOpenIdLibraries(store, { openId })).toMatchObject([
    { result: 'failed', found: { params: { library: 'GONE' } } },
  ])
  await store.putDocuments([{ kind: 'library', key: 'GONE', value: { code: 'GONE' }, expectedVersion: 0 }])
  expect(await checkOpenIdLibraries(store, { openId })).toEqual([])
  await store.close()
  await rm(folder, { recursive: true })
})
