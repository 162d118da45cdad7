import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLender } from '@lendwire/lender'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startWholeGateway, until } from '../support/gateway.ts'

const Attribute = z.object({ key: z.string(), value: z.looseObject({ stringValue: z.string().optional() }) })
const Span = z.looseObject({
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  spanId: z.string(),
  name: z.string(),
  startTimeUnixNano: z.string(),
  endTimeUnixNano: z.string(),
  attributes: z.array(Attribute),
  links: z.array(z.looseObject({ traceId: z.string() })).prefault([]),
})
/** The body that a collector receives (OTLP over HTTP, JSON). */
const Export = z.object({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.looseObject({ attributes: z.array(Attribute) }),
      scopeSpans: z.array(z.looseObject({ spans: z.array(Span) })),
    }),
  ),
})

const exports: z.output<typeof Export>[] = []
let bodies = ''
const collector = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString()
    bodies += text
    if (request.url === '/v1/traces') exports.push(Export.parse(JSON.parse(text)))
    response.setHeader('content-type', 'application/json')
    response.end('{}')
  })
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`
})
afterAll(() => new Promise((resolve) => collector.close(resolve)))

test('a partner’s message and the command that it answers share a trace', async () => {
  const gateway = await startWholeGateway({ LENDWIRE_TRACES_URL: url }, { inMemory: true })
  const token = 'north-token-long-enough'
  const lender = createLender({
    scenario: 'loaned-at-once',
    pace: 0,
    gateway: { url: `${gateway.url}/partners/NORTH/iso18626`, token },
  })
  const caller = '0af7651916cd43dd8448eb211c80319c'
  const numbers: string[] = []
  const lenderUrl = await lender.start(0)
  try {
    const { api } = gateway
    await api('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'ABC' }] })
    await api('PUT', '/v1/partners/NORTH', {
      name: 'North',
      symbols: [{ type: 'ISIL', value: 'NORTH' }],
      allowPrivateNetwork: true,
      inboundCredentials: [{ kind: 'bearer', token }],
      connection: { protocol: 'iso18626', url: lenderUrl },
    })
    for (const title of ['A title that no span has', 'Another one']) {
      const { body } = await api('POST', '/v1/requests', {
        library: 'ABC',
        citation: { title },
        service: { type: 'loan' },
        patron: { id: 'patron-4711', surname: 'Nightingale' },
        rota: ['NORTH'],
      })
      const number = String(Reflect.get(body as object, 'number'))
      numbers.push(number)
      const headers = { traceparent: `00-${caller}-b7ad6b7169203331-01` }
      await api('POST', `/v1/requests/${number}/commands`, { type: 'send' }, { headers })
      await until('the shipment', async () => {
        const request = (await api('GET', `/v1/requests/${number}`)).body as { readonly status: string }
        return request.status === 'shipped_physically'
      })
    }
  } finally {
    await lender.stop()
    await gateway.stop()
  }

  const spans = exports.flatMap(({ resourceSpans }) =>
    resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((each) => each.spans)),
  )
  const about = (number: string) =>
    spans.filter(({ attributes }) =>
      attributes.some(({ key, value }) => key === 'lendwire.request' && value.stringValue === number),
    )
  const traces = numbers.map((number) => new Set(about(number).map(({ traceId }) => traceId)))
  expect(traces.map(({ size }) => size)).toEqual([1, 1])
  expect(new Set(traces.flatMap((each) => [...each])).size).toBe(2)
  const [first = ''] = numbers
  const names = new Set(about(first).map(({ name }) => name))
  for (const name of [
    'POST /v1/requests/:number/commands',
    'change request',
    'deliver request',
    'receive message',
  ])
    expect(names).toContain(name)
  const command = about(first).find(({ name }) => name.startsWith('POST /v1/requests/'))
  // Attributes by the conventions for HTTP, without what a path or query may hold.
  const factsOf = (name: string): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      about(first)
        .find((each) => each.name === name)
        ?.attributes.map(({ key, value }) => [key, value.stringValue ?? value.intValue]) ?? [],
    )
  expect(factsOf('POST /v1/requests')).toMatchObject({
    'http.request.method': 'POST',
    'http.response.status_code': 201,
    'url.path': '/v1/requests',
    'url.scheme': 'http',
  })
  expect(factsOf('POST /v1/requests/:number/commands')).toMatchObject({
    'url.path': `/v1/requests/${first}/commands`,
  })
  expect(factsOf('deliver request')).toMatchObject({
    'http.request.method': 'POST',
    'http.response.status_code': 200,
    'url.full': lenderUrl,
    'server.address': '127.0.0.1',
    'server.port': Number(new URL(lenderUrl).port),
  })
  expect(command?.links.map(({ traceId }) => traceId)).toEqual([caller])
  expect(BigInt(command?.endTimeUnixNano ?? 0)).toBeGreaterThanOrEqual(
    BigInt(command?.startTimeUnixNano ?? 1),
  )
  const [resource] = exports[0]?.resourceSpans ?? []
  expect(resource?.resource.attributes).toContainEqual({
    key: 'service.name',
    value: { stringValue: 'lendwire' },
  })
  expect(bodies).not.toMatch(/Nightingale|\b4711\b|no span has|token-long-enough/)
})
