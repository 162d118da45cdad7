import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import type { Span } from '../../src/delivery/tracing.ts'
import type { LogEntry } from '../../src/log.ts'
import { otlpSpanOf } from '../../src/tracing/otlp-span.ts'
import { createOtlpTraces } from '../../src/tracing/otlp-traces.ts'
import { freePort } from '../support/free-port.ts'

const Export = z.object({
  resourceSpans: z.array(
    z.looseObject({
      resource: z.object({ attributes: z.array(z.looseObject({ key: z.string() })) }),
      scopeSpans: z.array(z.looseObject({ spans: z.array(z.looseObject({ name: z.string() })) })),
    }),
  ),
})

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const startCollector = async (answers: number[]) => {
  const calls: { readonly headers: IncomingHttpHeaders; readonly body: z.infer<typeof Export> }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      calls.push({
        headers: request.headers,
        body: Export.parse(JSON.parse(Buffer.concat(chunks).toString())),
      })
      response.writeHead(answers.shift() ?? 200).end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => new Promise((resolve) => server.close(resolve)))
  return { calls, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces` }
}

const span = (more: Partial<Span> = {}): Span => ({
  name: 'change request',
  kind: 'internal',
  request: 'ABC-1',
  milliseconds: 12.5,
  isError: false,
  facts: { attempt: 2, share: 0.5, partner: 'NORTH', none: null },
  ...more,
})

const startTraces = (url: string, more: { headers?: string; attributes?: string } = {}) => {
  const log: LogEntry[] = []
  const traces = createOtlpTraces({
    url,
    ratio: 1,
    version: '1.2.3',
    log: (entry) => void log.push(entry),
    ...more,
  })
  return { traces, log }
}

const namesIn = (calls: Awaited<ReturnType<typeof startCollector>>['calls']) =>
  calls.map(({ body }) => body.resourceSpans[0]?.scopeSpans[0]?.spans.map(({ name }) => name))

test('a span has its facts, its times in nanoseconds, and whether it failed', () => {
  expect(otlpSpanOf(span({ isError: true }), 1_000, 1)).toMatchObject({
    name: 'change request',
    kind: 1,
    startTimeUnixNano: '987500000',
    endTimeUnixNano: '1000000000',
    attributes: [
      { key: 'attempt', value: { intValue: 2 } },
      { key: 'share', value: { doubleValue: 0.5 } },
      { key: 'partner', value: { stringValue: 'NORTH' } },
      { key: 'lendwire.request', value: { stringValue: 'ABC-1' } },
    ],
    links: [],
    status: { code: 2 },
  })
})

const caller = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }
const traceparent = `00-${caller.traceId}-${caller.spanId}-01`

test('a caller is linked from work on a request, and is the parent of other work', () => {
  const linked = otlpSpanOf(span({ traceparent }), 1_000, 1)
  expect(linked).toMatchObject({ links: [caller] })
  expect(linked?.traceId).not.toBe(caller.traceId)
  expect(linked?.traceId).toBe(otlpSpanOf(span(), 2_000, 1)?.traceId)
  const child = otlpSpanOf(span({ traceparent, request: null }), 1_000, 0)
  expect(child).toMatchObject({ traceId: caller.traceId, parentSpanId: caller.spanId, links: [] })
  const untraced = traceparent.replace(/01$/, '00')
  expect(otlpSpanOf(span({ traceparent: untraced, request: null }), 1_000, 1)).toBeUndefined()
  for (const bad of ['', `ff${traceparent.slice(2)}`, traceparent.replace(caller.spanId, '0'.repeat(16))])
    expect(otlpSpanOf(span({ traceparent: bad }), 1_000, 1)?.links).toEqual([])
})

test('a share of the requests is exported, each whole or not at all', () => {
  const isExported = (request: string) => otlpSpanOf(span({ request }), 1_000, 0.25) !== undefined
  const requests = Array.from({ length: 1_000 }, (_, number) => `ABC-${number}`)
  const exported = requests.filter(isExported)
  expect(exported.length).toBeGreaterThan(180)
  expect(exported.length).toBeLessThan(320)
  expect(requests.filter(isExported)).toEqual(exported)
  expect(requests.some((request) => otlpSpanOf(span({ request }), 1_000, 0) !== undefined)).toBe(false)
})

test('a collector gets the headers and attributes that are set, and what is left when the gateway stops', async () => {
  const { url, calls } = await startCollector([])
  const set = {
    headers: 'x-key=a%20key, other = b',
    attributes: 'deployment.environment=test,bad,service.name=ill',
  }
  const { traces, log } = startTraces(url, set)
  traces.trace(span())
  await traces.stop()
  expect(calls[0]?.headers).toMatchObject({
    'x-key': 'a key',
    other: 'b',
    'content-type': 'application/json',
  })
  expect(calls[0]?.body.resourceSpans[0]?.resource.attributes).toEqual([
    { key: 'service.name', value: { stringValue: 'ill' } },
    { key: 'service.version', value: { stringValue: '1.2.3' } },
    { key: 'deployment.environment', value: { stringValue: 'test' } },
  ])
  expect(log).toEqual([])
})

test('what a collector that is away did not take is sent again, and what it refuses is not', async () => {
  const { url, calls } = await startCollector([503, 200, 400])
  const { traces, log } = startTraces(url)
  const many = (name: string, count: number) => {
    for (let left = count; left > 0; left--) traces.trace(span({ name }))
  }
  many('first', 512)
  await expect.poll(() => log.length).toBe(1)
  expect(log[0]).toMatchObject({ level: 'warn', facts: { reason: 'the collector answered 503' } })
  many('second', 1)
  await traces.stop()
  expect(namesIn(calls).map((names) => names?.length)).toEqual([512, 512, 1])
  expect(log.map(({ facts }) => facts?.reason)).toEqual([
    'the collector answered 503',
    'the collector answered 400',
  ])
})

test('a collector that nobody finds is named in the log, and holds up no stop', async () => {
  const { traces, log } = startTraces(`http://127.0.0.1:${await freePort()}/v1/traces`)
  traces.trace(span())
  await traces.stop()
  expect(log).toMatchObject([{ level: 'warn', message: 'Traces could not be exported' }])
  expect(JSON.stringify(log)).toContain('ECONNREFUSED')
})
