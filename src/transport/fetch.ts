import type { WireAnswer } from '../partners/partner-reply.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { refusal } from './address-guard.ts'
import { type DetailedFailure, failureOfWords } from './failure-of.ts'
import { isSuccess, lowerCaseNames } from './http-message.ts'
import { type Attempt, afterSending, createInFlightTracker, notTaken } from './in-flight.ts'
import { forbiddenHost } from './private-addresses.ts'
import { readTarget } from './read-target.ts'
import type { HttpDispatch, HttpResult, HttpWire } from './transport.ts'

export type FetchTransportOptions = {
  /** Bytes of an answer's body that are read at most. */
  readonly maximumAnswer?: number
  /** Milliseconds for which `close` lets attempts under way run on. */
  readonly closeGrace?: number
}

/**
 * The statuses of Cloudflare for a server that it could not reach, so that no message was accepted (Cloudflare
 * documentation, "Cloudflare 5xx errors"). 520, 522 and 524 may come after the message went out: they count as answers.
 */
const unreached: Readonly<Record<number, DetailedFailure>> = {
  521: 'failure.connection_refused',
  523: 'failure.host_unreachable',
  525: 'failure.no_tls_agreed',
  526: 'failure.certificate_not_valid',
  530: 'failure.name_or_host_unreachable',
}

/**
 * Makes the outgoing HTTP transport where there is nothing but `fetch`, as on Workers: a timeout over each whole exchange,
 * no redirects, a limited answer. It keeps what `createHttpTransport` promises, but for two things that `fetch` hides:
 *
 * - Whether a connection was made: what fails before an answer came counts as maybe taken.
 * - Where a name leads: the guard judges addresses that are in the URL and names that always lead inwards. That is
 *   enough only where the platform itself lets nothing into private networks.
 *
 * `dispatch` never throws. `close` takes nothing new, waits for attempts under way at most `closeGrace` milliseconds, then
 * gives them up.
 */
export function createFetchTransport(options: FetchTransportOptions = {}): HttpWire {
  const { maximumAnswer = 1_048_576, closeGrace = 5_000 } = options
  const underWay = createInFlightTracker(closeGrace)

  return {
    async dispatch(dispatch) {
      if (underWay.isClosed()) return notTaken(reason('failure.transport_closed'))
      const fault = faultOf(dispatch)
      if (fault !== undefined) return notTaken(fault)
      return underWay.finish(attempt(dispatch, dispatch.maximumAnswer ?? maximumAnswer))
    },
    close: underWay.close,
  }
}

/** Says why a message must not or cannot go out at all. */
function faultOf({ url, headers, allowPrivateNetwork }: HttpDispatch): AnyReason | undefined {
  const target = readTarget(url)
  if ('code' in target) return target
  const { hostname } = new URL(target.origin)
  const range = allowPrivateNetwork ? undefined : forbiddenHost(hostname)
  if (range !== undefined) return refusal(hostname, range).reason
  const wrong = Object.entries(headers).find(([name, value]) => !isHeader(name, value))
  return wrong === undefined
    ? undefined
    : reason('failure.header_invalid', { header: wrong[0].toLowerCase() })
}

function isHeader(name: string, value: string): boolean {
  try {
    new Headers([[name, value]])
    return true
  } catch {
    return false
  }
}

/** Sends a message once and returns the result, as far as `fetch` tells. */
function attempt(dispatch: HttpDispatch, maximumAnswer: number): Attempt {
  const controller = new AbortController()
  const received: { answer?: Omit<WireAnswer, 'body'> } = {}
  const chunks: Uint8Array[] = []
  const { promise, resolve } = Promise.withResolvers<HttpResult>()

  const settle = (result: HttpResult) => {
    clearTimeout(timer)
    resolve(result)
    controller.abort()
  }
  const answered = (head: Omit<WireAnswer, 'body'>) =>
    settle({ kind: 'answered', answer: { ...head, body: join(chunks) } })
  // A status other than 2xx decides alone: what is wrong with its body no longer matters.
  const giveUp = (failure: AnyReason) => {
    if (received.answer !== undefined && !isSuccess(received.answer.status)) answered(received.answer)
    else settle({ kind: 'maybe_taken', reason: afterSending(failure) })
  }
  const timer = setTimeout(
    () => giveUp(reason('failure.too_slow', { milliseconds: dispatch.timeout })),
    dispatch.timeout,
  )

  const exchange = async (): Promise<void> => {
    const response = await fetch(dispatch.url, {
      method: dispatch.method ?? 'POST',
      headers: { 'accept-encoding': 'identity', ...lowerCaseNames(dispatch.headers) },
      body: dispatch.method === 'GET' ? null : dispatch.body,
      redirect: 'manual',
      signal: controller.signal,
    })
    const { status, headers } = response
    const code = unreached[status]
    if (code !== undefined) return settle(notTaken({ code, params: { detail: `HTTP ${status}` } }))
    const location = headers.get('location')
    received.answer = {
      status,
      contentType: headers.get('content-type') ?? '',
      ...(location === null ? {} : { location }),
    }
    const reader = response.body?.getReader()
    for (let length = 0; reader !== undefined; ) {
      const { done, value } = await reader.read()
      if (done) break
      length += value.length
      if (length > maximumAnswer) return giveUp(reason('failure.answer_too_long', { bytes: maximumAnswer }))
      chunks.push(value)
    }
    answered(received.answer)
  }
  exchange().catch((error: unknown) => giveUp(failureIn(error)))
  return { result: promise, giveUp }
}

/** Returns the failure of an error of `fetch`; the platform gives few details. */
function failureIn(error: unknown): AnyReason {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error
    ? failureOfWords(cause.message.replace(/\.$/, ''))
    : reason('failure.connection_failed')
}

function join(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
