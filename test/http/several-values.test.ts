import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer } from '../support/answer.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { resolve, withoutShared } from '../support/openapi/document.ts'
import { supplierMessage } from './messages.ts'
import { command, expectProblem, makeRequest, wanted } from './scene.ts'

const libraries = ['ABC', 'XYZ', 'THIRD'] as const

let gateway: TestGateway
let keys: Readonly<Record<string, string>>
let numbers: readonly string[]
beforeAll(async () => {
  gateway = await startHttp()
  for (const partner of ['SUP', 'OTHER']) await gateway.makePartner(partner)
  const made: Record<string, string> = {}
  for (const library of libraries) made[library] = await gateway.makeLibrary(library)
  keys = made
  const sent: string[] = []
  for (const library of libraries) {
    const key = keys[library] ?? ''
    const number = await makeRequest(gateway, key, {
      ...wanted(),
      rota: [library === 'XYZ' ? 'OTHER' : 'SUP'],
    })
    await command(gateway, key, number, { type: 'send' })
    sent.push(number)
    const partner = library === 'XYZ' ? 'OTHER' : 'SUP'
    await gateway.call('POST', `/partners/${partner}/iso18626`, {
      key: `${partner}-token-long-enough`,
      body: supplierMessage({ requestId: `${number}-1`, supplier: partner, requester: `LIB-${library}` }),
    })
    const person = { email: `${library}@lib.example`, name: library, role: 'staff', library }
    expect((await gateway.call('POST', '/v1/users', { json: person })).status).toBe(201)
    const view = { name: library, filters: { stage: ['sent'] }, shared: true }
    await gateway.call('PUT', `/v1/views/mine?library=${library}`, { json: view })
  }
  numbers = sent
})
afterAll(() => gateway.close())

const librariesOf = (answer: Answer): ReadonlySet<unknown> => {
  expect(answer.status, answer.text).toBe(200)
  return new Set(Array.from(Object(answer.json).items, (item) => Object(item).library))
}

const lists = ['requests', 'deliveries', 'messages', 'events', 'users', 'audit', 'views', 'colleagues']

describe('the filter by library', () => {
  test.each(lists)('takes several values in the list of %s', async (list) => {
    for (const query of ['library=XYZ,ABC', 'library=XYZ&library=ABC', 'library=ABC,XYZ,ABC,NOWHERE'])
      expect(librariesOf(await gateway.call('GET', `/v1/${list}?limit=200&${query}`))).toEqual(
        new Set(['ABC', 'XYZ']),
      )
    expect(librariesOf(await gateway.call('GET', `/v1/${list}?library=THIRD`))).toEqual(new Set(['THIRD']))
  })

  test.each(lists.filter((list) => list !== 'audit' && list !== 'users'))(
    'refuses a caller of one library any other in the list of %s',
    async (list) => {
      const key = keys.ABC ?? ''
      for (const query of ['library=XYZ', 'library=ABC,XYZ', 'library=XYZ&library=ABC'])
        expectProblem(await gateway.call('GET', `/v1/${list}?${query}`, { key }), 403, 'forbidden')
      expect((await gateway.call('GET', `/v1/${list}?library=ABC,ABC`, { key })).status).toBe(200)
    },
  )

  test('goes on page by page, and misses and repeats nothing', async () => {
    for (const list of ['deliveries', 'messages', 'views', 'users']) {
      const whole = await gateway.call('GET', `/v1/${list}?library=ABC,THIRD`)
      const pages: unknown[] = []
      for (let cursor = ''; ; ) {
        const page = await gateway.call('GET', `/v1/${list}?library=ABC,THIRD&limit=1${cursor}`)
        pages.push(...Object(page.json).items)
        if (page.at('nextCursor') === null) break
        cursor = `&cursor=${encodeURIComponent(page.words('nextCursor'))}`
      }
      expect(pages).toEqual(Object(whole.json).items)
    }
  })

  test('finds words of requests of these libraries in messages', async () => {
    const found = await gateway.call('GET', '/v1/deliveries?library=ABC,XYZ&text=lending')
    expect(librariesOf(found)).toEqual(new Set(['ABC', 'XYZ']))
  })
})

