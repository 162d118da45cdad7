import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSecrets } from '../../src/cli/master-key.ts'
import { StoreAddress } from '../../src/store/address.ts'
import { openStore } from '../../src/store/open-store.ts'

const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-config-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const lendwire = (options: readonly string[], environment: Readonly<Record<string, string>> = {}) =>
  new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
    const env = { ...process.env, ...environment }
    const child = execFile(process.execPath, [cli, 'config', ...options], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    )
  })
const storeAt = (name: string): string => `sqlite:${join(folder, name)}.sqlite`
const write = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}
const documents = async (address: string, kind: 'partner' | 'library') => {
  const store = await openStore(StoreAddress.parse(address))
  try {
    return await (await openSecrets(store, address, { complain: () => undefined })).listDocuments(kind)
  } finally {
    await store.close()
  }
}

const partnerYaml = `
libraries:
  - code: ABC
    name: Abc
    symbols: [{ type: ISIL, value: X-ABC }]
partners:
  - code: NORTH
    name: North
    symbols: [{ type: ISIL, value: X-NORTH }]
    connection:
      protocol: iso18626
      url: https://north.example/iso18626
      outboundCredentials:
        kind: bearer
        token: { fromEnvironment: NORTH_TOKEN }
keys:
  - role: system
    library: ABC
    name: abc
    key: { fromFile: abc-key.txt }
`
const token = 'the-token-that-north-expects'
const environment = { NORTH_TOKEN: token }

test('a file is applied all or nothing, tells what changes, and changes nothing the second time', async () => {
  const store = storeAt('apply')
  const file = await write('config.yaml', partnerYaml)
  await write('abc-key.txt', 'k7Q2vX9mZ4pL8sT1wB6nR3yD5fH0jC2gA\n')

  const missing = await lendwire(['apply', '--store', store, file])
  expect(missing.code).toBe(2)
  expect(missing.err).toContain('partners/0/connection/outboundCredentials/token')
  expect(missing.err).toContain('NORTH_TOKEN is not set')

  const dry = await lendwire(['apply', '--store', store, '--dry-run', file], environment)
  expect(dry.code, dry.err).toBe(0)
  expect(dry.out).toContain('+ partner NORTH')
  expect(dry.out).toContain('Nothing was stored')
  const drift = ['apply', '--store', store, '--dry-run', '--exit-code', file]
  expect((await lendwire(drift, environment)).code).toBe(3)
  expect(await documents(store, 'partner')).toEqual([])

  const first = await lendwire(['apply', '--store', store, file], environment)
  expect(first.code, first.err).toBe(0)
  expect(first.out).toContain('0 changed, 0 unchanged')
  const stored = await documents(store, 'partner')
  expect(stored).toMatchObject([{ value: { connection: { outboundCredentials: { token } } } }])

  const again = await lendwire(['apply', '--store', store, file], environment)
  expect(again.out).toContain('0 documents new, 0 changed, 3 unchanged')
  expect(await documents(store, 'partner')).toEqual(stored)
  // The store is as the file says: no drift.
  expect((await lendwire(drift, environment)).code).toBe(0)

  const changed = await write('changed.yaml', partnerYaml.replace('name: North', 'name: Far North'))
  const diff = await lendwire(['apply', '--store', store, changed], { NORTH_TOKEN: 'another-token-entirely' })
  expect(diff.out).toContain(
    [
      '~ partner NORTH',
      '    name: "North" → "Far North"',
      '    connection/outboundCredentials/token: the secret changes',
    ].join('\n'),
  )
  expect(diff.out + diff.err).not.toContain('another-token-entirely')

  const broken = partnerYaml
    .replace('value: X-ABC', 'value: X-NEW')
    .replace('https://north', 'https://u:p@north')
  const refused = await lendwire(['apply', '--store', store, await write('broken.yaml', broken)], environment)
  expect(refused.code).toBe(2)
  expect(refused.err).toContain('partners/0/connection/url')
  expect(await documents(store, 'library')).toMatchObject([{ value: { symbols: [{ value: 'X-ABC' }] } }])
})

