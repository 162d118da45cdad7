import { createServer, type Server } from 'node:http'
import { createLender, type Lender } from '@lendwire/lender'

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

const confirmation = (kind: string, errorType: string, errorValue: string): string =>
  `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><${kind}Confirmation><confirmationHeader><timestamp>2026-12-01T00:00:00</timestamp><timestampReceived>2026-12-01T00:00:00</timestampReceived><messageStatus>ERROR</messageStatus></confirmationHeader><errorData><errorType>${errorType}</errorType><errorValue>${errorValue}</errorValue></errorData></${kind}Confirmation></ISO18626Message>`

/** Its rules: what it refuses, with which words. */
const refusals: readonly {
  readonly on: RegExp
  readonly errorType: string
  readonly errorValue: string
}[] = [
  { on: /version="2021-2"/, errorType: 'BadlyFormedMessage', errorValue: 'Schema 1.2 erwartet' },
  {
    on: /<action>(?:Notification|Renew|StatusRequest)</,
    errorType: 'UnsupportedActionType',
    errorValue: 'nicht vorgesehen',
  },
  { on: /<requestType>Reminder</, errorType: 'UnrecognisedDataValue', errorValue: 'Mahnung unbekannt' },
  {
    on: /<(?:physicalAddress|electronicAddress)>/,
    errorType: 'UnrecognisedDataElement',
    errorValue: 'address',
  },
  {
    on: /<serviceLevel>(?!Standard<|Express<|Rush<)/,
    errorType: 'UnrecognisedDataValue',
    errorValue: 'serviceLevel',
  },
  {
    on: /Identifier(?:Code)?>(?:CertifyCode|XYZ)</,
    errorType: 'UnrecognisedDataValue',
    errorValue: 'Kennzeichen',
  },
]

const readBody = async (request: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

/** Starts it. Its words for known and unknown requests are its own, its answers come as 202 and plain text, its times have no zone. */
export const startMadeUpLender = async (): Promise<MadeUpLender> => {
  const lender = createLender({ scenario: 'manual' })
  const inner = await lender.start(0)
  let library: string | undefined
  const seen = new Set<string>()
  const front = createServer(async (request, response) => {
    const xml = await readBody(request)
    const kind = xml.includes('<request>') ? 'request' : 'requestingAgencyMessage'
    const answer = (text: string) => response.writeHead(202, { 'content-type': 'text/plain' }).end(text)
    const rule = refusals.find(({ on }) => on.test(xml))
    if (rule !== undefined) return void answer(confirmation(kind, rule.errorType, rule.errorValue))
    const known = kind === 'request' && seen.has(xml)
    if (known) return void answer(confirmation(kind, 'UnrecognisedDataValue', 'Auftrag liegt vor'))
    const forwarded = await fetch(inner, {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: xml,
    })
    const text = await forwarded.text()
    if (kind === 'request' && text.includes('OK')) seen.add(xml)
    answer(
      text
        .replace(
          /<errorValue>[^<]*requestingAgencyRequestId<\/errorValue>/,
          '<errorValue>Auftrag fehlt</errorValue>',
        )
        .replace(
          /<errorValue>[^<]*already exists<\/errorValue>/,
          '<errorValue>Auftrag liegt vor</errorValue>',
        ),
    )
  })
  const back = createServer(async (request, response) => {
    const xml = (await readBody(request)).replace(
      /<timestamp>([^<]*?)(?:\.\d+)?Z<\/timestamp>/,
      '<timestamp>$1</timestamp>',
    )
    const answered = await fetch(library ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: xml,
    })
    response.writeHead(answered.status, { 'content-type': 'application/xml' }).end(await answered.text())
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
