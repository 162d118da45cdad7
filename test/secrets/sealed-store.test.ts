import {
  chmod,
  chown,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { noFactors } from '../../src/accounts/factors.ts'
import { rotateMasterKey } from '../../src/cli/master-key.ts'
import { readConfig } from '../../src/config.ts'
import { createConfigKinds } from '../../src/configuration/kinds.ts'
import { addKeyToFile, createKeySource } from '../../src/node/key-source.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { createMasterKey, parseMasterKeys } from '../../src/secrets/master-keys.ts'
import { openSealedStore } from '../../src/secrets/open-sealed-store.ts'
import { documentKinds } from '../../src/store/ports/documents.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'

const token = 'an-outbound-token-that-nobody-may-read'
const partner = {
  code: 'SUP',
  name: 'Supplier',
  connection: {
    protocol: 'iso18626',
    url: 'https://lender.example/iso18626',
    outboundCredentials: { kind: 'bearer', token },
  },
}

let folder = ''
const stores: Store[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-secrets-'))
})
afterEach(async () => {
  for (const store of stores.splice(0)) await store.close()
  await rm(folder, { recursive: true, force: true })
})

const file = () => join(folder, 'lendwire.sqlite')
const environment = (more: Readonly<Record<string, string>> = {}) => ({
  LENDWIRE_STORE: `sqlite:${file()}`,
  ...more,
})

/** Opens the store as a gateway with these settings does; `said` gets what it reports. */
const open = async (more: Readonly<Record<string, string>> = {}, reports: string[] = []): Promise<Store> => {
  const raw = await openSqliteStore({ file: file() })
  stores.push(raw)
  return openSealedStore(
    raw,
    createKeySource(readConfig(environment(more)).masterKey),
    createConfigKinds(protocolRegistry),
    {
      created: () => void reports.push('created'),
      notSealed: () => void reports.push('not sealed'),
      resealed: ({ documents }) => void reports.push(`resealed ${documents}`),
    },
  )
}

const put = (store: Store, value: unknown = partner) =>
  store.putDocuments([{ kind: 'partner', key: 'SUP', value, expectedVersion: null }])

const folderText = async (): Promise<string> =>
  (
    await Promise.all(
      (await readdir(folder)).map(async (name) => (await readFile(join(folder, name))).toString('latin1')),
    )
  ).join('\n')

