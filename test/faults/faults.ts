import { setTimeout as wait } from 'node:timers/promises'
import { adminKey, until } from '../support/gateway.ts'
import type { Scene } from './scene.ts'
import type { Trouble } from './wire.ts'
import {
  duplicates,
  halfAnswers,
  lateAnswers,
  reorderings,
  resets,
  wrongContentTypes,
} from './wire-troubles.ts'

/** Something bad that happens. */
export type Fault = {
  readonly name: string
  /** True where it can only happen to stores on a server, which several gateways share. */
  readonly ofServers?: true
  /** True where it happens between gateways and lenders, and not to a store. */
  readonly ofWire?: true
  /** The number of gateways that share the store; one where left out. */
  readonly gateways?: number
  /** The megabytes of the store's disk, where it must have one of its own. */
  readonly disk?: number
  /** The number of times that it happens, each time after some more work. */
  readonly times: number
  /** Makes it happen, and what it takes until work can go on; resolves with how often it did. */
  readonly strike: (scene: Scene) => Promise<number>
  /** Restores the world after this number of strikes, where `strike` does not. */
  readonly repair?: (scene: Scene, times: number) => Promise<void>
  /** True where the wire carries messages more often than they were sent. */
  readonly multiplies?: boolean
}

/** After so many milliseconds of the real clock nothing is leased any more (`fastClock`). */
const longestLease = 2_500
const minute = 60_000
const hour = 60 * minute

type Mortal = { readonly kill: () => Promise<void>; readonly start: () => Promise<void> }

const killAndStart = async (...mortals: readonly Mortal[]): Promise<number> => {
  await Promise.all(mortals.map(({ kill }) => kill()))
  for (const { start } of mortals) await start()
  return mortals.length
}

/** Kills one of the gateways. */
export const killGateway: Fault['strike'] = ({ gateways, random }) => killAndStart(random.pick(gateways))

/** Makes trouble on the wire, for so many messages either way. */
const onTheWire = (
  troubles: readonly Trouble[],
  messages: number,
): Pick<Fault, 'ofWire' | 'times' | 'strike'> => ({
  ofWire: true,
  times: 3,
  strike: async ({ wire }) => {
    const before = wire.troubled()
    wire.trouble(troubles, messages)
    // Where the trouble itself has brought all to a stop, it ends all the same.
    await until('trouble', () => wire.troubled() - before >= messages, 6_000).catch(() => undefined)
    wire.repair()
    return wire.troubled() - before
  },
})

/**
 * Sets the clock of one gateway wrong. The clock of one gateway is wrong, while lenders answer so late that the others
 * have something under way.
 */
const misplaceClock: Fault['strike'] = async ({ misplaceClock: misplace, gateways, wire, random }) => {
  misplace(random.pick(gateways), random.pick([hour, 2 * minute, -hour]))
  wire.trouble(lateAnswers, 6)
  const before = wire.troubled()
  await until('late answers', () => wire.troubled() - before >= 6, 6_000).catch(() => undefined)
  wire.repair()
  return 1
}

/**
 * Halts one gateway for a time. One gateway is halted until the others have taken over what it had leased, and then
 * goes on where it was: what it still believes to be its own is not.
 */
const pauseGateway: Fault['strike'] = async ({ gateways, random, done }) => {
  const gateway = random.pick(gateways)
  gateway.pause()
  try {
    const before = done()
    await wait(longestLease)
    await until('the others to go on', () => done() >= before + 20, 6_000).catch(() => undefined)
  } finally {
    gateway.goOn()
  }
  return 1
}

/**
 * Fills the disk of a gateway. A disk without room: the gateway says so to every caller, and partners and libraries
 * come again.
 */
const fillDisk: Fault['strike'] = async ({ store, gateways, random }) => {
  await store.fill()
  const { url } = random.pick(gateways)
  await until('a gateway that says that it cannot', async () => {
    const answer = await fetch(`${url}/v1/libraries/PROBE`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x'.repeat(150), symbols: [{ type: 'ISIL', value: 'PROBE' }] }),
    })
    await answer.arrayBuffer()
    return answer.status === 503 && answer.headers.get('retry-after') !== null
  })
  await store.makeRoom()
  await store.start()
  return 1
}

/** Everything that happens to a gateway, its store, its partners and the wire between them. */
export const faults: readonly Fault[] = [
  { name: 'kill -9 of the gateway', times: 5, strike: killGateway },
  { name: 'kill -9 of one of four gateways', ofServers: true, gateways: 4, times: 5, strike: killGateway },
  { name: 'kill -9 of the store', ofServers: true, times: 5, strike: ({ store }) => killAndStart(store) },
  {
    name: 'connections to the store are cut',
    ofServers: true,
    times: 8,
    strike: ({ store }) => store.cut(),
  },
  { name: 'kill -9 of the lender', times: 5, strike: ({ lender }) => killAndStart(lender) },
  {
    name: 'kill -9 of all at once',
    times: 3,
    strike: ({ store, lender, gateways }) => killAndStart(store, lender, ...gateways),
  },
  { name: 'connections are reset', ...onTheWire(resets, 12) },
  { name: 'answers break off', ...onTheWire(halfAnswers, 12) },
  { name: 'answers are of a wrong content type', ...onTheWire(wrongContentTypes, 12) },
  { name: 'answers come after the timeout', ...onTheWire(lateAnswers, 8) },
  { name: 'messages are doubled', multiplies: true, ...onTheWire(duplicates, 30) },
  { name: 'messages overtake one another', multiplies: true, ...onTheWire(reorderings, 20) },
  {
    name: 'one of several gateways stands still for longer than its leases',
    ofServers: true,
    gateways: 3,
    times: 4,
    strike: pauseGateway,
  },
  {
    name: 'the clock jumps by an hour, on and back',
    times: 6,
    strike: async ({ moveClock, random }) => {
      moveClock(random.pick([hour, -hour]))
      return 1
    },
    // Work that was due in an hour that was taken back is due once that hour has passed.
    repair: async ({ moveClock }, times) => moveClock(times * hour),
  },
  {
    name: 'the clock of one of several gateways is wrong',
    ofServers: true,
    gateways: 3,
    times: 6,
    strike: misplaceClock,
    // All go right again, and what one that was ahead had put off is due.
    repair: async ({ moveClock }) => moveClock(6 * hour),
  },
  { name: 'the disk is full', disk: 48, times: 3, strike: fillDisk },
]
