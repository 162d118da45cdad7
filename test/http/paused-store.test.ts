import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { instantOf } from '../../src/borrowing/time.ts'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { createRestoreRecord, restoreKey } from '../../src/configuration/restore-record.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { startReceiver } from '../webhooks/receiver.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

describe('a store that was restored from a backup', () => {
  let gateway: TestGateway
  let key = ''
  let number = ''
  beforeAll(async () => {
    gateway = await startHttp()
    key = await gateway.makeLibrary('ABC')
    for (const code of ['SUP', 'OTHER']) await gateway.makePartner(code)
  })
  afterAll(() => gateway.close())

  const pause = () => {
    const value = createRestoreRecord(instantOf(gateway.time()), 'store.backup')
    return gateway.store.putDocuments([{ kind: 'setting', key: restoreKey, value, expectedVersion: null }])
  }
  const deliveryOf = async (request: string) => {
    const { items } = await gateway.store.listDeliveries({ library: null, limit: 100 })
    return items.find((delivery) => delivery.request === request && delivery.operation === 'request')
  }
  const send = async (rota: readonly string[]): Promise<string> => {
    const made = await makeRequest(gateway, key, { ...wanted(), rota })
    expect((await command(gateway, key, made, { type: 'send' })).status).toBe(202)
    return made
  }

  beforeEach(async () => {
    await gateway.store.putDocuments([
      { kind: 'setting', key: restoreKey, value: undefined, expectedVersion: null },
    ])
    number = await send(['SUP'])
    gateway.advance(1_000)
    await pause()
    gateway.advance(1_000)
  })

  test('sends nothing, also of what is added since, and says what waits', async () => {
    const added = await send(['OTHER'])
    await gateway.deliver()
    for (const request of [number, added])
      expect(await deliveryOf(request)).toMatchObject({ state: 'waiting', attempts: 0 })
    const restore = await gateway.call('GET', '/v1/restore')
    expect(restore.json).toMatchObject({ state: 'paused', source: 'store.backup', releases: [] })
    expect(restore.at('waiting')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ partner: 'SUP', released: null, takesStatusRequest: true }),
        expect.objectContaining({ partner: 'OTHER', fromBackup: 0, operations: { request: 1 } }),
      ]),
    )
  })

  test('applies no deadline and purges nothing until everything is released', async () => {
    await gateway.store.putBlob({
      id: `blob-${number}`,
      library: LibraryCode.parse('ABC'),
      name: null,
      contentType: 'application/pdf',
      bytes: new Uint8Array([1]),
      storedAt: instantOf(gateway.time()),
      keepUntil: instantOf(gateway.time() + 1_000),
    })
    const waiting = await makeRequest(gateway, key)
    gateway.advance(40 * 86_400_000)
    await gateway.sweep()
    await gateway.purge()
    expect((await gateway.call('GET', `/v1/requests/${waiting}`)).at('attention')).toEqual([])
    expect(await gateway.store.getBlob(`blob-${number}`)).not.toBeNull()
    expect((await gateway.call('GET', '/v1/restore')).at('passedDeadlines')).toBeGreaterThan(0)
    const released = await gateway.call('POST', '/v1/restore/release', { json: { how: 'send' } })
    expect(released.at('state')).toBe('released')
    await gateway.sweep()
    await gateway.purge()
    expect((await gateway.call('GET', `/v1/requests/${waiting}`)).at('attention')).not.toEqual([])
    expect(await gateway.store.getBlob(`blob-${number}`)).toBeNull()
  })

  test('releases one partner: only its deliveries leave, and count as possibly taken', async () => {
    const other = await send(['OTHER'])
    const answer = await gateway.call('POST', '/v1/restore/release', {
      json: { partners: ['SUP'], how: 'send' },
    })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.at('state')).toBe('paused')
    await gateway.deliver()
    expect(await deliveryOf(number)).toMatchObject({ state: 'dead', attempts: 1, possiblyTaken: true })
    expect(await deliveryOf(other)).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  test('keeps a message about a request that the backup does not have, and confirms it', async () => {
    const body = supplierMessage({ requestId: 'ABC-LATERTHAN1-1', supplier: 'SUP' })
    const post = () =>
      gateway.call('POST', '/partners/SUP/iso18626', {
        key: 'SUP-token-long-enough',
        headers: { 'content-type': 'application/xml' },
        body,
      })
    const kept = await post()
    expect(kept.text).toContain('<messageStatus>OK</messageStatus>')
    const { items } = await gateway.store.listMessages({ library: null, state: ['review'], limit: 10 })
    expect(items[0]).toMatchObject({ library: 'ABC', request: null, partner: 'SUP' })
    await gateway.store.putDocuments([
      { kind: 'setting', key: restoreKey, value: undefined, expectedVersion: null },
    ])
    const later = await gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      headers: { 'content-type': 'application/xml' },
      body: supplierMessage({ requestId: 'ABC-LATERTHAN2-1', supplier: 'SUP' }),
    })
    expect(later.text).toContain('<messageStatus>ERROR</messageStatus>')
  })

  test('sends no event to a webhook until everything is released', async () => {
    const receiver = await startReceiver()
    try {
      const json = { library: 'ABC', url: receiver.url, allowPrivateNetwork: true }
      expect((await gateway.call('PUT', '/v1/webhooks/ils', { json })).status).toBeLessThan(300)
      await gateway.call('POST', '/v1/webhooks/ils/secrets', { json: {} })
      const made = await makeRequest(gateway, key)
      await gateway.sendEvents()
      expect(receiver.calls).toEqual([])
      await gateway.call('POST', '/v1/restore/release', { json: { how: 'send' } })
      await gateway.sendEvents()
      expect(receiver.taken.map(({ request }) => request)).toContain(made)
    } finally {
      await gateway.call('DELETE', '/v1/webhooks/ils')
      await receiver.close()
    }
  })

  test('reads no mailbox until everything is released', async () => {
    let connections = 0
    const server = createServer((socket) => {
      connections += 1
      socket.destroy()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = z.object({ port: z.int() }).parse(server.address())
    const place = { host: '127.0.0.1', port, security: 'none', allowPrivateNetwork: true }
    const json = { imap: { ...place, user: 'ill', password: 'a-password' } }
    const stored = await gateway.call('PUT', '/v1/mailboxes/ill', { json })
    expect(stored.status, stored.text).toBeLessThan(300)
    await gateway.readMailboxes()
    expect(connections).toBe(0)
    await gateway.call('POST', '/v1/restore/release', { json: { how: 'send' } })
    await gateway.readMailboxes()
    expect(connections).toBeGreaterThan(0)
    await gateway.call('DELETE', '/v1/mailboxes/ill')
    server.close()
  })

  test('is shown and released by admins only, and only while it is paused', async () => {
    expectProblem(await gateway.call('GET', '/v1/restore', { key }), 403, 'forbidden')
    expectProblem(
      await gateway.call('POST', '/v1/restore/release', { json: { partners: ['NOBODY'] } }),
      404,
      'not-found',
    )
    await gateway.call('POST', '/v1/restore/release', { json: {} })
    expectProblem(await gateway.call('POST', '/v1/restore/release', { json: {} }), 409, 'conflict')
  })
})
