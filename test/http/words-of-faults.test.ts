import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { faultsOf } from '../../src/input-faults.ts'
import { faultLine, Problem } from '../../src/problem.ts'
import { sentencesIn } from '../../src/translations/gateway-sentences.ts'
import { partnerProfile, startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem } from './scene.ts'

let gateway: TestGateway
beforeAll(async () => {
  gateway = await startHttp()
  await gateway.makeLibrary('ABC')
})
afterAll(() => gateway.close())

const network = 'a network such as 192.0.2.0/24 or 2001:db8::/32'
const iso18626 = { protocol: 'iso18626', url: 'https://sup.example/' }
const ncip = { protocol: 'ncip', url: 'https://sup.example/' }
const ascii = 'printable characters of ASCII: no accents, and no line breaks'
const word = 'printable characters of ASCII: no spaces, and no accents'

describe('a partner', () => {
  test.each([
    ['allowedNetworks/0', { allowedNetworks: ['192.0.2.1'] }, network],
    [
      'connection/headers/X Y',
      { connection: { ...iso18626, headers: { 'X Y': 'a' } } },
      'the name of a header',
    ],
    [
      'connection/headers/Cookie',
      { connection: { ...iso18626, headers: { Cookie: 'a' } } },
      'credentials belong into outboundCredentials',
    ],
    ['connection/headers/X-Y', { connection: { ...iso18626, headers: { 'X-Y': 'ü' } } }, ascii],
    [
      'connection/url',
      { connection: { ...iso18626, url: 'ftp://sup.example/' } },
      'begins with https:// or http://',
    ],
    [
      'connection/url',
      { connection: { ...iso18626, url: 'sup.example' } },
      'begins with https:// or http://',
    ],
    [
      'connection/url',
      { connection: { ...iso18626, url: `https://${'x'.repeat(2000)}` } },
      'must have at most 2000 characters',
    ],
    ['connection/url', { connection: { ...ncip, url: 'ftp://sup.example/' } }, 'https://, http:// or tcp://'],
    ['connection/url', { connection: { ...ncip, url: 'tcp://sup.example' } }, 'must have a port'],
    ['connection/version', { connection: { ...ncip, version: 'zwölf' } }, ascii],
    ['connection/prefix', { connection: { ...ncip, prefix: '1a' } }, 'the first a letter or underscore'],
    [
      'connection/outboundCredentials/token',
      { connection: { ...iso18626, outboundCredentials: { kind: 'bearer', token: 'a b' } } },
      word,
    ],
    [
      'connection/outboundCredentials/name',
      { connection: { ...iso18626, outboundCredentials: { kind: 'header', name: 'X Y', value: 'a' } } },
      'the name of a header',
    ],
    ['currency', { currency: 'euro' }, 'a currency code of ISO 4217'],
    [
      'answersFor/1/value',
      { answersFor: [{ type: 'ISIL', value: 'X' }, { type: 'ISIL' }] },
      'is required: it must be text',
    ],
    ['answersFor', { answersFor: 'some' }, 'must be any, or must be a list'],
    ['closures/0/from', { closures: [{ from: '24.11.', to: '2026-12-01' }] }, 'a day such as 2026-11-24'],
  ])('is told at %s what is wanted: %j', async (path, more, words) => {
    const answer = await gateway.call('PUT', '/v1/partners/SUP', {
      json: { ...partnerProfile('SUP'), ...more },
    })
    expectProblem(answer, 400, 'invalid-input')
    expect(answer.at('detail')).toBe('The body of the call is not valid: see faults.')
    expect(answer.at('faults')).toEqual([
      expect.objectContaining({ path, text: expect.stringContaining(words) }),
    ])
  })
})

