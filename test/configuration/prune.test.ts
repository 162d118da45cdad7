import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeRequest, wanted } from '../http/scene.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let abc: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

const apply = (content: object, more: object = {}) =>
  gateway.call('POST', '/v1/configuration', { json: { content, prune: true, ...more } })
const template = (code: string, ...partners: readonly string[]) => ({
  code,
  choose: { by: 'list', partners },
})
const partnersNow = async (): Promise<Readonly<Record<string, unknown>>[]> => {
  const exported = await gateway.call('GET', '/v1/configuration')
  return Object(exported.at('content', 'partners'))
}
const exists = async (path: string): Promise<boolean> => (await gateway.call('GET', path)).status === 200

describe('applying a configuration with prune', () => {
  test('deletes what it leaves out of the sections that it has, and changes nothing the second time', async () => {
    await gateway.call('PUT', '/v1/workflows/left%20out', { json: {} })
    await gateway.call('PUT', '/v1/workflows/declared', { json: {} })
    await gateway.makePartner('STAYS')
    const content = { workflows: [{ code: 'declared' }] }
    const shown = await apply(content, { dryRun: true })
    expect(shown.at('changes')).toEqual([
      { kind: 'workflow', code: 'left out', action: 'delete', differences: expect.any(Array) },
    ])
    expect(await exists('/v1/workflows/left%20out')).toBe(true)
    expect((await apply(content)).at('changes', 0, 'action')).toBe('delete')
    expect(await exists('/v1/workflows/left%20out')).toBe(false)
    expect(await exists('/v1/partners/STAYS')).toBe(true)
    expect(await exists('/v1/workflows/standard%20loan')).toBe(true)
    expect((await apply(content)).at('changes')).toEqual([])
  })

  test('without prune leaves it alone', async () => {
    await gateway.call('PUT', '/v1/workflows/undeclared', { json: {} })
    await gateway.call('POST', '/v1/configuration', { json: { content: { workflows: [] } } })
    expect(await exists('/v1/workflows/undeclared')).toBe(true)
  })

  test('deletes a document together with the one that names it', async () => {
    await gateway.makePartner('OLD')
    await gateway.call('PUT', '/v1/rota-templates/old', { json: template('old', 'OLD') })
    const partners = (await partnersNow()).filter(({ code }) => code !== 'OLD')
    const applied = await apply({ partners, rotaTemplates: [] })
    expect(applied.status, applied.text).toBe(200)
    expect([await exists('/v1/partners/OLD'), await exists('/v1/rota-templates/old')]).toEqual([false, false])
  })

  test('stores nothing where a document of another section names what is left out', async () => {
    await gateway.makePartner('NAMED')
    await gateway.call('PUT', '/v1/rota-templates/keeps', { json: template('keeps', 'NAMED') })
    const partners = (await partnersNow()).filter(({ code }) => code !== 'NAMED')
    const content = { workflows: [{ code: 'never stored' }], partners }
    for (const dryRun of [true, false]) {
      const refused = await apply(content, { dryRun })
      expect(refused.status).toBe(409)
      expect(refused.at('faults', 0, 'path')).toBe('partners')
      expect(refused.at('faults', 0, 'text')).toContain('rota template keeps')
    }
    expect(await exists('/v1/workflows/never%20stored')).toBe(false)
    expect(await exists('/v1/partners/NAMED')).toBe(true)
  })

  test('stores nothing where an open request names what is left out', async () => {
    await gateway.call('PUT', '/v1/workflows/in%20use', { json: {} })
    const number = await makeRequest(gateway, abc, { ...wanted(), workflow: 'in use' })
    const refused = await apply({ workflows: [] })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain(number)
    expect(await exists('/v1/workflows/in%20use')).toBe(true)
  })
})
