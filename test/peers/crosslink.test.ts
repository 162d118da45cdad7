import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'
import { type CrosslinkBroker, type SupplierSays, startCrosslinkBroker } from './crosslink-broker.ts'

type View = {
  readonly number: string
  readonly status: string
  readonly rota: readonly { readonly supplier?: { readonly value: string }; readonly requestId?: string }[]
  readonly items: readonly Readonly<Record<string, unknown>>[]
  readonly attention: readonly { readonly kind: string; readonly remedies: readonly unknown[] }[]
  readonly next: { readonly who: string } | null
}

const secret = 'a-secret-in-the-path-of-the-address'
let gateway: WholeGateway
let broker: CrosslinkBroker

const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
  const answer = await gateway.api(method, path, body)
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  return answer.body
}
const look = async (number: string) => (await call('GET', `/v1/requests/${number}`)) as View
const command = (number: string, input: Readonly<Record<string, unknown>>) =>
  call('POST', `/v1/requests/${number}/commands`, input)
const reaches = (number: string, status: string): Promise<View> =>
  until(`${number} to be ${status}`, async () => {
    const seen = await look(number)
    return seen.status === status && seen
  })
const idOf = (number: string, attempt = 1) => `${number}-${attempt}`
const about = (number: string) => broker.came().filter((xml) => xml.includes(`RequestId>${number}-`))
const say = async (
  number: string,
  { attempt, ...says }: Partial<SupplierSays> & { readonly status: string; readonly attempt?: number },
) =>
  expect(await broker.say(idOf(number, attempt), { supplier: 'SUP1', reason: 'StatusChange', ...says })).toBe(
    'OK',
  )

beforeAll(async () => {
  gateway = await startWholeGateway()
  broker = await startCrosslinkBroker('NO-DEF')
  broker.sendTo(`${gateway.url}/partners/broker/iso18626/${secret}`)
  await call('PUT', '/v1/libraries/DEF', { name: 'Library', symbols: [{ type: 'ISIL', value: 'NO-DEF' }] })
  await call('PUT', '/v1/partners/broker', {
    name: 'The broker',
    symbols: [{ type: 'ISIL', value: 'BROKER' }],
    answersFor: 'any',
    allowPrivateNetwork: true,
    inboundCredentials: [{ kind: 'path', secret }],
    connection: { protocol: 'iso18626', vendor: 'crosslink', url: broker.url },
  })
})
afterAll(async () => {
  await gateway.stop()
  await broker.stop()
})

const borrow = async (items = 1): Promise<string> => {
  const { number } = (await call('POST', '/v1/requests', {
    library: 'DEF',
    citation: { title: 'Works', supplierRecordId: 'R-1' },
    service: { type: 'loan' },
    patron: { id: 'p1' },
    items,
    rota: ['broker'],
  })) as View
  await command(number, { type: 'send' })
  await until('the broker to be asked', async () => about(number).length > 0)
  return number
}

describe('a CrossLink broker in transparent mode', () => {
  test('finds a retry by the previous id, and takes a loan to its end', async () => {
    const number = await borrow()
    expect(about(number)[0]).toContain('<supplierUniqueRecordId>R-1</supplierUniqueRecordId>')
    expect(about(number)[0]).not.toContain('PatronRequest')
    await say(number, { status: 'RetryPossible' })
    await command(number, { type: 'retry' })
    await until('the retry', async () => about(number).length > 1)
    await reaches(number, 'request_sent')
    expect(about(number)[1]).toContain(`<requestingAgencyPreviousRequestId>${idOf(number)}<`)
    expect(about(number)[1]).toContain(`<requestingAgencyRequestId>${idOf(number, 2)}<`)
    await say(number, { attempt: 2, status: 'Loaned', itemId: '39001' })
    await command(number, { type: 'receive' })
    await command(number, { type: 'return' })
    await reaches(number, 'lender_check_in')
    await say(number, { attempt: 2, status: 'LoanCompleted' })
    await reaches(number, 'request_completed')
  })

  test('refuses a retry that its supplier offers no more: sent again, it is a retry again', async () => {
    const number = await borrow()
    await say(number, { status: 'RetryPossible' })
    broker.offerRetry(idOf(number), false)
    await command(number, { type: 'retry' })
    await reaches(number, 'send_failed')
    broker.offerRetry(idOf(number), true)
    await command(number, { type: 'resend' })
    await reaches(number, 'request_sent')
    expect(about(number).at(-1)).toContain('<requestType>Retry</requestType>')
  })

  test('is cancelled while a retry is offered: the Cancel goes out, and nothing waits for its answer', async () => {
    const number = await borrow()
    await say(number, { status: 'RetryPossible' })
    await command(number, { type: 'cancel' })
    const { next, attention } = await reaches(number, 'cancelled_by_staff')
    expect([next, attention]).toEqual([null, []])
    await until('the cancel', async () => about(number).at(-1)?.includes('<action>Cancel</action>') === true)
  })

  test('names the library itself as the supplier: staff decide, and nobody looks for the item', async () => {
    const number = await borrow()
    await say(number, { supplier: 'NO-DEF', reason: 'RequestResponse', status: 'ExpectToSupply' })
    const { attention, next } = await reaches(number, 'locally_owned')
    expect(attention.map(({ kind }) => kind)).toEqual(['locally_owned'])
    expect(next).toMatchObject({ who: 'library' })
    await command(number, { type: 'cancel' })
    expect(await reaches(number, 'cancelled_by_staff')).toMatchObject({ stage: 'closed', next: null })
  })

  test('withdraws a promise and names the next supplier, whose items stand in the note', async () => {
    const number = await borrow(2)
    await say(number, { reason: 'RequestResponse', status: 'WillSupply' })
    expect((await reaches(number, 'will_supply')).rota).toMatchObject([{ supplier: { value: 'SUP1' } }])
    await say(number, { reason: 'Notification', status: 'Unfilled' })
    expect((await reaches(number, 'request_accepted')).rota[0]?.supplier).toBeUndefined()
    await say(number, { supplier: 'SUP2', status: 'ExpectToSupply' })
    expect((await look(number)).rota).toMatchObject([{ supplier: { value: 'SUP2' } }])
    const note = '#MultipleItems#\n101|QA 76|Works, volume one\n102||\n#MultipleItemsEnd#\nTake care.'
    await say(number, { supplier: 'SUP2', status: 'Loaned', note })
    const { items } = await reaches(number, 'shipped_physically')
    expect(items).toMatchObject([
      { partnerItemId: '101', callNumber: 'QA 76', title: 'Works, volume one' },
      { partnerItemId: '102' },
    ])
    const timeline = JSON.stringify(await call('GET', `/v1/requests/${number}/timeline`))
    expect(timeline).toContain('Status: Unfilled')
    expect(timeline).toContain('"note":"Take care."')
  })

  test('says Unfilled as a status change: its rota has ended', async () => {
    const number = await borrow()
    await say(number, { supplier: 'BROKER', status: 'Unfilled' })
    await reaches(number, 'rejected_by_partner')
  })
})
