import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dump, load } from '../../src/cli/dump.ts'
import { StoreAddress } from '../../src/store/address.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { summarizeStore } from '../../src/store/transfer/store-summary.ts'
import { at, changeOf, createSamples } from '../contract/samples.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

const run = promisify(execFile)
const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
let redis: RedisServer
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-backup-'))
  redis = await startRedis()
})
afterAll(async () => {
  await redis.stop()
  await rm(folder, { recursive: true, force: true })
})

const open = (address: string, threads = false): Promise<Store> =>
  openStore(StoreAddress.parse(address), { threads })
const path = (name: string): string => join(folder, name)

const output = { print: () => undefined, complain: () => undefined }

/** Commits one whole request with its event, message, delivery, answer and file. */
const commitOne = async (store: Store, samples: ReturnType<typeof createSamples>): Promise<void> => {
  const request = samples.request({ deadlines: [{ kind: 'response', at: at(9) }] })
  const message = samples.message({ request: request.number, raw: new Uint8Array([0, 255, 10, 13]) })
  const result = await store.commit(
    changeOf(request, 0, {
      events: [samples.event()],
      outbox: [samples.delivery(request)],
      inbox: { message, fingerprint: message.id },
      idempotency: samples.idempotency(),
    }),
  )
  expect(result.kind).toBe('committed')
}

const fill = async (store: Store, count: number, samples = createSamples()): Promise<void> => {
  await store.putDocuments([{ kind: 'setting', key: 'a', value: { b: 1 }, expectedVersion: 0 }])
  await Promise.all(Array.from({ length: count }, () => commitOne(store, samples)))
}

/** Commits one request after the other until it is stopped; gives how many, and the longest wait in milliseconds. */
const writeOn = (store: Store, samples: ReturnType<typeof createSamples>) => {
  let isStopped = false
  const written = (async () => {
    let [commits, longest] = [0, 0]
    while (!isStopped) {
      const began = performance.now()
      await commitOne(store, samples)
      longest = Math.max(longest, performance.now() - began)
      commits += 1
    }
    return { commits, longest }
  })()
  return {
    stop: () => {
      isStopped = true
      return written
    },
  }
}

const countsOf = (file: string) => {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const count = (table: string) =>
      Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.count)
    return {
      check: Object.values(database.prepare('PRAGMA quick_check').get() ?? {})[0],
      requests: count('requests'),
      events: count('events'),
      deliveries: count('deliveries'),
    }
  } finally {
    database.close()
  }
}

describe('lendwire backup', () => {
  test('copies one moment of a store that is written to all the while, and no write waits for it', async () => {
    const file = path('busy.sqlite')
    const store = await open(`sqlite:${file}`, true)
    try {
      const samples = createSamples()
      await fill(store, 1_000, samples)
      const writing = writeOn(store, samples)
      const backup = path('busy.backup')
      // Slow enough that hundreds of writes fall into it: a copy that began anew after a write would never end.
      const { stdout } = await run(process.execPath, [
        cli,
        'backup',
        backup,
        '--store',
        `sqlite:${file}`,
        '--rate',
        '4',
      ])
      const { commits, longest } = await writing.stop()
      const counts = countsOf(backup)
      expect(counts).toMatchObject({
        check: 'ok',
        events: counts.requests,
        deliveries: counts.requests,
      })
      expect(counts.requests).toBeGreaterThanOrEqual(1_000)
      expect(counts.requests).toBeLessThan(1_000 + commits)
      expect(commits).toBeGreaterThan(10)
      expect(longest).toBeLessThan(5_000)
      expect(stdout).toMatch(/busy\.backup: [\d.]+ MiB in [\d.]+ s, data version \d+, SHA-256 [0-9a-f]{64}/)
      await run('sha256sum', ['--check', 'busy.backup.sha256'], { cwd: folder })
      await expect(
        run(process.execPath, [cli, 'backup', backup, '--store', `sqlite:${file}`]),
      ).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('already: name another one') })
    } finally {
      await store.close()
    }
  })

  test('refuses Redis, and says how that is backed up', async () => {
    await expect(
      run(process.execPath, [cli, 'backup', path('redis.backup'), '--store', redis.url]),
    ).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('lendwire dump') })
  })
})

