import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/sqlite/file/open-database.ts'
import { findWalDamage } from '../../src/store/sqlite/file/wal-damage.ts'
import { findDamageInWalFile, hasWal } from '../../src/store/sqlite/file/wal-file.ts'
import { until } from '../support/gateway.ts'

const steps = [
  {
    number: 1,
    sql: 'CREATE TABLE kept (number INTEGER PRIMARY KEY, text TEXT); CREATE INDEX texts ON kept (text)',
  },
]
const headerBytes = 32
const frameBytes = 24 + 4096
const sectorBytes = 512
const commits = 25
/** The number of bytes that are damaged, one at a time; more of them find rare cases: `DAMAGES=3000 npx vitest run …`. */
const damages = Number(process.env.DAMAGES ?? 100)
const refusal = /its log .*-wal is damaged from byte \d+ on.*put a backup in place/

/** A database as a crash leaves it: its file, and its log. */
type Crashed = { readonly file: Buffer; readonly log: Buffer }

let folder = ''
let crashed = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-log-'))
  await mkdir(join(folder, 'crashed'))
  crashed = join(folder, 'crashed', 'lendwire.sqlite')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Writes three rows of so many bytes. */
const write = (database: DatabaseSync, number: number, bytes = 900): void => {
  const insert = database.prepare('INSERT INTO kept VALUES (?, ?)')
  for (const row of [0, 1, 2]) insert.run(10 * number + row, `${(number * 7919) % 1000}${'x'.repeat(bytes)}`)
}
const commit = (database: DatabaseSync, number: number, bytes?: number): void => {
  database.exec('BEGIN IMMEDIATE')
  write(database, number, bytes)
  database.exec('COMMIT')
}
const snapshot = async (file: string): Promise<Crashed> => ({
  file: await readFile(file),
  log: await readFile(`${file}-wal`),
})

/** Commits, and gives what is on the disk before the last commit and after it. */
const run = async (
  resetAfter: number | null,
): Promise<{ readonly before: Crashed; readonly after: Crashed }> => {
  const file = join(folder, `after-${resetAfter}.sqlite`)
  const database = openDatabase(file, steps)
  for (let number = 0; number < commits - 1; number += 1) {
    commit(database, number)
    // All of the log is in the file then, and the next commit writes over the log from its beginning.
    if (number === resetAfter) database.exec('PRAGMA wal_checkpoint(PASSIVE)')
  }
  const before = await snapshot(file)
  commit(database, commits - 1)
  const after = await snapshot(file)
  database.close()
  await rm(file)
  return { before, after }
}

const lay = async ({ file, log }: Crashed): Promise<void> => {
  await rm(`${crashed}-shm`, { force: true })
  await writeFile(crashed, file)
  await writeFile(`${crashed}-wal`, log)
}

/** Opens what a crash left, as the next start does; gives how many commits are there, or why it is refused. */
const open = async (left: Crashed): Promise<number | string> => {
  await lay(left)
  let database: DatabaseSync | undefined
  try {
    database = openDatabase(crashed, steps)
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' })
    return Number(database.prepare('SELECT count(*) AS rows FROM kept').get()?.rows) / 3
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    database?.close()
  }
}

const isOwn = (log: Buffer, frame: number): boolean =>
  log.subarray(frame + 8, frame + 16).equals(log.subarray(16, 24))
const framesOf = (log: Buffer): readonly number[] =>
  Array.from(
    { length: Math.floor((log.length - headerBytes) / frameBytes) },
    (_, index) => headerBytes + index * frameBytes,
  )
const ownFrames = (log: Buffer): readonly number[] => framesOf(log).filter((frame) => isOwn(log, frame))
/** Returns the positions at which transactions end, in bytes. */
const endsOf = (log: Buffer): readonly number[] =>
  ownFrames(log).flatMap((frame) => (log.readUInt32BE(frame + 4) === 0 ? [] : [frame + frameBytes]))
const lastOf = (log: Buffer) => {
  const [from = 0, to = 0] = endsOf(log).slice(-2)
  return { from, to }
}

const filled = (log: Buffer, from: number, to: number, byte: number): Buffer =>
  Buffer.from(log).fill(byte, from, to)
const flipped = (log: Buffer, place: number, bits = 4): Buffer =>
  filled(log, place, place + 1, (log[place] ?? 0) ^ bits)
const joined = (start: Buffer, end: Buffer, at: number): Buffer =>
  Buffer.concat([start.subarray(0, at), end.subarray(at)])

