import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  type CrossLinkDirectory,
  type DirectoryTrouble,
  institution,
  startCrossLinkDirectory,
} from '../support/crosslink-directory.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let directory: CrossLinkDirectory

const path = '/v1/directory-sources/union'
const day = 86_400_000
const group = {
  id: '00000000-0000-4000-8000-000000099999',
  name: 'A Consortium',
  type: 'Consortium',
  symbols: [{ authority: 'MADE', symbol: 'GRP' }],
}
const many = (count: number) => [
  group,
  ...Array.from({ length: count }, (_, index) => institution(index + 1, { parent: group.id })),
]

const save = async (more: object = {}): Promise<void> => {
  const answer = await gateway.call('PUT', path, {
    json: {
      read: { kind: 'crosslink', url: directory.url, pageSize: 10 },
      allowPrivateNetwork: true,
      apply: 'automatically',
      createPartners: 'active',
      timeout: 'PT1S',
      ...more,
    },
  })
  expect([200, 201], answer.text).toContain(answer.status)
}

const sync = async (input: object = { dryRun: false }) => {
  const answer = await gateway.call('POST', `${path}/sync`, { json: input })
  expect(answer.status, answer.text).toBe(202)
  await gateway.syncDirectories()
  return gateway.call('GET', `${path}/sync`)
}

const get = (of: string) => gateway.call('GET', of)
const codes = async (of: string): Promise<readonly string[]> =>
  ((await get(of)).at('items') as readonly { readonly code: string }[]).map(({ code }) => code)

const change = async (of: string, json: object): Promise<void> => {
  const headers = { 'content-type': 'application/merge-patch+json' }
  const answer = await gateway.call('PATCH', of, { json, headers })
  expect(answer.status, answer.text).toBe(200)
}

beforeAll(async () => {
  gateway = await startHttp()
  directory = await startCrossLinkDirectory()
  directory.entries(many(25))
  await save()
})

beforeEach(() => directory.trouble('none'))

afterAll(async () => {
  await gateway.close()
  await directory.close()
})

