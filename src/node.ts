import { randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { durationMilliseconds, instantOf } from './borrowing/time.ts'
import type { Config } from './config.ts'
import { applyConfiguration } from './configuration/file/apply.ts'
import { createRestoreRecord, restoreDocument } from './configuration/restore-record.ts'
import type { Gateway, GatewayParts } from './gateway/parts.ts'
import { createGateway } from './gateway.ts'
import { shortHash } from './hash.ts'
import type { LogEntry } from './log.ts'
import { createPrometheusMetrics } from './metrics/prometheus.ts'
import { batchPerTick, type WaitForBatch } from './node/batch-per-tick.ts'
import { createConsoleFiles } from './node/console-files.ts'
import { createErasureFile } from './node/erasure-file.ts'
import { ensureAdmin, printFirstAdminLink } from './node/first-admin.ts'
import { checkAddress, closeServer, listen } from './node/http-server.ts'
import { createKeySource } from './node/key-source.ts'
import { createMailParser } from './node/mail-threads/mail-parser.ts'
import { createManualFiles } from './node/manual-files.ts'
import { openSecrets } from './node/open-secrets.ts'
import { createPasskeys } from './node/passkeys.ts'
import { createPasswords } from './node/passwords.ts'
import { purgeRegularly } from './node/purge-regularly.ts'
import { readStartupFiles, type StartupFiles } from './node/startup-files.ts'
import { warnOfErasureFile, warnOfMissingSettings, warnOfReadableKeys } from './node/startup-warnings.ts'
import { endsWithin } from './node/stop-within.ts'
import { lockStoreFile, type StoreFileLock, shareStoreFile } from './node/store-file-lock.ts'
import { freeDisk, newestBackup } from './node/watched-disk.ts'
import { protocolRegistry } from './partners/registry.ts'
import type { Problem } from './problem.ts'
import { refuseWithoutKey } from './secrets/open-sealed-store.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/ports/store.ts'
import { refuseUnfinishedCopy } from './store/transfer/copy-store.ts'
import type { OtlpTraces } from './tracing/otlp-traces.ts'
import type { Language } from './translations/language.ts'
import { combineWires } from './transport/combine-wires.ts'
import { probeConnection } from './transport/connection-probe.ts'
import { createHttpTransport } from './transport/http.ts'
import type { ConnectMailbox } from './transport/mailbox.ts'
import type { SmtpOptions } from './transport/smtp.ts'
import { createTcpTransport } from './transport/tcp.ts'
import type { MailWire, Transport } from './transport/transport.ts'
import { version } from './version.ts'

/** A running gateway. */
export type RunningGateway = {
  readonly url: string
  readonly gateway: Gateway
  readonly store: Store
  /** Refuses new calls, waits for those in flight, and closes the store. */
  readonly stop: () => Promise<void>
}

/** The parts that the process provides besides the settings. */
export type StartOptions = {
  readonly log: (entry: LogEntry) => void
  /** Prints a line for the person who starts the process. */
  readonly print: (line: string) => void
  /** The language of what is printed; English where it is left out. */
  readonly language?: Language
  /** Where the configuration file looks up secrets; nowhere where left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. Tests pass a clock of their own. */
  readonly clock?: () => number
  /** Milliseconds, which go on evenly: a clock that jumps is noticed by them. Default: those of the process, for its own clock. */
  readonly elapsed?: () => number
  /** Called once if the store can no longer be used: the process must end and be restarted. */
  readonly onStoreLost?: (problem: Problem) => void
  /** True sends letters whose links lead to where it listens, as long as no public URL is set: for tests. */
  readonly linksToListener?: boolean
  /** Opens the store. Default: the store that the settings name. */
  readonly openStore?: (config: Config, clock: () => number) => Promise<Store>
}

/** Calls, and answers of partners, per batch: enough to share code in the processor's caches, few enough for their data. */
const batchSize = 32
const checkStoreEvery = 5_000
const noteRunningEvery = 20_000
/** The time for each part to close after the time for work in hand has ended, in milliseconds. */
const shortestClose = 1_000

/** Locks the file of a SQLite store for this gateway, unless it is to share it. */
const lockStore = async (
  { store, shareStoreFile: isShared }: Config,
  clock: () => number,
): Promise<StoreFileLock> => {
  if (store.kind !== 'sqlite') return { isAlone: false, unlock: async () => undefined }
  return isShared ? shareStoreFile(store.file) : lockStoreFile(store.file, instantOf(clock()))
}

/** Pauses a store that was restored elsewhere by the means of its database: partners may have heard more than it knows. */
const pauseMoved = async (store: Store, clock: () => number, log: StartOptions['log']): Promise<void> => {
  await store.putDocuments([restoreDocument(createRestoreRecord(instantOf(clock()), null))])
  log({
    level: 'warn',
    message: 'The store was restored into another place. It is paused: nothing is sent until you release it.',
    facts: {},
  })
}

/** Opens the store and its secrets. A store that is refused is closed again. */
const openGatewayStore = async (
  config: Config,
  { log, onStoreLost, openStore: open }: StartOptions,
  clock: () => number,
  onQueued: () => void,
): Promise<Store> => {
  const openConfigured = (isAlone: boolean): Promise<Store> =>
    openStore(config.store, {
      isAlone,
      now: clock,
      allowLoss: config.redisAllowLoss,
      requireExisting: config.requireExistingStore,
      warn: (message) => log({ level: 'warn', message, facts: {} }),
      onNew: (message) => log({ level: 'warn', message, facts: {} }),
      onUpgrade: (message) => log({ level: 'info', message, facts: {} }),
      threads: true,
      onQueued,
      onMoved: (store) => pauseMoved(store, clock, log),
      ...(onStoreLost === undefined ? {} : { onLost: onStoreLost }),
    })
  await refuseWithoutKey(createKeySource(config.masterKey))
  const { isAlone, unlock } = await lockStore(config, clock)
  try {
    const opened = await (open?.(config, clock) ?? openConfigured(isAlone))
    try {
      await refuseUnfinishedCopy(opened)
      const store = await openSecrets(opened, config, log)
      return { ...store, close: () => store.close().finally(unlock) }
    } catch (error) {
      await opened.close()
      throw error
    }
  } catch (error) {
    await unlock()
    throw error
  }
}

/** Creates the export of traces. Its module is loaded only if a collector is set. */
const createTraces = async (
  { traces }: Config,
  log: StartOptions['log'],
): Promise<OtlpTraces | undefined> => {
  if (traces === undefined) return undefined
  const { createOtlpTraces } = await import('./tracing/otlp-traces.ts')
  return createOtlpTraces({ ...traces, version, log })
}

/**
 * Creates the mail transport. Its module is loaded only if a mail server is set.
 *
 * @param more the signature, and the certificate authorities, that the settings name
 */
export const createMailWire = async (
  smtp: NonNullable<Config['smtp']>,
  more: Pick<SmtpOptions, 'dkim' | 'certificateAuthorities'>,
): Promise<MailWire> => {
  const { createSmtpWire } = await import('./transport/smtp.ts')
  return createSmtpWire({ ...smtp, ...more })
}

/** Creates the connector to mailboxes. Its module is loaded only if there is a mailbox. */
const imapConnector =
  (trusting: Pick<SmtpOptions, 'certificateAuthorities'>): ConnectMailbox =>
  async (...mailbox) => {
    const { createImapConnector } = await import('./transport/imap.ts')
    return createImapConnector(trusting)(...mailbox)
  }

/** Creates what a connection test needs beside a gateway: the ways to partners, but for mail, and the probe. */
export const createTestWires = () => ({
  transport: combineWires({ http: createHttpTransport(), mail: null, tcp: createTcpTransport() }),
  probeConnection,
})

/** @param turn waited for after each answer of a partner */
const createTransport = async (
  config: Config,
  { mailSigning, mailAuthorities }: StartupFiles,
  turn: WaitForBatch,
): Promise<Transport> => {
  const http = createHttpTransport()
  return combineWires({
    http: { ...http, dispatch: (message) => http.dispatch(message).finally(turn) },
    mail:
      config.smtp === undefined
        ? null
        : await createMailWire(config.smtp, { ...mailSigning, ...mailAuthorities }),
    tcp: createTcpTransport(),
  })
}

/** Returns the parts of a gateway that follow from the settings and from Node alone. */
const partsOfSettings = (config: Config, clock: () => number) =>
  ({
    probeConnection,
    clock,
    random: Math.random,
    randomBytes: (count) => randomBytes(count),
    hash: shortHash,
    keep: config.keep,
    erasures:
      config.erasureFile === undefined
        ? undefined
        : createErasureFile(config.erasureFile, config.keepBackups, clock),
    citation: config.citation,
    sendsLinks: config.publicUrl !== undefined,
    http: {
      version,
      trustedProxies: config.trustedProxies,
      partnerMessageLimit: config.partnerMessageLimit,
      callsPerMinute: config.callsPerMinute,
      passwords: config.passwords,
      secondFactorRoles: config.secondFactorRoles,
      sessionLimit: config.sessionLimit,
      mailLimit: config.mailLimit,
      unauthenticatedPerMinute: 60,
    },
    peerAddress: (context) => getConnInfo(context).remote.address,
    passwords: createPasswords(),
    passkeys: createPasskeys(),
    consoleFiles: createConsoleFiles(),
    manualFiles: createManualFiles(),
    freeDisk: () => freeDisk(config.store),
    newestBackup: () => newestBackup(config.backupFolder),
    openId: config.openId,
    mailFrom: config.smtp === undefined ? undefined : config.mailFrom,
  }) satisfies Partial<GatewayParts>

/** Brings the store to what the gateway needs: its own records, erasures since the backup, the configuration file. */
const prepareStore = async (
  gateway: Gateway,
  store: Store,
  declared: StartupFiles['declared'],
  clock: () => number,
): Promise<void> => {
  await gateway.seed()
  await gateway.applyErasures()
  if (declared === undefined) return
  const { letterLanguages } = gateway
  const changes = await applyConfiguration(
    { store, now: () => instantOf(clock()), letterLanguages, protocols: protocolRegistry },
    declared,
  )
  gateway.auditConfiguration(changes)
}

/** Starts all that a gateway does without being called, until it is stopped. */
const startWork = (
  gateway: Gateway,
  stopping: AbortSignal,
  { log, elapsed, clock }: Pick<StartOptions, 'log' | 'elapsed' | 'clock'>,
) => {
  const deliveries = gateway.deliveryWorker.run(stopping)
  const mailboxes = gateway.mailboxes.run(stopping)
  const webhooks = gateway.webhookWorker.run(stopping)
  const alarms = gateway.alarmWorker.run(stopping)
  const directories = gateway.directorySync.run(stopping)
  const storeCheck = setInterval(() => void gateway.checkStore(), checkStoreEvery)
  const { missedMessages } = gateway
  const started = missedMessages.noteStart()
  const running = setInterval(() => void started.then(missedMessages.noteRunning), noteRunningEvery)
  const purges = purgeRegularly(gateway, {
    clock: clock ?? Date.now,
    elapsed: elapsed ?? clock ?? (() => performance.now()),
    stopping,
    log,
  })
  return {
    purges,
    /** Begins nothing more at regular times. */
    stopTimers: () => {
      clearInterval(storeCheck)
      clearInterval(running)
      purges.stop()
    },
    /** Waits for the work in hand, once `stopping` is aborted. */
    finished: () =>
      Promise.all([
        deliveries,
        mailboxes,
        alarms,
        directories.then(() => gateway.directorySync.idle()),
        webhooks.then(() => gateway.webhookWorker.idle()),
        gateway.deliveryWorker.idle(),
      ]),
  }
}

/** Starts a gateway: store, configuration, HTTP server, delivery worker, mailboxes and purge. */
export const startGateway = async (config: Config, surroundings: StartOptions): Promise<RunningGateway> => {
  const clock = surroundings.clock ?? Date.now
  let isClosed = false
  /** Nothing is logged once the store is closed: what is still under way then could only report that. */
  const log: StartOptions['log'] = (entry) => {
    if (!isClosed) surroundings.log(entry)
  }
  const files = await readStartupFiles(config, surroundings.environment ?? {})
  await checkAddress(config)
  const worker: Wakeable = { wake: () => undefined }
  const opened = await openGatewayStore(config, { ...surroundings, log }, clock, () => worker.wake())
  const close = (): Promise<void> => {
    isClosed = true
    return opened.close()
  }
  const store = { ...opened, close }
  try {
    return await startOnStore(config, { ...surroundings, log, clock }, files, store, worker)
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The delivery worker as the store wakes it, once there is one. */
type Wakeable = { wake: () => void }

const startOnStore = async (
  config: Config,
  surroundings: StartOptions & { readonly clock: () => number },
  files: StartupFiles,
  store: Store,
  worker: Wakeable,
): Promise<RunningGateway> => {
  const { log, print, clock, language } = surroundings
  await warnOfReadableKeys(config, log)
  const turn = batchPerTick(batchSize)
  const transport = await createTransport(config, files, turn)
  const traces = await createTraces(config, log)
  const mailParser = createMailParser()
  const { metrics, render } = createPrometheusMetrics(version)
  const stopping = new AbortController()
  let listening: string | undefined
  const gateway = createGateway({
    ...partsOfSettings(config, clock),
    ...(surroundings.linksToListener === true ? { sendsLinks: true } : {}),
    store,
    transport,
    connectMailbox: imapConnector(files.mailAuthorities),
    parseMail: mailParser.parse,
    letters: files.letters,
    publicUrl: () => config.publicUrl ?? listening ?? `http://${config.host}:${config.port}`,
    log,
    metrics,
    renderMetrics: render,
    trace: traces?.trace,
    stopping: stopping.signal,
  })
  worker.wake = gateway.deliveryWorker.wake
  warnOfMissingSettings(config, log)
  await warnOfErasureFile(config, log)
  await prepareStore(gateway, store, files.declared, clock)
  const start = await ensureAdmin(store, config, { print, clock, language })
  const server = await listen(gateway, config, turn)
  const { url } = server
  listening = url
  if (start === 'first_start')
    await printFirstAdminLink(store, config.publicUrl ?? url, { print, clock, language })
  const work = startWork(gateway, stopping.signal, surroundings)
  const stop = async (): Promise<void> => {
    const end = performance.now() + durationMilliseconds(config.drain)
    const left = (): number => Math.max(0, end - performance.now())
    work.stopTimers()
    stopping.abort()
    if (!(await endsWithin(Promise.all([closeServer(server, left()), work.finished()]), left())))
      log({
        level: 'warn',
        message: 'Work in hand was not finished within LENDWIRE_DRAIN: it is found again',
      })
    await mailParser.close()
    await endsWithin(transport.close(), Math.max(left(), shortestClose))
    await gateway.flushAudit().catch(() => log({ level: 'error', message: 'The audit log is not complete' }))
    if (traces !== undefined) await endsWithin(traces.stop(), Math.max(left(), shortestClose))
    await store.close()
    await endsWithin(work.purges.finished(), shortestClose)
  }
  return { url, gateway, store, stop }
}
