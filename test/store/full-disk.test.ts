import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { fullDiskContract } from '../contract/full-disk.ts'
import { type RedisCluster, type RedisServer, startRedis, startRedisCluster } from '../support/redis.ts'
import { fillDisk, mountDisk } from '../support/small-disk.ts'

let redis: RedisServer | undefined
let cluster: RedisCluster | undefined
beforeAll(async () => {
  ;[redis, cluster] = await Promise.all([startRedis(), startRedisCluster()])
})
afterAll(() => Promise.all([redis?.stop(), cluster?.stop()]))

for (const threads of [false, true]) {
  fullDiskContract(threads ? 'SQLite with threads' : 'SQLite', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lendwire-small-'))
    const unmount = await mountDisk(folder, 8)
    if (unmount === undefined) {
      await rm(folder, { recursive: true })
      return null
    }
    const store = await openSqliteStore({ file: join(folder, 'lendwire.sqlite'), threads })
    const ballast = join(folder, 'ballast')
    return {
      store,
      fill: () => fillDisk(ballast),
      makeSpace: () => rm(ballast),
      close: async () => {
        await store.close()
        await unmount()
        await rm(folder, { recursive: true })
      },
    }
  })
}

/** Redis refuses writes beyond `maxmemory`, as it does where its disk fails (MISCONF): before a script begins. */
const openFillable = async (url: string, isCluster: boolean, nodes: readonly RedisServer[]) => {
  const store = await openRedisStore({ url, cluster: isCluster, prefix: 'small', allowLoss: false })
  const limit = async (bytes: string): Promise<void> => {
    await Promise.all(nodes.map((node) => node.ask('config', 'set', 'maxmemory', bytes)))
  }
  return { store, fill: () => limit('1'), makeSpace: () => limit('0'), close: () => store.close() }
}

fullDiskContract('Redis', async () => (redis === undefined ? null : openFillable(redis.url, false, [redis])))
fullDiskContract('Redis Cluster', async () =>
  cluster === undefined ? null : openFillable(cluster.url, true, cluster.nodes),
)
