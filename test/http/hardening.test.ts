import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Library } from '../../src/borrowing/library.ts'
import { Instant } from '../../src/borrowing/values.ts'
import { createConfigKinds } from '../../src/configuration/kinds.ts'
import { createEmail } from '../../src/partners/email/entry.ts'
import { sampleOperation } from '../../src/partners/email/letters/sample-operation.ts'
import { Partner } from '../../src/partners/partner.ts'
import { protocolRegistry } from '../../src/partners/registry.ts'
import { reason } from '../../src/translations/reason.ts'
import { startHttp, type TestGateway } from '../support/http.ts'
import { expectProblem } from './scene.ts'

let gateway: TestGateway
beforeEach(async () => {
  gateway = await startHttp()
})
afterEach(() => gateway.close())

const credentials = { kind: 'bearer', token: 'an-outbound-token-of-a-partner' }

describe('credentials over a connection without encryption', () => {
  test.each([
    [
      'http to a public host',
      { protocol: 'iso18626', url: 'http://lender.example/', outboundCredentials: credentials },
    ],
    [
      'a query to a public host',
      { protocol: 'iso18626', url: 'http://lender.example/ill?api_key=7f3a90b1c2d4e5f6' },
    ],
    [
      'a short name in a query to a public host',
      { protocol: 'iso18626', url: 'http://lender.example/ill?library=ABC&pw=7f3a90b1' },
    ],
    [
      'a German name in a query to a public host',
      { protocol: 'iso18626', url: 'http://lender.example/ill?kennwort=7f3a90b1' },
    ],
    [
      'a key of Azure in a query to a public host',
      { protocol: 'iso18626', url: 'http://lender.example/ill?code=7f3a90b1' },
    ],
    [
      'a secret in a path to a public host',
      { protocol: 'iso18626', url: 'http://lender.example/partners/ABC/iso18626/Zk3f9Qw2Lm8Rt5Yh1Vb7' },
    ],
    [
      'a bare socket to a public host',
      { protocol: 'ncip', url: 'tcp://lender.example:99', agencyAuthentication: 'secret-of-the-agency' },
    ],
  ])('are refused for %s, unless the partner allows it', async (_, connection) => {
    const refused = await gateway.makePartner('SUP', { connection })
    expectProblem(refused, 400, 'invalid-input')
    expect(refused.at('faults', 0, 'path')).toBe('connection/url')
    expect((await gateway.makePartner('SUP', { connection, allowPlaintextCredentials: true })).status).toBe(
      201,
    )
  })

  test.each([
    ['https', { protocol: 'iso18626', url: 'https://lender.example/', outboundCredentials: credentials }],
    [
      'a private network',
      { protocol: 'iso18626', url: 'http://10.1.2.3/', outboundCredentials: credentials },
    ],
    ['no credentials', { protocol: 'iso18626', url: 'http://lender.example/' }],
    [
      'words in the path',
      { protocol: 'iso18626', url: 'http://lender.example/iso18626-2021-2/supplier?lib=AB12' },
    ],
    [
      'an encrypted socket',
      {
        protocol: 'ncip',
        url: 'tcp://lender.example:99',
        tls: true,
        agencyAuthentication: 'secret-of-the-agency',
      },
    ],
  ])('are taken with %s', async (_, connection) => {
    expect((await gateway.makePartner('SUP', { connection })).status).toBe(201)
  })

  const url = 'http://other.example/x?token=7f3a90b1'
  const allow = { allowPlaintextCredentials: true }
  /** A document of each kind that names an address which lendwire calls, and the path of that. */
  const callers: Readonly<
    Record<string, readonly [path: string, json: object, allowed: object, at: string]>
  > = {
    partner: [
      '/v1/partners/SUP',
      {
        ...{ name: 'S', symbols: [{ type: 'ISIL', value: 'SUP' }], inboundCredentials: [credentials] },
        connection: { protocol: 'iso18626', url },
      },
      allow,
      'connection/url',
    ],
    ils: [
      '/v1/libraries/ABC/ils',
      { url: 'http://ils.example/ncip', outboundCredentials: credentials },
      allow,
      'url',
    ],
    locate_profile: [
      '/v1/locate-profiles/union',
      {
        outboundCredentials: credentials,
        ask: { kind: 'daia', url: 'http://catalogue.example/daia', ids: [{ by: 'isbn' }] },
      },
      allow,
      'ask/url',
    ],
    directory_source: [
      '/v1/directory-sources/union',
      { read: { kind: 'csv', url: 'http://directory.example/all.csv' }, outboundCredentials: credentials },
      allow,
      'read/url',
    ],
    webhook: ['/v1/webhooks/ours', { library: 'ABC', url }, allow, 'url'],
    alarm_settings: [
      '/v1/alarm-settings',
      { webhook: { url, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' } },
      { webhook: { url, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', ...allow } },
      'webhook/url',
    ],
  }
  /**
   * An identity provider is reached over TLS only; a mailbox without it must be in a private network. What an entry of a
   * directory names is called by the partner that is made of it.
   */
  const others = ['library', 'mailbox', 'directory_entry']

  test.each(Object.entries(callers))('are refused for the kind %s', async (_, [path, json, allowed, at]) => {
    await gateway.makeLibrary('ABC')
    const refused = await gateway.call('PUT', path, { json })
    expectProblem(refused, 400, 'invalid-input')
    expect(refused.at('faults'), refused.text).toMatchObject([
      { path: at, code: 'fault.plaintext_credentials' },
    ])
    const taken = await gateway.call('PUT', path, { json: { ...json, ...allowed } })
    expect([200, 201], taken.text).toContain(taken.status)
  })

  test('every kind of document with an address is in these lists', () => {
    const kinds = createConfigKinds(protocolRegistry).filter(({ schema }) =>
      JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })).includes(
        'x-destination',
      ),
    )
    expect(kinds.map(({ kind }) => kind).toSorted()).toEqual([...Object.keys(callers), ...others].toSorted())
  })
})

test.each([
  'aaaaaaaaaaaaaaaaaaaa',
  'abcabcabcabcabcabc',
  'changeme-changeme-1x2y',
  'north-sends-with-this-token',
])('the weak secret %s of a partner is refused', async (token) => {
  const refused = await gateway.makePartner('SUP', { inboundCredentials: [{ kind: 'bearer', token }] })
  expectProblem(refused, 400, 'invalid-input')
  expect(refused.at('faults', 0, 'path')).toBe('inboundCredentials/0/token')
  expect(refused.text).not.toContain(token)
})

test.each(['a'.repeat(36), '00000000000000000000000000000001', 'replace-this-by-32-random-characters'])(
  'the weak secret %s of a library is refused: with it anybody could sign links for patrons',
  async (secret) => {
    const json = {
      name: 'Library ABC',
      symbols: [{ type: 'ISIL', value: 'LIB-ABC' }],
      patronPages: { keys: [{ kind: 'secret', id: '2026', secret }] },
    }
    const refused = await gateway.call('PUT', '/v1/libraries/ABC', { json })
    expectProblem(refused, 400, 'invalid-input')
    expect(refused.at('faults', 0, 'path')).toBe('patronPages/keys/0/secret')
    expect(refused.text).not.toContain(secret)
  },
)

test.each([
  [1024, false],
  [2040, false],
  [2048, true],
])('an RSA key of %i bits for tokens of patrons is taken: %s', async (bits, isTaken) => {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: bits })
  const patronPages = { keys: [{ kind: 'jwks', jwks: { keys: [publicKey.export({ format: 'jwk' })] } }] }
  const json = { name: 'Library RSA', symbols: [{ type: 'ISIL', value: 'LIB-RSA' }], patronPages }
  const answer = await gateway.call('PUT', `/v1/libraries/RSA${bits}`, { json })
  expect(answer.status, answer.text).toBe(isTaken ? 201 : 400)
  if (!isTaken) expect(answer.text).toContain('fault.rsa_key_length')
})

