import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { getConnInfo } from '@hono/node-server/conninfo'
import { instantOf } from './borrowing/time.ts'
import type { Config } from './config.ts'
import { readCertificates, readConfigFile, readKey, readLetters } from './config-file.ts'
import { storeDeclared } from './declared-configuration.ts'
import { createGateway, type Gateway } from './gateway.ts'
import { shortHash } from './hash.ts'
import { ApiKey, ensureAdminKey } from './http/auth/api-key.ts'
import { randomSecret } from './http/auth/secrets.ts'
import type { LogEntry } from './log.ts'
import { Problem } from './problem.ts'
import { openStore } from './store/open.ts'
import type { Store } from './store/ports/store.ts'
import { createHttpTransport } from './transport/http.ts'
import type { ConnectMailbox } from './transport/mailbox.ts'
import type { SmtpOptions } from './transport/smtp.ts'
import { createTcpTransport } from './transport/tcp.ts'
import type { MailWire } from './transport/transport.ts'
import { joinWires } from './transport/wires.ts'
import { createTurn, type Turn } from './turns.ts'
import { version } from './version.ts'

/** A gateway that runs in this process. */
export type Running = {
  readonly url: string
  readonly gateway: Gateway
  readonly store: Store
  /** Stops taking calls, lets what is under way end, closes the store. */
  readonly stop: () => Promise<void>
}

/** What the process gives besides the settings. */
export type Surroundings = {
  readonly log: (entry: LogEntry) => void
  /** Shows a line to the person who starts it. */
  readonly print: (line: string) => void
  /** Milliseconds since 1970; a test advances its own. */
  readonly clock?: () => number
  /** Opens the store; the one that the settings name where it is left out. */
  readonly openStore?: (config: Config, clock: () => number) => Promise<Store>
}

const purgeEvery = 3_600_000
/** So many calls, or answers of partners, go on together: enough for the code to be near, few enough for their data to be. */
const mostInStep = 32

/** The first admin key: from the settings, or made where there is no key yet, and shown once. */
const ensureAdmin = async (
  store: Store,
  config: Config,
  { print, clock = Date.now }: Surroundings,
): Promise<void> => {
  const shell = { store, now: () => instantOf(clock()) }
  if (config.adminKey !== undefined) {
    await ensureAdminKey(shell, config.adminKey, 'from the environment')
    return
  }
  const keys = (await store.listDocuments('key')).map(({ value }) => ApiKey.parse(value))
  if (keys.some(({ role }) => role === 'admin')) return
  const key = randomSecret()
  await ensureAdminKey(shell, key, 'made at first start')
  print(`The first admin key, shown this once: ${key}`)
}

