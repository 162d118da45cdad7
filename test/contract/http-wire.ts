import https from 'node:https'
import type { Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import type { HttpWire } from '../../src/transport/transport.ts'
import { sayingWire } from '../support/saying-wire.ts'
import { eventually, message, text, usePeers } from '../transport/http-peer.ts'
import { selfSignedCertificate } from '../transport/self-signed.ts'

/** Says a pattern what the wire itself has found, and not what a platform told it? */
const isOurs = ({ source }: RegExp): boolean => source.includes(' ms') || source.includes('longer')

/** The options of a wire. */
export type HttpWireOptions = { readonly maximumAnswer?: number; readonly closeGrace?: number }

/**
 * Tests the contract of every wire for HTTP.
 *
 * @param make makes a wire
 * @param tells what the wire can tell of a failure: `causes` in words
 */
export const testHttpWire = (
  make: (options?: HttpWireOptions) => HttpWire,
  { causes }: { readonly causes: boolean },
): void => {
  const { listen, serve, serveRaw, closers } = usePeers()
  const transportWith = (options: HttpWireOptions = {}) => {
    const transport = sayingWire(make({ closeGrace: 0, ...options }))
    closers.push(() => transport.close())
    return transport
  }

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
      [
        'cut off',
        (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\ncontent-length: 9\r\n\r\nhalf'),
      ],
      [
        'too late',
        (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\ncontent-length: 9\r\n\r\nhalf'),
      ],
    ])('a refusal counts though its body is %s', async (_name, answer) => {
      const { url } = await serveRaw(answer)
      expect(
        await transportWith({ maximumAnswer: 1000 }).dispatch(message(url, { timeout: 2_000 })),
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
  })

  describe('maybe taken', () => {
    test.each([
      ['closed without an answer', (socket: Socket) => socket.end(), /other side closed/],
      ['reset without an answer', (socket: Socket) => socket.resetAndDestroy(), /reset|closed/],
      [
        'closed within the headers',
        (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'),
        /closed/,
      ],
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
      ['silence', () => {}, /no complete answer within 2000 ms/],
      [
        'a body that stops',
        (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n<'),
        /2000 ms/,
      ],
      [
        'a body that trickles',
        (socket: Socket) => {
          socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n')
          const trickle = setInterval(() => socket.write('x'), 20)
          socket.on('close', () => clearInterval(trickle))
        },
        /2000 ms/,
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
      // Where the wire finds it out by itself, it has time for that on a busy machine too.
      const timeout = reason.source.includes('longer') ? 20_000 : 2_000
      const result = await transport.dispatch(message(url, { timeout }))
      expect(result).toMatchObject({
        kind: 'maybe_taken',
        reason: expect.stringMatching(causes || isOurs(reason) ? reason : /./),
      })
      expect(result.kind === 'maybe_taken' && result.reason).toMatch(/^after the message began to go out: /)
      // One attempt is one sending: nothing is repeated behind the caller's back.
      await eventually(() => sockets.every(({ destroyed }) => destroyed)).toBe(true)
      expect(sockets.length).toBe(1)
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
  })
}
