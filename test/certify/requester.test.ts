import { createServer } from 'node:http'
import { certifyIso18626Requester, type Report } from '@lendwire/certify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { casesWith } from './tried-supplier.ts'

const secret = 'the-secret-of-the-suite-in-the-path'
let gateway: WholeGateway

const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const answer = await gateway.api(method, path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}

beforeAll(async () => {
  gateway = await startWholeGateway()
  await call('PUT', '/v1/libraries/ABC', { name: 'ABC', symbols: [{ type: 'ISIL', value: 'NO-ABC' }] })
})
afterAll(() => gateway.stop())

const tryRequester = (target: string, listening: (url: string) => Promise<void> | void): Promise<Report> =>
  certifyIso18626Requester({
    target: { url: target, headers: {}, timeout: 10_000 },
    edition: '2021-2',
    patience: 10_000,
    listen: { host: '127.0.0.1', port: 0, publicUrl: undefined },
    listening,
  })

test('lendwire as a requester passes every case', async () => {
  let number = ''
  const report = await tryRequester(`${gateway.url}/partners/SUITE/iso18626/${secret}`, async (url) => {
    await call('PUT', '/v1/partners/SUITE', {
      name: 'The suite',
      symbols: [{ type: 'ISIL', value: 'NO-SUITE' }],
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'path', secret }],
      connection: { protocol: 'iso18626', edition: '2021-2', url },
    })
    const made = (await call('POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: 'A title' },
      service: { type: 'loan' },
      rota: ['SUITE'],
    })) as { readonly number: string }
    number = made.number
    await call('POST', `/v1/requests/${number}/commands`, { type: 'send' })
  })
  expect(report.results.filter(({ verdict }) => verdict !== 'passed')).toEqual([])
  await until(
    'the note after the end',
    async () =>
      JSON.stringify(await call('GET', `/v1/requests/${number}`)).includes('LoanCompleted') ||
      JSON.stringify(await call('GET', `/v1/requests/${number}/timeline`)).includes('A test.'),
  )
})

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
  await new Promise((resolve) => server.close(resolve))
  expect(casesWith(report, 'failed')).toEqual(['unknown-request', 'broken-xml', 'request'])
  expect(casesWith(report, 'blocked')).toContain('loaned')
})
