import { request } from 'node:http'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { draws } from '../support/draws.ts'
import { adminKey, partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem, makeRequest, patronWords, wanted } from './scene.ts'

let gateway: TestGateway
let number: string
beforeAll(async () => {
  gateway = await startHttp()
  const key = await gateway.makeLibrary('ABC')
  await gateway.makePartner('SUP')
  number = await makeRequest(gateway, key)
})
afterAll(() => gateway.close())

const writes = (): readonly (readonly [string, string])[] => [
  ['POST', '/v1/requests'],
  ['POST', `/v1/requests/${number}/commands`],
  ['POST', '/v1/keys'],
  ['PUT', '/v1/partners/SUP'],
  ['PUT', '/v1/libraries/ABC'],
  ['PUT', '/v1/workflows/standard%20loan'],
]

describe('a body with thousands of faults, or very long names', () => {
  test('lists the first fifty faults, how many there are besides, and no name in full', async () => {
    const long = 'n'.repeat(300_000)
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`no${index}`, 1]))
    const json = { ...wanted(), library: 'ABC', [long]: 1, ...unknown }
    const answer = await gateway.call('POST', '/v1/requests', { json })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults', 49)).toEqual(
      expect.objectContaining({ path: 'no48', text: 'There is no such member' }),
    )
    expect(answer.at('faults', 50)).toBeUndefined()
    expect(answer.at('faultsLeftOut')).toBe(4951)
    expect(answer.text.length).toBeLessThan(6000)
  })

  test('lists all faults where it has up to fifty', async () => {
    const json = { ...wanted(), library: 'ABC', rota: Array.from({ length: 50 }, (_, index) => `NO${index}`) }
    const answer = await gateway.call('POST', '/v1/requests', { json })
    expect(answer.at('faults', 49, 'path')).toBe('rota/49')
    expect(answer.text).not.toContain('faultsLeftOut')
  })

  test('is refused in a short answer as a partner’s message', async () => {
    const headers = { authorization: 'Bearer SUP-token-long-enough', 'content-type': 'application/xml' }
    const path = Array.from({ length: 20 }, (_, index) => `${'e'.repeat(2000)}${index}`)
    const body = `<NCIPMessage>${path.map((name) => `<${name}/>`).join('')}</NCIPMessage>`
    const answer = await gateway.call('POST', '/partners/SUP/iso18626', { key: null, headers, body })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.text.length).toBeLessThan(20_000)
  })
})

describe('a method that a path does not have', () => {
  test.each([
    ['POST', '/healthz', 'GET, HEAD'],
    ['DELETE', '/readyz', 'GET, HEAD'],
    ['PUT', '/openapi.json', 'GET, HEAD'],
    ['POST', '/docs', 'GET, HEAD'],
    ['POST', '/problems/not-found', 'GET, HEAD'],
    ['POST', '/v1/partners/SUP', 'GET, HEAD, PUT, PATCH, DELETE'],
    ['PUT', '/partners/SUP/iso18626', 'POST'],
  ])('%s %s is told which it has', async (method, path, allow) => {
    const answer = await gateway.call(method, path)
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe(allow)
    expect(answer.at('detail')).toBe(`This path takes ${allow}.`)
  })

  // The client of other tests makes no such call.
  test.each(['/v1/requests', '/healthz', '/partners/SUP/iso18626', '/patron/ABC/request'])(
    'TRACE %s neither',
    async (path) => {
      const status = await new Promise((resolve, reject) => {
        const headers = { authorization: `Bearer ${adminKey}` }
        const call = request(gateway.url + path, { method: 'TRACE', headers }, (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode))
        })
        call.once('error', reject).end()
      })
      expect(status).toBe(405)
    },
  )
})

