import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { createLender } from '../../src/lender/lender.ts'
import { until } from '../support/gateway.ts'
import { audit, type Lenders } from './kill/audit.ts'
import { drive, scenarios } from './kill/load.ts'
import { startMortalGateway } from './kill/mortal-gateway.ts'
import { createStubbornLibrary, type StubbornLibrary } from './kill/stubborn-library.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const declare = async (library: StubbornLibrary, url: string): Promise<Lenders> => {
  await library.put('/v1/libraries/KILL', { name: 'Kill', symbols: [{ type: 'ISIL', value: 'KILL' }] })
  const lenders = await Promise.all(
    scenarios.map(async (code) => {
      const token = `${code}-token-that-is-long-enough`
      const lender = createLender({
        scenario: code,
        gateway: { url: `${url}/partners/${code}/iso18626`, token },
        pace: 0.1,
        ledger: 100_000,
        sending: { attempts: 1_000, firstDelay: 20 },
      })
      closers.push(lender.stop)
      await library.put(`/v1/partners/${code}`, {
        name: code,
        symbols: [{ type: 'ISIL', value: code }],
        allowPrivateNetwork: true,
        inboundCredentials: [{ kind: 'bearer', token }],
        connection: { protocol: 'iso18626', url: await lender.start(0), timeout: 'PT5S', concurrency: 16 },
        retry: { attempts: 50, firstDelay: 'PT1S', longestDelay: 'PT1S' },
      })
      return [code, lender] as const
    }),
  )
  return new Map(lenders)
}

/** How many requests are under way at a time. */
const hands = 16
/** How long the gateway may take to do the work that it is killed after, in milliseconds. */
const longestLife = 5_000

/** Borrows while the gateway is killed so many times, each time after some more work was done; gives what is wrong then. */
const borrowAndKill = async (kills: number, patience: number, fault?: 'answers-too-early') => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-kill-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const gateway = await startMortalGateway(join(folder, 'lendwire.sqlite'), fault)
  closers.push(gateway.stop)
  const ending = new AbortController()
  closers.push(async () => ending.abort())
  const library = createStubbornLibrary(gateway.url, ending.signal)
  const lenders = await declare(library, gateway.url)

  const done = (): number =>
    [...lenders.values()].reduce(
      (sum, lender) => sum + lender.summary().messages + lender.summary().sent,
      library.acknowledged.length,
    )
  const driving = drive(library, hands, {
    isOver: () => gateway.kills() >= kills,
    signal: ending.signal,
    patience,
  })
  while (gateway.kills() < kills) {
    const goal = done() + 20 + Math.floor(Math.random() * 100)
    // Where a fault has brought all work to a stop, it is killed all the same.
    await until('more work', () => done() >= goal, longestLife).catch(() => undefined)
    await gateway.killAndRestart()
  }
  const wrongs = [...(await driving), ...(await audit(library, lenders))]
  return { wrongs, done: done(), acknowledged: library.acknowledged.length }
}

test('kill -9, again and again: nothing acknowledged is lost, nothing is told in two ways', {
  timeout: 90_000,
}, async () => {
  const { wrongs, done, acknowledged } = await borrowAndKill(12, 15_000)
  expect(wrongs).toEqual([])
  expect(acknowledged).toBeGreaterThan(200)
  expect(done).toBeGreaterThan(500)
})

test('the audit finds a gateway that answers partners before it has committed', {
  timeout: 90_000,
}, async () => {
  const { wrongs } = await borrowAndKill(3, 2_000, 'answers-too-early')
  expect(wrongs.filter((wrong) => wrong.includes('was confirmed and is lost'))).not.toEqual([])
})
