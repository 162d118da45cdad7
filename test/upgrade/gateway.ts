import { randomBytes } from 'node:crypto'
import { Duration } from '../../src/borrowing/values.ts'
import { readConfig } from '../../src/config.ts'
import type { Gateway } from '../../src/gateway/parts.ts'
import { createGateway } from '../../src/gateway.ts'
import { shortHash } from '../../src/hash.ts'
import type { LogEntry } from '../../src/log.ts'
import { Problem } from '../../src/problem.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { textReason } from '../../src/translations/reason.ts'
import { createPartners, type Partners } from './partners.ts'
import type { OldStore } from './stored.ts'

export type Answer = { readonly status: number; readonly text: string; readonly headers: Headers }

/** The present gateway over a store of an older one. Its clock moves only when it is advanced. */
export type UpgradedGateway = {
  readonly store: Store
  readonly partners: Partners
  readonly errors: readonly LogEntry[]
  readonly call: (method: string, path: string, init?: RequestInit) => Promise<Answer>
  readonly fetch: (method: string, path: string, init?: RequestInit) => Promise<Response>
  /** The gateway's time, in milliseconds since 1970. */
  readonly now: () => number
  /** Calls the API as the admin; the body is JSON. It must be done, unless other statuses are named. */
  readonly api: (
    method: string,
    path: string,
    body?: unknown,
    more?: { readonly key?: string; readonly headers?: Readonly<Record<string, string>> },
  ) => Promise<Answer>
  readonly advance: (milliseconds: number) => void
  /** Delivers what is due and decides the deadlines that have passed, until nothing is left. */
  readonly settle: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens the store with the present program, as it stood when the store was taken. */
export const openUpgraded = async ({ address, manifest }: OldStore): Promise<UpgradedGateway> => {
  let time = Date.parse(manifest.takenAt)
  const clock = () => time
  const store = await openStore(address, { now: clock, allowLoss: true })
  const partners = createPartners(clock)
  const errors: LogEntry[] = []
  const { keep, citation } = readConfig({})
  const gateway: Gateway = createGateway({
    store,
    transport: partners.transport,
    connectMailbox: () => Promise.reject(new Problem('unavailable', textReason('nobody listens there'))),
    clock,
    random: () => 0.5,
    randomBytes,
    hash: shortHash,
    keep,
    citation,
    publicUrl: () => 'https://ill.example.org',
    letters: {},
    http: {
      version: 'test',
      trustedProxies: [],
      mailLimit: 1_000_000,
      partnerMessageLimit: 1_000_000,
      unauthenticatedPerMinute: 1000,
      callsPerMinute: 600_000,
      passwords: 'on',
      secondFactorRoles: [],
      sessionLimit: Duration.parse('PT12H'),
    },
    peerAddress: () => '127.0.0.1',
    log: (entry) => {
      if (entry.level === 'error') errors.push(entry)
    },
    stopping: new AbortController().signal,
  })
  await gateway.seed()
  const fetch: UpgradedGateway['fetch'] = async (method, path, init = {}) =>
    gateway.app.request(path, { ...init, method })
  const call: UpgradedGateway['call'] = async (method, path, init) => {
    const response = await fetch(method, path, init)
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  return {
    store,
    partners,
    errors,
    call,
    fetch,
    now: clock,
    api: (method, path, body, { key = manifest.adminKey, headers = {} } = {}) =>
      call(method, path, {
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    advance: (milliseconds) => {
      time += milliseconds
    },
    settle: async () => {
      for (let round = 0; round < 100; round += 1) {
        const started = await gateway.deliveryWorker.startDeliveries()
        await gateway.deliveryWorker.idle()
        if ((await gateway.deliveryWorker.applyDeadlines()) === 0 && started === 0) return
      }
      throw new Error('the gateway does not come to rest')
    },
    close: () => store.close(),
  }
}
