import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Change } from '../../src/store/ports/changes.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { alpha, at, changeOf, createSamples, oslo } from '../contract/samples.ts'
import { startWholeGateway, until } from '../support/gateway.ts'
import { durableSettings, type RedisServer, startRedis, startRedisCluster } from '../support/redis.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const open = async (url: string, cluster = false): Promise<Store> => {
  const store = await openRedisStore({ url, cluster, prefix: 'test', allowLoss: false })
  closers.push(store.close)
  return store
}
const start = async (): Promise<RedisServer> => {
  const redis = await startRedis()
  closers.push(redis.stop)
  return redis
}
const unavailable = { code: 'unavailable' }

/** Commits until it succeeds; gives what it was told before. */
const commitAtLast = async (store: Store, change: Change) =>
  until(
    'a commit',
    () =>
      store.commit(change).then(
        ({ kind }) => kind,
        () => undefined,
      ),
    20_000,
  )

/** Returns a change with all its parts, and whether any of them is there. */
const fullChange = () => {
  const samples = createSamples()
  const request = samples.request({ deadlines: [{ kind: 'response', at: at(5) }] })
  const message = samples.message({ request: request.number })
  const idempotency = samples.idempotency()
  const delivery = samples.delivery(request)
  const change = changeOf(request, 0, {
    events: [samples.event()],
    outbox: [delivery],
    inbox: { message, fingerprint: 'print' },
    idempotency,
  })
  const traces = async (store: Store) => ({
    request: await store.loadRequest(oslo, request.number),
    list: (await store.listRequests({ library: null, limit: 9 })).items.length,
    events: (await store.listEventsAfter(oslo, 0, 9)).length,
    message: await store.getMessage(message.id),
    reply: await store.findReply('print'),
    answer: await store.findAnswer(idempotency.caller, idempotency.key),
    delivery: await store.getDelivery(delivery.id),
    due: await store.findNextDueTime(),
  })
  return { change, traces, samples }
}
const nothing = {
  request: null,
  list: 0,
  events: 0,
  message: null,
  reply: null,
  answer: null,
  delivery: null,
  due: null,
}

describe('Redis is gone', () => {
  it('every verb says so at once, and all works again when it is back', async () => {
    const redis = await start()
    const store = await open(redis.url)
    const { change, traces, samples } = fullChange()
    expect((await store.commit(change)).kind).toBe('committed')
    const before = await traces(store)
    await redis.kill()
    const message = samples.message()
    const verbs: readonly (() => Promise<unknown>)[] = [
      () => store.commit(changeOf(samples.request())),
      () => store.loadRequest(oslo, samples.request().number),
      () => store.listRequests({ library: oslo, limit: 1 }),
      () => store.readTimeline(oslo, samples.request().number),
      () => store.listEventsAfter(oslo, 0, 1),
      () => store.findReply('x', oslo),
      () => store.findAnswer('x', 'y'),
      () => store.keepMessage(message),
      () => store.listMessages({ library: null, limit: 1 }),
      () => store.getMessage('x'),
      () => store.setMessageState('x', 'applied', null),
      () => store.listDueLibraries(at(0)),
      () =>
        store.claimDeliveries({
          library: oslo,
          now: at(0),
          leaseMilliseconds: 1000,
          limit: 1,
          concurrency: { default: 1, partners: {} },
          skip: [],
          inProgress: [],
        }),
      () => store.findNextDueTime(),
      () => store.listDeliveries({ library: null, limit: 1 }),
      () => store.getDelivery('x'),
      () => store.listDueDeadlines(at(0), 1),
      () => store.countOpenRequests(alpha),
      () => store.getBlob('x'),
      () => store.acquireLease('x', 1000),
      () => store.getDocument('setting', 'x'),
      () => store.listDocuments('setting'),
      () => store.putDocuments([{ kind: 'setting', key: 'x', value: 1, expectedVersion: 0 }]),
      () =>
        store.purge({
          fingerprints: at(0),
          answers: at(0),
          unassigned: at(0),
          blobs: at(0),
          partnerCounts: at(0),
          rows: at(0),
        }),
    ]
    for (const verb of verbs) await expect(verb()).rejects.toMatchObject(unavailable)
    expect(await store.isReady()).toBe(false)
    await redis.start()
    await until('the store', () => store.isReady())
    expect(await traces(store)).toEqual(before)
    expect((await store.commit(changeOf(samples.request()))).kind).toBe('committed')
  })

  it('an empty one in its place is refused, and so is another store; it goes on with its own', async () => {
    const redis = await start()
    const store = await open(redis.url)
    const { change, traces } = fullChange()
    expect((await store.commit(change)).kind).toBe('committed')
    const before = await traces(store)
    const other = await mkdtemp(join(tmpdir(), 'lendwire-other-redis-'))
    closers.push(() => rm(other, { recursive: true }))
    const refusal = () =>
      store.listRequests({ library: null, limit: 1 }).then(String, (problem) => problem.message)
    const comeBack = async (settings?: readonly string[]) => {
      await redis.kill()
      await redis.start(settings)
    }
    await comeBack([...durableSettings, '--dir', other])
    await until('the refusal', async () => (await refusal()).includes('no longer holds the store'))
    await (await open(redis.url)).close()
    await comeBack([...durableSettings, '--dir', other])
    await until('the refusal', async () => (await refusal()).includes('no longer holds the store'))
    expect(await store.isReady()).toBe(false)
    await comeBack()
    await until('the store', () => store.isReady())
    expect(await traces(store)).toEqual(before)
  })

  it('tells a password to nobody', async () => {
    const opening = openRedisStore({
      url: 'redis://user:secret-password@127.0.0.1:1',
      cluster: false,
      prefix: 'test',
      allowLoss: false,
    })
    const error: unknown = await opening.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject(unavailable)
    expect(String(error)).not.toContain('secret-password')
  })
})

