import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { fastClock, startMortalGateway } from '../faults/mortal-gateway.ts'
import type { MortalProcess } from '../faults/mortal-process.ts'
import {
  type CrossLinkDirectory,
  institution,
  startCrossLinkDirectory,
} from '../support/crosslink-directory.ts'
import { adminKey } from '../support/gateway.ts'

const count = 10_000
/** The longest time for a directory of that size, in milliseconds. */
const longest = 60_000

let directory: CrossLinkDirectory
let folder: string

beforeAll(async () => {
  directory = await startCrossLinkDirectory()
  folder = await mkdtemp(join(tmpdir(), 'lendwire-sync-'))
})

afterAll(async () => {
  await directory.close()
  await rm(folder, { recursive: true })
})

const call = async (
  { url }: MortalProcess,
  method: string,
  path: string,
  json?: object,
): Promise<Record<string, unknown>> => {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

const source = () => ({
  read: { kind: 'crosslink', url: directory.url },
  allowPrivateNetwork: true,
  apply: 'automatically',
})

type Run = { readonly outcome: string; readonly entries: number }
const runsOf = async (gateway: MortalProcess): Promise<readonly Run[]> =>
  (await call(gateway, 'GET', '/v1/directory-sources/union/sync')).runs as readonly Run[]

const storedEntries = async (file: string): Promise<number> => {
  const store = await openSqliteStore({ file })
  const entries = await store.listDocuments('directory_entry')
  await store.close()
  return entries.length
}

describe(`a directory of ${count.toLocaleString('en')} entries`, () => {
  test('is there as a whole or not at all when its gateway is killed, and is read again afterwards', async () => {
    directory.entries(Array.from({ length: count }, (_, index) => institution(index)))
    const file = join(folder, 'killed.sqlite')
    const gateway = await startMortalGateway(`sqlite:${file}`, fastClock())
    try {
      await call(gateway, 'PUT', '/v1/directory-sources/union', source())
      const seen: number[] = []
      for (const moment of ['read', 'written'] as const) {
        const pages = directory.asked.length
        await expect.poll(() => directory.asked.length, { timeout: 2 * longest }).toBeGreaterThan(pages + 10)
        // What is written grows the write-ahead log: it is killed while one part of that is there.
        if (moment === 'written')
          await expect
            .poll(async () => (await stat(`${file}-wal`)).size, { interval: 1, timeout: 4 * longest })
            .toBeGreaterThan(1_000_000)
        await gateway.kill()
        const stored = await storedEntries(file)
        seen.push(stored)
        expect([0, count], moment).toContain(stored)
        await gateway.start()
        if (stored === count) break
      }
      await expect
        .poll(() => runsOf(gateway), { timeout: 4 * longest })
        .toContainEqual(expect.objectContaining({ outcome: 'applied', entries: count }))
      expect(await storedEntries(file)).toBe(count)
      console.log(`entries after each kill: ${seen.join(', ')}`)
    } finally {
      await gateway.kill()
    }
  }, 900_000)

  test(`is read within ${longest / 1_000} seconds while other calls are answered`, async () => {
    directory.entries(Array.from({ length: count }, (_, index) => institution(index)))
    const gateway = await startMortalGateway(`sqlite:${join(folder, 'measured.sqlite')}`, fastClock())
    try {
      const began = performance.now()
      await call(gateway, 'PUT', '/v1/directory-sources/union', source())
      const times: number[] = []
      for (;;) {
        const asked = performance.now()
        await call(gateway, 'GET', '/v1/requests?limit=20')
        times.push(performance.now() - asked)
        if (times.length % 20 === 0 && (await runsOf(gateway)).length > 0) break
      }
      const [run] = await runsOf(gateway)
      const took = performance.now() - began
      expect(run).toMatchObject({ outcome: 'applied', entries: count })
      const sorted = times.toSorted((one, other) => one - other)
      const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0
      console.log(
        `${count} entries in ${(took / 1_000).toFixed(1)} s; ${times.length} other calls: p95 ${p95.toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`,
      )
      expect(took).toBeLessThan(longest)
    } finally {
      await gateway.kill()
    }
  }, 300_000)
})
