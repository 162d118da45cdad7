import http, { type RequestListener } from 'node:http'
import net, { type Socket } from 'node:net'
import { afterEach, expect } from 'vitest'
import type { HttpDispatch } from '../../src/transport/transport.ts'

/** A peer that listens; `sockets` are the connections ever made to it. */
export type Listening = { readonly url: string; readonly port: number; readonly sockets: readonly Socket[] }

/** The resources that a test file starts; they are closed after each test, the last first. */
export type Peers = {
  /** Starts a server on a free port of 127.0.0.1. */
  readonly listen: (server: net.Server, secure?: boolean) => Promise<Listening>
  readonly serve: (listener: RequestListener) => Promise<Listening>
  /** A server that answers the raw bytes of a connection itself. */
  readonly serveRaw: (answer: (socket: Socket) => void) => Promise<Listening>
  readonly closers: (() => Promise<unknown>)[]
}

/** Makes the peers of a test file. */
export const usePeers = (): Peers => {
  const closers: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close()
  })
  const listen: Peers['listen'] = async (server, secure = false) => {
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
  return {
    listen,
    serve: (listener) => listen(http.createServer(listener)),
    serveRaw: (answer) =>
      listen(
        net.createServer((socket) => {
          socket.once('data', () => answer(socket))
        }),
      ),
    closers,
  }
}

/** Polls until it holds, for as long as a loaded machine may need. */
export const eventually = <T>(look: () => T) => expect.poll(look, { interval: 10 })

/** Returns a message as a partner gets it. */
export const message = (url: string, more: Partial<HttpDispatch> = {}): HttpDispatch => ({
  url,
  headers: { 'content-type': 'application/xml; charset="utf-8"', Authorization: 'Bearer secret-token' },
  body: '<message>Ærø</message>',
  timeout: 30_000,
  allowPrivateNetwork: true,
  ...more,
})

export const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
