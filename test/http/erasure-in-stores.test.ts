import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Instant } from '../../src/borrowing/values.ts'
import { pseudonymOfPatron } from '../../src/privacy/erase-requests.ts'
import { createPseudonymize } from '../../src/privacy/installation-key.ts'
import { internalRecords, kindsWithPatrons, recordRules } from '../../src/privacy/record-rules.ts'
import { until } from '../support/gateway.ts'
import { startHttp } from '../support/http.ts'
import { patronPages } from '../support/patron-link.ts'
import { fastSettings, startPostgres } from '../support/postgres.ts'
import { durableSettings, startRedis } from '../support/redis.ts'
import { fillGateway } from './erasure/fill-gateway.ts'
import { fillJourney, makeWaiting } from './erasure/fill-journey.ts'
import { fillAccounts, fillDocuments, fillWithPatron } from './erasure/fill-others.ts'
import { folderOf, openInRedis, readFolder, type Servers, storeScenes } from './erasure/stores.ts'
import { type Surroundings, startSurroundings } from './erasure/surroundings.ts'
import { dumpAll, kindsOf, kindsWithTraces, tracesIn } from './erasure/traces.ts'
import { applyErasuresTo, erasuresOf, library, patron } from './privacy-scene.ts'
import { makeRequest } from './scene.ts'

let servers: Servers
let around: Surroundings
beforeAll(async () => {
  const [redis, postgres, systems] = await Promise.all([
    startRedis(),
    // Segments of the log that are no longer needed are removed, and not used again with what is in them.
    startPostgres([...fastSettings, 'wal_recycle=off', 'min_wal_size=32MB']),
    startSurroundings(),
  ])
  servers = { redis, postgres }
  around = systems
})
afterAll(() => Promise.all([servers.redis.stop(), servers.postgres.stop(), around.stop()]))

/** The kinds that may hold data of patrons: no dump contains the index, which is made from the requests. */
const dumpedKinds = kindsWithPatrons.filter((kind) => kind !== 'request index').toSorted()
const isInternal: ReadonlySet<string> = new Set(internalRecords)
const everyDumpedKind = Object.keys(recordRules).filter((kind) => !isInternal.has(kind))

const declaration = { version: '2026-1', text: { en: 'For private study only.' } }
const documentOfLibrary = {
  ...{ name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }] },
  patronPages: { ...patronPages, signInByCard: true },
  copyright: { declaration, limit: { copies: 5 } },
  staffMails: { to: ['desk@library.example'], digestAt: '10:10' },
}

describe.each(Object.entries(storeScenes))(
  'after an erasure nothing of the patron is left in %s',
  (_, open) => {
    test('all that the patron, staff, partners and other systems wrote is erased', async () => {
      // The mail server is away: what it would get is kept.
      const options = { smtpUrl: 'smtp://127.0.0.1:9', citation: around.sources.settings }
      const { gateway, bytes, openRestored } = await open(options, servers)
      const key = await gateway.makeLibrary('ABC')
      expect((await gateway.call('PUT', '/v1/libraries/ABC', { json: documentOfLibrary })).status).toBe(200)
      await gateway.makePartner('SUP')
      const webhook = { library, url: around.receiver, allowPrivateNetwork: true }
      await gateway.call('PUT', '/v1/webhooks/ils', { json: webhook })
      expect((await gateway.call('POST', '/v1/webhooks/ils/secrets', { json: {} })).status).toBe(201)
      await fillDocuments(gateway, around)
      const { number, visitor } = await fillJourney(gateway, key, around)
      await fillGateway(gateway, key, around)
      await makeWaiting(gateway, key)
      await fillWithPatron(gateway, key, number)
      await fillAccounts(gateway)
      for (const path of [
        `/v1/requests/${number}`,
        '/v1/requests?text=Nightingale',
        `/v1/patrons/${patron.id}/export?library=ABC`,
      ])
        expect((await gateway.call('GET', path)).status).toBe(200)
      // Every kind of record is there. Those that may hold data of patrons do, and no other does.
      const backup = await dumpAll(gateway.store)
      expect(kindsOf(backup)).toEqual(everyDumpedKind.toSorted())
      expect(kindsWithTraces(backup)).toEqual(dumpedKinds)
      // It is a real search: before the erasure the patron is found, and has signed in.
      expect(tracesIn(await bytes())).toEqual(
        expect.arrayContaining([patron.id, 'nightingale', 'florence', patron.email]),
      )
      expect((await visitor.get('/patron/ABC')).status).toBe(200)
      expect(await gateway.store.acquireLease('a piece of work', 60_000)).not.toBeNull()

      const json = { library: 'ABC', force: true }
      const erased = await gateway.call('POST', `/v1/patrons/${patron.id}/erase`, { json })
      expect(erased.status, erased.text).toBe(200)
      expect(erased.at('requests')).toHaveLength(7)
      const deliveries = await gateway.store.listDeliveries({ library: null, limit: 100 })
      const waiting = deliveries.items.filter(({ state }) => state === 'waiting')
      for (const code of ['XML', 'MAIL'])
        expect(waiting.map(({ content }) => content).join('\n')).toContain(`On waiting for ${code}`)
      // Redis writes a new file beside the old one: until that is done, the old one is there.
      await until('no trace of the patron', async () => tracesIn(await bytes()).length === 0, 60_000)
      expect(kindsWithTraces(await dumpAll(gateway.store))).toEqual([])
      expect((await visitor.get('/patron/ABC')).status).toBe(401)

      // The backup from before the erasure still has the patron: a gateway that starts on it erases again.
      const store = await openRestored()
      await store.restore(backup)
      expect(kindsWithTraces(await dumpAll(store))).toEqual(dumpedKinds)
      const erasures = erasuresOf(gateway)
      const pseudonym = await pseudonymOfPatron(createPseudonymize(store), library, patron.id)
      await erasures.add({ pseudonym, at: Instant.parse('2026-11-24T10:00:00.000Z') })
      expect(await applyErasuresTo({ store, erasures })).toBe(7)
      expect(kindsWithTraces(await dumpAll(store))).toEqual([])
      await store.close()
      await until('no trace in the restored backup', async () => tracesIn(await bytes()).length === 0, 60_000)
      await gateway.close()
    })
  },
)

test('a Redis that keeps snapshots writes a new one at an erasure: the last one still had the patron', async () => {
  const server = await startRedis([...durableSettings, '--save', '3600 1000000', '--rdbcompression', 'no'])
  const gateway = await startHttp({ openStore: openInRedis(server) })
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
  const gateway = await startHttp({ openStore: openInRedis(server) })
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
