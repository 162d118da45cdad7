import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { members } from '../../scripts/demo/consortium.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let key: string

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
})

afterAll(() => gateway.close())

const header = 'code,name,symbols,endpoint,networks,tiers,closures,days_to_ship,parent,return_city'
type Columns = Readonly<Partial<Record<string, string>>>

const row = (code: string, more: Columns = {}): string => {
  const columns: Columns = {
    code,
    name: `Library ${code}`,
    symbols: `ISIL:XX-${code}`,
    endpoint: `https://${code.toLowerCase()}.example/iso18626`,
    networks: 'North:1',
    tiers: 'loan:Standard:0',
    days_to_ship: '2',
    ...more,
  }
  return header
    .split(',')
    .map((name) => columns[name] ?? '')
    .join(',')
}

const csv = (...rows: readonly string[]): string => [header, ...rows].join('\n')

const importing = (content: string, more: object = {}) =>
  gateway.call('POST', '/v1/directory-entries/import', {
    json: { format: 'csv', source: 'union', dryRun: false, content, ...more },
  })

const read = (path: string) => gateway.call('GET', path)

const change = async (path: string, json: object): Promise<void> => {
  const answer = await gateway.call('PATCH', path, {
    json,
    headers: { 'content-type': 'application/merge-patch+json' },
  })
  expect(answer.status, answer.text).toBe(200)
}

