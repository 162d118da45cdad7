import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../support/free-port.ts'
import { type Line, readJournal } from './lender/journal.ts'
import { lenderCodes } from './lender/plans.ts'
import { type Clock, fastClock, type OwnFault, startMortalGateway } from './mortal-gateway.ts'
import { type MortalProcess, startMortalProcess } from './mortal-process.ts'
import type { Random } from './random.ts'
import { type FaultyStore, makeStore, type StoreKind } from './stores.ts'
import { createStubbornLibrary, type StubbornLibrary } from './stubborn-library.ts'
import { layWire, type Wire } from './wire.ts'

/** A library, gateways on a store, lenders, and the wire between them: all that faults can be done to. */
export type Scene = {
  readonly store: FaultyStore
  readonly gateways: readonly MortalProcess[]
  readonly lender: MortalProcess
  readonly wire: Wire
  readonly library: StubbornLibrary
  readonly random: Random
  /** Moves the clock of the gateways by so many milliseconds. */
  readonly moveClock: (by: number) => void
  /** Moves the clock of one of them away from the others', until that of all is moved. */
  readonly misplaceClock: (gateway: MortalProcess, by: number) => void
  /** Reads the lenders' ledger. */
  readonly ledger: () => readonly Line[]
  /** Messages and calls that came to their end: it shows that work goes on. */
  readonly done: () => number
  /** Ends all that the library waits for. */
  readonly ending: AbortController
}

export type SceneOptions = {
  readonly store: StoreKind
  readonly random: Random
  /** The number of gateways that share the store. */
  readonly gateways?: number | undefined
  /** The megabytes of the store's disk, for one of its own. */
  readonly disk?: number | undefined
  readonly ownFault?: OwnFault | undefined
}

const declare = async (library: StubbornLibrary, wire: Wire): Promise<void> => {
  await library.put('/v1/libraries/FAULTS', {
    name: 'Faults',
    symbols: [{ type: 'ISIL', value: 'FAULTS' }],
  })
  for (const code of lenderCodes)
    await library.put(`/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: code }],
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token: `${code}-token-that-is-long-enough` }],
      connection: {
        protocol: 'iso18626',
        url: `${wire.lender}/${code}/iso18626`,
        timeout: 'PT1S',
        concurrency: 16,
      },
      retry: { attempts: 100, firstDelay: 'PT1S', longestDelay: 'PT1S' },
    })
}

/**
 * Sets the scene.
 *
 * @param closers is given what ends it, to be called in the reverse order
 */
export const setScene = async (
  { store: kind, random, gateways: count = 1, disk, ownFault }: SceneOptions,
  closers: (() => Promise<void>)[],
): Promise<Scene> => {
  const store = await makeStore(kind, disk)
  closers.push(store.stop)
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-lender-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  const journal = join(folder, 'ledger.jsonl')
  const port = await freePort()
  let urls: readonly string[] = []
  const wire = await layWire({ lender: () => `http://127.0.0.1:${port}`, gateways: () => urls }, random)
  closers.push(wire.stop)
  const clock: Clock = fastClock()
  const [lender, ...gateways] = await Promise.all([
    startMortalProcess('lender/entry.ts', () => ({
      LENDER_PORT: String(port),
      LENDER_JOURNAL: journal,
      LENDER_GATEWAY: wire.gateway,
    })),
    ...Array.from({ length: count }, () => startMortalGateway(store.url, clock, ownFault)),
  ])
  urls = gateways.map(({ url }) => url)
  for (const { kill } of gateways) closers.push(kill)
  closers.push(lender.kill)
  const ending = new AbortController()
  closers.push(async () => ending.abort())
  const library = createStubbornLibrary(urls, ending.signal)
  await declare(library, wire)
  return {
    ...{ store, gateways, lender, wire, library, random, ending },
    moveClock: (by) => {
      clock.ahead += by
      for (const { tell } of gateways) tell({ ahead: clock.ahead })
    },
    misplaceClock: ({ tell }, by) => tell({ ahead: clock.ahead + by }),
    ledger: () => readJournal(journal),
    done: () => wire.carried() + library.acknowledged.length,
  }
}
