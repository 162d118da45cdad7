import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A partner that takes messages and answers when a test says so. */
export type HangingPartner = {
  readonly url: string
  /** The messages that it took, in order. */
  readonly bodies: readonly string[]
  /** Refuses all messages that wait, and those to come, with status 503. */
  readonly refuse: () => void
  /** Cuts the connections of all messages that wait: whether they were taken is not known then. */
  readonly cut: () => void
  readonly stop: () => Promise<void>
}

/** Starts a partner over HTTP that does not answer. */
export const startHangingPartner = async (): Promise<HangingPartner> => {
  const waiting: ServerResponse[] = []
  const bodies: string[] = []
  let refuses = false
  const answer = (response: ServerResponse): void => void response.writeHead(503).end()
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.once('end', () => {
      bodies.push(body)
      if (refuses) answer(response)
      else waiting.push(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/iso18626`,
    bodies,
    refuse: () => {
      refuses = true
      waiting.splice(0).forEach(answer)
    },
    cut: () => {
      for (const response of waiting.splice(0)) response.destroy()
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
