import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** The address of a partner that answers as it is told, and keeps what it received. */
export type RecordingEnd = {
  readonly url: string
  /** Sets the XML that it answers from now on. */
  readonly answer: (xml: string) => void
  readonly received: () => readonly string[]
  readonly stop: () => Promise<void>
}

/** Starts one on a port of its own. */
export const startRecordingEnd = async (): Promise<RecordingEnd> => {
  const received: string[] = []
  let next = ''
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      received.push(body)
      response.writeHead(200, { 'content-type': 'application/xml' }).end(next)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    answer: (xml) => {
      next = xml
    },
    received: () => received,
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
