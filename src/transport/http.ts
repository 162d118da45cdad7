import { isIP, type LookupFunction } from 'node:net'
import { type DetailedPeerCertificate, TLSSocket } from 'node:tls'
import { Agent, buildConnector } from 'undici'
import { reason } from '../translations/reason.ts'
import { guardLookup, refusal } from './address-guard.ts'
import { attempt } from './http-attempt.ts'
import { createInFlightTracker, notTaken } from './in-flight.ts'
import { forbiddenRange } from './private-addresses.ts'
import { readTarget } from './read-target.ts'
import { systemLookup } from './system-lookup.ts'
import { tlsOptions } from './tls-options.ts'
import type { HttpResult, HttpWire } from './transport.ts'

/** The longest time that a timer of Node takes, in milliseconds. */
const longestTimer = 2 ** 31 - 1

/** Returns when the first certificate of a chain ends, in milliseconds since 1970; NaN where none was shown. */
const endOfChain = (certificate: DetailedPeerCertificate | undefined): number => {
  let end = Number.NaN
  let current = certificate
  const seen = new Set<string>()
  while (current?.valid_to !== undefined && !seen.has(current.fingerprint256)) {
    seen.add(current.fingerprint256)
    const own = Date.parse(current.valid_to)
    end = Number.isNaN(end) ? own : Math.min(end, own)
    current = current.issuerCertificate
  }
  return end
}

/**
 * Calls a function when the certificate of the other side ends, while the connection is still open: a certificate is checked
 * when a connection begins, and one that is kept open would be used for as long as messages go out over it.
 */
const callAtCertificateEnd = (socket: unknown, call: () => void): void => {
  if (!(socket instanceof TLSSocket)) return
  const end = endOfChain(socket.getPeerCertificate(true))
  if (Number.isNaN(end)) return
  const timer = setTimeout(call, Math.min(longestTimer, Math.max(0, end - Date.now() + 1)))
  timer.unref()
  socket.once('close', () => clearTimeout(timer))
}

export type HttpTransportOptions = {
  /** Milliseconds in which a connection must be made, DNS and TLS included; the dispatch's own timeout holds too. */
  readonly connectTimeout?: number
  /** Bytes of an answer's body that are read at most. */
  readonly maximumAnswer?: number
  /** Milliseconds for which `close` lets attempts under way run on. */
  readonly closeGrace?: number
  /** PEM certificates of authorities that are trusted besides the system's own. */
  readonly certificateAuthorities?: readonly string[]
  /** The lookup of names; the system's resolver by default. */
  readonly lookup?: LookupFunction
}

/**
 * Makes the outgoing HTTP transport: pooled keep-alive connections (HTTP/1.1), a timeout over each whole exchange, no
 * redirects, a limited answer, and a guard that keeps partners out of private networks at the moment of connecting.
 * Guarded and unguarded attempts have pools of their own, so that no open connection goes round the guard.
 *
 * `dispatch` never throws. `close` takes nothing new, waits for attempts under way at most `closeGrace` milliseconds,
 * then gives them up as what they are (not taken, maybe taken), and closes all connections.
 */
export function createHttpTransport(options: HttpTransportOptions = {}): HttpWire {
  const { maximumAnswer = 1_048_576, closeGrace = 5_000 } = options
  // Past the end of a certificate new connections are made, which check it again; what is under way is finished.
  const renew = (kind: AgentKind): void => {
    const old = agents[kind]
    agents[kind] = create(kind)
    void old.close()
  }
  const create = (kind: AgentKind): Agent => createAgent(options, kind === 'guarded', () => renew(kind))
  const agents: Record<AgentKind, Agent> = { guarded: create('guarded'), open: create('open') }
  const underWay = createInFlightTracker(closeGrace)

  return {
    async dispatch(dispatch): Promise<HttpResult> {
      if (underWay.isClosed()) return notTaken(reason('failure.transport_closed'))
      const target = readTarget(dispatch.url)
      if ('code' in target) return notTaken(target)
      const agent = dispatch.allowPrivateNetwork ? agents.open : agents.guarded
      return underWay.finish(attempt(agent, target, dispatch, dispatch.maximumAnswer ?? maximumAnswer))
    },
    async close() {
      await underWay.close()
      await Promise.all([agents.guarded.destroy(), agents.open.destroy()])
    },
  }
}

type AgentKind = 'guarded' | 'open'

function createAgent(options: HttpTransportOptions, guarded: boolean, renew: () => void): Agent {
  const { connectTimeout = 10_000, certificateAuthorities, lookup = systemLookup } = options
  const connect = buildConnector({
    allowH2: false,
    // A resumed session does not check the certificate again.
    maxCachedSessions: 0,
    timeout: connectTimeout,
    lookup: guarded ? guardLookup(lookup) : lookup,
    ...tlsOptions(certificateAuthorities),
  })
  // Each connection of a pool has a timer of its own.
  let isRenewed = false
  const renewOnce = (): void => {
    if (!isRenewed) renew()
    isRenewed = true
  }
  return new Agent({
    allowH2: false,
    keepAliveMaxTimeout: 60_000,
    connect(target, callback) {
      // An address in the URL is connected to without any lookup.
      const range = guarded && isIP(target.hostname) !== 0 ? forbiddenRange(target.hostname) : undefined
      if (range === undefined)
        return connect(target, (...result) => {
          const [, socket] = result
          if (socket !== null) callAtCertificateEnd(socket, renewOnce)
          callback(...result)
        })
      queueMicrotask(() => callback(refusal(target.hostname, range), null))
    },
  })
}
