import { createServer as createHttpServer, type Server as HttpServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mask } from '../../src/partners/mask-secrets.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

/** The credentials of the gateway; none of them may come back into stored data. */
const secrets = {
  token: 'tOken-of-ours-4711',
  password: 'pass&word <of> ours',
  header: 'Scheme k3y-of-ours-0815',
  security: 'code-&-of-ours',
  agency: 'agency <authentic> ours',
  system: 'system <authentic> & ours',
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const base64 = (text: string): string => Buffer.from(text).toString('base64')

/** Each form in which a secret went out, and in which it could be kept. */
const forms = [
  ...Object.values(secrets),
  ...Object.values(secrets).map(escapeXml),
  ...Object.values(secrets).map((each) => JSON.stringify(each).slice(1, -1)),
  ...Object.values(secrets).map((each) => escapeXml(escapeXml(each))),
  'k3y-of-ours-0815',
  base64(`us:${secrets.password}`).replace(/=+$/, ''),
]

/** Answers that say all that came again: the headers, and the message. */
const answers = {
  failing: (requestText: string) => ({ status: 500, body: `<pre>${escapeXml(requestText)}</pre>` }),
  refusing: (requestText: string) => ({ status: 403, body: JSON.stringify({ error: requestText }) }),
  plain: (requestText: string) => ({ status: 200, body: requestText }),
  iso18626: (requestText: string) => ({
    status: 200,
    body: `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><requestConfirmation><confirmationHeader><supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>X</agencyIdValue></supplyingAgencyId><requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>Y</agencyIdValue></requestingAgencyId><timestamp>2026-03-02T09:15:00Z</timestamp><requestingAgencyRequestId>${/<requestingAgencyRequestId>([^<]*)/.exec(requestText)?.[1] ?? ''}</requestingAgencyRequestId><timestampReceived>2026-03-02T09:15:01Z</timestampReceived><messageStatus>ERROR</messageStatus></confirmationHeader><errorData><errorType>BadlyFormedMessage</errorType><errorValue>${escapeXml(short(requestText))}</errorValue></errorData></requestConfirmation></ISO18626Message>`,
  }),
  ncip: (requestText: string) => ({
    status: 200,
    body: `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" xmlns:n="http://www.niso.org/2008/ncip" n:version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd"><Problem><ProblemType>Unauthorized</ProblemType><ProblemDetail>${escapeXml(short(requestText))}</ProblemDetail></Problem></NCIPMessage>`,
  }),
  diagnostic: (requestText: string) => ({
    status: 200,
    body: `<searchRetrieveResponse xmlns="http://docs.oasis-open.org/ns/search-ws/sruResponse"><numberOfRecords>0</numberOfRecords><diagnostics><diagnostic xmlns="http://docs.oasis-open.org/ns/search-ws/diagnostic"><uri>info:srw/diagnostic/1/3</uri><details>${escapeXml(short(requestText))}</details></diagnostic></diagnostics></searchRetrieveResponse>`,
  }),
}

/** Returns the words that show who calls: those that fit into an error's few words. */
const short = (requestText: string): string =>
  [
    /(?:authorization|x-key)": ?"(?:[^"\\]|\\.)*"/.exec(requestText)?.[0],
    /<(?:\w+:)?securityCode>[^<]*/.exec(requestText)?.[0],
    /<(?:\w+:)?FromAgencyAuthentication>[^<]*/.exec(requestText)?.[0],
    /<(?:\w+:)?FromSystemAuthentication>[^<]*/.exec(requestText)?.[0],
  ].join(' ')

const answerTo = (path: string, requestText: string): { readonly status: number; readonly body: string } =>
  (Object.entries(answers).find(([name]) => path.startsWith(`/${name}`))?.[1] ?? answers.plain)(requestText)

const heardBy = async (incoming: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = []
  for await (const part of incoming) parts.push(part)
  return `${JSON.stringify(incoming.headers)} ${Buffer.concat(parts).toString()}`
}

const listening = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

const came: string[] = []
let gateway: WholeGateway
let server: HttpServer
let socketServer: Server
let url: string
let socketUrl: string

beforeAll(async () => {
  server = createHttpServer(async (incoming, outgoing) => {
    const requestText = await heardBy(incoming)
    came.push(requestText)
    const { status, body } = answerTo(incoming.url ?? '', requestText)
    outgoing.writeHead(status, { 'content-type': 'application/xml' }).end(body)
  })
  socketServer = createServer((socket) => {
    let requestText = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      requestText += chunk.toString()
      if (!requestText.includes('NCIPMessage>')) return
      came.push(requestText)
      socket.end(answers.ncip(requestText).body)
    })
  })
  url = `http://127.0.0.1:${await listening(server)}`
  socketUrl = `tcp://127.0.0.1:${await listening(socketServer)}`
  gateway = await startWholeGateway({}, { inMemory: true })
})
afterAll(async () => {
  await gateway.stop()
  for (const each of [server, socketServer]) await new Promise((resolve) => each.close(resolve))
})

const api: WholeGateway['call'] = (...args) => gateway.call(...args)

let made = 0
/** Makes a library and a partner of their own. */
const place = async (connection: object): Promise<{ readonly library: string; readonly partner: string }> => {
  made += 1
  const library = `LIB${made}`
  const partner = `PARTNER${made}`
  await api('PUT', `/v1/libraries/${library}`, {
    name: library,
    symbols: [{ type: 'ISIL', value: `XX-${library}` }],
  })
  await api('PUT', `/v1/partners/${partner}`, {
    name: partner,
    symbols: [{ type: 'ISIL', value: `XX-${partner}` }],
    allowPrivateNetwork: true,
    retry: { attempts: 1 },
    connection,
  })
  return { library, partner }
}

type Page = { readonly items: readonly { readonly id: string; readonly state: string }[] }

const ask = async (library: string, more: object): Promise<string> => {
  const body = (await api('POST', '/v1/requests', {
    library,
    citation: { title: 'On lending', identifiers: [{ type: 'ISBN', value: '9780140449136' }] },
    service: { type: 'loan' },
    ...more,
  })) as { number: string }
  return body.number
}

/** Returns all that is kept of a library's requests and shown of them, once nothing is under way any more. */
const keptOf = async (library: string, number: string): Promise<string> => {
  const page = await until('all to be settled', async () => {
    gateway.advance(1_000)
    const deliveries = (await api('GET', `/v1/deliveries?library=${library}`)) as Page
    const isOpen = deliveries.items.some(({ state }) => state === 'waiting' || state === 'leased')
    return deliveries.items.length > 0 && !isOpen && deliveries
  })
  const stored = await Promise.all(page.items.map(({ id }) => gateway.store.getDelivery(id)))
  const shown = await Promise.all(
    [`/v1/requests/${number}`, `/v1/requests/${number}/timeline`, `/v1/events?library=${library}`].map(
      (path) => api('GET', path),
    ),
  )
  return [...stored, ...shown, ...gateway.log].map((each) => JSON.stringify(each)).join('\n')
}

const expectMasked = (kept: string, times = 1): void => {
  for (const form of forms) expect(kept).not.toContain(form)
  expect(kept.split(mask).length - 1).toBeGreaterThanOrEqual(times)
}

const credentials = {
  bearer: { kind: 'bearer', token: secrets.token },
  basic: { kind: 'basic', username: 'us', password: secrets.password },
  header: { kind: 'header', name: 'X-Key', value: secrets.header },
} as const

const shownBy = {
  bearer: secrets.token,
  basic: base64(`us:${secrets.password}`),
  header: secrets.header,
}

describe.each(['bearer', 'basic', 'header'] as const)(
  'a partner that says our %s credentials again',
  (kind) => {
    test.each(['failing', 'refusing', 'plain', 'iso18626'] as const)('over ISO 18626: %s', async (way) => {
      const { library, partner } = await place({
        protocol: 'iso18626',
        url: `${url}/${way}`,
        account: { accountId: 'us', securityCode: secrets.security },
        outboundCredentials: credentials[kind],
      })
      const number = await ask(library, { rota: [partner] })
      await api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
      const kept = await keptOf(library, number)
      expect(came.at(-1)).toContain(shownBy[kind])
      expect(came.at(-1)).toContain(escapeXml(secrets.security))
      // In the kept answer; where its words say why, in these too.
      expectMasked(kept, way === 'iso18626' ? 8 : 2)
    })

    test.each(['failing', 'ncip'] as const)('over NCIP: %s', async (way) => {
      const { library, partner } = await place({
        protocol: 'ncip',
        url: `${url}/${way}`,
        agencyAuthentication: secrets.agency,
        systemAuthentication: secrets.system,
        outboundCredentials: credentials[kind],
      })
      const number = await ask(library, { rota: [partner] })
      await api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
      const kept = await keptOf(library, number)
      expect(came.at(-1)).toContain(escapeXml(secrets.agency))
      expectMasked(kept, way === 'ncip' ? 8 : 2)
    })

    test('when it is asked who it is', async () => {
      const { partner } = await place({
        protocol: 'ncip',
        url: `${url}/ncip`,
        agencyAuthentication: secrets.agency,
        outboundCredentials: credentials[kind],
      })
      const shown = JSON.stringify(await api('POST', `/v1/partners/${partner}/check`, {}))
      expect(came.at(-1)).toContain(escapeXml(secrets.agency))
      expectMasked(shown, 4)
    })

    test('from a catalogue', async () => {
      made += 1
      const profile = `catalogue-${made}`
      await api('PUT', `/v1/locate-profiles/${profile}`, {
        ask: { kind: 'sru', url: `${url}/diagnostic`, indexes: [{ by: 'isbn', index: 'alma.isbn' }] },
        allowPrivateNetwork: true,
        outboundCredentials: credentials[kind],
      })
      const { library, partner } = await place({ protocol: 'iso18626', url })
      const { body } = await gateway.api('GET', `/v1/partners/${partner}`)
      await api('PUT', `/v1/partners/${partner}`, { ...(body as object), locateProfile: profile })
      const number = await ask(library, { rota: [partner] })
      await api('POST', `/v1/requests/${number}/commands`, { type: 'locate' })
      const kept = await keptOf(library, number)
      expect(came.at(-1)).toContain(shownBy[kind])
      expectMasked(kept, 2)
    })
  },
)

test('a partner at a bare socket that says our authentication again', async () => {
  const { library, partner } = await place({
    protocol: 'ncip',
    url: socketUrl,
    agencyAuthentication: secrets.agency,
    systemAuthentication: secrets.system,
  })
  const number = await ask(library, { rota: [partner] })
  await api('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  const kept = await keptOf(library, number)
  expect(came.at(-1)).toContain(escapeXml(secrets.system))
  expectMasked(kept, 8)
})

test.each(['failing', 'ncip'] as const)('the library’s own system that says them again: %s', async (way) => {
  const { library, partner } = await place({ protocol: 'iso18626', url })
  await api('PUT', `/v1/libraries/${library}/ils`, {
    url: `${url}/${way}`,
    allowPrivateNetwork: true,
    agencyAuthentication: secrets.agency,
    systemAuthentication: secrets.system,
    outboundCredentials: credentials.bearer,
    calls: { create_item: true, lookup_user: true },
    retry: { attempts: 1 },
  })
  const number = await ask(library, { rota: [partner], patron: { id: 'p1' } })
  const kept = await keptOf(library, number)
  expect(came.at(-1)).toContain(escapeXml(secrets.system))
  expectMasked(kept, way === 'ncip' ? 6 : 2)
})
