import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byName, newestFirst, pageOfAll } from '../../src/http/api/whole-list.ts'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem } from './scene.ts'

describe('a page of a list that was read as a whole', () => {
  test.each([
    ['by code units', undefined],
    ['newest first', newestFirst],
    ['by name', byName],
  ])('%s: pages of any size give each item once, in one order', (_, order) => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.integer({ min: 1, max: 5 }), (all, limit) => {
        const whole = pageOfAll('list', all, (each) => each, {}, order)
        const seen: string[] = []
        let cursor: string | undefined
        do {
          const page = pageOfAll('list', all, (each) => each, { cursor, limit }, order)
          seen.push(...page.items)
          cursor = page.nextCursor ?? undefined
        } while (cursor !== undefined)
        expect(seen).toEqual(whole.items)
        expect(seen.toSorted()).toEqual(all.toSorted())
      }),
    )
  })

  test('goes on where it was when the last item of the page before is gone', () => {
    const first = pageOfAll('list', ['a', 'b', 'c'], (each) => each, { limit: 2 })
    const rest = pageOfAll('list', ['a', 'c'], (each) => each, { cursor: first.nextCursor ?? '', limit: 2 })
    expect(rest).toEqual({ items: ['c'], nextCursor: null })
  })
})

describe('lists of the API that hold few items', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await startHttp()
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
  ])('%s has limit, cursor and nextCursor, and refuses what it does not know', async (path) => {
    const list = await gateway.call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=200`)
    expect(list.status, list.text).toBe(200)
    expect(list.at('nextCursor')).toBeNull()
    const wrong = await gateway.call('GET', `${path}${path.includes('?') ? '&' : '?'}limti=1`)
    expectProblem(wrong, 400, 'invalid-input')
    expect(wrong.at('faults', 0, 'message')).toContain('Did you mean `limit`?')
  })
})
