import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { adminKey, startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

const day = 86_400_000

let gateway: WholeGateway
beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true, startAt: '2026-11-02T10:00:00.000Z' })
  for (const code of ['ABC', 'XYZ'])
    await gateway.api('PUT', `/v1/libraries/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      timeZone: 'Europe/Berlin',
    })
  for (const code of ['NORTH', 'SOUTH'])
    await gateway.api('PUT', `/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: `X-${code}` }],
      allowPrivateNetwork: true,
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
    })
  const give = await create('ABC', ['NORTH', 'SOUTH'])
  await give({ type: 'send' })
  gateway.advance(2 * day)
  await give(event('unfilled', { reason: 'NotHeld' }))
  gateway.advance(3 * day)
  await give(event('shipped', { items: [{}], cost: { currency: 'EUR', amount: '7.50' } }))
  gateway.advance(day)
  await give({ type: 'receive' })
  const other = await create('XYZ', ['NORTH'])
  await other({ type: 'send' })
  gateway.advance(30 * day)
  await other(event('unfilled', { reason: 'In use, sorry' }))
})
afterAll(() => gateway.stop())

const Numbered = z.object({ number: z.string() })

const create = async (
  library: string,
  rota: readonly string[],
  { patron = 'p-1', title = 'Sult', ...more }: Partial<Record<'patron' | 'title' | 'workflow', string>> = {},
) => {
  const { body } = await gateway.api('POST', '/v1/requests', {
    library,
    citation: { title, publicationDate: 'Oslo, 1994' },
    service: { type: 'loan' },
    patron: { id: patron, surname: 'Nightingale' },
    rota,
    ...more,
  })
  const { number } = Numbered.parse(body)
  return async (command: object) => {
    await gateway.call('POST', `/v1/requests/${number}/commands`, command)
  }
}

const event = (type: string, more: object = {}) => ({
  type: 'record_partner_event',
  event: { type, ...more },
})

const Table = z.object({
  columns: z.array(z.object({ name: z.string(), label: z.string(), definition: z.string().optional() })),
  rows: z.array(z.array(z.unknown())),
  totals: z.array(z.unknown()),
})

const read = async (query: string) => {
  const { body } = await gateway.api('GET', `/v1/statistics?${query}`)
  const { columns, rows, totals } = Table.parse(body)
  return { names: columns.map(({ name }) => name), columns, rows, totals }
}

test('figures by partner: fill rate, days and charges, each with its definition', async () => {
  const { names, columns, rows, totals } = await read(
    'measures=partner_fill_rate,days_create_receive,charges&by=partner&library=ABC',
  )
  expect(names).toEqual([
    'partner',
    'partner_fill_rate',
    'partner_fill_rate.count',
    'days_create_receive.count',
    'days_create_receive.mean',
    'days_create_receive.median',
    'days_create_receive.p90',
    'charges.EUR',
  ])
  expect(rows).toEqual([
    ['NORTH', 0, 1, 0, null, null, null, '0'],
    ['SOUTH', 1, 1, 1, 6, 6, 6, '7.50'],
  ])
  expect(totals).toEqual([null, 0.5, 2, 1, 6, 6, 6, '7.50'])
  expect(columns[1]?.definition).toMatch(/divided by/)
})

test('a basis of events counts each thing in the month in which it happened', async () => {
  const by = 'measures=requests_created,requests_filled,unfilled_by_reason'
  expect((await read(`${by}&by=month&basis=event`)).rows).toEqual([
    ['2026-11', 2, 1, 1],
    ['2026-12', 0, 0, 1],
  ])
  expect((await read(`${by}&by=quarter&from=2026-11-05&to=2026-11-30`)).rows).toEqual([['2026-Q4', 1, 0, 1]])
  expect((await read('measures=unfilled_by_reason&by=reason')).rows).toEqual([
    ['NotHeld', 1],
    ['other', 1],
  ])
})

test('figures stay when the patron is erased, and rows name nobody', async () => {
  const before = await read('by=library,month')
  await gateway.call('POST', '/v1/patrons/p-1/erase', { library: 'ABC', force: true })
  expect(await read('by=library,month')).toEqual(before)
  for (const rows of ['requests', 'entries', 'charges']) {
    const { body } = await gateway.api('GET', `/v1/statistics/export?rows=${rows}`)
    expect(String(body)).not.toMatch(/Nightingale|p-1|Sult|sorry/)
  }
})

test('tables and rows come as CSV', async () => {
  const headers = { accept: 'text/csv' }
  const { body } = await gateway.api('GET', '/v1/statistics?measures=fill_rate&by=library', undefined, {
    headers,
  })
  expect(String(body).split('\r\n')).toEqual(['library,fill_rate,fill_rate.count', 'ABC,1,1', ''])
  const { body: rows } = await gateway.api('GET', '/v1/statistics/export?rows=charges')
  expect(String(rows)).toMatch(/^number,library,.*\r\nABC-.*,ABC,2026-11-02,2026-11-07,SOUTH,EUR,7\.50\r\n$/)
})

