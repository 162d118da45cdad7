import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { StoreAddress } from '../../src/store/address.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { copyStore } from '../../src/store/transfer/copy-store.ts'
import { summarizeStore } from '../../src/store/transfer/store-summary.ts'
import { at, changeOf, createSamples } from '../contract/samples.ts'
import { type PostgresServer, startPostgres } from '../support/postgres.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
const lendwire = (...options: readonly string[]) =>
  new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
    const child = execFile(process.execPath, [cli, ...options], (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })

let redis: RedisServer
let postgres: PostgresServer
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-copy-'))
  redis = await startRedis()
  postgres = await startPostgres()
})
afterAll(async () => {
  await redis.stop()
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

const open = (address: string): Promise<Store> => openStore(StoreAddress.parse(address))
const using = async <T>(address: string, work: (store: Store) => Promise<T>): Promise<T> => {
  const store = await open(address)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

const fill = async (store: Store, count: number): Promise<void> => {
  const samples = createSamples()
  await store.putDocuments([{ kind: 'setting', key: 'a', value: { b: 1 }, expectedVersion: 0 }])
  await Promise.all(
    Array.from({ length: count }, async () => {
      const request = samples.request({ deadlines: [{ kind: 'response', at: at(9) }] })
      const message = samples.message({ request: request.number })
      await store.commit(
        changeOf(request, 0, {
          events: [samples.event(), samples.event()],
          outbox: [samples.delivery(request)],
          inbox: { message, fingerprint: message.id },
          idempotency: samples.idempotency(),
        }),
      )
    }),
  )
}

describe('lendwire copy', () => {
  test('moves everything from SQLite to Redis and back, and says that it is the same', async () => {
    const from = `sqlite:${join(folder, 'one.sqlite')}`
    const to = `${redis.url}?prefix=there`
    const back = `sqlite:${join(folder, 'two.sqlite')}`
    await using(from, (store) => fill(store, 30))
    const there = await lendwire('copy', '--from', from, '--to', to)
    expect(there).toMatchObject({ code: 0, err: '' })
    expect(there.out).toMatch(/event +60, checksum [0-9a-f]{16}: the same in both/)
    const again = await lendwire('copy', '--from', to, '--to', back)
    expect(again).toMatchObject({ code: 0, out: there.out })
    expect(await using(back, summarizeStore)).toEqual(await using(from, summarizeStore))
  })

  test('moves everything from SQLite to PostgreSQL, from there to Redis, and by a dump back', async () => {
    const from = `sqlite:${join(folder, 'seven.sqlite')}`
    const to = `${postgres.url}?schema=there`
    const back = `sqlite:${join(folder, 'eight.sqlite')}`
    const dump = join(folder, 'dump.jsonl.gz')
    await using(from, (store) => fill(store, 30))
    const there = await lendwire('copy', '--from', from, '--to', to, '--allow-loss')
    expect(there.code, there.err).toBe(0)
    const on = await lendwire('copy', '--from', to, '--to', `${redis.url}?prefix=on`)
    expect(on).toMatchObject({ code: 0, out: there.out })
    expect((await lendwire('dump', dump, '--store', to)).code).toBe(0)
    const loaded = await lendwire('load', dump, '--store', back)
    expect(loaded.code, loaded.err).toBe(0)
    expect(await using(back, summarizeStore)).toEqual(await using(from, summarizeStore))
    expect((await lendwire('restore', '--in-place', '--store', to, '--allow-loss')).out).toContain('paused')
  })

  test('refuses a target that holds something, the same store, and a file that is not there', async () => {
    const [one, two] = ['three', 'four'].map((name) => `sqlite:${join(folder, `${name}.sqlite`)}`)
    if (one === undefined || two === undefined) throw new Error('two files')
    for (const file of [one, two]) await using(file, (store) => fill(store, 1))
    expect(await lendwire('copy', '--from', one, '--to', two)).toMatchObject({
      code: 2,
      err: expect.stringContaining('is not empty'),
    })
    expect((await lendwire('copy', '--from', one, '--to', one)).err).toContain('the same store')
    expect((await lendwire('copy', '--from', `${one}-gone`, '--to', redis.url)).err).toContain(
      'There is no file',
    )
    expect((await lendwire('copy', '--from', one, '--to', 'redis:')).code).toBe(2)
  })

  test('goes on where it was interrupted, and only for the same source', async () => {
    const source = await open(`sqlite:${join(folder, 'five.sqlite')}`)
    const target = await open(`${redis.url}?prefix=interrupted`)
    await fill(source, 800)
    let pages = 0
    const frail: Store = {
      ...target,
      restore: async (records) => {
        pages += 1
        if (pages === 4) throw new Error('the power failed')
        await target.restore(records)
      },
    }
    await expect(copyStore({ store: source, name: 'five' }, frail)).rejects.toThrow('the power failed')
    await expect(copyStore({ store: source, name: 'other' }, target)).rejects.toMatchObject({
      code: 'conflict',
    })
    const settings = readConfig({
      LENDWIRE_STORE: `${redis.url}?prefix=interrupted`,
      LENDWIRE_PORT: '0',
      LENDWIRE_ALLOW_PLAIN_SECRETS: 'true',
    })
    await expect(
      startGateway(settings, { log: () => undefined, print: () => undefined }).then((started) =>
        started.stop(),
      ),
    ).rejects.toThrow('a copy of five into it is not finished')
    let copied = 0
    const result = await copyStore({ store: source, name: 'five' }, target, (records) => {
      copied = records
    })
    expect(result.differingKinds).toEqual([])
    // One document, six records of each request, and what their messages counted for their partner.
    expect(copied).toBe(1 + 800 * 6 + 1 - (1 + 500 + 300))
    expect(await target.getDocument('setting', 'copy')).toBeNull()
    await source.close()
    await target.close()
  })

  test('tells what differs where somebody wrote meanwhile', async () => {
    const source = await open(`sqlite:${join(folder, 'six.sqlite')}`)
    const target = await open(`${redis.url}?prefix=meanwhile`)
    await fill(source, 3)
    const late = createSamples().message({ id: 'M-late' })
    const writing: Store = {
      ...target,
      restore: async (records) => {
        await target.restore(records)
        if (records.some(({ kind }) => kind === 'answer')) await source.keepMessage(late)
      },
    }
    expect((await copyStore({ store: source, name: 'six' }, writing)).differingKinds).toEqual(['message'])
    await source.close()
    await target.close()
  })
})
