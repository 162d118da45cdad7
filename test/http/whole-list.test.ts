import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byName, pageOfAll } from '../../src/http/api/lists/whole-list.ts'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { type Document, resolve, withoutShared } from '../support/openapi/document.ts'
import { expectProblem } from './scene.ts'

describe('a page of a list that was read as a whole', () => {
  test.each([
    ['by code units', 'code', undefined],
    ['by code units, the largest first', '-code', undefined],
    ['by name', 'name', byName],
    ['by name, the last first', '-name', byName],
  ])('%s: pages of any size give each item once, in one order', (_, sort, order) => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 5 }), (all, limit) => {
        const whole = pageOfAll('list', all, (each) => each, { sort }, order)
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page = pageOfAll('list', all, (each) => each, { cursor, limit, sort }, order)
          seen.push(...page.items)
          cursor = page.nextCursor ?? undefined
        } while (cursor !== undefined)
        expect(seen).toEqual(whole.items)
        expect(seen.toSorted()).toEqual(all.toSorted())
      }),
    )
  })

  test('goes on where it was when the last item of the page before is gone', () => {
    const first = pageOfAll('list', ['a', 'b', 'c'], (each) => each, { limit: 2, sort: 'code' })
    const rest = pageOfAll('list', ['a', 'c'], (each) => each, {
      cursor: first.nextCursor ?? '',
      limit: 2,
      sort: 'code',
    })
    expect(rest).toEqual({ items: ['c'], nextCursor: null })
  })
})

describe('lists of the API that hold few items', () => {
  let gateway: TestGateway
  let document: Document
  beforeAll(async () => {
    gateway = await startHttp()
    const served = await gateway.call('GET', '/openapi.json', { key: null })
    document = withoutShared(Object(served.json))
    await gateway.makeLibrary('ABC')
    for (const code of ['SOUTH', 'EAST', 'NORTH'])
      await gateway.call('PUT', `/v1/partners/${code}`, { json: partnerProfile(code) })
  })
  afterAll(() => gateway.close())

  test('have pages like all others', async () => {
    const first = await gateway.call('GET', '/v1/partners?limit=2')
    expect(first.json).toMatchObject({ items: [{ code: 'EAST' }, { code: 'NORTH' }] })
    const cursor = first.words('nextCursor')
    const second = await gateway.call('GET', `/v1/partners?limit=2&cursor=${cursor}`)
    expect(second.json).toMatchObject({ items: [{ code: 'SOUTH' }], nextCursor: null })
    for (const other of ['/v1/users', '/v1/keys', '/v1/libraries'])
      expectProblem(await gateway.call('GET', `${other}?cursor=${cursor}`), 400, 'invalid-input')
  })

  test.each([
    '/v1/partners',
    '/v1/libraries',
    '/v1/workflows',
    '/v1/webhooks',
    '/v1/vendors',
    '/v1/mailboxes',
    '/v1/locate-profiles',
    '/v1/rota-templates',
    '/v1/alarm-rules',
    '/v1/alarms',
    '/v1/keys',
    '/v1/users',
    '/v1/views',
    '/v1/colleagues',
    '/v1/configuration/faults',
    '/v1/partner-states',
    '/v1/partner-health',
    '/v1/partners/NORTH/checks',
    '/v1/copyright-declarations?year=2026',
    '/v1/configuration/references?kind=partner&code=NORTH',
    '/v1/messages',
    '/v1/deliveries',
  ])('%s has limit, cursor, nextCursor and sort, and refuses what it does not know', async (path) => {
    const list = await gateway.call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=200`)
    expect(list.status, list.text).toBe(200)
    expect(list.at('nextCursor')).toBeNull()
    const described = document.paths[(path.split('?')[0] ?? '').replace('NORTH', '{code}')]?.get
    const parameters: readonly unknown[] = Object(described).parameters
    const sort = parameters.map(Object).find(({ name }) => name === 'sort')
    const usual: string = sort.schema.default
    const [reversed = ''] = Object(resolve(document, sort.schema)).enum.filter(
      (each: string) => each !== usual,
    )
    const turned = await gateway.call(
      'GET',
      `${path}${path.includes('?') ? '&' : '?'}limit=200&sort=${reversed}`,
    )
    expect(turned.at('items')).toEqual(Array.from(Object(list.json).items).toReversed())
    const wrong = await gateway.call('GET', `${path}${path.includes('?') ? '&' : '?'}limti=1`)
    expectProblem(wrong, 400, 'invalid-input')
    expect(wrong.at('faults', 0, 'text')).toContain('Did you mean `limit`?')
  })

  test('accept one of several writes of one state, and answer the others that it is gone', async () => {
    const view = { name: 'Mine', filters: { stage: ['sent'] }, shared: false }
    const write = async (path: string, method: 'PUT' | 'DELETE', json?: unknown) => {
      const etag = (await gateway.call('GET', path)).headers.get('etag') ?? ''
      const call = () => gateway.call(method, path, { json, headers: { 'if-match': etag } })
      const statuses = (await Promise.all([call(), call(), call(), call()])).map(({ status }) => status)
      return statuses.toSorted((one, other) => one - other)
    }
    await gateway.call('PUT', '/v1/views/mine', { json: view })
    expect(await write('/v1/views/mine', 'PUT', { ...view, name: 'Other' })).toEqual([200, 412, 412, 412])
    const [first, ...others] = await write('/v1/views/mine', 'DELETE')
    expect(first).toBe(204)
    for (const status of others) expect([404, 412]).toContain(status)
    await gateway.call('PUT', '/v1/partners/GONE', { json: partnerProfile('GONE') })
    const [deleted, ...late] = await write('/v1/partners/GONE', 'DELETE')
    expect(deleted).toBe(204)
    for (const status of late) expect([404, 412]).toContain(status)
  })
})
