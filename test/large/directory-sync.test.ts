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

/** Enough for a moment in the middle of what is read, and of what is written: `npm run bench` reads 10,000. */
const count = 4_000

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
  read: { kind: 'crosslink', url: directory.url, pageSize: 200 },
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

describe('a large directory', () => {
  test('is there as a whole or not at all when its gateway is killed, and is read again afterwards', async () => {
    directory.entries(Array.from({ length: count }, (_, index) => institution(index)))
    const file = join(folder, 'killed.sqlite')
    const gateway = await startMortalGateway(`sqlite:${file}`, fastClock())
    try {
      await call(gateway, 'PUT', '/v1/directory-sources/union', source())
      const seen: number[] = []
      for (const moment of ['read', 'written'] as const) {
        const pages = directory.asked.length
        await expect.poll(() => directory.asked.length, { timeout: 120_000 }).toBeGreaterThan(pages + 10)
        // What is written grows the write-ahead log: it is killed while one part of that is there.
        if (moment === 'written')
          await expect
            .poll(async () => (await stat(`${file}-wal`)).size, { interval: 1, timeout: 240_000 })
            .toBeGreaterThan(1_000_000)
        await gateway.kill()
        const stored = await storedEntries(file)
        seen.push(stored)
        expect([0, count], moment).toContain(stored)
        await gateway.start()
        if (stored === count) break
      }
      await expect
        .poll(() => runsOf(gateway), { timeout: 240_000 })
        .toContainEqual(expect.objectContaining({ outcome: 'applied', entries: count }))
      expect(await storedEntries(file)).toBe(count)
      console.log(`entries after each kill: ${seen.join(', ')}`)
    } finally {
      await gateway.kill()
    }
  }, 900_000)
})
