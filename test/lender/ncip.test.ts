import { createServer } from 'node:http'
import { type Message, problemsOf, readNcip, textAt, validateNcip, writeNcip } from 'node-ncip'
import { afterEach, describe, expect, test } from 'vitest'
import { createLender } from '../../packages/lender/src/lender.ts'
import { lenderProfiles } from '../../packages/lender/src/ncip/profiles.ts'
import { runLender } from '../../packages/lender/src/run-lender.ts'
import { scenarios } from '../../packages/lender/src/scenarios.ts'
import { eventually } from './library.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const id = 'LIB-0001-1'
const InitiationHeader = {
  FromAgencyId: { AgencyId: { value: 'XX-REQ' } },
  ToAgencyId: { AgencyId: { value: 'XX-SUP' } },
}
const RequestId = { AgencyId: { value: 'XX-REQ' }, RequestIdentifierValue: id }
const UserId = { UserIdentifierValue: 'XX-REQ' }
const ItemId = { ItemIdentifierValue: 'L-1001' }
const RequestType = { value: 'Loan' }
const edition = '2'
const at = '2026-11-24T10:00:00Z'

/** The messages of a library; the item is that of the first request. */
const messages = {
  RequestItem: {
    edition,
    kind: 'RequestItem',
    body: {
      InitiationHeader,
      UserId,
      BibliographicId: [{ BibliographicItemId: { BibliographicItemIdentifier: '9780141439518' } }],
      RequestId,
      RequestType,
      RequestScopeType: { value: 'Bibliographic Item' },
    },
  },
  Retry: {
    edition,
    kind: 'RequestItem',
    body: {
      InitiationHeader,
      UserId,
      BibliographicId: [{ BibliographicItemId: { BibliographicItemIdentifier: '9780141439518' } }],
      RequestId,
      RequestType,
      RequestScopeType: { value: 'Bibliographic Item' },
      Ext: [{ name: 'ItemNote', content: [`Once more, after ${id}`] }],
    },
  },
  CancelRequestItem: {
    edition,
    kind: 'CancelRequestItem',
    body: { InitiationHeader, UserId, RequestId, RequestType },
  },
  ItemReceived: {
    edition,
    kind: 'ItemReceived',
    body: { InitiationHeader, ItemId, RequestId, DateReceived: at },
  },
  RenewItem: { edition, kind: 'RenewItem', body: { InitiationHeader, UserId, ItemId } },
  ItemShipped: {
    edition,
    kind: 'ItemShipped',
    body: {
      InitiationHeader,
      ItemId,
      RequestId,
      DateShipped: at,
      ShippingInformation: {
        PhysicalAddress: {
          UnstructuredAddress: {
            UnstructuredAddressType: { value: 'Newline-Delimited Text' },
            UnstructuredAddressData: 'Where it came from',
          },
          PhysicalAddressType: { value: 'Postal Address' },
        },
      },
    },
  },
  LookupRequest: {
    edition,
    kind: 'LookupRequest',
    body: { InitiationHeader, RequestId, RequestElementType: [{ value: 'Request Status Type' }] },
  },
  ItemRequestUpdated: {
    edition,
    kind: 'ItemRequestUpdated',
    body: { InitiationHeader, RequestId, Ext: [{ name: 'ItemNote', content: ['Agreed'] }] },
  },
} as const satisfies Record<string, Message>

/** The library's message, the response, and the messages that the lender then sends. */
type Turn = readonly [said: keyof typeof messages, response: string, sent: readonly string[]]

const back: Turn = ['ItemShipped', 'ok', ['ItemReceived']]
const promised: Turn = ['RequestItem', 'ok', []]
const lent: Turn = ['RequestItem', 'ok', ['ItemShipped']]
const refused: Turn = ['CancelRequestItem', 'Request Already Processed', []]

/**
 * Talks to the lender. Only where the profile talks is a status told and an update taken: elsewhere it is no service of
 * the lender's.
 */
const talk = (talks: boolean, turn: Turn): Turn => (talks ? turn : [turn[0], 'Unsupported Service', []])

type Behaviour = { readonly talks: boolean; readonly cancelsAtOnce: boolean }

