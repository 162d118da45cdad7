import { basename } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { changeOf, createSamples, oslo } from '../contract/samples.ts'
import { storeContract } from '../contract/store-contract.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

let redis: RedisServer | undefined
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())

storeContract('Redis', (folder, leaseTime) =>
  openRedisStore({
    url: redis?.url ?? '',
    cluster: false,
    prefix: basename(folder),
    allowLoss: false,
    leaseTime,
  }),
)

it('checks a request in full that it has not sealed: one from before, or changed by hand', async () => {
  const { url = '', ask } = redis ?? {}
  const store = await openRedisStore({ url, cluster: false, prefix: 'seal', allowLoss: false })
  const request = createSamples().request()
  await store.commit(changeOf(request))
  const read = async () => (await store.loadRequest(oslo, request.number))?.value
  expect(await read()).toEqual(request)
  const key = (await ask?.('keys', `seal:*:request:${request.number}`)) ?? ''
  expect(await ask?.('hdel', key, 'seal')).toBe('1')
  expect(await read()).toEqual(request)
  await ask?.('hset', key, 'body', JSON.stringify({ ...request, stage: 'nowhere' }))
  await expect(read()).rejects.toMatchObject({ code: 'unavailable' })
  await store.close()
})
