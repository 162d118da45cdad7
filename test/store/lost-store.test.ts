import { copyFile, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { changeOf, createSamples, oslo } from '../contract/samples.ts'
import { startWholeGateway, until } from '../support/gateway.ts'
import { startRedis } from '../support/redis.ts'

describe('a database file that gets lost', () => {
  let folder = ''
  let file = ''
  let warnings: string[] = []
  const samples = createSamples()
  const open = (requireExisting = false): Promise<Store> =>
    openStore({ kind: 'sqlite', file }, { requireExisting, warn: (message) => void warnings.push(message) })
  const addEvents = async (store: Store, count: number): Promise<void> => {
    for (let added = 0; added < count; added += 1)
      await store.commit(changeOf(samples.request(), 0, { events: [samples.event()] }))
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-lost-'))
    file = join(folder, 'lendwire.sqlite')
    warnings = []
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  test.each([
    ['removed', () => rm(file)],
    [
      'replaced by another file',
      async () => {
        await copyFile(file, `${file}.copy`)
        await rename(`${file}.copy`, file)
      },
    ],
  ])(
    '%s under the running process: it is noticed within seconds, and nothing is written any more',
    async (how, lose) => {
      const store = await open()
      await addEvents(store, 1)
      expect(await store.isReady()).toBe(true)
      await lose()
      await until('the loss to be noticed', async () => !(await store.isReady()), 30_000)
      await expect(store.commit(changeOf(samples.request()))).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining(`was ${how} while the gateway runs`),
      })
      expect(warnings).toEqual([expect.stringContaining(`was ${how}`)])
      await store.close()
    },
  )

  describe.each([
    ['in one thread', false],
    ['in threads of its own', true],
  ])('%s', (_, threads) => {
    test.each([
      ['removed', () => rm(`${file}-wal`)],
      [
        'replaced by another file',
        async () => {
          await copyFile(`${file}-wal`, `${file}.copy`)
          await rename(`${file}.copy`, `${file}-wal`)
        },
      ],
    ])(
      'its log alone is %s under the running process: what was acknowledged is kept, and nothing is written any more',
      async (_how, lose) => {
        const store = await openStore(
          { kind: 'sqlite', file },
          { threads, warn: (message) => void warnings.push(message) },
        )
        await addEvents(store, 3)
        await lose()
        const acknowledged = [samples.request(), samples.request()]
        // Until it is noticed, commits are acknowledged that are in the lost log alone.
        for (const request of acknowledged) await store.commit(changeOf(request))
        await until('the commits to be saved', () => warnings.length === 2, 30_000)
        expect(warnings).toEqual([
          // A thread that opens the database makes another log in place of one that was removed.
          expect.stringMatching(
            /^The log .*-wal of the database was (removed|replaced by another file) while the gateway runs/,
          ),
          expect.stringContaining('All commits of the lost log are in the database now'),
        ])
        await expect(store.commit(changeOf(samples.request()))).rejects.toMatchObject({
          code: 'unavailable',
          message: warnings[0],
        })
        expect(await store.isReady()).toBe(false)
        // As the process leaves it when it is killed.
        const killed = join(folder, 'killed.sqlite')
        await copyFile(file, killed)
        const kept = await openStore({ kind: 'sqlite', file: killed })
        for (const { library, number } of acknowledged)
          expect(await kept.loadRequest(library, number)).not.toBeNull()
        expect(await kept.listEventsAfter(acknowledged[0]?.library ?? oslo, 0, 10)).toHaveLength(3)
        await kept.close()
        await store.close()
        const again = await open()
        for (const { library, number } of acknowledged)
          expect(await again.loadRequest(library, number)).not.toBeNull()
        await again.commit(changeOf(samples.request()))
        await again.close()
      },
    )
  })

  test('between two starts: a new one is begun with a warning, or not at all', async () => {
    const store = await open()
    await addEvents(store, 2)
    await store.close()
    await rm(file)
    await expect(open(true)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/^There is no database .* and LENDWIRE_REQUIRE_STORE demands one/),
    })
    expect(warnings).toEqual([])
    await (await open()).close()
    expect(warnings).toEqual([expect.stringMatching(/but there was one before: a new, empty one is begun/)])
    await (await open(true)).close()
  })

  test('is warned of if a crash took a part of it, with its log', async () => {
    const store = await open()
    await addEvents(store, 3)
    const marker = () => readFile(`${file}.marker`, 'utf8')
    await until('the marker to follow', async () => (await marker()).includes('"lastEvent":3'))
    // As the process leaves it when it is killed, but for the log.
    const crashed = join(folder, 'crashed.sqlite')
    await copyFile(file, crashed)
    await copyFile(`${file}.marker`, `${crashed}.marker`)
    await store.close()
    file = crashed
    await (await open()).close()
    expect(warnings).toEqual([expect.stringMatching(/held some up to 3 before.*its log .* was taken away/)])
  })

  test('by an older copy is warned of, once', async () => {
    const store = await open()
    await addEvents(store, 2)
    await store.close()
    await copyFile(file, join(folder, 'backup.sqlite'))
    const later = await open()
    await addEvents(later, 3)
    await later.close()
    await copyFile(join(folder, 'backup.sqlite'), file)
    await (await open()).close()
    expect(warnings).toEqual([expect.stringMatching(/holds events up to 2, and held some up to 5 before/)])
    await (await open()).close()
    expect(warnings).toHaveLength(1)
  })
})