test.each(['yaml', 'json'])(
  'an export as %s has no secret, and can be applied to another store',
  async (format) => {
    const [from, to] = [storeAt(`from-${format}`), storeAt(`to-${format}`)]
    await write('abc-key.txt', 'k7Q2vX9mZ4pL8sT1wB6nR3yD5fH0jC2gA\n')
    await lendwire(['apply', '--store', from, await write('config.yaml', partnerYaml)], environment)
    const exported = await lendwire(['export', '--store', from, '--format', format])
    expect(exported.code, exported.err).toBe(0)
    expect(exported.out).not.toContain(token)
    const variable = 'LENDWIRE_SECRET_PARTNER_NORTH_CONNECTION_OUTBOUNDCREDENTIALS_TOKEN'
    expect(exported.err).toContain(variable)
    const file = await write(`exported.${format}`, exported.out)
    const applied = await lendwire(['apply', '--store', to, file], { [variable]: token })
    expect(applied.code, applied.err).toBe(0)
    expect(await documents(to, 'partner')).toEqual(await documents(from, 'partner'))
    const masked = await lendwire(['export', '--store', from, '--format', format, '--secrets', 'masked'])
    const back = await lendwire(['apply', '--store', from, await write(`masked.${format}`, masked.out)])
    expect(back.code, back.err).toBe(0)
    expect(back.out).toContain('0 documents new, 0 changed')
  },
  120_000,
)

test('a file that is not YAML is refused with the place, and nothing that it holds', async () => {
  const file = await write('bad.yaml', 'partners:\n  - name: [the-secret-of-all\n')
  const { code, err } = await lendwire(['apply', '--store', storeAt('bad'), file])
  expect(code).toBe(2)
  expect(err).toMatch(/is not YAML: look at line \d+, column \d+/)
  expect(err).not.toContain('the-secret-of-all')
})

test('check names every fault of a file, stores nothing, and needs no store', async () => {
  const store = storeAt('never-made')
  await write('abc-key.txt', 'k7Q2vX9mZ4pL8sT1wB6nR3yD5fH0jC2gA\n')
  const good = await write('good.yaml', partnerYaml)
  const well = await lendwire(['check', '--store', store, good], environment)
  expect(well).toMatchObject({ code: 0, out: `${good}: ok\n` })
  const bad = await write(
    'bad.yaml',
    partnerYaml.replace('X-ABC }]', 'X-ABC }]\n    workflow: none such').replace('name: North', 'nom: North'),
  )
  const faulty = await lendwire(['check', '--store', store, '--json', bad], environment)
  expect(faulty.code, faulty.err).toBe(1)
  const { faults } = JSON.parse(faulty.out)
  expect(faults.length).toBeGreaterThan(0)
  for (const { path, text } of faults) expect([typeof path, typeof text]).toEqual(['string', 'string'])
  expect(faulty.out).not.toContain(token)
  const missing = await lendwire(['check', '--store', store, join(folder, 'nowhere.yaml')])
  expect([missing.code, missing.out]).toEqual([1, expect.stringContaining('cannot be read')])
})

test('check names a list of erasures that cannot be written', async () => {
  await write('abc-key.txt', 'k7Q2vX9mZ4pL8sT1wB6nR3yD5fH0jC2gA\n')
  const file = await write('erasures.yaml', partnerYaml)
  const check = (list: string) =>
    lendwire(['check', '--store', storeAt('never-made'), '--json', file], {
      ...environment,
      LENDWIRE_ERASURE_LIST: join(folder, list),
    })
  expect(await check('erasures.jsonl')).toMatchObject({ code: 0 })
  const checked = await check('nowhere/erasures.jsonl')
  expect(checked.code, checked.err).toBe(1)
  expect(JSON.parse(checked.out).faults).toEqual([
    expect.objectContaining({
      path: 'LENDWIRE_ERASURE_LIST',
      text: expect.stringMatching(/nowhere.erasures\.jsonl cannot be written: /),
    }),
  ])
})

test('check without a file names the stored documents that cannot be read', async () => {
  const store = storeAt('stored')
  await write('abc-key.txt', 'k7Q2vX9mZ4pL8sT1wB6nR3yD5fH0jC2gA\n')
  const file = await write('stored.yaml', partnerYaml)
  await lendwire(['apply', '--store', store, file], environment)
  expect(await lendwire(['check', '--store', store])).toMatchObject({
    code: 0,
    out: 'The stored configuration: ok\n',
  })
  const opened = await openStore(StoreAddress.parse(store))
  await opened.putDocuments([{ kind: 'partner', key: 'BROKEN', value: { name: 7 }, expectedVersion: 0 }])
  await opened.close()
  const checked = await lendwire(['check', '--store', store])
  expect([checked.code, checked.out]).toEqual([1, expect.stringContaining('partner BROKEN')])
})

test('apply prints its changes as JSON, without secrets', async () => {
  await write('abc-key.txt', 'k7Q2vX9mZ4pL8sT1wB6nR3yD5fH0jC2gA\n')
  const file = await write('json.yaml', partnerYaml)
  const applied = await lendwire(['apply', '--store', storeAt('json'), '--json', file], environment)
  expect(applied.code, applied.err).toBe(0)
  const { stored, changes } = JSON.parse(applied.out)
  expect(stored).toBe(true)
  expect(changes).toContainEqual({ kind: 'partner', code: 'NORTH', action: 'create' })
  expect(applied.out).not.toContain(token)
})
