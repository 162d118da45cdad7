import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { holdersOf, isbnOf, loneTitle, members, recordsFor } from '../../scripts/demo/consortium.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

let gateway: TestGateway
let catalogue: Server
let address: string
let key: string
const asked: string[] = []

/** Answers as an SRU server does; `/down` is out of order, `/big` never stops, `/silent` never answers. */
const startCatalogue = async (): Promise<void> => {
  catalogue = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://catalogue')
    asked.push(pathname)
    if (pathname === '/silent') return
    if (pathname === '/down') {
      response.writeHead(503).end()
      return
    }
    if (pathname === '/big') {
      const chunk = 'x'.repeat(1_000_000)
      const more = (): void => {
        while (response.write(chunk));
        response.once('drain', more)
      }
      more()
      return
    }
    const records = pathname === '/empty' ? [] : recordsFor(searchParams.get('query') ?? '')
    response.writeHead(200, { 'content-type': 'application/xml' })
    response.end(
      `<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><numberOfRecords>${records.length}</numberOfRecords><records>${records
        .map((record) => `<record><recordData>${record}</recordData></record>`)
        .join('')}</records></searchRetrieveResponse>`,
    )
  })
  await new Promise<void>((resolve) => {
    catalogue.listen(0, '127.0.0.1', resolve)
  })
  const bound = catalogue.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port')
  address = `http://127.0.0.1:${bound.port}`
}

const put = async (path: string, json: unknown): Promise<void> => {
  const answer = await gateway.call('PUT', path, { json })
  expect(answer.status, answer.text).toBeLessThan(300)
}

const putProfile = (code: string, path: string, more: object = {}) =>
  put(`/v1/locate-profiles/${code}`, {
    ask: {
      kind: 'sru',
      url: address + path,
      indexes: [
        { by: 'isbn', index: 'isbn' },
        { by: 'title', index: 'title' },
      ],
      holdings: 'marc_924',
      codeType: 'ISIL',
    },
    allowPrivateNetwork: true,
    timeout: 'PT1S',
    ...more,
  })

const putTemplate = (code: string, choose: object, more: object = {}) =>
  put(`/v1/rota-templates/${code}`, { choose: { by: 'holdings', checkAhead: 0, ...choose }, ...more })

const request = (title: number, more: object = {}) => ({
  citation: { title: `Title ${title}`, identifiers: [{ type: 'ISBN', value: isbnOf(title) }] },
  service: { type: 'loan', ...more },
})

const create = async (json: object): Promise<string> => {
  const made = await gateway.call('POST', '/v1/requests', { key, json })
  expect(made.status, made.text).toBe(201)
  return made.words('number')
}

const read = (number: string, more = '') => gateway.call('GET', `/v1/requests/${number}${more}`, { key })

/** Creates a request and finds its holders. */
const found = async (title: number, more: object = {}) => {
  const number = await create(request(title, more))
  await gateway.deliver()
  return { number, answer: await read(number) }
}

type Candidate = {
  readonly partner?: string
  readonly holdingCode?: string
  readonly place?: number
  readonly reason?: { readonly code: string }
}

const change = async (code: string, json: object): Promise<void> => {
  const answer = await gateway.call('PATCH', `/v1/partners/${code}`, {
    json,
    headers: { 'content-type': 'application/merge-patch+json' },
  })
  expect(answer.status, answer.text).toBe(200)
}

beforeAll(async () => {
  await startCatalogue()
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.call('PATCH', '/v1/libraries/ABC', {
    json: { networks: [{ network: 'North', priority: 1 }] },
    headers: { 'content-type': 'application/merge-patch+json' },
  })
  for (const { code, isil, number } of members) {
    if (number === 12) continue
    await gateway.makePartner(code, { symbols: [{ type: 'ISIL', value: isil }] })
  }
  await gateway.makePartner('LAST')
  await putProfile('union', '/sru')
  for (const path of ['down', 'big', 'silent', 'empty']) await putProfile(path, `/${path}`)
  await putTemplate('holders', { sources: ['union'] })
  await put('/v1/rota-templates/list', { choose: { by: 'list', partners: ['LAST'] } })
  await put('/v1/rota-rules', { rules: [{ name: 'all', templates: ['holders', 'list'] }] })
})

afterAll(async () => {
  await gateway.close()
  catalogue.closeAllConnections()
  catalogue.close()
})

