import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { Library } from '../../src/borrowing/library.ts'
import { instantOf } from '../../src/borrowing/time.ts'
import { Duration } from '../../src/borrowing/values.ts'
import type { CitationSettings } from '../../src/citation/fill-citation.ts'
import { readConfig } from '../../src/config.ts'
import { type ApiKeySettings, apiKeyOf } from '../../src/configuration/api-key.ts'
import type { Gateway, GatewayParts } from '../../src/gateway/parts.ts'
import { createGateway } from '../../src/gateway.ts'
import { shortHash } from '../../src/hash.ts'
import type { HttpSettings } from '../../src/http/services.ts'
import type { LogEntry } from '../../src/log.ts'
import { createPasswords } from '../../src/node/passwords.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { combineWires } from '../../src/transport/combine-wires.ts'
import { probeConnection } from '../../src/transport/connection-probe.ts'
import { createHttpTransport } from '../../src/transport/http.ts'
import { createImapConnector } from '../../src/transport/imap.ts'
import { createSmtpWire } from '../../src/transport/smtp.ts'
import { type Answer, readAnswer } from './answer.ts'

/** The admin's key of every gateway that the tests start. */
export const adminKey = 'an-admin-key-of-the-tests-that-is-long-enough'

/**
 * The parts of a call in a test: `key` is an API key (the admin's by default, null for none), `json` a body as data.
 */
export type Call = {
  readonly key?: string | null
  readonly headers?: Readonly<Record<string, string>>
  readonly json?: unknown
  readonly body?: string | Uint8Array<ArrayBuffer> | ReadableStream
  readonly signal?: AbortSignal
}

/** A gateway's HTTP side over a real SQLite file and the real ways through delivery, on a free port. */
export type TestGateway = {
  readonly url: string
  /** The folder of the SQLite file. */
  readonly folder: string
  readonly store: Store
  readonly parts: Gateway
  readonly app: Gateway['app']
  readonly takeMail: Gateway['takeMail']
  readonly purge: Gateway['purge']
  /** The log without the lines that every call, message and delivery has. */
  readonly log: readonly LogEntry[]
  /** The counts, with their labels. */
  readonly counted: readonly (readonly [string, Readonly<Record<string, string>>])[]
  readonly call: (method: string, path: string, call?: Call) => Promise<Answer>
  readonly fetch: (method: string, path: string, call?: Call) => Promise<Response>
  /** Makes an API key and gives it. */
  readonly makeKey: (settings: ApiKeySettings) => Promise<string>
  /** Makes a library, and gives a key of its own. */
  readonly makeLibrary: (code: string) => Promise<string>
  /** Makes a partner with the bearer token `<code>-token-long-enough`; `more` changes its profile. */
  readonly makePartner: (code: string, more?: Readonly<Record<string, unknown>>) => Promise<Answer>
  /** Makes one attempt at everything that is due. */
  readonly deliver: () => Promise<void>
  /** Sends the events that are due to webhooks, once. */
  readonly sendEvents: () => Promise<void>
  /** Reads the directory sources that are due, once. */
  readonly syncDirectories: () => Promise<void>
  /** Looks for problems, and raises and ends alarms, once. */
  readonly lookForProblems: () => Promise<boolean>
  /** Reads every mailbox once. */
  readonly readMailboxes: () => Promise<void>
  /** Marks requests whose configuration is gone, and takes the mark from those whose configuration is back. */
  readonly followConfiguration: () => Promise<void>
  /** Decides the deadlines that have passed. */
  readonly sweep: () => Promise<void>
  readonly advance: (milliseconds: number) => void
  /** Milliseconds since 1970. */
  readonly time: () => number
  readonly stop: () => void
  readonly close: () => Promise<void>
}

/** Returns the profile that `makePartner` stores: it listens nowhere. */
export const partnerProfile = (code: string): Readonly<Record<string, unknown>> => ({
  name: `Library of ${code}`,
  symbols: [{ type: 'ISIL', value: code }],
  allowPrivateNetwork: true,
  inboundCredentials: [{ kind: 'bearer', token: `${code}-token-long-enough` }],
  connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
  retry: { attempts: 1 },
})

/** The log messages of every call, message and delivery. */
const routineLines: ReadonlySet<string> = new Set([
  ...['HTTP call', 'Message received', 'Delivery attempted', 'The newest entry of the audit log'],
])

const settings: HttpSettings = {
  version: '0.0.0-test',
  trustedProxies: [],
  mailLimit: 1_000_000,
  partnerMessageLimit: 1_048_576,
  unauthenticatedPerMinute: 10,
  callsPerMinute: 600_000,
  passwords: 'on',
  secondFactorRoles: [],
  sessionLimit: Duration.parse('PT12H'),
}

/** Opens the store of a gateway, by the folder that is its own and its clock. */
export type OpenTestStore = (folder: string, clock: () => number) => Promise<Store>

/**
 * Starts a gateway. Its clock moves only when a test advances it, and it sends only when a test says so.
 *
 * @param options settings that differ, and verbs of the store that are to fail or be slow
 */
