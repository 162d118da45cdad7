import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { ensureAdminKey } from '../../src/configuration/admin-key.ts'
import { keyIdOf } from '../../src/configuration/api-key.ts'
import { applyConfiguration } from '../../src/configuration/file/apply.ts'
import { parseYamlConfig } from '../../src/configuration/file/parse-file.ts'
import { createConfigKinds } from '../../src/configuration/kinds.ts'
import { readConfigFile } from '../../src/node/config-file.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { type Fault, fault, Problem } from '../../src/problem.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { sentencesIn } from '../../src/translations/gateway-sentences.ts'

let folder: string
let store: Store
let time = Date.parse('2026-11-24T10:00:00.000Z')
let writes: number
let files = 0
const now = () => instantOf(time)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-declared-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(async () => {
  const opened = await openSqliteStore({ file: join(folder, `${++files}.sqlite`), now: () => time })
  writes = 0
  store = {
    ...opened,
    putDocuments: (documents) => {
      writes += 1
      return opened.putDocuments(documents)
    },
  }
})
afterEach(() => store.close())

const write = async (content: unknown): Promise<string> => {
  const file = join(folder, 'lendwire.json')
  await writeFile(
    file,
    content instanceof Uint8Array || typeof content === 'string' ? content : JSON.stringify(content),
  )
  return file
}
const read = async (content: unknown) =>
  (await readConfigFile(await write(content), {}, createConfigKinds(protocolRegistry))).entries
const deps = () => ({ store, now, letterLanguages: ['en', 'de'], protocols: protocolRegistry })
const load = async (content: unknown) => applyConfiguration(deps(), await read(content))

const kinds = [
  'workflow',
  'locate_profile',
  'library',
  'partner',
  'rota_template',
  'rota_rules',
  'sending_rules',
  'mailbox',
  'key',
] as const
const everything = async () =>
  Object.fromEntries(
    await Promise.all(kinds.map(async (kind) => [kind, await store.listDocuments(kind)] as const)),
  )

const workflow = { code: 'own' }
const library = { code: 'ABC', name: 'Abc', symbols: [{ type: 'ISIL', value: 'X-ABC' }], workflow: 'own' }
const partner = (code: string, more = {}) => ({
  code,
  name: code,
  symbols: [{ type: 'ISIL', value: `X-${code}` }],
  connection: { protocol: 'iso18626', url: 'https://north.example/iso18626' },
  ...more,
})
const imap = { host: 'imap.example.org', user: 'ill', password: 'the-password-of-ill' }
const secret = 'a-library-key-that-is-long-enough-1'
const libraryKey = { role: 'system', library: 'ABC', name: 'abc', key: secret }
const adminKey = { role: 'admin', name: 'boss', key: 'an-admin-key-that-is-long-enough-12' }
/** Of each kind one, each naming another of the file. */
const whole = {
  keys: [libraryKey, adminKey],
  mailboxes: [{ code: 'main', library: 'ABC', imap }],
  sendingRules: { rules: [{ name: 'rest', when: { library: ['ABC'] }, does: { action: 'send' } }] },
  rotaRules: { rules: [{ name: 'rest', when: { library: ['ABC'] }, templates: ['all'] }] },
  rotaTemplates: [{ code: 'all', choose: { by: 'list', partners: ['NORTH'] } }],
  partners: [
    partner('NORTH', { locateProfile: 'daia', overrides: { ABC: { workflow: 'own' } } }),
    partner('SOUTH'),
  ],
  libraries: [library],
  locateProfiles: [{ code: 'daia', ask: { kind: 'daia', url: 'https://d.example/', ids: [{ by: 'isbn' }] } }],
  workflows: [workflow],
}

const textedFault = (wrong: Fault) => ({ path: wrong.path, text: sentencesIn('en').say(wrong) })

/** Returns the faults of a file, and that nothing of it was stored. */
const faultsOf = async (content: unknown): Promise<unknown> => {
  const before = await everything()
  const error: unknown = await load(content).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(await everything()).toEqual(before)
  expect(error).toMatchObject({ code: 'invalid_input' })
  expect(String(error)).not.toContain(secret)
  return error instanceof Problem ? error.faults.map(textedFault) : undefined
}

