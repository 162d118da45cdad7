import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { after, days, instantOf } from '../../src/borrowing/time.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { sha256 } from '../../src/hash.ts'
import { pseudonymOfPatron } from '../../src/privacy/erase-requests.ts'
import { createPseudonymize } from '../../src/privacy/installation-key.ts'
import { kindsWithPatrons, type StoredKind } from '../../src/privacy/record-rules.ts'
import type { Store } from '../../src/store/ports/store.ts'
import type { DumpPage, StoreRecord } from '../../src/store/ports/transfer.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { serializeRecord } from '../../src/store/transfer/dump-file.ts'
import { until } from '../support/gateway.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { patronPages, patronToken } from '../support/patron-link.ts'
import { createVisitor } from '../support/patron-visitor.ts'
import { fastSettings, openPostgres, type PostgresServer, startPostgres } from '../support/postgres.ts'
import { durableSettings, type RedisServer, startRedis } from '../support/redis.ts'
import { startReceiver } from '../webhooks/receiver.ts'
import { requestMessage, supplierMessage } from './messages.ts'
import { askFor } from './patron/patron-scene.ts'
import { applyErasuresTo, erasuresOf, library, patron } from './privacy-scene.ts'
import { command, makeRequest } from './scene.ts'

/** A gateway, and every byte that its store has on the disk, as text with one character for each. */
type Scene = {
  readonly gateway: TestGateway
  readonly bytes: () => Promise<string>
  /** Opens an empty store beside it, into which a backup is restored. */
  readonly openRestored: () => Promise<Store>
}

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
let postgres: PostgresServer
beforeAll(async () => {
  ;[redis, postgres] = await Promise.all([
    startRedis(),
    // Segments of the log that are no longer needed are removed, and not used again with what is in them.
    startPostgres([...fastSettings, 'wal_recycle=off', 'min_wal_size=32MB']),
  ])
})
afterAll(() => Promise.all([redis.stop(), postgres.stop()]))

