import { basename } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { openRedisStore } from '../../src/store/redis.ts'
import { storeContract } from '../contract/store.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

let redis: RedisServer | undefined
beforeAll(async () => {
  redis = await startRedis()
}, 60_000)
afterAll(() => redis?.stop())

storeContract('Redis', (folder) =>
  openRedisStore({ url: redis?.url ?? '', cluster: false, prefix: basename(folder), allowLoss: false }),
)