describe('Redis has no memory left', () => {
  it('a full Redis leaves nothing half done, can be read, and goes on when there is room', async () => {
    const redis = await start()
    const store = await open(redis.url)
    await redis.ask('config', 'set', 'maxmemory', '1')
    const { change, traces } = fullChange()
    await expect(store.commit(change)).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining('maxmemory'),
    })
    expect(await store.isReady()).toBe(false)
    expect(await traces(store)).toEqual(nothing)
    await redis.ask('config', 'set', 'maxmemory', '0')
    expect((await store.commit(change)).kind).toBe('committed')
  })
})

describe('Redis is a replica', () => {
  it('takes no write, and takes them again as a master', async () => {
    const [redis, other] = [await start(), await start()]
    const store = await open(redis.url)
    const { change } = fullChange()
    await redis.ask('replicaof', '127.0.0.1', String(other.port))
    await expect(store.commit(change)).rejects.toMatchObject(unavailable)
    await redis.ask('replicaof', 'no', 'one')
    expect(await commitAtLast(store, change)).toBe('committed')
  })
})

describe('Redis takes long over what is written', () => {
  it('reads do not wait for it', async () => {
    const redis = await start()
    const store = await open(redis.url)
    const { change, traces, samples } = fullChange()
    await store.commit(change)
    const { request } = await traces(store)
    if (request === null) throw new Error('no request')
    await store.readDocumentSnapshot()
    await redis.ask('client', 'pause', '60000', 'write')
    let isDone = false
    const writing = store.commit(changeOf(samples.request())).then(({ kind }) => {
      isDone = true
      return kind
    })
    expect(await store.loadRequest(oslo, request.value.number)).toEqual(request)
    expect((await store.readDocumentSnapshot()).list('partner')).toEqual([])
    expect(isDone).toBe(false)
    await redis.ask('client', 'unpause')
    expect(await writing).toBe('committed')
  })

  it('reads do not use a server that is no longer the one written to', async () => {
    const redis = await start()
    const store = await open(redis.url)
    const names = async () =>
      Array.from(
        (await redis.ask('client', 'list', 'type', 'normal')).matchAll(/^id=(\d+)/gm),
        ([, id]) => id,
      )
    const before = await names()
    await redis.ask('replicaof', '127.0.0.1', '1')
    await expect(store.commit(changeOf(createSamples().request()))).rejects.toMatchObject(unavailable)
    await redis.ask('replicaof', 'no', 'one')
    await until('the store', () => store.isReady())
    const now = await names()
    expect(before.filter((name) => now.includes(name))).toEqual([])
  })
})

describe('Redis stands still', () => {
  it('partners are told to come again, and nothing is lost when it goes on', async () => {
    const redis = await start()
    const gateway = await startWholeGateway({ LENDWIRE_STORE: redis.url })
    closers.push(gateway.stop)
    const library = { name: 'Abc', symbols: [{ type: 'ISIL', value: 'X-ABC' }] }
    expect((await gateway.api('PUT', '/v1/libraries/ABC', library)).status).toBe(201)
    await redis.kill()
    const answer = await gateway.api('GET', '/v1/libraries/ABC')
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('2')
    expect(answer.body).toMatchObject({ status: 503 })
    await redis.start()
    const storedLibrary = await until('the gateway', async () => {
      const { status, body } = await gateway.api('GET', '/v1/libraries/ABC')
      return status === 200 && body
    })
    expect(storedLibrary).toMatchObject({ name: 'Abc' })
  })
})

describe('a master of a Redis Cluster', () => {
  it('is replaced by its replica, and work goes on automatically', async () => {
    const cluster = await startRedisCluster(6, 1)
    closers.push(cluster.stop)
    const store = await open(cluster.url, true)
    const samples = createSamples()
    const request = samples.request()
    expect((await store.commit(changeOf(request))).kind).toBe('committed')
    const slot = await cluster.nodes[0]?.ask('cluster', 'keyslot', 'test:{OSLO}')
    const range = (info: string): boolean =>
      info.split('\n').some((line) => {
        if (!line.includes('myself,master')) return false
        const [, from, to] = / (\d+)-(\d+)$/.exec(line) ?? []
        return Number(from) <= Number(slot) && Number(slot) <= Number(to)
      })
    const infos = await Promise.all(cluster.nodes.map((node) => node.ask('cluster', 'nodes')))
    const master = cluster.nodes[infos.findIndex(range)]
    // Writes that its replica has by now are kept: a failover may lose the rest.
    await until('the replica', async () => (await master?.ask('wait', '1', '1000')) === '1')
    await master?.kill()
    await expect(store.commit(changeOf(request, 1))).rejects.toMatchObject(unavailable)
    expect(await commitAtLast(store, changeOf(request, 1))).toBe('committed')
    expect((await store.loadRequest(oslo, request.number))?.version).toBe(2)
    await master?.start([...durableSettings, '--cluster-enabled', 'yes'])
  })
})
