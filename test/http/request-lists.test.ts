import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, startHttp, type TestGateway } from '../support/http.ts'
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
    ['Beta', { service: { type: 'copy', neededBy: '2027-01-01' } }],
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
