import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Config, readConfig } from '../../src/config.ts'
import type { LogEntry } from '../../src/log.ts'
import { type RunningGateway, startGateway } from '../../src/node.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'

/** The admin's key of every gateway that the tests start. */
export const adminKey = 'the-admin-key-of-the-tests-is-long-enough'

/** An answer of the API. */
export type ApiAnswer = { readonly status: number; readonly body: unknown; readonly headers: Headers }

/** A whole gateway as its users meet it: HTTP on a free port, a SQLite file, the loop over outbox and deadlines. */
export type WholeGateway = {
  readonly url: string
  readonly store: Store
  readonly file: string
  readonly log: readonly LogEntry[]
  /** Calls the API as the admin, or with another key. */
  readonly api: (
    method: string,
    path: string,
    body?: unknown,
    more?: { readonly key?: string; readonly headers?: Readonly<Record<string, string>> },
  ) => Promise<ApiAnswer>
  /** Calls the API as the admin, where nothing else than success is expected, and returns the body. */
  readonly call: (method: string, path: string, body?: unknown) => Promise<unknown>
  /** Moves the gateway's clock on and has it look at what is due. */
  readonly advance: (milliseconds: number) => void
  /** Waits for deliveries in hand, tests partners that do not work, and looks for alarms once. */
  readonly settle: () => Promise<void>
  /** The gateway's time, in milliseconds since 1970. */
  readonly now: () => number
  /** Stops it, waits for what happens while nobody listens, and starts it again on the same file and port. */
  readonly restart: (meanwhile?: () => Promise<void>) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Linux keeps what lies here in memory. */
const memoryFolder = '/dev/shm'

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/**
 * Starts a gateway whose clock only runs as the real one does plus what a test adds to it.
 *
 * @param environment settings besides the standard ones of tests: a free port and a temporary file
 * @param options `startAt`: what its clock shows at the start, where tests name days; the real time where left out.
 *   `inMemory`: its file lies in memory, where the system has such a folder, so that no test waits for the disk.
 *   `watchesClock`: it takes it for a jump when the test moves its clock on.
 *   `storeWith`: verbs of the store that are to fail or be slow.
 *   `leasesByClock`: leases end by its clock too, where a test moves on by hours at once.
 *   `linksToListener`: false where links lead nowhere without a public URL, as outside of tests
 */
export const startWholeGateway = async (
  environment: Readonly<Record<string, string>> = {},
  {
    startAt,
    inMemory = false,
    watchesClock = false,
    storeWith,
    linksToListener = true,
    leasesByClock = false,
  }: {
    readonly startAt?: string
    readonly inMemory?: boolean
    readonly watchesClock?: boolean
    readonly storeWith?: (store: Store) => Partial<Store>
    readonly linksToListener?: boolean
    readonly leasesByClock?: boolean
  } = {},
): Promise<WholeGateway> => {
  const folder = await mkdtemp(
    join(inMemory && existsSync(memoryFolder) ? memoryFolder : tmpdir(), 'lendwire-test-'),
  )
  const file = join(folder, 'lendwire.sqlite')
  const log: LogEntry[] = []
  let ahead = startAt === undefined ? 0 : Date.parse(startAt) - Date.now()
  const now = (): number => Date.now() + ahead
  const settings = {
    LENDWIRE_PORT: '0',
    LENDWIRE_DRAIN: 'PT5S',
    LENDWIRE_STORE: `sqlite:${file}`,
    LENDWIRE_ADMIN_KEY: adminKey,
    LENDWIRE_ALLOW_PLAIN_SECRETS: 'true',
    ...environment,
  }
  const surroundings = {
    log: (entry: LogEntry) => void log.push(entry),
    print: () => undefined,
    linksToListener,
    clock: now,
    ...(watchesClock ? { elapsed: () => performance.now() } : {}),
    ...(storeWith === undefined && !inMemory && !leasesByClock
      ? {}
      : {
          openStore: async ({ store: address }: Config, clock: () => number) => {
            const store =
              leasesByClock && address.kind === 'sqlite'
                ? await openSqliteStore({ file: address.file, now: clock, leaseTime: clock })
                : await openStore(address, { now: clock })
            return { ...store, ...storeWith?.(store) }
          },
        }),
  }
  let running: RunningGateway = await startGateway(readConfig(settings), surroundings)
  const { url } = running
  const port = new URL(url).port
  const api: WholeGateway['api'] = async (method, path, body, { key = adminKey, headers = {} } = {}) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        // Thousands of answers: to compress them takes longer than to send them.
        'accept-encoding': 'identity',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, headers: response.headers, body: parse(await response.text()) }
  }
  const call: WholeGateway['call'] = async (method, path, body) => {
    const answer = await api(method, path, body)
    if (answer.status < 300) return answer.body
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  return {
    url,
    file,
    log,
    now,
    api,
    call,
    get store() {
      return running.store
    },
    advance: (milliseconds) => {
      ahead += milliseconds
      running.gateway.deliveryWorker.wakeAll()
      running.gateway.alarmWorker.wake()
    },
    settle: async () => {
      const { deliveryWorker, alarmWorker } = running.gateway
      await deliveryWorker.idle()
      await alarmWorker.testPartners()
      await alarmWorker.look()
    },
    restart: async (meanwhile) => {
      await running.stop()
      // Connections that are kept for the next call must be known as closed before one is made on them.
      await until('nobody to listen', () => fetch(url).then(() => false, isRefused))
      await meanwhile?.()
      running = await startGateway(readConfig({ ...settings, LENDWIRE_PORT: port }), surroundings)
    },
    stop: async () => {
      await running.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const isRefused = ({ cause }: Error): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'

/**
 * Polls until a condition holds.
 *
 * @param what names what is waited for, for the failure's message
 * @param look returns the awaited value, or undefined or false until it is there
 */
export const until = async <T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  within = 60_000,
): Promise<T> => {
  const end = Date.now() + within
  for (let pause = 4; ; pause = Math.min(pause * 2, 20)) {
    const seen = await look()
    if (seen !== undefined && seen !== false) return seen
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
