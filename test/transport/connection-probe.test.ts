import { spawn } from 'node:child_process'
import { createServer as createTcpServer, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { sayStep } from '../../src/connection-test/say-step.ts'
import { probeConnection } from '../../src/transport/connection-probe.ts'
import type { ProbeTarget } from '../../src/transport/transport.ts'
import { freePort } from '../support/free-port.ts'
import { until } from '../support/gateway.ts'
import { selfSignedCertificate } from './self-signed.ts'

let stop: (() => Promise<void>) | undefined
afterEach(async () => {
  await stop?.()
  stop = undefined
})

type Server = ReturnType<typeof createTcpServer>

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    const sockets: Socket[] = []
    server.on('connection', (socket) => sockets.push(socket.on('error', () => undefined)))
    stop = () =>
      new Promise((done) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => done())
      })
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })

const target = (more: Partial<ProbeTarget>): ProbeTarget => ({
  host: '127.0.0.1',
  port: 9,
  tls: false,
  timeout: 20_000,
  allowPrivateNetwork: true,
  ...more,
})

test('a connection without encryption passes, and says that it has none', async () => {
  const port = await listen(createTcpServer((socket) => socket.end()))
  const steps = await probeConnection(target({ port }))
  expect(steps.map(({ step, result }) => [step, result])).toEqual([
    ['address', 'passed'],
    ['dns', 'skipped'],
    ['tcp', 'passed'],
    ['tls', 'skipped'],
  ])
})

test('a port on which nothing listens fails at TCP', async () => {
  const steps = await probeConnection(target({ port: await freePort() }))
  expect(steps.at(-1)).toMatchObject({
    step: 'tcp',
    result: 'failed',
    code: 'tcp_refused',
  })
})

test('a port that is filtered is named as that: it neither takes nor refuses the connection', async () => {
  // A process that is stopped takes nothing out of its full queue, so that the kernel drops what comes, as a firewall does.
  const script = `require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () { console.log(this.address().port) })`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  try {
    const port = Number(await new Promise((resolve) => child.stdout.once('data', resolve)))
    child.kill('SIGSTOP')
    const step = await until('the queue to be full', async () => {
      const last = (await probeConnection(target({ port, timeout: 300 }))).at(-1)
      return last?.code === 'tcp_filtered' ? last : undefined
    })
    expect(step).toMatchObject({ step: 'tcp', result: 'failed' })
    expect(sayStep(step, 'en')).toMatchObject({
      detail: expect.stringContaining('filtered'),
      remedy: expect.stringContaining('firewall'),
    })
  } finally {
    child.kill('SIGKILL')
  }
})

test('a name that does not resolve fails at DNS', async () => {
  const last = (await probeConnection(target({ host: 'nowhere.invalid' }))).at(-1)
  // A machine without DNS servers gets no answer instead.
  expect(['dns_not_found', 'dns_no_answer']).toContain(last?.code)
  expect(last).toMatchObject({ step: 'dns', result: 'failed', facts: { host: 'nowhere.invalid' } })
})

test('an address in a private network is refused by policy before anything is sent', async () => {
  const steps = await probeConnection(target({ allowPrivateNetwork: false }))
  expect(steps).toEqual([
    expect.objectContaining({
      step: 'address',
      result: 'failed',
      code: 'address_private',
      facts: { host: '127.0.0.1', range: 'loopback' },
    }),
  ])
})

test('a certificate that nobody vouches for fails at TLS, with its name and the days left', async () => {
  const port = await listen(createTlsServer(selfSignedCertificate(), (socket) => socket.end()))
  const steps = await probeConnection(target({ host: 'localhost', port, tls: true }))
  expect(steps.at(-1)).toMatchObject({
    step: 'tls',
    result: 'failed',
    code: 'tls_self_signed',
    facts: { version: 'TLSv1.3', name: 'localhost', days: expect.any(Number) },
  })
})

test('an expired certificate is named as such, with the party that must renew it', async () => {
  const port = await listen(createTlsServer(selfSignedCertificate({ days: -3 }), (socket) => socket.end()))
  const [last] = (await probeConnection(target({ host: 'localhost', port, tls: true }))).toReversed()
  expect(last).toMatchObject({
    step: 'tls',
    result: 'failed',
    code: 'tls_expired',
    facts: { name: 'localhost', days: expect.any(Number) },
  })
  expect(Date.parse(last?.certificateEnds ?? '')).toBeLessThan(Date.now())
})

test('a port that speaks no TLS fails at TLS', async () => {
  const port = await listen(createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
  const steps = await probeConnection(target({ port, tls: true }))
  expect(steps.at(-1)).toMatchObject({ step: 'tls', result: 'failed', code: 'tls_not_spoken' })
})