describe('lendwire dump and lendwire load', () => {
  test('move everything from SQLite to Redis and back in one file', async () => {
    const [one, there, two] = [
      `sqlite:${path('one.sqlite')}`,
      `${redis.url}?prefix=loaded`,
      `sqlite:${path('two.sqlite')}`,
    ]
    const store = await open(one)
    await fill(store, 550)
    const before = await summarizeStore(store)
    expect(await dump(path('one.dump'), { store: one }, output)).toBe(0)
    await store.close()
    expect(await load(path('one.dump'), { store: there }, output)).toBe(0)
    expect(await dump(path('redis.dump'), { store: there }, output)).toBe(0)
    expect(await load(path('redis.dump'), { store: two }, output)).toBe(0)
    const loaded = await open(two)
    expect(await summarizeStore(loaded)).toEqual(before)
    await loaded.close()
  })

  test('a dump holds one moment of a SQLite store that is written to all the while', async () => {
    const store = await open(`sqlite:${path('three.sqlite')}`, true)
    const samples = createSamples()
    await fill(store, 300, samples)
    const writing = writeOn(store, samples)
    await dump(path('three.dump'), { store: `sqlite:${path('three.sqlite')}` }, output)
    await writing.stop()
    await store.close()
    await load(path('three.dump'), { store: `sqlite:${path('four.sqlite')}` }, output)
    const { requests, events, deliveries } = countsOf(path('four.sqlite'))
    expect(requests).toBeGreaterThanOrEqual(300)
    expect([events, deliveries]).toEqual([requests, requests])
  })

  test('move a document that somebody broke by hand as it is, with all others', async () => {
    const [one, there] = [`sqlite:${path('edited.sqlite')}`, `${redis.url}?prefix=edited`]
    const store = await open(one)
    const put = (to: Store, key: string) =>
      to.putDocuments([{ kind: 'partner', key, value: { code: key }, expectedVersion: 0 }])
    await put(store, 'BROKEN')
    await put(store, 'GOOD')
    await store.close()
    const database = new DatabaseSync(path('edited.sqlite'))
    database.exec("UPDATE documents SET value = '{\"code\": ' WHERE kind = 'partner' AND key = 'BROKEN'")
    database.close()
    expect(await dump(path('edited.dump'), { store: one }, output)).toBe(0)
    expect(await load(path('edited.dump'), { store: there }, output)).toBe(0)
    // Somebody who edits a field of Redis forgets the version before the JSON.
    await redis.ask('HSET', 'edited:{gateway}:documents:partner', 'FORGOTTEN', '{"code": "FORGOTTEN"}')
    const loaded = await open(there)
    const expected = [
      { key: 'BROKEN', version: 1, value: '{"code": ' },
      { key: 'FORGOTTEN', version: 0, value: { code: 'FORGOTTEN' } },
      { key: 'GOOD', version: 1, value: { code: 'GOOD' } },
    ]
    expect(await loaded.listDocuments('partner')).toEqual(expected)
    await loaded.close()
    const back = `sqlite:${path('edited-back.sqlite')}`
    expect(await dump(path('edited-redis.dump'), { store: there }, output)).toBe(0)
    expect(await load(path('edited-redis.dump'), { store: back }, output)).toBe(0)
    const returned = await open(back)
    expect(await returned.listDocuments('partner')).toEqual(expected)
    await returned.close()
    const again = await open(there)
    expect(await put(again, 'FORGOTTEN')).toBe('written')
    expect(await again.getDocument('partner', 'FORGOTTEN')).toMatchObject({ version: 1 })
    await again.close()
  })

  test('a dump that is cut off or changed is refused before anything is stored', async () => {
    const store = await open(`sqlite:${path('five.sqlite')}`)
    await fill(store, 20)
    await store.close()
    await dump(path('five.dump'), { store: `sqlite:${path('five.sqlite')}` }, output)
    const bytes = await readFile(path('five.dump'))
    const target = { store: `sqlite:${path('six.sqlite')}` }
    await writeFile(path('cut.dump'), bytes)
    await truncate(path('cut.dump'), bytes.length - 200)
    await expect(load(path('cut.dump'), target, output)).rejects.toMatchObject({ code: 'invalid_input' })
    const changed = Buffer.from(bytes)
    changed[bytes.length >> 1] = (changed[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(path('changed.dump'), changed)
    await expect(load(path('changed.dump'), target, output)).rejects.toMatchObject({ code: 'invalid_input' })
    await expect(load(path('five.sqlite'), target, output)).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('do not overwrite a file, nor load into a store that holds something', async () => {
    const store = await open(`sqlite:${path('seven.sqlite')}`)
    await fill(store, 2)
    await store.close()
    const here = { store: `sqlite:${path('seven.sqlite')}` }
    await dump(path('seven.dump'), here, output)
    await expect(dump(path('seven.dump'), here, output)).rejects.toMatchObject({ code: 'conflict' })
    await expect(load(path('seven.dump'), here, output)).rejects.toThrow('is not empty')
  })
})
