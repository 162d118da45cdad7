import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from 'vitest'
import { adminKey, startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { durableSettings, type RedisServer, startRedis } from '../support/redis.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const makeFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-damaged-'))
  closers.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** Has a gateway acknowledge requests; gives the numbers. */
const borrow = async ({ api }: WholeGateway): Promise<readonly string[]> => {
  await api('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'X-ABC' }] })
  const numbers: string[] = []
  for (let count = 0; count < 30; count += 1) {
    const { body } = await api('POST', '/v1/requests', {
      library: 'ABC',
      citation: { title: `On damage, volume ${count}` },
      service: { type: 'loan' },
    })
    numbers.push(String(Reflect.get(Object(body), 'number')))
  }
  return numbers
}

/** Counts the requests that a gateway still has. */
const countRequests = async ({ api }: WholeGateway, numbers: readonly string[]): Promise<number> => {
  const answers = await Promise.all(numbers.map((number) => api('GET', `/v1/requests/${number}`)))
  return answers.filter(({ status }) => status === 200).length
}

/** Starts the gateway as its operator does, on a store that it is to refuse; gives how it ended and what it said. */
const refusal = async (store: string): Promise<{ readonly code: number | null; readonly output: string }> => {
  const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url))
  const child: ChildProcess = spawn(process.execPath, [main], {
    env: {
      ...process.env,
      LENDWIRE_PORT: '0',
      LENDWIRE_STORE: store,
      LENDWIRE_ADMIN_KEY: adminKey,
      LENDWIRE_ALLOW_PLAIN_SECRETS: 'true',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  closers.push(async () => child.kill('SIGKILL'))
  const [output] = await Promise.all([child.stderr === null ? '' : text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, output }
}

describe('a damaged SQLite file is refused in clear words, and left as it is', () => {
  const inverted = (bytes: Buffer, from: number, to: number): Buffer =>
    Buffer.from(bytes.map((byte, place) => (place >= from && place < to ? byte ^ 0xff : byte)))
  const damages: readonly (readonly [string, (file: Buffer) => Buffer, RegExp])[] = [
    [
      'cut in the middle of a page',
      (file) => file.subarray(0, Math.floor(file.length / 2) - 100),
      /damaged or cut off: restore/,
    ],
    ['cut between two pages', (file) => file.subarray(0, -4096), /damaged.*restore/],
    ['its header overwritten', (file) => inverted(file, 0, 100), /no SQLite database: restore/],
    ['nothing left of it', () => Buffer.alloc(0), /empty, so what was in it is lost: restore/],
    ['every bit of a page flipped', (file) => inverted(file, 4096 * 8, 4096 * 9), /damaged.*restore/],
  ]
  test.each(damages)('%s', { timeout: 60_000 }, async (_name, damage, words) => {
    const folder = await makeFolder()
    const file = join(folder, 'lendwire.sqlite')
    const environment = { LENDWIRE_STORE: `sqlite:${file}` }
    const gateway = await startWholeGateway(environment)
    const numbers = await borrow(gateway)
    await gateway.stop()
    const good = await readFile(file)
    const damaged = damage(good)
    await writeFile(file, damaged)

    const { code, output } = await refusal(environment.LENDWIRE_STORE)
    expect(code).toBe(1)
    expect(output).toMatch(words)
    expect(output).toContain(file)
    expect((await readFile(file)).equals(damaged)).toBe(true)
    expect(await readdir(folder)).toEqual([
      'lendwire.sqlite',
      'lendwire.sqlite.key',
      'lendwire.sqlite.lock',
      'lendwire.sqlite.marker',
    ])

    await writeFile(file, good)
    const repaired = await startWholeGateway(environment)
    closers.push(repaired.stop)
    expect(await countRequests(repaired, numbers)).toBe(numbers.length)
  })
})

describe('a damaged write-ahead log is refused in clear words, and left as it is', () => {
  const damages: readonly (readonly [string, (log: Buffer) => number, RegExp])[] = [
    ['a bit flipped in the middle', (log) => Math.floor(log.length / 2), /damaged from byte [1-9]\d* on/],
    ['its header damaged', () => 17, /damaged from byte 0 on/],
  ]
  test.each(damages)('%s', { timeout: 60_000 }, async (_name, place, words) => {
    const gateway = await startWholeGateway()
    closers.push(gateway.stop)
    const numbers = await borrow(gateway)
    const folder = await makeFolder()
    const [file, log] = [join(folder, 'lendwire.sqlite'), join(folder, 'lendwire.sqlite-wal')]
    // The files as they would be had the gateway been killed now.
    await copyFile(gateway.file, file)
    await copyFile(`${gateway.file}.key`, `${file}.key`)
    const good = await readFile(`${gateway.file}-wal`)
    const damaged = Buffer.from(good)
    damaged.writeUInt8(good.readUInt8(place(good)) ^ 1, place(good))
    await writeFile(log, damaged)
    const before = await readFile(file)

    const { code, output } = await refusal(`sqlite:${file}`)
    expect(code).toBe(1)
    expect(output).toMatch(words)
    expect(output).toMatch(/put a backup in place of the database, and take the log away/)
    expect((await readFile(file)).equals(before)).toBe(true)
    expect((await readFile(log)).equals(damaged)).toBe(true)
    expect(await readdir(folder)).toEqual([
      'lendwire.sqlite',
      'lendwire.sqlite-wal',
      'lendwire.sqlite.key',
      'lendwire.sqlite.lock',
    ])

    await writeFile(log, good)
    const repaired = await startWholeGateway({ LENDWIRE_STORE: `sqlite:${file}` })
    closers.push(repaired.stop)
    expect(await countRequests(repaired, numbers)).toBe(numbers.length)
  })
})

describe('a gateway whose Redis has lost its file refuses all calls until it is back', () => {
  /** Returns a gateway on a Redis that has acknowledged requests and was killed, and where its file is. */
  const lose = async () => {
    const folder = await makeFolder()
    const settings = [...durableSettings, '--dir', folder, '--aof-load-truncated', 'no']
    const redis = await startRedis(settings)
    closers.push(redis.stop)
    const gateway = await startWholeGateway({ LENDWIRE_STORE: redis.url })
    closers.push(gateway.stop)
    const numbers = await borrow(gateway)
    await redis.kill()
    const appended = join(folder, 'appendonlydir')
    const names = await readdir(appended)
    const file = join(appended, names.find((name) => name.endsWith('.incr.aof')) ?? '')
    return { folder, redis, gateway, numbers, appended, file }
  }
  const expectRefusal = async ({ api }: WholeGateway): Promise<string> => {
    const { status, headers, body } = await api('GET', '/v1/libraries/ABC')
    expect([status, headers.get('retry-after')]).toEqual([503, '2'])
    return String(Reflect.get(Object(body), 'detail'))
  }
  const expectAll = async (
    redis: RedisServer,
    gateway: WholeGateway,
    numbers: readonly string[],
  ): Promise<void> => {
    await redis.start()
    await until('the gateway', async () => (await gateway.api('GET', '/readyz')).status === 200)
    expect(await countRequests(gateway, numbers)).toBe(numbers.length)
  }

  const damages: readonly (readonly [string, (file: Buffer) => Buffer])[] = [
    ['overwritten in the middle', (file) => Buffer.from(file).fill(0x55, 20_000, 24_096)],
    ['cut off', (file) => file.subarray(0, -50)],
  ]
  test.each(damages)('%s', { timeout: 60_000 }, async (_name, damage) => {
    const { redis, gateway, numbers, file } = await lose()
    const good = await readFile(file)
    await writeFile(file, damage(good))
    await expect(redis.start()).rejects.toThrow(/did not start/)
    expect(await expectRefusal(gateway)).toContain('See that it runs and can be reached')
    const { code, output } = await refusal(redis.url)
    expect(code).toBe(1)
    expect(output).toContain('See that it runs and can be reached')
    await writeFile(file, good)
    await expectAll(redis, gateway, numbers)
  })

  test('gone, so that Redis starts with nothing', { timeout: 60_000 }, async () => {
    const { folder, redis, gateway, numbers, appended } = await lose()
    const kept = join(folder, 'kept')
    await rename(appended, kept)
    await redis.start()
    await until('the gateway to see it', async () =>
      (await expectRefusal(gateway)).includes('no longer holds the store'),
    )
    expect(gateway.log).toContainEqual(
      expect.objectContaining({
        facts: expect.objectContaining({ reason: expect.stringContaining('no longer holds the store') }),
      }),
    )
    expect((await gateway.api('GET', '/readyz')).status).toBe(503)
    await redis.kill()
    await rm(appended, { recursive: true })
    await rename(kept, appended)
    await expectAll(redis, gateway, numbers)
  })
})
