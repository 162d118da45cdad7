import http, { type RequestListener } from 'node:http'
import https from 'node:https'
import net, { type LookupFunction, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createHttpTransport, type HttpTransportOptions } from '../../src/transport/http.ts'
import type { HttpDispatch, HttpWire } from '../../src/transport/transport.ts'
import { selfSignedCertificate } from './self-signed.ts'

let closers: (() => Promise<unknown>)[]
beforeEach(() => {
  closers = []
})
afterEach(async () => {
  for (const close of closers.reverse()) await close()
})

const transportWith = (options: HttpTransportOptions = {}): HttpWire => {
  const transport = createHttpTransport({ closeGrace: 0, ...options })
  closers.push(() => transport.close())
  return transport
}

/** Starts a server on a free port of 127.0.0.1; `sockets` counts the connections ever made. */
const listen = async (server: net.Server, secure = false) => {
  const sockets: Socket[] = []
  server.on('connection', (socket: Socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `${secure ? 'https' : 'http'}://127.0.0.1:${address.port}/ill?way=in`,
    port: address.port,
    sockets,
  }
}
const serve = (listener: RequestListener) => listen(http.createServer(listener))
/** A server that answers the raw bytes of a connection itself. */
const serveRaw = (answer: (socket: Socket) => void) =>
  listen(
    net.createServer((socket) => {
      socket.once('data', () => answer(socket))
    }),
  )

/** Polls until it holds, for as long as a loaded machine may need. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 15_000, interval: 10 })

const message = (url: string, more: Partial<HttpDispatch> = {}): HttpDispatch => ({
  url,
  headers: { 'content-type': 'application/xml; charset="utf-8"', Authorization: 'Bearer secret-token' },
  body: '<message>Ærø</message>',
  timeout: 5_000,
  allowPrivateNetwork: true,
  ...more,
})
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('answered', () => {
  test('posts the bytes with their headers and hands over status, content type and body', async () => {
    const seen: unknown[] = []
    const { url } = await serve(async (request, response) => {
      const chunks: Buffer[] = []
      for await (const chunk of request) chunks.push(chunk)
      const { method, headers } = request
      seen.push({ method, path: request.url, body: text(Buffer.concat(chunks)), headers })
      response.writeHead(200, { 'content-type': 'text/xml' }).end('<ok/>')
    })
    const result = await transportWith().dispatch(message(url))
    expect(result).toMatchObject({ kind: 'answered', answer: { status: 200, contentType: 'text/xml' } })
    expect(result.kind === 'answered' && text(result.answer.body)).toBe('<ok/>')
    expect(seen).toMatchObject([
      {
        method: 'POST',
        path: '/ill?way=in',
        body: '<message>Ærø</message>',
        headers: {
          'content-type': 'application/xml; charset="utf-8"',
          authorization: 'Bearer secret-token',
          'accept-encoding': 'identity',
          'content-length': '24',
        },
      },
    ])
  })

  test('keeps to the status of an error', async () => {
    const { url } = await serve((_request, response) => response.writeHead(503).end('later'))
    expect(await transportWith().dispatch(message(url))).toMatchObject({
      kind: 'answered',
      answer: { status: 503, contentType: '' },
    })
  })

  test('follows no redirect', async () => {
    const paths: (string | undefined)[] = []
    const { url } = await serve((request, response) => {
      paths.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await transportWith().dispatch(message(url))).toMatchObject({ answer: { status: 307 } })
    expect(paths).toEqual(['/ill?way=in'])
  })

  test('passes over an interim answer', async () => {
    const { url } = await serve((_request, response) => {
      response.writeEarlyHints({ link: '</style.css>; rel=preload' })
      response.writeHead(200).end('final')
    })
    const result = await transportWith().dispatch(message(url))
    expect(result.kind === 'answered' && [result.answer.status, text(result.answer.body)]).toEqual([
      200,
      'final',
    ])
  })

  test('reuses kept-alive connections', async () => {
    const { url, sockets } = await serve((_request, response) => response.end('ok'))
    const transport = transportWith()
    for (let count = 0; count < 40; count += 1) await transport.dispatch(message(url))
    // A second one takes turns, since a connection rests for a turn of the event loop after its answer.
    expect(sockets.length).toBeLessThanOrEqual(2)
  })

  test('runs many attempts at once, none behind another', async () => {
    const waiting: (() => void)[] = []
    const { url } = await serve((_request, response) => {
      waiting.push(() => response.end('ok'))
      if (waiting.length === 50) for (const answer of waiting) answer()
    })
    const transport = transportWith()
    const results = await Promise.all(Array.from({ length: 50 }, () => transport.dispatch(message(url))))
    expect(results.every(({ kind }) => kind === 'answered')).toBe(true)
  })

  test('reads an answer up to its limit', async () => {
    const { url } = await serve((_request, response) => response.end('x'.repeat(1000)))
    expect(await transportWith({ maximumAnswer: 1000 }).dispatch(message(url))).toMatchObject({
      kind: 'answered',
    })
  })

  test.each([
    ['too long', (socket: Socket) => socket.write(`HTTP/1.1 400 Bad Request\r\n\r\n${'x'.repeat(5000)}`)],
    ['cut off', (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 9\r\n\r\nhalf')],
    [
      'too late',
      (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\ncontent-length: 9\r\n\r\nhalf'),
    ],
  ])('a refusal counts though its body is %s', async (_name, answer) => {
    const { url } = await serveRaw(answer)
    expect(
      await transportWith({ maximumAnswer: 1000 }).dispatch(message(url, { timeout: 300 })),
    ).toMatchObject({ kind: 'answered', answer: { status: 400 } })
  })
})

describe('not taken', () => {
  test.each([
    ['no URL at all', 'nonsense', /URL cannot be read/],
    ['another scheme', 'ftp://partner.example/', /http: or https:, not with ftp:/],
    ['credentials in the URL', 'http://user:word@partner.example/', /user name or password/],
  ])('%s', async (_name, url, reason) => {
    const result = await transportWith().dispatch(message(url))
    expect(result).toMatchObject({ kind: 'not_taken', reason: expect.stringMatching(reason) })
  })

  test('a header that HTTP does not allow, without its value in the reason', async () => {
    const { url, sockets } = await serve((_request, response) => response.end())
    const result = await transportWith().dispatch(message(url, { headers: { 'x-key': 'secret\r\nx: y' } }))
    expect(result).toMatchObject({
      kind: 'not_taken',
      reason: expect.stringContaining('invalid x-key header'),
    })
    expect(JSON.stringify(result)).not.toContain('secret')
    expect(sockets.length).toBe(0)
  })

  test('a name that DNS does not know', async () => {
    const result = await transportWith().dispatch(message('http://no-such-partner.invalid/'))
    expect(result).toMatchObject({ kind: 'not_taken', reason: expect.stringMatching(/DNS/) })
  })

  test('a refused connection', async () => {
    const { url, port } = await serve((_request, response) => response.end())
    await closers.pop()?.()
    expect(port).toBeGreaterThan(0)
    expect(await transportWith().dispatch(message(url))).toEqual({
      kind: 'not_taken',
      reason: 'the connection was refused (ECONNREFUSED)',
    })
  })

  test('no connection within the connect timeout, and within the timeout of the whole', async () => {
    const never: LookupFunction = () => {}
    const url = 'http://partner.example/'
    const slow = transportWith({ lookup: never, connectTimeout: 50 })
    expect(await slow.dispatch(message(url))).toEqual({
      kind: 'not_taken',
      reason: 'no connection was made in time (UND_ERR_CONNECT_TIMEOUT)',
    })
    expect(await transportWith({ lookup: never }).dispatch(message(url, { timeout: 50 }))).toEqual({
      kind: 'not_taken',
      reason: 'no complete answer within 50 ms',
    })
  })

  test('what was given up while it waited for a connection never goes out', async () => {
    let connect = () => {}
    const late: LookupFunction = (_hostname, _options, callback) => {
      connect = () => callback(null, [{ address: '127.0.0.1', family: 4 }])
    }
    let asked = 0
    const { port, sockets } = await serve((_request, response) => {
      asked += 1
      response.end()
    })
    const transport = transportWith({ lookup: late })
    const url = `http://partner.example:${port}/`
    expect(await transport.dispatch(message(url, { timeout: 50 }))).toMatchObject({ kind: 'not_taken' })
    connect()
    await eventually(() => sockets[0]?.destroyed).toBe(true)
    expect(asked).toBe(0)
  })

  test('a TLS certificate of an unknown authority, or for another name', async () => {
    const certificate = selfSignedCertificate()
    const { url, port } = await listen(
      https.createServer(certificate, (_request, response) => response.end('ok')),
      true,
    )
    expect(await transportWith().dispatch(message(url))).toEqual({
      kind: 'not_taken',
      reason: 'its TLS certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)',
    })
    const lookup: LookupFunction = (_hostname, _options, callback) =>
      callback(null, [{ address: '127.0.0.1', family: 4 }])
    const trusting = transportWith({ certificateAuthorities: [certificate.cert], lookup })
    expect(await trusting.dispatch(message(`https://partner.example:${port}/`))).toMatchObject({
      kind: 'not_taken',
      reason: expect.stringContaining('its TLS certificate is for another name'),
    })
    expect(await trusting.dispatch(message(url))).toMatchObject({ kind: 'answered', answer: { status: 200 } })
  })

  test('TLS to a server that speaks none', async () => {
    const { port } = await serveRaw((socket) => socket.end('no TLS here'))
    expect(await transportWith().dispatch(message(`https://127.0.0.1:${port}/`))).toMatchObject({
      kind: 'not_taken',
    })
  })
})

describe('maybe taken', () => {
  test.each([
    ['closed without an answer', (socket: Socket) => socket.end(), /other side closed/],
    ['reset without an answer', (socket: Socket) => socket.resetAndDestroy(), /reset|closed/],
    ['closed within the headers', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'), /closed/],
    [
      'closed within the body',
      (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n<half'),
      /closed|ended before/,
    ],
    [
      'reset within a chunked body',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n<half')
        setImmediate(() => socket.resetAndDestroy())
      },
      /reset|closed/,
    ],
    ['no HTTP', (socket: Socket) => socket.end('hello there\r\n\r\n'), /HTTP/],
    [
      'headers without end',
      (socket: Socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(90_000)}`),
      /headers/,
    ],
    ['silence', () => {}, /no complete answer within 400 ms/],
    [
      'a body that stops',
      (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n<'),
      /400 ms/,
    ],
    [
      'a body that trickles',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n')
        const trickle = setInterval(() => socket.write('x'), 20)
        socket.on('close', () => clearInterval(trickle))
      },
      /400 ms/,
    ],
    [
      'a body without end',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
        const pour = () => {
          while (!socket.destroyed && socket.write(`1000\r\n${'x'.repeat(4096)}\r\n`));
        }
        socket.on('drain', pour)
        pour()
      },
      /longer than 100000 bytes/,
    ],
  ])('%s', async (_name, answer, reason) => {
    const { url, sockets } = await serveRaw(answer)
    const transport = transportWith({ maximumAnswer: 100_000 })
    const result = await transport.dispatch(message(url, { timeout: 400 }))
    expect(result).toMatchObject({ kind: 'maybe_taken', reason: expect.stringMatching(reason) })
    expect(result.kind === 'maybe_taken' && result.reason).toMatch(/^after the message began to go out: /)
    // One attempt is one sending: nothing is repeated behind the caller's back.
    await eventually(() => sockets.every(({ destroyed }) => destroyed)).toBe(true)
    expect(sockets.length).toBe(1)
  })

  test('a kept-alive connection that the peer closes as the next message comes', async () => {
    let asked = 0
    const { url } = await listen(
      net.createServer((socket) => {
        let askedHere = 0
        socket.on('data', () => {
          asked += 1
          askedHere += 1
          if (askedHere === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok')
          else socket.resetAndDestroy()
        })
      }),
    )
    const transport = transportWith()
    const kinds: string[] = []
    while (kinds.length < 10 && !kinds.includes('maybe_taken'))
      kinds.push((await transport.dispatch(message(url))).kind)
    expect(kinds.at(-1)).toBe('maybe_taken')
    expect(asked).toBe(kinds.length)
  })

  test('a kept-alive connection that was closed before is not used again', async () => {
    const { url, sockets } = await serve((_request, response) => response.end('ok'))
    const transport = transportWith()
    for (let count = 0; count < 5; count += 1) {
      expect(await transport.dispatch(message(url))).toMatchObject({ kind: 'answered' })
      for (const socket of sockets) socket.destroy()
    }
    expect(sockets.length).toBe(5)
  })
})

describe('the guard', () => {
  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.1', 'loopback'],
    ['2130706433', 'loopback'],
    ['0177.0.0.1', 'loopback'],
    ['0x7f.1', 'loopback'],
    ['[::1]', 'loopback'],
    ['[::ffff:127.0.0.1]', 'loopback'],
    ['[::ffff:7f00:1]', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['169.254.169.254', 'linkLocal'],
    ['10.1.2.3', 'private'],
    ['[fd00:ec2::254]', 'uniqueLocal'],
    ['localhost', 'loopback'],
    ['LOCALHOST', 'loopback'],
  ])('forbids http://%s', async (host, range) => {
    const { port, sockets } = await serve((_request, response) => response.end('inside'))
    const result = await transportWith().dispatch(
      message(`http://${host}:${port}/`, { allowPrivateNetwork: false }),
    )
    expect(result).toMatchObject({
      kind: 'not_taken',
      reason: expect.stringContaining(`leads to a ${range} address`),
    })
    expect(sockets.length).toBe(0)
  })

  test('forbids https: just the same', async () => {
    const { port, sockets } = await listen(https.createServer(selfSignedCertificate()), true)
    const transport = transportWith()
    for (const host of ['127.0.0.1', 'localhost'])
      expect(
        await transport.dispatch(message(`https://${host}:${port}/`, { allowPrivateNetwork: false })),
      ).toMatchObject({ kind: 'not_taken', reason: expect.stringContaining('loopback') })
    expect(sockets.length).toBe(0)
  })

  test('an open connection of a partner that may is none for a partner that may not', async () => {
    const { port, sockets } = await serve((_request, response) => response.end('inside'))
    const transport = transportWith()
    const url = `http://localhost:${port}/`
    expect(await transport.dispatch(message(url))).toMatchObject({ kind: 'answered' })
    expect(await transport.dispatch(message(url, { allowPrivateNetwork: false }))).toMatchObject({
      kind: 'not_taken',
    })
    expect(await transport.dispatch(message(url))).toMatchObject({ kind: 'answered' })
    expect(sockets.length).toBe(1)
  })

  test('asks DNS anew for each connection, so that a name cannot change its address afterwards', async () => {
    const answers = ['10.0.0.1', '127.0.0.1', '169.254.169.254']
    const lookup: LookupFunction = (_hostname, _options, callback) =>
      callback(null, [{ address: answers.shift() ?? '', family: 4 }])
    const transport = transportWith({ lookup })
    for (const range of ['private', 'loopback', 'linkLocal'])
      expect(
        await transport.dispatch(message('http://partner.example/', { allowPrivateNetwork: false })),
      ).toMatchObject({ kind: 'not_taken', reason: expect.stringContaining(`a ${range} address`) })
  })
})

describe('close', () => {
  test('lets attempts under way end, and takes nothing new', async () => {
    const asked = Promise.withResolvers<() => void>()
    const { url } = await serve((_request, response) => asked.resolve(() => response.end('ok')))
    const transport = createHttpTransport()
    const underWay = transport.dispatch(message(url))
    const answer = await asked.promise
    const closing = transport.close()
    expect(await transport.dispatch(message(url))).toEqual({
      kind: 'not_taken',
      reason: 'the transport is closed',
    })
    answer()
    expect(await underWay).toMatchObject({ kind: 'answered' })
    await closing
    await transport.close()
  })

  test('gives up what outlasts the grace, as what it is', async () => {
    const { url, sockets } = await serve(() => {})
    const never: LookupFunction = () => {}
    const silent = createHttpTransport({ closeGrace: 50 })
    const unconnected = createHttpTransport({ closeGrace: 50, lookup: never })
    const results = [silent.dispatch(message(url)), unconnected.dispatch(message('http://partner.example/'))]
    await eventually(() => sockets.length).toBe(1)
    await Promise.all([silent.close(), unconnected.close()])
    expect(await Promise.all(results)).toMatchObject([
      { kind: 'maybe_taken', reason: expect.stringContaining('the transport was closed') },
      { kind: 'not_taken', reason: 'the transport was closed' },
    ])
  })
})
