import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import type { Mail } from '../../src/partners/mail.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { probeConnection } from '../../src/transport/connection-probe.ts'
import { createHttpTransport } from '../../src/transport/http.ts'
import { createImapConnector } from '../../src/transport/imap.ts'
import { createSmtpWire } from '../../src/transport/smtp.ts'
import { createTcpTransport } from '../../src/transport/tcp.ts'
import { selfSignedCertificate } from './self-signed.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const { key, cert } = selfSignedCertificate({ keyType: 'rsa' })

/** Starts a server that takes one suite of TLS 1.2, and says how the handshake with the first client ends. */
const serve = async (ciphers: string) => {
  const server = createServer({ key, cert, ciphers, maxVersion: 'TLSv1.2', dhparam: 'auto' })
  const handshake = new Promise<string>((resolve) => {
    server.once('tlsClientError', ({ code }: NodeJS.ErrnoException) => resolve(code ?? ''))
    server.once('secureConnection', (socket) => {
      resolve(socket.getCipher().name)
      socket.destroy()
    })
  })
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  return { port: (server.address() as AddressInfo).port, handshake }
}

const request = { body: '<x/>', timeout: 10_000, allowPrivateNetwork: true }
const mail: Mail = {
  from: { name: 'Library', address: 'ill@abc.example' },
  to: { name: 'Reader', address: 'reader@example.org' },
  subject: 'Your request',
  text: 'Arrived.',
  html: '<p>Arrived.</p>',
  messageId: '<1@abc.example>',
  date: instantOf(Date.UTC(2026, 0, 2)),
}
const clients: readonly (readonly [name: string, connect: (port: number) => Promise<unknown>])[] = [
  [
    'HTTP',
    async (port) => {
      const http = createHttpTransport({ closeGrace: 0, certificateAuthorities: [cert] })
      closers.push(http.close)
      await http.dispatch({ url: `https://127.0.0.1:${port}`, headers: {}, ...request })
    },
  ],
  [
    'TCP',
    async (port) => {
      const tcp = createTcpTransport({ closeGrace: 0, certificateAuthorities: [cert] })
      closers.push(tcp.close)
      await tcp.dispatch({ host: '127.0.0.1', port, tls: true, closingTag: 'x', ...request })
    },
  ],
  [
    'SMTP',
    async (port) => {
      const smtp = createSmtpWire({ url: `smtps://127.0.0.1:${port}`, certificateAuthorities: [cert] })
      closers.push(smtp.close)
      await smtp.dispatch({ mail, timeout: 10_000 })
    },
  ],
  [
    'IMAP',
    async (port) => {
      const connect = createImapConnector({ certificateAuthorities: [cert] })
      const address = { host: '127.0.0.1', port, security: 'tls', user: 'a', password: 'b' } as const
      const options = { mailBytes: 1_000, stopping: new AbortController().signal }
      await connect({ ...address, folder: 'INBOX', allowPrivateNetwork: true }, options)
    },
  ],
  [
    'Redis',
    (port) =>
      openRedisStore({ url: `rediss://127.0.0.1:${port}`, cluster: false, prefix: 'a', allowLoss: true }),
  ],
  [
    'the connection test',
    (port) =>
      probeConnection({ host: '127.0.0.1', port, tls: true, timeout: 10_000, allowPrivateNetwork: true }),
  ],
]

describe.each(clients)('TLS of %s', (name, connect) => {
  test.each(['AES128-SHA', 'AES256-GCM-SHA384', 'ECDHE-RSA-AES128-SHA'])(
    'does not take %s',
    async (suite) => {
      const { port, handshake } = await serve(suite)
      await connect(port).catch(() => undefined)
      expect(await handshake).toBe('ERR_SSL_NO_SHARED_CIPHER')
    },
  )

  // Redis is given no authority of its own: it refuses the certificate.
  test.skipIf(name === 'Redis').each(['ECDHE-RSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES256-SHA384'])(
    'takes %s',
    async (suite) => {
      const { port, handshake } = await serve(suite)
      await connect(port).catch(() => undefined)
      expect(await handshake).toBe(suite)
    },
  )
})