describe('an import of a directory', () => {
  test('names each of ten faults of a CSV by line and stores nothing', async () => {
    const broken = [
      row('A1', { tiers: 'loan:Standard:ten' }),
      row('A2', { closures: '2026-12-24' }),
      row('A3', { parent: 'NOBODY' }),
      row('A4', { symbols: 'ISIL:XX-A5' }),
      row('A5'),
      row('A6', { days_to_ship: 'two' }),
      row('', {}),
      row('A1'),
      row('A8', { name: '' }),
      row('A9', { parent: 'A10' }),
      row('A10', { parent: 'A9' }),
      row('A11', { closures: '2026-12-24/2026-12-01' }),
    ]
    const answer = await importing(csv(...broken))
    expect(answer.status, answer.text).toBe(400)
    const faults = answer.at('faults') as readonly { readonly path: string; readonly code: string }[]
    expect(faults.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'line 2/tiers fault.csv_tier',
      'line 3/closures fault.csv_closure',
      'line 4/parent fault.no_parent_entry',
      'line 6/symbols fault.symbol_of_entry',
      expect.stringMatching(/^line 7\/days_to_ship /),
      expect.stringMatching(/^line 8\/code /),
      'line 9/code fault.entry_twice',
      expect.stringMatching(/^line 10\/name /),
      'line 13/closures fault.csv_closure',
      'line 11/parent fault.circular_parent',
      'line 12/parent fault.circular_parent',
    ])
    expect((await read('/v1/directory-entries')).at('items')).toEqual([])
  })

  test('names each of the faults that spreadsheets and hands make, where a person finds it', async () => {
    const faultsOf = async (content: string): Promise<readonly string[]> => {
      const answer = await importing(content, { createPartners: 'inactive' })
      expect(answer.status, answer.text).toBe(400)
      const faults = answer.at('faults') as readonly { readonly path: string; readonly code: string }[]
      return faults.map(({ path, code }) => `${path} ${code.replace('fault.', '')}`)
    }
    const columns = 'code;name;symbols;parent;lends;endpoint;vendor;return_street'
    expect(
      await faultsOf(
        [
          `\uFEFF${columns}`,
          'B1;"Quoted\r\nbreak, and comma";DE-B1|DE-B1',
          'B2;Itself;DE-B2;B2',
          'B3;K\uFFFDln;DE-B3',
          'B4;Commas;DE-B4,DE-B5',
          'B5;Nein;DE-B6;;nein',
          'B6;No scheme;DE-B7;;;b6.example/ill',
          'B7;Unquoted;DE-B8;;;; ;Street; 12',
          'B8;Shifted; North;DE-B9;;;;;',
          ';;;;;;;',
          'B;B;;;;',
        ].join('\r\n'),
      ),
    ).toEqual([
      'line 2/symbols agency_twice',
      'line 5 csv_encoding',
      'line 6/symbols csv_list',
      'line 7/lends csv_yes_no',
      'line 8/endpoint http_address',
      'line 9 csv_cells',
      'line 10 csv_cells',
      'line 4/parent circular_parent',
    ])
    // Each column with a list, also where the next program would take it for one strange name.
    const lists =
      'languages networks formats_not_lent publication_types_not_lent patron_groups_not_served countries_served couriers'
    for (const column of lists.split(' '))
      expect(await faultsOf(`code\tname\t${column}\nB8\tLists\ten,de\n`)).toEqual([
        `line 2/${column} csv_list`,
      ])
    expect(await faultsOf('code,name,networks\nB8,Priority,North:high\n')).toEqual([
      'line 2/networks csv_network',
    ])
    // What a partner of it cannot have.
    expect(await faultsOf(`${columns}\nB8;Vendor;DE-B8;;;https://b8.example/ill;Almma\n`)).toEqual([
      'line 2/vendor no_document',
    ])
    expect(await faultsOf(`${columns}\nB8;Here;DE-B8;;;http://127.0.0.1/ill\n`)).toEqual([
      'line 2/endpoint private_network',
    ])
    expect(await faultsOf(`${columns}\nB8;Good;DE-B8\nB9;"Open;DE-B9\nB10;Next;DE-B10\n`)).toEqual([
      'line 3 csv_quote',
    ])
    expect(await faultsOf('name;symbols;name\nEast;DE-1;\n')).toEqual([
      'line 1 csv_column_twice',
      'line 1 csv_column_missing',
    ])
    expect(await faultsOf(`sep=;\n${columns}\n`)).toEqual([' csv_no_rows'])
    expect((await read('/v1/directory-entries')).at('items')).toEqual([])
  })

  test('reads what is not supplied, in the order in which policies are read', async () => {
    const content = [
      'code,name,formats_not_lent,publication_types_not_lent,patron_groups_not_served,months_not_lent,countries_served,lends',
      'P1,Policies,rare,Thesis,student,12,NO|SE,No',
      'P2,Wrong,rare,,,soon,,yes',
    ]
    const wrong = await importing(content.join('\n'))
    expect(wrong.at('faults', 0, 'path')).toBe('line 3/months_not_lent')
    expect((await importing(content.slice(0, 2).join('\n'), { source: 'columns' })).status).toBe(200)
    expect((await read('/v1/directory-entries/P1')).at('policies')).toEqual([
      { service: 'loan', lends: false },
      { format: 'rare', lends: false },
      { publicationType: 'Thesis', lends: false },
      { patronGroup: 'student', lends: false },
      { newerThanMonths: 12, lends: false },
      { country: 'NO', lends: true },
      { country: 'SE', lends: true },
      { lends: false },
    ])
    await gateway.call('DELETE', '/v1/directory-entries/P1')
  })

  test('names the nearest of an unknown column, and a file that is no CSV', async () => {
    const column = await importing('code,nmae\nA,Library A')
    expect(column.at('faults', 0)).toMatchObject({
      code: 'fault.csv_column',
      params: { column: 'nmae', nearest: 'name' },
    })
    const page = await importing('<!doctype html><html>"</html>')
    expect(page.status).toBe(400)
  })

  test('reads the edition, the languages, and an email address in place of an endpoint', async () => {
    const content = [
      'code,name,symbols,protocol,endpoint,edition,email,languages',
      'E1,Edition,ISIL:XX-E1,iso18626,https://e1.example/ill,2021-2,,en|de',
      'E2,Mail,ISIL:XX-E2,,,,ill@e2.example,',
    ].join('\n')
    const answer = await importing(content, { source: 'columns', createPartners: 'inactive' })
    expect(answer.status, answer.text).toBe(200)
    expect((await read('/v1/directory-entries/E1')).at()).toMatchObject({
      endpoint: { protocol: 'iso18626', url: 'https://e1.example/ill', edition: '2021-2' },
      languages: ['en', 'de'],
    })
    expect((await read('/v1/directory-entries/E2')).at('endpoint')).toEqual({
      protocol: 'email',
      url: 'ill@e2.example',
    })
    expect((await read('/v1/partners/E1')).at('connection', 'edition')).toBe('2021-2')
    for (const path of ['partners/E1', 'directory-entries/E1', 'directory-entries/E2'])
      expect((await gateway.call('DELETE', `/v1/${path}`)).status).toBe(204)
  })

  test('of 200 libraries is shown before anything changes, then makes entries and partners', async () => {
    const content = csv(...members.map(({ code }) => row(code)))
    const shown = await importing(content, { dryRun: true, createPartners: 'active' })
    expect(shown.status, shown.text).toBe(200)
    expect((shown.at('changes') as unknown[]).length).toBe(400)
    expect((await read('/v1/directory-entries')).at('items')).toEqual([])
    const stored = await importing(content, { createPartners: 'active' })
    expect((stored.at('changes') as unknown[]).length).toBe(400)
    const again = await importing(content, { createPartners: 'active' })
    expect([again.at('changes'), again.at('unchanged'), again.at('held')]).toEqual([[], 200, []])
    const effective = await read('/v1/partners/LIB173/effective')
    expect(effective.at('directoryEntry')).toBe('LIB173')
    expect(effective.at('members')).toContainEqual({
      member: 'averageSupplyDays',
      value: '2',
      origin: 'entry',
      entry: 'LIB173',
    })
  })

  test('keeps what an admin changed, takes the rest, and holds agency ids and endpoints of partners', async () => {
    await change('/v1/directory-entries/LIB001', { daysToShip: 9 })
    const moved = row('LIB001', {
      days_to_ship: '5',
      networks: 'South:1',
      endpoint: 'https://elsewhere.example/iso18626',
    })
    await change('/v1/partners/LIB003', { name: 'Our own name' })
    const content = csv(
      moved,
      ...members
        .slice(1)
        .map(({ code }, index) => row(code, index < 2 ? { name: `New name of ${code}` } : {})),
    )
    const answer = await importing(content)
    expect(answer.at('kept')).toEqual([{ entry: 'LIB001', member: 'daysToShip' }])
    expect((await read('/v1/directory-entries/LIB001')).at()).toMatchObject({
      daysToShip: 9,
      networks: [{ network: 'South', priority: 1 }],
    })
    const held = {
      member: 'connection.url',
      before: 'https://lib001.example/iso18626',
      after: 'https://elsewhere.example/iso18626',
    }
    expect(answer.at('held')).toEqual([{ ...held, partner: 'LIB001' }])
    // What waits for a person of this source is no news of another.
    const another = await importing(csv('Z1,Z 1'), { source: 'another', dryRun: true })
    expect([another.status, another.at('held')]).toEqual([200, []])
    expect((await read('/v1/partners/LIB001')).at('connection', 'url')).toBe(held.before)
    expect((await read('/v1/partners/LIB001/effective')).at('held')).toEqual([held])
    const waiting = await read('/v1/directory-entries?held=true')
    expect(waiting.at('items')).toMatchObject([{ code: 'LIB001' }])
    // A partner that is called as its entry was takes the new name; another keeps its own.
    const nameOf = async (code: string) =>
      ((await read(`/v1/partners/${code}/effective`)).at('members') as readonly unknown[])[0]
    expect(await nameOf('LIB002')).toEqual({
      ...{ member: 'name', value: '"New name of LIB002"', origin: 'entry', entry: 'LIB002' },
    })
    expect(await nameOf('LIB003')).toEqual({ member: 'name', value: '"Our own name"', origin: 'partner' })
  })

  test('is listed by network, source, vendor and words, all of which must fit', async () => {
    await change('/v1/directory-entries/LIB004', {
      endpoint: {
        ...{ protocol: 'iso18626', url: 'https://lib004.example/iso18626' },
        ...{ edition: '2021-2', vendor: 'alma' },
      },
      holdingCodes: [{ value: 'OSL-4' }],
    })
    const codes = async (query: string): Promise<readonly string[]> => {
      const answer = await read(`/v1/directory-entries?${query}`)
      expect(answer.status, answer.text).toBe(200)
      return (answer.at('items') as readonly { readonly code: string }[]).map(({ code }) => code)
    }
    expect(await codes('network=south')).toEqual(['LIB001'])
    expect(await codes('network=South,north&text=lib00')).toHaveLength(9)
    expect(await codes('vendor=Alma')).toEqual(['LIB004'])
    expect(await codes('text=osl-4')).toEqual(['LIB004'])
    expect(await codes('text=isil:xx-LIB004%20library')).toEqual(['LIB004'])
    expect(await codes('source=union&held=true')).toEqual(['LIB001', 'LIB004'])
    expect((await read('/v1/partners/LIB004/effective')).at('held')).toEqual([
      { member: 'connection.edition', before: '1.2', after: '2021-2' },
      { member: 'connection.vendor', before: 'standard', after: 'alma' },
    ])
    expect(await codes('source=nobody')).toEqual([])
    expect(await codes('held=false')).toHaveLength(198)
    const first = await read('/v1/directory-entries?source=union&limit=50')
    const rest = await codes(`source=union&limit=200&cursor=${first.words('nextCursor')}`)
    expect(rest).toHaveLength(150)
  })

  test('what a partner sets itself wins over its entry, and its entry over the parent', async () => {
    await gateway.call('PUT', '/v1/directory-entries/GROUP', {
      json: { name: 'Group', type: 'consortium', timeZone: 'Europe/Oslo', daysToShip: 30 },
    })
    await change('/v1/directory-entries/LIB002', { parent: 'GROUP' })
    await change('/v1/partners/LIB002', { networks: [{ network: 'Own' }] })
    const effective = await read('/v1/partners/LIB002/effective')
    expect(effective.at('members')).toEqual(
      expect.arrayContaining([
        { member: 'networks', value: JSON.stringify([{ network: 'Own', priority: 100 }]), origin: 'partner' },
        { member: 'averageSupplyDays', value: '2', origin: 'entry', entry: 'LIB002' },
        { member: 'timeZone', value: '"Europe/Oslo"', origin: 'entry', entry: 'GROUP' },
      ]),
    )
  })

  test('an entry that is gone is missing, after 30 days withdrawn: new rotas pass its partner over, a live loan goes on', async () => {
    const made = await gateway.call('POST', '/v1/requests', {
      key,
      json: { citation: { title: 'T' }, service: { type: 'loan' }, rota: ['LIB200'] },
    })
    const number = made.words('number')
    await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json: { type: 'send' } })
    const content = csv(...members.slice(0, 199).map(({ code }) => row(code)))
    expect((await importing(content)).at('missing')).toEqual(['LIB200'])
    expect((await read('/v1/directory-entries/LIB200')).at('status')).toBe('missing')
    gateway.advance(31 * 86_400_000)
    await importing(content)
    expect((await read('/v1/directory-entries/LIB200')).at('status')).toBe('withdrawn')
    await gateway.call('PUT', '/v1/rota-templates/last', {
      json: { choose: { by: 'list', partners: ['LIB200'] } },
    })
    const tried = await gateway.call('POST', '/v1/rota-templates/last/try', {
      json: { library: 'ABC', citation: { title: 'T' }, service: { type: 'loan' } },
    })
    expect(tried.at('leftOut', 0, 'reason', 'code')).toBe('rota.withdrawn')
    expect((await gateway.call('GET', `/v1/requests/${number}`, { key })).at('stage')).toBe('sent')
    const returned = await importing(csv(...members.map(({ code }) => row(code))))
    expect(returned.at('missing')).toEqual([])
    expect((await read('/v1/directory-entries/LIB200')).at('status')).toBe('present')
  })

  test('refuses to let many entries go missing until somebody accepts that', async () => {
    const few = csv(...members.slice(0, 100).map(({ code }) => row(code)))
    expect((await importing(few, { dryRun: true })).at('faults', 0, 'code')).toBe('fault.too_many_missing')
    expect((await importing(few, { dryRun: true, acceptMissing: true })).status).toBe(200)
  })

  test('reads a page of CrossLink’s directory', async () => {
    const group = '00000000-0000-0000-0000-00000000000a'
    const content = JSON.stringify({
      about: { count: 2 },
      items: [
        {
          id: '00000000-0000-0000-0000-00000000000b',
          name: 'Made University',
          type: 'Institution',
          parent: group,
          contactName: 'Desk',
          email: 'ill@made.example',
          symbols: [{ authority: 'ISIL', symbol: 'XX-MADE', id: '1' }],
          endpoints: [{ name: 'Primary', type: 'ISO18626', address: 'https://made.example/ill' }],
          vendor: 'ReShare',
          addresses: [
            {
              type: 'Default',
              addressComponents: [
                { seq: 1, type: 'Locality', value: 'Town' },
                { seq: 0, type: 'Thoroughfare', value: 'Street 1' },
              ],
            },
            { type: 'Billing', addressComponents: [{ seq: 0, type: 'Locality', value: 'Elsewhere' }] },
          ],
          networks: [
            { name: 'Made Network', priority: 2, reciprocal: true },
            { id: group, priority: 0 },
          ],
          holdingsPolicy: { locations: [{ code: 'MAIN', name: 'Main', supplyPreference: 4 }] },
          tiers: [{ name: 'Top', level: 'standard', type: 'loan', cost: 0 }],
          closures: [{ startDate: '2026-12-24', endDate: '2027-01-02', reason: 'Break' }],
          lmsConfig: { fromAgencyAuthentication: 'not-read' },
        },
        {
          id: group,
          name: 'Made Consortium',
          type: 'Consortium',
          symbols: [{ authority: 'MADE', symbol: 'GRP' }],
        },
      ],
    })
    const answer = await importing(content, {
      format: 'json',
      source: 'crosslink',
      createPartners: 'inactive',
    })
    expect(answer.status, answer.text).toBe(200)
    const entry = await read('/v1/directory-entries/XX-MADE')
    expect(entry.at()).toMatchObject({
      parent: 'GRP',
      endpoint: { protocol: 'iso18626', url: 'https://made.example/ill', vendor: 'reshare' },
      addresses: [{ kind: 'physical', line1: 'Street 1', locality: 'Town' }],
      networks: [{ network: 'Made Network', priority: 2, reciprocal: true }],
      holdingsPolicy: { locations: [{ code: 'MAIN', name: 'Main', supplyPreference: 4 }] },
      tiers: [{ service: 'loan', level: 'standard', cost: { amount: '0', currency: 'EUR' } }],
      closures: [{ from: '2026-12-24', to: '2027-01-02', note: 'Break' }],
    })
    expect(entry.text).not.toContain('not-read')
    const list = JSON.stringify(JSON.parse(content).items)
    const again = await importing(list, { format: 'json', source: 'crosslink', dryRun: true })
    expect(again.at('faults') ?? [], again.text).toEqual([])
    expect((await read('/v1/partners/XX-MADE')).at()).toMatchObject({
      status: 'inactive',
      connection: { url: 'https://made.example/ill', vendor: 'reshare' },
    })
  })
})
