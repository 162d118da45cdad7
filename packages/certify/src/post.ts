import type { Exchange } from './case.ts'
import { decodeMessage } from './xml.ts'

/** Where messages to the partner go, and how. */
export type Target = {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** How long an answer is waited for, in milliseconds. */
  readonly timeout: number
}

const largestAnswer = 1_000_000

/**
 * Posts a message once; never throws. Redirects are not followed.
 *
 * @param body text, or bytes as they are
 */
export const post = async (
  { url, headers, timeout }: Target,
  body: string | Uint8Array<ArrayBuffer>,
  contentType = 'application/xml; charset="utf-8"',
): Promise<Exchange> => {
  const at = new Date().toISOString()
  const started = performance.now()
  const message = typeof body === 'string' ? body : decodeMessage(body, contentType)
  const done = (answer: Pick<Exchange, 'status' | 'contentType' | 'answer' | 'failure'>): Exchange => ({
    at,
    direction: 'sent',
    message,
    ...answer,
    milliseconds: Math.round(performance.now() - started),
  })
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': contentType },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
    })
    const type = response.headers.get('content-type') ?? ''
    const answer = decodeMessage(await response.bytes(), type).slice(0, largestAnswer)
    const location = response.headers.get('location')
    return done({
      status: response.status,
      contentType: type,
      // What a redirect says is in its header.
      answer: location !== null && answer === '' ? `redirected to ${new URL(location, url)}` : answer,
      failure: undefined,
    })
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined
    const failure = cause ?? (error instanceof Error ? error.message : String(error))
    return done({ status: undefined, contentType: '', answer: '', failure })
  }
}
