import { connect, createServer, type Socket } from 'node:net'
import { freePort } from './free-port.ts'

/**
 * The state of a gate: `open` passes on what is said on either side, `silent` takes connections and says nothing, `shut` takes
 * none.
 */
export type GateState = 'open' | 'silent' | 'shut'

/** Stands before a server, on a port of its own that stays the same. */
export type Gate = {
  readonly port: number
  /** Counts the open connections of its clients. */
  readonly connections: () => number
  /** Counts all connections since the start. */
  readonly opened: () => number
  /** Makes it so, and cuts all connections. */
  readonly become: (state: GateState) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Starts a gate before the server on a port of the loopback address; it is open. */
export const startGate = async (behind: number): Promise<Gate> => {
  const port = await freePort()
  const clients = new Set<Socket>()
  let state: GateState = 'shut'
  let opened = 0
  const gate = createServer((client) => {
    opened += 1
    clients.add(client)
    client.on('error', () => undefined)
    client.on('close', () => clients.delete(client))
    // Bytes that come while it is silent are dropped, so that it sees the end too.
    if (state === 'silent') return void client.resume()
    const server = connect(behind, '127.0.0.1')
    server.on('error', () => undefined)
    server.on('close', () => client.destroy())
    client.on('close', () => server.destroy())
    client.pipe(server).pipe(client)
  })
  const become = async (next: GateState): Promise<void> => {
    const { listening } = gate
    state = next
    for (const client of clients) client.destroy()
    if (next === 'shut' && listening) await new Promise((resolve) => gate.close(resolve))
    if (next !== 'shut' && !listening)
      await new Promise<void>((resolve) => gate.listen(port, '127.0.0.1', resolve))
  }
  await become('open')
  return {
    port,
    connections: () => clients.size,
    opened: () => opened,
    become,
    stop: () => become('shut'),
  }
}
