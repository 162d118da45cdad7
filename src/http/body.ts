import type { MiddlewareHandler } from 'hono'
import { Problem } from '../problem.ts'

/** The beginning of a body, and whether more came. */
export type Beginning = { readonly bytes: Uint8Array<ArrayBuffer>; readonly truncated: boolean }

const join = (chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    const part = chunk.subarray(0, length - at)
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** A sender that does not stop is read on for so many times the limit, so that it can hear the answer; then cut off. */
const patience = 16

const readStream = async (stream: ReadableStream<Uint8Array>, limit: number): Promise<Beginning> => {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  while (length <= limit * patience) {
    const { done, value } = await reader.read()
    if (done) return { bytes: join(chunks, Math.min(length, limit)), truncated: length > limit }
    if (length <= limit) chunks.push(value)
    length += value.length
  }
  await reader.cancel()
  return { bytes: join(chunks, limit), truncated: true }
}

/** Is the body as long as is told before it, and no longer than a limit in bytes? The server reads no more than that. */
const isWithin = ({ headers }: Request, limit: number): boolean =>
  Number(headers.get('content-length') ?? Number.NaN) <= limit && !headers.has('transfer-encoding')

/**
 * Reads a request's body, but never more than a limit into memory.
 *
 * @param request the request; its body has not been read
 * @param limit bytes; what comes beyond is read and forgotten
 * @returns all of it, or its first `limit` bytes; `Problem` invalid_input where the client broke off
 */
export const readBody = async (request: Request, limit: number): Promise<Beginning> => {
  try {
    if (isWithin(request, limit)) {
      return { bytes: new Uint8Array(await request.arrayBuffer()), truncated: false }
    }
    return request.body === null
      ? { bytes: new Uint8Array(), truncated: false }
      : await readStream(request.body, limit)
  } catch (cause) {
    throw brokenOff(cause)
  }
}

const brokenOff = (cause: unknown): Problem =>
  new Problem('invalid_input', 'The body ended before it was complete.', { cause })

/**
 * Lets only bodies up to a limit pass; `Problem` too_large for others, also where their length was not told.
 *
 * @param limit bytes
 */
export const limitBody =
  (limit: number): MiddlewareHandler =>
  async (context, next) => {
    const { method, raw } = context.req
    if (method !== 'GET' && method !== 'HEAD' && isWithin(raw, limit)) {
      // Hono keeps the text for whoever reads the body after this.
      await context.req.text().catch((cause: unknown) => {
        throw brokenOff(cause)
      })
    } else if (method !== 'GET' && method !== 'HEAD') {
      const { bytes, truncated } = await readBody(raw, limit)
      if (truncated) throw new Problem('too_large', `A body may be ${limit} bytes long.`)
      context.req.raw = new Request(raw, { body: bytes })
    }
    await next()
  }

/** Takes an empty body for none, whatever type it is said to have: clients name one by habit. */
export const emptyIsNone: MiddlewareHandler = async (context, next) => {
  const { raw } = context.req
  if (raw.headers.has('content-type') && (await context.req.text()) === '') {
    const headers = new Headers(raw.headers)
    headers.delete('content-type')
    context.req.raw = new Request(raw.url, { method: raw.method, headers })
  }
  await next()
}
