import { readdir, readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import type { Answer } from '../support/answer.ts'
import { adminKey, startHttp, type TestGateway } from '../support/http.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let abc: string
let xyz: string
beforeAll(async () => {
  gateway = await startHttp()
  abc = await gateway.makeLibrary('ABC')
  xyz = await gateway.makeLibrary('XYZ')
  await gateway.makePartner('SUP')
})
afterAll(() => gateway.close())

let keys = 0
const freshKey = (): Readonly<Record<string, string>> => {
  keys += 1
  return { 'idempotency-key': `key-${keys}` }
}
const count = async (path: string, key?: string): Promise<number> => {
  const items = (await gateway.call('GET', path, key === undefined ? {} : { key })).at('items')
  return Array.isArray(items) ? items.length : -1
}

describe('an Idempotency-Key', () => {
  test('gives the same answer to the same call, and makes one request', async () => {
    const headers = freshKey()
    const before = await count('/v1/requests')
    const first = await gateway.call('POST', '/v1/requests', { key: abc, json: wanted(), headers })
    const second = await gateway.call('POST', '/v1/requests', { key: abc, json: wanted(), headers })
    expect(first.status).toBe(201)
    expect(second.status).toBe(201)
    expect(second.text).toBe(first.text)
    expect(second.headers.get('location')).toBe(first.headers.get('location'))
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await count('/v1/requests')).toBe(before + 1)
  })

  test('holds when many equal calls come at once', async () => {
    const headers = freshKey()
    const before = await count('/v1/requests')
    const answers = await Promise.all(
      Array.from({ length: 12 }, () =>
        gateway.call('POST', '/v1/requests', { key: abc, json: wanted('Many'), headers }),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await count('/v1/requests')).toBe(before + 1)
  })

  test('is refused for another body and another path', async () => {
    const headers = freshKey()
    await gateway.call('POST', '/v1/requests', { key: abc, json: wanted(), headers })
    const other = await gateway.call('POST', '/v1/requests', { key: abc, json: wanted('Another'), headers })
    expectProblem(other, 422, 'idempotency-mismatch')
    const number = await makeRequest(gateway, abc)
    expectProblem(await command(gateway, abc, number, { type: 'send' }, headers), 422, 'idempotency-mismatch')
    const read = await gateway.call('GET', `/v1/requests/${number}`)
    expect(read.at('status')).toBe('ready_to_send')
  })

  test('belongs to the API key that sent it', async () => {
    const headers = freshKey()
    const mine = await gateway.call('POST', '/v1/requests', { key: abc, json: wanted(), headers })
    const theirs = await gateway.call('POST', '/v1/requests', { key: xyz, json: wanted(), headers })
    expect(theirs.status).toBe(201)
    expect(theirs.words('number')).not.toBe(mine.words('number'))
  })

  test('belongs to the library that a call of an admin concerns', async () => {
    const headers = freshKey()
    const make = (library: string) =>
      gateway.call('POST', '/v1/requests', { json: { ...wanted(), library }, headers })
    const [one, other] = [await make('ABC'), await make('XYZ')]
    expect([one.status, other.status]).toEqual([201, 201])
    expect(other.words('library')).toBe('XYZ')
    expect((await make('ABC')).text).toBe(one.text)
  })

  test('does a command once; a repeat gets the status of then', async () => {
    const number = await makeRequest(gateway, abc)
    const headers = freshKey()
    const sent = await command(gateway, abc, number, { type: 'send' }, headers)
    await command(gateway, abc, number, { type: 'cancel' })
    const again = await command(gateway, abc, number, { type: 'send' }, headers)
    expect(again.status).toBe(202)
    expect(again.text).toBe(sent.text)
    expectProblem(await command(gateway, abc, number, { type: 'send' }), 409, 'not-allowed-now')
  })

  test('does not keep a refusal', async () => {
    const number = await makeRequest(gateway, abc, { ...wanted(), rota: [] })
    const headers = freshKey()
    expectProblem(await command(gateway, abc, number, { type: 'send' }, headers), 409, 'not-allowed-now')
    await command(gateway, abc, number, { type: 'set_rota', partners: ['SUP'] })
    expect((await command(gateway, abc, number, { type: 'send' }, headers)).status).toBe(202)
  })

  test.each(['', ' ', 'with a space', 'x'.repeat(201)])('“%s” is none', async (value) => {
    const headers = { 'idempotency-key': value }
    const answer = await gateway.call('POST', '/v1/requests', { key: abc, json: wanted(), headers })
    expectProblem(answer, 400, 'invalid-input')
  })
})

describe.each(['one gateway', 'two gateways on one store'])('equal calls at once at %s', (gateways) => {
  let other: TestGateway
  beforeAll(async () => {
    other =
      gateways === 'one gateway'
        ? gateway
        : await startHttp({
            openStore: (_folder, now) =>
              openSqliteStore({ file: `${gateway.folder}/lendwire.sqlite`, now, leaseTime: now }),
          })
  })
  afterAll(() => (other === gateway ? undefined : other.close()))

  /** Makes a call eight times at once, at both gateways in turn. */
  const atOnce = (path: string, json: object, key = abc): Promise<Answer[]> => {
    const headers = freshKey()
    return Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        (index % 2 === 0 ? gateway : other).call('POST', path, { key, json, headers }),
      ),
    )
  }
  const expectOneAnswer = (answers: readonly Answer[], status: number): void => {
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => status))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  }

  test('a command is carried out once, and each call has its answer', async () => {
    for (let round = 0; round < 5; round += 1) {
      const number = await makeRequest(gateway, abc)
      expectOneAnswer(await atOnce(`/v1/requests/${number}/commands`, { type: 'send' }), 202)
      expectOneAnswer(await atOnce(`/v1/requests/${number}/commands`, { type: 'cancel' }), 200)
    }
  })

  test('a creation of which a second one would be a duplicate is carried out once', async () => {
    const patron = { id: `p-${gateways}` }
    const before = await count('/v1/requests')
    expectOneAnswer(await atOnce('/v1/requests', { ...wanted('Only once'), patron }), 201)
    expect(await count('/v1/requests')).toBe(before + 1)
  })

  test('a call that goes through no command waits for the answer of the first', async () => {
    const json = { role: 'admin', name: `made once at ${gateways}` }
    expectOneAnswer(await atOnce('/v1/keys', json, adminKey), 201)
  })
})

