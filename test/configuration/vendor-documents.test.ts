import { afterEach, beforeEach, expect, test } from 'vitest'
import { matchesPattern } from '../../src/partners/vendor-use.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startHttp()
})
afterEach(() => gateway.close())

const put = (json: object) => gateway.call('PUT', '/v1/vendors/ours', { json: { name: 'Ours', ...json } })
const partnerOf = (profile: string) =>
  gateway.makePartner('LEND', {
    connection: { protocol: 'ncip', url: 'http://127.0.0.1:9/ncip', profile },
  })

test('a partner is spoken to as the vendor that an admin stored', async () => {
  await gateway.makeLibrary('ABC')
  expect((await put({ ncip: { prefix: 'first' } })).status).toBe(201)
  expect((await partnerOf('ours')).status).toBe(201)
  const sentMessage = async () =>
    (await gateway.call('POST', '/v1/partners/LEND/check', { json: {} })).words('sentMessage')
  expect(await sentMessage()).toContain('<first:LookupAgency')
  expect((await put({ ncip: { prefix: 'second' } })).status).toBe(200)
  expect(await sentMessage()).toContain('<second:LookupAgency')
})

test('a stored setting overrides that of the built-in vendor, whose other settings stay', async () => {
  await gateway.makeLibrary('ABC')
  await partnerOf('alma_p2p')
  const message = async () =>
    (await gateway.call('POST', '/v1/partners/LEND/check', { json: {} })).words('sentMessage')
  const builtIn = await message()
  const json = { name: 'Alma', ncip: { prefix: 'own' } }
  const stored = await gateway.call('PUT', '/v1/vendors/alma_p2p', { json })
  expect(stored.at('ncip')).toEqual({ prefix: 'own' })
  const overridden = await message()
  expect(overridden).toContain('<own:LookupAgency')
  expect(overridden.replaceAll('own:', 'ncip:').replaceAll(':own', ':ncip')).toBe(builtIn)
})

test('a vendor that takes the place of a built-in one can go again; one that a partner names cannot', async () => {
  await put({ ncip: {} })
  await partnerOf('ours')
  const named = await gateway.call('DELETE', '/v1/vendors/ours')
  expect(named.status).toBe(409)
  expect(named.text).toContain('partner LEND')
  const standard = await gateway.call('PUT', '/v1/vendors/standard', {
    json: { name: 'By the standard', ncip: { prefix: 'own' } },
  })
  expect(standard.status).toBe(201)
  expect((await gateway.call('DELETE', '/v1/vendors/standard')).status).toBe(204)
})

test('a partner and a library system cannot name an unknown vendor', async () => {
  await gateway.makeLibrary('ABC')
  expect((await partnerOf('nobody')).at('faults', 0)).toEqual(
    expect.objectContaining({ path: 'connection/profile', text: 'There is no vendor nobody' }),
  )
  const ils = await gateway.call('PUT', '/v1/libraries/ABC/ils', {
    json: { url: 'https://ils.example.org/ncip', dialect: 'nobody' },
  })
  expect(ils.at('faults', 0)).toEqual(
    expect.objectContaining({ path: 'dialect', text: 'There is no vendor nobody' }),
  )
})

test('a setting that is not valid is refused with its path', async () => {
  expect((await put({ ils: { cancelBy: 'magic' } })).at('faults', 0, 'path')).toBe('ils/cancelBy')
  expect((await put({ ncip: { prefixx: 'x' } })).at('faults', 0, 'path')).toBe('ncip/prefixx')
})

test.each([
  ['(?<!not )expired', 'invalid named capture: `(?<!not )expired`'],
  [String.raw`(\d)\1`, 'invalid escape sequence: `\\1`'],
  [String.raw`(\d{1,99}\.?){1,99}!`, 'invalid repeat count: `{1,99}`'],
  ['(?:a{0,30}){0,30}b', 'it takes 1832 steps for each character, 500 at most'],
  ['.{0,1000}b', '500 at most'],
])(
  'a pattern that RE2 does not take, or takes long for, is refused with the reason: %s',
  async (pattern, reason) => {
    const refused = await put({ ncip: { expired: pattern } })
    expect(refused.status, refused.text).toBe(400)
    expect(refused.at('faults', 0, 'path')).toBe('ncip/expired')
    expect(refused.words('faults', 0, 'text')).toContain(reason)
  },
)

test.each(['(a+)+$', '(?:a|a){1,40}b', '(?:a{0,10}){0,20}b', '\\s*\\d*\\s*x'])(
  'a pattern that would stop a backtracking engine takes linear time: %s',
  async (pattern) => {
    expect((await put({ ncip: { expired: pattern } })).status).toBe(201)
    const started = performance.now()
    expect(matchesPattern(pattern, `${'a'.repeat(2_000)} !`)).toBe(false)
    // Of a longer text the beginning is matched.
    matchesPattern(pattern, 'a'.repeat(2_000_000))
    expect(performance.now() - started).toBeLessThan(5_000)
  },
)
