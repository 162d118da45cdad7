import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { copy } from '../../src/cli/copy-store.ts'
import { checkStore } from '../../src/cli/doctor/check-store.ts'
import { migrate } from '../../src/cli/migrate.ts'
import { StoreAddress } from '../../src/store/address.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

let redis: RedisServer
beforeAll(async () => {
  redis = await startRedis(['--appendonly', 'no'])
})
afterAll(() => redis.stop())
afterEach(() => vi.unstubAllEnvs())

const quiet = { print: () => undefined, complain: () => undefined }
const lossy = (prefix: string) => `${redis.url}?prefix=${prefix}`

test('doctor fails on a Redis on which the gateway would not start', async () => {
  const address = StoreAddress.parse(redis.url)
  const [refused, allowed] = await Promise.all(
    [false, true].map((redisAllowLoss) => checkStore({ store: address, redisAllowLoss })),
  )
  const found = { params: { why: { code: 'redis_loss.appendonly', params: { value: 'no' } } } }
  expect(refused).toMatchObject([{ check: 'store', result: 'failed', found }])
  expect(allowed).toMatchObject([{ check: 'store', result: 'warning', found }])
  const nowhere = StoreAddress.parse('redis://127.0.0.1:9')
  expect(await checkStore({ store: nowhere, redisAllowLoss: false })).toMatchObject([{ result: 'failed' }])
})

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
