import type { Edition } from '@lendwire/iso18626'
import { afterEach, describe, expect, test } from 'vitest'
import { type Trigger, triggers } from '../../packages/lender/src/iso18626/incoming.ts'
import { createLender } from '../../packages/lender/src/lender.ts'
import { Scenario, stepFor } from '../../packages/lender/src/scenario.ts'
import { scenarios } from '../../packages/lender/src/scenarios.ts'
import { describeWithShared } from '../support/shared.ts'
import { iso18626SchemaCheck } from '../support/xsd.ts'
import { editions, eventually, libraryMessage, post, startGateway } from './library.ts'

const promise = 'RequestResponse WillSupply'
const shipment = 'StatusChange Loaned'
const completed = 'StatusChange LoanCompleted'
const back: Turn = { library: 'shipped_return', lender: [completed] }
const promised: Turn = { library: 'request', lender: [promise] }
const lent: Turn = { library: 'request', lender: [promise, shipment] }

/** The library's message, its answer (OK by default), and the lender's messages after it. */
type Turn = {
  readonly library: Trigger
  readonly answer?: 'OK' | 'ERROR' | 'dropped' | 500
  /** True where the library repeats the message before. */
  readonly again?: boolean
  readonly lender: readonly string[]
}

const conversations: Record<string, readonly Turn[]> = {
  'will-supply-then-loaned': [
    lent,
    { library: 'received', lender: [] },
    { library: 'renew', lender: ['RenewResponse Loaned Y'] },
    { library: 'status_request', lender: ['StatusRequestResponse Loaned'] },
    { library: 'cancel', lender: ['CancelResponse Loaned N'] },
    back,
    { library: 'status_request', lender: ['StatusRequestResponse LoanCompleted'] },
  ],
  'loaned-at-once': [{ library: 'request', lender: ['RequestResponse Loaned'] }, back],
  'copy-at-once': [{ library: 'request', lender: ['RequestResponse CopyCompleted'] }],
  unfilled: [
    { library: 'request', lender: ['RequestResponse Unfilled'] },
    { library: 'status_request', lender: ['StatusRequestResponse Unfilled'] },
    { library: 'cancel', lender: ['CancelResponse Unfilled N'] },
  ],
  'unfilled-after-will-supply': [{ library: 'request', lender: [promise, 'StatusChange Unfilled'] }],
  'cancel-accepted': [promised, { library: 'cancel', lender: ['CancelResponse Cancelled Y'] }],
  'cancel-refused': [
    promised,
    { library: 'cancel', lender: ['CancelResponse WillSupply N', shipment] },
    back,
  ],
  silent: [
    { library: 'request', lender: [] },
    { library: 'status_request', lender: [] },
    { library: 'reminder', lender: [] },
    { library: 'cancel', lender: [] },
  ],
  'error-confirmation': [
    { library: 'request', answer: 'ERROR', lender: [] },
    { library: 'status_request', answer: 'ERROR', lender: [] },
  ],
  'http-500-then-well': [{ library: 'request', answer: 500, lender: [] }, { ...lent, again: true }, back],
  slow: [lent, back],
  'drops-connection-then-error': [
    { library: 'request', answer: 'dropped', lender: [] },
    { library: 'request', again: true, answer: 'ERROR', lender: [] },
    {
      library: 'status_request',
      lender: ['StatusRequestResponse RequestReceived', 'StatusChange WillSupply', shipment],
    },
    back,
  ],
  'sends-everything-twice': [
    { library: 'request', lender: [promise, promise, shipment, shipment] },
    { library: 'shipped_return', lender: [completed, completed] },
  ],
  'out-of-order': [
    { library: 'request', lender: [shipment, promise] },
    { library: 'status_request', lender: ['StatusRequestResponse Loaned'] },
    back,
  ],
  conditional: [promised, { library: 'notification', lender: [shipment] }, back],
  'retry-possible': [
    { library: 'request', lender: ['RequestResponse RetryPossible'] },
    { ...lent, library: 'retry' },
    back,
  ],
  'renew-refused': [lent, { library: 'renew', lender: ['RenewResponse Loaned N'] }, back],
  recalled: [lent, { library: 'received', lender: ['StatusChange Recalled'] }, back],
  overdue: [lent, { library: 'received', lender: ['StatusChange Overdue'] }, back],
  'completed-without-return': [
    lent,
    { library: 'received', lender: ['StatusChange CompletedWithoutReturn'] },
  ],
  manual: [
    { library: 'request', lender: [] },
    { library: 'cancel', lender: [] },
    { library: 'shipped_return', lender: [] },
  ],
}

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const startPair = async (scenario: string, pace: number) => {
  const gateway = await startGateway()
  closers.push(gateway.stop)
  const lender = createLender({ scenario, gateway: { url: gateway.url, token: 'gateway-token' }, pace })
  closers.push(lender.stop)
  return { gateway, lender, url: await lender.start(0) }
}

