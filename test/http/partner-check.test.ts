import type { Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { createLender, type Lender } from '@lendwire/lender'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { confirmation, startAnswering } from './answering-partner.ts'

let gateway: WholeGateway
let server: Server | undefined
let lender: Lender | undefined
beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true, startAt: '2026-11-24T10:00:00.000Z' })
  await gateway.api('PUT', '/v1/libraries/ABC', {
    name: 'Abc Library',
    symbols: [{ type: 'ISIL', value: 'X-ABC' }],
  })
})
afterAll(() => gateway.stop())
afterEach(async () => {
  server?.closeAllConnections()
  server?.close()
  server = undefined
  await lender?.stop()
  lender = undefined
})

const put = (url: string, connection: object = {}): Promise<unknown> =>
  gateway.api('PUT', '/v1/partners/NORTH', {
    name: 'North Library',
    symbols: [{ type: 'ISIL', value: 'X-NORTH' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'iso18626', url, ...connection },
  })

type Step = {
  readonly step: string
  readonly code: string
  readonly result: string
  readonly detail: string
  readonly remedy: string | null
}
type Check = {
  readonly outcome: string
  readonly steps: readonly Step[]
  readonly sentMessage: string | null
}

const check = async (input: object = {}): Promise<Check> => {
  const { status, body } = await gateway.api('POST', '/v1/partners/NORTH/check', input)
  expect(status).toBe(200)
  return body as Check
}

const resultOf = ({ steps }: Check, name: string): Step | undefined => steps.find(({ step }) => step === name)

/** Returns a partner that answers everything with one and the same. */
const answering = (status: number, contentType: string, body: string): Promise<string> =>
  answeringBy(() => body, status, contentType)

/** Returns a partner that answers each message by its content. */
const answeringBy = async (...of: Parameters<typeof startAnswering>): Promise<string> => {
  const started = await startAnswering(...of)
  server = started.server
  return started.url
}

const xml = 'application/xml; charset="utf-8"'

describe('the check of an ISO 18626 partner', () => {
  test('a lender answers, and nothing is kept of it on either side', async () => {
    lender = createLender({
      scenario: 'manual',
      pace: 0,
      gateway: { url: `${gateway.url}/partners/NORTH/iso18626`, token: 'a-token-that-is-long-enough' },
    })
    await put(await lender.start(0))
    const checked = await check()
    expect(checked.steps.map(({ step, result }) => [step, result])).toEqual([
      ['address', 'passed'],
      ['dns', 'skipped'],
      ['tcp', 'passed'],
      ['tls', 'skipped'],
      ['http', 'passed'],
      ['authentication', 'passed'],
      ['protocol', 'passed'],
    ])
    expect(checked.outcome).toBe('answered')
    expect(checked.sentMessage).toContain('<action>StatusRequest</action>')
    const { body } = await gateway.api('GET', '/v1/deliveries')
    expect(body).toMatchObject({ items: [] })
  })

  test('tries a vendor document that is not stored: its settings hold for that test alone, and it is not kept', async () => {
    lender = createLender({ scenario: 'manual', system: 'koha-26.05' })
    await put(await lender.start(0))
    const kept = async (): Promise<number> => {
      const { body } = await gateway.api('GET', '/v1/partners/NORTH/checks')
      return (body as { readonly items: readonly unknown[] }).items.length
    }
    const before = await kept()
    const outcomes = [
      await check(),
      await check({
        vendor: { code: 'tried', name: 'Tried', iso18626: { envelope: false } },
      }),
    ].map(({ outcome, sentMessage }) => [outcome, /^<requestingAgencyMessage>/.test(sentMessage ?? '')])
    expect(outcomes).toEqual([
      ['refused', false],
      ['answered', true],
    ])
    expect(await kept()).toBe(before + 1)
    expect((await gateway.api('GET', '/v1/vendors/tried')).status).toBe(404)
    for (const vendor of [
      { name: 'Tried', iso18626: { noSuchSetting: 1 } },
      { name: 'Tried', ncip: {} },
    ])
      expect((await gateway.api('POST', '/v1/partners/NORTH/check', { vendor })).status).toBe(400)
  })

  test.each([
    ['Koha', 'koha-26.05', { vendor: 'koha' }],
    ['a partner whose profile says so', undefined, { takesStatusRequest: false }],
  ] as const)('%s is asked no StatusRequest: the step says what was tried', async (_, system, connection) => {
    lender = createLender({ scenario: 'manual', ...(system && { system }) })
    await put(await lender.start(0), connection)
    const checked = await check()
    expect(checked.outcome).toBe('answered')
    expect(checked.sentMessage).toContain('<action>Received</action>')
    expect(checked.sentMessage).toContain('lendwire-connection-test')
    expect(resultOf(checked, 'protocol')).toMatchObject({
      result: 'passed',
      code: 'protocol_reads_action',
      detail: expect.stringMatching(
        /asked with Received about a request that does not exist.*try a whole loan/,
      ),
    })
    expect((await gateway.api('GET', '/v1/deliveries')).body).toMatchObject({ items: [] })
  })

  test('an ERROR about the id alone does not tell whether the partner knows the library', async () => {
    const bodies: string[] = []
    const url = await answeringBy((body) => {
      bodies.push(body)
      return confirmation('request not found')
    })
    await put(url)
    expect(resultOf(await check(), 'protocol')).toMatchObject({
      result: 'passed',
      code: 'protocol_reads_with_text',
      detail: expect.stringContaining('cannot be told'),
    })
    expect(bodies.map((each) => each.includes('X-ABC'))).toEqual([true])
    await check({ asUnknownLibrary: true })
    expect(bodies.map((each) => each.includes('X-ABC'))).toEqual([true, true, false])
  })

  test('a daily test asks nothing in the name of another library', async () => {
    const bodies: string[] = []
    const url = await answeringBy((body) => {
      bodies.push(body)
      return confirmation('request not found')
    })
    await put(url)
    await gateway.api('PUT', '/v1/alarm-settings', { checkPartnersAt: '09:00' })
    gateway.advance(0)
    await until('the daily test', async () => {
      const { body } = await gateway.api('GET', '/v1/partners/NORTH/checks')
      return (body as { items: readonly { by: string }[] }).items.some(({ by }) => by === 'daily')
    })
    await gateway.api('PUT', '/v1/alarm-settings', {})
    expect(bodies.map((each) => each.includes('X-ABC'))).toEqual([true])
  })

  test('a partner that refuses the question of an unknown library alone knows the library', async () => {
    const url = await answeringBy((body) =>
      confirmation(body.includes('X-ABC') ? 'request not found' : 'Could not find requesting agency'),
    )
    await put(url)
    expect(resultOf(await check({ asUnknownLibrary: true }), 'protocol')).toMatchObject({
      result: 'passed',
      code: 'protocol_knows_library',
      detail: expect.stringContaining('Could not find requesting agency'),
    })
  })

  test.each([
    [
      'the agency of another partner',
      confirmation('request not found', { supplier: 'X-OTHER' }),
      'protocol_other_agency',
    ],
    ['another request', confirmation('request not found', { requestId: 'ABC-1' }), 'protocol_other_question'],
    ['an agency id and whose it is not', confirmation('unknown agency'), 'agency_unknown'],
    ['the agency id of the library', confirmation('unknown agency X-ABC'), 'library_unknown'],
    ['a part of itself alone', confirmation('').slice(0, 400), 'protocol_cut_off'],
  ])('an answer that names %s is no right one', async (_, body, code) => {
    await put(await answering(200, xml, body))
    expect(resultOf(await check(), 'protocol')).toMatchObject({ result: 'failed', code })
  })

  test('an answer over HTTP that ends too early is named as that', async () => {
    const url = await answering(200, xml, '')
    server?.removeAllListeners('request').on('request', async (request, response) => {
      await text(request)
      response.writeHead(200, { 'content-type': xml, 'content-length': '500' })
      response.write('<ISO18626Message>', () => response.destroy())
    })
    await put(url)
    expect(resultOf(await check(), 'http')).toMatchObject({ result: 'failed', code: 'http_cut_off' })
  })

  const failing = '<errorValue>requesting agency is unknown</errorValue>'
  test.each([
    [400, confirmation('Could not find requesting agency'), 'failed', 'library_unknown', 'Could not find'],
    [500, confirmation('Could not find requesting agency'), 'failed', 'library_unknown', 'Could not find'],
    [403, confirmation('Could not find requesting agency'), 'failed', 'library_unknown', 'Could not find'],
    [404, confirmation('request not found'), 'passed', 'protocol_reads_with_text', 'request not found'],
    [500, failing, 'skipped', 'not_reached', ''],
  ])(
    'HTTP %i with a message in its body is read by the message: %s',
    async (status, body, result, code, detail) => {
      await put(await answering(status, xml, body))
      expect(resultOf(await check(), 'protocol')).toMatchObject({
        result,
        code,
        detail: expect.stringContaining(detail),
      })
    },
  )

  test('HTTP 500 with a confirmation of a fault of its own fails at HTTP, with its words', async () => {
    await put(await answering(500, xml, confirmation('the database is away')))
    const checked = await check()
    expect(checked.outcome).toBe('refused')
    expect(resultOf(checked, 'http')).toMatchObject({
      result: 'failed',
      code: 'http_failed_with_text',
      detail: expect.stringContaining('the database is away'),
    })
  })

  test('an ERROR about the agency shows that it does not', async () => {
    await put(await answering(200, xml, confirmation('requestingAgencyId: X-ABC')))
    expect(resultOf(await check(), 'protocol')).toMatchObject({
      result: 'failed',
      remedy: expect.stringContaining('agency id'),
    })
  })

  test('a web page in the place of a message fails at HTTP', async () => {
    await put(await answering(200, 'text/html', '<h1>Sign in</h1>'))
    const checked = await check()
    expect(resultOf(checked, 'http')).toMatchObject({
      result: 'failed',
      remedy: expect.stringContaining('proxy'),
    })
    expect(resultOf(checked, 'protocol')).toMatchObject({ result: 'skipped' })
  })

  test('a web page under the name of XML is found by how it begins', async () => {
    await put(await answering(200, xml, '<!DOCTYPE html><html><body>Portal</body></html>'))
    expect(resultOf(await check(), 'http')).toMatchObject({ result: 'failed', code: 'http_web_page' })
  })

  test('a message without ISO18626Message under the name of a web page is one', async () => {
    const message =
      '<requestingAgencyMessageConfirmation><confirmationHeader/></requestingAgencyMessageConfirmation>'
    await put(await answering(200, 'text/html', message))
    expect(resultOf(await check(), 'http')).toMatchObject({ result: 'passed' })
  })

  test.each([
    [302, 'http', 'http_redirect'],
    [404, 'http', 'http_no_such_path'],
    [407, 'http', 'http_proxy_sign_in'],
    [502, 'http', 'http_failed'],
    [403, 'authentication', 'refused_with_web_page'],
  ])('a web page of HTTP %d is named as what it is', async (status, step, code) => {
    await put(await answering(status, 'text/html', '<h1>Proxy</h1>'))
    expect(resultOf(await check(), step)).toMatchObject({ result: 'failed', code })
  })

  test.each([
    [400, 'http', 'http_refused'],
    [500, 'http', 'http_failed'],
    [403, 'authentication', 'credentials_missing'],
    [200, 'protocol', 'protocol_no_message'],
  ])(
    'what HTTP %d says in plain words is in the step that fails, whatever its type',
    async (status, step, code) => {
      await put(await answering(status, 'text/html', 'No messages of this kind'))
      const found = resultOf(await check(), step)
      expect(found).toMatchObject({ result: 'failed', code })
      expect(found?.detail).toContain('It said: No messages of this kind')
    },
  )

  test('a connection that is closed without an answer is named as that', async () => {
    const url = await answering(200, xml, '')
    server?.on('connection', (socket) => socket.once('data', () => socket.destroy()))
    await put(url)
    expect(resultOf(await check(), 'http')).toMatchObject({
      code: 'http_closed',
      remedy: expect.stringContaining('https:'),
    })
  })

  test('an ERROR about the partner’s own agency id says whose id is wrong', async () => {
    await put(await answering(200, xml, confirmation('supplyingAgencyId: X-NORTH')))
    expect(resultOf(await check(), 'protocol')).toMatchObject({ result: 'failed', code: 'partner_unknown' })
  })

  test('a wrong password fails at the authentication, and stands nowhere in the answer', async () => {
    await put(await answering(401, 'text/plain', 'no'), {
      outboundCredentials: { kind: 'basic', username: 'ill', password: 'wrong-password' },
    })
    const checked = await check()
    expect(resultOf(checked, 'authentication')).toMatchObject({
      result: 'failed',
      code: 'credentials_refused',
      remedy: expect.stringContaining('password'),
    })
    expect(JSON.stringify(checked)).not.toContain('wrong-password')
    const german = { headers: { 'accept-language': 'de' } }
    const { body } = await gateway.api('GET', '/v1/partners/NORTH/checks', undefined, german)
    expect(resultOf(Object(body).items[0], 'authentication')?.remedy).toContain('Passwort')
  })

  test('a partner that is not there fails at TCP, and the steps behind are not reached', async () => {
    await put(`http://127.0.0.1:${await freePort()}/`)
    const checked = await check()
    expect(checked.outcome).toBe('not_reached')
    expect(resultOf(checked, 'tcp')).toMatchObject({ result: 'failed' })
    expect(resultOf(checked, 'http')).toMatchObject({ result: 'skipped' })
  })
})

const problem = (type: string, element = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="2.02"><Problem><ProblemType>${type}</ProblemType>${element}</Problem></NCIPMessage>`

const putNcip = (url: string): Promise<unknown> =>
  gateway.api('PUT', '/v1/partners/NORTH', {
    name: 'North Library',
    symbols: [{ type: 'ISIL', value: 'X-NORTH' }],
    allowPrivateNetwork: true,
    connection: { protocol: 'ncip', url, edition: '2' },
  })

describe('the check of an NCIP partner', () => {
  test.each([
    ['Unknown Agency', 'protocol', 'agency_unknown'],
    ['Agency Authentication Failed', 'authentication', 'credentials_refused_in_answer'],
    ['Invalid Message Syntax Error', 'protocol', 'protocol_malformed'],
  ])('the problem “%s” is named as what it is', async (type, step, code) => {
    await putNcip(await answering(200, xml, problem(type)))
    expect(resultOf(await check(), step)).toMatchObject({ result: 'failed', code })
  })

  test('another agency that answers, and whose agency id is unknown, are told', async () => {
    const response = (content: string): string =>
      `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="2.02"><LookupAgencyResponse>${content}</LookupAgencyResponse></NCIPMessage>`
    const unknownAgency = (element: string): string =>
      response(
        `<Problem><ProblemType>Unknown Agency</ProblemType><ProblemElement>${element}</ProblemElement></Problem>`,
      )
    let answer = ''
    await putNcip(await answeringBy(() => answer))
    for (const [responseBody, code] of [
      [response('<AgencyId>x-north</AgencyId>'), 'protocol_agency'],
      [response('<AgencyId>X-OTHER</AgencyId>'), 'protocol_other_agency'],
      [unknownAgency('FromAgencyId'), 'library_unknown'],
      [unknownAgency('ToAgencyId'), 'partner_unknown'],
      // NCIPServer (norway2) names the profile that it speaks.
      [
        response(
          '<AgencyId>X-NORTH</AgencyId><ApplicationProfileSupportedType>NNCIPP 1.0</ApplicationProfileSupportedType>',
        ),
        'vendor_recognized',
      ],
      [response('').slice(0, 90), 'protocol_cut_off'],
    ] as const) {
      answer = responseBody
      expect(resultOf(await check(), 'protocol')).toMatchObject({ code })
    }
  })

  test('a Problem about an element with credentials is about them, whatever its type says', async () => {
    const element = '<ProblemElement>FromAgencyAuthentication</ProblemElement>'
    await putNcip(await answering(200, xml, problem('Unauthorized Service', element)))
    expect(resultOf(await check(), 'authentication')).toMatchObject({ code: 'credentials_refused_in_answer' })
  })

  test('a Problem that comes with an error of HTTP is read', async () => {
    await putNcip(await answering(500, 'text/xml', problem('Unknown Agency')))
    expect(resultOf(await check(), 'protocol')).toMatchObject({ result: 'failed', code: 'agency_unknown' })
  })

  test.each(['Unknown Request', 'Unsupported Service'])(
    'a partner without LookupAgency is asked about a request that cannot exist: %s',
    async (type) => {
      const services: string[] = []
      const url = await answeringBy((body) => {
        services.push(/<(?:\w+:)?(Lookup\w+)[ >]/.exec(body)?.[1] ?? '')
        return problem(body.includes('LookupAgency') ? 'Unsupported Service' : type)
      })
      await putNcip(url)
      const checked = await check()
      expect(services).toEqual(['LookupAgency', 'LookupRequest'])
      expect(checked.outcome).toBe('answered')
      expect(resultOf(checked, 'protocol')).toMatchObject({
        result: 'passed',
        code: 'protocol_reads_with_text',
      })
      expect(checked.sentMessage).toContain('lendwire-connection-test')
    },
  )

  test('a lender answers who it is, and sees nothing of it', async () => {
    lender = createLender({
      protocol: 'ncip',
      scenario: 'manual',
      pace: 0,
      gateway: { url: `${gateway.url}/partners/NORTH/ncip`, token: 'a-token-that-is-long-enough' },
    })
    await putNcip(await lender.start(0))
    expect((await check()).outcome).toBe('answered')
    expect(lender.requests()).toEqual([])
  })
})
