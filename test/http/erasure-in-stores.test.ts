import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../../src/hash.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { until } from '../support/gateway.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { patronPages, patronToken } from '../support/patron-link.ts'
import { createVisitor } from '../support/patron-visitor.ts'
import { durableSettings, type RedisServer, startRedis } from '../support/redis.ts'
import { supplierMessage } from './messages.ts'
import { askFor } from './patron/patron-scene.ts'
import { command, makeRequest } from './scene.ts'

/** A gateway, and every byte that its store has on the disk, as text with one character for each. */
type Scene = { readonly gateway: TestGateway; readonly bytes: () => Promise<string> }

const readFolder = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
  // Redis removes files while it writes new ones: what is gone holds nothing.
  const read = (file: string): Promise<string> =>
    readFile(file, 'latin1').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw error
    })
  return (await Promise.all(files.map(read))).join('\n')
}

/** Opens a store in a Redis server. */
const storeIn = ({ url }: RedisServer) => ({
  openStore: (folder: string, clock: () => number) =>
    openRedisStore({
      ...{ url, cluster: false, prefix: basename(folder), allowLoss: false },
      ...{ now: clock, leaseTime: clock },
    }),
})

const folderOf = async (server: RedisServer): Promise<string> =>
  (await server.ask('config', 'get', 'dir')).split('\n')[1] ?? ''

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

const scenes: Readonly<Record<string, () => Promise<Scene>>> = {
  SQLite: async () => {
    const gateway = await startHttp()
    return { gateway, bytes: () => readFolder(gateway.folder) }
  },
  'Redis, in the append-only file and the snapshot': async () => {
    const gateway = await startHttp(storeIn(redis))
    const folder = await folderOf(redis)
    return {
      gateway,
      bytes: async () => {
        await redis.ask('save')
        return readFolder(folder)
      },
    }
  },
}

const patron = {
  id: 'patron-4711',
  surname: 'Nightingale',
  givenName: 'Florence',
  email: 'florence@patrons.example',
}
/** The name, the id and the address, plain, in base64, as hexadecimal numbers and hashed. */
const traces = [patron.id, patron.surname, patron.givenName, patron.email].flatMap((text) => [
  text.toLowerCase(),
  Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -1).toLowerCase(),
  Buffer.from(text).toString('hex'),
  // A plain hash of an id can be guessed.
  sha256(text),
])
const tracesIn = (bytes: string): readonly string[] => {
  const lower = bytes.toLowerCase()
  return traces.filter((trace) => lower.includes(trace))
}