/** Everything that the lenders wrote in these tests. */
const written: { readonly edition: Edition; readonly xml: string }[] = []

describe.each(editions)('in edition %s', (edition) => {
  test.each(scenarios.map(({ name }) => name))('%s', async (name) => {
    const { gateway, lender, url } = await startPair(name, 0.02)
    const expected: string[] = []
    let message = ''
    for (const { library, answer = 'OK', again, lender: says } of conversations[name] ?? []) {
      message = again ? message : libraryMessage(edition, library, 'LIB-0001-1')
      const answered = post(url, message)
      if (answer === 'dropped') await expect(answered).rejects.toThrow()
      else {
        const { status, messageStatus, text } = await answered
        expect({ status, messageStatus }).toEqual(
          answer === 500 ? { status: 500 } : { status: 200, messageStatus: answer },
        )
        if (answer !== 500) written.push({ edition, xml: text })
      }
      expected.push(...says)
      await eventually(gateway.words).toEqual(expected)
      expect(lender.received().at(-1)).toMatchObject({ faults: [], message: { trigger: library, edition } })
    }
    for (const { xml, validation } of gateway.arrived) {
      expect(validation).toMatchObject({ faults: [], kind: 'supplyingAgencyMessage', edition })
      written.push({ edition, xml })
    }
    await eventually(() => lender.sent().length).toBe(expected.length)
    expect(lender.sent().every(({ confirmation }) => confirmation?.status === 'OK')).toBe(true)
    for (const { headers } of gateway.arrived)
      expect(headers).toMatchObject({
        authorization: 'Bearer gateway-token',
        'content-type': 'application/xml; charset="utf-8"',
      })
  })
})

test('every scenario is valid data, has a name of its own, and is tried here', () => {
  for (const scenario of scenarios) expect(Scenario.parse(scenario)).toEqual(scenario)
  const names = scenarios.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(Object.keys(conversations).sort()).toEqual([...names].sort())
})

test('silent and manual say nothing by themselves, whatever they hear', () => {
  for (const name of ['silent', 'manual']) {
    const scenario = scenarios.find((each) => each.name === name)
    for (const trigger of triggers) expect(scenario && stepFor(scenario, trigger).acts).toEqual([])
  }
})

test('the second copy has the same bytes', async () => {
  const { gateway, url } = await startPair('sends-everything-twice', 0)
  await post(url, libraryMessage('1.2', 'request', 'LIB-0001-1'))
  await eventually(() => gateway.arrived.length).toBe(4)
  const [first, second, third] = gateway.arrived.map(({ xml }) => xml)
  expect(second).toBe(first)
  expect(third).not.toBe(second)
})

test('a belated message has an earlier timestamp', async () => {
  const { gateway, url } = await startPair('out-of-order', 0)
  await post(url, libraryMessage('1.2', 'request', 'LIB-0001-1'))
  await eventually(() => gateway.arrived.length).toBe(2)
  const [first = '', second = ''] = gateway.arrived.map(({ xml }) => /<timestamp>(.*?)</.exec(xml)?.[1])
  expect(second < first).toBe(true)
})

test('a promised item is not shipped once the request was cancelled', async () => {
  // The shipment is due two seconds after the promise: a busy machine cancels in that time, too.
  const { gateway, url } = await startPair('will-supply-then-loaned', 4)
  await post(url, libraryMessage('1.2', 'request', 'LIB-0001-1'))
  await eventually(gateway.words).toEqual([promise])
  await post(url, libraryMessage('1.2', 'cancel', 'LIB-0001-1'))
  await eventually(gateway.words).toEqual([promise, 'CancelResponse Cancelled Y'])
  // Another request, made later, is shipped: this one's shipment would have been due before.
  await post(url, libraryMessage('1.2', 'request', 'LIB-0002-1'))
  await eventually(gateway.words).toEqual([promise, 'CancelResponse Cancelled Y', promise, shipment])
  expect(gateway.arrived.at(-1)?.xml).toContain('LIB-0002-1')
})

describeWithShared('against the published schemas', () => {
  test.each(editions)('everything that the lenders wrote in edition %s is valid', (edition) => {
    const check = iso18626SchemaCheck(edition)
    const documents = written.filter((each) => each.edition === edition)
    expect(documents.length).toBeGreaterThan(50)
    for (const { xml } of documents) expect(check(xml)).toEqual([])
  })
})