describe.each([
  ['that grew', null],
  ['that began anew and wrote over a part of itself', 14],
])('a write-ahead log %s', (_name, resetAfter) => {
  let scene: Awaited<ReturnType<typeof run>> | undefined
  const taken = () => {
    if (scene === undefined) throw new Error('the scene is there')
    return scene
  }
  beforeAll(async () => {
    scene = await run(resetAfter)
  })
  const openLog = (change: (log: Buffer) => Buffer): Promise<number | string> => {
    const { file, log } = taken().after
    return open({ file, log: change(log) })
  }

  it('is accepted as it is, with old frames behind the new ones only where it began again', async () => {
    const { log } = taken().after
    expect(framesOf(log).length > ownFrames(log).length).toBe(resetAfter !== null)
    expect(await openLog((whole) => whole)).toBe(commits)
  })

  const middle = (log: Buffer): number => ownFrames(log)[Math.floor(ownFrames(log).length / 2)] ?? 0
  const endBeforeLast = (log: Buffer): number => lastOf(log).from - frameBytes
  it.each<readonly [string, (log: Buffer) => Buffer]>([
    ['a bit of a page in its middle is flipped', (log) => flipped(log, middle(log) + 2000)],
    ['a checksum in its middle is damaged', (log) => flipped(log, middle(log) + 18)],
    ['the salt of a frame is damaged', (log) => flipped(log, middle(log) + 9)],
    ['a sector of it is blank', (log) => filled(log, middle(log), middle(log) + sectorBytes, 0)],
    ['all its first frames are overwritten', (log) => filled(log, headerBytes, middle(log), 0x55)],
    ['a bit of its first page is flipped', (log) => flipped(log, headerBytes + 100)],
    ['the last page but one transaction is damaged', (log) => flipped(log, endBeforeLast(log) + 100)],
    ['the last checksum but one transaction is damaged', (log) => flipped(log, endBeforeLast(log) + 20)],
    ['the last salt but one transaction is damaged', (log) => flipped(log, endBeforeLast(log) + 12)],
    ['its header is overwritten', (log) => filled(log, 0, headerBytes, 0x55)],
    ['its header is blank', (log) => filled(log, 0, 4096, 0)],
    ['a bit of its header is flipped', (log) => flipped(log, 17)],
    ['hardly anything of it is left', (log) => log.subarray(0, 20)],
  ])('is refused, and nothing is changed, where %s', async (_what, damage) => {
    const { file, log } = taken().after
    const damaged = damage(log)
    expect(await open({ file, log: damaged })).toMatch(refusal)
    expect((await readFile(crashed)).equals(file)).toBe(true)
    expect((await readFile(`${crashed}-wal`)).equals(damaged)).toBe(true)
    expect(await readdir(dirname(crashed))).toEqual(['lendwire.sqlite', 'lendwire.sqlite-wal'])
  })

  it.each<readonly [string, (log: Buffer, before: Buffer) => Buffer]>([
    ['was not begun', (_log, before) => before],
    [
      'lacks its first frame',
      (log, before) => joined(joined(log, before, lastOf(log).from), log, lastOf(log).from + frameBytes),
    ],
    ['lacks its last frame', (log) => filled(log, lastOf(log).to - frameBytes, lastOf(log).to, 0)],
    ['is cut off in a page', (log) => log.subarray(0, lastOf(log).to - 1000)],
    ['is cut off in the header of a frame', (log) => log.subarray(0, lastOf(log).from + 10)],
    ['has a blank sector', (log) => filled(log, lastOf(log).to - sectorBytes, lastOf(log).to, 0)],
    ['has a bad bit', (log) => flipped(log, lastOf(log).from + 3000)],
  ])('is accepted with all other commits where the last transaction %s', async (_what, tear) => {
    const { before, after } = taken()
    expect(await open({ file: after.file, log: tear(after.log, before.log) })).toBe(commits - 1)
  })

  it('is accepted whatever sectors of the last transaction a crash left', async () => {
    const { before, after } = taken()
    const { from, to } = lastOf(after.log)
    const first = Math.floor(from / sectorBytes)
    const sectors = Math.ceil(to / sectorBytes) - first
    const old = Buffer.concat([before.log, Buffer.alloc(after.log.length)]).subarray(0, after.log.length)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: sectors, maxLength: sectors }),
        async (written) => {
          const log = Buffer.from(after.log)
          for (const [index, isWritten] of written.entries()) {
            const sector = (first + index) * sectorBytes
            if (!isWritten)
              old.copy(log, Math.max(sector, from), Math.max(sector, from), sector + sectorBytes)
          }
          expect(await open({ file: after.file, log })).toBe(log.equals(after.log) ? commits : commits - 1)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('with a damaged byte is refused, or lacks the last transaction at most', async () => {
    const { log } = taken().after
    const own = lastOf(log).to
    await fc.assert(
      fc.asyncProperty(fc.nat(log.length - 1), fc.integer({ min: 1, max: 255 }), async (place, bits) => {
        const result = await openLog((whole) => flipped(whole, place, bits))
        if (place >= own) expect(result).toBe(commits)
        else if (place >= lastOf(log).from) expect(result).toBe(commits - 1)
        else expect(result).toMatch(refusal)
      }),
      { numRuns: damages },
    )
  })
})

it('a sound log is left as it is beside a database that is damaged', async () => {
  const { after } = await run(14)
  const damaged = { ...after, file: filled(after.file, 4096, 8192, 0x55) }
  expect(await open(damaged)).toMatch(/damaged.*restore it from a backup/)
  expect(await snapshot(crashed)).toEqual(damaged)
})

describe('a log that holds what became of no commit', () => {
  it('is accepted where a transaction was rolled back that had begun to be written', async () => {
    const file = join(folder, 'rolled-back.sqlite')
    const database = openDatabase(file, steps)
    commit(database, 0)
    database.exec('PRAGMA cache_size = 5; PRAGMA cache_spill = 5; BEGIN')
    write(database, 1, 100_000)
    database.exec('ROLLBACK')
    commit(database, 2)
    const left = await snapshot(file)
    database.close()
    expect(ownFrames(left.log).at(-1)).toBeGreaterThan(endsOf(left.log).at(-1) ?? 0)
    expect(await open(left)).toBe(2)
  })

  it('is accepted where several failed on their last way to the disk, each shorter than the one before', async () => {
    const { before } = await run(null)
    const goOn = async (bytes: number): Promise<Buffer> => {
      await lay(before)
      const database = openDatabase(crashed, steps)
      commit(database, commits, bytes)
      const { log } = await snapshot(crashed)
      database.close()
      return log
    }
    const [short, middle, long] = [await goOn(900), await goOn(20_000), await goOn(60_000)]
    const log = joined(short, joined(middle, long, middle.length), short.length)
    expect(endsOf(log)).toHaveLength(endsOf(before.log).length + 3)
    expect(await open({ file: before.file, log })).toBe(commits)
  })
})

it('the log of a database that another process writes to is never taken for damaged', async () => {
  const file = join(folder, 'busy.sqlite')
  openDatabase(file, steps).close()
  const writing = `const { DatabaseSync } = require('node:sqlite')
    const database = new DatabaseSync(process.argv[1])
    database.exec('PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 200')
    const insert = database.prepare("INSERT INTO kept (text) VALUES (hex(randomblob(6000)))")
    const go = () => { for (let count = 0; count < 20; count += 1) insert.run(); setImmediate(go) }
    process.stdin.resume().once('end', () => process.exit())
    go()`
  const writer = spawn(process.execPath, ['-e', writing, file], { stdio: ['pipe', 'ignore', 'inherit'] })
  try {
    await until('a log', () => hasWal(file))
    for (let looks = 0; looks < 200; looks += 1) expect(findDamageInWalFile(file)).toBeNull()
  } finally {
    const gone = once(writer, 'exit')
    writer.stdin.end()
    await gone
  }
})

it('is looked for beside the file itself where the path is a link to it', async () => {
  const { after } = await run(null)
  await lay({ ...after, log: flipped(after.log, 10_000) })
  const link = join(folder, 'link.sqlite')
  await symlink(crashed, link)
  expect(() => openDatabase(link, steps)).toThrow(refusal)
})

describe('a log without transactions', () => {
  const read = (log: Buffer) => findWalDamage((from, to) => log.subarray(from, to))
  it('is accepted where it is empty, or blank as a crash may leave it', () => {
    expect(read(Buffer.alloc(0))).toBeNull()
    expect(read(Buffer.alloc(20))).toBeNull()
    expect(read(Buffer.alloc(3_000_000))).toBeNull()
  })
  it('is refused where something else stands in it', () => {
    expect(read(Buffer.alloc(9000, 'text '))).toEqual({ at: 0 })
    expect(read(Buffer.concat([Buffer.alloc(2_000_000), Buffer.from('x')]))).toEqual({ at: 0 })
  })
})
