import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { skipUnreadBodies } from '../../src/node/http-server.ts'
import { type RunningGateway, startGateway } from '../../src/node.ts'
import { until } from '../support/gateway.ts'

const key = 'an-admin-key-of-the-tests-that-is-long-enough'
let folder: string
let running: RunningGateway
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-unread-bodies-'))
  const settings = readConfig({
    LENDWIRE_PORT: '0',
    LENDWIRE_STORE: `sqlite:${folder}/store.sqlite`,
    LENDWIRE_ADMIN_KEY: key,
    LENDWIRE_DRAIN: 'PT1S',
  })
  running = await startGateway(settings, { log: () => undefined, print: () => undefined })
})
afterAll(async () => {
  await running.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Opens a connection of a client that writes a call in several pieces. */
const openConnection = (port: number) => {
  const socket: Socket = connect(port, '127.0.0.1')
  let text = ''
  socket.on('data', (data) => {
    text += String(data)
  })
  socket.on('error', () => undefined)
  /** The statuses of all answers so far. */
  const statuses = () => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map((each) => Number(each[1]))
  return {
    socket,
    write: (written: string) => socket.write(written),
    /** Waits for so many answers, or for the end of the connection. */
    answers: async (count: number) => {
      await until('an answer', async () => statuses().length >= count || socket.closed)
      return statuses()
    },
  }
}

const head = (method: string, path: string, length: number, as = key): string =>
  `${method} ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${as}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n\r\n`

/** Longer than a machine under load keeps a client waiting between the head of its call and the body. */
const shortPause = 1_000

test.each([
  ['with a wrong key', head('POST', '/v1/patrons/p1/erase', 30, 'no'), 401],
  ['outside of the API', head('POST', '/nothing', 30), 404],
])(
  'a call %s is refused before its body arrives, and the connection takes the next one',
  async (_, call, status) => {
    const { write, answers, socket } = openConnection(Number(new URL(running.url).port))
    write(call)
    expect(await answers(1)).toEqual([status])
    await pause(shortPause)
    write(' '.repeat(30))
    write(head('GET', '/v1/libraries', 0))
    expect(await answers(2)).toEqual([status, 200])
    socket.destroy()
  },
)

test('a body that is refused for its length does not keep the next call from its answer', async () => {
  const { write, answers, socket } = openConnection(Number(new URL(running.url).port))
  const length = 900_000
  write(head('POST', '/v1/session', length))
  write('x'.repeat(length))
  expect(await answers(1)).toEqual([413])
  write(head('GET', '/v1/libraries', 0))
  expect(await answers(2)).toEqual([413, 200])
  socket.destroy()
})

test('a body that does not come in time ends its connection', async () => {
  const server = createServer((_, response) => void response.writeHead(401).end())
  skipUnreadBodies(server, 50)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { write, answers, socket } = openConnection(port)
  write(head('POST', '/', 30))
  expect(await answers(1)).toEqual([401])
  await until('the end of the connection', async () => socket.closed)
  server.close()
})

test('a body that does not end is read for a few megabytes, and ends its connection', async () => {
  const server = createServer((_, response) => void response.writeHead(401).end())
  let taken = 0
  server.on('connection', (socket) => socket.once('close', () => (taken = socket.bytesRead)))
  skipUnreadBodies(server, 60_000)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const { write, answers, socket } = openConnection(port)
  write('POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n')
  expect(await answers(1)).toEqual([401])
  const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`
  for (let count = 0; count < 320 && !socket.closed; count += 1)
    if (!write(chunk))
      await until('room for more, or the end', async () => !socket.writableNeedDrain || socket.closed)
  await until('the end of the connection', async () => socket.closed && taken > 0)
  expect(taken).toBeGreaterThan(4_000_000)
  expect(taken).toBeLessThan(8_000_000)
  server.close()
})