describe('a body in bytes that are not what they should be', () => {
  test.each(['\ufffd', '\ufeffÜber', 'Ü\ufffd'])(
    'UTF-8 is taken, the character %j among it',
    async (title) => {
      const text = JSON.stringify({ ...wanted(`Title ${title}`), library: 'ABC' })
      const body = new TextEncoder().encode(text)
      const headers = { 'content-type': 'application/json' }
      const answer = await gateway.call('POST', '/v1/requests', { headers, body })
      expect(answer.status, answer.text).toBe(201)
      expect(answer.at('citation', 'title')).toBe(`Title ${title}`)
      const marked = new TextEncoder().encode(`\ufeff${text}`)
      expect((await gateway.call('POST', '/v1/requests', { headers, body: marked })).status).toBe(201)
    },
  )

  test('packed is refused, and a partner’s message kept', async () => {
    const body = new Uint8Array(gzipSync('<x/>'))
    const detail = 'A body is not taken with Content-Encoding gzip: send it as it is.'
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    const answer = await gateway.call('POST', '/v1/requests', { headers, body })
    expectProblem(answer, 415, 'unsupported-media-type')
    expect(answer.at('detail')).toBe(detail)
    const authorization = 'Bearer SUP-token-long-enough'
    const sent = { key: null, headers: { ...headers, authorization }, body }
    const refused = await gateway.call('POST', '/partners/SUP/iso18626', sent)
    expectProblem(refused, 415, 'unsupported-media-type')
    expect(refused.at('detail')).toBe(detail)
    const kept = await gateway.call('GET', '/v1/messages?state=unreadable&limit=1')
    expect(kept.at('items', 0, 'partner')).toBe('SUP')
  })
})

