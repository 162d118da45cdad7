import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server, Socket } from 'node:net'
import ipaddr from 'ipaddr.js'

/** The bits of an IPv6 address that count: one sender may use all addresses of such a network. */
const networkBits = 64

/** Returns the address that connections are counted by: an IPv4 address, or the network of an IPv6 address. */
const nameOf = (address: string | undefined): string => {
  if (address === undefined || !ipaddr.isValid(address)) return 'unknown'
  const read = ipaddr.process(address)
  return read.kind() === 'ipv4'
    ? read.toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${read.toString()}/${networkBits}`).toString()
}

/**
 * Limits how many connections one address may have open to a server: one client cannot take all of them.
 *
 * @param most per address
 * @param isExempt true for addresses without a limit, such as a reverse proxy
 */
export const limitConnections = (
  server: Server,
  most: number,
  isExempt: (address: string | undefined) => boolean,
): void => {
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    if (isExempt(socket.remoteAddress)) return
    const name = nameOf(socket.remoteAddress)
    const count = (open.get(name) ?? 0) + 1
    if (count > most) {
      socket.destroy()
      return
    }
    open.set(name, count)
    socket.once('close', () => {
      const left = (open.get(name) ?? 1) - 1
      if (left === 0) open.delete(name)
      else open.set(name, left)
    })
  })
}

/**
 * Limits how many calls of one connection may wait for their answers: a client that writes one after the other without
 * reading (HTTP/1.1 pipelining) is cut off, so that the calls of others do not queue behind thousands of its own.
 *
 * @param most per connection
 */
export const limitWaitingCalls = (server: Server, most: number): void => {
  const waiting = new WeakMap<Socket, number>()
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const count = (waiting.get(socket) ?? 0) + 1
    waiting.set(socket, count)
    response.once('close', () => waiting.set(socket, (waiting.get(socket) ?? 1) - 1))
    if (count > most) socket.destroy()
  })
}
