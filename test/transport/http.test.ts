import https from 'node:https'
import net, { type LookupFunction } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createHttpTransport, type HttpTransportOptions } from '../../src/transport/http.ts'
import { testHttpWire } from '../contract/http-wire.ts'
import { sayingWire } from '../support/saying-wire.ts'
import { eventually, message, usePeers } from './http-peer.ts'
import { selfSignedCertificate } from './self-signed.ts'

const { listen, serve, serveRaw, closers } = usePeers()

const transportWith = (options: HttpTransportOptions = {}) => {
  const transport = sayingWire(createHttpTransport({ closeGrace: 0, ...options }))
  closers.push(() => transport.close())
  return transport
}

testHttpWire(createHttpTransport, { causes: true })

describe('connections', () => {
  test('reuses kept-alive connections', async () => {
    const { url, sockets } = await serve((_request, response) => response.end('ok'))
    const transport = transportWith()
    for (let count = 0; count < 40; count += 1) await transport.dispatch(message(url))
    // A second one takes turns, since a connection rests for a turn of the event loop after its answer.
    expect(sockets.length).toBeLessThanOrEqual(2)
  })
})

test('a certificate that ends while messages go out is noticed, on open connections and by resumed sessions', async () => {
  const { key, cert } = selfSignedCertificate({ days: 1.5 / 86_400 })
  const server = https.createServer({ key, cert, keepAliveTimeout: 60_000 }, (_request, response) =>
    response.end('ok'),
  )
  const { port } = await listen(server)
  const transport = transportWith({ certificateAuthorities: [cert] })
  const url = `https://127.0.0.1:${port}/`
  expect(await transport.dispatch(message(url))).toMatchObject({ kind: 'answered' })
  const send = () => transport.dispatch(message(url))
  await expect.poll(async () => (await send()).kind, { interval: 50, timeout: 10_000 }).toBe('not_taken')
  expect(await send()).toMatchObject({ reason: expect.stringMatching(/expired/) })
})

describe('not taken', () => {
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

  test('a message given up while it waited for a connection is never sent', async () => {
    let connect = () => {}
    const late: LookupFunction = (_hostname, _options, callback) => {
      connect = () => callback(null, [{ address: '127.0.0.1', family: 4 }])
    }
    let requestCount = 0
    const { port, sockets } = await serve((_request, response) => {
      requestCount += 1
      response.end()
    })
    const transport = transportWith({ lookup: late })
    const url = `http://partner.example:${port}/`
    expect(await transport.dispatch(message(url, { timeout: 50 }))).toMatchObject({ kind: 'not_taken' })
    connect()
    await eventually(() => sockets[0]?.destroyed).toBe(true)
    expect(requestCount).toBe(0)
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
  test('a kept-alive connection that the peer closes as the next message comes', async () => {
    let requestCount = 0
    const { url } = await listen(
      net.createServer((socket) => {
        let askedHere = 0
        socket.on('data', () => {
          requestCount += 1
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
    expect(requestCount).toBe(kinds.length)
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
    const answerRequest = Promise.withResolvers<() => void>()
    const { url } = await serve((_request, response) => answerRequest.resolve(() => response.end('ok')))
    const transport = sayingWire(createHttpTransport())
    const underWay = transport.dispatch(message(url))
    const answer = await answerRequest.promise
    const closing = transport.close()
    expect(await transport.dispatch(message(url))).toEqual({
      kind: 'not_taken',
      reason: 'lendwire was stopped',
    })
    answer()
    expect(await underWay).toMatchObject({ kind: 'answered' })
    await closing
    await transport.close()
  })

  test('gives up what outlasts the grace, as what it is', async () => {
    const { url, sockets } = await serve(() => {})
    const never: LookupFunction = () => {}
    const silent = sayingWire(createHttpTransport({ closeGrace: 50 }))
    const unconnected = sayingWire(createHttpTransport({ closeGrace: 50, lookup: never }))
    const results = [silent.dispatch(message(url)), unconnected.dispatch(message('http://partner.example/'))]
    await eventually(() => sockets.length).toBe(1)
    await Promise.all([silent.close(), unconnected.close()])
    expect(await Promise.all(results)).toMatchObject([
      { kind: 'maybe_taken', reason: expect.stringContaining('lendwire was stopped') },
      { kind: 'not_taken', reason: 'lendwire was stopped' },
    ])
  })
})
