import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A call that a receiver received. */
export type Received = {
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly event: ReceivedEvent
}
export type ReceivedEvent = { readonly id: string; readonly type: string; readonly request: string }

/** A receiver's answer: a status, none at all, a closed connection, or what it was sent. */
export type Behaviour = number | 'hang' | 'close' | 'echo'

/** An endpoint of a library system, on loopback. */
export type Receiver = {
  readonly url: string
  /** All calls, also those that it did not take. */
  readonly calls: readonly Received[]
  /** The events that it answered with success. */
  readonly taken: readonly ReceivedEvent[]
  /** Sets how it answers from now on, to events of all requests or of one. */
  readonly answer: (behaviour: Behaviour, request?: string) => void
  readonly close: () => Promise<void>
}

/** Starts a receiver that takes what it is sent. */
export const startReceiver = async (): Promise<Receiver> => {
  const calls: Received[] = []
  const taken: ReceivedEvent[] = []
  const byRequest = new Map<string, Behaviour>()
  let standard: Behaviour = 204

  const act = (behaviour: Behaviour, event: ReceivedEvent, body: string, response: ServerResponse): void => {
    if (behaviour === 'hang') return
    if (behaviour === 'close') {
      response.destroy()
      return
    }
    if (behaviour === 'echo') {
      taken.push(event)
      response.end(body)
      return
    }
    if (behaviour < 300) taken.push(event)
    response.writeHead(behaviour, behaviour < 400 ? { location: '/elsewhere' } : {})
    response.end(behaviour === 204 ? undefined : 'an answer in words')
  }

  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (chunk: string) => {
      body += chunk
    })
    request.on('end', () => {
      const event: ReceivedEvent = JSON.parse(body)
      calls.push({ headers: request.headers, body, event })
      act(byRequest.get(event.request) ?? standard, event, body, response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/events`,
    calls,
    taken,
    answer: (behaviour, request) => {
      if (request === undefined) {
        byRequest.clear()
        standard = behaviour
      } else byRequest.set(request, behaviour)
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