describe('for calls that go through no command', () => {
  test('a new API key or a technician’s link is the same on a repeat, and stands in no stored byte', async () => {
    const headers = freshKey()
    const json = { role: 'admin', name: 'at least this name' }
    const before = await count('/v1/keys')
    const first = await gateway.call('POST', '/v1/keys', { json, headers })
    const second = await gateway.call('POST', '/v1/keys', { json, headers })
    expect(first.status, first.text).toBe(201)
    expect(second.text).toBe(first.text)
    expect(second.headers.get('idempotency-replayed')).toBe('true')
    expect(await count('/v1/keys')).toBe(before + 1)
    const links = [1, 2].map(() =>
      gateway.call('POST', '/v1/partners/SUP/inbound-view', { headers: { 'idempotency-key': 'a-link' } }),
    )
    const [link, repeated] = await Promise.all(links)
    expect(repeated?.words('token')).toBe(link?.words('token'))

    const files = (await readdir(gateway.folder)).map((name) =>
      readFile(`${gateway.folder}/${name}`, 'latin1'),
    )
    const stored = (await Promise.all(files)).join('')
    expect(stored.includes('at least this name')).toBe(true)
    expect(stored.includes(first.words('key'))).toBe(false)
    expect(stored.includes(link?.words('token') ?? '')).toBe(false)
    expect(stored.includes('SUP-token-long-enough')).toBe(false)
    expectProblem(
      await gateway.call('POST', '/v1/keys', { json: { ...json, name: 'other' }, headers }),
      422,
      'idempotency-mismatch',
    )
  })

  test('equal calls at once make one API key, and all have it', async () => {
    const headers = freshKey()
    const json = { role: 'admin', name: 'at once' }
    const before = await count('/v1/keys')
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => gateway.call('POST', '/v1/keys', { json, headers })),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    expect(await count('/v1/keys')).toBe(before + 1)
  })

  test('a dead letter is resent once', async () => {
    const number = await makeRequest(gateway, abc)
    await command(gateway, abc, number, { type: 'send' })
    await gateway.deliver()
    const dead = await gateway.call('GET', '/v1/deliveries?state=dead', { key: abc })
    expect(dead.at('items', 0)).toMatchObject({
      request: number,
      partner: 'SUP',
      attempts: 1,
      lastError: { text: expect.stringMatching(/refused/) },
    })
    const path = `/v1/deliveries/${dead.words('items', 0, 'id')}/resend`
    const headers = freshKey()
    const first = await gateway.call('POST', path, { key: abc, headers })
    const second = await gateway.call('POST', path, { key: abc, headers })
    expect(first.status, first.text).toBe(202)
    expect(second.text).toBe(first.text)
    expectProblem(await gateway.call('POST', path, { key: abc }), 409, 'not-allowed-now')
    const read = await gateway.call('GET', `/v1/requests/${number}`)
    expect(read.at('status')).toBe('request_sent')
  })

  test('a message is reprocessed once, and applied once what it lacked is there', async () => {
    const number = await makeRequest(gateway, abc)
    await command(gateway, abc, number, { type: 'send' })
    const body = supplierMessage({ requestId: `${number}-1`, supplier: 'SUP-NEW-NAME' })
    await gateway.call('POST', '/partners/SUP/iso18626', { key: 'SUP-token-long-enough', body })
    const rejected = await gateway.call('GET', '/v1/messages?state=rejected')
    const path = `/v1/messages/${rejected.words('items', 0, 'id')}/reprocess`
    expect((await gateway.call('POST', path)).at('state')).toBe('rejected')

    const symbols = ['SUP', 'SUP-NEW-NAME'].map((value) => ({ type: 'ISIL', value }))
    await gateway.makePartner('SUP', { symbols })
    const headers = freshKey()
    const first = await gateway.call('POST', path, { headers })
    expect(first.status, first.text).toBe(200)
    expect(first.json).toMatchObject({ state: 'applied', raw: body })
    const second = await gateway.call('POST', path, { headers })
    expect(second.text).toBe(first.text)
    expectProblem(await gateway.call('POST', path), 409, 'conflict')
    expect((await gateway.call('GET', `/v1/requests/${number}`)).at('status')).toBe('will_supply')
  })

  const inbox = async () => (await gateway.call('GET', '/v1/messages?limit=100')).at('items')

  test('a message that is still unreadable or refused stays the same, with its reason', async () => {
    const key = 'SUP-token-long-enough'
    const number = await makeRequest(gateway, abc)
    await command(gateway, abc, number, { type: 'send' })
    const bodies = {
      unreadable: '<nothing/>',
      rejected: supplierMessage({ requestId: `${number}-1`, supplier: 'A-STRANGER' }),
    }
    for (const [state, body] of Object.entries(bodies)) {
      await gateway.call('POST', '/partners/SUP/iso18626', { key, body })
      const before = await inbox()
      const path = `/v1/messages/${(await gateway.call('GET', '/v1/messages')).words('items', 0, 'id')}`
      const kept = await gateway.call('GET', path)
      expect(kept.json).toMatchObject({ state, reason: { text: expect.stringMatching(/\w/) } })
      for (const headers of [{}, {}, freshKey()]) {
        const answer = await gateway.call('POST', `${path}/reprocess`, { headers })
        expect(answer.status, answer.text).toBe(200)
        expect(answer.json).toEqual(kept.json)
      }
      expect(await inbox()).toEqual(before)
    }
  })

  test('a message that is applied on reprocessing is kept with its request, and names its former place', async () => {
    const number = await makeRequest(gateway, abc)
    await command(gateway, abc, number, { type: 'send' })
    const body = supplierMessage({ requestId: `${number}-1`, supplier: 'SUP-THIRD-NAME' })
    await gateway.call('POST', '/partners/SUP/iso18626', { key: 'SUP-token-long-enough', body })
    const old = (await gateway.call('GET', '/v1/messages')).words('items', 0, 'id')
    await gateway.makePartner('SUP', {
      symbols: ['SUP', 'SUP-THIRD-NAME'].map((value) => ({ type: 'ISIL', value })),
    })
    const anew = await gateway.call('POST', `/v1/messages/${old}/reprocess`)
    expect(anew.json).toMatchObject({ state: 'applied', request: number })
    expect(anew.at('id')).not.toBe(old)
    expect((await gateway.call('GET', `/v1/messages/${anew.words('id')}`)).json).toEqual(anew.json)
    const text = `reprocessed as ${anew.words('id')}`
    expect((await gateway.call('GET', `/v1/messages/${old}`)).json).toMatchObject({
      state: 'repeat',
      reason: { text },
    })
    const before = await inbox()
    const twice = await gateway.call('POST', `/v1/messages/${old}/reprocess`)
    expectProblem(twice, 409, 'conflict')
    expect(twice.at('detail')).toBe(`The message was taken already: its state is repeat (${text}).`)
    expect(await inbox()).toEqual(before)
  })

  test('a message about a request that is known now is kept with it, once, though it is refused', async () => {
    const number = await makeRequest(gateway, abc)
    await command(gateway, abc, number, { type: 'send' })
    const body = supplierMessage({ requestId: `${number}-1`, supplier: 'A-STRANGER' })
    await gateway.call('POST', '/partners/SUP/iso18626', { key: 'SUP-token-long-enough', body })
    const list = await gateway.call('GET', '/v1/messages')
    const message = await gateway.store.getMessage(list.words('items', 0, 'id'))
    if (message === null) throw new Error('the message was not kept')
    const unassigned = { ...message, id: `${message.id}-early`, library: null, request: null, entry: null }
    await gateway.store.keepMessage(unassigned)
    const path = `/v1/messages/${unassigned.id}/reprocess`
    const anew = await gateway.call('POST', path)
    expect(anew.json).toMatchObject({ state: 'rejected', request: number })
    const before = await inbox()
    expectProblem(await gateway.call('POST', path), 409, 'conflict')
    const again = await gateway.call('POST', `/v1/messages/${anew.words('id')}/reprocess`)
    expect(again.json).toEqual(anew.json)
    expect(await inbox()).toEqual(before)
  })

  test('there must be a message to reprocess', async () => {
    expectProblem(await gateway.call('POST', '/v1/messages/none/reprocess'), 404, 'not-found')
  })
})