const scenes: Readonly<Record<string, () => Promise<Scene>>> = {
  SQLite: async () => {
    const gateway = await startHttp()
    return {
      gateway,
      bytes: () => readFolder(gateway.folder),
      openRestored: () => openSqliteStore({ file: join(gateway.folder, 'restored.sqlite') }),
    }
  },
  'PostgreSQL, in all files after VACUUM FULL and a checkpoint': async () => {
    const gateway = await startHttp({
      openStore: (folder, clock) =>
        openPostgres(postgres, basename(folder).replaceAll('-', '_').toLowerCase(), {
          now: clock,
          leaseTime: clock,
        }),
    })
    return {
      gateway,
      openRestored: () => openPostgres(postgres, 'restored', { now: Date.now }),
      bytes: async () => {
        await postgres.ask('VACUUM FULL')
        // The log is rewritten; old parts of it are removed at a checkpoint.
        for (let part = 0; part < 2; part += 1) {
          await postgres.ask('SELECT pg_switch_wal()')
          await postgres.ask('CHECKPOINT')
        }
        return readFolder(postgres.folder)
      },
    }
  },
  'Redis, in the append-only file and the snapshot': async () => {
    const gateway = await startHttp(storeIn(redis))
    const folder = await folderOf(redis)
    return {
      gateway,
      openRestored: () => storeIn(redis).openStore('restored', Date.now),
      bytes: async () => {
        await redis.ask('save')
        return readFolder(folder)
      },
    }
  },
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

/** The kinds that may hold data of patrons: no dump contains the index, which is made from the requests. */
const dumpedKinds = kindsWithPatrons.filter((kind) => kind !== 'request index')

const byAdmins = 'an admin writes it, with no patron in mind'
const ofCodes = 'codes, days and counts: a test of its own fills it'
const notDumped = 'no dump contains it: the search of all bytes meets it'

/** How this test fills each kind of record, or why it does not: the compiler refuses a new kind that is not named here. */
const fillings: Readonly<Record<StoredKind, 'filled' | `${string} ${string}`>> = {
  ...{ request: 'filled', event: 'filled', message: 'filled', delivery: 'filled', blob: 'filled' },
  ...{
    answer: 'filled',
    webhook_attempts: 'filled',
    view: 'filled',
    audit_subject: 'filled',
    audit: 'filled',
  },
  ...{ last_use: 'filled', key: 'filled', bulk_job: 'filled', bulk_job_part: 'filled', library: 'filled' },
  ...{
    partner: 'filled',
    webhook: 'filled',
    alarm_settings: 'filled',
    alarm_rule: 'filled',
    workflow: 'filled',
  },
  ...{
    partner_day: 'filled',
    row: 'filled',
    setting: 'filled',
    directory_entry: 'filled',
    inbound_view: 'filled',
  },
  ...{ circuit: 'filled', webhook_state: 'filled' },
  ...{ ils: byAdmins, mailbox: byAdmins, vendor: byAdmins, locate_profile: byAdmins, alarm: byAdmins },
  ...{
    alarm_message: byAdmins,
    rota_template: byAdmins,
    rota_rules: byAdmins,
    sending_rules: byAdmins,
    test_letter: byAdmins,
  },
  ...{
    user: byAdmins,
    user_index: byAdmins,
    user_password: byAdmins,
    user_factors: byAdmins,
    directory_source: byAdmins,
  },
  ...{
    digest: ofCodes,
    partner_statistics: ofCodes,
    partner_check: ofCodes,
    arrivals: ofCodes,
    quota_use: ofCodes,
  },
  ...{
    running: ofCodes,
    unmapped_codes: ofCodes,
    relay_work: 'filled',
    relayed_body: 'filled',
    relayed_request: 'filled',
    citation_lookup: ofCodes,
    copyright_copies: ofCodes,
    mailbox_position: ofCodes,
  },
  ...{
    mailbox_state: ofCodes,
    request_fault: ofCodes,
    patron_look_up_failure: ofCodes,
    usable_documents: ofCodes,
    directory_sync: ofCodes,
  },
  ...{
    'request index': notDumped,
    'message fingerprint': notDumped,
    session: notDumped,
    counter: notDumped,
    'message quota': notDumped,
  },
  ...{ lease: notDumped, 'store version': notDumped },
  copyright_declarations: 'no name, and kept by law: test/http/privacy.test.ts',
  notice_choice: 'a pseudonym: test/http/privacy.test.ts',
}

/** Reads all records of a store. */
const dumpAll = async (store: Store): Promise<readonly StoreRecord[]> => {
  const records: StoreRecord[] = []
  let position: string | null = null
  do {
    const page: DumpPage = await store.dump(position, 500)
    records.push(...page.records)
    position = page.next
  } while (position !== null)
  return records
}

/** Returns the bytes of a record as text: a dump has them as base64. */
const contentOf = (record: StoreRecord): string => {
  if (record.kind === 'message') return Buffer.from(record.message.raw).toString('latin1')
  return record.kind === 'blob' ? Buffer.from(record.blob.bytes).toString('latin1') : ''
}

/** Lists the kinds of records in which the patron is found. */
const kindsWithTraces = (records: readonly StoreRecord[]): readonly string[] => {
  const named = records.filter(
    (record) => tracesIn(serializeRecord(record)).length + tracesIn(contentOf(record)).length > 0,
  )
  return [
    ...new Set(named.map((record) => (record.kind === 'document' ? record.of : record.kind))),
  ].toSorted()
}

/**
 * Fills the kinds of records that the journey of a request does not: a file, a message of no request, a saved view, a
 * command on a whole list with words about the patron, a page for a partner's technician, an entry of a directory.
 */
const fillOthers = async (gateway: TestGateway, key: string, number: string): Promise<void> => {
  const { store } = gateway
  const at = instantOf(gateway.time())
  const id = 'file-of-the-patron'
  await store.putBlob({
    ...{ id, library, name: 'Nightingale.pdf', contentType: 'application/pdf' },
    ...{ bytes: Buffer.from('For Florence Nightingale'), storedAt: at, keepUntil: after(at, days(30)) },
  })
  const edit = { type: 'edit', internalNote: `Her file: /files/${id}` }
  expect((await command(gateway, key, number, edit)).status).toBe(200)
  const stranger = supplierMessage({ requestId: 'unknown-1', note: 'For Florence Nightingale, patron-4711' })
  await gateway.call('POST', '/partners/SUP/iso18626', { key: 'SUP-token-long-enough', body: stranger })
  // A request that another library makes to this one waits for its lending system.
  const lms = await gateway.makePartner('LIB-ABC', {
    relay: { libraries: [library] },
    retry: { attempts: 9 },
  })
  expect(lms.status, lms.text).toBe(201)
  const asked = await gateway.call('POST', '/partners/SUP/iso18626', {
    key: 'SUP-token-long-enough',
    body: requestMessage({
      ...{ requester: 'SUP', supplier: 'LIB-ABC', requestId: 'their-1' },
      note: 'For Florence Nightingale, patron-4711',
    }),
  })
  expect(asked.text).toMatch(/messageStatus>OK</)
  const view = { name: 'For Florence Nightingale', filters: { patron: [patron.id] }, shared: true }
  expect((await gateway.call('PUT', '/v1/views/hers', { json: view })).status).toBe(201)
  const job = { filters: { patron: [patron.id] }, command: { type: 'edit', internalNote: 'For Florence' } }
  const begun = await gateway.call('POST', '/v1/requests/bulk/jobs', { json: job })
  expect(begun.status, begun.text).toBe(202)
  expect((await gateway.call('DELETE', `/v1/requests/bulk/jobs/${begun.words('id')}`)).status).toBe(200)
  expect((await gateway.call('POST', '/v1/partners/SUP/inbound-view', { json: {} })).status).toBeLessThan(300)
  const entry = { name: 'Lender', symbols: [{ type: 'ISIL', value: 'XX-LENDER' }] }
  const kept = await gateway.call('PUT', '/v1/directory-entries/XX-LENDER', { json: entry })
  expect(kept.status, kept.text).toBe(201)
  const settings = await gateway.call('PUT', '/v1/alarm-settings', { json: { to: ['ill@gateway.example'] } })
  expect(settings.status, settings.text).toBeLessThan(300)
}

describe.each(Object.keys(scenes))('after an erasure nothing of the patron is left in %s', (name) => {
  test('all that the patron, staff and the partner wrote is erased', async () => {
    const { gateway, bytes, openRestored } = await (scenes[name]?.() ?? Promise.reject(new Error('no scene')))
    const key = await gateway.makeLibrary('ABC')
    const document = { name: 'Library ABC', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }], patronPages }
    await gateway.call('PUT', '/v1/libraries/ABC', { json: document })
    await gateway.makePartner('SUP')
    // It answers with what it was sent: its answers name the patron too.
    const receiver = await startReceiver()
    receiver.answer('echo')
    await gateway.call('PUT', '/v1/webhooks/ils', {
      json: { library: 'ABC', url: receiver.url, allowPrivateNetwork: true },
    })
    expect((await gateway.call('POST', '/v1/webhooks/ils/secrets', { json: {} })).status).toBe(201)

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
    await fillOthers(gateway, key, number)
    for (const path of [
      `/v1/requests/${number}`,
      '/v1/requests?text=Nightingale',
      `/v1/patrons/${patron.id}/export?library=ABC`,
    ])
      expect((await gateway.call('GET', path)).status).toBe(200)
    // Every kind of record that may hold data of patrons has some, and no other kind has any.
    const backup = await dumpAll(gateway.store)
    expect(kindsWithTraces(backup)).toEqual(dumpedKinds.toSorted())
    const present = new Set<string>(
      backup.map((record) => (record.kind === 'document' ? record.of : record.kind)),
    )
    const filled = Object.entries(fillings).flatMap(([kind, how]) => (how === 'filled' ? [kind] : []))
    expect([...present].toSorted()).toEqual(filled.toSorted())
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
    expect(kindsWithTraces(await dumpAll(gateway.store))).toEqual([])

    // The backup from before the erasure still has the patron: a gateway that starts on it erases again.
    const store = await openRestored()
    await store.restore(backup)
    expect(kindsWithTraces(await dumpAll(store))).toEqual(dumpedKinds.toSorted())
    const erasures = erasuresOf(gateway)
    const pseudonym = await pseudonymOfPatron(createPseudonymize(store), library, patron.id)
    await erasures.add({ pseudonym, at: Instant.parse('2026-11-24T10:00:00.000Z') })
    expect(await applyErasuresTo({ store, erasures })).toBe(4)
    expect(kindsWithTraces(await dumpAll(store))).toEqual([])
    await store.close()
    await until('no trace in the restored backup', async () => tracesIn(await bytes()).length === 0, 60_000)
    await gateway.close()
    await receiver.close()
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
