import { basename } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openRedisStore } from '../../src/store/redis.ts'
import { storeContract } from '../contract/store.ts'
import { type RedisCluster, startRedisCluster } from '../support/redis.ts'

let cluster: RedisCluster | undefined
beforeAll(async () => {
  cluster = await startRedisCluster()
}, 60_000)
afterAll(() => cluster?.stop())

storeContract('Redis Cluster', (folder) =>
  openRedisStore({ url: cluster?.url ?? '', cluster: true, prefix: basename(folder), allowLoss: false }),
)
