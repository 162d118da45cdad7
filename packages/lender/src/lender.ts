import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Edition } from '@lendwire/iso18626'
import { Hono } from 'hono'
import { createAnswerPolicy } from './answer-policy.ts'
import { addControl, type Controls } from './control.ts'
import { addEndpoint, type Bindings } from './endpoint.ts'
import { createHttpClient } from './http-client.ts'
import { crosslinkOwnProtocol } from './iso18626/crosslink-own.ts'
import { type KohaAccount, kohaProtocol } from './iso18626/koha.ts'
import type { AgencyId } from './iso18626/vocabulary.ts'
import { iso18626Protocol } from './iso18626/wire-protocol.ts'
import { createLedger, type Received, type Sent } from './ledger.ts'
import { LenderError } from './lender-error.ts'
import { createMessenger, createTimestampSource } from './messenger.ts'
import { norwayProtocol } from './ncip/norway.ts'
import type { ProfileName } from './ncip/profiles.ts'
import { ncipProtocol } from './ncip/wire-protocol.ts'
import { createRegister } from './register.ts'
import type { Scenario } from './scenario.ts'
import { namedScenario } from './scenarios.ts'
import { createSender, type Gateway } from './sender.ts'
import type { NewRequestFields, ParsedMessage } from './wire-protocol.ts'

/** The systems whose ways a lender can have, with the protocol that each speaks. */
export const lenderSystems = {
  koha: 'iso18626',
  'koha-26.05': 'iso18626',
  'crosslink-own': 'iso18626',
  norway2: 'ncip',
} as const satisfies Readonly<Record<string, LenderOptions['protocol']>>
export type LenderSystem = keyof typeof lenderSystems

export type LenderOptions = {
  /** A named scenario, or one of its own. */
  readonly scenario: string | Scenario
  /** The receiver of its messages; `setGateway` can set it later. */
  readonly gateway?: Gateway | undefined
  /** Its agency id. Default: the supplying agency that the request names. */
  readonly agency?: AgencyId | undefined
  /** Its protocol. Default: ISO 18626. */
  readonly protocol?: 'iso18626' | 'ncip' | undefined
  /** The edition of ISO 18626 of its messages. Default: the edition of the request, which confirmations always have. */
  readonly edition?: Edition | undefined
  /** The system whose ways it has, where these depart from the standard. */
  readonly system?: LenderSystem | undefined
  /** The account that a Koha requires in each message. Default: it takes any. */
  readonly account?: KohaAccount | undefined
  /** Its NCIP profile. Default: `standard`. */
  readonly profile?: ProfileName | undefined
  /** The bearer token that it requires from the library. Default: none is required. */
  readonly bearer?: string | undefined
  /** Factor on all pauses of the scenario. Default: 1. */
  readonly pace?: number | undefined
  /** The number of messages that the ledger keeps in each direction. 0 switches it off. */
  readonly ledger?: number | undefined
  /** The number of requests that it keeps in memory. */
  readonly requests?: number | undefined
  /** Milliseconds for one attempt to reach the gateway, attempts for a message, milliseconds before the second one. */
  readonly sending?: { readonly timeout?: number; readonly attempts?: number; readonly firstDelay?: number }
  readonly now?: () => Date
  /** Called with each message that is received or sent. */
  readonly report?: (entry: { readonly received: Received } | { readonly sent: Sent }) => void
}

/** A lending partner over HTTP. */
export type Lender = Controls & {
  readonly app: Hono<{ Bindings: Bindings }>
  /** Listens and returns the URL to which a library posts its messages. Port 0 takes a free port. */
  start(port: number, host?: string): Promise<string>
  /** Stops listening and sending. */
  stop(): Promise<void>
  /** Sets or replaces the gateway. */
  setGateway(gateway: Gateway): void
}

/**
 * Creates a scripted lending partner. It receives a library's messages, confirms them, and acts by its scenario or by the
 * orders of its control endpoints. It serves ISO 18626 on `POST /iso18626` or NCIP on `POST /ncip`, and its control endpoints.
 * @throws LenderError `not_found` for an unknown scenario
 */
