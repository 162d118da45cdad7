import { basename } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { LibraryCode } from '../../src/borrowing/values.ts'
import { openRedisStore } from '../../src/store/redis.ts'
import type { Store } from '../../src/store/store.ts'
import { changeOf, createSamples } from '../contract/store/samples.ts'
import { storeContract } from '../contract/store.ts'
import { type RedisCluster, type RedisServer, startRedisCluster } from '../support/redis.ts'

let cluster: RedisCluster | undefined
beforeAll(async () => {
  cluster = await startRedisCluster()
}, 60_000)
afterAll(() => cluster?.stop())

storeContract('Redis Cluster', (folder) =>
  openRedisStore({ url: cluster?.url ?? '', cluster: true, prefix: basename(folder), allowLoss: false }),
)

describe('one node of a cluster', () => {
  const prefix = 'nodes'
  const stores: Store[] = []
  afterEach(async () => {
    for (const store of stores.splice(0)) await store.close()
  })
  const open = async (): Promise<Store> => {
    const store = await openRedisStore({ url: cluster?.url ?? '', cluster: true, prefix, allowLoss: false })
    stores.push(store)
    return store
  }

  /** The node that holds the keys of a library, or the gateway's own. */
  const holderOf = async (library: string): Promise<RedisServer> => {
    for (const node of cluster?.nodes ?? [])
      if ((await node.ask('exists', `${prefix}:{${library}}:any`)) === '0') return node
    throw new Error('a node holds every key')
  }
  /** A library on another node than some, and that node. */
  const libraryBeside = async (others: readonly RedisServer[]) => {
    for (let count = 0; ; count += 1) {
      const library = LibraryCode.parse(`LIB${count}`)
      const node = await holderOf(library)
      if (!others.includes(node)) return { library, node }
    }
  }

  it('that comes back with other settings is found out, and holds up no other', async () => {
    const store = await open()
    const { library: near, node } = await libraryBeside([])
    const { library: far, node: changed } = await libraryBeside([node])
    const samples = createSamples()
    const write = (library: LibraryCode) =>
      store.commit(changeOf(samples.request({ library }))).then(
        ({ kind }) => kind,
        (problem) => problem.message,
      )
    expect([await write(near), await write(far)]).toEqual(['committed', 'committed'])
    await changed.ask('config', 'set', 'appendonly', 'no')
    await changed.ask('client', 'kill', 'type', 'normal')
    await expect.poll(() => write(far), { timeout: 10_000 }).toContain('appendonly is no')
    expect(await write(near)).toBe('committed')
    await changed.ask('config', 'set', 'appendonly', 'yes')
    await changed.ask('client', 'kill', 'type', 'normal')
    await expect.poll(() => write(far), { timeout: 10_000 }).toBe('committed')
  })
})
