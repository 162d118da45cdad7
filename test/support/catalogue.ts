import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** A catalogue for tests: the path decides its answer. */
export type Catalogue = {
  readonly url: string
  /** The questions it received, in order: path and query, id or item. */
  readonly questions: readonly string[]
  readonly close: () => Promise<void>
}

const fixture = (file: string): Buffer =>
  readFileSync(new URL(`../../fixtures/locate/${file}`, import.meta.url))

const send = (
  response: ServerResponse,
  body: Buffer | string,
  contentType = 'application/xml',
  status = 200,
) => {
  response.writeHead(status, { 'content-type': contentType })
  response.end(body)
}

const chunk = Buffer.alloc(65_536, 'x')

/** Sends so many bytes, as fast as they are taken. */
const stream = (response: ServerResponse, bytes: number): void => {
  response.writeHead(200, { 'content-type': 'application/xml' })
  let left = bytes
  const more = (): void => {
    while (left > 0) {
      left -= chunk.length
      if (!response.write(chunk)) {
        response.once('drain', more)
        return
      }
    }
    response.end()
  }
  more()
}

/**
 * Starts one on a free port. Its paths: `/fixture/FILE` answers with that fixture, `/by-title/FILE` with nothing for
 * numbers and with the fixture for a title, `/cut/FILE` with its first half and hangs up, `/busy` with 503, `/html` with a page, `/big` with 50 MB, `/slow` never,
 * `/reset` hangs up.
 */
export const startCatalogue = async (): Promise<Catalogue> => {
  const questions: string[] = []
  const ways: Readonly<Record<string, (response: ServerResponse, file: string, query: string) => void>> = {
    fixture: (response, file) =>
      send(response, fixture(file), file.endsWith('.json') ? 'application/json' : 'application/xml'),
    'by-title': (response, file, query) =>
      send(response, fixture(query.includes('title') ? file : 'nothing.xml')),
    'no-index': (response, file, query) =>
      send(response, fixture(query.includes('title') ? file : 'diagnostic-index.xml')),
    cut: (response, file) => {
      const whole = fixture(file)
      response.writeHead(200, { 'content-type': 'application/xml', 'content-length': whole.length })
      response.write(whole.subarray(0, whole.length / 2), () => response.destroy())
    },
    busy: (response) => send(response, 'later', 'text/plain', 503),
    html: (response) => send(response, '<html><body>Welcome</body></html>', 'text/html'),
    big: (response) => stream(response, 50_000_000),
    slow: () => undefined,
    reset: (response) => response.socket?.destroy(),
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://catalogue')
    const item = /ItemIdentifierValue>([^<]*)</.exec(await text(request))?.[1]
    const query = url.searchParams.get('query') ?? url.searchParams.get('id') ?? item ?? ''
    questions.push(`${url.pathname} ${query}`)
    const [, way = '', file = ''] = url.pathname.split('/')
    ways[way]?.(response, file, query)
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    questions,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
