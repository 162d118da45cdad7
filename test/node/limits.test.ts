import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { until } from '../support/gateway.ts'
import { startHangingPartner } from '../support/hanging-partner.ts'

const adminKey = 'an-admin-key-of-the-tests-that-is-long-enough'
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-limits-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const start = async (name: string, environment: Readonly<Record<string, string>>) => {
  const messages: string[] = []
  const settings = readConfig({
    LENDWIRE_PORT: '0',
    LENDWIRE_STORE: `sqlite:${folder}/${name}.sqlite`,
    LENDWIRE_ADMIN_KEY: adminKey,
    ...environment,
  })
  const running = await startGateway(settings, {
    log: ({ message }) => void messages.push(message),
    print: () => undefined,
  })
  const call = (method: string, path: string, json?: unknown) =>
    fetch(running.url + path, {
      method,
      headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    })
  return { running, messages, call }
}

describe('connections of one address', () => {
  test('are limited, and free again once they close', async () => {
    const { running } = await start('connections', {
      LENDWIRE_CONNECTIONS_PER_ADDRESS: '5',
      LENDWIRE_DRAIN: 'PT1S',
    })
    const { hostname, port } = new URL(running.url)
    const sockets: Socket[] = []
    const closed = new Set<Socket>()
    for (let count = 0; count < 9; count += 1) {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => undefined)
      socket.on('close', () => closed.add(socket))
      sockets.push(socket)
      await Promise.race([once(socket, 'connect'), once(socket, 'close')])
    }
    await until('the surplus to be cut off', async () => closed.size === 4)
    const [first] = sockets.filter((socket) => !closed.has(socket))
    first?.destroy()
    await until('a place to be free', async () =>
      fetch(`${running.url}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    )
    for (const socket of sockets) socket.destroy()
    await running.stop()
  })
})

describe('calls of one connection', () => {
  test('that are written without reading the answers are cut off', async () => {
    const { running } = await start('pipelining', { LENDWIRE_DRAIN: 'PT1S' })
    const { hostname, port } = new URL(running.url)
    const send = async (calls: number): Promise<number> => {
      const socket = connect(Number(port), hostname)
      let answers = 0
      socket.on('error', () => undefined)
      socket.on('data', (data) => {
        answers += String(data).split('HTTP/1.1 200').length - 1
        if (answers === calls) socket.destroy()
      })
      socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n'.repeat(calls))
      await new Promise((resolve) => socket.once('close', resolve))
      return answers
    }
    expect(await send(20)).toBe(20)
    expect(await send(5_000)).toBeLessThan(200)
    await running.stop()
  })
})

describe('a gateway that is told to stop', () => {
  test('ends within LENDWIRE_DRAIN though a partner does not answer, and the message is found again', async () => {
    const partner = await startHangingPartner()
    const { running, messages, call } = await start('drain', { LENDWIRE_DRAIN: 'PT1S' })
    await call('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'X-ABC' }] })
    await call('PUT', '/v1/partners/SUP', {
      name: 'Supplier',
      symbols: [{ type: 'ISIL', value: 'X-SUP' }],
      allowPrivateNetwork: true,
      connection: { protocol: 'iso18626', url: partner.url },
    })
    const made = await call('POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: 'On lending' },
      service: { type: 'loan' },
      rota: ['SUP'],
    })
    const { number } = (await made.json()) as { number: string }
    await call('POST', `/v1/requests/${number}/commands`, { type: 'send' })
    await until('the message to be on its way', async () => partner.bodies.length > 0)
    const begun = performance.now()
    await running.stop()
    expect(performance.now() - begun).toBeLessThan(20_000)
    expect(messages.some((message) => message.includes('LENDWIRE_DRAIN'))).toBe(true)
    partner.refuse()

    const again = await start('drain', { LENDWIRE_DRAIN: 'PT1S' })
    const deliveries = await (await again.call('GET', '/v1/deliveries')).json()
    expect(deliveries).toMatchObject({ items: [{ operation: 'request' }] })
    await again.running.stop()
    await partner.stop()
  })
})

describe('a start without a public URL', () => {
  test('says that letters are not sent where others reach the gateway', async () => {
    const { running, messages } = await start('url', { LENDWIRE_HOST: '0.0.0.0', LENDWIRE_DRAIN: 'PT1S' })
    expect(messages.join('\n')).toContain(
      'LENDWIRE_PUBLIC_URL is not set: letters to partners and mails with links are not sent',
    )
    await running.stop()
  })
})
