import type { Server } from 'node:net'
import tls from 'node:tls'
import type { SMTPServerOptions } from 'smtp-server'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { until } from '../support/gateway.ts'
import { startMailServer } from '../support/smtp.ts'
import { selfSignedCertificate } from '../transport/self-signed.ts'
import { type StartedWorker, startWorker, trustedCertificate } from './start.ts'

let worker: StartedWorker
const closing: (() => Promise<unknown>)[] = []

beforeAll(async () => {
  worker = await startWorker({}, new URL('sockets-worker.ts', import.meta.url))
})
afterAll(() => worker?.stop())
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Has the Worker send something; gives what came of it. */
const send = async (order: object): Promise<unknown> => {
  const response = await fetch(worker.url, {
    method: 'POST',
    body: JSON.stringify({ timeout: 30_000, ...order }),
  })
  return response.json()
}

const stranger = selfSignedCertificate()
type Way = readonly [string, SMTPServerOptions]
const encryptions: readonly Way[] = [
  ['STARTTLS', {}],
  ['TLS from the first byte', { secure: true }],
]
const unencrypted: Way = ['no encryption', { disabledCommands: ['STARTTLS'], allowInsecureAuth: true }]

describe('mail over SMTP', () => {
  const start = async (options: SMTPServerOptions) => {
    const server = await startMailServer({
      authOptional: false,
      disabledCommands: [],
      onAuth: ({ password }, _session, done) =>
        password === 'right' ? done(null, { user: 'ill' }) : done(new Error('wrong')),
      ...options,
    })
    closing.push(server.stop)
    return { ...server, url: server.url.replace('://127.0.0.1', '://ill:right@localhost') }
  }

  test.each([...encryptions, unencrypted])(
    'by %s is taken, by the name of the server',
    async (_, options) => {
      const server = await start({ ...trustedCertificate, ...options })
      expect(await send({ kind: 'mail', url: server.url })).toMatchObject({ kind: 'taken' })
      expect(server.mails).toHaveLength(1)
      expect(worker.log).toEqual([])
    },
  )

  test.each(encryptions)('by %s is given to nobody whom no certificate vouches for', async (_, options) => {
    const unknown = await start({ ...stranger, ...options })
    const server = await start({ ...trustedCertificate, ...options })
    for (const url of [unknown.url, server.url.replace('localhost', '127.0.0.1')])
      expect(await send({ kind: 'mail', url })).toMatchObject({ kind: expect.stringMatching(/_taken$/) })
    expect([...unknown.mails, ...server.mails]).toEqual([])
  })
})

describe('a message over an encrypted socket', () => {
  const start = async (certificate: { readonly key: string; readonly cert: string }) => {
    const received: string[] = []
    const server: Server = tls.createServer(certificate, (socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (bytes) => {
        received.push(bytes.toString())
        socket.write('<NCIPMessage></NCIPMessage>')
      })
    })
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((resolve) => server.close(resolve)))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const to = { kind: 'tcp', host: 'localhost', port: address.port, tls: true, allowPrivateNetwork: true }
    return {
      to,
      received,
      connections: () =>
        new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count))),
    }
  }

  test('is answered, and the connection closed', async () => {
    const { to, connections } = await start(trustedCertificate)
    expect(await send(to)).toEqual({ kind: 'answered', body: '<NCIPMessage></NCIPMessage>' })
    await until('no connection', async () => (await connections()) === 0)
  })

  test('is sent to nobody whom no certificate vouches for', async () => {
    const unknown = await start(stranger)
    const server = await start(trustedCertificate)
    for (const to of [unknown.to, { ...server.to, host: '127.0.0.1' }])
      expect(await send(to)).toMatchObject({ kind: 'not_taken' })
    expect([...unknown.received, ...server.received]).toEqual([])
  })

  test('is not sent inwards where that is not allowed', async () => {
    const { to, received } = await start(trustedCertificate)
    expect(await send({ ...to, allowPrivateNetwork: false })).toMatchObject({
      kind: 'not_taken',
      reason: { code: 'failure.private_address' },
    })
    expect(received).toEqual([])
  })
})
