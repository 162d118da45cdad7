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

/**
 * Reads a request's body, but never more than a limit into memory.
 *
 * @param request the request; its body has not been read
 * @param limit bytes; what comes beyond is read and forgotten
 * @returns all of it, or its first `limit` bytes; `Problem` invalid_input where the client broke off
 */
export const readBody = async (request: Request, limit: number): Promise<Beginning> => {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  try {
    if (declared <= limit && !request.headers.has('transfer-encoding')) {
      return { bytes: new Uint8Array(await request.arrayBuffer()), truncated: false }
    }
    return request.body === null
      ? { bytes: new Uint8Array(), truncated: false }
      : await readStream(request.body, limit)
  } catch (cause) {
    throw new Problem('invalid_input', 'The body ended before it was complete.', { cause })
  }
}

/**
 * Lets only bodies up to a limit pass; `Problem` too_large for others, also where their length was not told.
 *
 * @param limit bytes
 */
export const limitBody =
  (limit: number): MiddlewareHandler =>
  async (context, next) => {
    const { method } = context.req
    if (method !== 'GET' && method !== 'HEAD') {
      const { bytes, truncated } = await readBody(context.req.raw, limit)
      if (truncated) throw new Problem('too_large', `A body may be ${limit} bytes long.`)
      context.req.raw = new Request(context.req.raw, { body: bytes })
    }
    await next()
  }
