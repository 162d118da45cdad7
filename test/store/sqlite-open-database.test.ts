import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/store/sqlite/file/open-database.ts'
import { migrations } from '../../src/store/sqlite/migrations.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { changeOf, createSamples, oslo } from '../contract/samples.ts'

describe('the SQLite file', () => {
  let folder = ''
  let file = ''

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lendwire-file-'))
    file = join(folder, 'lendwire.sqlite')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  /** Makes a store with something in it, closed: all of it is in the one file. */
  const fill = async (): Promise<Buffer> => {
    const store = await openSqliteStore({ file })
    const value = 'x'.repeat(3000)
    for (let index = 0; index < 30; index += 1) {
      await store.putDocuments([{ kind: 'setting', key: `s${index}`, value, expectedVersion: 0 }])
    }
    await store.close()
    return readFile(file)
  }
  const refused = (words: RegExp) => ({ code: 'unavailable', message: expect.stringMatching(words) })

  it('is made where there is none, alone', async () => {
    await (await openSqliteStore({ file })).close()
    expect(await readdir(folder)).toEqual(['lendwire.sqlite'])
  })

  it('is opened again with all that it held', async () => {
    await fill()
    const store = await openSqliteStore({ file })
    expect(await store.listDocuments('setting')).toHaveLength(30)
    await store.close()
  })

  it.skipIf(process.platform === 'win32')('can be read by its owner only, its log too', async () => {
    const store = await openSqliteStore({ file })
    await store.putDocuments([{ kind: 'setting', key: 'a', value: 1, expectedVersion: 0 }])
    for (const each of [file, `${file}-wal`]) expect((await stat(each)).mode & 0o777).toBe(0o600)
    await store.close()
  })

  it('keeps a log, writes it to the disk at each commit, and has one process’s lock only while it writes', async () => {
    const database = openDatabase(file)
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0]
    expect(pragma('journal_mode')).toBe('wal')
    expect(pragma('synchronous')).toBe(2)
    expect(pragma('locking_mode')).toBe('normal')
    expect(pragma('busy_timeout')).toBeGreaterThan(0)
    database.close()
  })

  it('leads on from tables of any state behind 0.1.0, and forgets what had plain hashes of the ids of patrons', async () => {
    const store = await openSqliteStore({ file })
    await store.putDocuments([{ kind: 'setting', key: 'a', value: 1, expectedVersion: 0 }])
    await store.close()
    const older = openDatabase(file)
    const schema = (database: DatabaseSync) =>
      database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all()
    const before = schema(older)
    older.exec(`DELETE FROM migrations WHERE number = 24; CREATE TABLE counts (name TEXT);
      INSERT INTO answers (caller, key, body_hash, at, answer) VALUES
        ('patron:ABC:1f', 'k', 'h', 1, '{}'), ('key:1', 'k', 'h', 1, '{}')`)
    older.close()
    const database = openDatabase(file)
    expect(schema(database)).toEqual(before)
    expect(database.prepare('SELECT caller FROM answers').all()).toEqual([{ caller: 'key:1' }])
    database.close()
  })

  it('can be read by another process while it is open, and waits for one that writes', async () => {
    const store = await openSqliteStore({ file })
    const samples = createSamples()
    const request = samples.request()
    await store.commit(changeOf(request))
    const look = `const { DatabaseSync } = require('node:sqlite')
      const database = new DatabaseSync(process.argv[1], { readOnly: true })
      process.stdout.write(database.prepare('SELECT number FROM requests').get().number)`
    const reader = spawnSync(process.execPath, ['-e', look, file], { encoding: 'utf8' })
    expect(reader.stdout).toBe(request.number)

    const other = new DatabaseSync(file)
    other.exec('BEGIN IMMEDIATE')
    const waiting = store.commit(changeOf(request, 1))
    await expect(waiting).rejects.toMatchObject(refused(/locked/))
    other.exec('ROLLBACK')
    other.close()
    expect((await store.commit(changeOf(request, 1))).kind).toBe('committed')
    await store.close()
  })

  it('gives one list of documents until any of them is changed, so that what was made of it can be kept', async () => {
    const store = await openSqliteStore({ file })
    const put = (key: string, value: number) =>
      store.putDocuments([{ kind: 'partner', key, value, expectedVersion: null }])
    await put('a', 1)
    await put('b', 1)
    const listed = await store.listDocuments('partner')
    expect(await store.listDocuments('partner')).toBe(listed)
    await put('b', 2)
    expect((await store.listDocuments('partner')).map(({ value }) => value)).toEqual([1, 2])
    await store.close()
  })

  describe('is refused, and left as it is, where it', () => {
    const refusedAsIs = async (content: Buffer, words: RegExp): Promise<void> => {
      await writeFile(file, content)
      await expect(openSqliteStore({ file })).rejects.toMatchObject(refused(words))
      expect((await readFile(file)).equals(content)).toBe(true)
    }

    it('is no database', () => refusedAsIs(Buffer.alloc(9000, 'text '), /no SQLite database/))
    it('is empty', () => refusedAsIs(Buffer.alloc(0), /empty.*restore it from a backup/))
    it('was cut to a part of its first page', async () =>
      refusedAsIs((await fill()).subarray(0, 200), /damaged/))
    it('was cut in the middle', async () => {
      const good = await fill()
      await refusedAsIs(good.subarray(0, good.length / 2), /damaged/)
    })
    it('lost its last page', async () => refusedAsIs((await fill()).subarray(0, -4096), /damaged/))
    it('lost its last bytes', async () => refusedAsIs((await fill()).subarray(0, -9), /damaged/))
    it('has a damaged beginning', async () => {
      await refusedAsIs((await fill()).fill(0x55, 100, 4096), /damaged/)
    })
    it('has damaged pages in the middle', async () => {
      const good = await fill()
      await refusedAsIs(good.fill(0x55, good.length - 8 * 4096, good.length - 4 * 4096), /damaged/)
    })
    it('is the database of another program', async () => {
      const other = new DatabaseSync(file)
      other.exec('CREATE TABLE notes (text TEXT)')
      other.close()
      await refusedAsIs(await readFile(file), /another program/)
    })
  })

  it('is not made again where its log shows that it was there', async () => {
    await writeFile(`${file}-wal`, Buffer.alloc(4096, 1))
    await expect(openSqliteStore({ file })).rejects.toMatchObject(refused(/its log/))
    expect(await readdir(folder)).toEqual(['lendwire.sqlite-wal'])
  })

  it('is refused where it is a folder, or in a folder that is not there', async () => {
    await expect(openSqliteStore({ file: folder })).rejects.toMatchObject(refused(/not a file/))
    const nowhere = join(folder, 'no', 'such', 'folder.sqlite')
    await expect(openSqliteStore({ file: nowhere })).rejects.toMatchObject(refused(/folder must exist/))
  })

  it('says so where what it holds fits no schema, and goes on with the rest', async () => {
    const store = await openSqliteStore({ file })
    const samples = createSamples()
    const [one, two] = [samples.request(), samples.request()]
    for (const request of [one, two]) await store.commit(changeOf(request))
    const other = new DatabaseSync(file)
    other.prepare(`UPDATE requests SET body = '{"stage":"lost in space"}' WHERE number = ?`).run(one.number)
    other.close()
    await expect(store.loadRequest(oslo, one.number)).rejects.toMatchObject({
      code: 'unavailable',
      faults: expect.arrayContaining([expect.objectContaining({ path: expect.stringContaining('stage') })]),
    })
    expect(await store.loadRequest(oslo, two.number)).not.toBeNull()
    await store.close()
  })

  it.each([
    '{}',
    'no JSON',
    '{"partners":[{"partner":7,"live":true}],"references":[],"text":""}',
    '{"partners":[],"references":[{"partner":"oslo"}],"text":""}',
    '{"partners":[],"references":[]}',
  ])('writes to no index of a request that was changed by hand to what finds none: %s', async (facets) => {
    const store = await openSqliteStore({ file })
    const samples = createSamples()
    const [one, two] = [samples.request(), samples.request()]
    for (const request of [one, two]) await store.commit(changeOf(request))
    const other = new DatabaseSync(file)
    other.prepare('UPDATE requests SET facets = ? WHERE number = ?').run(facets, one.number)
    other.close()
    const renamed = (request: typeof one) => changeOf({ ...request, citation: { title: 'Renamed' } }, 1)
    await expect(store.commit(renamed(one))).rejects.toMatchObject(
      refused(/stored request does not match the format/),
    )
    expect((await store.commit(renamed(two))).kind).toBe('committed')
    await store.close()
  })

  it('checks a request in full that it has not sealed: one from before, or changed by hand', async () => {
    const store = await openSqliteStore({ file })
    const request = createSamples().request()
    await store.commit(changeOf(request))
    const other = new DatabaseSync(file)
    /** Changes it from outside, and waits for the turn in which the store looks anew. */
    const set = async (column: 'body' | 'seal', value: string | null) => {
      other.prepare(`UPDATE requests SET ${column} = ?`).run(value)
      await setImmediate()
    }
    await set('seal', null)
    expect((await store.loadRequest(oslo, request.number))?.value).toEqual(request)
    await set('body', JSON.stringify({ ...request, stage: 'closed', unknown: 'member' }))
    expect((await store.loadRequest(oslo, request.number))?.value).toEqual({ ...request, stage: 'closed' })
    expect((await store.commit(changeOf({ ...request, stage: 'closed' }, 1))).kind).toBe('committed')
    await set('body', JSON.stringify({ ...request, stage: 'lost in space' }))
    await expect(store.loadRequest(oslo, request.number)).rejects.toMatchObject(
      refused(/does not match the format of this version/),
    )
    other.close()
    await store.close()
  })

  it('brings a file of the first version up to date, with what is in it', async () => {
    const database = openDatabase(file, migrations.slice(0, 1))
    const request = createSamples().request()
    database
      .prepare(
        `INSERT INTO requests (library, number, version, status, facets, body) VALUES (?, ?, 1, 'created', '{}', ?)`,
      )
      .run(request.library, request.number, JSON.stringify(request))
    database.close()
    const store = await openSqliteStore({ file })
    expect(await store.loadRequest(oslo, request.number)).toEqual({ value: request, version: 1 })
    await store.close()
  })

  describe('migrations', () => {
    const steps = [
      { number: 1, sql: 'CREATE TABLE one (a INTEGER); INSERT INTO one VALUES (1)' },
      { number: 2, sql: 'ALTER TABLE one ADD COLUMN b INTEGER; UPDATE one SET b = a + 1' },
      { number: 3, sql: 'INSERT INTO one VALUES (10, 20)' },
    ]
    const rows = (database: DatabaseSync) =>
      database
        .prepare('SELECT * FROM one')
        .all()
        .map((row) => ({ ...row }))
    const applied = (database: DatabaseSync) =>
      database
        .prepare('SELECT number FROM migrations ORDER BY number')
        .all()
        .map((row) => row.number)

    it('are applied in order, each once', () => {
      openDatabase(file, steps.slice(0, 1)).close()
      const database = openDatabase(file, steps)
      expect(rows(database)).toEqual([
        { a: 1, b: 2 },
        { a: 10, b: 20 },
      ])
      database.close()
      const again = openDatabase(file, steps)
      expect(rows(again)).toHaveLength(2)
      expect(applied(again)).toEqual([1, 2, 3])
      again.close()
    })

    it('are undone as a whole where one fails, and tried again at the next start', () => {
      openDatabase(file, steps.slice(0, 1)).close()
      const sql = 'UPDATE one SET a = 99; CREATE NONSENSE'
      const broken = [...steps.slice(0, 1), { number: 2, sql }, ...steps.slice(2)]
      expect(() => openDatabase(file, broken)).toThrow(/NONSENSE/)
      const database = openDatabase(file, steps)
      expect(rows(database)[0]).toEqual({ a: 1, b: 2 })
      expect(applied(database)).toEqual([1, 2, 3])
      database.close()
    })

    it('that this version does not know make it refuse the file', async () => {
      openDatabase(file, [...migrations, { number: 25, sql: 'CREATE TABLE later (a INTEGER)' }]).close()
      const before = await readFile(file)
      await expect(openSqliteStore({ file })).rejects.toMatchObject(refused(/newer lendwire/))
      expect((await readFile(file)).equals(before)).toBe(true)
    })

    it('leave nothing behind where making the file fails', async () => {
      expect(() => openDatabase(file, [{ number: 1, sql: 'CREATE NONSENSE' }])).toThrow(/NONSENSE/)
      expect(await readdir(folder)).toEqual([])
    })
  })
})
