import { connect } from 'cloudflare:sockets'
import { createSocketsTransport } from 'imapflow'
import { instantOf } from './borrowing/time.ts'
import type { Config } from './config.ts'
import { ensureAdminKey } from './configuration/admin-key.ts'
import { createConfigKinds } from './configuration/kinds.ts'
import type { Gateway } from './gateway/parts.ts'
import { createGateway } from './gateway.ts'
import { shortHash } from './hash.ts'
import type { ConsoleFiles } from './http/console/console-files.ts'
import { createRateLimits } from './http/limits/rate-limits.ts'
import { respond } from './http/responses/json-response.ts'
import { problemAnswer } from './http/responses/problem-document.ts'
import { errorFacts, type LogEntry, logFrom } from './log.ts'
import { MailboxCode } from './partners/mailbox.ts'
import { protocolRegistry } from './partners/registry.ts'
import { faultLine, Problem } from './problem.ts'
import { openSealedStore } from './secrets/open-sealed-store.ts'
import type { Store } from './store/ports/store.ts'
import { openRedisStore } from './store/redis/open-redis-store.ts'
import { sentencesIn } from './translations/gateway-sentences.ts'
import { acceptedLanguage } from './translations/language.ts'
import { reason } from './translations/reason.ts'
import { combineWires } from './transport/combine-wires.ts'
import { createFetchTransport } from './transport/fetch.ts'
import { createImapConnector } from './transport/imap.ts'
import { createSmtpWire } from './transport/smtp.ts'
import { createTcpTransport } from './transport/tcp.ts'
import { version } from './version.ts'
import { type Bindings, keySourceOf, settingsOf } from './worker/settings.ts'

/** The files of `console/dist`, which the platform keeps (Cloudflare Workers, "Static assets"). */
type Assets = { readonly fetch: (address: URL) => Promise<Response> }

const isAssets = (binding: unknown): binding is Assets =>
  typeof binding === 'object' && binding !== null && 'fetch' in binding && typeof binding.fetch === 'function'

/** Returns the console as the platform keeps it: the platform itself serves the files, without the Worker. */
const consoleFilesOf = ({ ASSETS: assets }: Bindings): ConsoleFiles | null =>
  isAssets(assets)
    ? {
        readPage: async (page) => {
          const answer = await assets.fetch(new URL(`https://assets.example/console/${page}`))
          return answer.ok ? answer.text() : null
        },
        serveAsset: (_, next) => next(),
      }
    : null

/** The context of an event of the platform (Cloudflare Workers, "Context"). */
type Invocation = { waitUntil(work: Promise<unknown>): void }

/** A mail that Email Routing hands over (Cloudflare Workers, "Email handler"). */
type RoutedMail = {
  /** The address of the envelope. */
  readonly to: string
  readonly raw: ReadableStream<Uint8Array>
  /** Tells the sender's mail server that it will never be taken. */
  setReject(reason: string): void
}

/** A gateway for one event: sockets belong to the event that opened them. */
type Opened = { readonly gateway: Gateway; readonly close: () => Promise<void> }

/**
 * The number of attempts that are under way at once: an event may have six connections open (Cloudflare Workers, "Limits"), and
 * Redis takes two.
 */
const attemptsAtOnce = 4
/** The time for which new attempts are begun after an answer, in milliseconds: half a minute later the platform ends all work. */
const drainAfterAnswer = 10_000
/** The time for which the sweep of a minute begins new attempts, in milliseconds: the next minute goes on. */
const drainOfSweep = 45_000
const unauthenticatedPerMinute = 60

const log = ({ level, message, facts }: LogEntry): void => {
  console[level](JSON.stringify({ level, message, ...facts }))
}

/** Says in the log why an event failed; its words name settings and causes, never their values. */
const logFailure = (error: unknown): Problem => {
  const problem = error instanceof Problem ? error : new Problem('internal', reason('problem.event_failed'))
  const faults = problem.faults.map(faultLine).join('; ')
  log({
    level: 'error',
    message: problem.message,
    facts: { ...(faults === '' ? {} : { faults }), ...errorFacts(error) },
  })
  return problem
}

/** Returns whether an answer is written on as things happen, and needs the store until its end. */
const isStream = (response: Response): boolean =>
  response.headers.get('content-type')?.startsWith('text/event-stream') === true

/** Hands an answer on, and tells when all of it was read, or nobody reads it any more. */
const watched = (response: Response): { readonly response: Response; readonly read: Promise<void> } => {
  if (response.body === null || !isStream(response)) return { response, read: Promise.resolve() }
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const read = response.body.pipeTo(writable).catch(() => undefined)
  return { response: new Response(readable, response), read }
}

/** Returns the mailbox that has the name of an address, without the part behind a plus sign (RFC 5233). */
const mailboxOf = (address: string) =>
  MailboxCode.safeParse(address.slice(0, address.lastIndexOf('@')).split('+', 1)[0]?.toLowerCase()).data

/**
 * Creates the Worker, which puts the gateway together for each event. Between events it only remembers that the store was
 * seeded, and how often callers failed to authenticate. It may lose both.
 */
