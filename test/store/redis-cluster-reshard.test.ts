import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import type { Request } from '../../src/borrowing/request/request.ts'
import { LibraryCode } from '../../src/borrowing/values.ts'
import type { Change, CommitResult } from '../../src/store/ports/changes.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { slotOf } from '../../src/store/redis/server/slot.ts'
import { changeOf, createSamples } from '../contract/samples.ts'
import { until } from '../support/gateway.ts'
import { type RedisCluster, type RedisServer, startRedisCluster } from '../support/redis.ts'
import { redisPrograms } from '../support/redis-programs.ts'

const run = promisify(execFile)
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The number of the first node's slots that are moved: those that begin its range. */
const moved = 4

/** Returns a library in one of them. */
const findLibrary = (): LibraryCode => {
  for (let count = 0; ; count += 1)
    if (slotOf(`{LIB${count}}`) < moved) return LibraryCode.parse(`LIB${count}`)
}
const library = findLibrary()
const samples = createSamples()

const open = async ({ url }: RedisCluster): Promise<Store> => {
  const store = await openRedisStore({ url, cluster: true, prefix: 'test', allowLoss: false })
  closers.push(store.close)
  return store
}
const start = async () => {
  const cluster = await startRedisCluster()
  closers.push(cluster.stop)
  const store = await open(cluster)
  const [source, target] = cluster.nodes
  if (source === undefined || target === undefined) throw new Error('a cluster has nodes')
  return { cluster, store, source, target }
}

/** Returns a message that makes a request, of which all parts can be counted. */
const arrival = () => {
  const request = samples.request({ library })
  const message = samples.message({ library, request: request.number })
  const change = changeOf(request, 0, {
    events: [samples.event()],
    outbox: [samples.delivery(request)],
    inbox: { message, fingerprint: `print of ${request.number}` },
  })
  return { request, change }
}
type Arrival = ReturnType<typeof arrival>

/** Returns the same message once more, as a partner sends it that got no answer. */
const again = ({ change }: Arrival): Change => ({
  ...arrival().change,
  inbox: change.inbox,
})

const arrive = async (store: Store, count: number): Promise<readonly Arrival[]> => {
  const all = Array.from({ length: count }, arrival)
  for (const { change } of all) expect((await store.commit(change)).kind).toBe('committed')
  return all
}

type CommitOutcome = CommitResult['kind'] | 'unavailable'
const commitOutcome = (store: Store, change: Change): Promise<CommitOutcome> =>
  store.commit(change).then(
    ({ kind }) => kind,
    (problem) => {
      expect(problem).toMatchObject({ code: 'unavailable' })
      return 'unavailable'
    },
  )

/** Commits until the answer is another than to come again. */
const tellAtLast = (store: Store, change: Change): Promise<CommitOutcome> =>
  until('an answer', async () => {
    const result = await commitOutcome(store, change)
    return result !== 'unavailable' && result
  })

const expectExactly = async (store: Store, all: readonly Arrival[]): Promise<void> => {
  const numbers = all.map(({ request }) => request.number).toSorted()
  const limit = numbers.length + 100
  const listed = await store.listRequests({ library, limit })
  expect(listed.items.map(({ value }: { readonly value: Request }) => value.number).toSorted()).toEqual(
    numbers,
  )
  const events = await store.listEventsAfter(library, 0, limit)
  expect(events.map(({ request }) => request).toSorted()).toEqual(numbers)
  const messages = await store.listMessages({ library, limit })
  expect(messages.items.map(({ request }) => request).toSorted()).toEqual(numbers)
  const deliveries = await store.listDeliveries({ library, limit })
  expect(deliveries.items.map(({ request }) => request).toSorted()).toEqual(numbers)
  for (const number of numbers) expect((await store.loadRequest(library, number))?.version).toBe(1)
}

const idOf = (node: RedisServer): Promise<string> => node.ask('cluster', 'myid')