describe('a message with its credentials inside', () => {
  const secret = 'the-secret-in-the-message'
  const message = (padding: number) => `<?xml version="1.0" encoding="UTF-8"?>
<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd">
${' '.repeat(padding)}<LookupAgency><InitiationHeader><FromAgencyId><AgencyId>SUP</AgencyId></FromAgencyId>
<FromAgencyAuthentication>${secret}</FromAgencyAuthentication><ToAgencyId><AgencyId>LIB-ABC</AgencyId></ToAgencyId></InitiationHeader>
<AgencyId>LIB-ABC</AgencyId><AgencyElementType>Agency Address Information</AgencyElementType></LookupAgency></NCIPMessage>`
  const post = (padding: number) =>
    gateway.call('POST', '/partners/SUP/ncip', {
      key: null,
      headers: { 'content-type': 'application/xml' },
      body: message(padding),
    })

  test('is authenticated by its first bytes only, so that strangers cause no long parsing', async () => {
    await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP', {
      inboundCredentials: [{ kind: 'message', secret }],
      connection: { protocol: 'ncip', url: 'http://127.0.0.1:9/ncip' },
    })
    expect((await post(0)).status).toBe(200)
    expect((await post(900_000)).status).toBe(401)
  })

  /** Announces a megabyte, sends the beginning, and waits for the answer: how it begins. */
  const sendBeginning = async (path: string, beginning: string): Promise<string> => {
    const { port } = new URL(gateway.url)
    const socket = connect(Number(port), '127.0.0.1')
    const answer = once(socket, 'data')
    socket.write(
      `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/xml\r\ncontent-length: 1000000\r\n\r\n${beginning}`,
    )
    const [data] = await answer
    socket.destroy()
    return String(data).slice(0, 12)
  }

  test.each(['/partners/SUP/ncip', '/ncip', '/iso18626', '/ils/ABC/ncip'])(
    'is read no further than the gateway keeps of it before its sender is known: %s',
    async (path) => {
      await gateway.makeLibrary('ABC')
      await gateway.makePartner('SUP', {
        inboundCredentials: [{ kind: 'message', secret }],
        connection: { protocol: 'ncip', url: 'http://127.0.0.1:9/ncip' },
      })
      const inboundCredentials = [{ kind: 'message', secret }]
      await gateway.call('PUT', '/v1/libraries/ABC/ils', {
        json: { url: 'https://ils.example/ncip', inboundCredentials },
      })
      expect(await sendBeginning(path, message(70_000).slice(0, 66_000))).toBe('HTTP/1.1 401')
    },
  )

  test('is not scanned where it comes from a network that is not the partner’s', async () => {
    await gateway.makePartner('SUP', {
      allowedNetworks: ['192.0.2.0/24'],
      inboundCredentials: [{ kind: 'message', secret }],
      connection: { protocol: 'ncip', url: 'http://127.0.0.1:9/ncip' },
    })
    expect((await post(0)).status).toBe(401)
    const [kept] = (await gateway.store.listMessages({ library: null, limit: 1 })).items
    expect(kept?.reason?.code).toBe('kept_message.other_network')
  })

  test('is answered although the stranger goes on sending', async () => {
    const answer = await gateway.call('POST', '/ncip', { key: null, body: 'x'.repeat(5_000_000) })
    expectProblem(answer, 401, 'not-authenticated')
  })
})

