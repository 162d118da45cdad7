import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectProblem } from '../http/scene.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let abc: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP', {
    connection: {
      protocol: 'iso18626',
      url: 'https://sup.example/iso18626',
      outboundCredentials: { kind: 'bearer', token: 'a-token-that-nobody-must-see' },
    },
  })
})
afterAll(() => gateway.close())

const apply = (content: object, more: object = {}) =>
  gateway.call('POST', '/v1/configuration', { json: { content, ...more } })
const slowLoan = { workflows: [{ code: 'slow loan', deadlines: { response: 'P14D' } }] }

describe('the configuration', () => {
  test('is exported without secrets, and changes nothing when it is applied again', async () => {
    const exported = await gateway.call('GET', '/v1/configuration')
    expect(exported.status).toBe(200)
    expect(exported.text).not.toContain('a-token-that-nobody-must-see')
    expect(exported.at('content', 'partners', 0, 'code')).toBe('SUP')
    expect(exported.at('content')).not.toHaveProperty('keys')
    const again = await apply(Object(exported.at('content')))
    expect(again.status, again.text).toBe(200)
    expect(again.at('changes')).toEqual([])
    expect(again.at('unchanged')).toBeGreaterThan(3)
  })

  test('is shown by a dry run and stored by another call', async () => {
    const shown = await apply(slowLoan, { dryRun: true })
    expect(shown.at('changes', 0)).toMatchObject({ kind: 'workflow', code: 'slow loan', action: 'create' })
    expect((await gateway.call('GET', '/v1/workflows/slow%20loan')).status).toBe(404)
    expect((await apply(slowLoan)).at('changes', 0, 'action')).toBe('create')
    expect((await gateway.call('GET', '/v1/workflows/slow%20loan')).status).toBe(200)
    const changed = await apply({ workflows: [{ code: 'slow loan', deadlines: { response: 'P15D' } }] })
    expect(changed.at('changes', 0)).toEqual({
      kind: 'workflow',
      code: 'slow loan',
      action: 'change',
      differences: [{ path: 'deadlines/response', before: '"P14D"', after: '"P15D"' }],
    })
  })

  test('is stored as a whole or not at all', async () => {
    const refused = await apply({
      workflows: [{ code: 'other' }],
      libraries: [{ code: 'DEF', name: 'Def', symbols: [{ type: 'ISIL', value: 'DEF' }], workflow: 'none' }],
    })
    expect(refused.status).toBe(400)
    expect(refused.at('faults', 0)).toMatchObject({ path: 'libraries/0/workflow' })
    expect((await gateway.call('GET', '/v1/workflows/other')).status).toBe(404)
  })

  test('takes no references to files and variables of the server', async () => {
    const json = { keys: [{ role: 'system', library: 'ABC', name: 'x', key: { fromFile: '/etc/passwd' } }] }
    const refused = await apply(json)
    expect(refused.status).toBe(400)
    expect(refused.at('faults', 0, 'path')).toBe('keys/0/key')
  })

  test('is compared as it is read where an older version saved it', async () => {
    await gateway.makePartner('OLD')
    const { store } = gateway
    const { dailyQuota: _later, ...older } = Object((await store.getDocument('partner', 'OLD'))?.value)
    await store.putDocuments([{ kind: 'partner', key: 'OLD', value: older, expectedVersion: null }])
    const exported = Object((await gateway.call('GET', '/v1/configuration')).at('content'))
    expect((await apply(exported, { dryRun: true })).at('changes')).toEqual([])
    const partners = exported.partners as readonly { code: string; dailyQuota: { messages: number } }[]
    const old = partners.find(({ code }) => code === 'OLD')
    const renamed = await apply({ partners: [{ ...old, name: 'Renamed' }] }, { dryRun: true })
    expect(renamed.at('changes', 0, 'differences')).toHaveLength(1)
    expect(renamed.at('changes', 0, 'differences', 0)).toMatchObject({ path: 'name', after: '"Renamed"' })
    const put = await gateway.call('PUT', '/v1/partners/OLD', { json: { ...old, name: 'Renamed' } })
    expect(put.status, put.text).toBe(200)
    const [entry] = (await gateway.call('GET', '/v1/audit?limit=1')).at('items') as readonly unknown[]
    expect(entry).toMatchObject({ changes: [{ code: 'OLD', differences: [{ path: 'name' }] }] })
  })

  test('is for admins', async () => {
    expectProblem(await gateway.call('GET', '/v1/configuration', { key: abc }), 403, 'forbidden')
    const call = gateway.call('POST', '/v1/configuration', { key: abc, json: { content: {} } })
    expectProblem(await call, 403, 'forbidden')
  })
})
