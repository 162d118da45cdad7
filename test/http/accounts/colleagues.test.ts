import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWholeGateway, type WholeGateway } from '../../support/gateway.ts'

let gateway: WholeGateway
beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true })
  for (const [code, name] of [
    ['ABC', 'Abc Library'],
    ['XYZ', 'Xyz Library'],
  ])
    await gateway.api('PUT', `/v1/libraries/${code}`, {
      name,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
    })
  const people = [
    { name: 'Berit', email: 'berit@example.org', role: 'staff', library: 'ABC' },
    { name: 'Anna', email: 'anna@example.org', role: 'library_admin', library: 'ABC' },
    { name: 'Viktor', email: 'viktor@example.org', role: 'viewer', library: 'ABC' },
    { name: 'Xaver', email: 'xaver@example.org', role: 'staff', library: 'XYZ' },
    { name: 'Ada', email: 'ada@example.org', role: 'admin' },
  ]
  for (const person of people) await gateway.api('POST', '/v1/users', person)
})
afterAll(() => gateway.stop())

type Colleagues = { readonly items: readonly { readonly name: string }[] }
const namesFor = async (key: string | undefined, query = ''): Promise<readonly string[]> => {
  const { status, body } = await gateway.api(
    'GET',
    `/v1/colleagues${query}`,
    undefined,
    key === undefined ? {} : { key },
  )
  expect(status).toBe(200)
  expect(JSON.stringify(body)).not.toContain('@')
  return (body as Colleagues).items.map(({ name }) => name)
}

test('the people of a library can name each other, without addresses and rights', async () => {
  const made = await gateway.api('POST', '/v1/keys', { name: 'Staff', role: 'staff', library: 'ABC' })
  const { key } = made.body as { readonly key: string }
  expect(await namesFor(key)).toEqual(['Ada', 'Anna', 'Berit'])
  expect((await gateway.api('GET', '/v1/users', undefined, { key })).status).toBe(403)
})

test('an admin sees those of all libraries, or of one', async () => {
  expect(await namesFor(undefined)).toEqual(['Ada', 'Anna', 'Berit', 'Xaver'])
  expect(await namesFor(undefined, '?library=XYZ')).toEqual(['Ada', 'Xaver'])
})

test('a disabled person is no colleague any more', async () => {
  const { body } = await gateway.api('GET', '/v1/users')
  const { items } = body as { readonly items: readonly { readonly id: string; readonly name: string }[] }
  const berit = items.find(({ name }) => name === 'Berit')
  await gateway.api('PATCH', `/v1/users/${berit?.id}`, { status: 'disabled' })
  expect(await namesFor(undefined, '?library=ABC')).toEqual(['Ada', 'Anna'])
})
