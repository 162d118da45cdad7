import { afterEach, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { startRedis } from '../support/redis.ts'
import { audit, type Lenders } from './kill/audit.ts'
import { declare } from './kill/declare.ts'
import { drive, numberOf } from './kill/load.ts'
import { startMortalGateway } from './kill/mortal-gateway.ts'
import { createStubbornLibrary, type StubbornLibrary } from './kill/stubborn-library.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const gatewayCount = 4
/** How many requests are under way at a time. */
const hands = 12
/** How long the gateways may take to do the work that one is killed after, in milliseconds. */
const longestLife = 5_000
/** Clocks run so many times as fast: what a killed gateway had leased is free after seconds. */
const times = 8

/** What arrived more often than it was leased: two processes sent it under one lease. */
const sentBesideLeases = async (library: StubbornLibrary, lenders: Lenders): Promise<readonly string[]> => {
  const arrivals = new Map<string, number>()
  for (const lender of lenders.values()) {
    for (const { bytes } of lender.received()) {
      const content = new TextDecoder().decode(bytes)
      arrivals.set(content, (arrivals.get(content) ?? 0) + 1)
    }
  }
  const wrongs: string[] = []
  for (const { path, answer } of library.acknowledged) {
    if (path !== '/v1/requests') continue
    for (const item of await library.timeline(numberOf(answer))) {
      if (item.kind !== 'message_out') continue
      const { content, attempts, operation, requestId } = item.delivery
      const arrived = arrivals.get(content) ?? 0
      if (arrived > attempts)
        wrongs.push(`${operation} of ${requestId} was leased ${attempts} times and arrived ${arrived} times`)
    }
  }
  return wrongs
}

test('four gateways on one Redis, killed at random, Redis among them: each message goes out once at a time, nothing is lost', {
  timeout: 150_000,
}, async () => {
  const redis = await startRedis()
  closers.push(redis.stop)
  const fast = { since: Date.now(), times }
  const gateways = await Promise.all(
    Array.from({ length: gatewayCount }, () => startMortalGateway(redis.url, { fast })),
  )
  for (const gateway of gateways) closers.push(gateway.stop)
  const urls = gateways.map(({ url }) => url)
  const ending = new AbortController()
  closers.push(async () => ending.abort())
  const library = createStubbornLibrary(urls, ending.signal)
  const lenders = await declare(library, urls, closers)

  const done = (): number =>
    [...lenders.values()].reduce(
      (sum, lender) => sum + lender.summary().messages + lender.summary().sent,
      library.acknowledged.length,
    )
  const kills = 6
  let killed = 0
  const driving = drive(library, hands, {
    isOver: () => killed >= kills,
    signal: ending.signal,
    patience: 40_000,
  })
  while (killed < kills) {
    const goal = done() + 20 + Math.floor(Math.random() * 80)
    await until('more work', () => done() >= goal, longestLife).catch(() => undefined)
    killed += 1
    if (killed % 3 === 0) {
      await redis.kill()
      await redis.start()
    } else {
      await gateways[Math.floor(Math.random() * gatewayCount)]?.killAndRestart()
    }
  }
  const stuck = await driving
  expect([
    ...stuck,
    ...(await audit(library, lenders)),
    ...(await sentBesideLeases(library, lenders)),
  ]).toEqual([])
  expect(library.acknowledged.length).toBeGreaterThan(100)
})