const partnersOf = (answer: {
  readonly at: (...path: readonly (string | number)[]) => unknown
}): readonly string[] =>
  (answer.at('rota') as readonly { readonly partner: string }[]).map(({ partner }) => partner)

describe('a rota from holdings', () => {
  test('the only copy is found at library 173, with one question, and nobody else is asked', async () => {
    asked.length = 0
    const number = await create(request(loneTitle))
    expect((await read(number)).at('stage')).toBe('locating')
    await gateway.deliver()
    const answer = await read(number)
    expect(partnersOf(answer)).toEqual(['LIB173'])
    expect(answer.at('stage')).toBe('ready')
    expect(answer.at('rota', 0)).toMatchObject({
      callNumber: 'S 173',
      recordId: `${loneTitle}-173`,
      located: { held: true, source: 'union' },
    })
    expect(answer.at('rotaBuilds', 0)).toMatchObject({
      rules: [{ number: 1, name: 'all' }],
      templates: ['holders'],
      sources: [{ source: 'union', questions: 1, holders: 1 }],
    })
    expect(asked).toEqual(['/sru'])
  })

  test('where any edition is wanted, the title is asked for after the number too', async () => {
    const { answer } = await found(loneTitle - 1, { anyEdition: true })
    expect(answer.at('rotaBuilds', 0, 'sources')).toMatchObject([{ source: 'union', questions: 2 }])
  })

  test('each holder is placed or left out with its reason, never both; the request keeps the explanation', async () => {
    // Library 12 is no partner, so that its code stays unmapped.
    const title = Array.from({ length: 20_000 }, (_, each) => each).find(
      (each) => holdersOf(each).includes(12) && holdersOf(each).length > 6,
    )
    if (title === undefined) throw new Error('no title')
    const holders = holdersOf(title).map((number) => `LIB${String(number).padStart(3, '0')}`)
    const [closed = '', copying = '', dear = '', elsewhere = ''] = holders.filter((code) => code !== 'LIB012')
    await change(closed, { closures: [{ from: '2020-01-01', to: '2099-01-01' }] })
    await change(copying, { policies: [{ service: 'loan', lends: false }] })
    await change(dear, { tiers: [{ service: 'loan', cost: { amount: '15', currency: 'EUR' } }] })
    await change(elsewhere, { networks: [{ network: 'South' }] })
    const { number, answer } = await found(title, { maximumCost: { amount: '10', currency: 'EUR' } })
    const explained = await read(number, '/rota-candidates')
    const candidates = explained.at('candidates') as readonly Candidate[]
    const reasons = Object.fromEntries(
      candidates.map(({ partner, holdingCode, reason, place }) => [
        partner ?? holdingCode ?? '',
        reason?.code ?? place,
      ]),
    )
    expect(reasons).toMatchObject({
      [closed]: 'rota.closed_until',
      [copying]: 'rota.policy',
      [dear]: 'rota.over_maximum_cost',
      [elsewhere]: 'rota.no_shared_network',
      'XX-L012': 'rota.code_unmapped',
    })
    expect(Object.keys(reasons).length).toBe(holders.length)
    for (const { place, reason } of candidates)
      expect((place === undefined) !== (reason === undefined)).toBe(true)
    expect(partnersOf(answer)).toEqual(
      candidates.filter(({ place }) => place !== undefined).map(({ partner }) => partner),
    )
    const german = await gateway.call(
      'GET',
      `/v1/requests/${number}/rota-candidates?reason=rota.over_maximum_cost`,
      {
        key,
        headers: { 'accept-language': 'de' },
      },
    )
    expect(german.at('candidates', 0, 'reason', 'text')).toMatch(/^Preis 15,00\sEUR, höchstens 10,00\sEUR$/)
    expect((german.at('candidates') as unknown[]).length).toBe(1)
    for (const code of [closed, copying, dear, elsewhere])
      await change(code, { closures: [], policies: [], tiers: [], networks: [] })
  })

  test('a code that belongs to nobody is listed with the requests that it cost, until a partner has it', async () => {
    const titles = Array.from({ length: 20_000 }, (_, each) => each).filter((each) =>
      holdersOf(each).includes(12),
    )
    for (const title of titles.slice(0, 2)) await found(title)
    const listed = await gateway.call('GET', '/v1/unmapped-codes')
    expect(listed.at('codes', 0)).toMatchObject({ source: 'union', code: 'XX-L012' })
    expect(listed.at('codes', 0, 'requests')).toBeGreaterThanOrEqual(2)
    await change('LAST', { holdingCodes: [{ source: 'union', value: 'xx-l012' }] })
    expect((await gateway.call('GET', '/v1/unmapped-codes')).at('codes')).toEqual([])
    const { answer } = await found(titles[2] ?? 0)
    expect(partnersOf(answer)).toContain('LAST')
    await change('LAST', { holdingCodes: [] })

    // In the directory without a partner it is no unmapped code; a branch is asked through the partner of its institution.
    const symbols = [{ type: 'ISIL', value: 'XX-L012' }]
    await put('/v1/directory-entries/GROUP', { name: 'Group' })
    await put('/v1/directory-entries/LIB012', {
      name: 'Library 12',
      type: 'branch',
      parent: 'GROUP',
      symbols,
    })
    expect((await gateway.call('GET', '/v1/unmapped-codes')).at('codes')).toEqual([])
    const { number } = await found(titles[3] ?? 0)
    const left = await read(number, '/rota-candidates?reason=rota.no_endpoint')
    expect(left.at('candidates', 0)).toMatchObject({
      holdingCode: 'XX-L012',
      reason: { code: 'rota.no_endpoint', params: { entry: 'LIB012' } },
    })
    await change('LAST', { directoryEntry: 'GROUP' })
    expect(partnersOf((await found(titles[4] ?? 0)).answer)).toContain('LAST')
    await change('LAST', { directoryEntry: null })
    for (const code of ['LIB012', 'GROUP']) await gateway.call('DELETE', `/v1/directory-entries/${code}`)
  })

  test.each([
    ['hangs', 'silent', 'failure.after_sending'],
    ['sends without end', 'big', 'failure.after_sending'],
    ['is out of order', 'down', 'failure.http_failed'],
  ])('a source that %s costs its own time only: the others count', async (_, source, code) => {
    await putTemplate('holders', { sources: [source, 'union'], stop: 'all' })
    const { answer } = await found(loneTitle)
    expect(partnersOf(answer)).toEqual(['LIB173'])
    expect(answer.at('rotaBuilds', 0, 'sources')).toMatchObject([
      { source, holders: 0, reason: { code } },
      { source: 'union', holders: 1 },
    ])
    await putTemplate('holders', { sources: ['union'] })
  })

  test('where nobody holds it, or no source answers, the next template of the rule applies', async () => {
    await putTemplate('holders', { sources: ['empty'] })
    expect(partnersOf((await found(7)).answer)).toEqual(['LAST'])
    await putTemplate('holders', { sources: ['down'] })
    const number = await create(request(7))
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await gateway.deliver()
      gateway.advance(60_000)
    }
    expect(partnersOf(await read(number))).toEqual(['LAST'])
    await putTemplate('holders', { sources: ['union'] })
  })

  test('at most three questions go to union catalogues, and three to partners before the first request leaves', async () => {
    await putProfile('own', '/empty', { whenUncertain: 'keep', whenUnavailable: 'keep' })
    const title = Array.from({ length: 20_000 }, (_, each) => each).find(
      (each) => holdersOf(each).length > 8 && !holdersOf(each).includes(12),
    )
    const holders = holdersOf(title ?? 0).map((number) => `LIB${String(number).padStart(3, '0')}`)
    for (const code of holders) await change(code, { locateProfile: 'own' })
    await putTemplate('holders', { sources: ['empty', 'empty', 'union'].slice(1), checkAhead: 3 })
    asked.length = 0
    const { number, answer } = await found(title ?? 0)
    expect(answer.at('stage')).toBe('locating')
    const union = asked.length
    expect(union).toBeLessThanOrEqual(3)
    await gateway.deliver()
    const checked = await read(number)
    expect(asked.length - union).toBeLessThanOrEqual(6)
    expect(
      (checked.at('rota') as readonly { located?: { source?: string } }[]).filter(
        ({ located }) => located?.source === undefined,
      ),
    ).toHaveLength(3)
    expect(checked.at('stage')).toBe('ready')
    for (const code of holders) await change(code, { locateProfile: null })
    await putTemplate('holders', { sources: ['union'] })
  })

  test('staff find the holders that are left, and nobody twice; entries that were asked stay', async () => {
    await putTemplate('holders', { sources: ['union'] }, { atMost: 2 })
    const title = Array.from({ length: 20_000 }, (_, each) => each).find((each) => holdersOf(each).length > 8)
    const { number, answer } = await found(title ?? 0)
    expect(partnersOf(answer)).toHaveLength(2)
    const added = await gateway.call('POST', `/v1/requests/${number}/commands`, {
      key,
      json: { type: 'find_holders' },
    })
    expect(added.status, added.text).toBeLessThan(300)
    await gateway.deliver()
    const partners = partnersOf(await read(number))
    expect(partners).toHaveLength(4)
    expect(new Set(partners).size).toBe(4)
    // Those that were placed before keep their places and values, and the new ones follow.
    const candidates = (await read(number, '/rota-candidates')).at('candidates') as readonly {
      readonly partner?: string
      readonly place?: number
      readonly keys?: unknown
    }[]
    const placed = candidates.filter(({ place }) => place !== undefined)
    expect(placed.map(({ partner, place }) => [partner, place])).toEqual(
      partners.map((partner, index) => [partner, index + 1]),
    )
    expect(placed.every(({ keys }) => keys !== undefined)).toBe(true)
    expect(new Set(candidates.map(({ partner }) => partner)).size).toBe(candidates.length)
    const without = await create({ ...request(8), rota: ['LAST'] })
    await put('/v1/rota-rules', { rules: [{ name: 'all', templates: ['list'] }] })
    const refused = await gateway.call('POST', `/v1/requests/${without}/commands`, {
      key,
      json: { type: 'find_holders' },
    })
    expect(refused.status).toBe(409)
    await put('/v1/rota-rules', { rules: [{ name: 'all', templates: ['holders', 'list'] }] })
    await putTemplate('holders', { sources: ['union'] })
  })

  test('staff who choose by hand see who holds it, where, the price, and who is closed', async () => {
    const [holder = '', other = ''] = holdersOf(5)
      .filter((each) => each !== 12)
      .map((each) => members.find(({ number }) => number === each)?.code ?? '')
    await change(holder, {
      averageSupplyDays: 4,
      tiers: [{ service: 'loan', cost: { amount: '7.50', currency: 'EUR' } }],
    })
    await putTemplate('one', { sources: ['union'] }, { atMost: 1, exclude: [holder, other] })
    await put('/v1/rota-rules', { rules: [{ name: 'all', templates: ['one'] }] })
    const { number } = await found(5)
    await change(other, { closures: [{ from: '2026-11-20', to: '2026-11-30' }] })
    const choices = await read(number, '/partner-choices')
    expect(choices.status, choices.text).toBe(200)
    const partners = choices.at('partners') as readonly {
      readonly partner: string
      readonly holds?: object
      readonly reason?: { readonly text: string }
    }[]
    const [first] = (await read(number)).at('rota') as readonly { readonly partner: string }[]
    expect(partners.map(({ partner }) => partner)).not.toContain(first?.partner)
    expect(partners.find(({ partner }) => partner === holder)).toMatchObject({
      holds: { source: 'union' },
      supplyDays: 4,
      price: { amount: '7.50', currency: 'EUR' },
    })
    expect(partners.find(({ partner }) => partner === other)?.reason?.text).toContain('closed until')
    // A holder that rules leave out is still better to know than one that has nothing.
    const places = partners.map(({ holds, reason }) => (holds ? 0 : 2) + (reason ? 1 : 0))
    expect(places).toEqual(places.toSorted())
    expect(places).toEqual(expect.arrayContaining([0, 1, 2]))
    await change(other, { closures: [] })
    await change(holder, { tiers: [] })
    await put('/v1/rota-rules', { rules: [{ name: 'all', templates: ['holders', 'list'] }] })
  })

  test('a template is tried with a citation before it is used', async () => {
    const tried = await gateway.call('POST', '/v1/rota-templates/holders/try', {
      json: { library: 'ABC', ...request(loneTitle) },
    })
    expect(tried.status, tried.text).toBe(200)
    expect(tried.at('rota')).toEqual([{ partner: 'LIB173', lastResort: false }])
    expect(tried.at('candidates', 0)).toMatchObject({ partner: 'LIB173', place: 1, callNumber: 'S 173' })
    // It was asked within the hour.
    expect(tried.at('sources')).toMatchObject([{ source: 'union', questions: 0, holders: 1 }])
    gateway.advance(3_600_000)
    const later = await gateway.call('POST', '/v1/rota-templates/holders/try', {
      json: { library: 'ABC', ...request(loneTitle) },
    })
    expect(later.at('sources')).toMatchObject([{ source: 'union', questions: 1, holders: 1 }])
  })
})
