import type { Dispatcher } from 'undici'
import { describeFailure } from './describe-failure.ts'
import { isSuccess, lowerCaseNames } from './http-message.ts'
import type { Attempt } from './in-flight.ts'
import type { Target } from './read-target.ts'
import type { HttpDispatch, HttpResult } from './transport.ts'

/**
 * Sends a message once, over one connection, and says what came of it. It follows no redirect, asks for an uncompressed
 * answer, and never sends twice.
 *
 * Undici tells its handler when it is about to write to a connected socket. Until then nothing can have been taken; from
 * then on a failure leaves it open. A status other than 2xx decides by itself, so once it has arrived, a body that is too
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
  let answer: { readonly status: number; readonly contentType: string } | undefined
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
  const fail = (reason: string) => {
    if (answer !== undefined && !isSuccess(answer.status)) answered()
    else if (controller === undefined) settle({ kind: 'not_taken', reason })
    else settle({ kind: 'maybe_taken', reason: `after the message began to go out: ${reason}` })
  }
  const giveUp = (reason: string) => {
    fail(reason)
    controller?.abort(new Error(reason))
  }
  const timer = setTimeout(() => giveUp(`no complete answer within ${dispatch.timeout} ms`), dispatch.timeout)

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
        const contentType = headers['content-type']
        answer = {
          status,
          contentType: (Array.isArray(contentType) ? contentType[0] : contentType) ?? '',
        }
      },
      onResponseData(_controller, chunk) {
        length += chunk.length
        if (length > maximumAnswer) giveUp(`the answer is longer than ${maximumAnswer} bytes`)
        else chunks.push(chunk)
      },
      onResponseEnd: answered,
      onResponseError(_controller, error) {
        const reason = describeFailure(error)
        fail(answer === undefined ? reason : `the answer was cut off after ${length} bytes: ${reason}`)
      },
    },
  )
  return { result: promise, giveUp }
}