describe('events of several libraries', () => {
  test('are merged, wait for what comes, and come as a stream that resumes', async () => {
    const latest = await gateway.call('GET', '/v1/events?library=ABC,XYZ&cursor=latest')
    const cursor = latest.words('nextCursor')
    expect(cursor).toMatch(/^(ABC|XYZ):\d+-[0-9a-f]{8},(ABC|XYZ):\d+-[0-9a-f]{8}$/)
    const waiting = gateway.call('GET', `/v1/events?library=ABC,XYZ&cursor=${cursor}&wait=30`)
    await makeRequest(gateway, keys.THIRD ?? '')
    const number = await makeRequest(gateway, keys.XYZ ?? '')
    expect((await waiting).at('items')).toMatchObject([{ request: number, library: 'XYZ' }])

    const stream = await gateway.fetch('GET', '/v1/events?library=ABC,XYZ', {
      headers: { accept: 'text/event-stream', 'last-event-id': cursor },
    })
    const reader = stream.body?.getReader()
    let text = ''
    while (!text.includes('\n\n')) text += new TextDecoder().decode((await reader?.read())?.value)
    await reader?.cancel()
    expect(text).toContain(number)
    expect(text).not.toContain('THIRD')
  })

  test('are selected by several partners and requests', async () => {
    const requestsOf = async (query: string): Promise<ReadonlySet<unknown>> => {
      const answer = await gateway.call('GET', `/v1/events?limit=1000&type=request.will_supply&${query}`)
      return new Set(Array.from(Object(answer.json).items, (item) => Object(item).request))
    }
    const [abc, xyz, third] = numbers
    expect(await requestsOf('partner=SUP,OTHER')).toEqual(new Set([abc, xyz, third]))
    expect(await requestsOf('partner=OTHER')).toEqual(new Set([xyz]))
    expect(await requestsOf(`request=${abc},${xyz}`)).toEqual(new Set([abc, xyz]))
  })
})

test('deliveries and messages are listed by several requests, the audit log by several actions and actors', async () => {
  const [abc, xyz] = numbers
  for (const list of ['deliveries', 'messages']) {
    const answer = await gateway.call('GET', `/v1/${list}?request=${abc}&request=${xyz}`)
    expect(librariesOf(answer)).toEqual(new Set(['ABC', 'XYZ']))
  }
  const entries = async (query: string) => {
    const answer = await gateway.call('GET', `/v1/audit?limit=200&${query}`)
    expect(answer.status, answer.text).toBe(200)
    return Array.from(Object(answer.json).items, Object)
  }
  const actions = ['POST /v1/users', 'POST /v1/keys']
  const found = await entries(`action=${actions.map(encodeURIComponent).join(',')}`)
  expect(new Set(found.map(({ action }) => action))).toEqual(new Set(actions))
  const actors = new Set((await entries('')).flatMap(({ actor }) => actor?.id ?? []))
  expect(actors.size).toBeGreaterThan(2)
  const [one, other] = actors
  const ofBoth = await entries(`actor=${one},${other}`)
  expect(new Set(ofBoth.map(({ actor }) => actor.id))).toEqual(new Set([one, other]))
})

/** Parameters of lists that hold one value by what they are: pages, words, ends of ranges, and what a list is of. */
const single = new Set([
  ...['cursor', 'limit', 'sort', 'wait', 'days', 'text', 'reason', 'from', 'to'],
  ...['itemOut', 'costOpen', 'held', 'patronNames', 'actions'],
  ...['year', 'kind', 'code'],
])

test('every filter of every list takes several values', async () => {
  const document = withoutShared(Object((await gateway.call('GET', '/openapi.json', { key: null })).json))
  const lists = Object.entries<Record<string, { parameters?: readonly unknown[] }>>(document.paths).flatMap(
    ([path, { get }]) => {
      const parameters = (get?.parameters ?? []).map(Object).filter((each) => each.in === 'query')
      return parameters.some(({ name }) => name === 'cursor') ? [{ path, parameters }] : []
    },
  )
  expect(lists.length).toBeGreaterThan(20)
  const others = lists.flatMap(({ path, parameters }) =>
    parameters
      .filter(
        ({ name, schema }) =>
          resolve(document, schema).type !== 'array' && !single.has(name) && !/(From|To)$/.test(name),
      )
      .map(({ name }) => `${path} ${name}`),
  )
  expect(others).toEqual([])
})
