import type { Context, Env, MiddlewareHandler } from 'hono'
import { Problem, shortened } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'

/** The beginning of a body, and whether more came. */
export type BodyPrefix = { readonly bytes: Uint8Array<ArrayBuffer>; readonly truncated: boolean }

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

/** How many times the limit is read of a sender that does not stop; then it is answered, whether it listens or not. */
const patience = 16

/** The bytes of a refused body that are read and dropped before the connection is closed. */
const maxSkipped = 16_777_216

/** Returns whether the body has the announced length, within a limit in bytes. The server reads no more than that. */
const isWithin = ({ headers }: Request, limit: number): boolean =>
  Number(headers.get('content-length') ?? Number.NaN) <= limit && !headers.has('transfer-encoding')

/** A body that is read as far as its sender is trusted. */
export type OpenBody = {
  /**
   * Reads the first bytes, and no more than the chunk that ends them.
   *
   * @param most bytes
   */
  prefix(most: number): Promise<Uint8Array<ArrayBuffer>>
  /**
   * Reads all, but keeps never more than a limit in memory: what comes beyond is read and forgotten.
   *
   * @param limit bytes
   */
  all(limit: number): Promise<BodyPrefix>
  /** Reads the rest after `prefix` and forgets it, so that a sender who still writes can hear a refusal; returns at once. */
  skipRest(): void
}

/**
 * Opens a request's body: nothing is read yet. Reading throws `Problem` invalid_input where the client broke off.
 *
 * @param request the request; its body has not been read
 */
export const openBody = (request: Request): OpenBody => {
  const chunks: Uint8Array[] = []
  let length = 0
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  let whole: Uint8Array<ArrayBuffer> | undefined

  /** Reads on until more bytes than a limit came, or all; keeps the chunks up to a limit. */
  const readOn = async (bytes: number, keep: number): Promise<boolean> => {
    if (request.body === null) return true
    reader ??= request.body.getReader()
    while (length <= bytes) {
      const { done, value } = await reader.read()
      if (done) return true
      if (length <= keep) chunks.push(value)
      length += value.length
    }
    return false
  }

  return {
    prefix: async (most) => {
      try {
        if (reader === undefined && isWithin(request, most))
          whole ??= new Uint8Array(await request.arrayBuffer())
        else await readOn(most, most)
      } catch (cause) {
        throw brokenOff(cause)
      }
      return whole ?? join(chunks, Math.min(length, most))
    },
    all: async (limit) => {
      try {
        if (reader === undefined && isWithin(request, limit))
          whole ??= new Uint8Array(await request.arrayBuffer())
        else await readOn(limit * patience, limit)
      } catch (cause) {
        throw brokenOff(cause)
      }
      if (whole !== undefined) return { bytes: whole, truncated: false }
      return { bytes: join(chunks, Math.min(length, limit)), truncated: length > limit }
    },
    skipRest: () => {
      if (reader === undefined) return
      const opened = reader
      readOn(maxSkipped, 0)
        .then((isRead) => (isRead ? undefined : opened.cancel()))
        // The sender broke off, and has been answered.
        .catch(() => undefined)
    },
  }
}

/**
 * Reads a request's body, but never more than a limit into memory.
 *
 * @param request the request; its body has not been read
 * @param limit bytes; what comes beyond is read and forgotten
 * @returns all of it, or its first `limit` bytes; `Problem` invalid_input where the client broke off
 */
export const readBody = (request: Request, limit: number): Promise<BodyPrefix> => openBody(request).all(limit)

const brokenOff = (cause: unknown): Problem =>
  new Problem('invalid_input', reason('problem.body_incomplete'), { cause })

/**
 * Returns the fault of a body that is packed, which nobody unpacks here; undefined where it is not.
 *
 * @param encoding its Content-Encoding
 */
export const packedFault = (encoding: string | undefined): Problem | undefined =>
  encoding === undefined || /^(identity)?$/i.test(encoding)
    ? undefined
    : new Problem(
        'unsupported_media_type',
        reason('problem.content_encoding', { encoding: shortened(encoding, 40) }),
      )

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a text in UTF-8; a byte order mark at its beginning is no part of it.
 *
 * @param bytes all of it
 * @param what it is, for the words of the refusal
 * @returns the text; `Problem` invalid_input where the bytes are no UTF-8
 */
export const readUtf8 = (bytes: Uint8Array, what: string): string => {
  try {
    return utf8.decode(bytes)
  } catch (cause) {
    throw new Problem('invalid_input', reason('problem.not_utf8', { what }), { cause })
  }
}

/** The charset that a content type names (RFC 9110, section 8.3.2). */
const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i

/** Refuses a body that says of itself that it is in another encoding than UTF-8, the only one of JSON (RFC 8259, section 8.1). */
const requireUtf8 = (contentType: string | undefined): void => {
  const named = charset.exec(contentType ?? '')?.[1]
  if (named === undefined || /^utf-?8$/i.test(named)) return
  throw new Problem('unsupported_media_type', reason('problem.utf8_only'))
}

/** Nobody reads a body with these; TRACE has none (RFC 9110, section 9.3.8). */
const withoutBody = new Set(['GET', 'HEAD', 'TRACE'])

/**
 * Lets only bodies up to a limit pass, in UTF-8 and not packed; `Problem` too_large for longer ones, also where their
 * length was not announced, unsupported_media_type and invalid_input for others.
 *
 * @param limitOf the limit of a call in bytes; null where its route reads the body itself
 */
export const limitBody =
  <E extends Env>(limitOf: (context: Context<E>) => number | null): MiddlewareHandler<E> =>
  async (context, next) => {
    const { req } = context
    const limit = limitOf(context)
    if (limit !== null && !withoutBody.has(req.method)) {
      const fault = packedFault(req.header('content-encoding'))
      if (fault !== undefined) throw fault
      requireUtf8(req.header('content-type'))
      const { bytes, truncated } = await readBody(req.raw, limit)
      if (truncated) throw new Problem('too_large', reason('problem.body_too_long', { limit }))
      // Hono looks here for later readers of the body.
      Object.assign(req.bodyCache, { text: Promise.resolve(readUtf8(bytes, 'The body')) })
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