export const startHttp = async (
  options: {
    readonly settings?: Partial<HttpSettings>
    readonly citation?: Partial<CitationSettings>
    readonly openStore?: OpenTestStore
    readonly storeWith?: (store: Store) => Partial<Store>
    readonly pause?: (milliseconds: number) => Promise<void>
    readonly protocols?: GatewayParts['protocols']
    /** The mail server for people who work with lendwire; no mails are sent without it. */
    readonly smtpUrl?: string
    readonly publicUrl?: string
    /** False where links would lead nowhere. */
    readonly sendsLinks?: boolean
    readonly openId?: GatewayParts['openId']
  } = {},
): Promise<TestGateway> => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-http-'))
  let time = Date.parse('2026-11-24T10:00:00.000Z')
  const clock = () => time
  const openSqlite: OpenTestStore = (own, now) =>
    openSqliteStore({ file: join(own, 'lendwire.sqlite'), now, leaseTime: now })
  const store = await (options.openStore ?? openSqlite)(folder, clock)
  const transport = combineWires({
    http: createHttpTransport(),
    mail: options.smtpUrl === undefined ? null : createSmtpWire({ url: options.smtpUrl, requireTls: false }),
  })
  const stopping = new AbortController()
  const log: LogEntry[] = []
  const counted: [string, Readonly<Record<string, string>>][] = []
  const gateway = createGateway({
    store: { ...store, ...options.storeWith?.(store) },
    transport,
    connectMailbox: createImapConnector(),
    clock,
    random: () => 0.5,
    randomBytes,
    hash: shortHash,
    keep: readConfig({}).keep,
    citation: { ...readConfig({}).citation, ...options.citation },
    publicUrl: () => options.publicUrl ?? 'https://ill.example.org',
    ...(options.sendsLinks === undefined ? {} : { sendsLinks: options.sendsLinks }),
    letters: {},
    http: { ...settings, ...options.settings },
    peerAddress: (context) => getConnInfo(context).remote.address,
    // The real cost of a hash is tested separately.
    passwords: createPasswords({ memory: 64, passes: 1, parallelism: 1 }),
    ...(options.openId === undefined ? {} : { probeConnection }),
    openId: options.openId,
    mailFrom: options.smtpUrl === undefined ? undefined : 'ill@example.org',
    log: (entry) => {
      if (!routineLines.has(entry.message)) log.push(entry)
    },
    metrics: {
      increment: (counter, labels) => void counted.push([counter, labels]),
      observe: () => undefined,
    },
    stopping: stopping.signal,
    ...(options.pause === undefined ? {} : { pause: options.pause }),
    ...(options.protocols === undefined ? {} : { protocols: options.protocols }),
  })
  await gateway.seed()
  const server = serve({
    fetch: gateway.app.fetch,
    port: 0,
    hostname: '127.0.0.1',
    // As the gateway has it: a busy machine would meet connections that end as they are used again.
    serverOptions: { keepAliveTimeout: 65_000 },
  })
  const address = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject)
    const look = () => {
      const address = server.address()
      if (typeof address === 'object' && address !== null) resolve(address)
    }
    if (server.listening) look()
    else server.once('listening', look)
  })
  const url = `http://127.0.0.1:${address.port}`

  const call: TestGateway['fetch'] = (method, path, { key = adminKey, headers, json, body, signal } = {}) =>
    fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(signal === undefined ? {} : { signal }),
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    })
  const callAndRead: TestGateway['call'] = async (method, path, callOptions) =>
    readAnswer(await call(method, path, callOptions))

  const makeKey: TestGateway['makeKey'] = async (input) => {
    const answer = await callAndRead('POST', '/v1/keys', { json: input })
    return answer.words('key')
  }

  const admin = apiKeyOf(adminKey, { role: 'admin', name: 'tests' }, instantOf(time))
  await store.putDocuments([{ kind: 'key', key: admin.id, value: admin, expectedVersion: 0 }])

  return {
    url,
    folder,
    store,
    parts: gateway,
    app: gateway.app,
    takeMail: gateway.takeMail,
    purge: gateway.purge,
    log,
    counted,
    call: callAndRead,
    fetch: call,
    makeKey,
    makeLibrary: async (code) => {
      const json = { name: `Library ${code}`, symbols: [{ type: 'ISIL', value: `LIB-${code}` }] }
      const made = await callAndRead('PUT', `/v1/libraries/${code}`, { json })
      return makeKey({
        role: 'system',
        library: Library.parse(made.json).code,
        name: code,
        speaksForOthers: true,
      })
    },
    makePartner: (code, more = {}) =>
      callAndRead('PUT', `/v1/partners/${code}`, { json: { ...partnerProfile(code), ...more } }),
    deliver: async () => {
      await gateway.deliveryWorker.startDeliveries()
      await gateway.deliveryWorker.idle()
    },
    sendEvents: async () => {
      await gateway.webhookWorker.start()
      await gateway.webhookWorker.idle()
    },
    syncDirectories: async () => {
      await gateway.directorySync.look()
      await gateway.directorySync.idle()
    },
    lookForProblems: () => gateway.alarmWorker.look(),
    followConfiguration: () => gateway.deliveryWorker.followConfiguration(),
    readMailboxes: () => gateway.mailboxes.readAll(stopping.signal),
    sweep: async () => {
      await gateway.deliveryWorker.applyDeadlines()
    },
    time: clock,
    advance: (milliseconds) => {
      time += milliseconds
    },
    stop: () => stopping.abort(),
    close: async () => {
      stopping.abort()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await transport.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}
