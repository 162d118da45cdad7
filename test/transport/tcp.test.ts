import { createServer, type Socket } from 'node:net'
import tls from 'node:tls'
import { afterEach, describe, expect, test } from 'vitest'
import { combineWires } from '../../src/transport/combine-wires.ts'
import { createTcpTransport, type TcpTransportOptions } from '../../src/transport/tcp.ts'
import type { TcpDispatch } from '../../src/transport/transport.ts'
import { sayingWire } from '../support/saying-wire.ts'
import { selfSignedCertificate } from './self-signed.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Starts a system that speaks over sockets: it hears one message and does what the test says. */
const start = async (
  answer: (socket: Socket, chunk: string) => void,
  certificate?: { readonly key: string; readonly cert: string },
) => {
  const connections: Socket[] = []
  const received: string[] = []
  const take = (socket: Socket): void => {
    connections.push(socket)
    let text = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      text += chunk
      if (!text.includes('</m>')) return
      received.push(text)
      answer(socket, text)
    })
  }
  const server = certificate === undefined ? createServer(take) : tls.createServer(certificate, take)
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(async () => {
    for (const socket of connections) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { port: address.port, received, connections }
}

const transport = (options: TcpTransportOptions = {}) => {
  const made = sayingWire(createTcpTransport({ closeGrace: 0, ...options }))
  closing.push(() => made.close())
  return made
}

const to = (port: number, more: Partial<TcpDispatch> = {}): TcpDispatch => ({
  host: '127.0.0.1',
  port,
  tls: false,
  body: '<m>é</m>',
  closingTag: 'NCIPMessage',
  timeout: 20_000,
  allowPrivateNetwork: true,
  ...more,
})

const answered = (text: string) => ({
  kind: 'answered',
  answer: { status: 200, contentType: 'application/xml', body: Buffer.from(text) },
})

describe('an answer', () => {
  test.each([
    ['in one piece', ['<n:NCIPMessage>ø</n:NCIPMessage>']],
    ['in pieces, the tag cut too', ['<NCIPMessage>', '</NCIP', 'Message', ' >']],
    ['byte for byte', [...'<NCIPMessage/></NCIPMessage>']],
  ])('%s ends with its closing tag', async (_, pieces) => {
    const { port, received } = await start((socket) => {
      const write = ([piece, ...rest]: readonly string[]): void => {
        if (piece !== undefined) socket.write(piece, () => setImmediate(write, rest))
      }
      write(pieces)
    })
    expect(await transport().dispatch(to(port))).toEqual(answered(pieces.join('')))
    expect(received).toEqual(['<m>é</m>'])
  })

  test('bytes after the message are not read', async () => {
    const { port } = await start((socket) => socket.write('<NCIPMessage></NCIPMessage>\r\n<NCIPMessage>'))
    expect(await transport().dispatch(to(port))).toEqual(answered('<NCIPMessage></NCIPMessage>'))
  })

  test('each message has a connection of its own, closed behind it', async () => {
    const { port, connections } = await start((socket) => socket.write('<NCIPMessage></NCIPMessage>'))
    const wire = transport()
    await Promise.all([wire.dispatch(to(port)), wire.dispatch(to(port))])
    expect(connections).toHaveLength(2)
    await expect.poll(() => connections.every((socket) => socket.closed || socket.readableEnded)).toBe(true)
  })
})

describe('no answer', () => {
  test('a port without a listener: not taken', async () => {
    const { port } = await start(() => undefined)
    await closing.pop()?.()
    expect(await transport().dispatch(to(port))).toEqual({
      kind: 'not_taken',
      reason: expect.stringContaining('refused'),
    })
  })

  test.each<[string, (socket: Socket) => void]>([
    ['the connection ends at once', (socket) => socket.end()],
    ['it is reset', (socket) => socket.resetAndDestroy()],
    ['it ends within the answer', (socket) => socket.end('<NCIPMessage>')],
  ])('%s: maybe taken', async (_, answer) => {
    const { port } = await start(answer)
    expect(await transport().dispatch(to(port))).toMatchObject({ kind: 'maybe_taken' })
  })

  test('it takes too long: maybe taken', async () => {
    const { port } = await start((socket) => socket.write('<NCIPMessage>'))
    expect(await transport().dispatch(to(port, { timeout: 2_000 }))).toEqual({
      kind: 'maybe_taken',
      reason: expect.stringContaining('no complete answer within 2000 ms'),
    })
  })

  test('it is too long: maybe taken', async () => {
    const { port } = await start((socket) => socket.write('x'.repeat(2_000)))
    expect(await transport({ maximumAnswer: 1_000 }).dispatch(to(port))).toMatchObject({
      kind: 'maybe_taken',
      reason: expect.stringContaining('longer than 1000 bytes'),
    })
  })

  test('a closed transport takes nothing, and gives up what is under way', async () => {
    const { port, received } = await start(() => undefined)
    const wire = transport()
    const underWay = wire.dispatch(to(port))
    await expect.poll(() => received.length).toBe(1)
    await wire.close()
    expect(await underWay).toMatchObject({ kind: 'maybe_taken' })
    expect(await wire.dispatch(to(port))).toEqual({ kind: 'not_taken', reason: 'lendwire was stopped' })
  })
})

describe('an encrypted socket', () => {
  const certificate = selfSignedCertificate()
  const startEncrypted = () => start((socket) => socket.write('<NCIPMessage>ø</NCIPMessage>'), certificate)
  const certificateAuthorities = [certificate.cert]

  test('carries the message and its answer, by name or by address', async () => {
    const { port, received } = await startEncrypted()
    const wire = transport({ certificateAuthorities })
    for (const host of ['localhost', '127.0.0.1'])
      expect(await wire.dispatch(to(port, { host, tls: true }))).toEqual(
        answered('<NCIPMessage>ø</NCIPMessage>'),
      )
    expect(received).toEqual(['<m>é</m>', '<m>é</m>'])
  })

  test('with a certificate of an unknown authority, or for another name, is sent nothing', async () => {
    const { port, received } = await startEncrypted()
    expect(await transport().dispatch(to(port, { tls: true }))).toEqual({
      kind: 'not_taken',
      reason: 'its TLS certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)',
    })
    const elsewhere = transport({
      certificateAuthorities,
      lookup: (_, options, callback) =>
        options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
    })
    expect(await elsewhere.dispatch(to(port, { host: 'ncip.example.org', tls: true }))).toEqual({
      kind: 'not_taken',
      reason: expect.stringContaining('its TLS certificate is for another name'),
    })
    expect(received).toEqual([])
  })

  test('is not fallen back from: a server that speaks no TLS is sent nothing', async () => {
    const { port, received } = await start((socket) => socket.end('no TLS here'))
    const result = transport({ certificateAuthorities }).dispatch(to(port, { tls: true, timeout: 300 }))
    expect(await result).toMatchObject({ kind: 'not_taken' })
    expect(received).toEqual([])
  })
})

describe('a platform that looks names up itself', () => {
  test('names are left to it', async () => {
    const { port } = await start((socket) => socket.write('<NCIPMessage></NCIPMessage>'))
    const wire = transport({ lookup: null })
    expect(await wire.dispatch(to(port, { host: 'localhost' }))).toMatchObject({ kind: 'answered' })
  })

  test.each(['localhost', '127.0.0.1'])('%s is not connected to', async (host) => {
    const { port, connections } = await start(() => undefined)
    const wire = transport({ lookup: null })
    expect(await wire.dispatch(to(port, { host, allowPrivateNetwork: false }))).toMatchObject({
      kind: 'not_taken',
      reason: expect.stringContaining('private networks are not allowed'),
    })
    expect(connections).toEqual([])
  })
})

describe.each([false, true])('the guard, encrypted: %s', (encrypted) => {
  test.each(['127.0.0.1', '[::1]', '10.0.0.1', '169.254.169.254'])('%s is not connected to', async (host) => {
    const { port, connections } = await start(() => undefined)
    const result = await transport().dispatch(to(port, { host, allowPrivateNetwork: false, tls: encrypted }))
    expect(result).toMatchObject({
      kind: 'not_taken',
      reason: expect.stringContaining('private networks are not allowed'),
    })
    expect(connections).toEqual([])
  })

  test('a name that leads inwards is not connected to either', async () => {
    const { port, connections } = await start(() => undefined)
    const wire = transport({
      lookup: (_, options, callback) =>
        options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
    })
    expect(
      await wire.dispatch(to(port, { host: 'ncip.example.org', allowPrivateNetwork: false, tls: encrypted })),
    ).toMatchObject({ kind: 'not_taken' })
    expect(connections).toEqual([])
  })
})

test('a message that needs a socket waits on a platform without sockets', async () => {
  const http = { dispatch: () => Promise.reject(new Error('not called')), close: () => Promise.resolve() }
  const joined = combineWires({ http, mail: null })
  expect(await joined.dispatch({ kind: 'tcp', ...to(1) })).toMatchObject({ kind: 'not_taken' })
  await joined.close()
})
