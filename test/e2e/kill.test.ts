import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { audit } from './kill/audit.ts'
import { declare } from './kill/declare.ts'
import { drive } from './kill/load.ts'
import { startMortalGateway } from './kill/mortal-gateway.ts'
import { createStubbornLibrary } from './kill/stubborn-library.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** How many requests are under way at a time. */
const hands = 16
/** How long the gateway may take to do the work that it is killed after, in milliseconds. */
const longestLife = 5_000

/** Borrows while the gateway is killed so many times, each time after some more work was done; gives what is wrong then. */
const borrowAndKill = async (kills: number, patience: number, fault?: 'answers-too-early') => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-kill-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const gateway = await startMortalGateway(
    `sqlite:${join(folder, 'lendwire.sqlite')}`,
    fault === undefined ? {} : { fault },
  )
  closers.push(gateway.stop)
  const ending = new AbortController()
  closers.push(async () => ending.abort())
  const library = createStubbornLibrary([gateway.url], ending.signal)
  const lenders = await declare(library, [gateway.url], closers)

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
  timeout: 150_000,
}, async () => {
  const { wrongs, done, acknowledged } = await borrowAndKill(12, 40_000)
  expect(wrongs).toEqual([])
  expect(acknowledged).toBeGreaterThan(200)
  expect(done).toBeGreaterThan(500)
})

test('the audit finds a gateway that answers partners before it has committed', {
  timeout: 150_000,
}, async () => {
  const { wrongs } = await borrowAndKill(3, 2_000, 'answers-too-early')
  expect(wrongs.filter((wrong) => wrong.includes('was confirmed and is lost'))).not.toEqual([])
})
