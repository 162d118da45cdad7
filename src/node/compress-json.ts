import { promisify } from 'node:util'
import { gzip } from 'node:zlib'

const compress = promisify(gzip)

/** Smaller answers gain nothing, in bytes. */
const smallest = 1_000

/** Fast rather than small: lists of requests shrink to a sixth all the same. */
const level = 4

const takesGzip = (request: Request): boolean =>
  (request.headers.get('accept-encoding') ?? '').split(',').some((each) => {
    const [coding, quality] = each.split(';').map((part) => part.trim())
    return coding === 'gzip' && !['q=0', 'q=0.0', 'q=0.00', 'q=0.000'].includes(quality ?? '')
  })

/**
 * Compresses what a call that reads answers as JSON, for callers that take gzip (RFC 9110, 8.4). An answer with an ETag stays
 * as it is: a change names that ETag, which is one of the bytes that were sent (RFC 9110, 8.8.3.3).
 */
export const compressJson = async (request: Request, answer: Response): Promise<Response> => {
  const { headers } = answer
  if (
    request.method !== 'GET' ||
    headers.get('content-type')?.startsWith('application/json') !== true ||
    headers.has('etag') ||
    headers.has('content-encoding')
  )
    return answer
  headers.append('vary', 'accept-encoding')
  if (!takesGzip(request)) return answer
  const plain = new Uint8Array(await answer.arrayBuffer())
  if (plain.length < smallest) return new Response(plain, { status: answer.status, headers })
  const body = new Uint8Array(await compress(plain, { level }))
  headers.set('content-encoding', 'gzip')
  headers.delete('content-length')
  return new Response(body, { status: answer.status, headers })
}
