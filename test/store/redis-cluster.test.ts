import { rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LibraryCode, PartnerCode } from '../../src/borrowing/values.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { at, changeOf, claim, createSamples } from '../contract/samples.ts'
import { storeContract } from '../contract/store-contract.ts'
import { type RedisCluster, type RedisServer, startRedisCluster } from '../support/redis.ts'

let cluster: RedisCluster | undefined
beforeAll(async () => {
  cluster = await startRedisCluster()
})
afterAll(() => cluster?.stop())

storeContract('Redis Cluster', (folder, leaseTime) =>
  openRedisStore({
    url: cluster?.url ?? '',
    cluster: true,
    prefix: basename(folder),
    allowLoss: false,
    leaseTime,
  }),
)

describe('one node of a cluster', () => {
  const samples = createSamples()
  const closers: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  const nodes = (): readonly RedisServer[] => cluster?.nodes ?? []
  const open = async (prefix: string): Promise<Store> => {
    const store = await openRedisStore({ url: cluster?.url ?? '', cluster: true, prefix, allowLoss: false })
    closers.push(store.close)
    return store
  }

  /** Returns the node that holds what has a tag. */
  const holderOf = async (tag: string): Promise<RedisServer> => {
    for (const node of nodes()) if ((await node.ask('exists', `{${tag}}`)) === '0') return node
    throw new Error('a node holds every key')
  }
  /** Returns a library on another node than some. */
  const libraryBeside = async (others: readonly RedisServer[]) => {
    for (let count = 0; ; count += 1) {
      const library = LibraryCode.parse(`LIB${count}`)
      const node = await holderOf(library)
      if (!others.includes(node)) return { library, node, request: samples.request({ library }) }
    }
  }
  /** Returns the node of the gateway's own keys, and a library on each of the others. */
  const scene = async () => {
    const gateway = await holderOf('gateway')
    const near = await libraryBeside([gateway])
    return { gateway, near, far: await libraryBeside([gateway, near.node]) }
  }
  const resultOf = (verb: Promise<unknown>): Promise<string> =>
    verb.then(
      () => 'done',
      (problem) => problem.message,
    )
  const settingOf = async (node: RedisServer, name: string): Promise<string> =>
    (await node.ask('config', 'get', name)).split('\n')[1] ?? ''

  it('that is away when a gateway starts lets it start as soon as it is back', async () => {
    const away = (await libraryBeside([await holderOf('gateway')])).node
    const others = nodes().filter((node) => node !== away)
    const state = async (node: RedisServer): Promise<string> => node.ask('cluster', 'info')
    await away.kill()
    for (const node of others) await expect.poll(() => state(node)).toContain('cluster_state:fail')
    const opening = open('early')
    await away.start()
    const store = await opening
    expect(await store.isReady()).toBe(true)
  })

  it('that comes back with other settings is found out, and holds up no other', async () => {
    const store = await open('settings')
    const { near, far } = await scene()
    const write = ({ library }: typeof near) => resultOf(store.commit(changeOf(samples.request({ library }))))
    expect([await write(near), await write(far)]).toEqual(['done', 'done'])
    const change = async (appendonly: string): Promise<void> => {
      await far.node.ask('config', 'set', 'appendonly', appendonly)
      await far.node.ask('client', 'kill', 'type', 'normal')
    }
    await change('no')
    await expect.poll(() => write(far)).toContain('appendonly is no')
    expect(await write(near)).toBe('done')
    await change('yes')
    await expect.poll(() => write(far)).toBe('done')
  })

  it('that is away holds up no deliveries of the others, and costs no partner a place', async () => {
    const store = await open('away')
    const gateway = await holderOf('gateway')
    const away = (await libraryBeside([gateway])).node
    const beside = nodes().filter((node) => node !== gateway)
    const home = (await libraryBeside(beside)).library
    const far = (await libraryBeside(nodes().filter((node) => node !== away))).library
    const partnerOn = async (isThere: (node: RedisServer) => boolean) => {
      for (let count = 0; ; count += 1) {
        const partner = PartnerCode.parse(`partner${count}`)
        const node = await holderOf(`room ${partner}`)
        if (isThere(node)) return { partner, node }
      }
    }
    const [near, gone] = [await partnerOn((node) => node !== away), await partnerOn((node) => node === away)]
    const ask = async (library: LibraryCode, partner: PartnerCode) => {
      const request = samples.request({ library, deadlines: [{ kind: 'response', at: at(1) }] })
      const outbox = [samples.delivery(request, { target: { kind: 'partner', partner } })]
      await store.commit(changeOf(request, 0, { outbox }))
    }
    await ask(home, gone.partner)
    await ask(home, near.partner)
    await ask(far, near.partner)
    const leased = (await claim(store, 2, { library: home, limit: 1 }))[0]
    await ask(home, near.partner)
    await ask(home, gone.partner)
    const settlement = { state: 'delivered', reply: null, at: at(3) } as const
    const settled = (delivery: typeof leased) =>
      store.settleDelivery(delivery?.id ?? '', delivery?.leaseToken ?? '', settlement)
    const placesOf = ({ partner, node }: typeof near) => node.ask('zcard', `away:{room ${partner}}`)
    for (const node of nodes()) await node.ask('config', 'set', 'cluster-require-full-coverage', 'no')

    await away.kill()
    await expect.poll(() => store.listDueLibraries(at(3))).toEqual([home])
    expect((await store.listDueDeadlines(at(3), 9)).map(({ library }) => library)).toEqual([
      home,
      home,
      home,
      home,
    ])
    expect(leased?.target).toEqual({ kind: 'partner', partner: gone.partner })
    expect(await settled(leased)).toBe(true)
    const went = await claim(store, 4, { library: home })
    expect(went.map(({ target }) => target)).toEqual(
      Array(2).fill({ kind: 'partner', partner: near.partner }),
    )
    for (let turn = 0; turn < 3; turn += 1)
      expect(await resultOf(claim(store, 5, { library: home }))).not.toBe('done')
    expect(await resultOf(claim(store, 5, { library: far }))).not.toBe('done')
    expect(await placesOf(near)).toBe('2')
    for (const each of went) expect(await settled(each)).toBe(true)
    expect(await placesOf(near)).toBe('0')

    await away.start()
    const comeBack = { attempts: 1, possiblyTaken: false }
    await expect
      .poll(() => claim(store, 6, { library: home }).catch(() => []))
      .toMatchObject([{ ...comeBack, target: { kind: 'partner', partner: gone.partner } }])
    expect(await claim(store, 6, { library: far })).toMatchObject([comeBack])
  })

  it('that comes back empty makes the gateway refuse all until its data is back', async () => {
    const store = await open('lost')
    const { near, far } = await scene()
    for (const { request } of [near, far]) await store.commit(changeOf(request))
    const files = join(await settingOf(far.node, 'dir'), 'appendonlydir')
    const kept = `${files}-kept`
    for (const node of nodes()) await node.ask('config', 'set', 'cluster-require-full-coverage', 'no')

    await far.node.kill()
    expect(await resultOf(store.commit(changeOf(near.request, 1)))).toBe('done')
    expect(await store.isReady()).toBe(true)
    expect(await resultOf(store.loadRequest(far.library, far.request.number))).not.toBe('done')

    await rename(files, kept)
    await far.node.start()
    const lost = `came back without what it held of ${far.library}: `
    await expect.poll(() => resultOf(store.findNextDueTime())).toContain(lost)
    expect(await resultOf(store.commit(changeOf(near.request, 2)))).toContain(lost)
    expect(await resultOf(store.loadRequest(far.library, far.request.number))).toContain(lost)
    expect(await store.isReady()).toBe(false)
    expect(await resultOf(open('lost'))).toContain(lost)

    await far.node.kill()
    await rm(files, { recursive: true })
    await rename(kept, files)
    await far.node.start()
    await expect.poll(() => store.isReady()).toBe(true)
    await expect.poll(() => resultOf(store.findNextDueTime())).toBe('done')
    expect((await store.loadRequest(far.library, far.request.number))?.version).toBe(1)
    expect((await store.loadRequest(near.library, near.request.number))?.version).toBe(2)
    expect(await resultOf(open('lost'))).toBe('done')
  })

  it('that gets an older copy of its data makes a running gateway refuse all until it is started again', async () => {
    const warnings: string[] = []
    const openWatched = async (): Promise<Store> => {
      const address = { url: cluster?.url ?? '', cluster: true, prefix: 'copied', allowLoss: false }
      const warn = (message: string) => void warnings.push(message)
      const opened = await openRedisStore({ ...address, watchEvery: 20, warn })
      closers.push(opened.close)
      return opened
    }
    const { near, far } = await scene()
    const first = await openWatched()
    for (const { request } of [near, far]) await first.commit(changeOf(request))
    const key = `copied:{${far.library}}:seen`
    await expect.poll(() => far.node.ask('exists', key), { timeout: 30_000 }).toBe('1')
    await first.close()
    const stamp = Number(await far.node.ask('get', key))
    // It reads the stamp as it opens.
    const store = await openWatched()

    await far.node.ask('set', key, `${stamp - 30_000}`)
    expect(await resultOf(store.commit(changeOf(near.request, 1)))).toBe('done')
    await far.node.ask('set', key, `${stamp - 3_600_000}`)
    const older = `A node of the Redis Cluster holds ${far.library} as it was at `
    await expect.poll(() => resultOf(store.commit(changeOf(near.request, 2)))).toContain(older)
    await expect.poll(() => warnings).toEqual([expect.stringContaining(older)])
    expect(await store.isReady()).toBe(false)
    await far.node.ask('set', key, `${stamp}`)
    expect(await resultOf(store.loadRequest(far.library, far.request.number))).toContain(older)
    expect(await resultOf(open('copied'))).toBe('done')
  })

  it('is looked at for the libraries of an older store too, once they have their marks', async () => {
    const store = await open('older')
    const { gateway, near, far } = await scene()
    for (const { request } of [near, far]) await store.commit(changeOf(request))
    await store.close()
    const unmark = ({ node, library }: typeof near) => node.ask('del', `older:{${library}}:mark`)
    const listed = async () => (await gateway.ask('smembers', 'older:{gateway}:marked')).split('\n').sort()
    for (const each of [near, far]) expect(await unmark(each)).toBe('1')
    await gateway.ask('del', 'older:{gateway}:marked')

    const opened = await open('older')
    expect((await opened.loadRequest(far.library, far.request.number))?.version).toBe(1)
    expect(await listed()).toEqual([near.library, far.library].sort())
    await unmark(far)
    expect(await resultOf(open('older'))).toContain(far.library)
    await gateway.ask('srem', 'older:{gateway}:marked', far.library)
    expect(await resultOf(open('older'))).toBe('done')
    expect(await listed()).toEqual([near.library, far.library].sort())
  })

  it('with the keys of no library that comes back empty has no other store begun on the libraries', async () => {
    const store = await open('begun')
    const { gateway, near } = await scene()
    await store.commit(changeOf(near.request))
    await store.close()
    for (const name of ['mark', 'marked', 'libraries']) await gateway.ask('del', `begun:{gateway}:${name}`)
    const opened = await open('begun')
    expect(await resultOf(opened.commit(changeOf(near.request, 1)))).toContain(
      `holds ${near.library} of another store`,
    )
  })
})
