import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { fuzzGateway } from '../support/openapi/fuzz-scene.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

/** `FUZZ_CALLS=20000 FUZZ_SEED=…` makes more calls, or repeats those of a run. */
const calls = Number(process.env.FUZZ_CALLS ?? 2_000)
const seed = Number(process.env.FUZZ_SEED ?? 2_027)

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis.stop())

// Most of an answer is made above the store.
test.each([
  ['SQLite', calls],
  ['Redis', calls / 4],
] as const)(
  'random calls over %s get no answer that the OpenAPI document does not declare',
  async (name, count) => {
    const report = await fuzzGateway(
      { calls: count, seed },
      name === 'Redis'
        ? () => openRedisStore({ url: redis.url, cluster: false, prefix: 'fuzz', allowLoss: false })
        : undefined,
    )
    console.log(`${name}: ${report.calls} calls with FUZZ_SEED=${seed}`)
    expect(report.findings.slice(0, 10), JSON.stringify(report.log.slice(0, 10))).toEqual([])
  },
  1_800_000,
)
