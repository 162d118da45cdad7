import type { LookupFunction } from 'node:net'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { guardLookup, refusal } from './address-guard.ts'
import { failureOf } from './failure-of.ts'
import { type Attempt, afterSending, createInFlightTracker, notTaken } from './in-flight.ts'
import { forbiddenHost } from './private-addresses.ts'
import { type Opening, openSocket } from './socket.ts'
import { systemLookup } from './system-lookup.ts'
import type { HttpResult, TcpDispatch, TcpWire } from './transport.ts'

export type TcpTransportOptions = {
  /** Bytes of an answer that are read at most. */
  readonly maximumAnswer?: number
  /** Milliseconds for which `close` lets attempts under way run on. */
  readonly closeGrace?: number
  /** PEM certificates of authorities that are trusted besides the system's own. */
  readonly certificateAuthorities?: readonly string[]
  /**
   * The lookup of names; the system's resolver by default. Null leaves it to the platform, as Workers need: they
   * check a certificate against what a socket is opened by. The guard then judges addresses and `localhost` only.
   */
  readonly lookup?: LookupFunction | null
}

/**
 * Makes the transport over bare sockets: a connection for each message, so that one is outstanding on it at most. The
 * answer ends with the closing tag of its root element. A guard keeps partners out of private networks at the moment of
 * connecting.
 *
 * `dispatch` never throws. `close` takes nothing new, waits for attempts under way at most `closeGrace` milliseconds,
 * then gives them up as what they are (not taken, maybe taken).
 */
export function createTcpTransport(options: TcpTransportOptions = {}): TcpWire {
  const {
    maximumAnswer = 1_048_576,
    closeGrace = 5_000,
    lookup = systemLookup,
    certificateAuthorities,
  } = options
  const underWay = createInFlightTracker(closeGrace)

  return {
    async dispatch(dispatch) {
      if (underWay.isClosed()) return notTaken(reason('failure.transport_closed'))
      const { port, tls: encrypted, allowPrivateNetwork } = dispatch
      const host = plainHost(dispatch.host)
      const range = allowPrivateNetwork ? undefined : forbiddenHost(host)
      if (range !== undefined) return notTaken(refusal(dispatch.host, range).reason)
      const guarded = lookup === null || allowPrivateNetwork ? lookup : guardLookup(lookup)
      const opening = openSocket({ host, port, encrypted, certificateAuthorities, lookup: guarded })
      return underWay.finish(exchange(dispatch, maximumAnswer, opening))
    },
    close: underWay.close,
  }
}

/** Returns a host as sockets take it. Square brackets are how a URL writes an IPv6 address. */
const plainHost = (host: string): string => host.replace(/^\[|\]$/g, '')

/** Sends a message once and hears the answer. Until the socket is connected nothing can have been taken. */
function exchange(dispatch: TcpDispatch, maximumAnswer: number, { socket, ready }: Opening): Attempt {
  const { promise, resolve } = Promise.withResolvers<HttpResult>()
  const ending = new RegExp(`</(?:[\\w.-]+:)?${dispatch.closingTag}\\s*>`)
  let answer = Buffer.alloc(0)
  let connected = false

  const settle = (result: HttpResult) => {
    clearTimeout(timer)
    socket.destroy()
    resolve(result)
  }
  const giveUp = (failure: AnyReason) =>
    settle(connected ? { kind: 'maybe_taken', reason: afterSending(failure) } : notTaken(failure))
  const timer = setTimeout(
    () => giveUp(reason('failure.too_slow', { milliseconds: dispatch.timeout })),
    dispatch.timeout,
  )

  socket.once(ready, () => {
    connected = true
    socket.write(dispatch.body)
  })
  socket.on('data', (chunk: Buffer) => {
    // The tag may have come in pieces: only the bytes that it could begin in are searched again.
    const from = Math.max(0, answer.length - longestTag)
    answer = Buffer.concat([answer, chunk])
    const match = ending.exec(answer.subarray(from).toString('latin1'))
    if (match !== null) {
      const body = answer.subarray(0, from + match.index + match[0].length)
      settle({ kind: 'answered', answer: { status: 200, contentType: 'application/xml', body } })
    } else if (answer.length > maximumAnswer)
      giveUp(reason('failure.answer_too_long', { bytes: maximumAnswer }))
  })
  socket.once('error', (error) => giveUp(failureOf(error)))
  socket.once('close', () => giveUp(reason('failure.closed_early')))
  return { result: promise, giveUp }
}

/** More characters than a closing tag has, its prefix and blanks included. */
const longestTag = 200
