import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { TestGateway } from '../../support/http.ts'
import { supplierMessage } from '../messages.ts'
import { command, expectProblem, makeRequest, wanted } from '../scene.ts'
import { type Accounts, startAccounts } from './people.ts'

let gateway: TestGateway
let key: string
let person: Accounts['person']
let signedIn: Accounts['signedIn']
beforeAll(async () => {
  ;({ gateway, key, person, signedIn } = await startAccounts())
})
afterAll(() => gateway.close())

describe('roles', () => {
  test('a viewer reads where requests stand, and no patron data', async () => {
    const number = await makeRequest(gateway, key)
    const { visitor } = await signedIn('viewer', 'ABC')
    const read = await visitor.call('GET', `/v1/requests/${number}`)
    expect(read.status).toBe(200)
    expect(read.text).not.toMatch(/Nightingale|\b4711\b|florence/)
    for (const path of [`/v1/requests/${number}/timeline`, '/v1/messages', '/v1/deliveries', '/v1/events'])
      expectProblem(await visitor.call('GET', path), 403, 'forbidden')
    const json = { type: 'cancel', by: 'staff' }
    expectProblem(await visitor.call('POST', `/v1/requests/${number}/commands`, { json }), 403, 'forbidden')
  })

  test('a viewer sees no note in which people or partners may have named the patron', async () => {
    const number = await makeRequest(gateway, key, {
      ...{ citation: { title: 'On lending' }, rota: ['SUP'] },
      patron: { id: 'patron-4711', surname: 'Nightingale' },
      service: { type: 'loan', note: 'F. Nightingale waits.' },
      staffNote: 'Nightingale called.',
    })
    const edit = { type: 'edit', labels: ['urgent'], internalNote: 'Nightingale owes us a book.' }
    expect((await command(gateway, key, number, edit)).status).toBe(200)
    const { visitor } = await signedIn('viewer', 'ABC')
    await command(gateway, key, number, { type: 'send' })
    await gateway.deliver()
    const reply = await gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      headers: { 'content-type': 'application/xml' },
      body: supplierMessage({
        requestId: `${number}-1`,
        status: 'WillSupply',
        timestamp: '2026-11-24T10:00:00Z',
        note: 'Soon for Ms Nightingale.',
      }),
    })
    expect(reply.status, reply.text).toBe(200)
    const cost = {
      type: 'add_cost',
      kind: 'other',
      amount: '3.00',
      currency: 'EUR',
      note: 'Nightingale paid.',
    }
    expect((await command(gateway, key, number, cost)).status).toBe(200)
    const full = await gateway.call('GET', `/v1/requests/${number}`, { key })
    expect(full.text.match(/Nightingale/g)?.length, full.text).toBeGreaterThan(4)
    const read = await visitor.call('GET', `/v1/requests/${number}`)
    // Labels are words of staff too.
    expect([full.at('labels'), read.at('labels')]).toEqual([['urgent'], undefined])
    const list = await visitor.call('GET', '/v1/requests?limit=200')
    expect(list.text).toContain(number)
    const counts = await visitor.call('GET', '/v1/requests/counts')
    const csv = await visitor.call('GET', '/v1/requests', { headers: { accept: 'text/csv' } })
    for (const { text } of [list, counts, csv]) expect(text).not.toContain('urgent')
    expectProblem(await visitor.call('GET', '/v1/requests?label=urgent'), 403, 'forbidden')
    expect(read.at('status')).toBe(full.at('status'))
    expect(read.text).not.toMatch(/Nightingale/)
  })

  test('staff of a library work on its requests, and see no other library', async () => {
    const number = await makeRequest(gateway, key)
    const { visitor } = await signedIn('staff', 'XYZ')
    expectProblem(await visitor.call('GET', `/v1/requests/${number}`), 404, 'not-found')
    expectProblem(await visitor.call('GET', '/v1/requests?library=ABC'), 403, 'forbidden')
    for (const path of ['/v1/users', '/v1/keys', '/v1/audit'])
      expectProblem(await visitor.call('GET', path), 403, 'forbidden')
    expectProblem(await visitor.call('PUT', '/v1/partners/NEW', { json: {} }), 403, 'forbidden')
  })

  test('a library’s admin manages people and keys of the own library, and gives no wider rights', async () => {
    const { visitor } = await signedIn('library_admin', 'ABC')
    const post = (path: string, json: unknown) => visitor.call('POST', path, { json })
    const anna = { name: 'Anna', email: 'own@example.org' }
    expect((await post('/v1/users', { ...anna, role: 'staff', library: 'ABC' })).status).toBe(201)
    const wide = { name: 'Wide', email: 'wide@example.org' }
    for (const settings of [{ role: 'admin' }, { role: 'staff' }, { role: 'staff', library: 'XYZ' }])
      expectProblem(await post('/v1/users', { ...wide, ...settings }), 403, 'forbidden')
    expect((await post('/v1/keys', { name: 'own', role: 'system', library: 'ABC' })).status).toBe(201)
    for (const settings of [
      ...[{ role: 'admin' }, { role: 'metrics' }, { role: 'system', library: 'XYZ' }],
      { role: 'system', library: 'ABC', speaksForOthers: true },
    ])
      expectProblem(await post('/v1/keys', { name: 'wide', ...settings }), 403, 'forbidden')
    const keys = await visitor.call('GET', '/v1/keys')
    expect(keys.text).not.toContain('"admin"')
    const { id } = await person('staff', 'XYZ')
    expectProblem(await visitor.call('GET', `/v1/users/${id}`), 404, 'not-found')
    expectProblem(await visitor.call('DELETE', `/v1/users/${id}`), 404, 'not-found')
  })

  test('a key for metrics reads nothing else', async () => {
    const made = await gateway.call('POST', '/v1/keys', { json: { role: 'metrics', name: 'monitoring' } })
    for (const path of ['/v1/requests', '/v1/events', '/v1/partners', '/v1/users', '/v1/keys'])
      expectProblem(await gateway.call('GET', path, { key: made.words('key') }), 403, 'forbidden')
  })

  test('a command still works for staff, and is refused with the permission that is missing', async () => {
    const number = await makeRequest(gateway, key)
    const sent = await command(gateway, key, number, { type: 'send' })
    expect(sent.status).toBe(202)
    const { visitor } = await signedIn('viewer', 'ABC')
    const refused = await visitor.call('POST', '/v1/requests', { json: wanted() })
    expect(refused.at('permission')).toBe('requests:write')
  })
})
