import { randomBytes } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import { durationMilliseconds, instantOf } from './borrowing/time.ts'
import type { Config } from './config.ts'
import { applyConfiguration } from './configuration/file/apply.ts'
import { createConfigKinds } from './configuration/kinds.ts'
import type { Gateway } from './gateway/parts.ts'
import { createGateway } from './gateway.ts'
import { shortHash } from './hash.ts'
import { errorFacts, type LogEntry } from './log.ts'
import { createPrometheusMetrics } from './metrics/prometheus.ts'
import { batchPerTick } from './node/batch-per-tick.ts'
import { watchClock } from './node/clock-watch.ts'
import { readCertificates, readConfigFile, readLetters, readPrivateKey } from './node/config-file.ts'
import { createConsoleFiles } from './node/console-files.ts'
import { createErasureFile } from './node/erasure-file.ts'
import { ensureAdmin, printFirstAdminLink } from './node/first-admin.ts'
import { closeServer, listen } from './node/http-server.ts'
import { createMailParser } from './node/mail-threads/mail-parser.ts'
import { createManualFiles } from './node/manual-files.ts'
import { openSecrets } from './node/open-secrets.ts'
import { createPasswords } from './node/passwords.ts'
import {
  isLoopback,
  warnOfErasureFile,
  warnOfMissingSettings,
  warnOfReadableKeys,
} from './node/startup-warnings.ts'
import { endsWithin } from './node/stop-within.ts'
import { freeDisk, newestBackup } from './node/watched-disk.ts'
import { protocolRegistry } from './partners/registry.ts'
import type { Problem } from './problem.ts'
import { openStore } from './store/open-store.ts'
import type { Store } from './store/ports/store.ts'
import { refuseUnfinishedCopy } from './store/transfer/copy-store.ts'
import type { OtlpTraces } from './tracing/otlp-traces.ts'
import { combineWires } from './transport/combine-wires.ts'
import { probeConnection } from './transport/connection-probe.ts'
import { createHttpTransport } from './transport/http.ts'
import type { ConnectMailbox } from './transport/mailbox.ts'
import type { SmtpOptions } from './transport/smtp.ts'
import { createTcpTransport } from './transport/tcp.ts'
import type { MailWire } from './transport/transport.ts'
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
  /** Where the configuration file looks up secrets; nowhere where left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Milliseconds since 1970. Tests pass a clock of their own. */
  readonly clock?: () => number
  /** Milliseconds, which go on evenly: a clock that jumps is noticed by them. Default: those of the process, for its own clock. */
  readonly elapsed?: () => number
  /** Called once if the store can no longer be used: the process must end and be restarted. */
  readonly onStoreLost?: (problem: Problem) => void
  /** Opens the store. Default: the store that the settings name. */
  readonly openStore?: (config: Config, clock: () => number) => Promise<Store>
}

const purgeInterval = 3_600_000
/** Calls, and answers of partners, per batch: enough to share code in the processor's caches, few enough for their data. */
const batchSize = 32
const checkStoreEvery = 5_000
/** The time for each part to close after the time for work in hand has ended, in milliseconds. */
const shortestClose = 1_000