test.each([
  [
    'an ILS',
    '/v1/libraries/ABC/ils',
    { url: 'https://ils.example/', allowedNetworks: ['x'] },
    'allowedNetworks/0',
    network,
  ],
  ['an ILS', '/v1/libraries/ABC/ils', { url: 'ftp://ils.example/' }, 'url', 'or tcp://'],
  [
    'a catalogue',
    '/v1/locate-profiles/x',
    { ask: { kind: 'daia', url: 'ftp://d.example/', ids: [{ by: 'isbn' }] } },
    'ask/url',
    'begins with https:// or http://',
  ],
])('%s is told it too', async (_, path, json, place, words) => {
  const answer = await gateway.call('PUT', path, { json })
  expectProblem(answer, 400, 'invalid-input')
  expect(answer.at('faults')).toEqual([
    expect.objectContaining({ path: place, text: expect.stringContaining(words) }),
  ])
})

test('headers are named in the plural', async () => {
  const answer = await gateway.call('POST', '/v1/requests', {
    json: {},
    headers: { 'idempotency-key': 'a b' },
  })
  expect(answer.at('detail')).toBe('The headers of the call are not valid: see faults.')
  expect(answer.at('faults', 0, 'text')).toContain('without spaces')
})

test.each([
  ['LENDWIRE_TRUSTED_PROXIES', '10.0.0.0/8, 10.1.1.1', 'LENDWIRE_TRUSTED_PROXIES/1', network],
  ['LENDWIRE_PUBLIC_URL', 'ftp://x.example', 'LENDWIRE_PUBLIC_URL', 'begins with https:// or http://'],
  ['LENDWIRE_SMTP_URL', 'mail.example', 'LENDWIRE_SMTP_URL', 'begins with smtp:// or smtps://'],
  ['LENDWIRE_CROSSREF_URL', 'ftp://x.example', 'LENDWIRE_CROSSREF_URL', 'begins with https:// or http://'],
  ['LENDWIRE_DKIM_SELECTOR', '-x', 'LENDWIRE_DKIM_SELECTOR', 'such as lendwire'],
  ['LENDWIRE_REDIS_ALLOW_LOSS', 'yes', 'LENDWIRE_REDIS_ALLOW_LOSS', 'true or false'],
])('the setting %s is told what is wanted, and not what it was', (name, value, path, words) => {
  const refused = vi.fn(() => readConfig({ [name]: value }))
  expect(refused).toThrow(Problem)
  const error: unknown = refused.mock.results[0]?.value
  expect(error instanceof Problem && error.faults.map(faultLine)).toEqual([
    expect.stringMatching(new RegExp(`^${path}: .*${words}`)),
  ])
})

test('faults of a query or header are described in its own words', async () => {
  const faults = async (path: string) => (await gateway.call('GET', path)).at('faults')
  const whole = 'must be a whole number from 1 to 200'
  expect(await faults('/v1/requests?limit=many')).toEqual([
    expect.objectContaining({ path: 'limit', text: whole }),
  ])
  expect(await faults('/v1/requests?limit=1&limit=2')).toEqual([
    expect.objectContaining({ path: 'limit', text: whole }),
  ])
  expect(await faults('/v1/requests?limit=500')).toEqual([
    expect.objectContaining({ path: 'limit', text: `${whole} (was 500)` }),
  ])
  expect(await faults('/v1/events?wait=long')).toEqual([
    expect.objectContaining({ path: 'wait', text: 'must be a number' }),
  ])
  expect(await faults('/v1/events?wait=61')).toEqual([
    expect.objectContaining({ path: 'wait', text: 'must be at most 60' }),
  ])
  expect(await faults('/v1/events?wait=1.5')).toEqual([
    expect.objectContaining({ path: 'wait', text: 'must be a whole number' }),
  ])
  expect(await faults('/v1/requests?stat=x')).toEqual([
    expect.objectContaining({ path: 'stat', text: 'There is no such parameter. Did you mean `status`?' }),
  ])
  expect(await faults('/v1/events?libary=ABC')).toEqual([
    expect.objectContaining({ path: 'libary', text: 'There is no such parameter. Did you mean `library`?' }),
  ])
  expect(await faults('/v1/partners?LIMIT=1')).toEqual([
    expect.objectContaining({ path: 'LIMIT', text: 'There is no such parameter. Did you mean `limit`?' }),
  ])
  const dry = await gateway.call('POST', '/v1/requests?dryRun=true', { json: {} })
  expectProblem(dry, 400, 'invalid-input')
  expect(dry.at('faults')).toEqual([
    expect.objectContaining({ path: 'dryRun', text: 'There is no such parameter' }),
  ])
  const headers = { 'idempotency-key': 'two words' }
  const answer = await gateway.call('POST', '/v1/requests', { headers, json: {} })
  expect(answer.at('detail')).toBe('The headers of the call are not valid: see faults.')
})

