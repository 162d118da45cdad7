import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveXml } from '../peers/serve-xml.ts'
import { freePort } from '../support/free-port.ts'
import { library, startWorld, type World } from './support.ts'

let world: World
beforeAll(async () => {
  world = await startWorld({ bearer: 'the-token-at-the-system', users: [] })
})
afterAll(() => world.stop())

type Result = { readonly result: string; readonly detail: string; readonly remedy: string | null }
type Check = {
  readonly outcome: string
  readonly detail: string
  readonly steps: readonly (Result & { readonly step: string; readonly code: string })[]
  readonly calls: readonly (Result & { readonly call: string; readonly service: string })[]
  readonly sentMessage: string | null
}

const signedIn = { outboundCredentials: { kind: 'bearer', token: 'the-token-at-the-system' } }

const check = async (settings: Readonly<Record<string, unknown>> = signedIn): Promise<Check> => {
  await world.settings(settings)
  const { status, body } = await world.gateway.api('POST', `/v1/libraries/${library}/ils/check`, {})
  expect(status, JSON.stringify(body)).toBe(200)
  return body as Check
}

const callOf = ({ calls }: Check, name: string) => calls.find(({ call }) => call === name)
const stepOf = ({ steps }: Check, name: string) => steps.find(({ step }) => step === name)