describe('secrets at rest', () => {
  test('stand in no byte of the data folder, and are read plain', async () => {
    const reports: string[] = []
    const store = await open({}, reports)
    await put(store)
    expect(reports).toEqual(['created'])
    // The secret of an app that shows codes is none of the configuration.
    const factors = {
      ...noFactors,
      totp: { secret: token, createdAt: '2026-11-30T10:00:00.000Z', lastStep: 0 },
    }
    await store.putDocuments([{ kind: 'user_factors', key: 'anna', value: factors, expectedVersion: 0 }])
    expect((await store.getDocument('user_factors', 'anna'))?.value).toEqual(factors)
    expect((await store.getDocument('partner', 'SUP'))?.value).toEqual(partner)
    expect((await store.listDocuments('partner'))[0]?.value).toEqual(partner)
    const snapshot = await store.readDocumentSnapshot()
    expect(snapshot.get('partner', 'SUP')?.value).toEqual(partner)
    expect(await store.readDocumentSnapshot()).toBe(snapshot)
    expect(snapshot.list('partner')).toBe(snapshot.list('partner'))
    expect(await folderText()).not.toContain(token)
    expect((await stat(`${file()}.key`)).mode & 0o777).toBe(0o600)
    expect((await (await open()).getDocument('partner', 'SUP'))?.value).toEqual(partner)
  })

  test.each([
    [
      'partner',
      { ...partner, connection: { protocol: 'iso18626', url: `https://lender.example/in?token=${token}` } },
    ],
    [
      'partner',
      { ...partner, connection: { protocol: 'ncip', url: `tcp://us:${token}@lender.example:3001` } },
    ],
    ['webhook', { code: 'SUP', library: 'ABC', url: `https://lender.example/in?token=${token}` }],
    [
      'directory_source',
      { code: 'SUP', name: 'Sup', read: { kind: 'csv', url: `https://dir.example/?key=${token}` } },
    ],
    ['alarm_settings', { webhook: { url: `https://on.call.example/?key=${token}`, secret: 'whsec' } }],
  ])(
    'in a URL of a %s are sealed too, also where they were stored plain, and open again',
    async (named, value) => {
      const [name = '', code = 'SUP'] = named.split(' ')
      const kind = documentKinds.find((each) => each === name) ?? 'partner'
      const raw = await openSqliteStore({ file: file() })
      await raw.putDocuments([{ kind, key: code, value, expectedVersion: null }])
      await raw.close()
      const reports: string[] = []
      const store = await open({}, reports)
      expect(reports).toEqual(['created', 'resealed 1'])
      expect((await store.getDocument(kind, code))?.value).toEqual(value)
      expect(await folderText()).not.toContain(token)
      await store.putDocuments([{ kind, key: code, value, expectedVersion: null }])
      expect((await (await open()).getDocument(kind, code))?.value).toEqual(value)
      expect(await folderText()).not.toContain(token)
    },
  )

  test('in URLs are sealed at the start of a store whose other secrets were sealed before', async () => {
    const store = await open()
    const check = (await store.getDocument('setting', 'master-key'))?.value
    const url = `https://lender.example/in?token=${token}`
    const value = { ...partner, connection: { ...partner.connection, url } }
    const [raw] = stores
    await raw?.putDocuments([
      { kind: 'partner', key: 'SUP', value, expectedVersion: null },
      // As an older version left it.
      { kind: 'setting', key: 'master-key', value: { sealed: Object(check).sealed }, expectedVersion: null },
    ])
    const reports: string[] = []
    expect((await (await open({}, reports)).getDocument('partner', 'SUP'))?.value).toEqual(value)
    expect(reports).toEqual(['resealed 1'])
    expect(await folderText()).not.toContain(token)
  })

  test('that were stored plain by an older version are sealed at the start', async () => {
    const raw = await openSqliteStore({ file: file() })
    await put(raw)
    await raw.close()
    const reports: string[] = []
    const store = await open({}, reports)
    expect(reports).toEqual(['created', 'resealed 1'])
    expect((await store.getDocument('partner', 'SUP'))?.value).toEqual(partner)
    expect(await folderText()).not.toContain(token)
  })

  test('are refused at the start where the key is wrong or missing, with words that say so', async () => {
    const [first, second] = [createMasterKey(), createMasterKey()]
    await put(await open({ LENDWIRE_MASTER_KEY: first }))
    await expect(open({ LENDWIRE_MASTER_KEY: second })).rejects.toThrow(/does not fit this store/)
    await expect(open()).rejects.toThrow(/no key is set/)
    const store = await open({ LENDWIRE_MASTER_KEY: first })
    expect((await store.getDocument('partner', 'SUP'))?.value).toEqual(partner)
  })

  test.each(['short', 'not base64 at all!', btoa('a'.repeat(32)), ''])(
    'are not sealed with the key %j',
    (text) => {
      expect(() => parseMasterKeys(text)).toThrow(/master key/i)
    },
  )

  test('come from a file or a command too, and from one of them only', async () => {
    const key = createMasterKey()
    await writeFile(join(folder, 'keys'), `# the keys of production\n${key}\n`)
    await put(await open({ LENDWIRE_MASTER_KEY_FILE: join(folder, 'keys') }))
    const store = await open({ LENDWIRE_MASTER_KEY_COMMAND: `cat ${join(folder, 'keys')}` })
    expect((await store.getDocument('partner', 'SUP'))?.value).toEqual(partner)
    await expect(open({ LENDWIRE_MASTER_KEY_FILE: join(folder, 'nothing') })).rejects.toThrow(/no key file/)
    await expect(open({ LENDWIRE_MASTER_KEY_COMMAND: 'exit 3' })).rejects.toThrow(/command/)
    expect(() => readConfig({ LENDWIRE_MASTER_KEY: key, LENDWIRE_MASTER_KEY_FILE: 'x' })).toThrow()
  })

  test('are sealed again by `lendwire keys rotate` while a gateway runs', async () => {
    const running = await open()
    await put(running)
    const before = parseMasterKeys(await readFile(`${file()}.key`, 'utf8'))
    const lines: string[] = []
    const output = { print: (line: string) => void lines.push(line), complain: () => undefined }
    expect(await rotateMasterKey({ store: `sqlite:${file()}` }, output)).toBe(0)
    const after = parseMasterKeys(await readFile(`${file()}.key`, 'utf8'))
    expect(after).toHaveLength(2)
    expect(after[1]?.id).toBe(before[0]?.id)
    expect(lines.join('\n')).toContain(`1 document is sealed with the master key ${after[0]?.id}`)
    expect(await folderText()).not.toContain(`sealed:1:${before[0]?.id}`)
    // The gateway that runs reads the key file again, and goes on with the new key.
    expect((await running.getDocument('partner', 'SUP'))?.value).toEqual(partner)
    expect((await running.readDocumentSnapshot()).get('partner', 'SUP')?.value).toEqual(partner)
    await put(running, { ...partner, name: 'Renamed' })
    expect((await (await open()).getDocument('partner', 'SUP'))?.value).toMatchObject({ name: 'Renamed' })
  })

  const rotate = (options: { readonly reseal?: boolean } = {}) =>
    rotateMasterKey(
      { store: `sqlite:${file()}`, ...options },
      { print: () => undefined, complain: () => undefined },
    )

  test('that a gateway sealed with the earlier key after a rotation are sealed by the next call', async () => {
    const running = await open()
    const [before] = parseMasterKeys(await readFile(`${file()}.key`, 'utf8'))
    await rotate()
    // It has met no secret of the new key yet.
    await put(running)
    expect(await folderText()).toContain(`sealed:1:${before?.id}`)
    await rotate({ reseal: true })
    const [present] = parseMasterKeys(await readFile(`${file()}.key`, 'utf8'))
    expect((await running.getDocument('partner', 'SUP'))?.value).toEqual(partner)
    const raw = await openSqliteStore({ file: file() })
    stores.push(raw)
    expect(JSON.stringify(await raw.getDocument('partner', 'SUP'))).toContain(`sealed:1:${present?.id}`)
  })

  test('have a key file that keeps its mode, its place behind a link, and the keys of calls at the same time', async () => {
    const keys = join(folder, 'keys')
    const link = join(folder, 'link')
    await writeFile(keys, `${createMasterKey()}\n`)
    await chmod(keys, 0o640)
    await symlink(keys, link)
    const setting = { kind: 'file', file: link, isCreated: false } as const
    await Promise.all([addKeyToFile(setting), addKeyToFile(setting), addKeyToFile(setting)])
    expect(parseMasterKeys(await readFile(keys, 'utf8'))).toHaveLength(4)
    expect((await stat(keys)).mode & 0o777).toBe(0o640)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect((await readdir(folder)).filter((name) => name.endsWith('.new'))).toEqual([])
    await expect(addKeyToFile({ ...setting, file: join(folder, 'nothing') })).rejects.toThrow(/no key file/)
  })

  test.each([false, true])(
    'cannot be sealed anew where no master key is set, with --reseal %s',
    async (reseal) => {
      const output = { print: () => undefined, complain: () => undefined }
      await expect(rotateMasterKey({ store: 'redis://127.0.0.1:9', reseal }, output)).rejects.toThrow(
        /^No master key is set: set LENDWIRE_MASTER_KEY,/,
      )
    },
  )

  test.runIf(process.getuid?.() === 0)(
    'stay open to a gateway under another user when root rotates the key or makes the store',
    async () => {
      const [uid, gid] = [65_534, 65_533]
      await chown(folder, uid, gid)
      await put(await open())
      await rotate()
      for (const name of await readdir(folder))
        expect(await stat(join(folder, name)), name).toMatchObject({ uid, gid })
      expect(await readdir(folder)).toEqual(
        expect.arrayContaining(['lendwire.sqlite', 'lendwire.sqlite.key']),
      )
      // The owner of the key file counts, where it lies in a folder of root.
      await chown(folder, 0, 0)
      await rotate()
      expect(await stat(`${file()}.key`)).toMatchObject({ uid, gid })
    },
  )

  test('without a key and a file to create one in are refused, and stay plain with a warning only where that is set', async () => {
    const raw = await openSqliteStore({ file: file() })
    stores.push(raw)
    const reports: string[] = []
    const openOnServer = (more: Readonly<Record<string, string>>): Promise<Store> =>
      openSealedStore(
        raw,
        createKeySource(readConfig({ LENDWIRE_STORE: 'redis://127.0.0.1:1', ...more }).masterKey),
        createConfigKinds(protocolRegistry),
        {
          created: () => undefined,
          notSealed: () => void reports.push('not sealed'),
          resealed: () => undefined,
        },
      )
    await expect(openOnServer({})).rejects.toThrow(/No master key is set.*LENDWIRE_ALLOW_PLAIN_SECRETS/)
    expect(reports).toEqual([])
    expect(await openOnServer({ LENDWIRE_ALLOW_PLAIN_SECRETS: 'true' })).toBe(raw)
    expect(reports).toEqual(['not sealed'])
  })
})
