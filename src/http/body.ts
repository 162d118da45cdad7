import type { Context, MiddlewareHandler } from 'hono'
import { Problem, shortened } from '../problem.ts'

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
 * The fault of a body that is packed, which nobody unpacks here; undefined where it is not.
 *
 * @param encoding its Content-Encoding
 */
export const packedFault = (encoding: string | undefined): Problem | undefined =>
  encoding === undefined || /^(identity)?$/i.test(encoding)
    ? undefined
    : new Problem(
        'unsupported_media_type',
        `A body is not taken with Content-Encoding ${shortened(encoding, 40)}: send it as it is.`,
      )

const notUtf8 = (): Problem =>
  new Problem('invalid_input', 'The body is not in UTF-8, as all that is sent here must be.')

/** What stands in a text where bytes were no UTF-8; a body may hold it as well. */
const replacement = '\ufffd'
const byteOrderMark = 3

/** Was a text decoded from just these bytes? Each that is no part of a character became three. */
const isWhole = (text: string, bytes: number): boolean => {
  const { length } = new TextEncoder().encode(text)
  return length === bytes || length + byteOrderMark === bytes
}

const readText = async ({ req }: Context): Promise<void> => {
  // Hono keeps the text for whoever reads the body after this.
  const text = await req.text().catch((cause: unknown) => {
    throw brokenOff(cause)
  })
  if (text.includes(replacement) && !isWhole(text, Number(req.header('content-length')))) throw notUtf8()
}

const readUnmeasured = async ({ req }: Context, limit: number): Promise<void> => {
  const { bytes, truncated } = await readBody(req.raw, limit)
  if (truncated) throw new Problem('too_large', `A body may be ${limit} bytes long.`)
  const text = new TextDecoder().decode(bytes)
  if (text.includes(replacement) && !isWhole(text, bytes.length)) throw notUtf8()
  req.raw = new Request(req.raw, { body: bytes })
}

/** Nobody reads a body with these; TRACE has none (RFC 9110, section 9.3.8). */
const withoutBody = new Set(['GET', 'HEAD', 'TRACE'])

/**
 * Lets only bodies up to a limit pass, in UTF-8 and not packed; `Problem` too_large for longer ones, also where their
 * length was not told, unsupported_media_type and invalid_input for others.
 *
 * @param limit bytes
 */
export const limitBody =
  (limit: number): MiddlewareHandler =>
  async (context, next) => {
    const { req } = context
    if (!withoutBody.has(req.method)) {
      const fault = packedFault(req.header('content-encoding'))
      if (fault !== undefined) throw fault
      await (isWithin(req.raw, limit) ? readText(context) : readUnmeasured(context, limit))
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
