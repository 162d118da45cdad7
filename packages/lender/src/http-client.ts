import { Agent, request } from 'undici'

/** The result of one HTTP POST: the answer, or why there is none. */
export type PostResult =
  | {
      readonly kind: 'answered'
      readonly answer: {
        readonly status: number
        readonly contentType: string
        readonly body: Uint8Array
      }
    }
  | { readonly kind: 'failed'; readonly reason: string }

export type HttpPost = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** Milliseconds for the whole exchange. */
  readonly timeout: number
}

export type HttpClient = {
  /** Posts once; never throws. */
  post(message: HttpPost): Promise<PostResult>
  /** Ends what is under way and closes all connections. */
  close(): Promise<void>
}

const maximumAnswer = 1_048_576

/** Makes an HTTP client with a connection pool of its own. It follows no redirects. */
export function createHttpClient(): HttpClient {
  const agent = new Agent({ maxResponseSize: maximumAnswer })
  return {
    async post({ url, headers, body, timeout }) {
      try {
        const signal = AbortSignal.timeout(timeout)
        const answer = await request(url, { method: 'POST', headers, body, signal, dispatcher: agent })
        const contentType = answer.headers['content-type']
        return {
          kind: 'answered',
          answer: {
            status: answer.statusCode,
            contentType: typeof contentType === 'string' ? contentType : '',
            body: new Uint8Array(await answer.body.arrayBuffer()),
          },
        }
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error, timeout) }
      }
    },
    close: () => agent.destroy(),
  }
}

function reasonOf(error: unknown, timeout: number): string {
  if (!(error instanceof Error)) return 'the request failed'
  if (error.name === 'TimeoutError') return `no complete answer within ${timeout} ms`
  // A name with several addresses fails with one error for each, and an empty message.
  const [first] = error instanceof AggregateError ? error.errors : []
  return error.message || (first instanceof Error ? first.message : error.name)
}
