import { z } from 'zod'
import { type Server, startServer, startWorker } from './child-process.ts'
import { type Measured, median } from './row.ts'
import { adminKey, type Language, type Target, targetOf } from './scene.ts'
import { startArguments } from './start-arguments.ts'

const Loaded = z.object({
  messages: z.number(),
  seconds: z.number(),
  medianMs: z.number(),
  p99Ms: z.number(),
  /** The share of a core that the client took: near 1, it is the client that was measured. */
  busy: z.number(),
})
type Loaded = z.infer<typeof Loaded>

/** The amount of load: a time in milliseconds, or a number of messages; as fast as can be, or at an even pace. */
export type Amount = ({ readonly milliseconds: number } | { readonly messages: number }) & {
  readonly perSecond?: number
}

/** The measurement of a server under load, with the load of the client. */
export type UnderLoadMeasured = Measured & Pick<Loaded, 'medianMs' | 'busy'>

const connections = 32

/** The most requests that are written to; with more in the store they are spread over all of it. */
const maxTargets = 100_000

const targetsAmong = (requests: number, language: Language): readonly Target[] => {
  const count = Math.min(requests, maxTargets)
  return Array.from({ length: count }, (_, index) =>
    targetOf(Math.floor((index * requests) / count), language),
  )
}

/** A server under load: what was sent so far is not sent again. */
export type UnderLoad = {
  readonly url: string
  readonly run: (amount: Amount) => Promise<void>
  /** Returns the median of the runs since the last call. The machine may do other work during one of them. */
  readonly measured: () => UnderLoadMeasured
  readonly stop: () => Promise<void>
}

const sampleEvery = 250

/** The messages to send, with a text that every right answer has and a text that no right answer has. */
type Talk = { readonly language: Language; readonly expect: string; readonly never: string }

const talks: Readonly<Record<Language, Talk>> = {
  iso18626: { language: 'iso18626', expect: '<messageStatus>OK</messageStatus>', never: 'errorData' },
  ncip: { language: 'ncip', expect: 'Response>', never: 'Problem' },
}

/** Lists the messages that are sent to a server under load. */
const messagesTo = (requests: number, talk: Talk) => ({
  file: 'processes/load.ts',
  targets: targetsAmong(requests, talk.language),
  ...talk,
})

/**
 * Puts a server under the load that a process makes.
 *
 * @param workload the file of the process, and what the process gets besides the shared settings
 */
const underLoad = (
  server: Server,
  { file, ...workload }: { readonly file: string; readonly [name: string]: unknown },
): UnderLoad => {
  const load = startWorker(file, Loaded)
  let first = 0
  let runs: Loaded[] = []
  let maxMb = 0
  const sample = async (): Promise<void> => {
    maxMb = Math.max(maxMb, await server.residentMb())
  }
  return {
    url: server.url,
    run: async (amount) => {
      const sampling = setInterval(() => void sample(), sampleEvery)
      try {
        const loaded = await load.ask({ url: server.url, connections, first, ...workload, ...amount })
        runs.push(loaded)
        first += loaded.messages
      } finally {
        clearInterval(sampling)
      }
      await sample()
    },
    measured: () => {
      const perSecond = median(runs.map(({ messages, seconds }) => messages / seconds))
      const medianMs = median(runs.map((each) => each.medianMs))
      const p99Ms = median(runs.map((each) => each.p99Ms))
      const busy = median(runs.map((each) => each.busy))
      const rssMb = maxMb
      runs = []
      maxMb = 0
      return { perSecond, medianMs, p99Ms, busy, rssMb }
    },
    stop: async () => {
      await load.stop()
      await server.stop()
    },
  }
}

/** Starts the bare Hono server, for the same messages over the same connections. */
export const startBare = async (): Promise<UnderLoad> =>
  underLoad(
    await startServer('processes/bare-hono.ts'),
    messagesTo(1000, { ...talks.iso18626, expect: 'yyyy' }),
  )

/** A prepared store: its address, and the file with its master key where that is not beside it. */
export type PreparedStore = { readonly address: string; readonly keyFile?: string }

/**
 * Starts the gateway on a prepared store.
 *
 * @param store the store, with loans as `prepareLoans` makes them
 * @param requests how many it holds
 * @param language what its partners speak
 */
export const startInbound = async (
  store: PreparedStore,
  requests: number,
  language: Language,
): Promise<UnderLoad> => underLoad(await startGateway(store), messagesTo(requests, talks[language]))

/** Starts the gateway on a prepared store whose partners cannot be reached: requests are made and sent over the API. */
export const startCreating = async (store: PreparedStore): Promise<UnderLoad> =>
  underLoad(await startGateway(store), { file: 'processes/create-load.ts' })

const startGateway = async ({ address, keyFile }: PreparedStore): Promise<Server> => {
  const environment = {
    LENDWIRE_PORT: '0',
    LENDWIRE_STORE: address,
    ...(keyFile === undefined
      ? { LENDWIRE_ALLOW_PLAIN_SECRETS: 'true' }
      : { LENDWIRE_MASTER_KEY_FILE: keyFile }),
    LENDWIRE_ADMIN_KEY: adminKey,
    // A line for each call would measure the terminal.
    LENDWIRE_LOG_LEVEL: 'error',
  }
  return startServer('../src/main.ts', environment, await startArguments())
}
