import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { purgeLeftovers } from '../../src/retention/purge-leftovers.ts'
import { purgeStore } from '../../src/retention/purge-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { changeWithout, oslo } from '../contract/samples.ts'
import { startWholeGateway, until } from '../support/gateway.ts'

const hour = 3_600_000
const day = 24 * hour

describe('purging a store', () => {
  let folder = ''
  let store: Store
  let now = Date.parse('2026-03-02T09:00:00.000Z')
  const warnings: string[] = []
  const { keep } = readConfig({})
  const purge = () =>
    purgeStore({
      store,
      clock: () => now,
      keep,
      audit: { purge: async () => undefined },
      warn: (message) => void warnings.push(message),
    })
  const keepAnswer = (key: string) =>
    store.commit(
      changeWithout(oslo, {
        idempotency: {
          caller: 'key:1:OSLO',
          key,
          bodyHash: 'h',
          answer: { status: 200, body: '{}', headers: {} },
        },
      }),
    )
  const hasAnswer = async (key: string) => (await store.findAnswer('key:1:OSLO', key)) !== null

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-purge-'))
    store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite'), now: () => now })
    warnings.length = 0
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('what outlived what it is about goes: the use of a key, the fault of a request, what a source said', async () => {
    const documents = [
      { kind: 'key', key: 'stays', value: {} },
      { kind: 'last_use', key: 'key:stays', value: {} },
      { kind: 'last_use', key: 'key:gone', value: {} },
      { kind: 'last_use', key: 'user:gone', value: {} },
      { kind: 'request_fault', key: 'OSLO-GNE00000', value: {} },
      { kind: 'citation_lookup', key: 'over', value: { until: new Date(now - 1).toISOString() } },
      { kind: 'citation_lookup', key: 'stays', value: { until: new Date(now + 1).toISOString() } },
      { kind: 'relayed_shipments', key: 'OSLO 2015-12', value: {} },
      { kind: 'relayed_shipments', key: 'OSLO 2016-01', value: {} },
      { kind: 'quota_use', key: 'over', value: { at: new Date(now - day).toISOString() } },
      { kind: 'quota_use', key: 'stays', value: { at: new Date(now).toISOString() } },
    ] as const
    await store.putDocuments(documents.map((each) => ({ ...each, expectedVersion: null })))
    await purgeLeftovers(store, new Date(now).toISOString())
    const left = async (kind: (typeof documents)[number]['kind']) =>
      (await store.listDocuments(kind)).map(({ key }) => key)
    expect(
      await Promise.all(
        (['last_use', 'request_fault', 'citation_lookup', 'relayed_shipments', 'quota_use'] as const).map(
          left,
        ),
      ),
    ).toEqual([['key:stays'], [], ['stays'], ['OSLO 2016-01'], ['stays']])
  })

  test('the page of a technician goes when it expires, with the simulated loan on it', async () => {
    const page = (partner: string, expiresAt: string) => ({
      kind: 'inbound_view' as const,
      key: partner,
      value: { partner, token: 't', createdAt: '2026-03-01T00:00:00.000Z', createdBy: 'a', expiresAt },
      expectedVersion: null,
    })
    await store.putDocuments([
      page('over', new Date(now - 1).toISOString()),
      page('open', new Date(now + day).toISOString()),
    ])
    await purge()
    expect((await store.listDocuments('inbound_view')).map(({ key }) => key)).toEqual(['open'])
  })

  test('drops no answer early where the clock jumps ahead, and says so', async () => {
    await purge()
    await keepAnswer('before')
    now += 30 * day
    await purge()
    expect(await hasAnswer('before')).toBe(true)
    expect(warnings).toEqual([expect.stringMatching(/^The clock is 720 hours ahead/)])
    now += hour
    await purge()
    expect(await hasAnswer('before')).toBe(true)
    expect(warnings).toHaveLength(1)
    // A week in which gateways run makes it a week old.
    for (let passed = 0; passed < 7 * 24; passed += 1) {
      now += hour
      await purge()
    }
    expect(await hasAnswer('before')).toBe(false)
  })

  test('drops what is past its time', async () => {
    await purge()
    await keepAnswer('old')
    for (let passed = 0; passed < 6 * 24; passed += 1) {
      now += hour
      await purge()
    }
    await keepAnswer('new')
    expect(await hasAnswer('old')).toBe(true)
    for (let passed = 0; passed < 25; passed += 1) {
      now += hour
      await purge()
    }
    expect(await hasAnswer('old')).toBe(false)
    expect(await hasAnswer('new')).toBe(true)
  })
})

test('a gateway purges when it starts, and notices a clock that jumps by more than an hour', async () => {
  const gateway = await startWholeGateway({}, { inMemory: true, watchesClock: true })
  try {
    const headers = { 'idempotency-key': 'first' }
    const body = { role: 'admin', name: 'another' }
    expect((await gateway.api('POST', '/v1/keys', body, { headers })).status).toBe(201)
    const seen = async () => (await gateway.store.getDocument('setting', 'store-clock')) ?? undefined
    const first = await until('the first purge', seen)
    await gateway.restart()
    await until('the purge of the second start', async () => ((await seen())?.version ?? 0) > first.version)
    const jumps = () => gateway.log.filter(({ message }) => message.startsWith('The clock is '))
    expect(jumps()).toEqual([])
    gateway.advance(1.7 * hour)
    await until('the jump to be noticed', () => jumps().length > 0)
    expect(jumps().map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The clock is 2 hours ahead of when this store was last looked at\./),
    ])
  } finally {
    await gateway.stop()
  }
})