/** Starts a gateway: store, configuration, HTTP, and the loop over outbox and deadlines. */
export const startGateway = async (config: Config, surroundings: Surroundings): Promise<Running> => {
  const { log, clock = Date.now } = surroundings
  const signing = await signingOf(config)
  const trusting = await trustOf(config)
  const letters = config.lettersFolder === undefined ? {} : await readLetters(config.lettersFolder)
  const declared = config.configFile === undefined ? undefined : await readConfigFile(config.configFile)
  const openConfigured = (): Promise<Store> =>
    openStore(config.store, {
      now: clock,
      allowLoss: config.redisAllowLoss,
      warn: (message) => log({ level: 'warn', message, facts: {} }),
      onNew: (message) => log({ level: 'warn', message, facts: {} }),
      onUpgrade: (message) => log({ level: 'info', message, facts: {} }),
    })
  const store = await (surroundings.openStore ?? openConfigured)(config, clock)
  const turn = createTurn(mostInStep)
  const http = createHttpTransport()
  const transport = joinWires({
    http: { ...http, dispatch: (message) => http.dispatch(message).finally(turn) },
    mail: await mailWire(config, { ...signing, ...trusting }),
    tcp: createTcpTransport(),
  })
  const stopping = new AbortController()
  let listening: string | undefined
  const gateway = createGateway({
    store,
    transport,
    connectMailbox: imapConnector(trusting),
    clock,
    random: Math.random,
    randomBytes: (count) => randomBytes(count),
    hash: shortHash,
    keep: config.keep,
    citation: config.citation,
    letters,
    publicUrl: () => config.publicUrl ?? listening ?? `http://${config.host}:${config.port}`,
    http: {
      version,
      trustedProxies: config.trustedProxies,
      partnerMessageLimit: config.partnerMessageLimit,
      mailLimit: config.mailLimit,
      unauthenticatedPerMinute: 60,
    },
    peerAddress: (context) => getConnInfo(context).remote.address,
    log,
    stopping: stopping.signal,
  })
  await gateway.seed()
  if (declared !== undefined) {
    const { letterLanguages } = gateway
    await storeDeclared({ store, now: () => instantOf(clock()), letterLanguages }, declared)
  }
  await ensureAdmin(store, config, surroundings)
  const { server, url } = await listen(gateway, config, turn)
  listening = url
  const loop = gateway.deliveryWorker.run(stopping.signal)
  const following = gateway.mailboxes.run(stopping.signal)
  const purging = setInterval(() => {
    gateway.purge().catch((error: unknown) => {
      log({
        level: 'error',
        message: 'purging failed',
        facts: { error: error instanceof Error ? error.name : 'unknown' },
      })
    })
  }, purgeEvery)
  return {
    url,
    gateway,
    store,
    stop: async () => {
      clearInterval(purging)
      stopping.abort()
      await shut(server)
      await Promise.all([loop, following])
      await transport.close()
      await gateway.deliveryWorker.settled()
      await store.close()
    },
  }
}

/** What sends mails: loaded only where a mail server is set. */
const mailWire = async (
  { smtp }: Config,
  more: Pick<SmtpOptions, 'dkim' | 'certificateAuthorities'>,
): Promise<MailWire | null> => {
  if (smtp === undefined) return null
  const { createSmtpWire } = await import('./transport/smtp.ts')
  return createSmtpWire({ ...smtp, ...more })
}

/** What reads mailboxes: loaded only where there is one. */
const imapConnector =
  (trusting: Pick<SmtpOptions, 'certificateAuthorities'>): ConnectMailbox =>
  async (...mailbox) => {
    const { createImapConnector } = await import('./transport/imap.ts')
    return createImapConnector(trusting)(...mailbox)
  }

const signingOf = async ({ dkim }: Config): Promise<Pick<SmtpOptions, 'dkim'>> => {
  if (dkim === undefined) return {}
  const { domain, selector, keyFile } = dkim
  return { dkim: { domain, selector, privateKey: await readKey(keyFile) } }
}

const trustOf = async ({ mailCaFile }: Config): Promise<Pick<SmtpOptions, 'certificateAuthorities'>> =>
  mailCaFile === undefined ? {} : { certificateAuthorities: [await readCertificates(mailCaFile)] }

/** An OpenURL may stand in an address: what is too long for one still reaches the page that says so. In bytes. */
const maxHeaderSize = 163_840

/** How long calls that are under way may take to end when the gateway stops, in milliseconds. */
const lastCalls = 5_000

/** Takes no more calls, and lets those under way end; one whose client never ends it is cut off. */
const shut = (server: Awaited<ReturnType<typeof listen>>['server']): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, lastCalls)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })

const listen = (gateway: Gateway, config: Config, turn: Turn) =>
  new Promise<{ readonly server: ReturnType<typeof serve>; readonly url: string }>((resolve, reject) => {
    const { host: hostname, port } = config
    const fetch: typeof gateway.app.fetch = async (...call) => {
      await turn()
      return gateway.app.fetch(...call)
    }
    const options = { fetch, hostname, port, serverOptions: { maxHeaderSize } }
    const server = serve(options, (address: AddressInfo) => {
      const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
      resolve({ server, url: `http://${host}:${address.port}` })
    })
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new Problem(
          'unavailable',
          `It cannot listen on ${hostname}, port ${port}: ${cause.code ?? cause.message}.`,
          {
            cause,
          },
        ),
      ),
    )
  })