describe('of a value that may have several shapes', () => {
  const hold = z.object({ hold: z.union([z.literal('staff'), z.object({ until: z.iso.date('a day') })]) })
  const faults = (value: unknown) =>
    faultsOf(hold.safeParse(value).error ?? new z.ZodError([])).map(faultLine)

  test('the faults within the one that it has are listed', () => {
    expect(faults({ hold: { until: 'x' } })).toEqual(['hold/until: a day'])
  })

  test('the expected value of each is named where it has no text of its own', () => {
    expect(faults({ hold: 7 })).toEqual(['hold: must be staff, or must be an object'])
  })

  test('members that there are none of are named one by one', () => {
    const { error } = z.strictObject({ a: z.object({}).optional() }).safeParse({ b: 1, c: 2 })
    expect(error && faultsOf(error).map(faultLine)).toEqual([
      'b: There is no such member',
      'c: There is no such member',
    ])
  })
})

/** A regular expression as it is written, and what follows it. */
const pattern =
  /\.regex\(\s*(\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\[\n])+\/[a-z]*)(\s*,\s*(?:\{\s*error:\s*)?schemaMessage\()?/g

test('every pattern that people write for has words', () => {
  const folder = join(import.meta.dirname, '../../src')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    // Nobody writes by hand what the store reads.
    (file) => file.endsWith('.ts') && !file.startsWith('store/redis/'),
  )
  const texts = files.flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(pattern)].map(([, text, words]) => ({
      at: `${file} ${text}`,
      words,
    })),
  )
  expect(texts.length).toBeGreaterThan(20)
  expect(texts.filter(({ words }) => words === undefined).map(({ at }) => at)).toEqual([])
})

const shape = z.object({
  text: z.string().min(1).max(3),
  count: z.int().min(2).max(9),
  list: z.array(z.string()).min(2),
  kind: z.enum(['loan', 'copy']),
  at: z.iso.datetime(),
  command: z.discriminatedUnion('type', [
    z.object({ type: z.literal('send') }),
    z.object({ type: z.literal('cancel') }),
  ]),
})
const valid = {
  ...{ text: 'abc', count: 5, list: ['a', 'b'], kind: 'loan' },
  ...{ at: '2026-11-24T14:00:00Z', command: { type: 'send' } },
}

test.each([
  ['text', undefined, 'is required: it must be text'],
  ['text', '', 'must not be empty'],
  ['text', 'abcd', 'must have at most 3 characters'],
  ['count', '5', 'must be a number'],
  ['count', 5.5, 'must be a whole number'],
  ['count', 1, 'must be at least 2'],
  ['list', ['a'], 'must have at least 2 items'],
  ['kind', 'lend', 'must be one of loan, copy'],
  ['at', 'now', 'must be a time such as 2026-11-24T14:00:00Z'],
  ['command', { type: 'sent' }, 'must be one of send, cancel'],
])('the rule that `%s` breaks with %j is named in plain words', (member, value, message) => {
  const { error } = shape.safeParse({ ...valid, [member]: value })
  expect(error && faultsOf(error).map((fault) => sentencesIn('en').say(fault))).toEqual([message])
})
