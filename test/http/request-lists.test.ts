import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { LibraryCode } from '../../src/borrowing/values.ts'
import type { Answer } from '../support/answer.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

let gateway: TestGateway
let key: string
const numbers: string[] = []
const numberAt = (index: number): string => numbers[index] ?? ''

beforeAll(async () => {
  gateway = await startHttp()
  key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
  await gateway.makePartner('OTHER')
  for (const [title, more] of [
    ['Alpha', { service: { type: 'loan', neededBy: '2027-02-01' } }],
    [
      'Beta',
      {
        service: { type: 'copy', neededBy: '2027-01-01' },
        citation: { title: 'Beta', titleOfComponent: 'A part of Beta' },
      },
    ],
    ['Gamma', { rota: ['OTHER'], citation: { title: 'Gamma', publicationType: 'Book' } }],
    ['Delta', { reference: 'ours-1, part 2' }],
  ] as const) {
    gateway.advance(1000)
    numbers.push(await makeRequest(gateway, key, { ...wanted(title), ...more }))
  }
  await command(gateway, key, numberAt(0), { type: 'send' })
})
afterAll(() => gateway.close())

const numbersIn = (answer: Answer): unknown[] => {
  const items = answer.at('items')
  expect(answer.status, answer.text).toBe(200)
  return Array.isArray(items) ? items.map((item) => Reflect.get(item, 'number')) : []
}
const listed = async (query: string, of = key) =>
  numbersIn(await gateway.call('GET', `/v1/requests?${query}`, { key: of }))
const titles = async (query: string) =>
  (await listed(query)).map((number) => 'ABGD'[numbers.indexOf(String(number))])

describe('a list of requests', () => {
  test('it names an article, and not its journal alone', async () => {
    const list = await gateway.call('GET', '/v1/requests?service=copy', { key })
    expect(list.at('items')).toMatchObject([{ title: 'A part of Beta' }])
  })

  test.each([
    ['worklist=to_send', 'DGB'],
    ['worklist=waiting_for_partner', 'A'],
    ['worklist=waiting_for_partner,to_send', 'DGBA'],
    ['worklist=waiting_for_partner&worklist=unfilled', 'A'],
    ['stage=sent', 'A'],
    ['status=ready_to_send', 'DGB'],
    ['next=library', 'DGB'],
    ['partner=SUP,OTHER', 'DGBA'],
    ['activePartner=SUP', 'A'],
    ['service=copy', 'B'],
    ['publicationType=Book', 'G'],
    ['patron=patron-4711&service=copy', 'B'],
    ['reference=ours-1%5C%2C%20part%202', 'D'],
    ['itemOut=true', ''],
    ['itemOut=false&costOpen=false', 'DGBA'],
    ['assignee=none', 'DGBA'],
    ['assignee=me', ''],
    ['label=rare', ''],
    ['neededByFrom=2027-01-15', 'A'],
    ['neededByTo=2027-01-01', 'B'],
    ['text=gam', 'G'],
    ['attention=idle', ''],
  ])('takes the filter %s', async (query, expected) => {
    expect((await titles(query)).join('')).toBe(expected)
  })

  test.each([
    ['sort=created', 'ABGD'],
    ['sort=-created', 'DGBA'],
    ['sort=neededBy', 'BAGD'],
    ['sort=-neededBy', 'ABDG'],
    ['sort=-updated', 'ADGB'],
  ])('is sorted by %s, and read page by page', async (query, expected) => {
    const parts: unknown[] = []
    let cursor: string | null = null
    do {
      const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const page = await gateway.call('GET', `/v1/requests?${query}&limit=3${next}`, { key })
      parts.push(...numbersIn(page))
      const after = page.at('nextCursor')
      cursor = typeof after === 'string' ? after : null
    } while (cursor !== null)
    expect(parts.map((number) => 'ABGD'[numbers.indexOf(String(number))]).join('')).toBe(expected)
  })

  test('takes a range of times, of which a day is all of it', async () => {
    const read = await gateway.call('GET', `/v1/requests/${numberAt(1)}`, { key })
    const created = read.words('createdAt')
    expect(await titles(`createdFrom=${created}&createdTo=${created}`)).toEqual(['B'])
    expect(
      await titles(`createdFrom=${created.slice(0, 10)}&createdTo=${created.slice(0, 10)}`),
    ).toHaveLength(4)
  })

  test('is searched by names of patrons, for those who may see them', async () => {
    const made = await gateway.call('POST', '/v1/keys', {
      json: { name: 'the front desk', role: 'viewer', library: 'ABC' },
    })
    expect(made.status, made.text).toBe(201)
    const viewer = made.words('key')
    expect(await listed('text=nighting', key)).toHaveLength(4)
    expect(await listed('text=nighting', viewer)).toEqual([])
    const foundIn = async (query: string, reader: string) => {
      const answer = await gateway.call('GET', `/v1/requests?${query}`, { key: reader })
      const page = z.object({ items: z.array(z.object({ foundIn: z.array(z.string()).optional() })) })
      return page.parse(answer.json).items.map((item) => item.foundIn)
    }
    expect(await foundIn('text=nighting%20gamma', key)).toEqual([['title', 'patron']])
    expect(await foundIn('text=gamma', viewer)).toEqual([['title']])
    expect(await foundIn(`text=${numberAt(2)}`, viewer)).toEqual([['number']])
    expect((await foundIn('limit=1', key))[0]).toBeUndefined()
    expect(await listed('text=gamma', viewer)).toEqual([numberAt(2)])
    expectProblem(
      await gateway.call('GET', '/v1/requests?patron=patron-4711', { key: viewer }),
      403,
      'forbidden',
    )
  })

  test('finds a request by what a scanner reads', async () => {
    expect(await listed(`barcode=${numberAt(2)}`)).toEqual([numberAt(2)])
    expect(await listed('barcode=31234000111')).toEqual([])
  })

  test.each([
    ['worklist=done', 'worklist'],
    ['sort=title', 'sort'],
    ['text=a&sort=due', 'sort'],
    ['dueFrom=tomorrow', 'dueFrom'],
    ['itemOut=maybe', 'itemOut'],
    ['worklst=to_send', 'worklst'],
  ])('refuses ?%s, and names the parameter', async (query, path) => {
    const answer = await gateway.call('GET', `/v1/requests?${query}`, { key })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 0, 'path')).toBe(path)
  })

  test('names what each request is listed by', async () => {
    const answer = await gateway.call('GET', '/v1/requests?service=copy', { key })
    expect(answer.at('items', 0)).toMatchObject({
      worklists: ['to_send'],
      labels: [],
      neededBy: '2027-01-01',
    })
  })
})

