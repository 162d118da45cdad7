import { createServer, type Server, type ServerResponse } from 'node:http'
import { createLender, type Lender } from '@lendwire/lender'
import type { Answer, Departure, Memory } from './departures.ts'

/** A lender of a system that is on no page: a scripted one, and a server before it that departs in its own ways. */
export type MadeUpLender = {
  readonly url: string
  readonly lender: Lender
  readonly stop: () => Promise<void>
}

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

const namespace = 'http://illtransactions.org/2013/iso18626'
const inEnvelope = (content: string, version: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><ISO18626Message xmlns="${namespace}" xmlns:ill="${namespace}" ill:version="${version}">${content}</ISO18626Message>`

const confirmation = (kind: string, status: 'OK' | 'ERROR', rest = ''): string =>
  inEnvelope(
    `<${kind}Confirmation><confirmationHeader><timestamp>2026-12-01T00:00:00</timestamp><timestampReceived>2026-12-01T00:00:00</timestampReceived><messageStatus>${status}</messageStatus></confirmationHeader>${rest}</${kind}Confirmation>`,
    '1.2',
  )

const readBody = async (request: AsyncIterable<Uint8Array>): Promise<Buffer<ArrayBuffer>> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.from(Buffer.concat(chunks))
}

/** Writes a message without an envelope into one, so that the scripted lender reads it; undefined where it is none. */
const wrapped = (xml: string): string | undefined =>
  !/^(?:<\?xml[^>]*\?>)?\s*<(?:request|supplying)/.test(xml)
    ? undefined
    : inEnvelope(
        xml.replace(/<\?xml[^>]*\?>\s*/, ''),
        xml.includes('<multipleItemRequestId') ? '1.2' : '2021-2',
      )

const idIn = (xml: string): string =>
  /<requestingAgencyRequestId>([^<]*)</.exec(xml)?.[1]?.toUpperCase() ?? ''

/** Starts one that departs in these ways; the first that refuses a message decides. */
export const startMadeUpLender = async (departures: readonly Departure[]): Promise<MadeUpLender> => {
  const lender = createLender({ scenario: 'manual' })
  const inner = await lender.start(0)
  let library: string | undefined
  const seen = new Set<string>()
  const memories = new Map<string, Memory>()
  const memoryOf = (xml: string): Memory => {
    const id = idIn(xml)
    const memory = memories.get(id) ?? { received: 0, isCompleted: false }
    memories.set(id, memory)
    return memory
  }
  // A byte order mark says that a text is no ISO 8859-1.
  const bytesOf = (text: string): Buffer =>
    departures.some(({ isLatin1 }) => isLatin1)
      ? Buffer.from(text.replace('\ufeff', ''), 'latin1')
      : Buffer.from(text)
  const respond = (response: ServerResponse, first: Answer): void => {
    const answer = departures.reduce((each, { answers }) => answers?.(each) ?? each, first)
    response.writeHead(answer.status, { 'content-type': answer.contentType }).end(bytesOf(answer.text))
  }
  const asXml = (text: string): Answer => ({ status: 200, contentType: 'application/xml', text })
  const post = (url: string, body: string | Buffer<ArrayBuffer>) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/xml' }, body })

  // A server looks at the content type before its system reads the message.
  const byServerFirst = departures.toSorted(
    (one, other) => Number(other.finds === 'charset') - Number(one.finds === 'charset'),
  )

  const front = createServer(async (request, response) => {
    const bytes = await readBody(request)
    const xml = bytes.toString()
    const kind = xml.includes('<request>') ? 'request' : 'requestingAgencyMessage'
    const memory = memoryOf(xml)
    for (const { refuses } of byServerFirst) {
      const refusal = refuses?.(xml, memory, request.headers['content-type'] ?? '')
      if (refusal === undefined) continue
      if ('status' in refusal)
        return void response
          .writeHead(refusal.status, { 'content-type': refusal.contentType })
          .end(refusal.text)
      const [errorType, errorValue] = refusal
      const data = `<errorData><errorType>${errorType}</errorType><errorValue>${errorValue}</errorValue></errorData>`
      return respond(response, asXml(confirmation(kind, 'ERROR', data)))
    }
    if (kind === 'request' && seen.has(xml))
      return respond(
        response,
        asXml(
          confirmation(
            kind,
            'ERROR',
            '<errorData><errorType>UnrecognisedDataValue</errorType><errorValue>a request with this id already exists</errorValue></errorData>',
          ),
        ),
      )
    const inside = await post(inner, wrapped(xml) ?? bytes)
    const text = await inside.text()
    if (text.includes('>OK<')) {
      if (kind === 'request') seen.add(xml)
      if (xml.includes('<action>Received<')) memory.received += 1
    }
    respond(response, { ...asXml(text), status: inside.status })
  })
  const back = createServer(async (request, response) => {
    const plain = (await readBody(request)).toString()
    if (plain.includes('<status>LoanCompleted<')) memoryOf(plain).isCompleted = true
    const xml = bytesOf(departures.reduce((each, { says }) => says?.(each) ?? each, plain))
    const copies = departures.find((each) => each.copies !== undefined)?.copies ?? 1
    const answered = await post(library ?? '', Buffer.from(xml))
    const text = await answered.text()
    for (let copy = 1; copy < copies; copy += 1) await post(library ?? '', Buffer.from(xml))
    const isSettled = answered.status >= 500 && departures.some(({ isOnce }) => isOnce)
    response
      .writeHead(isSettled ? 200 : answered.status, { 'content-type': 'application/xml' })
      .end(isSettled ? confirmation('supplyingAgencyMessage', 'OK') : (wrapped(text) ?? text))
  })
  for (const server of [front, back])
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  lender.setGateway({ url: `http://127.0.0.1:${portOf(back)}/` })
  return {
    url: `http://127.0.0.1:${portOf(front)}/iso18626`,
    lender: {
      ...lender,
      setGateway: ({ url }) => {
        library = url
      },
    },
    stop: async () => {
      for (const server of [front, back]) {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      }
      await lender.stop()
    },
  }
}