test('a partner that sends large messages slowly fills no memory, and holds up no other partner', async () => {
  await gateway.makePartner('SLOW')
  await gateway.makePartner('OTHER')
  const { port } = new URL(gateway.url)
  const answers: string[] = []
  const sockets = Array.from({ length: 20 }, () => {
    const socket = connect(Number(port), '127.0.0.1').on('data', (data) => void answers.push(String(data)))
    socket.write(
      'POST /partners/SLOW/iso18626 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer SLOW-token-long-enough\r\n' +
        `content-length: 1000000\r\n\r\n${' '.repeat(1000)}`,
    )
    return socket
  })
  await expect.poll(() => answers.length, { timeout: 30_000 }).toBe(4)
  expect(new Set(answers.map((answer) => answer.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 503']))
  const other = await gateway.call('POST', '/partners/OTHER/iso18626', {
    key: 'OTHER-token-long-enough',
    body: ' '.repeat(1_000_000),
  })
  expect(other.status).toBe(400)
  for (const socket of sockets) socket.destroy()
})

test('a call that anybody may make takes a short body only', async () => {
  const long = { email: 'anna@example.org', password: 'x'.repeat(10_000) }
  for (const path of ['/v1/session', '/v1/passwords', '/v1/password-resets'])
    expectProblem(await gateway.call('POST', path, { key: null, json: long }), 413, 'too-large')
})

test('/readyz answers within seconds while the disk does not, and /healthz at once', async () => {
  const slow = await startHttp({
    storeWith: () => ({ isReady: () => new Promise<boolean>(() => undefined) }),
  })
  const begun = performance.now()
  const ready = await slow.call('GET', '/readyz')
  expect(ready.status).toBe(503)
  expect(performance.now() - begun).toBeLessThan(10_000)
  expect((await slow.call('GET', '/healthz')).status).toBe(200)
  await slow.close()
})

test('a letter with links is not sent while the public URL is not set', () => {
  const library = Library.parse({
    code: 'ABC',
    name: 'Abc',
    symbols: [{ type: 'ISIL', value: 'X' }],
    email: 'a@b.example',
  })
  const partner = Partner.parse({
    ...{ code: 'SUP', name: 'Supplier', symbols: [{ type: 'ISIL', value: 'Y' }] },
    connection: { protocol: 'email', address: 'ill@lender.example' },
  })
  const { operation, subject } = sampleOperation(
    'request',
    partner,
    library,
    Instant.parse('2026-11-24T10:00:00.000Z'),
  )
  const parts = {
    sign: async () => [new Uint8Array(32)] as const,
    publicUrl: () => 'http://0.0.0.0',
    letters: {},
  }
  const { render, testLetter } = createEmail({ ...parts, sendsLinks: false })
  const refused = { notSendable: reason('not_sendable.no_public_url') }
  expect(render(operation, subject)).toEqual(refused)
  expect(testLetter).toMatchObject(refused)
  expect(createEmail(parts).render(operation, subject)).toHaveProperty('content')
})

test('the messages of an authenticated partner in a day are limited, and admins are notified at 80 %', async () => {
  await gateway.makePartner('SUP', { dailyQuota: { messages: 5, megabytes: 100 } })
  const post = () =>
    gateway.call('POST', '/partners/SUP/iso18626', {
      key: 'SUP-token-long-enough',
      headers: { 'content-type': 'application/xml' },
      body: '<no/>',
    })
  for (let count = 0; count < 5; count += 1) expect((await post()).status).toBe(400)
  expect(gateway.log.filter(({ message }) => message.includes('80 %'))).toHaveLength(1)
  const refused = await post()
  expectProblem(refused, 429, 'rate-limited')
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  // A Koha sends each message once: a refused one would be lost.
  const koha = { protocol: 'iso18626', vendor: 'koha', url: 'https://koha.example/iso18626' }
  await gateway.makePartner('SUP', { dailyQuota: { messages: 5, megabytes: 100 }, connection: koha })
  expect((await post()).status).toBe(400)
  await gateway.makePartner('SUP', { dailyQuota: { messages: 5, megabytes: 100 } })
  expect((await post()).status).toBe(429)
  gateway.advance(86_400_000)
  expect((await post()).status).toBe(400)
})
