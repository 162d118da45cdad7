import type { Context } from 'hono'
import { sha256 } from '../../hash.ts'

type Version = {
  readonly etag: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
}

const bytesOf = async (stream: ReadableStream): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await new Response(stream).arrayBuffer())

const makeVersion = async (text: string): Promise<Version> => {
  const plain = new TextEncoder().encode(text)
  const gzip = await bytesOf(new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip')))
  return { etag: `W/"${sha256(plain).slice(0, 32)}"`, plain, gzip }
}

/**
 * Makes a handler that answers with a text that stays the same while the process runs. The text is made and compressed at
 * the first call; later calls are answered from these bytes, and by 304 where the caller has them (RFC 9110, 13.1.2).
 *
 * @param write makes the text; where it throws, the next call tries it again
 * @param headers the headers of each answer, with the content type
 */
export const cachedText = (
  write: () => string | Promise<string>,
  headers: Readonly<Record<string, string>>,
): ((context: Context) => Promise<Response>) => {
  let made: Promise<Version> | undefined
  const version = (): Promise<Version> => {
    made ??= Promise.resolve()
      .then(write)
      .then(makeVersion)
      .catch((error: unknown) => {
        made = undefined
        throw error
      })
    return made
  }
  return async ({ req }) => {
    const { etag, plain, gzip } = await version()
    const always = { ...headers, etag, vary: 'accept-encoding', 'cache-control': 'no-cache' }
    const known = (req.header('if-none-match') ?? '').split(',').map((each) => each.trim())
    if (known.includes(etag) || known.includes('*'))
      return new Response(null, { status: 304, headers: always })
    const takesGzip = /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/i.test(req.header('accept-encoding') ?? '')
    return takesGzip
      ? new Response(gzip, { headers: { ...always, 'content-encoding': 'gzip' } })
      : new Response(plain, { headers: always })
  }
}