describe('a configuration file', () => {
  test('is stored in one step, and loading it again writes nothing', async () => {
    await load(whole)
    expect(writes).toBe(1)
    const stored = await everything()
    expect(Object.values(stored).map(({ length }) => length)).toEqual([1, 1, 1, 2, 1, 1, 1, 1, 2])
    time += 60_000
    await load(whole)
    expect(writes).toBe(1)
    expect(await everything()).toEqual(stored)
  })

  test.each([
    ['workflows', [{ ...workflow, stepz: {} }], 'workflows/0/stepz', 'steps'],
    ['workflows', [{ ...workflow, steps: { recal: false } }], 'workflows/0/steps/recal', 'recall'],
    [
      'locateProfiles',
      [{ ...whole.locateProfiles[0], timout: 'PT1S' }],
      'locateProfiles/0/timout',
      'timeout',
    ],
    ['libraries', [{ ...library, emial: 'ill@abc.example' }], 'libraries/0/emial', 'email'],
    [
      'libraries',
      [{ ...library, symbols: [{ type: 'ISIL', value: 'X', x: 1 }] }],
      'libraries/0/symbols/0/x',
      '',
    ],
    ['partners', [partner('NORTH', { closure: [] }), partner('SOUTH')], 'partners/0/closure', 'closures'],
    [
      'partners',
      [partner('NORTH'), partner('SOUTH', { connection: { ...partner('').connection, vendr: 'alma' } })],
      'partners/1/connection/vendr',
      'vendor',
    ],
    [
      'rotaTemplates',
      [{ ...whole.rotaTemplates[0], lastresort: [] }],
      'rotaTemplates/0/lastresort',
      'lastResort',
    ],
    ['rotaRules', { rules: [{ name: 'r', templates: ['all'], wen: {} }] }, 'rotaRules/rules/0/wen', 'when'],
    ['sendingRules', { rulez: [] }, 'sendingRules/rulez', 'rules'],
    [
      'mailboxes',
      [{ code: 'main', imap: { ...imap, pollevery: 'PT5M' } }],
      'mailboxes/0/imap/pollevery',
      'pollEvery',
    ],
    ['keys', [{ ...libraryKey, expires: '2027-01-01T00:00:00.000Z' }], 'keys/0/expires', 'expiresAt'],
  ])('with an unknown member in %s is refused', async (member, entries, path, meant) => {
    expect(await faultsOf({ ...whole, [member]: entries })).toEqual([
      { path, text: `There is no such member${meant === '' ? '' : `. Did you mean \`${meant}\`?`}` },
    ])
  })

  test.each([
    ['keys', [adminKey, { ...libraryKey, library: 'NONE' }], 'keys/1/library', 'There is no library NONE'],
    [
      'mailboxes',
      [{ code: 'main', library: 'NONE', imap }],
      'mailboxes/0/library',
      'There is no library NONE',
    ],
    [
      'partners',
      [partner('NORTH', { workflow: 'x' })],
      'partners/0/workflow',
      'There is no workflow profile x',
    ],
    ['libraries', [{ ...library, workflow: 'x' }], 'libraries/0/workflow', 'There is no workflow profile x'],
    [
      'rotaTemplates',
      [{ code: 'all', choose: { by: 'list', partners: ['WEST'] } }],
      'rotaTemplates/0/choose/partners/0',
      'There is no partner WEST',
    ],
    [
      'rotaRules',
      { rules: [{ name: 'r', templates: ['few'] }] },
      'rotaRules/rules/0/templates/0',
      'There is no rota template few',
    ],
  ])(
    'that names in %s what is neither in it nor stored is refused as a whole',
    async (member, entries, path, words) => {
      expect(await faultsOf({ ...whole, [member]: entries })).toEqual([
        { path, text: expect.stringContaining(words) },
      ])
    },
  )

  test.each([
    ['workflows', [workflow, workflow], 'workflows/1/code', 'workflows/0'],
    [
      'locateProfiles',
      [...whole.locateProfiles, ...whole.locateProfiles],
      'locateProfiles/1/code',
      'locateProfiles/0',
    ],
    ['libraries', [library, { ...library, name: 'Other' }], 'libraries/1/code', 'libraries/0'],
    ['partners', [partner('NORTH'), partner('SOUTH'), partner('NORTH')], 'partners/2/code', 'partners/0'],
    [
      'rotaTemplates',
      [...whole.rotaTemplates, ...whole.rotaTemplates],
      'rotaTemplates/1/code',
      'rotaTemplates/0',
    ],
    ['mailboxes', [...whole.mailboxes, ...whole.mailboxes], 'mailboxes/1/code', 'mailboxes/0'],
    ['keys', [libraryKey, { ...adminKey, key: secret }], 'keys/1/key', 'keys/0'],
  ])('with the same twice in %s is refused', async (member, entries, path, first) => {
    expect(await faultsOf({ ...whole, [member]: entries })).toEqual([
      { path, text: expect.stringContaining(`${first} has the same`) },
    ])
  })

  test('with an agency id twice is refused, and all faults of a kind are told', async () => {
    const symbols = [{ type: 'ISIL', value: 'X-NORTH' }]
    const partners = [partner('NORTH'), partner('SOUTH', { symbols }), partner('WEST', { workflow: 'x' })]
    expect(await faultsOf({ ...whole, partners })).toEqual([
      { path: 'partners/1', text: 'The agency id ISIL:X-NORTH belongs to the partner NORTH.' },
      { path: 'partners/2/workflow', text: 'There is no workflow profile x' },
    ])
  })

  test('with the admin key of the environment as an export declares it changes nothing', async () => {
    const key = 'd41d8cd98f00b204e9800998ecf8427e'
    await ensureAdminKey({ store, now }, key, 'from the environment')
    const declared = { name: 'from the environment', role: 'admin', speaksForOthers: true, key }
    const [change] = await load({ keys: [declared] })
    expect(change?.action).toBe('keep')
  })

  test('may have what is stored change places', async () => {
    await load(whole)
    const [north, south] = ['X-NORTH', 'X-SOUTH'].map((value) => [{ type: 'ISIL', value }])
    const partners = [partner('NORTH', { symbols: south }), partner('SOUTH', { symbols: north })]
    await load({ partners })
    expect(await store.getDocument('partner', 'NORTH')).toMatchObject({ value: { symbols: south } })
    const symbols = [{ type: 'ISIL', value: 'X-ABC' }]
    expect(await faultsOf({ libraries: [{ ...library, code: 'DEF', symbols }] })).toEqual([
      { path: 'libraries/0', text: 'The agency id ISIL:X-ABC belongs to the library ABC.' },
    ])
  })

  test('leaves nothing where another write comes between', async () => {
    const before = await everything()
    const failing: Store = { ...store, putDocuments: async () => 'conflict' }
    const entries = await read(whole)
    await expect(applyConfiguration({ ...deps(), store: failing }, entries)).rejects.toMatchObject({
      code: 'conflict',
    })
    expect(await everything()).toEqual(before)
    await load(whole)
  })

  test.each([
    ['is not UTF-8', Uint8Array.of(0x22, 0xfc, 0x22), /lendwire\.json is not in UTF-8/],
    ['is not JSON', '{\n"keys": [,]}', /lendwire\.json is not JSON/],
    [
      'is YAML under a name for JSON',
      'keys:\n  - NORTH\n',
      /is YAML, though its name ends in \.json: .*\.yaml/,
    ],
    ['has a comma too many', '{\n"keys": [],\n}', /is not JSON: look at line 3, column 1/],
    ['has a value without quotes', '{"keys": [NORTH}', /is not JSON: look at line 1/],
    ['has a section twice', '{"keys": [],\n"keys": []}', /twice in one object: look at line 2/],
  ])('that %s is told so, and nothing that it holds', async (_, content, words) => {
    await expect(read(content)).rejects.toMatchObject({
      code: 'invalid_input',
      message: expect.stringMatching(words),
    })
  })

  test.each([
    ['a bracket that is not closed', 'keys: [a\nlibraries: []', 'line 2, column 1 (the indentation differs'],
    ['a value with a colon', 'keys: a: b', 'line 1, column 7 (a second colon in one line: put'],
    ['a name twice', 'keys: []\nkeys: []', 'line 2, column 1 (a name is twice in one object)'],
    ['tabs', 'keys:\n\t- a', 'line 2, column 1 (lines are indented by spaces'],
    ['an alias without an anchor', 'keys: *secret', 'an alias (*name) without its anchor'],
  ])('in YAML with %s is told so in words, and nothing that it holds', (_, content, words) => {
    const read = () => parseYamlConfig('The file', content)
    expect(read).toThrow(Problem)
    expect(read).toThrow(words)
    expect(read).not.toThrow('secret')
  })

  test('may begin with a byte order mark', async () => {
    expect(await read('\uFEFF{}')).toEqual([])
  })

  test('whose lists are nested too deeply is refused in words', async () => {
    const text = JSON.stringify({ libraries: [{ ...library, x: 'X' }] })
    const nested = text.replace('"X"', '['.repeat(3000) + ']'.repeat(3000))
    await expect(read(nested)).rejects.toMatchObject({
      faults: [fault('', 'fault.too_deep', { levels: 50 })],
    })
  })

  test('with hundreds of partners is loaded within the time that others wait for', async () => {
    const partners = Array.from({ length: 300 }, (_, index) => partner(`P${index}`))
    const before = process.cpuUsage()
    await load({ partners })
    const { user, system } = process.cpuUsage(before)
    // The time of the processor in microseconds: other work on the machine does not count.
    expect(user + system).toBeLessThan(30_000_000)
    expect(await store.listDocuments('partner')).toHaveLength(300)
  })
})

describe('a declared key', () => {
  const stored = async (key: string) => (await store.getDocument('key', keyIdOf(key)))?.value

  test('belongs to no library in the role admin', async () => {
    expect(await faultsOf({ ...whole, keys: [{ ...adminKey, library: 'ABC' }] })).toEqual([
      { path: 'keys/0/library', text: 'must not be set for the role admin' },
    ])
  })

  test.each([['short'], [`${secret} with spaces`], [`${secret}ü`]])(
    'that no call can bear is refused',
    async (key) => {
      expect(await faultsOf({ ...whole, keys: [{ ...libraryKey, key }] })).toEqual([
        { path: 'keys/0/key', text: expect.stringContaining('32 to 500 printable ASCII characters') },
      ])
    },
  )

  test('that is there gets the role, library, label and end that the file says', async () => {
    await load(whole)
    const before = await stored(secret)
    time += 60_000
    await load({ keys: [{ role: 'admin', name: 'promoted', key: secret }] })
    expect(await stored(secret)).toEqual({
      ...Object(before),
      role: 'admin',
      name: 'promoted',
      library: undefined,
    })
    const expiresAt = '2027-01-01T00:00:00.000Z'
    await load({ keys: [{ ...libraryKey, expiresAt }] })
    expect(await stored(secret)).toEqual({ ...Object(before), expiresAt })
  })

  test('is not taken for the admin’s of the environment if it belongs to a library', async () => {
    await load(whole)
    const shell = { store, now }
    await expect(ensureAdminKey(shell, secret, 'environment')).rejects.toMatchObject({
      code: 'conflict',
      message: 'LENDWIRE_ADMIN_KEY is already a key of the role system: choose another one.',
    })
    await ensureAdminKey(shell, adminKey.key, 'environment')
    expect(await stored(adminKey.key)).toMatchObject({ name: 'boss' })
  })

  test('is written once if gateways with the key of the environment are started together', async () => {
    const shell = { store, now }
    await Promise.all(['one', 'other'].map((name) => ensureAdminKey(shell, secret, name)))
    expect(await stored(secret)).toMatchObject({
      role: 'admin',
      name: expect.stringMatching(/^(one|other)$/),
    })
  })
})