describe('a directory source', () => {
  test('is read page by page once it is saved, makes partners, and is read again after its schedule', async () => {
    await gateway.syncDirectories()
    const state = await get(`${path}/sync`)
    expect(state.at('runs', 0)).toMatchObject({
      outcome: 'applied',
      by: 'schedule',
      entries: 26,
      changes: 51,
    })
    expect(directory.asked).toEqual(
      [0, 10, 20].map((offset) => `/directory/entries?limit=10&offset=${offset}`),
    )
    expect((await get('/v1/directory-entries/XX-7')).at()).toMatchObject({
      parent: 'GRP',
      source: 'union',
      addresses: [{ line1: '7 Library Street', locality: 'Town 7', postalCode: '10007' }],
    })
    expect((await get('/v1/partners/XX-7')).at()).toMatchObject({ status: 'active', directoryEntry: 'XX-7' })
    expect(await codes('/v1/partners?limit=200')).toHaveLength(25)
    await gateway.syncDirectories()
    expect(directory.asked).toHaveLength(3)
    gateway.advance(day)
    await gateway.syncDirectories()
    expect((await get(`${path}/sync`)).at('runs', 0, 'outcome')).toBe('unchanged')
    const [entry] = (await get('/v1/audit?action=directory_applied')).at('items') as readonly object[]
    expect(entry).toMatchObject({ actor: { id: 'directory source union' } })
  })

  test('keeps what an admin changed, and lets names, agency ids and endpoints wait for a person', async () => {
    await change('/v1/directory-entries/XX-1', { addresses: [] })
    const moved = institution(1, {
      parent: group.id,
      addresses: [],
      timeZone: 'Europe/Oslo',
      symbols: [
        { authority: 'ISIL', symbol: 'XX-1' },
        { authority: 'ISIL', symbol: 'XX-OTHER' },
      ],
      endpoints: [{ type: 'ISO18626', address: 'https://elsewhere.example/iso18626' }],
    })
    await change('/v1/directory-entries/XX-2', { closures: [] })
    const closed = institution(2, { parent: group.id, closures: [] })
    const reopened = institution(3, { parent: group.id, networks: [] })
    await change('/v1/directory-entries/XX-3', { networks: [{ network: 'Ours', priority: 1 }] })
    directory.entries([...many(25).slice(0, 1), moved, closed, reopened, ...many(25).slice(4)])
    const state = await sync()
    expect(state.at('runs', 0), state.text).toMatchObject({ outcome: 'applied', by: 'person', kept: 1 })
    expect(state.at('report', 'kept')).toEqual([{ entry: 'XX-3', member: 'networks' }])
    expect(state.at('report', 'held')).toMatchObject([
      { partner: 'XX-1', member: 'symbols', after: 'ISIL:XX-1, ISIL:XX-OTHER' },
      { partner: 'XX-1', member: 'connection.url', after: 'https://elsewhere.example/iso18626' },
    ])
    expect((await get('/v1/partners/XX-1')).at()).toMatchObject({
      symbols: [{ type: 'ISIL', value: 'XX-1' }],
      connection: { url: 'https://library1.example/iso18626' },
    })
    expect((await get('/v1/directory-entries/XX-3')).at('networks')).toEqual([
      { network: 'Ours', priority: 1 },
    ])
    expect((await get('/v1/directory-entries/XX-1')).at('timeZone')).toBe('Europe/Oslo')
  })

  test('proposes locate profiles and lenders of last resort, until there are such documents', async () => {
    const catalogConfig = {
      sru: { address: 'https://catalogue.example/sru' },
      queryConfig: { type: 'cql', isbn: 'bath.isbn = {term}' },
      holdingsFormat: { reservoir: {} },
    }
    const illConfig = { lendersOfLastResort: [{ authority: 'ISIL', symbol: 'XX-9' }] }
    const all = many(25).map((entry) =>
      entry.name === 'Library 00008' ? { ...entry, catalogConfig, illConfig } : entry,
    )
    directory.entries(all)
    const state = await sync({ dryRun: true })
    const proposals = state.at('report', 'proposals') as readonly Record<string, string>[]
    expect(proposals.map(({ kind, entry }) => [kind, entry])).toEqual([
      ['locate_profile', 'XX-8'],
      ['rota_template', 'XX-8'],
    ])
    for (const [index, of] of ['locate-profiles', 'rota-templates'].entries()) {
      const { code, document = '' } = proposals[index] ?? {}
      const made = await gateway.call('PUT', `/v1/${of}/${code}`, { json: JSON.parse(document) })
      expect(made.status, made.text).toBe(201)
    }
    expect((await get('/v1/rota-templates/xx-8')).at()).toMatchObject({
      choose: { by: 'holdings', sources: ['xx-8'] },
      lastResort: ['XX-9'],
    })
    expect((await sync({ dryRun: true })).at('report', 'proposals')).toEqual([])
    await gateway.call('DELETE', '/v1/rota-templates/xx-8')
    directory.entries(many(25))
  })

  test('shows what would change, and stores what an admin accepted and nothing else', async () => {
    await save({ apply: 'when_accepted' })
    const later = (name: string) => [...many(25), institution(26, { name, parent: group.id })]
    directory.entries(later('Late Library'))
    const trial = await sync({})
    expect(trial.at('runs', 0, 'outcome')).toBe('shown')
    const held = await sync()
    expect(held.at('runs', 0), held.text).toMatchObject({
      outcome: 'held',
      reason: { code: 'directory.waits', text: 'an admin must accept the changes' },
    })
    expect((await get('/v1/directory-entries/XX-26')).status).toBe(404)
    const accept = String(held.at('report', 'fingerprint'))
    directory.entries(later('Later Library'))
    const other = await sync({ accept })
    expect(other.at('runs', 0, 'outcome')).toBe('held')
    expect((await gateway.call('POST', `${path}/sync`, { json: { accept } })).status).toBe(409)
    const accepted = await sync({ accept: other.at('report', 'fingerprint') })
    expect(accepted.at('runs', 0), accepted.text).toMatchObject({ outcome: 'applied' })
    expect((await get('/v1/directory-entries/XX-26')).at('name')).toBe('Later Library')
  })

  test('leaves one wrong entry as it is, with those below it, and takes the others', async () => {
    await save()
    const wrong = institution(27, { timeZone: 'Nowhere' })
    const below = institution(28, { type: 'Branch', parent: wrong.id })
    const address = (url: string) => ({ endpoints: [{ name: 'ISO 18626', type: 'ISO18626', address: url }] })
    const noAddress = institution(30, address('library30.example/ill'))
    // Nothing is wrong with this entry: its partner cannot be made.
    const inside = institution(31, address('http://127.0.0.1/ill'))
    const belowInside = institution(32, { type: 'Branch', parent: inside.id })
    directory.entries([...many(26), wrong, below, institution(29), noAddress, inside, belowInside])
    const state = await sync()
    expect(state.at('runs', 0), state.text).toMatchObject({ outcome: 'applied', refused: 5 })
    const faults = state.at('report', 'faults') as readonly { readonly reason: { readonly code: string } }[]
    expect(faults.map(({ reason }) => reason.code)).toEqual([
      'fault.time_zone',
      'fault.http_address',
      'fault.no_parent_entry',
      'fault.private_network',
      'fault.no_document',
    ])
    expect(await codes('/v1/directory-entries?limit=200')).toContain('XX-29')
    expect(await codes('/v1/directory-entries?limit=200')).not.toContain('XX-28')
  })

  test('withdraws an entry only after its time, and waits where too many vanish', async () => {
    directory.entries(many(2))
    const state = await sync()
    expect(state.at('runs', 0), state.text).toMatchObject({
      outcome: 'held',
      reason: { code: 'directory.many_missing' },
    })
    expect((await get('/v1/directory-entries/XX-9')).at('status')).toBe('present')
    directory.entries(many(26).filter(({ name }) => !name.endsWith('00009')))
    await sync()
    expect((await get('/v1/directory-entries/XX-9')).at('status')).toBe('missing')
    gateway.advance(31 * day)
    await gateway.syncDirectories()
    expect((await get('/v1/directory-entries/XX-9')).at('status')).toBe('withdrawn')
    expect((await get('/v1/partners/XX-9')).at('status')).toBe('active')
  })

  // A busy machine takes longer than a second for 16 MiB: only what hangs has so short a time.
  const troubles: readonly (readonly [DirectoryTrouble, string, string])[] = [
    ['hangs', 'failure.too_slow', 'PT1S'],
    ['floods', 'failure.answer_too_long', 'PT1M'],
    ['html', 'directory.not_json', 'PT1M'],
    ['refuses', 'failure.http_failed', 'PT1M'],
    ['grows', 'directory.keeps_changing', 'PT1M'],
    ['repeats', 'directory.keeps_changing', 'PT1M'],
  ]
  test.each(troubles)(
    'that %s fails with its reason, and another is read meanwhile',
    async (trouble, code, timeout) => {
      await change(path, { timeout })
      const other = await startCrossLinkDirectory()
      other.entries([institution(5000, { name: trouble })])
      await gateway.call('PUT', '/v1/directory-sources/other', {
        json: {
          read: { kind: 'crosslink', url: other.url },
          allowPrivateNetwork: true,
          apply: 'automatically',
        },
      })
      gateway.advance(day)
      directory.trouble(trouble)
      await gateway.syncDirectories()
      const state = await get(`${path}/sync`)
      expect(state.at('runs', 0), state.text).toMatchObject({ outcome: 'failed', reason: { code } })
      expect((await get('/v1/directory-entries/XX-5000')).at('name')).toBe(trouble)
      await other.close()
    },
  )

  test('fails and raises an alarm after the third time, which is over once it is read again', async () => {
    const alarms = async () => {
      await gateway.lookForProblems()
      const all = (await get('/v1/alarms')).at('items') as readonly {
        readonly kind: string
        readonly state: string
      }[]
      return all.filter(({ kind }) => kind === 'directory_sync_failed').map(({ state }) => state)
    }
    expect(await alarms()).toEqual(['standing'])
    await sync()
    expect(await alarms()).toEqual(['over'])
  })

  test('may be a CSV file, and a directory without entries changes nothing', async () => {
    directory.entries([])
    const empty = await sync()
    expect(empty.at('runs', 0, 'reason', 'code')).toBe('directory.no_entries')
    await save({ read: { kind: 'csv', url: directory.url } })
    const missing = await sync()
    expect(missing.at('runs', 0, 'reason', 'code')).toBe('failure.http_no_such_path')
  })
})
