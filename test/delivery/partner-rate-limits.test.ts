import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { PartnerCode } from '../../src/borrowing/values.ts'
import { createPartnerRateLimits } from '../../src/delivery/inbound/partner-rate-limits.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

let redis: RedisServer | undefined
let stores: readonly Store[] = []
beforeAll(async () => {
  redis = await startRedis()
  const { url } = redis
  const open = () => openRedisStore({ url, cluster: false, prefix: 'rations', allowLoss: false })
  stores = await Promise.all([open(), open()])
})
afterAll(async () => {
  for (const store of stores) await store.close()
  await redis?.stop()
})

test('a partner’s mails and answers are acted on so many times, by all gateways together', async () => {
  let now = Date.UTC(2026, 0, 1)
  const gateways = stores.map((store) => createPartnerRateLimits(store, () => instantOf(now)))
  const [one, other] = [PartnerCode.parse('ONE'), PartnerCode.parse('OTHER')]
  const allowed = async (ration: 'mayTakeMail' | 'mayAnswer', times: number): Promise<number> => {
    const attempts = gateways.flatMap((gateway) => Array.from({ length: times }, () => gateway[ration](one)))
    return (await Promise.all(attempts)).filter(Boolean).length
  }
  expect(await allowed('mayTakeMail', 200)).toBe(300)
  expect(await allowed('mayAnswer', 40)).toBe(60)
  for (const gateway of gateways) {
    expect(await gateway.mayTakeMail(one)).toBe(false)
    expect(await gateway.mayTakeMail(other)).toBe(true)
    expect(await gateway.mayAnswer(other)).toBe(true)
  }
  now += 60_000
  expect(await allowed('mayAnswer', 1)).toBe(2)
  expect(await allowed('mayTakeMail', 1)).toBe(0)
  now += 59 * 60_000
  expect(await allowed('mayTakeMail', 1)).toBe(2)
})
