import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import type { Answer } from '../support/answer.ts'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { command, expectProblem, makeRequest } from './scene.ts'

let gateway: TestGateway
let abc: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP', { retry: { attempts: 100 } })
})
afterAll(() => gateway.close())

const state = () => gateway.call('GET', '/v1/partners/SUP/state')
const waiting = () => gateway.call('GET', '/v1/deliveries?state=waiting')
const send = async (): Promise<void> => {
  const number = await makeRequest(gateway, abc)
  expect((await command(gateway, abc, number, { type: 'send' })).status).toBe(202)
}
const heldBack = (list: Answer) =>
  (list.json as { items: { heldBack?: unknown }[] }).items.map((item) => item.heldBack)

describe('a partner that fails again and again', () => {
  test('shows at itself and at each message that waits why nothing is sent, and until when', async () => {
    expect((await state()).json).toEqual({
      state: 'delivering',
      failures: 0,
      pausedUntil: null,
      pausedSince: null,
    })
    await send()
    await gateway.deliver()
    expect((await state()).json).toMatchObject({ state: 'delivering', failures: 1 })
    expect((await gateway.call('GET', '/v1/partner-states')).json).toEqual({
      items: [{ partner: 'SUP', state: 'delivering', failures: 1, pausedUntil: null, pausedSince: null }],
      nextCursor: null,
    })
    expect(heldBack(await waiting())).toEqual([undefined])

    while ((await state()).at('state') === 'delivering') {
      gateway.advance(3_600_000)
      await gateway.deliver()
    }
    const open = await state()
    expect(open.json).toMatchObject({ state: 'paused', failures: 5 })
    const until = open.words('pausedUntil')
    expect(until > '2026-11-24T10:00:00.000Z').toBe(true)

    await send()
    await gateway.deliver()
    const list = await waiting()
    const why = {
      state: 'paused',
      until,
      reason: {
        code: 'failure.partner_paused',
        params: { partner: 'SUP', failures: 5, until: { instant: until } },
        text: 'The partner SUP failed 5 times in a row: nothing is sent to it before 24 November 2026 at 14:00 UTC.',
      },
    }
    expect(heldBack(list)).toEqual([why, why])
    expect(list.at('items', 0, 'attempts')).toBe(0)
    const one = await gateway.call('GET', `/v1/deliveries/${list.words('items', 0, 'id')}`, { key: abc })
    expect(one.at('heldBack')).toEqual(why)
  })

  test('is tried with one message at a time then, and says that, until a test passes or a person resumes it', async () => {
    gateway.advance(11_000)
    expect((await state()).json).toEqual({
      state: 'probing',
      failures: 5,
      pausedUntil: null,
      pausedSince: expect.any(String),
    })
    expect(heldBack(await waiting())[0]).toEqual({
      state: 'probing',
      until: null,
      reason: expect.objectContaining({
        code: 'failure.partner_probed',
        text: 'The partner SUP failed 5 times in a row: one message is sent at a time.',
      }),
    })
    const there = createServer((_, response) => response.writeHead(400).end())
    await new Promise<void>((resolve) => there.listen(0, '127.0.0.1', resolve))
    const { port } = there.address() as AddressInfo
    const connection = { protocol: 'iso18626', url: `http://127.0.0.1:${port}/` }
    const put = await gateway.call('PUT', '/v1/partners/SUP', {
      json: { ...partnerProfile('SUP'), connection },
    })
    expect(put.status, put.text).toBe(200)
    gateway.advance(3_600_000)
    await gateway.deliver()
    expect((await state()).json).toMatchObject({ state: 'probing', failures: 5 })
    await gateway.call('POST', '/v1/partners/SUP/resume')
    expect((await state()).json).toEqual({
      state: 'delivering',
      failures: 0,
      pausedUntil: null,
      pausedSince: null,
    })
    expect(heldBack(await waiting()).every((each) => each === undefined)).toBe(true)
    await new Promise((resolve) => there.close(resolve))
  })

  test('is shown to admins, and where there is one', async () => {
    expectProblem(await gateway.call('GET', '/v1/partners/SUP/state', { key: abc }), 403, 'forbidden')
    expectProblem(await gateway.call('GET', '/v1/partners/NONE/state'), 404, 'not-found')
  })
})

describe('a closure that staff note', () => {
  const path = '/v1/partners/SUP/closures/2026-12-20'
  const closure = { to: '2027-01-06', note: 'Vacation note of 1 December' }
  const closuresFor = async (key: string) => {
    const partner = await gateway.call('GET', '/v1/partners/SUP', { key })
    return [partner.at('closures'), partner.at('overrides')]
  }

  test('holds for their library alone, and is replaced and removed by its first day', async () => {
    const other = await gateway.makeLibrary('XYZ')
    const noted = [{ from: '2026-12-20', ...closure, kind: 'not_lending' }]
    await gateway.call('PUT', path, { key: abc, json: closure })
    const put = await gateway.call('PUT', path, { key: abc, json: { ...closure, kind: 'not_lending' } })
    expect([put.status, put.json]).toEqual([200, { closures: noted }])
    expect(await closuresFor(abc)).toEqual([[], { ABC: { closures: noted } }])
    expect(await closuresFor(other)).toEqual([[], {}])

    const sent = await gateway.call('GET', '/v1/audit?limit=1')
    expect(sent.text).toContain('closures')
    const removed = await gateway.call('DELETE', path, { key: abc })
    expect([removed.status, removed.json]).toEqual([200, { closures: [] }])
  })

  test('holds for all libraries where an admin notes it; a viewer may not', async () => {
    expect((await gateway.call('PUT', path, { json: closure })).status).toBe(200)
    expect((await closuresFor(abc))[0]).toEqual([{ from: '2026-12-20', ...closure }])
    const viewer = await gateway.makeKey({
      role: 'viewer',
      library: LibraryCode.parse('ABC'),
      name: 'viewer',
    })
    expectProblem(await gateway.call('PUT', path, { key: viewer, json: closure }), 403, 'forbidden')
    const faulty = await gateway.call('PUT', path, { key: abc, json: { to: '2026-12-01' } })
    expect(faulty.at('faults', 0, 'code')).toBe('fault.closure_ends_before')
  })

  test('is none of staff who belong to no library, who change nothing that holds for all', async () => {
    const before = await closuresFor(abc)
    const key = await gateway.makeKey({ role: 'staff', name: 'of no library' })
    for (const [method, call] of [['PUT', { json: closure }] as const, ['DELETE', {}] as const]) {
      const refused = await gateway.call(method, path, { key, ...call })
      expectProblem(refused, 403, 'forbidden')
      expect(refused.at('code')).toBe('problem.closure_for_all_libraries')
    }
    expect(await closuresFor(abc)).toEqual(before)
    expect(before[0]).toHaveLength(1)
  })

  test('leaves to the directory entry what the partner has from it', async () => {
    const days = async () => (await gateway.call('GET', '/v1/partners/SUP')).at('openingDays')
    const entry = { name: 'Institution', openingDays: ['monday'] }
    const made = await gateway.call('PUT', '/v1/directory-entries/inst', { json: entry })
    expect(made.status, made.text).toBe(201)
    await gateway.makePartner('SUP', { directoryEntry: 'inst' })
    const own = await days()
    expect((await gateway.call('PUT', path, { key: abc, json: closure })).status).toBe(200)
    expect(await days()).toEqual(own)
  })
})
