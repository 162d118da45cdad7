import { createServer as createTcpServer, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, expect, test } from 'vitest'
import { probeConnection } from '../../src/transport/connection-probe.ts'
import type { ProbeTarget } from '../../src/transport/transport.ts'
import { freePort } from '../support/free-port.ts'
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
  timeout: 2_000,
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
    detail: 'the connection was refused (ECONNREFUSED)',
    remedy: expect.stringContaining('Check the port'),
  })
})

test('a name that does not resolve fails at DNS', async () => {
  const steps = await probeConnection(target({ host: 'nowhere.invalid' }))
  expect(steps.at(-1)).toMatchObject({ step: 'dns', result: 'failed' })
  expect(steps.at(-1)?.remedy).not.toBeNull()
})

test('an address in a private network is refused by policy before anything is sent', async () => {
  const steps = await probeConnection(target({ allowPrivateNetwork: false }))
  expect(steps).toEqual([
    expect.objectContaining({
      step: 'address',
      result: 'failed',
      detail: expect.stringContaining('loopback'),
    }),
  ])
})

test('a certificate that nobody vouches for fails at TLS, with its name and the days left', async () => {
  const port = await listen(createTlsServer(selfSignedCertificate(), (socket) => socket.end()))
  const steps = await probeConnection(target({ host: 'localhost', port, tls: true }))
  expect(steps.at(-1)).toMatchObject({
    step: 'tls',
    result: 'failed',
    detail: expect.stringMatching(/self-signed.*TLSv1\.3.*days left/),
    remedy: expect.stringContaining('certificate'),
  })
})

test('a certificate that has ended is named as that, with who must renew it', async () => {
  const port = await listen(createTlsServer(selfSignedCertificate({ days: -3 }), (socket) => socket.end()))
  const [last] = (await probeConnection(target({ host: 'localhost', port, tls: true }))).toReversed()
  expect(last).toMatchObject({
    step: 'tls',
    result: 'failed',
    detail: expect.stringMatching(/expired.*ended [34] days ago/),
    remedy: expect.stringContaining('must renew its certificate'),
  })
  expect(Date.parse(last?.certificateEnds ?? '')).toBeLessThan(Date.now())
})

test('a port that speaks no TLS fails at TLS', async () => {
  const port = await listen(createTcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')))
  const steps = await probeConnection(target({ port, tls: true }))
  expect(steps.at(-1)).toMatchObject({ step: 'tls', result: 'failed' })
})
