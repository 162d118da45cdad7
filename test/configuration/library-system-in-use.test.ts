import { createLender, createSimulatedIls, type Lender, type SimulatedIls } from '@lendwire/lender'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { command, expectProblem, makeRequest, wanted } from '../http/scene.ts'
import { until } from '../support/gateway.ts'
import type { TestGateway } from '../support/http.ts'
import { stores, type TestStore } from './stores.ts'

const path = '/v1/libraries/ABC/ils'

describe.each(Object.entries(stores))('over %s, the library system', (_, open) => {
  let store: TestStore
  let lender: Lender
  let lenderUrl: string
  let ils: SimulatedIls
  let gateway: TestGateway
  let abc: string
  let settings: Readonly<Record<string, unknown>>
  beforeAll(async () => {
    store = await open()
    lender = createLender({ scenario: 'silent' })
    lenderUrl = await lender.start(0)
  })
  afterAll(async () => {
    await lender.stop()
    await store.stop()
  })
  beforeEach(async () => {
    ils = createSimulatedIls({
      users: [{ id: 'patron-4711', surname: 'Nightingale', givenName: 'Florence' }],
    })
    gateway = await store.start()
    abc = await gateway.makeLibrary('ABC')
    await gateway.makePartner('SUP', { connection: { protocol: 'iso18626', url: lenderUrl } })
    settings = { url: await ils.start(), allowPrivateNetwork: true, retry: { attempts: 1 }, timeout: 'PT2S' }
    expect((await gateway.call('PUT', path, { json: settings })).status).toBe(201)
    return async () => {
      await gateway.close()
      await ils.stop()
    }
  })

  const run = async (number: string, json: unknown): Promise<void> => {
    const { status, text } = await command(gateway, abc, number, json)
    expect([200, 202], text).toContain(status)
  }
  const shipped = async (title: string): Promise<string> => {
    const number = await makeRequest(gateway, abc, wanted(title))
    await run(number, { type: 'send' })
    await gateway.deliver()
    await run(number, {
      type: 'record_partner_event',
      event: { type: 'shipped', items: [{ barcode: `${number}-B` }] },
    })
    return number
  }
  const reaches = (number: string, status: string) =>
    until(`${number} to be ${status}`, async () => {
      await gateway.deliver()
      return (await gateway.call('GET', `/v1/requests/${number}`)).at('status') === status
    })
  const remove = () => gateway.call('DELETE', path)
  const expectInUse = async (...numbers: readonly string[]): Promise<void> => {
    const refused = await remove()
    expectProblem(refused, 409, 'conflict')
    const namedBy = refused.at('namedBy') as readonly { readonly kind: string; readonly number: string }[]
    expect(namedBy.map(({ kind, number }) => `${kind} ${number}`).toSorted()).toEqual(
      numbers.map((number) => `request ${number}`).toSorted(),
    )
    expect(refused.at('namedByCount')).toBe(numbers.length)
    const words = refused.words('detail')
    expect(words).toMatch(/^The library system ABC cannot be deleted: \d open requests? names? it \(request /)
    expect(words).toContain('let staff settle with `skip_ils` what it refuses')
    expect(words).toContain(
      'If the system is gone for ever, first switch `accept_item` and `create_item` off',
    )
    const references = await gateway.call('GET', '/v1/configuration/references?kind=ils&code=ABC')
    expect(references.at('count')).toBe(numbers.length)
  }

  test('is kept from the first call about an item to the last', async () => {
    const number = await shipped('One')
    expect((await gateway.call('GET', path)).status).toBe(200)
    await run(number, { type: 'receive' })
    await expectInUse(number)
    await reaches(number, 'received_physically')
    await expectInUse(number)
    await run(number, { type: 'patron_loan' })
    await expectInUse(number)
    await run(number, { type: 'return' })
    // Its record is still to be taken out.
    await expectInUse(number)
    await until('the record to be taken out', async () => {
      await gateway.deliver()
      return ils.items().length === 0
    })
    await gateway.deliver()
    expect((await gateway.call('GET', `/v1/requests/${number}`)).at('stage')).toBe('returned')
    expect((await remove()).status).toBe(204)
  })

  test('is kept while what it refused waits for staff, also of a closed request, and goes once they settled it', async () => {
    const refusal = { answer: 'problem', type: 'Cannot Accept Item', detail: 'no such location' } as const
    ils.behaveNext('AcceptItem', refusal)
    const number = await shipped('Refused')
    const other = await shipped('Other')
    await run(number, { type: 'receive' })
    await reaches(number, 'ils_refused')
    await expectInUse(number)
    await run(number, { type: 'skip_ils' })
    await reaches(number, 'received_physically')
    await run(other, { type: 'receive' })
    await reaches(other, 'received_physically')
    await expectInUse(other)
    ils.behaveNext('DeleteItem', { ...refusal, type: 'Element Rule Violated' })
    await run(other, { type: 'return' })
    const attention = async () =>
      JSON.stringify((await gateway.call('GET', `/v1/requests/${other}`)).at('attention'))
    await until('the refusal', async () => {
      await gateway.deliver()
      return (await attention()).includes('ils_records_left')
    })
    await run(other, { type: 'complete' })
    expect((await gateway.call('GET', `/v1/requests/${other}`)).at('stage')).toBe('closed')
    await expectInUse(other)
    await run(other, { type: 'skip_ils' })
    expect((await remove()).status).toBe(204)
  })

  test('that is gone for ever goes once its calls are off, and staff go on without it', async () => {
    const here = await shipped('Here')
    await run(here, { type: 'receive' })
    await reaches(here, 'received_physically')
    await ils.stop()
    const coming = await shipped('Coming')
    await run(coming, { type: 'receive' })
    await expectInUse(here, coming)
    const off = await gateway.call('PATCH', path, {
      json: { calls: { accept_item: false, create_item: false } },
      headers: { 'content-type': 'application/merge-patch+json' },
    })
    expect(off.status, off.text).toBe(200)
    expect((await remove()).status).toBe(204)
    await reaches(coming, 'ils_refused')
    await run(coming, { type: 'skip_ils' })
    await reaches(coming, 'received_physically')
    for (const number of [here, coming]) {
      await run(number, { type: 'patron_loan' })
      await run(number, { type: 'patron_return' })
      await run(number, { type: 'return' })
      await run(number, { type: 'complete' })
    }
  })

  test('that makes records with the request is named by each open loan', async () => {
    const json = { ...settings, calls: { create_item: true } }
    expect((await gateway.call('PUT', path, { json })).status).toBe(200)
    const loan = await makeRequest(gateway, abc, wanted('Loan'))
    const copy = { ...wanted('Copy'), service: { type: 'copy', copyrightCompliance: 'other' } }
    const copied = await gateway.call('POST', '/v1/requests', { key: abc, json: copy })
    expect(copied.status, copied.text).toBe(201)
    await gateway.deliver()
    await expectInUse(loan)
    await run(loan, { type: 'cancel' })
    await until('the record to be taken out', async () => {
      await gateway.deliver()
      return (await remove()).status === 204
    })
  })

  test('that the file leaves out stays while an item is in it', async () => {
    const number = await shipped('Kept')
    await run(number, { type: 'receive' })
    await reaches(number, 'received_physically')
    const content = { librarySystems: [] }
    const prune = () => gateway.call('POST', '/v1/configuration', { json: { content, prune: true } })
    expectProblem(await prune(), 409, 'conflict')
    const json = { ...settings, calls: { accept_item: false } }
    expect((await gateway.call('PUT', path, { json })).status).toBe(200)
    const pruned = await prune()
    expect(pruned.status, pruned.text).toBe(200)
    expect((await gateway.call('GET', path)).status).toBe(404)
  })
})
