import { createServer } from 'node:http'
import { certifyIso18626Requester, certifyNcipRequester, type Report } from '@lendwire/certify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { casesWith } from './tried-supplier.ts'

const secret = 'the-secret-of-the-suite-in-the-path'
let gateway: WholeGateway

const call: WholeGateway['call'] = (...args) => gateway.call(...args)

beforeAll(async () => {
  gateway = await startWholeGateway()
  await call('PUT', '/v1/libraries/ABC', { name: 'ABC', symbols: [{ type: 'ISIL', value: 'NO-ABC' }] })
})
afterAll(() => gateway.stop())

/** Makes a request at the suite, as somebody at the requester does. */
const askSuite = async (protocol: 'iso18626' | 'ncip', url: string): Promise<string> => {
  const code = `SUITE-${protocol}`
  await call('PUT', `/v1/partners/${code}`, {
    name: 'The suite',
    symbols: [{ type: 'ISIL', value: `NO-${protocol.toUpperCase()}` }],
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'path', secret }],
    connection:
      protocol === 'ncip' ? { protocol, profile: 'standard', url } : { protocol, edition: '2021-2', url },
  })
  const { number } = (await call('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'A title', identifiers: [{ type: 'ISBN', value: '9780306406157' }] },
    service: { type: 'loan' },
    rota: [code],
  })) as { readonly number: string }
  await call('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  return number
}

test.each(['iso18626', 'ncip'] as const)(
  'lendwire as a requester passes every case: %s',
  async (protocol) => {
    let number = ''
    let isOver = false
    let somebody: Promise<void> | undefined
    const report: Report = await (protocol === 'ncip' ? certifyNcipRequester : certifyIso18626Requester)({
      target: {
        url: `${gateway.url}/partners/SUITE-${protocol}/${protocol}/${secret}`,
        headers: {},
        timeout: 10_000,
      },
      edition: '2021-2',
      patience: 10_000,
      listen: { host: '127.0.0.1', port: 0, publicUrl: undefined },
      listening: async (url) => {
        number = await askSuite(protocol, url)
      },
      // Somebody there asks to cancel, and records that the item arrived all the same; what was not answered goes out
      // again when its time has come.
      prompt: (line) => {
        if (line.includes('cancel')) {
          call('POST', `/v1/requests/${number}/commands`, { type: 'cancel' }).catch(() => undefined)
          return
        }
        somebody = (async () => {
          await call('POST', `/v1/requests/${number}/commands`, { type: 'receive', entry: 1 })
          await until('the end of the run', async () => {
            gateway.advance(20_000)
            return isOver
          })
        })()
      },
    })
    isOver = true
    await somebody
    expect(report.results.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
    await until('the note after the end', async () =>
      /A late note of a test|LoanCompleted|A test\./.test(
        JSON.stringify(await call('GET', `/v1/requests/${number}/timeline`)),
      ),
    )
  },
)

test.each(['iso18626', 'ncip'] as const)(
  'a run that is stopped ends the test request at the requester: %s',
  async (protocol) => {
    const stopping = new AbortController()
    let number = ''
    const report = await (protocol === 'ncip' ? certifyNcipRequester : certifyIso18626Requester)({
      target: {
        url: `${gateway.url}/partners/SUITE-${protocol}/${protocol}/${secret}`,
        headers: {},
        timeout: 10_000,
      },
      edition: '2021-2',
      patience: 10_000,
      listen: { host: '127.0.0.1', port: 0, publicUrl: undefined },
      listening: async (url) => {
        number = await askSuite(protocol, url)
      },
      signal: stopping.signal,
      report: ({ id }) => void (id.endsWith('.request-valid') && stopping.abort()),
    })
    expect(report.left).toEqual([])
    expect(casesWith(report, 'blocked')).toContain('ends')
    await until('the request to be over at this supplier', async () =>
      /"state":"(?:unfilled|cancelled)"/.test(JSON.stringify(await call('GET', `/v1/requests/${number}`))),
    )
  },
)

test('a requester that takes everything fails what it should refuse', async () => {
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(200, { 'content-type': 'text/plain' }).end('thanks'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const report = await certifyIso18626Requester({
    target: { url: `http://127.0.0.1:${port}/`, headers: {}, timeout: 10_000 },
    edition: '1.2',
    patience: 20,
    listen: { host: '127.0.0.1', port: 0, publicUrl: undefined },
  })
  expect(casesWith(report, 'failed')).toEqual(['unknown-request', 'broken-xml', 'request'])
  expect(casesWith(report, 'blocked')).toContain('loaned')
  const overNcip = await certifyNcipRequester({
    target: { url: `http://127.0.0.1:${port}/`, headers: {}, timeout: 10_000 },
    patience: 20,
    listen: { host: '127.0.0.1', port: 0, publicUrl: undefined },
  })
  await new Promise((resolve) => server.close(resolve))
  expect(casesWith(overNcip, 'failed')).toEqual(['unknown-request', 'broken-xml', 'request'])
  expect(casesWith(overNcip, 'blocked')).toContain('shipped')
})