describe('a body that is not what is wanted', () => {
  test.each([
    ['no JSON', '{"citation":', 'application/json', 400, 'invalid-input'],
    ['nothing', '', 'application/json', 400, 'invalid-input'],
    ['text', 'citation', 'text/plain', 415, 'unsupported-media-type'],
    ['a form', 'citation=x', 'application/x-www-form-urlencoded', 415, 'unsupported-media-type'],
    ['XML', '<x/>', 'application/xml', 415, 'unsupported-media-type'],
    ['JSON under no type', '{}', '', 415, 'unsupported-media-type'],
    ['a list', '[]', 'application/json', 400, 'invalid-input'],
    ['null', 'null', 'application/json', 400, 'invalid-input'],
    ['a string', '"send"', 'application/json', 400, 'invalid-input'],
    ['a million and one bytes', JSON.stringify('x'.repeat(1_000_000)), 'application/json', 413, 'too-large'],
  ])('%s', async (_, text, type, status, code) => {
    for (const [method, path] of writes()) {
      const body = new TextEncoder().encode(text)
      const headers = type === '' ? {} : { 'content-type': type }
      expectProblem(await gateway.call(method, path, { headers, body }), status, code)
    }
  })

  test('that is too large is refused too when its length is not announced', async () => {
    const body = new ReadableStream({
      start: (controller) => {
        for (let part = 0; part < 11; part += 1)
          controller.enqueue(new TextEncoder().encode(' '.repeat(100_000)))
        controller.close()
      },
    })
    const headers = { 'content-type': 'application/json' }
    expectProblem(await gateway.call('POST', '/v1/requests', { headers, body }), 413, 'too-large')
  })

  test('is answered with the place of each fault, and never what it held', async () => {
    const json = {
      ...wanted(),
      library: 'ABC',
      service: { type: 'Nightingale', neededBy: 'florence@example.org' },
      patron: { id: 7, email: 'patron-4711' },
      items: 0,
    }
    const answer = await gateway.call('POST', '/v1/requests', { json })
    expectProblem(answer, 400, 'invalid-input')
    const faults = answer.at('faults')
    expect(Array.isArray(faults) && faults.map(({ path }) => path)).toEqual([
      'service/type',
      'service/neededBy',
      'patron/id',
      'patron/email',
      'items',
    ])
    const unknown = await gateway.call('POST', '/v1/requests', {
      json: { library: 'ABC', citation: { titel: 'x' }, service: { type: 'loan' }, rotta: [] },
    })
    expect(unknown.at('faults')).toEqual([
      expect.objectContaining({
        path: 'citation/titel',
        text: 'There is no such member. Did you mean `title`?',
      }),
      expect.objectContaining({ path: 'rotta', text: 'There is no such member. Did you mean `rota`?' }),
    ])
  })

  test('that holds what no text can hold is refused, and the place is named', async () => {
    const json = { ...wanted('Half \ud83d'), library: 'ABC', staffNote: 'NUL \0', reference: 'whole 😀' }
    const answer = await gateway.call('POST', '/v1/requests', { json })
    expectProblem(answer, 400, 'invalid-input')
    const faults = answer.at('faults')
    expect(Array.isArray(faults) && faults.map(({ path }) => path)).toEqual(['citation/title', 'staffNote'])
    const note = { type: 'message', note: 'a\0b' }
    const command = await gateway.call('POST', `/v1/requests/${number}/commands`, { json: note })
    expectProblem(command, 400, 'invalid-input')
    expect(command.at('faults', 0, 'path')).toBe('note')
  })

  const lists = (deep: number): string => '['.repeat(deep) + ']'.repeat(deep)
  const tooDeep = expect.objectContaining({
    path: '',
    text: 'must not nest lists and objects more than 50 levels deep',
  })

  test.each([
    ['{"unknown":NESTED}', 49, expect.objectContaining({ path: 'unknown', text: 'There is no such member' })],
    ['{"unknown":NESTED}', 50, tooDeep],
    ['{"unknown":NESTED}', 3000, tooDeep],
    ['{"unknown":NESTED}', 400_000, tooDeep],
    ['{"patronPages":{"keys":[{"kind":"jwks","jwks":{"keys":[{"kty":"EC","x":NESTED}]}}]}}', 3000, tooDeep],
  ])('is refused in words if it holds lists in lists without end: %s, %i', async (text, deep, fault) => {
    const json = JSON.parse(text.replace('NESTED', '"NESTED"'))
    const library = { name: 'Abc', symbols: [{ type: 'ISIL', value: 'LIB-ABC' }], ...json }
    const answer = await gateway.call('PUT', '/v1/libraries/ABC', {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(library).replace('"NESTED"', lists(deep)),
    })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('faults')).toEqual([fault])
  })

  const bytesOf = (title: readonly number[]): Uint8Array<ArrayBuffer> => {
    const json = JSON.stringify({ ...wanted('TITLE'), library: 'ABC' })
    const [before = '', after = ''] = json.split('TITLE').map((part) => [...new TextEncoder().encode(part)])
    return Uint8Array.from([...before, ...title, ...after])
  }
  const inParts = (bytes: Uint8Array): ReadableStream =>
    new ReadableStream({
      start: (controller) => {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte))
        controller.close()
      },
    })
  /** The forms of a body: with its length, without it, and without a server of Node's before it. */
  const sendings: readonly (readonly [string, (body: Uint8Array<ArrayBuffer>) => Promise<number>])[] = [
    [
      'with its length',
      async (body) => (await gateway.call('POST', '/v1/requests', { headers, body })).status,
    ],
    [
      'in parts',
      async (body) => (await gateway.call('POST', '/v1/requests', { headers, body: inParts(body) })).status,
    ],
    [
      'to a Worker',
      async (body) => {
        const authorization = `Bearer ${adminKey}`
        const length = String(body.length)
        const all = { ...headers, authorization, 'content-length': length }
        return (await gateway.app.request('/v1/requests', { method: 'POST', headers: all, body })).status
      },
    ],
  ]
  const headers = { 'content-type': 'application/json' }

  test.each([
    ['ISO 8859-1', [0xfc], 400],
    [
      'three of the four bytes of a character, which are as long as the sign in their place',
      [0xf0, 0x9f, 0x98],
      400,
    ],
    ['half a surrogate pair', [0xed, 0xa0, 0x80], 400],
    ['more bytes than needed', [0xc0, 0xaf], 400],
    ['the sign itself that stands for what was lost', [0xef, 0xbf, 0xbd], 201],
    ['characters of one to four bytes', [...new TextEncoder().encode('aü日😀')], 201],
  ])('of %s', async (_, title, status) => {
    for (const [way, send] of sendings) expect(await send(bytesOf(title)), way).toBe(status)
  })

  test('that is not UTF-8 is named as that, and what is UTF-8 is kept as it came', async () => {
    const answer = await gateway.call('POST', '/v1/requests', { headers, body: bytesOf([0xfc]) })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('detail')).toBe('The body is not in UTF-8: write it in that encoding.')
    const title = 'aü日😀\uFFFD'
    const body = bytesOf([0x20, ...new TextEncoder().encode(title)])
    const made = await gateway.call('POST', '/v1/requests', {
      headers,
      body: Uint8Array.of(0xef, 0xbb, 0xbf, ...body),
    })
    expect(made.at('citation', 'title')).toBe(` ${title}`)
  })

  test.each([
    ['application/json; charset=utf-8', 201],
    ['application/json;charset="UTF-8"; x=y', 201],
    ['application/json; charset=utf8', 201],
    ['application/json; charset=iso-8859-1', 415],
    ['application/json; x=y;Charset = "windows-1252"', 415],
    ['application/json; charset=utf-16', 415],
    ['application/json; charset=', 415],
  ])('under the content type %s', async (type, status) => {
    const body = bytesOf([0x61])
    const answer = await gateway.call('POST', '/v1/requests', { headers: { 'content-type': type }, body })
    expect(answer.status, answer.text).toBe(status)
    if (status === 415) expect(answer.at('detail')).toContain('UTF-8 only')
  })

  test('a partner twice in a rota is refused', async () => {
    const json = { ...wanted(), library: 'ABC', rota: ['SUP', 'SUP'] }
    const answer = await gateway.call('POST', '/v1/requests', { json })
    expectProblem(answer, 400, 'invalid-input')
    const faults = answer.at('faults')
    expect(Array.isArray(faults) && faults.map(({ path }) => path)).toEqual(['rota/1'])
  })

  test('a member that JSON smuggles into the prototype is one that does not exist', async () => {
    const headers = { 'content-type': 'application/json' }
    const body = '{"library":"ABC","citation":{},"service":{"type":"loan"},"__proto__":{"rota":["SUP"]}}'
    const answer = await gateway.call('POST', '/v1/requests', { headers, body })
    expectProblem(answer, 400, 'invalid-input')
  })
})