/** Starts a gateway: store, configuration, HTTP server, delivery worker, mailboxes and purge. */
export const startGateway = async (config: Config, surroundings: StartOptions): Promise<RunningGateway> => {
  const { log, clock = Date.now } = surroundings
  const signing = await readDkimSettings(config)
  const trusting = await readMailAuthorities(config)
  const letters = config.lettersFolder === undefined ? {} : await readLetters(config.lettersFolder)
  const declared =
    config.configFile === undefined
      ? undefined
      : (
          await readConfigFile(
            config.configFile,
            surroundings.environment ?? {},
            createConfigKinds(protocolRegistry),
          )
        ).entries
  const openConfigured = (): Promise<Store> =>
    openStore(config.store, {
      now: clock,
      allowLoss: config.redisAllowLoss,
      requireExisting: config.requireExistingStore,
      warn: (message) => log({ level: 'warn', message, facts: {} }),
      onNew: (message) => log({ level: 'warn', message, facts: {} }),
      onUpgrade: (message) => log({ level: 'info', message, facts: {} }),
      threads: true,
      ...(surroundings.onStoreLost === undefined ? {} : { onLost: surroundings.onStoreLost }),
    })
  const opened = await (surroundings.openStore ?? openConfigured)(config, clock)
  const openWhole = async (): Promise<Store> => {
    await refuseUnfinishedCopy(opened)
    return openSecrets(opened, config, log)
  }
  const store = await openWhole().catch(async (error: unknown) => {
    await opened.close()
    throw error
  })
  await warnOfReadableKeys(config, log)
  const turn = batchPerTick(batchSize)
  const http = createHttpTransport()
  const transport = combineWires({
    http: { ...http, dispatch: (message) => http.dispatch(message).finally(turn) },
    mail: await createMailWire(config, { ...signing, ...trusting }),
    tcp: createTcpTransport(),
  })
  const traces = await createTraces(config, log)
  const stopping = new AbortController()
  const mailParser = createMailParser()
  const { metrics, render } = createPrometheusMetrics(version)
  let listening: string | undefined
  const gateway = createGateway({
    store,
    transport,
    probeConnection,
    connectMailbox: imapConnector(trusting),
    parseMail: mailParser.parse,
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
    letters,
    sendsLinks: config.publicUrl !== undefined || isLoopback(config.host),
    publicUrl: () => config.publicUrl ?? listening ?? `http://${config.host}:${config.port}`,
    http: {
      version,
      trustedProxies: config.trustedProxies,
      partnerMessageLimit: config.partnerMessageLimit,
      callsPerMinute: config.callsPerMinute,
      mailLimit: config.mailLimit,
      unauthenticatedPerMinute: 60,
    },
    peerAddress: (context) => getConnInfo(context).remote.address,
    passwords: createPasswords(),
    consoleFiles: createConsoleFiles(),
    manualFiles: createManualFiles(),
    freeDisk: () => freeDisk(config.store),
    newestBackup: () => newestBackup(config.backupFolder),
    openId: config.openId,
    mailFrom: config.smtp === undefined ? undefined : config.mailFrom,
    log,
    metrics,
    trace: traces?.trace,
    renderMetrics: render,
    stopping: stopping.signal,
  })
  warnOfMissingSettings(config, log)
  await warnOfErasureFile(config, log)
  await gateway.seed()
  await gateway.applyErasures()
  if (declared !== undefined) {
    const { letterLanguages } = gateway
    const changes = await applyConfiguration(
      { store, now: () => instantOf(clock()), letterLanguages, protocols: protocolRegistry },
      declared,
    )
    gateway.auditConfiguration(changes)
  }
  const { print } = surroundings
  const start = await ensureAdmin(store, config, { print, clock })
  const server = await listen(gateway, config, turn)
  const { url } = server
  listening = url
  if (start === 'first_start') await printFirstAdminLink(store, config.publicUrl ?? url, { print, clock })
  const loop = gateway.deliveryWorker.run(stopping.signal)
  const following = gateway.mailboxes.run(stopping.signal)
  const sendingEvents = gateway.webhookWorker.run(stopping.signal)
  const watching = gateway.alarmWorker.run(stopping.signal)
  const checking = setInterval(() => void gateway.checkStore(), checkStoreEvery)
  const elapsed = surroundings.elapsed ?? (surroundings.clock === undefined ? () => performance.now() : clock)
  const clockWatch = watchClock(clock, elapsed, () => {
    purging = purging.then(() => purge())
  })
  const purge = (atStart = false): Promise<void> =>
    gateway.purge({ atStart, drift: clockWatch.takeDrift() }).catch((error: unknown) => {
      if (stopping.signal.aborted) return
      log({
        level: 'error',
        message: 'The purge failed.',
        facts: errorFacts(error),
      })
    })
  // At the start too: a gateway that is restarted each night would never come to it.
  let purging = purge(true)
  const purgeTimer = setInterval(() => {
    purging = purging.then(() => purge())
  }, purgeInterval)
  return {
    url,
    gateway,
    store,
    stop: async () => {
      const end = performance.now() + durationMilliseconds(config.drain)
      const left = (): number => Math.max(0, end - performance.now())
      clearInterval(purgeTimer)
      clearInterval(checking)
      clockWatch.stop()
      stopping.abort()
      const atWork = Promise.all([
        closeServer(server, left()),
        loop,
        following,
        watching,
        sendingEvents.then(() => gateway.webhookWorker.idle()),
        gateway.deliveryWorker.idle(),
      ])
      if (!(await endsWithin(atWork, left())))
        log({
          level: 'warn',
          message: 'Work in hand was not finished within LENDWIRE_DRAIN: it is found again',
        })
      await mailParser.close()
      await endsWithin(transport.close(), Math.max(left(), shortestClose))
      await gateway
        .flushAudit()
        .catch(() => log({ level: 'error', message: 'The audit log is not complete' }))
      if (traces !== undefined) await endsWithin(traces.stop(), Math.max(left(), shortestClose))
      await store.close()
      await endsWithin(purging, shortestClose)
    },
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

/** Creates the mail transport. Its module is loaded only if a mail server is set. */
const createMailWire = async (
  { smtp }: Config,
  more: Pick<SmtpOptions, 'dkim' | 'certificateAuthorities'>,
): Promise<MailWire | null> => {
  if (smtp === undefined) return null
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

const readDkimSettings = async ({ dkim }: Config): Promise<Pick<SmtpOptions, 'dkim'>> => {
  if (dkim === undefined) return {}
  const { domain, selector, keyFile } = dkim
  return { dkim: { domain, selector, privateKey: await readPrivateKey(keyFile) } }
}

const readMailAuthorities = async ({
  mailCaFile,
}: Config): Promise<Pick<SmtpOptions, 'certificateAuthorities'>> =>
  mailCaFile === undefined ? {} : { certificateAuthorities: [await readCertificates(mailCaFile)] }
