import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Exchange } from './case.ts'
import { decodeMessage } from './xml.ts'

/** The answer to a message of the partner; `drop` closes the connection instead. */
export type ListenerAnswer = { readonly status: number; readonly body: string } | 'drop'

export type ListenerOptions = {
  readonly host: string
  readonly port: number
  /** The address at which the partner reaches it, where that is another one. */
  readonly publicUrl: string | undefined
  readonly path: string
  readonly answer: (message: string) => ListenerAnswer
}

/** What takes the messages of the partner. */
export type Listener = {
  readonly url: string
  /** What came, the oldest first. */
  readonly arrived: readonly Exchange[]
  /** The paths at which something else came, which is answered with HTTP 404. */
  readonly otherPaths: ReadonlySet<string>
  /** Waits until something that came fits, for a number of milliseconds at most. */
  readonly wait: <T>(
    find: (arrived: readonly Exchange[]) => T | undefined,
    milliseconds: number,
  ) => Promise<T | undefined>
  readonly stop: () => Promise<void>
}

const largestMessage = 1_000_000

const readBody = async (request: IncomingMessage): Promise<string | undefined> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > largestMessage) return undefined
    chunks.push(chunk)
  }
  return decodeMessage(Buffer.concat(chunks), request.headers['content-type'])
}

/**
 * Starts a server that takes what the partner sends, and confirms it.
 *
 * @param record takes each exchange
 */
export const startListener = async (
  { host, port, publicUrl, path, answer }: ListenerOptions,
  record: (exchange: Exchange) => void,
): Promise<Listener> => {
  const arrived: Exchange[] = []
  const otherPaths = new Set<string>()
  const waiting = new Set<() => void>()

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const at = new Date().toISOString()
    const message = await readBody(request)
    const { pathname } = new URL(request.url ?? '/', 'http://listener')
    if (request.method !== 'POST' || pathname !== path || message === undefined) {
      if (pathname !== path) otherPaths.add(pathname)
      response.writeHead(message === undefined ? 413 : 404).end()
      return
    }
    const packing = request.headers['content-encoding'] ?? 'identity'
    // As lendwire answers it: what is packed may unpack to anything.
    const reply: ListenerAnswer = packing === 'identity' ? answer(message) : { status: 415, body: '' }
    const exchange: Exchange = {
      at,
      direction: 'received',
      message: packing === 'identity' ? message : `content-encoding ${packing}, which is refused`,
      status: reply === 'drop' ? undefined : reply.status,
      contentType: request.headers['content-type'] ?? '',
      answer: reply === 'drop' ? '' : reply.body,
      failure: reply === 'drop' ? 'the connection was closed on purpose' : undefined,
      milliseconds: 0,
    }
    if (reply === 'drop') request.socket.destroy()
    else response.writeHead(reply.status, { 'content-type': 'application/xml' }).end(reply.body)
    arrived.push(exchange)
    record(exchange)
    for (const look of waiting) look()
  }
  const server = createServer((request, response) => {
    take(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const own = `http://${host}:${typeof address === 'object' && address !== null ? address.port : port}${path}`
  return {
    url: publicUrl ?? own,
    arrived,
    otherPaths,
    wait: (find, milliseconds) =>
      new Promise((resolve) => {
        const end = (value: ReturnType<typeof find>) => {
          clearTimeout(timer)
          waiting.delete(look)
          resolve(value)
        }
        const look = () => {
          const value = find(arrived)
          if (value !== undefined) end(value)
        }
        const timer = setTimeout(() => end(undefined), milliseconds)
        waiting.add(look)
        look()
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
