import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'
import { adminKey, until } from '../support/gateway.ts'
import { readJournal } from './lender/journal.ts'
import type { LenderCode } from './lender/plans.ts'
import { fastClock, startMortalGateway } from './mortal-gateway.ts'
import { type MortalProcess, startMortalProcess } from './mortal-process.ts'
import { patience } from './patience.ts'
import type { Random } from './random.ts'
import type { Scene } from './scene.ts'
import { makeStore, type StoreKind } from './stores.ts'
import { createStubbornLibrary, type StubbornLibrary } from './stubborn-library.ts'
import { layWire, type Wire } from './wire.ts'

/**
 * A library borrows by one gateway from libraries that lend by another one: every message between the borrower and the
 * lending systems is passed on. `gateways` are those that pass on, and `wire` lies between them and the systems.
 */
export type RelayScene = Scene & {
  readonly borrower: MortalProcess
  /** Calls the gateways that pass on. */
  readonly relay: StubbornLibrary
  /** The wire between the two gateways. */
  readonly near: Wire
  /** Waits until nothing is under way between the borrower and the systems. */
  readonly rests: () => Promise<void>
}

/** Those that take the same message twice: of any other one nobody could tell what became of a lost answer. */
export const relayedLenders: readonly LenderCode[] = ['LENDS', 'TWICE', 'HASTY', 'CANCELS', 'UNFILLS']

const tokenOf = (code: string): string => `${code}-token-that-is-long-enough`
const agency = (value: string) => [{ type: 'ISIL', value }]

/** What all speak to each other. */
type Protocol = 'iso18626' | 'ncip'

const partner = (
  {
    code,
    symbol,
    url,
    protocol,
  }: Readonly<Record<'code' | 'symbol' | 'url', string>> & { readonly protocol: Protocol },
  more: Readonly<Record<string, unknown>> = {},
  speaksAs = code,
) => ({
  name: code,
  symbols: agency(symbol),
  allowPrivateNetwork: true,
  inboundCredentials: [{ kind: 'bearer', token: tokenOf(code) }],
  connection: {
    ...{ protocol, url, timeout: 'PT1S', concurrency: 16 },
    outboundCredentials: { kind: 'bearer', token: tokenOf(speaksAs) },
  },
  ...more,
})

const declare = async (
  borrower: StubbornLibrary,
  relay: StubbornLibrary,
  {
    near,
    systems,
    protocol,
    lenders,
    retry,
  }: {
    readonly near: Wire
    /** The address of all lending systems. */
    readonly systems: string
    readonly protocol: Protocol
    readonly lenders: readonly LenderCode[]
    readonly retry: object
  },
): Promise<void> => {
  await borrower.put('/v1/libraries/FAULTS', { name: 'Faults', symbols: agency('FAULTS') })
  for (const [index, code] of lenders.entries()) {
    const asks = `asks_${code.toLowerCase()}`
    const there = { code, symbol: code, url: `${near.lender}/partners/${asks}/${protocol}`, protocol }
    await borrower.put(`/v1/partners/${code}`, partner(there, { retry }, asks))
    await relay.put(`/v1/libraries/${code}`, { name: code, symbols: agency(code) })
    await relay.put(
      `/v1/partners/${code}`,
      partner(
        { code, symbol: code, url: `${systems}/${code}/${protocol}`, protocol },
        {
          retry,
          relay: { libraries: [code], confirms: index % 2 === 0 ? 'passed_on' : 'at_once', timeout: 'PT1S' },
        },
      ),
    )
    const here = {
      code: asks,
      symbol: asks.toUpperCase(),
      url: `${near.gateway}/partners/${code}/${protocol}`,
      protocol,
    }
    await relay.put(`/v1/partners/${asks}`, partner(here, { retry, answersFor: agency('FAULTS') }, code))
  }
}

type Waiting = { readonly items: readonly unknown[] }