describe.each(Object.keys(scenes))('after an erasure nothing of the patron is left in %s', (name) => {
  test('all that the patron, staff and the partner wrote is erased', async () => {
    const { gateway, bytes } = await (scenes[name]?.() ?? Promise.reject(new Error('no scene')))
    const key = await gateway.makeLibrary('ABC')
    const library = { name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }], patronPages }
    await gateway.call('PUT', '/v1/libraries/ABC', { json: library })
    await gateway.makePartner('SUP')
    await gateway.call('PUT', '/v1/webhooks/ils', {
      json: { library: 'ABC', url: 'http://127.0.0.1:9/', allowPrivateNetwork: true, timeout: 'PT1S' },
    })

    const visitor = createVisitor((method, path, init) => gateway.fetch(method, path, { key: null, ...init }))
    const claims = { sub: patron.id, name: 'Florence Nightingale', email: patron.email }
    const token = await patronToken(claims, gateway.time(), { library: 'ABC' })
    expect((await visitor.get(`/patron/ABC?token=${token}`)).status).toBe(303)
    const submitted = await askFor(visitor, { title: 'Asked for', note: 'Write to florence@patrons.example' })
    expect(submitted.status, submitted.text).toBe(303)

    const number = await makeRequest(gateway, key, {
      ...{ citation: { title: 'On lending' }, rota: ['SUP'], patron },
      service: { type: 'loan', note: 'Please hurry, F. Nightingale waits.' },
      staffNote: 'Florence Nightingale called twice.',
      deliveryAddresses: [{ kind: 'physical', line1: 'Florence Nightingale', locality: 'Oslo' }],
    })
    const actor = { 'x-actor': `patron:${patron.id}`, 'idempotency-key': `${patron.id}-edit` }
    await command(gateway, key, number, { type: 'edit', internalNote: 'Florence' }, actor)
    const cost = { kind: 'other', amount: '3.00', currency: 'EUR', note: 'Florence Nightingale paid it.' }
    const added = await command(gateway, key, number, { type: 'add_cost', ...cost })
    expect(added.status, added.text).toBe(200)
    await command(gateway, key, number, { type: 'send' })
    await gateway.deliver()
    const reply = await gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      headers: { 'content-type': 'application/xml' },
      body: supplierMessage({
        requestId: `${number}-1`,
        status: 'Unfilled',
        timestamp: '2026-11-24T10:00:00Z',
        note: 'For Florence Nightingale, patron-4711',
      }),
    })
    expect(reply.status, reply.text).toBe(200)
    await command(gateway, key, number, { type: 'cancel', note: 'Ms Nightingale bought it.' })
    await gateway.sendEvents()
    // Messages that wait, over a protocol of XML and by mail, and one that failed.
    for (const [code, connection] of Object.entries({
      XML: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
      MAIL: { protocol: 'email', address: 'ill@lender.example' },
    })) {
      const made = await gateway.makePartner(code, { connection, sendsRequesterInformation: true })
      expect(made.status, made.text).toBe(201)
      const waits = await makeRequest(gateway, key, {
        ...{ citation: { title: `On waiting for ${code}` }, rota: [code], patron },
        service: { type: 'loan', note: 'Please hurry, F. Nightingale waits.' },
        deliveryAddresses: [{ kind: 'physical', line1: 'Florence Nightingale', locality: 'Oslo' }],
      })
      expect((await command(gateway, key, waits, { type: 'send' })).status).toBe(202)
    }
    for (const path of [
      `/v1/requests/${number}`,
      '/v1/requests?text=Nightingale',
      `/v1/patrons/${patron.id}/export?library=ABC`,
    ])
      expect((await gateway.call('GET', path)).status).toBe(200)
    // It is a real search: before the erasure the patron is found.
    expect(tracesIn(await bytes())).toEqual(
      expect.arrayContaining([patron.id, 'nightingale', 'florence', patron.email]),
    )

    const json = { library: 'ABC', force: true }
    const erased = await gateway.call('POST', `/v1/patrons/${patron.id}/erase`, { json })
    expect(erased.status, erased.text).toBe(200)
    expect(erased.at('requests')).toHaveLength(4)
    const deliveries = await gateway.store.listDeliveries({ library: null, limit: 100 })
    const waiting = deliveries.items.filter(({ state }) => state === 'waiting')
    for (const code of ['XML', 'MAIL'])
      expect(waiting.map(({ content }) => content).join('\n')).toContain(`On waiting for ${code}`)
    // Redis writes its file anew beside the old one: until that is done, the old one is there.
    await until('no trace of the patron', async () => tracesIn(await bytes()).length === 0, 60_000)
    await gateway.close()
  })
})

test('a Redis that keeps snapshots writes a new one at an erasure: the last one still had the patron', async () => {
  const server = await startRedis([...durableSettings, '--save', '3600 1000000', '--rdbcompression', 'no'])
  const gateway = await startHttp(storeIn(server))
  const key = await gateway.makeLibrary('ABC')
  const request = { citation: { title: 'On lending' }, service: { type: 'loan' }, patron }
  await makeRequest(gateway, key, request)
  await server.ask('save')
  const folder = await folderOf(server)
  expect(tracesIn(await readFile(join(folder, 'dump.rdb'), 'latin1'))).toContain(patron.id)
  const json = { library: 'ABC', force: true }
  expect((await gateway.call('POST', `/v1/patrons/${patron.id}/erase`, { json })).status).toBe(200)
  await until('no trace of the patron', async () => tracesIn(await readFolder(folder)).length === 0, 60_000)
  await gateway.close()
  await server.stop()
})

test('a Redis that is writing its files anew at an erasure writes them again: those still had the patron', async () => {
  const server = await startRedis([
    ...[...durableSettings, '--save', '3600 1000000', '--rdbcompression', 'no'],
    // Each key takes a tenth of a second.
    ...['--rdb-key-save-delay', '100000'],
  ])
  const gateway = await startHttp(storeIn(server))
  const key = await gateway.makeLibrary('ABC')
  const request = { citation: { title: 'On lending' }, service: { type: 'loan' }, patron }
  await makeRequest(gateway, key, request)
  await server.ask('bgrewriteaof')
  await server.ask('bgsave', 'schedule')
  await until('a rewrite', async () => (await server.ask('info')).includes('aof_rewrite_in_progress:1'))
  await server.ask('config', 'set', 'rdb-key-save-delay', '0')
  const json = { library: 'ABC', force: true }
  expect((await gateway.call('POST', `/v1/patrons/${patron.id}/erase`, { json })).status).toBe(200)
  const folder = await folderOf(server)
  await until('no trace of the patron', async () => tracesIn(await readFolder(folder)).length === 0, 60_000)
  await gateway.close()
  await server.stop()
})
