import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'
import { createRuleCalls, list, makeRotaScene, putRotaRules, type RuleCalls } from './rota-scene.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let abc: string
let calls: RuleCalls
let xyz: string
beforeAll(async () => {
  gateway = await startHttp()
  calls = createRuleCalls(gateway)
  const keys = await makeRotaScene(gateway)
  abc = keys.abc
  xyz = keys.xyz
  await putRotaRules(gateway)
})
afterAll(() => gateway.close())

const explain = (what: 'rota' | 'sending', json: unknown, key = abc) => calls.explain(what, json, key)
const { rota: _, ...withoutRota } = wanted()

describe('an explanation', () => {
  test('says of each rule whether it matched and why not, and the rota', async () => {
    const number = await makeRequest(gateway, abc, withoutRota)
    for (const json of [{ number }, { request: withoutRota, library: 'ABC' }]) {
      const answer = await gateway.call('POST', '/v1/rota-rules/explain', { json })
      expect(answer.status, answer.text).toBe(200)
      expect(answer.json).toMatchObject({
        rules: [
          {
            number: 1,
            name: 'copies',
            verdict: 'not_matched',
            failed: [{ condition: 'service', wants: 'copy', has: 'loan' }],
          },
          { number: 2, failed: [{ condition: 'library', wants: 'XYZ', has: 'ABC' }] },
          { number: 3, name: 'loans', verdict: 'matched', failed: [] },
          { number: 4, verdict: 'not_reached', failed: [] },
        ],
        templates: ['North'],
        rota: [
          { partner: 'NORTH', lastResort: false },
          { partner: 'EAST', lastResort: true },
        ],
        leftOut: [{ partner: 'SHUT', reason: { code: 'rota.closed_until' } }],
        explanation: expect.arrayContaining([
          expect.objectContaining({ text: 'SHUT left out: closed until 3 January 2027' }),
        ]),
      })
    }
  })

  test('shows a library its own: no other’s request, no rule for others alone', async () => {
    const number = await makeRequest(gateway, abc, withoutRota)
    const own = await explain('rota', { number })
    expect(own.text).not.toContain('XYZ')
    expect(own.text).not.toContain('of the other library')
    expect(own.at('rules', 1, 'number')).toBe(3)
    expectProblem(await explain('rota', { number }, xyz), 404, 'not-found')
    expectProblem(await explain('rota', { request: withoutRota, library: 'ABC' }, xyz), 403, 'forbidden')
    expect((await explain('rota', { request: withoutRota }, xyz)).at('rota', 0, 'partner')).toBe('SOUTH')
  })

  test('needs one request, and no more', async () => {
    for (const json of [{}, { number: 'ABC-00000000', request: withoutRota }]) {
      expectProblem(await explain('rota', json), 400, 'invalid-input')
      expectProblem(await explain('sending', json), 400, 'invalid-input')
    }
    expectProblem(await explain('rota', { number: 'ABC-00000000' }), 404, 'not-found')
    expectProblem(
      await gateway.call('POST', '/v1/rota-rules/explain', { json: { request: withoutRota } }),
      400,
      'invalid-input',
    )
  })

  test('tries rules in place of the stored ones, without storing them', async () => {
    const rule = (name: string, templates: readonly string[]) => ({ name, when: {}, templates })
    const rotaRules = { match: 'first', rules: [rule('all to the north', ['North'])] }
    const stored = (await gateway.call('GET', '/v1/rota-rules')).json
    const answer = await explain('rota', { request: withoutRota, rotaRules })
    expect(answer.json).toMatchObject({ rules: [{ name: 'all to the north', verdict: 'matched' }] })
    expect((await gateway.call('GET', '/v1/rota-rules')).json).toEqual(stored)
    const sendingRules = { rules: [{ name: 'never', when: {}, does: { action: 'wait_for_staff' } }] }
    const sending = await explain('sending', { request: withoutRota, sendingRules })
    expect(sending.json).toMatchObject({ decision: { rule: { name: 'never' } } })
  })

  test('says what the sending rules would do with the request', async () => {
    expect((await explain('sending', { request: withoutRota })).json).toEqual({
      rules: [],
      decision: null,
      explanation: [expect.objectContaining({ code: 'explanation.sending.no_rule_staff' })],
    })
    await calls.putSendingRules(
      { name: 'reserves', when: { format: ['rare'] }, does: { action: 'wait_for_staff' } },
      { name: 'not yet', does: { action: 'hold_for', days: 3 } },
    )
    const answer = await explain('sending', { request: withoutRota })
    expect(answer.json).toEqual({
      rules: [
        {
          number: 1,
          name: 'reserves',
          verdict: 'not_matched',
          failed: [{ condition: 'format', wants: 'rare', has: 'none' }],
        },
        { number: 2, name: 'not yet', verdict: 'matched', failed: [] },
      ],
      decision: {
        rule: { number: 2, name: 'not yet' },
        action: 'hold_until',
        until: '2026-11-27',
        automatic: true,
      },
      explanation: [
        expect.objectContaining({ text: 'sending rule 2 “not yet”: held until 27 November 2026' }),
      ],
    })
    await calls.putSendingRules()
  })
})

describe('a limit', () => {
  test('counts the open requests of all libraries, when a rota is built and when the partner is to be asked', async () => {
    await gateway.makePartner('SMALL', { limit: 1, symbols: [{ type: 'ISIL', value: 'SMALL' }] })
    await calls.put('/v1/rota-templates/Small', list('SMALL', 'NORTH'))
    await calls.putRules({ name: 'all', templates: ['Small'] })
    const first = await makeRequest(gateway, xyz, withoutRota)
    const second = await makeRequest(gateway, abc, withoutRota)
    const both = await gateway.call('GET', `/v1/requests/${second}`, { key: abc })
    expect(both.json).toMatchObject({ rota: [{ partner: 'SMALL' }, { partner: 'NORTH' }] })
    await command(gateway, xyz, first, { type: 'send' })

    const third = await explain('rota', { request: withoutRota })
    expect(third.at('leftOut', 0)).toMatchObject({
      partner: 'SMALL',
      reason: { code: 'rota.over_limit', text: 'at its limit: 1 of 1 requests open' },
    })
    await command(gateway, abc, second, { type: 'send' })
    const sent = await gateway.call('GET', `/v1/requests/${second}`, { key: abc })
    expect(sent.json).toMatchObject({
      status: 'request_sent',
      rota: [
        { partner: 'SMALL', state: 'skipped', reason: { text: 'at its limit: 1 of 1 requests open' } },
        { partner: 'NORTH', state: 'active' },
      ],
    })
    await command(gateway, xyz, first, { type: 'cancel' })
    expect((await explain('rota', { request: withoutRota })).at('rota', 0, 'partner')).toBe('SMALL')
    await calls.putRules()
  })

  test('the library itself is not asked, however it came into the rota', async () => {
    await gateway.makePartner('OWN', { symbols: [{ type: 'isil', value: 'lib-abc' }] })
    const number = await makeRequest(gateway, abc, { ...withoutRota, rota: ['OWN', 'NORTH'] })
    await command(gateway, abc, number, { type: 'send' })
    const sent = await gateway.call('GET', `/v1/requests/${number}`, { key: abc })
    expect(sent.at('rota', 0, 'reason', 'text')).toBe('it is the library itself')
    expect(sent.at('rota', 1, 'state')).toBe('active')
  })
})
