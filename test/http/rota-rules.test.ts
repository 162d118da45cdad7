import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'
import { createRuleCalls, list, makeRotaScene, putRotaRules, type RuleCalls } from './rota-scene.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let abc: string
let calls: RuleCalls
beforeAll(async () => {
  gateway = await startHttp()
  abc = (await makeRotaScene(gateway)).abc
  calls = createRuleCalls(gateway)
})
afterAll(() => gateway.close())

const explain = (what: 'rota' | 'sending', json: unknown, key = abc) => calls.explain(what, json, key)
const { rota: _, ...withoutRota } = wanted()
const timelineOf = async (number: string) =>
  (await gateway.call('GET', `/v1/requests/${number}/timeline`, { key: abc })).json

let made = 0
const freshName = () => {
  made += 1
  return `template ${made}`
}

describe('rota templates', () => {
  test('are made with 201, changed with 200, read by libraries, listed and deleted', async () => {
    const path = `/v1/rota-templates/${encodeURIComponent(freshName())}`
    const first = await calls.put(path, list('NORTH'))
    expect(first.status, first.text).toBe(201)
    expect(first.json).toMatchObject({ balance: 'none', exclude: [], lastResort: [], atMost: 100 })
    const second = await calls.put(path, {
      choose: { by: 'rule', sort: ['supply_days'] },
      lastResort: ['SOUTH'],
    })
    expect(second.status).toBe(200)
    const read = await gateway.call('GET', path, { key: abc })
    expect(read.json).toEqual(second.json)
    expect((await calls.put(path, read.json)).headers.get('etag')).toBe(read.headers.get('etag'))
    expect((await gateway.call('GET', '/v1/rota-templates', { key: abc })).at('items')).toContainEqual(
      read.json,
    )
    expectProblem(
      await calls.put(path, list('NORTH'), undefined, { 'if-match': '"1"' }),
      412,
      'precondition-failed',
    )
    expect((await gateway.call('DELETE', path)).status).toBe(204)
    expectProblem(await gateway.call('GET', path), 404, 'not-found')
    expectProblem(await gateway.call('DELETE', path), 404, 'not-found')
  })

  test('are written by admins alone', async () => {
    const path = `/v1/rota-templates/${freshName()}`
    expectProblem(await calls.put(path, list('NORTH'), abc), 403, 'forbidden')
    expectProblem(await gateway.call('DELETE', path, { key: abc }), 403, 'forbidden')
    expectProblem(await calls.put('/v1/rota-rules', { rules: [] }, abc), 403, 'forbidden')
    expectProblem(await calls.put('/v1/sending-rules', { rules: [] }, abc), 403, 'forbidden')
    expectProblem(await gateway.call('GET', '/v1/rota-rules', { key: abc }), 403, 'forbidden')
    expectProblem(await gateway.call('GET', '/v1/sending-rules', { key: abc }), 403, 'forbidden')
  })

  test.each([
    ['names a partner that is not there', list('NORTH', 'GONE'), 'choose/partners/1'],
    ['names nobody', list(), 'choose/partners'],
    ['names a partner twice', list('NORTH', 'SOUTH', 'NORTH'), 'choose/partners/2'],
    ['excludes whom it names', { ...list('NORTH', 'SOUTH'), exclude: ['SOUTH'] }, 'choose/partners/1'],
    [
      'excludes its last resort',
      { ...list('NORTH'), lastResort: ['EAST'], exclude: ['EAST'] },
      'lastResort/0',
    ],
    ['has an unknown last resort', { ...list('NORTH'), lastResort: ['GONE'] }, 'lastResort/0'],
    ['names another template', { choose: { by: 'template', template: 'template 1' } }, 'choose/by'],
    ['sorts by what there is not', { choose: { by: 'rule', sort: ['colour'] } }, 'choose/sort/0'],
    ['balances in an unknown way', { ...list('NORTH'), balance: 'fair' }, 'balance'],
    ['has another name than its address', { ...list('NORTH'), name: 'other' }, 'name'],
    ['has a member that does not exist', { ...list('NORTH'), excluded: [] }, 'excluded'],
  ])('one that %s is refused', async (_, json, path) => {
    const name = freshName()
    const answer = await calls.put(`/v1/rota-templates/${name}`, json)
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path'), answer.text).toBe(path)
    expect(await gateway.store.getDocument('rota_template', name)).toBeNull()
  })
})

