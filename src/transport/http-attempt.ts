import type { Dispatcher } from 'undici'
import type { WireAnswer } from '../partners/partner-reply.ts'
import type { AnyReason } from '../translations/parameter.ts'
import { reason } from '../translations/reason.ts'
import { failureOf } from './failure-of.ts'
import { isSuccess, lowerCaseNames } from './http-message.ts'
import { type Attempt, afterSending, notTaken } from './in-flight.ts'
import type { Target } from './read-target.ts'
import type { HttpDispatch, HttpResult } from './transport.ts'

/**
 * Sends a message once, over one connection, and returns the result. It follows no redirect, asks for an uncompressed
 * answer, and never sends twice.
 *
 * Undici tells its handler when it is about to write to a connected socket. Until then nothing can have been taken; from
 * then on a failure leaves it open. A status other than 2xx decides alone, so once it has arrived, a body that is too
 * long, cut off or too late no longer matters: the part that came is handed over.
 * @param dispatcher undici's pool of connections
 * @param target where the message goes
 * @param dispatch the message, with its timeout in milliseconds for the whole exchange
 * @param maximumAnswer bytes of the answer's body that are read at most
 */
export function attempt(
  dispatcher: Dispatcher,
  target: Target,
  dispatch: HttpDispatch,
  maximumAnswer: number,
): Attempt {
  let controller: Dispatcher.DispatchController | undefined
  let answer: Omit<WireAnswer, 'body'> | undefined
  const chunks: Buffer[] = []
  let length = 0
  let settled = false
  const { promise, resolve } = Promise.withResolvers<HttpResult>()

  const settle = (result: HttpResult) => {
    if (settled) return
    settled = true
    clearTimeout(timer)
    resolve(result)
  }
  const answered = () => {
    if (answer !== undefined) settle({ kind: 'answered', answer: { ...answer, body: Buffer.concat(chunks) } })
  }
  const fail = (failure: AnyReason) => {
    if (answer !== undefined && !isSuccess(answer.status)) answered()
    else if (controller === undefined) settle(notTaken(failure))
    else settle({ kind: 'maybe_taken', reason: afterSending(failure) })
  }
  const giveUp = (failure: AnyReason) => {
    fail(failure)
    controller?.abort(new Error(failure.code))
  }
  const timer = setTimeout(
    () => giveUp(reason('failure.too_slow', { milliseconds: dispatch.timeout })),
    dispatch.timeout,
  )

  dispatcher.dispatch(
    {
      origin: target.origin,
      path: target.path,
      method: dispatch.method ?? 'POST',
      headers: { 'accept-encoding': 'identity', ...lowerCaseNames(dispatch.headers) },
      body: dispatch.method === 'GET' ? null : dispatch.body,
      // The timer above covers the whole exchange.
      headersTimeout: 0,
      bodyTimeout: 0,
    },
    {
      onRequestStart(started) {
        // It was given up while it waited for a connection: nothing may go out any more.
        if (settled) started.abort(new Error('given up'))
        else controller = started
      },
      onResponseStart(_controller, status, headers) {
        if (status < 200) return
        const first = (name: string): string | undefined => [headers[name]].flat()[0]
        const location = first('location')
        answer = {
          status,
          contentType: first('content-type') ?? '',
          ...(location === undefined ? {} : { location }),
        }
      },
      onResponseData(_controller, chunk) {
        length += chunk.length
        if (length > maximumAnswer) giveUp(reason('failure.answer_too_long', { bytes: maximumAnswer }))
        else chunks.push(chunk)
      },
      onResponseEnd: answered,
      onResponseError(_controller, error) {
        const failure = failureOf(error)
        fail(answer === undefined ? failure : reason('failure.cut_off', { bytes: length, reason: failure }))
      },
    },
  )
  return { result: promise, giveUp }
}