describe('the check of a library system', () => {
  test('tries LookupUser and LookupItem of ids that cannot exist, and says what the others need', async () => {
    const before = world.ils.calls().length
    const checked = await check()
    expect(
      world.ils
        .calls()
        .slice(before)
        .map(({ kind }) => kind),
    ).toEqual(['LookupUser', 'LookupItem'])
    expect(checked.outcome).toBe('answered')
    expect(checked.steps.filter(({ result }) => result === 'failed')).toEqual([])
    expect(stepOf(checked, 'protocol')).toMatchObject({ result: 'passed' })
    expect(checked.calls.map(({ service, result }) => [service, result])).toEqual([
      ['LookupUser', 'passed'],
      ['LookupItem', 'passed'],
      ['CreateItem', 'off'],
      ['AcceptItem', 'not_tried'],
      ['CheckInItem', 'not_tried'],
      ['DeleteItem', 'not_tried'],
      ['CancelRequestItem', 'not_tried'],
      ['RenewItem', 'not_tried'],
      ['RecallItem', 'not_tried'],
    ])
    expect(callOf(checked, 'accept_item')?.detail).toContain('the pickup location “Main desk”')
    expect(world.ils.items()).toEqual([])
    expect((await world.gateway.api('GET', '/v1/deliveries')).body).toMatchObject({ items: [] })
  })

  test('shows a refusal with the call, what was expected, what came, and a remedy', async () => {
    world.ils.behaveNext('LookupUser', {
      answer: 'problem',
      type: 'No user identifier provided',
      detail: 'secret',
    })
    const checked = await check()
    expect(checked.outcome).toBe('refused')
    expect(callOf(checked, 'lookup_user')).toMatchObject({
      result: 'failed',
      detail:
        'a patron or Unknown User in answer to LookupUser was expected, and the Problem “No user identifier provided” came',
      remedy: expect.stringContaining('dialect'),
    })
    expect(callOf(checked, 'lookup_item')).toMatchObject({ result: 'passed' })
  })

  const inVersion = (version: string) =>
    `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="${version}">It works!</NCIPMessage>`
  const version1 = 'http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd'
  const version2 = 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd'

  test.each([
    ['a wrong token', 'It works!', 'ils_token_wrong', 'NcipToken'],
    ['no token', 'It works!', 'ils_token_missing', 'Add the token'],
    ['another version', inVersion(version1), 'ils_other_version', 'edition'],
    // NCIPServer (Libriotech, 2015) answers a message of version 1 with elements without a name.
    ['another version', inVersion(version1).replace('It works!', '<></>'), 'ils_other_version', 'edition'],
    ['another dialect', inVersion(version2), 'ils_not_understood', 'dialect'],
    ['another program', 'Hello there', 'ils_unclear', 'another program'],
  ])('tells what Koha’s server means with %s', async (name, body, code, remedy) => {
    const koha = await serveXml(() => body, 'text/html')
    const url = name === 'no token' ? koha.url : `${new URL('/a-token', koha.url)}`
    const checked = await check({ url }).finally(koha.stop)
    expect(checked.outcome).toBe('unclear')
    expect(stepOf(checked, 'protocol')).toMatchObject({ result: 'failed', code })
    for (const call of ['lookup_user', 'lookup_item'])
      expect(callOf(checked, call)).toMatchObject({
        result: 'failed',
        remedy: expect.stringContaining(remedy),
      })
    if (body.includes('It works!'))
      expect(callOf(checked, 'lookup_user')?.detail).toMatch(/“It works!” came: the server did not/)
  })

  const unknownUser = (type: string, detail: string) =>
    `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="${version2}"><LookupUserResponse><Problem><ProblemType>\n${type}</ProblemType><ProblemDetail>${detail}</ProblemDetail></Problem></LookupUserResponse></NCIPMessage>`

  // As NCIPServer (Evergreen) and ncip-server (Koha) answered on 2 December 2026.
  test.each([
    ['evergreen', 'Evergreen', 'Unknown User', 'User with barcode lendwire-connection-test unknown'],
    ['koha', 'Koha', 'Unkown User', 'User is not known'],
  ])('names the dialect by the words of the system: %s', async (dialect, name, type, detail) => {
    const system = await serveXml(() => unknownUser(type, detail))
    const wrong = await check({ url: system.url, dialect: 'alma' })
    const right = await check({ url: system.url, dialect }).finally(system.stop)
    expect(wrong.outcome).toBe('refused')
    expect(stepOf(wrong, 'protocol')).toMatchObject({ result: 'failed', code: 'vendor_recognized' })
    expect(callOf(wrong, 'lookup_user')).toMatchObject({
      result: 'failed',
      remedy: `Set the dialect ${name} (${dialect}), and test again.`,
    })
    expect(callOf(right, 'lookup_user')).toMatchObject({ result: 'passed' })
  })

  // Its words: API.pm of koha-plugin-ncip-server.
  test.each([
    ['/api/v1/contrib/ncip_server/ncip/a-wrong-token', 'ils_token_wrong', 'Compare the end of the address'],
    ['/api/v1/contrib/ncip_server/ncip', 'ils_token_missing', 'Add the token'],
  ])('tells that Koha’s plugin refuses the token: %s', async (path, code, remedy) => {
    const server = createServer((_, response) => {
      response.writeHead(403, { 'content-type': 'application/json' })
      response.end('{"error":"Invalid or missing authorization token"}')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const checked = await check({ url: `http://127.0.0.1:${port}${path}` }).finally(() => server.close())
    expect(checked.outcome).toBe('refused')
    expect(stepOf(checked, 'authentication')?.result).not.toBe('failed')
    expect(stepOf(checked, 'protocol')).toMatchObject({ result: 'failed', code })
    expect(callOf(checked, 'lookup_user')).toMatchObject({
      result: 'failed',
      detail: expect.stringContaining('“Invalid or missing authorization token” came'),
      remedy: expect.stringContaining(remedy),
    })
  })

  test('says of an unsupported LookupItem to switch it off, and never speaks of a partner', async () => {
    world.ils.behaveNext('LookupItem', { answer: 'problem', type: 'Unsupported Service' })
    const checked = await check()
    expect(callOf(checked, 'lookup_user')).toMatchObject({ result: 'passed' })
    expect(callOf(checked, 'lookup_item')).toMatchObject({
      result: 'failed',
      remedy: expect.stringContaining('Switch lookup_item off'),
    })
    for (const { remedy } of [...checked.steps, ...checked.calls]) expect(remedy ?? '').not.toMatch(/partner/)
  })

  test('fails at the authentication with wrong credentials, which stand nowhere in the answer', async () => {
    const checked = await check({ outboundCredentials: { kind: 'bearer', token: 'a-wrong-token' } })
    expect(stepOf(checked, 'authentication')).toMatchObject({
      result: 'failed',
      code: 'credentials_refused',
    })
    expect(callOf(checked, 'lookup_user')).toMatchObject({ result: 'failed' })
    expect(JSON.stringify(checked)).not.toContain('a-wrong-token')
  })

  test('fails at TCP where nothing listens', async () => {
    const checked = await check({ ...signedIn, url: `http://127.0.0.1:${await freePort()}/ncip` })
    expect(checked.outcome).toBe('not_reached')
    expect(stepOf(checked, 'tcp')).toMatchObject({
      result: 'failed',
      remedy: expect.stringContaining('the library’s own system is not running'),
    })
    expect(callOf(checked, 'lookup_item')).toMatchObject({ result: 'failed' })
  })

  test('tries a vendor document that is not stored, for this test alone', async () => {
    await world.settings(signedIn)
    const path = `/v1/libraries/${library}/ils/check`
    const vendor = { code: 'tried', name: 'Tried', sources: {}, ils: { prefix: 'tried' } }
    const tried = await world.gateway.api('POST', path, { vendor })
    expect(tried.status, JSON.stringify(tried.body)).toBe(200)
    expect((tried.body as Check).sentMessage).toContain('<tried:LookupUser')
    expect((await check()).sentMessage).not.toContain('<tried:')
    expect((await world.gateway.api('GET', '/v1/vendors/tried')).status).toBe(404)
    const other = { code: 'other', name: 'Other', sources: {}, iso18626: { envelope: false } }
    expect(await world.gateway.api('POST', path, { vendor: other })).toMatchObject({
      status: 400,
      body: { detail: expect.stringContaining('no settings for') },
    })
  })

  test('asks nothing where both look-ups are off, and is refused where there is no system', async () => {
    const before = world.ils.calls().length
    const checked = await check({ ...signedIn, calls: { lookup_user: false, lookup_item: false } })
    expect(checked.outcome).toBe('no_question')
    expect(callOf(checked, 'lookup_user')).toMatchObject({ result: 'off' })
    expect(world.ils.calls().length).toBe(before)
    await world.gateway.api('PUT', '/v1/libraries/BARE', {
      name: 'Bare',
      symbols: [{ type: 'ISIL', value: 'B' }],
    })
    const bare = await world.gateway.api('POST', '/v1/libraries/BARE/ils/check', {})
    expect(bare).toMatchObject({ status: 409, body: { type: '/problems/not-allowed-now' } })
    expect((await world.gateway.api('POST', '/v1/libraries/NONE/ils/check', {})).status).toBe(404)
  })
})