/**
 * Sets the scene; `closers` is given what ends it, to be called in the reverse order.
 *
 * @param front makes what stands before the lending systems, and returns its address
 * @param settings further settings of the gateways that pass on
 * @param startAt what all clocks show at the start; the real time where left out
 */
export const setRelayScene = async (
  {
    store: kind,
    random,
    gateways: count = 1,
    protocol = 'iso18626',
    lenders = relayedLenders,
    front = async (systems) => systems,
    settings,
    startAt,
    retry = { attempts: 100, firstDelay: 'PT1S', longestDelay: 'PT1S' },
  }: {
    readonly store: StoreKind
    readonly random: Random
    readonly gateways?: number | undefined
    readonly protocol?: Protocol | undefined
    readonly lenders?: readonly LenderCode[]
    readonly front?: (systems: string) => Promise<string>
    readonly settings?: Readonly<Record<string, string>>
    readonly startAt?: string
    readonly retry?: object
  },
  closers: (() => Promise<void>)[],
): Promise<RelayScene> => {
  const [store, ownStore] = await Promise.all([makeStore(kind), makeStore('sqlite')])
  closers.push(store.stop, ownStore.stop)
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-lender-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const journal = join(folder, 'ledger.jsonl')
  const port = await freePort()
  let relays: readonly string[] = []
  let ownUrl = ''
  let turn = 0
  const far = await layWire({ lender: () => `http://127.0.0.1:${port}`, gateways: () => relays }, random)
  closers.push(far.stop)
  const relayInTurn = (): string => {
    turn += 1
    return relays[turn % relays.length] ?? ''
  }
  const near = await layWire({ lender: relayInTurn, gateways: () => [ownUrl] }, random)
  closers.push(near.stop)
  // Slower than elsewhere: what is passed on is sent for a second, and its lease must not end before.
  const clock = fastClock(12)
  if (startAt !== undefined) clock.ahead = Date.parse(startAt) - clock.since
  const [lender, borrower, ...gateways] = await Promise.all([
    startMortalProcess('lender/entry.ts', () => ({
      LENDER_PORT: String(port),
      LENDER_JOURNAL: journal,
      LENDER_GATEWAY: far.gateway,
      LENDER_PROTOCOL: protocol,
    })),
    startMortalGateway(ownStore.url, clock),
    ...Array.from({ length: count }, () => startMortalGateway(store.url, clock, undefined, settings)),
  ])
  relays = gateways.map(({ url }) => url)
  ownUrl = borrower.url
  for (const { kill } of [borrower, ...gateways]) closers.push(kill)
  closers.push(lender.kill)
  const ending = new AbortController()
  closers.push(async () => ending.abort())
  const library = createStubbornLibrary([ownUrl], ending.signal)
  const relay = createStubbornLibrary(relays, ending.signal)
  await declare(library, relay, { near, systems: await front(far.lender), protocol, lenders, retry })
  const all = [borrower, ...gateways]
  return {
    ...{ store, gateways, lender, library, relay, random, ending, borrower, near },
    wire: far,
    moveClock: (by) => {
      clock.ahead += by
      for (const { tell } of all) tell({ ahead: clock.ahead })
    },
    misplaceClock: ({ tell }, by) => tell({ ahead: clock.ahead + by }),
    ledger: () => readJournal(journal),
    done: () => far.carried() + near.carried() + library.acknowledged.length,
    rests: async () => {
      await until(
        'everything to be passed on',
        async () =>
          ((await relay.get('/v1/relayed-requests?with=waiting&limit=1')) as Waiting).items.length === 0,
        patience,
      )
    },
  }
}

/** Reads the messages that wait for a person: there must be none. */
export const readFailed = async ({ gateways }: RelayScene): Promise<readonly unknown[]> => {
  const answer = await fetch(`${gateways[0]?.url}/v1/relayed-requests?with=failed&limit=200`, {
    headers: { authorization: `Bearer ${adminKey}` },
  })
  return ((await answer.json()) as Waiting).items
}