test('a Redis without a store is refused where one is required', async () => {
  const redis = await startRedis()
  const address = { kind: 'redis', url: redis.url, cluster: false, prefix: 'lendwire' } as const
  try {
    await expect(openStore(address, { requireExisting: true })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(
        /^Redis holds no store under the prefix lendwire, and LENDWIRE_REQUIRE_STORE/,
      ),
    })
    await (await openStore(address)).close()
    await (await openStore(address, { requireExisting: true })).close()
  } finally {
    await redis.stop()
  }
})

test('a Redis that is emptied, or gets an older copy of the store, is noticed within seconds', async () => {
  const redis = await startRedis()
  const warnings: string[] = []
  const store = await openRedisStore({
    url: redis.url,
    cluster: false,
    prefix: 'lendwire',
    allowLoss: false,
    watchEvery: 50,
    warn: (message) => void warnings.push(message),
  })
  const samples = createSamples()
  const write = () => store.commit(changeOf(samples.request()))
  try {
    await until('a stamp', async () => (await redis.ask('exists', 'lendwire:{gateway}:seen')) === '1')
    const mark = await redis.ask('get', 'lendwire:{gateway}:mark')
    const stamp = Number(await redis.ask('get', 'lendwire:{gateway}:seen'))
    await write()
    await redis.ask('flushall')
    await until('the loss to be noticed', () => warnings.length === 1)
    expect(warnings[0]).toContain('Redis no longer holds the store that this gateway works with')
    await expect(write()).rejects.toMatchObject({ code: 'unavailable', message: warnings[0] })
    expect(await store.isReady()).toBe(false)

    // As it is after a failover to a replica that lagged for half a minute.
    await redis.ask('mset', 'lendwire:{gateway}:seen', `${stamp - 30_000}`, 'lendwire:{gateway}:mark', mark)
    await until('the store to be back', store.isReady)
    await write()

    await redis.ask('set', 'lendwire:{gateway}:seen', `${stamp - 3_600_000}`)
    await until('the older copy to be noticed', () => warnings.length === 2)
    expect(warnings[1]).toMatch(/^Redis holds the store as it was at .* an older copy was loaded/)
    await expect(write()).rejects.toMatchObject({ code: 'unavailable', message: warnings[1] })
    expect(await store.isReady()).toBe(false)
  } finally {
    await store.close()
    await redis.stop()
  }
})

test('a gateway whose database is removed is not ready, and its log says why', async () => {
  const gateway = await startWholeGateway()
  try {
    expect((await gateway.api('GET', '/readyz')).status).toBe(200)
    await rm(gateway.file)
    await until(
      'the gateway not to be ready',
      async () => (await gateway.api('GET', '/readyz')).status === 503,
    )
    expect((await gateway.api('POST', '/v1/keys', { role: 'admin', name: 'a' })).status).toBe(503)
    await until('the log to say why', () =>
      gateway.log.some(
        ({ level, message }) => level === 'warn' && /was (removed|replaced by another file)/.test(message),
      ),
    )
  } finally {
    await gateway.stop()
  }
})

test('a gateway whose log alone is removed loses nothing that it acknowledged, also where it is killed later', async () => {
  const gateway = await startWholeGateway()
  const kept = await mkdtemp(join(tmpdir(), 'lendwire-lost-'))
  try {
    await gateway.api('PUT', '/v1/workflows/before', {})
    await rm(`${gateway.file}-wal`)
    const acknowledged: string[] = ['before']
    await until('the gateway not to be ready', async () => {
      const code = `w${acknowledged.length}`
      if ((await gateway.api('PUT', `/v1/workflows/${code}`, {})).status === 201) acknowledged.push(code)
      return (await gateway.api('GET', '/readyz')).status === 503
    })
    await until('the log to say that all is saved', () =>
      gateway.log.some(
        ({ level, message }) => level === 'warn' && message.startsWith('All commits of the lost'),
      ),
    )
    expect((await gateway.api('PUT', '/v1/workflows/late', {})).status).toBe(503)
    const expectAll = async (store: Store): Promise<void> => {
      const codes = (await store.listDocuments('workflow')).map(({ key }) => key)
      expect(codes).toEqual(expect.arrayContaining(acknowledged))
    }
    // The file as a process leaves it that is killed now.
    await copyFile(gateway.file, join(kept, 'killed.sqlite'))
    const store = await openStore({ kind: 'sqlite', file: join(kept, 'killed.sqlite') })
    await expectAll(store)
    await store.close()
    await gateway.restart()
    await expectAll(gateway.store)
    // A lease that could not be given back ends by itself.
    await until(
      'writes to be taken',
      async () => (await gateway.api('PUT', '/v1/workflows/late', {})).status === 201,
    )
  } finally {
    await gateway.stop()
    await rm(kept, { recursive: true, force: true })
  }
})
