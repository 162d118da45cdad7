import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import type { Answer } from '../support/answer.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { type SlowDisk, withSlowDisk } from '../support/slow-disk.ts'
import { createPerson, createVisitor, goodPassword } from './accounts/visitor.ts'
import { supplierMessage } from './messages.ts'
import { makeRequest } from './scene.ts'

let gateway: TestGateway
let disk: SlowDisk
let key: string
beforeAll(async () => {
  const slow = await withSlowDisk(() =>
    startHttp({
      openStore: (folder, now) =>
        openSqliteStore({
          ...{ file: join(folder, 'lendwire.sqlite'), now, leaseTime: now, threads: true },
          writeQueueLimits: { count: 10, bytes: 1e9 },
        }),
    }),
  )
  gateway = slow.opened
  disk = slow.disk
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
})
afterAll(async () => {
  disk.goOn()
  await gateway.close()
})

/** Lists the calls that have been answered so far. */
const follow = (calls: readonly Promise<Answer>[]): readonly number[] => {
  const statuses: number[] = []
  for (const call of calls) void call.then(({ status }) => statuses.push(status))
  return statuses
}

test('while the disk stands still /healthz and reads answer, and writes wait', async () => {
  const number = await makeRequest(gateway, key, {
    ...{ citation: { title: 'Written before' }, service: { type: 'loan' } },
    ...{ patron: { id: 'P1', surname: 'Nightingale' }, rota: ['SUP'] },
  })
  await createPerson(gateway, { email: 'anna@abc.example', role: 'staff', library: 'ABC' })
  const visitor = createVisitor(gateway)
  expect((await visitor.signIn('anna@abc.example', goodPassword)).status).toBe(200)
  // The last use of keys, and the end of sessions, are written once a minute.
  gateway.advance(120_000)
  disk.stop()
  const writes = [
    gateway.call('POST', '/v1/requests', {
      key,
      json: { citation: { title: 'Written slowly' }, service: { type: 'loan' }, patron: { id: 'P1' } },
    }),
    gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      body: supplierMessage({ requestId: `${number}-1` }),
    }),
  ]
  const written = follow(writes)
  for (const path of [
    '/healthz',
    `/v1/requests/${number}`,
    `/v1/requests/${number}/timeline`,
    '/v1/requests?text=before',
    '/v1/requests/counts',
    '/v1/events',
    '/v1/partners/SUP',
    '/v1/messages',
    '/v1/audit',
  ])
    expect((await gateway.call('GET', path)).status, path).toBe(200)
  expect((await visitor.call('GET', '/v1/requests')).status).toBe(200)
  expect(written).toEqual([])
  disk.goOn()
  expect((await Promise.all(writes)).map(({ status }) => status)).toEqual([201, 200])
})

test('beyond the bound of waiting writes new work is answered 503, and what was accepted is finished', async () => {
  disk.stop()
  const calls = Array.from({ length: 30 }, (_, index) =>
    gateway.call('POST', '/v1/requests', {
      key,
      json: { citation: { title: `Title ${index}` }, service: { type: 'loan' }, patron: { id: 'P2' } },
    }),
  )
  const answered = follow(calls)
  await expect.poll(() => answered.length, { timeout: 30_000 }).toBeGreaterThan(0)
  expect(new Set(answered)).toEqual(new Set([503]))
  expect((await gateway.call('GET', '/healthz')).status).toBe(200)
  disk.goOn()
  const answers = await Promise.all(calls)
  expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('2')
  const accepted = answers.filter(({ status }) => status === 201)
  expect(accepted.length).toBeGreaterThan(0)
  const listed = await gateway.call('GET', '/v1/requests?patron=P2&limit=100', { key })
  expect(listed.at('items')).toHaveLength(accepted.length)
})
