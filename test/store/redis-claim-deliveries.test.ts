import type { AddressInfo } from 'node:net'
import { connect, createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { claimScript } from '../../src/store/redis/lua/claim.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { textReason } from '../../src/translations/reason.ts'
import { alpha, at, beta, changeWithout, claim, createSamples, oslo } from '../contract/samples.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

let redis: RedisServer | undefined
beforeAll(async () => {
  redis = await startRedis()
})
afterAll(() => redis?.stop())
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/**
 * Returns a way to the server that breaks once, after a command with some word has been done and before its answer has
 * come.
 */
const breakable = async (port: number) => {
  let word: string | undefined
  const server = createServer((client) => {
    const onwards = connect(port, '127.0.0.1')
    let isLast = false
    client.on('data', (chunk) => {
      isLast ||= word !== undefined && chunk.includes(word)
      onwards.write(chunk)
    })
    onwards.on('data', (chunk) => {
      if (!isLast) client.write(chunk)
      else {
        word = undefined
        client.destroy()
      }
    })
    for (const [one, other] of [
      [client, onwards],
      [onwards, client],
    ] as const)
      one.on('error', () => undefined).on('close', () => other.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => server.close())
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breakAt: (wanted: string): void => {
      word = wanted
    },
    isWhole: () => word === undefined,
  }
}

describe('leased deliveries that nobody received are claimed again', () => {
  it.each([
    ['the claim', claimScript.sha],
    ['giving back a place', 'zrem'],
  ])('after the connection was lost with %s under way', async (what, word) => {
    const { port = 0, ask } = redis ?? {}
    const way = await breakable(port)
    const prefix = what
    const store = await openRedisStore({ url: way.url, cluster: false, prefix, allowLoss: false })
    closers.push(store.close)
    const samples = createSamples()
    const to = (partner: typeof alpha) =>
      samples.delivery(samples.request(), { target: { kind: 'partner', partner } })
    const outbox = [to(alpha), to(alpha), to(beta)]
    await store.commit(changeWithout(oslo, { outbox }))
    // Redis knows the scripts from then on, by their hashes.
    const [claimed] = await claim(store, 0, { limit: 1, skip: [beta] })
    const back = {
      state: 'waiting',
      dueAt: at(0),
      error: textReason(''),
      reply: null,
      possiblyTaken: false,
    } as const
    await store.settleDelivery(claimed?.id ?? '', claimed?.leaseToken ?? '', back)

    way.breakAt(word)
    await expect(claim(store, 1, { limit: 2 })).rejects.toMatchObject({ code: 'unavailable' })
    expect(way.isWhole()).toBe(true)
    expect(await ask?.('zcard', `${prefix}:{OSLO}:deliveries:state:leased`)).toBe('2')
    await expect.poll(() => store.isReady()).toBe(true)
    const leased = await claim(store, 1)
    expect(leased.map(({ id, attempts, possiblyTaken }) => [id, attempts, possiblyTaken])).toEqual([
      [outbox[0]?.id, 2, false],
      [outbox[1]?.id, 1, false],
      [outbox[2]?.id, 1, false],
    ])
  })

  it('after the claim itself may have been lost', async () => {
    if (redis === undefined) throw new Error('there is a server')
    const { url, ask } = redis
    const store = await openRedisStore({ url, cluster: false, prefix: 'claims', allowLoss: false })
    closers.push(store.close)
    const samples = createSamples()
    const request = samples.request()
    const [first, second] = [samples.delivery(request), samples.delivery(samples.request())]
    await store.commit(changeWithout(oslo, { outbox: [first, second] }))
    const change = async (appendonly: string): Promise<void> => {
      await ask('config', 'set', 'appendonly', appendonly)
      await ask('client', 'kill', 'type', 'normal')
    }
    const messageOfClaim = () => claim(store, 1).then(String, ({ message }) => message)
    const places = () => ask('zcard', `claims:{room ${alpha}}`)

    await change('no')
    await expect.poll(messageOfClaim).toContain('appendonly is no')
    expect(await messageOfClaim()).toContain('appendonly is no')
    expect(await places()).toBe('0')
    expect((await store.getDelivery(first.id))?.state).toBe('waiting')

    await change('yes')
    await expect.poll(() => store.isReady()).toBe(true)
    expect(await store.listDueLibraries(at(1))).toEqual([oslo])
    const fresh = { state: 'leased', attempts: 1, possiblyTaken: false }
    expect(await claim(store, 1)).toMatchObject([
      { ...fresh, id: first.id },
      { ...fresh, id: second.id },
    ])
    expect(await places()).toBe('2')
  })
})