/** Moves keys of the library's slot from one node to another. */
const slot = String(slotOf(`{${library}}`))
const moveKeys = async (source: RedisServer, target: RedisServer, keys: readonly string[]) => {
  const place = ['127.0.0.1', String(target.port), '', '0', '5000']
  await source.ask('migrate', ...place, 'KEYS', ...keys)
}
const keysIn = async (source: RedisServer): Promise<readonly string[]> =>
  (await source.ask('cluster', 'getkeysinslot', slot, '10000')).split('\n').filter((key) => key !== '')

describe('a slot that moves to another node of a running cluster', () => {
  it('takes and gives nothing of a library that is here and there, and all of it once it is together', async () => {
    const { cluster, store, source, target } = await start()
    const before = await arrive(store, 10)
    await target.ask('cluster', 'setslot', slot, 'importing', await idOf(source))
    await source.ask('cluster', 'setslot', slot, 'migrating', await idOf(target))
    const keys = await keysIn(source)
    await moveKeys(
      source,
      target,
      keys.filter((key) => key.includes(':request:') || key.endsWith(':fingerprints')),
    )
    const repeated = before[0] ?? arrival()
    const next = arrival()
    await expect(store.commit(next.change)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('on its way to another node'),
    })
    expect(await commitOutcome(store, again(repeated))).toBe('unavailable')
    await expect(store.loadRequest(library, repeated.request.number)).rejects.toMatchObject({
      code: 'unavailable',
    })
    await expect(store.readTimeline(library, repeated.request.number)).rejects.toMatchObject({
      code: 'unavailable',
    })
    await expect(store.listEventsAfter(library, 0, 100)).rejects.toMatchObject({ code: 'unavailable' })

    await store.close()
    await run((await redisPrograms()).client, [
      '--cluster',
      'fix',
      `127.0.0.1:${source.port}`,
      '--cluster-yes',
    ])
    const later = await open(cluster)
    expect(await commitOutcome(later, again(repeated))).toBe('repeat')
    expect(await commitOutcome(later, next.change)).toBe('committed')
    await expectExactly(later, [...before, next])
  })

  it('with redis-cli, while messages come in: each that was acknowledged is there, and none twice', async () => {
    const { store, source, target } = await start()
    const all = [...(await arrive(store, 60))]
    const countByResult: Record<string, number> = {}
    const note = (of: string, how: CommitOutcome): void => {
      countByResult[`${of} ${how}`] = (countByResult[`${of} ${how}`] ?? 0) + 1
    }
    let over = false
    const comeIn = async (): Promise<void> => {
      for (let count = 0; !over; count += 1) {
        const repeated = all[count % all.length] ?? arrival()
        note('known', await commitOutcome(store, again(repeated)))
        const next = arrival()
        note('new', await commitOutcome(store, next.change))
        // Who was told to come again comes again.
        expect(await tellAtLast(store, next.change)).toMatch(/committed|repeat/)
        all.push(next)
      }
    }
    const coming = Promise.all([comeIn(), comeIn(), comeIn()])
    // Key by key, so that more messages come in while the slot is here and there.
    const slots = ['--cluster-slots', String(moved), '--cluster-pipeline', '1', '--cluster-yes']
    const ends = ['--cluster-from', await idOf(source), '--cluster-to', await idOf(target)]
    await run((await redisPrograms()).client, [
      '--cluster',
      'reshard',
      `127.0.0.1:${source.port}`,
      ...ends,
      ...slots,
    ])
    const taken = all.length
    await until('messages on the new node', () => all.length > taken + 3)
    over = true
    await coming
    expect(countByResult).toMatchObject({
      'new committed': expect.any(Number),
      'known repeat': expect.any(Number),
    })
    expect(countByResult).not.toHaveProperty('known committed')
    expect(await source.ask('cluster', 'countkeysinslot', slot)).toBe('0')
    await expectExactly(store, all)
  })
})
