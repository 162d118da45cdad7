import type { HttpClient, PostResult } from './http-client.ts'
import type { Sent } from './ledger.ts'
import { pause } from './pause.ts'
import type { WireProtocol } from './wire-protocol.ts'

/** The receiver of the lender's messages: the partner endpoint of the gateway. */
export type Gateway = {
  readonly url: string
  /** Shown as bearer token. */
  readonly token?: string | undefined
  /** Further HTTP headers. */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

export type SenderOptions = {
  readonly client: HttpClient
  readonly wireProtocol: Pick<WireProtocol, 'contentType' | 'readAnswer'>
  /** Milliseconds for one attempt. */
  readonly timeout: number
  /** The number of attempts for a message, and the milliseconds before the second try; each further wait is twice as long, up to two seconds. */
  readonly attempts: number
  readonly firstDelay: number
  /** Ends the waiting when the lender stops. */
  readonly signal: AbortSignal
}

/** Posts a message; never throws. */
export type Sender = (
  gateway: Gateway | undefined,
  requestId: string,
  content: string,
  type?: string | undefined,
) => Promise<Pick<Sent, 'attempts' | 'result' | 'confirmation'>>

/**
 * Makes the lender's way to the gateway. Where the connection fails, or the gateway says that it cannot now (502, 503,
 * 504), the same bytes go out again, as from a system that has its own outbox. Messages about one request go out one
 * after the other.
 */
export function createSender(options: SenderOptions): Sender {
  const tails = new Map<string, Promise<unknown>>()

  const post = async (gateway: Gateway, content: string, type: string) => {
    for (let attempts = 1; ; attempts += 1) {
      const result = await options.client.post({
        url: gateway.url,
        headers: {
          'content-type': type,
          ...(gateway.token !== undefined && { authorization: `Bearer ${gateway.token}` }),
          ...gateway.headers,
        },
        body: content,
        timeout: options.timeout,
      })
      const delay = Math.min(options.firstDelay * 2 ** (attempts - 1), 2_000)
      if (!isPassing(result) || attempts >= options.attempts || !(await pause(delay, options.signal)))
        return { attempts, result, confirmation: confirmationOf(result, options.wireProtocol) }
    }
  }

  return async (gateway, requestId, content, type = options.wireProtocol.contentType) => {
    if (gateway === undefined) {
      const reason = 'The lender has no gateway: set the URL of the partner endpoint (--gateway).'
      return { attempts: 0, result: { kind: 'failed', reason }, confirmation: undefined }
    }
    const before = tails.get(requestId)
    const sending = (async () => {
      await before
      return post(gateway, content, type)
    })()
    tails.set(requestId, sending)
    try {
      return await sending
    } finally {
      if (tails.get(requestId) === sending) tails.delete(requestId)
    }
  }
}

const isPassing = (result: PostResult) =>
  result.kind !== 'answered' || [502, 503, 504].includes(result.answer.status)

const confirmationOf = (result: PostResult, { readAnswer }: SenderOptions['wireProtocol']) =>
  result.kind === 'answered' ? readAnswer(result.answer.body) : undefined
