import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A peer on loopback that answers each posted document. */
export type XmlPeer = {
  readonly url: string
  /** The documents that came, in order. */
  readonly came: () => readonly string[]
  readonly stop: () => Promise<void>
}

/** Answers documents over HTTP, one after the other, with status 200, as XML where no other type is named. */
export const serveXml = async (
  answer: (xml: string) => string,
  contentType = 'application/xml; charset="utf-8"',
): Promise<XmlPeer> => {
  const came: string[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const xml = Buffer.concat(parts).toString('utf8')
      came.push(xml)
      response.setHeader('content-type', contentType)
      response.end(answer(xml))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    came: () => came,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Escapes text for an element. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
