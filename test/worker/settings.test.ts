import { afterAll, beforeAll, expect, test } from 'vitest'
import { adminKey } from '../support/gateway.ts'
import { type StartedWorker, startWorker } from './start.ts'

let worker: StartedWorker
beforeAll(async () => {
  worker = await startWorker({
    LENDWIRE_STORE: 'redis://127.0.0.1:1?cluster=true',
    LENDWIRE_ADMIN_KEY: adminKey,
    LENDWIRE_LETTERS: 'letters.json',
  })
})
afterAll(() => worker?.stop())

test('settings that do not hold on Workers are refused, and the log says which and why', async () => {
  const { status } = await fetch(`${worker.url}/v1/requests`)
  expect(status).toBe(503)
  const lines = () => worker.log.map(({ message }) => message).join('\n')
  await expect.poll(lines).toContain('do not hold on Workers')
  expect(lines()).toContain('LENDWIRE_STORE: a Worker opens too few connections for a Redis Cluster')
  expect(lines()).toContain('LENDWIRE_LETTERS: a Worker has no files')
  expect(lines()).toContain('LENDWIRE_PUBLIC_URL: must be set for a Worker')
})
