import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { copy } from '../../src/cli/copy-store.ts'
import { migrate } from '../../src/cli/migrate.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis(['--appendonly', 'no'])
})
afterAll(() => redis.stop())
afterEach(() => vi.unstubAllEnvs())

const quiet = { print: () => undefined, complain: () => undefined }
const lossy = (prefix: string) => `${redis.url}?prefix=${prefix}`

test('a command works on a Redis that may lose data where the gateway may, or an option says so', async () => {
  const store = lossy('one')
  const copied = { from: store, to: lossy('other') }
  await expect(migrate({ store }, quiet)).rejects.toThrow(/LENDWIRE_REDIS_ALLOW_LOSS/)
  expect(await migrate({ store, allowLoss: true }, quiet)).toBe(0)
  await expect(copy(copied, quiet)).rejects.toThrow(/LENDWIRE_REDIS_ALLOW_LOSS/)
  vi.stubEnv('LENDWIRE_REDIS_ALLOW_LOSS', 'true')
  expect(await migrate({ store }, quiet)).toBe(0)
  expect(await copy(copied, quiet)).toBe(0)
})