describe('rules', () => {
  const name = 'for the rules'
  beforeAll(async () => {
    await calls.put(`/v1/rota-templates/${name}`, list('NORTH'))
  })

  test('are empty at first, hang on their version, and can be written back', async () => {
    for (const path of ['/v1/rota-rules', '/v1/sending-rules']) {
      const empty = await gateway.call('GET', path)
      expect(empty.json).toMatchObject({ rules: [] })
      const etag = empty.headers.get('etag') ?? ''
      expect((await calls.put(path, empty.json, undefined, { 'if-match': etag })).status).toBe(200)
      expectProblem(
        await calls.put(path, { rules: [] }, undefined, { 'if-match': '"77"' }),
        412,
        'precondition-failed',
      )
      const read = await gateway.call('GET', path)
      expect((await calls.put(path, read.json)).headers.get('etag')).toBe(read.headers.get('etag'))
    }
  })

  test.each([
    ['a template that is not there', { name: 'a', templates: ['nowhere'] }, 'rules/0/templates/0'],
    ['a template twice', { name: 'a', templates: [name, name] }, 'rules/0/templates/1'],
    ['no template', { name: 'a', templates: [] }, 'rules/0/templates'],
    ['another rule as its result', { name: 'a', rules: ['a'] }, 'rules/0/templates'],
    [
      'a library that is not there',
      { name: 'a', templates: [name], when: { library: ['ABC', 'NO'] } },
      'rules/0/when/library/1',
    ],
    [
      'an unknown condition',
      { name: 'a', templates: [name], when: { colour: ['red'] } },
      'rules/0/when/colour',
    ],
    [
      'an unknown service',
      { name: 'a', templates: [name], when: { service: ['gift'] } },
      'rules/0/when/service/0',
    ],
  ])('a rota rule that names %s is refused', async (_, rule, path) => {
    const answer = await calls.putRules(rule)
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path'), answer.text).toBe(path)
  })

  test('two rota rules, or two sending rules, of one name are refused', async () => {
    const rota = { name: 'a', templates: [name] }
    expect((await calls.putRules(rota, rota)).at('faults', 0, 'path')).toBe('rules/1/name')
    const sending = { name: 'a', does: { action: 'send' } }
    expect((await calls.putSendingRules(sending, sending)).at('faults', 0, 'path')).toBe('rules/1/name')
  })

  test.each([
    ['an unknown action', { name: 'a', does: { action: 'burn' } }, 'rules/0/does/action'],
    [
      'an invalid day',
      { name: 'a', does: { action: 'hold_until', date: '2026-02-30' } },
      'rules/0/does/date',
    ],
    ['no days', { name: 'a', does: { action: 'hold_for', days: 0 } }, 'rules/0/does/days'],
  ])('a sending rule with %s is refused', async (_, rule, path) => {
    const answer = await calls.putSendingRules(rule)
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path'), answer.text).toBe(path)
  })

  test('a template that a rule names cannot be deleted', async () => {
    expect((await calls.putRules({ name: 'uses it', templates: [name] })).status).toBe(200)
    const answer = await gateway.call('DELETE', `/v1/rota-templates/${name}`)
    expectProblem(answer, 409, 'conflict')
    expect(answer.words('detail')).toContain('uses it')
    await calls.putRules()
    expect((await gateway.call('DELETE', `/v1/rota-templates/${name}`)).status).toBe(204)
  })

  test('a partner that a template names cannot be deleted', async () => {
    await gateway.makePartner('NAMED')
    const templates = [list('NAMED'), { ...list('NORTH'), exclude: ['NAMED'] }]
    for (const template of [...templates, { ...list('NORTH'), lastResort: ['NAMED'] }]) {
      expect((await calls.put('/v1/rota-templates/Names it', template)).status).toBeLessThan(300)
      const answer = await gateway.call('DELETE', '/v1/partners/NAMED')
      expectProblem(answer, 409, 'conflict')
      expect(answer.words('detail')).toContain('Names it')
    }
    await gateway.call('DELETE', '/v1/rota-templates/Names it')
    expect((await gateway.call('DELETE', '/v1/partners/NAMED')).status).toBe(204)
  })
})