const createWorker = () => {
  const rateLimits = createRateLimits(Date.now, unauthenticatedPerMinute)
  let prepared = false

  /** Stores what a new gateway needs. Repeating it changes nothing. */
  const prepare = async (gateway: Gateway, store: Store, { adminKey }: Config): Promise<void> => {
    if (prepared) return
    await gateway.seed()
    const shell = { store, now: () => instantOf(Date.now()) }
    if (adminKey !== undefined) await ensureAdminKey(shell, adminKey, 'from the environment')
    prepared = true
  }

  const open = async (bindings: Bindings): Promise<Opened> => {
    const { config, store: address, publicUrl } = settingsOf(bindings)
    const warn = (message: string) => log({ level: 'warn', message })
    const opened = await openRedisStore({
      ...address,
      separateReadClient: false,
      allowLoss: config.redisAllowLoss,
      requireExisting: config.requireExistingStore,
      onUpgrade: (message) => log({ level: 'info', message }),
      warn,
    })
    const store = await openSealedStore(opened, keySourceOf(config), createConfigKinds(protocolRegistry), {
      created: () => undefined,
      notSealed: () => {
        if (!prepared) warn(sentencesIn('en').t('command_line.secrets_not_sealed'))
      },
      resealed: ({ documents }) =>
        log({ level: 'info', message: 'Secrets were sealed', facts: { documents } }),
    })
    const transport = combineWires({
      http: createFetchTransport(),
      mail:
        config.smtp === undefined ? null : createSmtpWire({ ...config.smtp, connections: 1, byName: true }),
      tcp: createTcpTransport({ lookup: null }),
    })
    const stopping = new AbortController()
    const gateway = createGateway({
      store,
      transport,
      connectMailbox: createImapConnector({ transport: createSocketsTransport(connect) }),
      clock: Date.now,
      random: Math.random,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      hash: shortHash,
      keep: config.keep,
      citation: config.citation,
      letters: {},
      publicUrl: () => publicUrl,
      consoleFiles: consoleFilesOf(bindings),
      http: {
        version,
        trustedProxies: config.trustedProxies,
        partnerMessageLimit: config.partnerMessageLimit,
        callsPerMinute: config.callsPerMinute,
        passwords: config.passwords,
        secondFactorRoles: config.secondFactorRoles,
        sessionLimit: config.sessionLimit,
        mailLimit: config.mailLimit,
        unauthenticatedPerMinute: unauthenticatedPerMinute,
      },
      // Cloudflare writes it, whatever the client sent.
      peerAddress: (context) => context.req.header('cf-connecting-ip'),
      log: logFrom(config.log.level, log),
      stopping: stopping.signal,
      rateLimits,
      attemptsAtOnce,
    })
    const close = async (): Promise<void> => {
      stopping.abort()
      await transport.close()
      await store.close()
    }
    try {
      await prepare(gateway, store, config)
    } catch (error) {
      await close()
      throw error
    }
    return { gateway, close }
  }

  /** Closes the gateway of an event once what is still under way has ended, and says in the log where that fails. */
  const closeAfter = async ({ gateway, close }: Opened, work: readonly Promise<unknown>[]): Promise<void> => {
    for (const result of await Promise.allSettled(work))
      if (result.status === 'rejected') logFailure(result.reason)
    await gateway.flushAudit().catch(logFailure)
    await close()
  }

  return {
    /** Answers a call, then sends the deliveries that follow from it. */
    fetch: async (request: Request, bindings: Bindings, invocation: Invocation): Promise<Response> => {
      try {
        const opened = await open(bindings)
        const { response, read } = watched(await opened.gateway.app.fetch(request))
        invocation.waitUntil(
          closeAfter(opened, [read, opened.gateway.deliveryWorker.drain(drainAfterAnswer)]),
        )
        return response
      } catch (error) {
        const problem = logFailure(error)
        const [code, retry] =
          problem.code === 'unavailable' ? (['unavailable', '2'] as const) : (['internal', '60'] as const)
        const why = code === 'unavailable' ? problem.reason : reason('start.not_set_up')
        return respond(
          problemAnswer(
            new Problem(code, why),
            acceptedLanguage(request.headers.get('accept-language') ?? undefined) ?? 'en',
            { status: 503, headers: { 'retry-after': retry } },
          ),
        )
      }
    },

    /** Delivers what is due, decides deadlines, reads mailboxes; once an hour it deletes what is past its time. */
    scheduled: async (
      { scheduledTime }: { readonly scheduledTime: number },
      bindings: Bindings,
    ): Promise<void> => {
      const opened = await open(bindings)
      const { alarmWorker, deliveryWorker, directorySync, mailboxes, purge, webhookWorker } = opened.gateway
      const sweep = async (): Promise<void> => {
        deliveryWorker.wakeAll()
        await deliveryWorker.drain(drainOfSweep)
        await mailboxes.readAll(new AbortController().signal)
        await deliveryWorker.drain(drainAfterAnswer)
        await webhookWorker.start()
        await webhookWorker.idle()
        await alarmWorker.look()
        await alarmWorker.testPartners()
        await directorySync.look()
        await directorySync.idle()
      }
      const hourly = new Date(scheduledTime).getUTCMinutes() === 0 ? [purge()] : []
      await closeAfter(opened, [sweep(), ...hourly])
    },

    /** Takes a mail. It throws where nothing could be kept: the sender's mail server then tries again. */
    email: async (mail: RoutedMail, bindings: Bindings, invocation: Invocation): Promise<void> => {
      const opened = await open(bindings)
      try {
        const name = mailboxOf(mail.to)
        if (name === undefined) throw new Problem('not_found', reason('not_found.any_mailbox'))
        await opened.gateway.takeMail(name, new Uint8Array(await new Response(mail.raw).arrayBuffer()))
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'not_found') throw error
        mail.setReject(sentencesIn('en').say(reason('not_found.mailbox_here')))
      } finally {
        invocation.waitUntil(closeAfter(opened, [opened.gateway.deliveryWorker.drain(drainAfterAnswer)]))
      }
    },
  }
}

export default createWorker()