/** The messages of zod itself, which name its types and no rule. */
const wordless = /"message":"(Invalid|Too big|Too small|Unrecognized|must match the pattern)/

test('any JSON that an operation does not take is refused in words, and nothing breaks', async () => {
  const valid: readonly unknown[] = [
    { ...wanted(), library: 'ABC' },
    { type: 'receive', items: [{ id: 1, dueDate: '2026-12-24' }] },
    { type: 'record_partner_event', event: { type: 'shipped', items: [] } },
    { role: 'system', library: 'ABC', name: 'x' },
    partnerProfile('SUP'),
  ]
  const mutated = fc
    .tuple(fc.constantFrom(...valid), fc.string(), fc.jsonValue())
    .map(([value, name, part]) => ({ ...Object(value), [name === '' ? 'type' : name]: part }))
  const replaced = fc.tuple(fc.constantFrom(...valid), fc.nat(), fc.jsonValue()).map(([value, at, part]) => {
    const members = Object.entries(Object(value))
    const name = members[at % members.length]?.[0] ?? 'type'
    return { ...Object(value), [name]: part }
  })
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.oneof(fc.jsonValue(), mutated, replaced), async (at, json) => {
      const [method = '', path = ''] = writes()[at % writes().length] ?? []
      const answer = await gateway.call(method, path, { json })
      expect([200, 201, 202, 400, 409], answer.text).toContain(answer.status)
      if (answer.status >= 400) {
        expect(answer.headers.get('content-type')).toBe('application/problem+json')
        expect(answer.text).not.toMatch(patronWords)
        expect(answer.text).not.toMatch(wordless)
      }
    }),
    { numRuns: draws(300) },
  )
  expect(gateway.log).toEqual([])
})

test('any path, query and headers are answered', async () => {
  const paths = ['requests', 'events', 'deliveries', 'messages', 'partners', 'workflows', 'libraries', 'keys']
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...paths),
      fc.string({ minLength: 1 }),
      fc.constantFrom('limit', 'cursor', 'after', 'library', 'status', 'state', 'partner', 'text', 'wait'),
      fc.string(),
      async (list, id, parameter, value) => {
        const one = await gateway.call('GET', `/v1/${list}/${encodeURIComponent(id)}`)
        expect([200, 302, 400, 404], one.text).toContain(one.status)
        const part = parameter === 'wait' ? '' : `?${parameter}=${encodeURIComponent(value)}`
        const many = await gateway.call('GET', `/v1/${list}${part}`)
        expect([200, 400], many.text).toContain(many.status)
      },
    ),
    { numRuns: draws(200) },
  )
  expect(gateway.log).toEqual([])
})

describe('an unknown path or method', () => {
  test('is a problem too', async () => {
    expectProblem(await gateway.call('GET', '/nowhere', { key: null }), 404, 'not-found')
    const answer = await gateway.call('POST', '/v1/partners/SUP')
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET, HEAD, PUT, PATCH, DELETE')
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })
})

test('health needs no key', async () => {
  expect((await gateway.call('GET', '/healthz', { key: null })).status).toBe(200)
  expect((await gateway.call('GET', '/readyz', { key: null })).json).toEqual({
    status: 'ok',
    parts: expect.any(Array),
  })
})