describe('an exported list', () => {
  const exported = async (query: string) => {
    const answer = await gateway.call('GET', `/v1/requests?${query}`, {
      key,
      headers: { accept: 'text/csv' },
    })
    expect(answer.headers.get('content-type')).toMatch(/^text\/csv/)
    return answer.text.replace('\ufeff', '').trimEnd().split('\r\n')
  }

  test('holds all that the filters leave, in the order of the list', async () => {
    const lines = await exported('sort=created&limit=1')
    expect(lines).toHaveLength(5)
    expect(lines[0]).toMatch(/^number,library,reference,created,stage,status,title,/)
    expect(lines.slice(1).map((line) => line.split(',')[0])).toEqual(numbers)
    expect(await exported('service=copy')).toHaveLength(2)
    expect(lines.join()).not.toMatch(/Nightingale|\b4711\b/)
  })

  test('holds nothing that a spreadsheet takes for a formula, and quotes what holds commas', async () => {
    const fresh = await gateway.makeLibrary('CSV')
    for (const title of [
      '=HYPERLINK("http://evil.example","x")',
      '+1',
      '-1+2',
      '@SUM(A1)',
      'plain, "quoted"',
    ])
      await makeRequest(gateway, fresh, wanted(title))
    const answer = await gateway.call('GET', '/v1/requests?sort=created', {
      key: fresh,
      headers: { accept: 'text/csv' },
    })
    expect(answer.text).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`)
    for (const title of ["'+1", "'-1+2", "'@SUM(A1)"]) expect(answer.text).toContain(`,${title},`)
    expect(answer.text).toContain('"plain, ""quoted"""')
  })

  test('is refused as the list is', async () => {
    const answer = await gateway.call('GET', '/v1/requests?text=a&sort=due', {
      key,
      headers: { accept: 'text/csv' },
    })
    expectProblem(answer, 400, 'invalid-input')
  })
})

describe('saved views', () => {
  const view = (more: object = {}) => ({
    name: 'Copies that wait',
    filters: { worklist: ['to_send', 'to_approve'], service: ['copy'] },
    sort: 'neededBy',
    columns: ['title', 'partner'],
    shared: false,
    ...more,
  })
  const makeKey = async (role: string) => {
    const made = await gateway.call('POST', '/v1/keys', { json: { name: `a ${role}`, role, library: 'ABC' } })
    return made.words('key')
  }

  test('are saved, listed, read, replaced and deleted', async () => {
    const saved = await gateway.call('PUT', '/v1/views/copies', { key, json: view() })
    expect(saved.status, saved.text).toBe(201)
    expect(saved.json).toMatchObject({ code: 'copies', library: 'ABC', ...view() })
    expect((await gateway.call('GET', '/v1/views/copies', { key })).json).toEqual(saved.json)
    const again = await gateway.call('PUT', '/v1/views/copies', { key, json: view({ name: 'All copies' }) })
    expect(again.status, again.text).toBe(200)
    const old = { 'if-match': saved.headers.get('etag') ?? '' }
    expect((await gateway.call('PUT', '/v1/views/copies', { key, json: view(), headers: old })).status).toBe(
      412,
    )
    const listed = await gateway.call('GET', '/v1/views', { key })
    expect(listed.at('items', 0, 'name')).toBe('All copies')
    expect((await gateway.call('DELETE', '/v1/views/copies', { key })).status).toBe(204)
    expectProblem(await gateway.call('GET', '/v1/views/copies', { key }), 404, 'not-found')
  })

  test('are the own ones and those that are shared in the library; only their maker and admins change these', async () => {
    const [one, other, admin] = [
      await makeKey('staff'),
      await makeKey('viewer'),
      await makeKey('library_admin'),
    ]
    await gateway.call('PUT', '/v1/views/mine', { key: one, json: view({ name: 'Mine' }) })
    await gateway.call('PUT', '/v1/views/ours', { key: one, json: view({ name: 'Ours', shared: true }) })
    const names = async (of: string) => {
      const items = (await gateway.call('GET', '/v1/views', { key: of })).at('items')
      return Array.isArray(items) ? items.map((item) => Reflect.get(item, 'name')) : []
    }
    expect(await names(one)).toEqual(['Mine', 'Ours'])
    expect(await names(other)).toEqual(['Ours'])
    expect(await names(await gateway.makeLibrary('FAR'))).toEqual([])
    const changed = view({ name: 'Changed', shared: true })
    expectProblem(
      await gateway.call('PUT', '/v1/views/ours', { key: other, json: changed }),
      403,
      'forbidden',
    )
    expectProblem(await gateway.call('DELETE', '/v1/views/ours', { key: other }), 403, 'forbidden')
    expect((await gateway.call('PUT', '/v1/views/ours', { key: admin, json: changed })).status).toBe(200)
  })

  test('take only filters that the list takes', async () => {
    const filters = { worklist: ['done'], colour: ['red'] }
    const answer = await gateway.call('PUT', '/v1/views/wrong', { key, json: view({ filters }) })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.text).toContain('filters/worklist')
    expect(answer.text).toContain('filters/colour')
  })
})

describe('the counts beside a list', () => {
  test('are those of the worklists, whatever is filtered, and of the facets that are left', async () => {
    const answer = await gateway.call('GET', '/v1/requests/counts?status=ready_to_send', { key })
    expect(answer.status, answer.text).toBe(200)
    expect(answer.at('worklists')).toMatchObject({ to_send: 3, waiting_for_partner: 1, closed: 0 })
    expect(answer.at('total')).toEqual({ count: 3, atLeast: false })
    expect(answer.at('facets', 'service')).toEqual([
      { value: 'loan', count: 2, atLeast: false },
      { value: 'copy', count: 1, atLeast: false },
    ])
    expect(answer.at('facets', 'status')).toEqual([
      { value: 'ready_to_send', count: 3, atLeast: false },
      { value: 'request_sent', count: 1, atLeast: false },
    ])
  })

  test('follow a request', async () => {
    const fresh = await gateway.makeLibrary('NEW')
    const counts = async () =>
      (await gateway.call('GET', '/v1/requests/counts', { key: fresh })).at('worklists')
    const number = await makeRequest(gateway, fresh)
    expect(await counts()).toMatchObject({ to_send: 1, closed: 0 })
    await command(gateway, fresh, number, { type: 'cancel' })
    expect(await counts()).toMatchObject({ to_send: 0, closed: 1 })
  })
})

test('a list says when each request was changed last, by anybody', async () => {
  const before = await gateway.call('GET', '/v1/requests?sort=-updated', { key })
  const number = numberAt(2)
  gateway.advance(60_000)
  await command(gateway, key, number, { type: 'edit', labels: ['changed'] })
  const after = await gateway.call('GET', '/v1/requests?sort=-updated', { key })
  expect(after.at('items', 0)).toMatchObject({
    number,
    updatedAt: new Date(gateway.time()).toISOString(),
  })
  expect(before.words('items', 0, 'updatedAt') < after.words('items', 0, 'updatedAt')).toBe(true)
})

test('names of patrons are listed for those who ask for them and may see them, and the audit log has that', async () => {
  const entries = async () => {
    const { json } = await gateway.call('GET', '/v1/audit?action=GET%20%2Fv1%2Frequests&limit=200')
    return (json as { readonly items: readonly { readonly requests?: readonly string[] }[] }).items
  }
  const earlier = await entries()
  expect((await gateway.call('GET', '/v1/requests', { key })).text).not.toContain('Nightingale')
  const viewer = await gateway.makeKey({ role: 'viewer', library: LibraryCode.parse('ABC'), name: 'viewer' })
  const path = '/v1/requests?patronNames=true&limit=1'
  expect((await gateway.call('GET', path, { key: viewer })).text).not.toContain('Nightingale')
  // A key of its own: to another one these requests were shown before, in this hour.
  const reader = await gateway.makeKey({ role: 'system', library: LibraryCode.parse('ABC'), name: 'reader' })
  const named = await gateway.call('GET', path, { key: reader })
  expect(named.at('items', 0, 'patronName')).toBe('Nightingale')
  const audit = await entries()
  expect(audit[0]?.requests).toEqual([named.at('items', 0, 'number')])
  expect(audit.slice(1)).toEqual(earlier)
})

test('a list shows what one can do about each request where it is asked for, without words of patrons to a viewer', async () => {
  const number = numberAt(0)
  const said = { type: 'message', note: 'Tell Nightingale' }
  await command(gateway, key, number, { type: 'record_partner_event', event: said })
  const read = await gateway.call('GET', `/v1/requests/${number}`, { key })
  expect(read.words('attention', 0, 'detail', 'text')).toBe('Tell Nightingale')
  const path = `/v1/requests?actions=true&barcode=${number}`
  const reader = await gateway.makeKey({ role: 'system', library: LibraryCode.parse('ABC'), name: 'actor' })
  const listed = await gateway.call('GET', path, { key: reader })
  for (const member of ['attention', 'negotiation', 'allowedCommands'])
    expect(listed.at('items', 0, 'actions', member), member).toEqual(read.at(member))
  const plain = await gateway.call('GET', path.replace('actions=true&', ''), { key })
  expect([plain.at('items', 0, 'number'), plain.at('items', 0, 'actions')]).toEqual([number, undefined])
  const audit = await gateway.call('GET', '/v1/audit?limit=1')
  expect(audit.at('items', 0, 'requests')).toEqual([number])
  const viewer = await gateway.makeKey({
    role: 'viewer',
    library: LibraryCode.parse('ABC'),
    name: 'onlooker',
  })
  expect((await gateway.call('GET', path, { key: viewer })).text).not.toContain('Nightingale')
})

test('the audit log has who listed the requests of a patron, as a page and as CSV', async () => {
  const path = '/v1/requests?patron=patron-4711'
  const listed = await gateway.call('GET', path, { key })
  expect(listed.at('items', 0), listed.text).toBeDefined()
  const csv = await gateway.call('GET', path, { key, headers: { accept: 'text/csv' } })
  expect(csv.status).toBe(200)
  const audit = await gateway.call('GET', '/v1/audit?action=GET%20%2Fv1%2Frequests')
  const [asCsv, asPage] = [audit.at('items', 0, 'requests'), audit.at('items', 1, 'requests')]
  expect(asCsv ?? []).toEqual([])
  expect(asPage).toContain(listed.at('items', 0, 'number'))
})