describe('a request', () => {
  beforeAll(() => putRotaRules(gateway))

  test('gets its rota from a rule, says how in the timeline, and keeps it', async () => {
    const number = await makeRequest(gateway, abc, withoutRota)
    const read = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(read.json).toMatchObject({
      status: 'ready_to_send',
      rota: [{ partner: 'NORTH' }, { partner: 'EAST' }],
      rotaBuilds: [
        {
          rules: [{ number: 3, name: 'loans' }],
          templates: ['North'],
          leftOut: [{ partner: 'SHUT', template: 'North', reason: { code: 'rota.closed_until' } }],
        },
      ],
    })
    expect(await timelineOf(number)).toMatchObject({
      items: [
        {
          input: { name: 'create' },
          explanations: [
            { text: 'rota: template North and rule 3 “loans”' },
            { text: 'SHUT left out: closed until 3 January 2027' },
          ],
        },
      ],
    })
  })

  test('with a rota of its own, an empty one too, is left alone', async () => {
    for (const rota of [['SOUTH'], []]) {
      const number = await makeRequest(gateway, abc, { ...withoutRota, rota })
      const read = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
      expect(read.json).toMatchObject({ rota: rota.map((partner) => ({ partner })) })
      expect(read.at('rotaBuilds')).toBeUndefined()
    }
  })

  test('all rules that match give their templates, no partner twice', async () => {
    const all = await gateway.call('GET', '/v1/rota-rules')
    await calls.put('/v1/rota-rules', { ...Object(all.json), match: 'all' })
    const answer = await explain('rota', { request: withoutRota })
    expect(answer.at('templates')).toEqual(['North', 'South'])
    expect(answer.at('rota')).toEqual([
      { partner: 'NORTH', template: 'North', lastResort: false },
      { partner: 'SOUTH', template: 'South', lastResort: false },
      { partner: 'EAST', template: 'North', lastResort: true },
    ])
    await calls.put('/v1/rota-rules', all.json)
  })

  test('takes a template by hand, behind what is there; one that is not there, or adds nobody, is refused', async () => {
    const number = await makeRequest(gateway, abc, { ...withoutRota, rota: ['NORTH'] })
    const added = await command(gateway, abc, number, { type: 'add_rota_template', template: 'South' })
    expect(added.status, added.text).toBe(200)
    const read = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(read.json).toMatchObject({
      rota: [{ partner: 'NORTH' }, { partner: 'SOUTH' }],
      rotaBuilds: [
        {
          rules: [],
          templates: ['South'],
          leftOut: [{ partner: 'NORTH', reason: { code: 'rota.already_there' } }],
        },
      ],
    })
    const again = await command(gateway, abc, number, { type: 'add_rota_template', template: 'South' })
    expectProblem(again, 409, 'not-allowed-now')
    expect(again.words('detail')).toMatch(/adds nobody: SOUTH left out: it is in the rota already/)
    const unknown = await command(gateway, abc, number, { type: 'add_rota_template', template: 'nowhere' })
    expectProblem(unknown, 400, 'invalid-input')
    expect(unknown.at('faults', 0, 'path')).toBe('template')
  })

  test('skips a partner that is gone since it was named', async () => {
    await gateway.makePartner('SOON')
    await calls.put('/v1/rota-templates/Soon gone', list('SOON', 'NORTH'))
    await gateway.store.putDocuments([
      { kind: 'partner', key: 'SOON', value: undefined, expectedVersion: null },
    ])
    const ruled = await gateway.call('GET', '/v1/rota-rules')
    await calls.putRules({ name: 'soon', templates: ['Soon gone'] })
    const created = await makeRequest(gateway, abc, withoutRota)
    await calls.put('/v1/rota-rules', ruled.json)
    expect((await gateway.call('GET', `/v1/requests/${created}`, { key: abc })).json).toMatchObject({
      rota: [{ partner: 'NORTH' }],
      rotaBuilds: [{ leftOut: [{ partner: 'SOON', reason: { code: 'rota.gone' } }] }],
    })
    const number = await makeRequest(gateway, abc, { ...withoutRota, rota: [] })
    await command(gateway, abc, number, { type: 'add_rota_template', template: 'Soon gone' })
    expect(JSON.stringify(await timelineOf(number))).toContain(
      'SOON left out: it is no longer in the directory',
    )
  })

  test('does not fail where a template that a rule names is gone', async () => {
    const before = await gateway.store.getDocument('rota_template', 'North')
    await gateway.store.putDocuments([
      { kind: 'rota_template', key: 'North', value: undefined, expectedVersion: null },
    ])
    const number = await makeRequest(gateway, abc, withoutRota)
    const read = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(read.json).toMatchObject({ status: 'created', rota: [] })
    expect(JSON.stringify(await timelineOf(number))).toContain('template North no longer exists')
    await gateway.store.putDocuments([
      { kind: 'rota_template', key: 'North', value: before?.value, expectedVersion: null },
    ])
  })

  test('made again under its idempotency key has the rota that it was given', async () => {
    const headers = { 'idempotency-key': 'the-same-twice' }
    const once = await gateway.call('POST', '/v1/requests', { key: abc, json: withoutRota, headers })
    const twice = await gateway.call('POST', '/v1/requests', { key: abc, json: withoutRota, headers })
    expect(once.status, once.text).toBe(201)
    expect(twice.json).toEqual(once.json)
  })
})