test.each([
  ['measures=fil_rate', 'measures', /fill_rate/],
  ['by=partners', 'by', /`partner`/],
  ['measures=fill_rate&by=partner', 'by', /Fill rate cannot be broken down by `partner`/],
  ['from=2026-12-01&to=2026-11-01', 'to', /must not be before `from`/],
])('%s is refused with what to do', async (query, path, message) => {
  const { status, body } = await gateway.api('GET', `/v1/statistics?${query}`)
  expect(status).toBe(400)
  expect(body).toMatchObject({ faults: [{ path, text: expect.stringMatching(message) }] })
})

test('a library sees its own figures only', async () => {
  const made = await gateway.api('POST', '/v1/keys', { name: 'the desk', role: 'viewer', library: 'XYZ' })
  const { key: secret } = z.object({ key: z.string() }).parse(made.body)
  const headers = { authorization: `Bearer ${secret}` }
  const own = await gateway.api('GET', '/v1/statistics?measures=requests_created&by=library', undefined, {
    headers,
  })
  expect(Table.parse(own.body).rows).toEqual([['XYZ', 1]])
  const others = await gateway.api('GET', '/v1/statistics?library=ABC', undefined, { headers })
  expect(others.status).toBe(403)
})

test('balances count who shipped to whom, once, and do not take what is unseen for zero', async () => {
  for (const [code, more] of [
    ['ABCP', {}],
    ['XYZP', { loanToBorrowRatio: '2:1', networks: [{ network: 'North' }] }],
  ] as const) {
    await gateway.call('PUT', `/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: `X-${code.slice(0, 3)}` }],
      allowPrivateNetwork: true,
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
      ...more,
    })
  }
  const give = await create('ABC', ['XYZP'])
  await give({ type: 'send' })
  await give(event('shipped', { items: [{}] }))
  const rowsOf = async (query = '') => {
    const { body } = await gateway.api('GET', `/v1/balances${query}`)
    return Table.parse(body).rows
  }
  expect(await rowsOf()).toEqual([
    ['ABCP', 0, 1, -1, 0.83],
    ['SOUTH', 1, null, null, null],
    ['XYZP', 1, 0, 1, 0.6],
  ])
  expect(await rowsOf('?by=partner,library&library=XYZ')).toEqual([['ABCP', 'XYZ', 0, 1, -1, 0.83]])
  expect(await rowsOf('?period=active&partner=XYZP')).toEqual([['XYZP', 1, 0, 1, 0.6]])
  await give({ type: 'receive' })
  await give({ type: 'patron_loan' })
  await give({ type: 'patron_return' })
  await give({ type: 'return' })
  expect(await rowsOf('?period=active&partner=XYZP')).toEqual([])
  expect(await rowsOf('?period=calendar_year&partner=SOUTH')).toEqual([['SOUTH', 1, null, null, null]])
  expect(await rowsOf('?network=south')).toEqual([])
  expect(await rowsOf('?from=2020-01-01&to=2020-12-31')).toEqual([])
  await gateway.store.putDocuments([
    {
      ...{ kind: 'rota_template', key: 'shared', expectedVersion: 0 },
      value: {
        code: 'shared',
        choose: { by: 'holdings', sources: ['union'], sort: ['balance'], balancePeriod: 'active' },
      },
    },
  ])
  // A network that limits borrowing needs them, whether or not a rota template sorts by them.
  await gateway.call('PUT', '/v1/networks/north', {
    name: 'North',
    // biome-ignore lint/suspicious/noThenProperty: the word of the API for what follows
    balanceRules: [{ scope: 'bilateral', maxNetBorrowing: 1, then: 'exclude' }],
  })
  gateway.advance(5_000)
  const counted = await until(
    'the balances to be counted',
    async () => (await gateway.store.getDocument('partner_balances', 'partners'))?.value,
  )
  expect(counted).toEqual({
    pool: { ABCP: 0.83, XYZP: 0.6 },
    bilateral: { ABC: { XYZP: 0.6 }, XYZ: { ABCP: 0.83 } },
    // Everything is back.
    periods: { active: { pool: {}, bilateral: {} } },
    net: { ABC: { XYZP: 1 }, XYZ: { ABCP: -1 } },
  })
})

const rowsOfParquet = async (query: string): Promise<readonly unknown[]> => {
  const response = await fetch(`${gateway.url}/v1/statistics/export?format=parquet&${query}`, {
    headers: { authorization: `Bearer ${adminKey}` },
  })
  expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet')
  return parquetReadObjects({ file: await response.arrayBuffer() })
}

test('a Parquet reader reads the rows, with the types of their columns', async () => {
  const [charge, ...more] = await rowsOfParquet('rows=charges&library=ABC&to=2026-11-30')
  expect(more).toEqual([])
  expect(charge).toMatchObject({
    library: 'ABC',
    partner: 'SOUTH',
    currency: 'EUR',
    created_on: new Date('2026-11-02'),
    on: new Date('2026-11-07'),
  })
  const { body } = await gateway.api('GET', '/v1/statistics/export?rows=entries')
  const entries = await rowsOfParquet('rows=entries')
  expect(entries).toHaveLength(String(body).trim().split('\r\n').length - 1)
  expect(entries).toContainEqual(
    expect.objectContaining({ partner: 'NORTH', reason: 'NotHeld', filled: false, received_on: null }),
  )
  const balance = await rowsOfParquet('rows=balance&library=ABC&to=2026-11-30')
  expect(balance.filter((row) => Object(row).partner === 'SOUTH')).toEqual([
    // What SOUTH borrowed from others than the libraries here is not seen.
    { library: 'ABC', partner: 'SOUTH', month: '2026-11', lent: 1, borrowed: null },
  ])
  // Strict readers refuse a file without rows unless its empty list of row groups is one of structs (0x0c).
  const empty = await fetch(
    `${gateway.url}/v1/statistics/export?rows=requests&format=parquet&to=2000-01-01`,
    {
      headers: { authorization: `Bearer ${adminKey}` },
    },
  )
  const bytes = Buffer.from(await empty.arrayBuffer())
  expect(bytes.includes(Buffer.of(0x16, 0, 0x19, 0x0c))).toBe(true)
  expect(await parquetReadObjects({ file: Uint8Array.from(bytes).buffer })).toEqual([])
})

test('a condition narrows figures, and the requests behind a figure are those that it counts', async () => {
  const query = 'measures=partner_fill_rate&where=partner:SOUTH&library=ABC'
  expect((await read(`${query}&by=decade`)).rows).toEqual([['1990', 1, 1]])
  const { body } = await gateway.api('GET', `/v1/statistics/requests?${query}`)
  expect(body).toMatchObject({
    total: 1,
    items: [{ library: 'ABC', createdOn: '2026-11-02', title: 'Sult', exists: true }],
  })
  const refused = await gateway.api('GET', '/v1/statistics?where=colour:red')
  expect(refused.body).toMatchObject({
    faults: [{ path: 'where', text: expect.stringMatching(/service:loan/) }],
  })
})

test('a title that nobody could supply is named once two readers wanted it', async () => {
  const unfilled = async (patron: string, title: string) => {
    const give = await create('XYZ', ['NORTH'], { patron, title, workflow: 'minimal' })
    await give(event('unfilled', { reason: 'NotHeld' }))
  }
  await unfilled('p-7', 'Markens grøde')
  await unfilled('p-7', 'Pan')
  const titles = 'measures=unfilled_titles&by=title&library=XYZ'
  expect((await read(titles)).rows).toEqual([])
  await unfilled('p-7', 'Markens  Grøde')
  await unfilled('p-8', 'Markens grøde')
  const { body } = await gateway.api('GET', `/v1/statistics?${titles}`)
  expect(body).toMatchObject({
    rows: [[expect.any(String), 3]],
    suppressed: 1,
    titles: { [String(Table.parse(body).rows[0]?.[0])]: 'Markens grøde' },
  })
  await gateway.api('POST', '/v1/patrons/p-8/erase', { library: 'XYZ', force: true })
  expect((await read(titles)).rows).toEqual(Table.parse(body).rows)
})

test('the report of a month is sent once, on the first days of the next, and has a page to print', async () => {
  const patched = await gateway.api(
    'PATCH',
    '/v1/libraries/XYZ',
    { language: 'fr', monthlyReport: { to: ['director@library.example'] } },
    { headers: { 'content-type': 'application/merge-patch+json' } },
  )
  expect(patched.status, JSON.stringify(patched.body)).toBeLessThan(300)
  const { body } = await gateway.api('GET', '/v1/statistics/months/2026-12?library=XYZ')
  expect(body).toMatchObject({
    library: 'XYZ',
    figures: expect.arrayContaining([expect.objectContaining({ label: 'Requests settled' })]),
    findings: expect.arrayContaining([expect.stringMatching(/title that several readers wanted/)]),
  })
  expect(body).toMatchObject({ mail: { state: 'no_sender', addresses: 1 } })
  const page = await gateway.api('GET', '/v1/statistics/months/2026-12?library=XYZ', undefined, {
    headers: { accept: 'text/html', 'accept-language': 'de' },
  })
  expect(String(page.body)).toMatch(/Worauf zu achten ist[\s\S]*Erfüllungsquote/)
  expect(String(page.body)).toMatch(/<p><b>Erfüllungsquote<\/b>: Erfüllte geteilt/)
  expect(String(page.body)).not.toMatch(/`count`|count ist|Nightingale|p-7|Markens/)
})

test.each(['0:1', 'x', '1'])('a target of %s is refused', async (loanToBorrowRatio) => {
  const answer = await gateway.api(
    'PATCH',
    '/v1/partners/NORTH',
    { loanToBorrowRatio },
    {
      headers: { 'content-type': 'application/merge-patch+json' },
    },
  )
  expect(answer.status).toBe(400)
  expect(answer.body).toMatchObject({ faults: [{ path: 'loanToBorrowRatio' }] })
})
