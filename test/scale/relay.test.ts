import { afterAll, beforeAll, expect, test } from 'vitest'
import { instantOf } from '../../src/borrowing/time.ts'
import { LibraryCode, PartnerCode } from '../../src/borrowing/values.ts'
import { type RelayedRequest, workOf } from '../../src/delivery/relay/relayed-request.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { type RecordingEnd, startRecordingEnd } from '../support/recording-end.ts'

/** How many messages wait: 10,000 by `RELAYED=10000`. */
const waiting = Number(process.env.RELAYED ?? 2_000)
const chunk = 500
/** How many messages for another receiver come while the first half of those is passed on. */
const others = 20

let gateway: WholeGateway
let drained: RecordingEnd
let other: RecordingEnd
beforeAll(async () => {
  ;[gateway, drained, other] = await Promise.all([
    startWholeGateway(),
    startRecordingEnd(),
    startRecordingEnd(),
  ])
  for (const [code, end] of [
    ['DRAINED', drained],
    ['OTHER', other],
  ] as const) {
    end.answer(confirmation)
    await put(`/v1/libraries/${code}`, { name: code, symbols: agency(code) })
    await put(`/v1/partners/${code}`, partner(code, end.url, { relay: { libraries: [code] } }))
  }
  await put('/v1/partners/asks', partner('asks', 'http://127.0.0.1:9/'))
})
afterAll(async () => {
  await Promise.all([gateway.stop(), drained.stop(), other.stop()])
})

const confirmation =
  '<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><requestConfirmation><confirmationHeader><timestamp>2026-01-05T09:00:00Z</timestamp><timestampReceived>2026-01-05T09:00:00Z</timestampReceived><messageStatus>OK</messageStatus></confirmationHeader></requestConfirmation></ISO18626Message>'
const agency = (value: string) => [{ type: 'ISIL', value }]
const secretOf = (code: string) => `the-secret-of-${code}-in-the-path`
const partner = (code: string, url: string, more: object = {}) => ({
  name: code,
  symbols: agency(code),
  allowPrivateNetwork: true,
  inboundCredentials: [{ kind: 'path', secret: secretOf(code) }],
  connection: { protocol: 'iso18626', url },
  ...more,
})
const put = (path: string, body: unknown) => gateway.call('PUT', path, body)

const message = (library: string, id: string): string => {
  const named = (value: string) => `<agencyIdType>ISIL</agencyIdType><agencyIdValue>${value}</agencyIdValue>`
  return `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><request><header><supplyingAgencyId>${named(library)}</supplyingAgencyId><requestingAgencyId>${named('asks')}</requestingAgencyId><multipleItemRequestId></multipleItemRequestId><timestamp>2026-01-05T09:00:00Z</timestamp><requestingAgencyRequestId>${id}</requestingAgencyRequestId></header><bibliographicInfo><title>Sult</title></bibliographicInfo><serviceInfo><serviceType>Loan</serviceType></serviceInfo></request></ISO18626Message>`
}

const stored = (index: number): RelayedRequest => {
  const at = instantOf(gateway.now())
  return {
    ...{ id: `DRAINED-${index}`, library: LibraryCode.parse('DRAINED') },
    ...{ requester: PartnerCode.parse('asks'), system: PartnerCode.parse('DRAINED') },
    ...{ requestId: `ASKS-${index}`, systemId: null, requestingAgency: 'ISIL:asks' },
    ...{
      supplyingAgency: 'ISIL:DRAINED',
      status: null,
      shippedAt: null,
      items: [],
      createdAt: at,
      changedAt: at,
    },
    messages: [
      {
        ...{ id: `M-${index}`, to: 'system', kind: 'request', summary: 'request New', isOwn: false },
        ...{ receivedAt: at, bytes: 'a', content: 'a', state: 'waiting', attempts: 0 },
        ...{ dueAt: at, possiblyTaken: false, error: null, settledAt: null, isConfirmed: true, reply: null },
      },
    ],
  }
}

test('messages that waited are passed on, and messages for others do not wait for them', {
  timeout: 900_000,
}, async () => {
  for (let first = 0; first < waiting; first += chunk)
    await gateway.store.putDocuments(
      Array.from({ length: chunk }, (_, index) => stored(first + index)).flatMap((value, index) => [
        { kind: 'relayed_request' as const, key: value.id, value, expectedVersion: 0 },
        { kind: 'relay_work' as const, key: value.id, value: workOf(value), expectedVersion: 0 },
        {
          kind: 'relayed_body' as const,
          key: `M-${first + index}`,
          value: { contentType: 'application/xml', content: message('DRAINED', value.requestId) },
          expectedVersion: 0,
        },
      ]),
    )
  gateway.advance(1)
  for (let sent = 1; sent <= others; sent += 1) {
    const passedOn = ((waiting / 2) * sent) / others
    await until(`${passedOn} messages`, () => drained.received().length >= passedOn, 600_000)
    const answer = await fetch(`${gateway.url}/partners/asks/iso18626/${secretOf('asks')}`, {
      method: 'POST',
      headers: { 'content-type': 'application/xml' },
      body: message('OTHER', `NOW-${sent}`),
    })
    expect(await answer.text()).toContain('<messageStatus>OK<')
    await until('the other receiver', () => other.received().length === sent)
    expect(drained.received().length, `message ${sent} came before the queue was empty`).toBeLessThan(waiting)
  }
  await until(
    'nothing to wait',
    async () => (await gateway.store.listDocuments('relay_work')).length === 0,
    600_000,
  )
  expect(new Set(drained.received()).size).toBe(waiting)
  expect(other.received()).toHaveLength(others)
})
