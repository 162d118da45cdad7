import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'
import { freshCode, putPartner } from './put-partner.ts'
import { expectProblem } from './scene.ts'

let gateway: TestGateway
let abc: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
})
afterAll(() => gateway.close())

const put = (code: string, more = {}, headers = {}) => putPartner(gateway, code, more, headers)

describe('workflow profiles', () => {
  test('are made with their defaults, changed, listed and deleted', async () => {
    const answer = await gateway.call('PUT', '/v1/workflows/fast%20loan', { json: { automaticSend: true } })
    expect(answer.status, answer.text).toBe(201)
    expect(answer.json).toMatchObject({
      code: 'fast loan',
      automaticSend: true,
      deadlines: { response: 'P7D' },
    })
    const read = await gateway.call('GET', '/v1/workflows/fast%20loan', { key: abc })
    expect(read.json).toEqual(answer.json)
    expect((await gateway.call('GET', '/v1/workflows')).at('items')).toContainEqual(read.json)
    expect((await gateway.call('DELETE', '/v1/workflows/fast%20loan')).status).toBe(204)
    expectProblem(await gateway.call('GET', '/v1/workflows/fast%20loan'), 404, 'not-found')
  })

  test('cannot be deleted while they are in use', async () => {
    await gateway.call('PUT', '/v1/workflows/used', { json: {} })
    const code = freshCode()
    await put(code, { overrides: { ABC: { workflow: 'used' } } })
    const answer = await gateway.call('DELETE', '/v1/workflows/used')
    expectProblem(answer, 409, 'conflict')
    expect(answer.words('detail')).toContain(`partner ${code}`)
    const standard = await gateway.call('DELETE', '/v1/workflows/standard%20loan')
    expect(standard.words('detail')).toContain('library ABC')
  })

  test('with another name than the address are refused', async () => {
    const answer = await gateway.call('PUT', '/v1/workflows/one', { json: { code: 'two' } })
    expect(answer.at('faults', 0, 'path')).toBe('code')
  })
})

describe('libraries', () => {
  test('cannot have the code under which the gateway keeps what is no library’s', async () => {
    const json = { name: 'Gateway Library', symbols: [{ type: 'ISIL', value: 'NO-GATEWAY' }] }
    const answer = await gateway.call('PUT', '/v1/libraries/GATEWAY', { json })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults')).toEqual([
      expect.objectContaining({
        path: 'code',
        text: 'GATEWAY stands for the gateway itself: choose another code',
      }),
    ])
    expect(await gateway.store.getDocument('library', 'GATEWAY')).toBeNull()
    expect((await gateway.call('PUT', '/v1/libraries/GATEWAYS', { json })).status).toBe(201)
  })

  const library = (code: string, more: Readonly<Record<string, unknown>> = {}) =>
    gateway.call('PUT', `/v1/libraries/${code}`, {
      json: { name: code, symbols: [{ type: 'ISIL', value: `L-${code}` }], ...more },
    })

  test('are made, changed and read', async () => {
    const answer = await library('DEF', { timeZone: 'Europe/Oslo' })
    expect(answer.status, answer.text).toBe(201)
    expect(answer.json).toMatchObject({ code: 'DEF', timeZone: 'Europe/Oslo' })
    // Which workflow profile holds by default depends on the service: see choose-workflow.test.ts.
    expect(answer.at('workflow')).toBeUndefined()
    const named = await library('DEF', { workflow: 'standard loan', workflows: { copy: 'minimal' } })
    expect(named.json).toMatchObject({ workflow: 'standard loan', workflows: { copy: 'minimal' } })
    expect((await library('DEF', { name: 'Renamed' })).status).toBe(200)
    expect((await gateway.call('GET', '/v1/libraries/DEF')).at('name')).toBe('Renamed')
    expectProblem(await gateway.call('GET', '/v1/libraries/NONE'), 404, 'not-found')
  })

  test.each([
    ['a workflow that does not exist', { workflow: 'none' }, 400, 'workflow'],
    ['a time zone that does not exist', { timeZone: 'Europe/Nowhere' }, 400, 'timeZone'],
    ['another code than the address', { code: 'ELSE' }, 400, 'code'],
  ])('%s is refused', async (_, more, status, path) => {
    const answer = await library('GHI', more)
    expectProblem(answer, status, 'invalid-input')
    expect(answer.at('faults', 0, 'path')).toBe(path)
  })

  test('agency ids are unique among them', async () => {
    const answer = await library('JKL', { symbols: [{ type: 'ISIL', value: 'lib-abc' }] })
    expectProblem(answer, 409, 'conflict')
    expect(answer.at('library')).toBe('ABC')
  })

  test('a code that cannot stand in a request number is refused', async () => {
    expectProblem(await library('a-b'), 400, 'invalid-input')
  })
})
