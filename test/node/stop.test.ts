import { mkdtemp, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { lockStoreFile, shareStoreFile } from '../../src/node/store-file-lock.ts'
import { startGateway } from '../../src/node.ts'
import { adminKey, startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

const gateways: WholeGateway[] = []
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.stop()
})

/** Makes one call over an agent; resolves with the header `Connection` of the answer, or null where it failed. */
const callOver = (agent: Agent, url: string): Promise<string | null> =>
  new Promise((resolve) => {
    const call = request(`${url}/v1/requests`, { agent, headers: { authorization: `Bearer ${adminKey}` } })
    call.once('response', (response) => {
      response.resume()
      response.once('end', () => resolve(response.headers.connection ?? ''))
    })
    call.once('error', () => resolve(null))
    call.end()
  })

test('a gateway under load stops as soon as its work has ended, and logs nothing after that', async () => {
  const gateway = await startWholeGateway({ LENDWIRE_DRAIN: 'PT30S' }, { inMemory: true })
  const seen: (string | null)[] = []
  let isOver = false
  const clients = Array.from({ length: 8 }, async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    while (!isOver) seen.push(await callOver(agent, gateway.url))
    agent.destroy()
  })
  await until('calls', () => seen.length > 50)
  expect(seen).not.toContain('close')
  const started = performance.now()
  const stopped = gateway.stop()
  await stopped
  const logged = gateway.log.length
  expect(performance.now() - started).toBeLessThan(10_000)
  expect(seen).toContain('close')
  isOver = true
  await Promise.all(clients)
  expect(gateway.log).toHaveLength(logged)
})

test('a second gateway on the same file is refused with the process of the first, unless it is to share it', async () => {
  const first = await startWholeGateway()
  gateways.push(first)
  const settings = {
    LENDWIRE_PORT: '0',
    LENDWIRE_STORE: `sqlite:${first.file}`,
    LENDWIRE_ADMIN_KEY: adminKey,
  }
  const surroundings = { log: () => undefined, print: () => undefined }
  await expect(startGateway(readConfig(settings), surroundings)).rejects.toMatchObject({
    code: 'unavailable',
    message: expect.stringMatching(
      new RegExp(`another gateway: the process ${process.pid} on \\S+, since 20`),
    ),
  })
  const sharing = readConfig({ ...settings, LENDWIRE_SHARE_STORE_FILE: 'true' })
  const second = await startGateway(sharing, surroundings)
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200)
  await second.stop()
  // What stopped has unlocked it.
  await first.restart()
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200)
})

test('the lock of a file says whether another gateway shares it, and hinders none that does', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-lock-'))
  const file = join(folder, 'lendwire.sqlite')
  const lock = () => lockStoreFile(file, '2026-12-02T10:00:00.000Z')
  const first = await lock()
  const sharing = shareStoreFile(file)
  await expect(lock()).rejects.toMatchObject({ code: 'unavailable' })
  await first.unlock()
  const second = await lock()
  await second.unlock()
  await sharing.unlock()
  const third = await lock()
  expect([first, sharing, second, third].map(({ isAlone }) => isAlone)).toEqual([true, false, false, true])
  await third.unlock()
  await rm(folder, { recursive: true })
})
