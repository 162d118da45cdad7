import type { AddressInfo } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import type { Edition } from '@lendwire/iso18626'
import { Hono } from 'hono'
import { addControl, type Controls } from './control.ts'
import { addEndpoint, type Bindings } from './endpoint.ts'
import { createHttpClient } from './http-client.ts'
import { iso18626Language } from './iso18626/language.ts'
import type { AgencyId } from './iso18626/vocabulary.ts'
import { createJudge } from './judge.ts'
import type { Heard, NewTerms } from './language.ts'
import { createLedger, type Received, type Sent } from './ledger.ts'
import { LenderError } from './lender-error.ts'
import { ncipLanguage } from './ncip/language.ts'
import type { ProfileName } from './ncip/profiles.ts'
import { createRegister } from './register.ts'
import type { Scenario } from './scenario.ts'
import { namedScenario } from './scenarios.ts'
import { createSender, type Gateway } from './sender.ts'
import { createSpeaker, createStamp } from './speaker.ts'

export type LenderOptions = {
  /** A named scenario, or one of its own. */
  readonly scenario: string | Scenario
  /** Where its messages go; it can be told later. */
  readonly gateway?: Gateway | undefined
  /** The agency as which it speaks; the one that it was asked as where left out. */
  readonly agency?: AgencyId | undefined
  /** What it speaks; ISO 18626 where left out. */
  readonly protocol?: 'iso18626' | 'ncip' | undefined
  /** The edition of ISO 18626 in which it speaks; the one that it was asked in where left out. Confirmations are always in that one. */
  readonly edition?: Edition | undefined
  /** How it fills NCIP; to the standard where left out. */
  readonly profile?: ProfileName | undefined
  /** The bearer token that the library must show; any or none where left out. */
  readonly bearer?: string | undefined
  /** Factor on all pauses of the scenario; 1 where left out. */
  readonly pace?: number | undefined
  /** How many messages each way the ledger keeps; 0 switches it off. */
  readonly ledger?: number | undefined
  /** How many requests are remembered. */
  readonly requests?: number | undefined
  /** Milliseconds for one attempt to reach the gateway, attempts for a message, milliseconds before the second one. */
  readonly sending?: { readonly timeout?: number; readonly attempts?: number; readonly firstDelay?: number }
  readonly now?: () => Date
  /** Hears of each message that came or went. */
  readonly report?: (entry: { readonly received: Received } | { readonly sent: Sent }) => void
}

/** A lending partner on the real wire. */
export type Lender = Controls & {
  readonly app: Hono<{ Bindings: Bindings }>
  /** Listens, and gives the URL to which a library posts its messages. Port 0 is a free one. */
  start(port: number, host?: string): Promise<string>
  /** Stops listening, sending and acting. */
  stop(): Promise<void>
  /** Names the gateway, or another address of it. */
  answerTo(gateway: Gateway): void
}

/**
 * Makes a scriptable lending partner: it takes a library's messages, confirms them, and acts by its scenario or as it is
 * told. It serves ISO 18626 on `POST /iso18626` or NCIP on `POST /ncip`, and its control endpoints.
 * @throws LenderError `not_found` for an unknown scenario
 */
export function createLender(options: LenderOptions): Lender {
  const { pace = 1, requests = 100_000, now = () => new Date() } = options
  const { timeout = 10_000, attempts = 10, firstDelay = 100 } = options.sending ?? {}
  const scenario = typeof options.scenario === 'string' ? namedScenario(options.scenario) : options.scenario
  const language =
    options.protocol === 'ncip'
      ? ncipLanguage(options.profile ?? 'standard')
      : iso18626Language(options.edition)
  const stopping = new AbortController()
  const { signal } = stopping
  const register = createRegister(requests)
  const judge = createJudge(scenario, language, register, requests)
  const ledger = createLedger(options.ledger ?? 5_000)
  const client = createHttpClient()
  const stamp = createStamp(now)
  const acting = new Set<Promise<void>>()
  const servers = new Set<ServerType>()
  let gateway = options.gateway
  const speaker = createSpeaker({
    ...{ language, register, ledger, now, stamp, pace, signal, copies: scenario.copies },
    sender: createSender({ client, language, timeout, attempts, firstDelay, signal }),
    gateway: () => gateway,
    report: (sent) => options.report?.({ sent }),
  })

  const app = new Hono<{ Bindings: Bindings }>()
  addEndpoint(app, {
    ...{ language, register, pace, now, signal, bearer: options.bearer, judge: judge.judge },
    answering: speaker.answering,
    note(entry) {
      const received = ledger.hear(entry)
      options.report?.({ received })
    },
    newRequest: (heard) => language.newRequest(heard, newTerms(heard, options, stamp)),
    act(requestId, acts) {
      const performance = speaker.perform(requestId, acts).finally(() => acting.delete(performance))
      acting.add(performance)
    },
  })
  const controls: Controls = {
    send: speaker.send,
    confirmNext: judge.confirmNext,
    received: ledger.received,
    sent: ledger.sent,
    summary: ledger.summary,
    requests: register.all,
  }
  addControl(app, controls)

  return {
    ...controls,
    app,
    start: (port, host = '127.0.0.1') => listen(app, language.path, port, host, servers),
    async stop() {
      stopping.abort()
      await Promise.all(Array.from(servers, close))
      await client.close()
      await Promise.all(acting)
    },
    answerTo(other) {
      gateway = other
    },
  }
}

function newTerms(heard: Heard, { agency }: LenderOptions, stamp: () => string): NewTerms {
  return {
    id: heard.requestId,
    supplyingAgency: agency ?? heard.supplyingAgency ?? { type: 'ISIL', value: 'LENDER' },
    requestingAgency: heard.requestingAgency ?? { type: '', value: '' },
    supplierRequestId: `lender-${heard.requestId}`,
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