export function createLender(options: LenderOptions): Lender {
  const { pace = 1, requests = 100_000, now = () => new Date() } = options
  const { timeout = 10_000, attempts = 10, firstDelay = 100 } = options.sending ?? {}
  const scenario = typeof options.scenario === 'string' ? namedScenario(options.scenario) : options.scenario
  const wireProtocol =
    options.protocol === 'ncip'
      ? options.system === 'norway2'
        ? norwayProtocol()
        : ncipProtocol(options.profile ?? 'standard')
      : options.system === undefined || options.system === 'norway2'
        ? iso18626Protocol(options.edition)
        : options.system === 'crosslink-own'
          ? crosslinkOwnProtocol()
          : kohaProtocol(options.system, options.account)
  const tries = wireProtocol.sendsOnce === true ? 1 : attempts
  const stopping = new AbortController()
  const { signal } = stopping
  const register = createRegister(requests)
  const answerPolicy = createAnswerPolicy(scenario, wireProtocol, register, requests)
  const ledger = createLedger(options.ledger ?? 5_000)
  const client = createHttpClient()
  const stamp = createTimestampSource(now)
  const running = new Set<Promise<void>>()
  const servers = new Set<ServerType>()
  let gateway = options.gateway
  const messenger = createMessenger({
    ...{ wireProtocol, register, ledger, now, stamp, pace, signal, copies: scenario.copies },
    sender: createSender({ client, wireProtocol, timeout, attempts: tries, firstDelay, signal }),
    gateway: () => gateway,
    report: (sent) => options.report?.({ sent }),
  })

  const app = new Hono<{ Bindings: Bindings }>()
  addEndpoint(app, {
    ...{ wireProtocol, register, pace, now, signal, bearer: options.bearer, decide: answerPolicy.decide },
    takeReply: messenger.takeReply,
    note(entry) {
      const received = ledger.addReceived(entry)
      options.report?.({ received })
    },
    newRequest: (incoming) => wireProtocol.newRequest(incoming, newTerms(incoming, options, stamp)),
    act(requestId, acts) {
      const performance = messenger.performActs(requestId, acts).finally(() => running.delete(performance))
      running.add(performance)
    },
  })
  const controls: Controls = {
    send: messenger.send,
    confirmNext: answerPolicy.confirmNext,
    received: ledger.received,
    sent: ledger.sent,
    summary: ledger.summary,
    requests: register.all,
  }
  addControl(app, controls)

  return {
    ...controls,
    app,
    start: (port, host = '127.0.0.1') => listen(app, wireProtocol.path, port, host, servers),
    async stop() {
      stopping.abort()
      await Promise.all(Array.from(servers, close))
      await client.close()
      await Promise.all(running)
    },
    setGateway(other) {
      gateway = other
    },
  }
}

function newTerms(incoming: ParsedMessage, { agency }: LenderOptions, stamp: () => string): NewRequestFields {
  return {
    id: incoming.requestId,
    supplyingAgency: agency ?? incoming.supplyingAgency ?? { type: 'ISIL', value: 'LENDER' },
    requestingAgency: incoming.requestingAgency ?? { type: '', value: '' },
    supplierRequestId: `lender-${incoming.requestId}`,
    status: 'RequestReceived',
    lastChange: stamp(),
  }
}

function listen(
  app: Lender['app'],
  path: string,
  port: number,
  host: string,
  servers: Set<ServerType>,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address: AddressInfo) => {
      servers.add(server)
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${address.port}${path}`)
    })
    server.once('error', (error) =>
      reject(
        new LenderError(
          'unavailable',
          `the lender cannot listen on ${host}, port ${port}: ${error.message}`,
          {
            cause: error,
          },
        ),
      ),
    )
  })
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if ('closeAllConnections' in server) server.closeAllConnections()
  })
}