const conversations: Record<string, (behaviour: Behaviour) => readonly Turn[]> = {
  'will-supply-then-loaned': ({ talks }) => [
    lent,
    ['ItemReceived', 'ok', []],
    ['RenewItem', 'new date', []],
    ['RenewItem', 'new date', []],
    talk(talks, ['LookupRequest', 'On Loan', []]),
    refused,
    // A repeat is answered as before.
    refused,
    back,
    ['ItemShipped', 'ok', []],
    talk(talks, ['LookupRequest', 'Completed', []]),
  ],
  'loaned-at-once': () => [lent, back],
  'copy-at-once': () => [lent],
  unfilled: ({ talks }) => [
    ['RequestItem', 'ok', ['CancelRequestItem']],
    talk(talks, ['LookupRequest', 'Cannot Fulfill Request', []]),
    refused,
  ],
  'unfilled-after-will-supply': () => [['RequestItem', 'ok', ['CancelRequestItem']]],
  'cancel-accepted': ({ cancelsAtOnce }) => [
    promised,
    ['CancelRequestItem', 'ok', cancelsAtOnce ? [] : ['ItemRequestCancelled']],
    ['CancelRequestItem', 'ok', []],
  ],
  'cancel-refused': () => [
    promised,
    ['CancelRequestItem', 'Request Already Processed', ['ItemShipped']],
    back,
  ],
  silent: ({ talks }) => [
    promised,
    talk(talks, ['LookupRequest', 'ok', []]),
    ['CancelRequestItem', 'ok', []],
    ['RenewItem', 'Unknown Item', []],
  ],
  'error-confirmation': () => [['RequestItem', 'Element Rule Violated', []]],
  'http-500-then-well': () => [['RequestItem', 'HTTP 500', []], lent, back],
  slow: () => [lent, back],
  'drops-connection-then-error': ({ talks }) => [
    ['RequestItem', 'dropped', []],
    ['RequestItem', 'Duplicate Request', []],
    talk(talks, ['LookupRequest', 'In Process', ['ItemShipped']]),
  ],
  'sends-everything-twice': () => [
    ['RequestItem', 'ok', ['ItemShipped', 'ItemShipped']],
    ['ItemShipped', 'ok', ['ItemReceived', 'ItemReceived']],
  ],
  'out-of-order': () => [lent, back],
  conditional: ({ talks }) => [promised, talk(talks, ['ItemRequestUpdated', 'ok', ['ItemShipped']])],
  'retry-possible': () => [
    ['RequestItem', 'Item Not Available By Need Before Date', []],
    ['Retry', 'ok', ['ItemShipped']],
    back,
  ],
  'renew-refused': () => [lent, ['RenewItem', 'Item Not Renewable', []], back],
  recalled: () => [lent, ['ItemReceived', 'ok', ['RecallItem']], back],
  overdue: () => [lent, ['ItemReceived', 'ok', []], back],
  'completed-without-return': () => [lent, ['ItemReceived', 'ok', []]],
  manual: () => [promised, ['CancelRequestItem', 'ok', []]],
}

/** Starts a receiving server in place of the gateway; it answers each message with its response. */
const startGateway = async () => {
  const arrived: string[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const xml = Buffer.concat(chunks).toString()
    arrived.push(xml)
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(
        `<NCIPMessage xmlns="http://www.niso.org/2008/ncip" version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd"><${kindOf(xml)}Response/></NCIPMessage>`,
      )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `http://127.0.0.1:${address.port}/partners/sup/ncip`, arrived }
}

const partsOf = (xml: string) => {
  const result = readNcip(xml)
  const message = result.ok ? result.message : result.partial
  if (message === undefined) throw new Error(`no NCIP: ${xml}`)
  return message
}
const kindOf = (xml: string): string => partsOf(xml).kind

const post = async (url: string, body: string): Promise<{ readonly says: string; readonly xml?: string }> => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/xml' },
    body,
  }).catch(() => undefined)
  if (response === undefined) return { says: 'dropped' }
  if (!response.ok) return { says: `HTTP ${response.status}` }
  const xml = await response.text()
  const message = partsOf(xml)
  const [problem] = problemsOf(message)
  const date = textAt(message.body, 'DateDue') && 'new date'
  return { says: problem?.type ?? textAt(message.body, 'RequestStatusType') ?? date ?? 'ok', xml }
}

const names = ['standard', 'alma_p2p', 'nncipp'] as const

describe.each(names)('with the profile %s', (profile) => {
  const { talks, cancelsAtOnce } = lenderProfiles[profile]

  test.each(scenarios.map(({ name }) => name))('%s', async (scenario) => {
    const gateway = await startGateway()
    const lender = createLender({
      protocol: 'ncip',
      profile,
      scenario,
      gateway: { url: gateway.url },
      pace: 0.02,
    })
    closers.push(lender.stop)
    const url = await lender.start(0)
    const expected: string[] = []
    for (const [name, says, sent] of conversations[scenario]?.({ talks, cancelsAtOnce }) ?? []) {
      const answer = await post(url, writeNcip(messages[name]))
      expect({ name, says: answer.says }).toEqual({ name, says })
      if (answer.xml !== undefined) expect(validateNcip(answer.xml).faults, answer.xml).toEqual([])
      expected.push(...sent)
      await eventually(() => gateway.arrived.map(kindOf)).toEqual(expected)
    }
    for (const xml of gateway.arrived) expect(validateNcip(xml).faults, xml).toEqual([])
    await eventually(() => lender.sent().length).toBe(expected.length)
    expect(lender.sent().every(({ confirmation }) => confirmation?.status === 'OK')).toBe(true)
    expect(lender.received().every(({ faults }) => faults.length === 0)).toBe(true)
  })
})

test('every scenario is tried here', () => {
  expect(Object.keys(conversations).sort()).toEqual(scenarios.map(({ name }) => name).sort())
})

test('runs as the command line says, and prints what comes and goes', async () => {
  const gateway = await startGateway()
  const lines: string[] = []
  const { lender, url } = await runLender(
    {
      port: '0',
      protocol: 'ncip',
      profile: 'nncipp',
      scenario: 'loaned-at-once',
      gateway: gateway.url,
      pace: '0',
    },
    (line) => lines.push(line),
  )
  closers.push(lender.stop)
  expect(new URL(url).pathname).toBe('/ncip')
  await post(url, writeNcip(messages.RequestItem))
  await eventually(() => lines.length).toBe(3)
  expect(lines.slice(1).map((line) => line.replace(/^\d\d:\d\d:\d\d /, ''))).toEqual([
    `← ${id} request: ok`,
    `→ ${id} RequestResponse Loaned: OK`,
  ])
  expect(gateway.arrived[0]).toContain('<ns1:ItemShipped>')
  expect(await post(url, 'no XML')).toEqual({ says: 'HTTP 400' })
})

test.each([{ protocol: 'sip2' }, { protocol: 'ncip', profile: 'koha' }])(
  'names the arguments that are wrong: %o',
  async (wrong) => {
    await expect(runLender(wrong, () => {})).rejects.toMatchObject({ code: 'invalid_input' })
  },
)
