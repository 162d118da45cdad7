import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { utcDay } from '../../src/borrowing/partner-statistics/partner-counts.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { alpha, at, changeOf, claim, createSamples, oslo } from '../contract/samples.ts'

describe('writes of one turn of the event loop', () => {
  const samples = createSamples()
  let folder = ''
  let store: Store
  let groups: number[] = []

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-group-'))
    store = await openSqliteStore({
      file: join(folder, 'lendwire.sqlite'),
      onTransaction: (writes) => groups.push(writes),
    })
    groups = []
  })
  afterEach(async () => {
    await store.close()
    await rm(folder, { recursive: true })
  })

  it('share one transaction, whatever they are', async () => {
    await Promise.all([
      ...Array.from({ length: 30 }, () => store.commit(changeOf(samples.request()))),
      store.keepMessage(samples.message()),
      store.putDocuments([{ kind: 'setting', key: 'a', value: 1, expectedVersion: 0 }]),
      claim(store, 0),
      store.acquireLease('a', 1000),
      store.settleDelivery('D-never', 'lost', { state: 'delivered', reply: null, at: at(0) }),
    ])
    expect(groups).toEqual([35])
  })

  it('are not held back for those of the next', async () => {
    const first = store.commit(changeOf(samples.request()))
    await setImmediate()
    await first
    await store.commit(changeOf(samples.request()))
    expect(groups).toEqual([1, 1])
  })

  it('are split where there are very many', async () => {
    await Promise.all(Array.from({ length: 1200 }, () => store.commit(changeOf(samples.request()))))
    expect(groups.reduce((sum, each) => sum + each)).toBe(1200)
    expect(Math.max(...groups)).toBeLessThan(1200)
    expect(groups.length).toBeLessThan(10)
  })

  it('fail alone: one that breaks a rule of the database does not make others fail', async () => {
    const there = samples.request()
    const delivery = samples.delivery(there)
    await store.commit(changeOf(there, 0, { outbox: [delivery] }))
    groups = []
    const guilty = samples.request()
    const innocent = Array.from({ length: 5 }, () => samples.request())
    const results = await Promise.allSettled([
      ...innocent.slice(0, 3).map((request) => store.commit(changeOf(request))),
      store.commit(
        changeOf(guilty, 0, { events: [samples.event()], outbox: [{ ...delivery, request: guilty.number }] }),
      ),
      ...innocent.slice(3).map((request) => store.commit(changeOf(request))),
    ])
    expect(results.map((result) => result.status)).toEqual([
      ...Array.from({ length: 3 }, () => 'fulfilled'),
      'rejected',
      'fulfilled',
      'fulfilled',
    ])
    expect(results[3]).toMatchObject({
      reason: { code: 'internal', message: expect.stringContaining('deliveries.id') },
    })
    for (const { number } of innocent) expect(await store.loadRequest(oslo, number)).not.toBeNull()
    expect(await store.loadRequest(oslo, guilty.number)).toBeNull()
    expect(await store.listEventsAfter(oslo, 0, 9)).toEqual([])
    expect(groups).toEqual([1, 1, 1, 1, 1])
  })

  it('count each change once where one of them fails: by partner, and by the state of requests', async () => {
    const there = samples.request()
    const delivery = samples.delivery(there)
    await store.commit(changeOf(there, 0, { outbox: [delivery] }))
    const before = (await store.countRequestStates()).reduce((sum, { requests }) => sum + requests, 0)
    const day = utcDay(at(0))
    const partnerCounts = [{ partner: alpha, day, counts: { requests_sent: 1 } }]
    const guilty = samples.request()
    const results = await Promise.allSettled([
      ...Array.from({ length: 5 }, () => store.commit(changeOf(samples.request(), 0, { partnerCounts }))),
      store.commit(changeOf(guilty, 0, { partnerCounts, outbox: [{ ...delivery, request: guilty.number }] })),
    ])
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(await store.listPartnerDays(alpha, day, day)).toEqual([
      { partner: alpha, day, library: oslo, counts: { requests_sent: 5 } },
    ])
    const after = (await store.countRequestStates()).reduce((sum, { requests }) => sum + requests, 0)
    expect(after - before).toBe(5)
  })

  it('add to the counts of partners as they are, also where another process wrote them last', async () => {
    const other = await openSqliteStore({ file: join(folder, 'lendwire.sqlite') })
    const day = utcDay(at(0))
    for (const each of [store, store, other, store, other])
      await each.addPartnerCounts(oslo, [{ partner: alpha, day, counts: { requests_sent: 1 } }])
    await other.close()
    expect(await store.listPartnerDays(alpha, day, day)).toEqual([
      { partner: alpha, day, library: oslo, counts: { requests_sent: 5 } },
    ])
  })

  it('refuse what makes no sense: events without a request', async () => {
    const request = samples.request()
    const events = { ...changeOf(request, 0, { events: [samples.event()] }), request: null }
    await expect(store.commit(events)).rejects.toMatchObject({ code: 'internal' })
  })
})
