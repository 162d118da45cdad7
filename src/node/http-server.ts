import type { IncomingMessage, ServerResponse } from 'node:http'
import { type AddressInfo, createServer, Server } from 'node:net'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { type Http2Bindings, type HttpBindings, serve } from '@hono/node-server'
import type { Config } from '../config.ts'
import type { Gateway } from '../gateway/parts.ts'
import { isInNetworks, readNetworks } from '../http/input/client-address.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { WaitForBatch } from './batch-per-tick.ts'
import { limitConnections, limitWaitingCalls } from './connection-limits.ts'

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
const compressJson = async (request: Request, answer: Response): Promise<Response> => {
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

/** More than any call of the API sends, in bytes; a client that sends more than that does not stop on its own. */
const maxSkipped = 4_194_304

/**
 * Reads the rest of bodies whose calls were answered before, such as those with a wrong key, and forgets it: the
 * connection then takes the next call. A client that meets a connection closed without notice cannot know whether its
 * call was carried out.
 *
 * A connection that goes on beyond the limits is closed. Its client has its answer by then: `Connection: close` in the
 * answer itself would have Node close it with the body unread, and the answer could be lost on its way.
 *
 * @param milliseconds the time that the rest of a body may take
 * @param bytes the length that is read of it
 */
export const skipUnreadBodies = (server: Server, milliseconds: number, bytes = maxSkipped): void => {
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const skip = (): void => {
      if (incoming.readableEnded || incoming.destroyed) return
      const timer = setTimeout(() => incoming.socket.destroy(), milliseconds)
      incoming.once('close', () => clearTimeout(timer))
      let left = bytes
      // Who read a part of it has stopped, and would keep it from flowing.
      incoming.removeAllListeners('data')
      incoming.on('data', (chunk: Uint8Array) => {
        left -= chunk.length
        if (left < 0 && outgoing.writableFinished) incoming.socket.destroy()
      })
      incoming.resume()
      incoming.read(0)
    }
    // At `finish`, Node throws away unseen what nobody has begun to read.
    if (outgoing.writableEnded) skip()
    else outgoing.once('prefinish', skip)
  })
}

/** A server that listens, and its address. */
export type HttpServer = {
  readonly server: ReturnType<typeof serve>
  readonly url: string
  /** Lets each connection end with its next answer. */
  readonly closeAfterAnswers: () => void
}

/** In bytes. A URL may carry an OpenURL: one that is too long must still reach the page that explains the limit. */
const maxHeaderSize = 163_840

/**
 * The longest time that a client may take for the header and for all of a call, and the time for which a connection without calls stays open, in
 * milliseconds. Reverse proxies keep theirs for a minute: where the gateway closed them first, a call that was just sent
 * would meet a closed connection.
 */
const serverTimeouts = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
}

/** The time that the rest of a body may take whose call is answered, in milliseconds. A busy client may pause meanwhile. */
const restOfBodyTimeout = 30_000

/** No client of ours writes a call before it has read the answer to the one before; a proxy may for a few. */
const waitingCallsPerConnection = 100

/** The time for which a connection without a call stays open at the end, so that a call on its way is answered, in milliseconds. */
const idleGrace = 100

/**
 * Closes the server: refuses new calls, waits for calls in flight, and then closes the remaining connections.
 *
 * @param milliseconds the longest wait
 */
export const closeServer = ({ server, closeAfterAnswers }: HttpServer, milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => {
      if ('closeAllConnections' in server) server.closeAllConnections()
    }, milliseconds)
    closeAfterAnswers()
    const closeIdle = setInterval(() => {
      if ('closeIdleConnections' in server) server.closeIdleConnections()
    }, idleGrace)
    // That of HTTP would close idle connections at once, also those on which a call is on its way.
    Server.prototype.close.call(server, () => {
      clearTimeout(cut)
      clearInterval(closeIdle)
      resolve()
    })
  })

/**
 * Prepares a server for its end: from then on each answer has `Connection: close`, so that a connection that is kept busy
 * takes no further call, and does not keep the process.
 *
 * @returns begins the end
 */
const answerWithClose = (server: Server): (() => void) => {
  const open = new Set<ServerResponse>()
  let isEnding = false
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    if (isEnding) response.shouldKeepAlive = false
    open.add(response)
    response.once('close', () => open.delete(response))
  })
  return () => {
    isEnding = true
    for (const response of open) response.shouldKeepAlive = false
  }
}

const cannotListen = ({ host, port }: Config, cause: NodeJS.ErrnoException): Problem =>
  new Problem(
    'unavailable',
    reason('start.cannot_listen', { host, port, reason: cause.code ?? cause.message }),
    { cause },
  )

/**
 * Sees that the address of the gateway is free, before anything is created.
 *
 * @throws Problem `unavailable` where it cannot listen
 */
export const checkAddress = (config: Config): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(config, cause)))
    server.listen(config.port, config.host, () => server.close(() => resolve()))
  })

/**
 * Starts the HTTP server of a gateway.
 *
 * @param turn waited for before each call
 * @throws Problem `unavailable` where it cannot listen
 */
export const listen = (gateway: Gateway, config: Config, turn: WaitForBatch): Promise<HttpServer> =>
  new Promise((resolve, reject) => {
    const { host: hostname, port } = config
    const fetch = async (request: Request, environment: HttpBindings | Http2Bindings): Promise<Response> => {
      await turn()
      // Nobody reads the answer any more.
      if (environment.incoming.socket?.destroyed === true) return new Response(null, { status: 503 })
      return compressJson(request, await gateway.app.fetch(request, environment))
    }
    const options = {
      fetch,
      hostname,
      port,
      serverOptions: { maxHeaderSize, ...serverTimeouts },
      // It would close connections half a second after an answer: see `skipUnreadBodies`.
      autoCleanupIncoming: false,
    }
    let closeAfterAnswers = (): void => undefined
    const server = serve(options, (address: AddressInfo) => {
      const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
      resolve({ server, url: `http://${host}:${address.port}`, closeAfterAnswers })
    })
    const proxies = readNetworks(config.trustedProxies)
    if (server instanceof Server) {
      closeAfterAnswers = answerWithClose(server)
      limitConnections(server, config.connectionsPerAddress, (address) => isInNetworks(address, proxies))
      limitWaitingCalls(server, waitingCallsPerConnection)
      skipUnreadBodies(server, restOfBodyTimeout)
    }
    server.once('error', (cause: NodeJS.ErrnoException) => reject(cannotListen(config, cause)))
  })
