import { afterEach, expect, test } from 'vitest'
import { LibraryCode, RequestNumber } from '../../src/borrowing/values.ts'
import { Problem } from '../../src/problem.ts'
import type { CommitResult } from '../../src/store/ports/changes.ts'
import { textReason } from '../../src/translations/reason.ts'
import { until } from '../support/gateway.ts'
import { startHangingPartner } from '../support/hanging-partner.ts'
import { startHttp } from '../support/http.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

const day = 86_400_000

/** Starts a gateway with a partner that hangs, and a request to it that must be there tomorrow. */
const startWithHangingPartner = async () => {
  const commits: CommitResult['kind'][] = []
  const delays: number[] = []
  const partner = await startHangingPartner()
  closers.push(partner.stop)
  const gateway = await startHttp({
    storeWith: (store) => ({
      commit: async (change) => {
        const result = await store.commit(change)
        commits.push(result.kind)
        return result
      },
    }),
    pause: async (milliseconds) => void delays.push(milliseconds),
  })
  closers.push(gateway.close)
  const profile = { connection: { protocol: 'iso18626', url: partner.url }, retry: { attempts: 12 } }
  await gateway.makePartner('HANGS', profile)
  const key = await gateway.makeLibrary('LIB')
  const send = async (rota: readonly string[], dateOfInterest?: string): Promise<string> => {
    const json = {
      library: 'LIB',
      citation: { title: `On waiting for ${rota.join()}` },
      service: {
        type: 'loan',
        form: 'physical',
        ...(dateOfInterest === undefined ? {} : { dateOfInterest }),
      },
      rota,
    }
    const number = (await gateway.call('POST', '/v1/requests', { key, json })).words('number')
    await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json: { type: 'send' } })
    return number
  }
  const statusOf = async (number: string) =>
    (await gateway.call('GET', `/v1/requests/${number}`, { key })).words('status')
  /** Applies the deadlines that have passed, and tells how each commit ended. */
  const sweep = async (): Promise<readonly CommitResult['kind'][]> => {
    commits.splice(0)
    await gateway.sweep()
    return [...commits]
  }
  const deliveriesOf = async (number: string) =>
    (await gateway.store.listDeliveries({ library: null, limit: 50 })).items
      .filter(({ request }) => request === number)
      .map(({ operation, state }) => [operation, state])
  return { gateway, partner, delays, send, statusOf, sweep, deliveriesOf }
}

test('a request whose date of interest has passed while its message is under way is left with a cancel, at the first attempt', async () => {
  const { gateway, partner, delays, send, statusOf, sweep, deliveriesOf } = await startWithHangingPartner()
  const number = await send(['HANGS'], '2026-11-25')
  const delivering = gateway.deliver()
  await until('the message', () => partner.bodies.length === 1)
  gateway.advance(3 * day)

  expect(await sweep()).toEqual(['not_withdrawn', 'committed'])
  expect(delays).toEqual([])
  expect(await statusOf(number)).toBe('expired')
  expect(await deliveriesOf(number)).toEqual([
    ['cancel', 'waiting'],
    ['request', 'leased'],
  ])
  expect(await sweep()).toEqual([])
  expect(gateway.log.filter(({ level }) => level === 'error')).toEqual([])

  partner.refuse()
  await delivering
})

test('the same where an earlier attempt may have been taken, and deliveries to others are not held up', async () => {
  const { gateway, partner, delays, send, statusOf, sweep, deliveriesOf } = await startWithHangingPartner()
  const other = await startHangingPartner()
  closers.push(other.stop)
  other.refuse()
  await gateway.makePartner('OTHER', { connection: { protocol: 'iso18626', url: other.url } })
  const number = await send(['HANGS'], '2026-11-25')
  const delivering = gateway.deliver()
  await until('the message', () => partner.bodies.length === 1)
  partner.cut()
  await delivering
  expect(await deliveriesOf(number)).toEqual([['request', 'waiting']])

  gateway.advance(3 * day)
  expect(await sweep()).toEqual(['not_withdrawn', 'committed'])
  expect(delays).toEqual([])
  expect(await statusOf(number)).toBe('expired')
  expect(await deliveriesOf(number)).toEqual([
    ['cancel', 'waiting'],
    ['request', 'waiting'],
  ])

  await send(['OTHER'])
  const next = gateway.deliver()
  await until('the message to the other partner', () => other.bodies.length === 1)
  partner.refuse()
  await next
})

test('a request whose deadline cannot be decided holds up no other', async () => {
  const seen: string[] = []
  const [away, here] = ['AWAY', 'HERE'].map((code) => ({
    library: LibraryCode.parse(code),
    request: RequestNumber.parse(`${code}-0001`),
  }))
  const gateway = await startHttp({
    storeWith: () => ({
      listDueDeadlines: async () => [away, here].filter((each) => each !== undefined),
      loadRequest: async (library) => {
        seen.push(library)
        if (library === 'AWAY') throw new Problem('unavailable', textReason('Its node is away.'))
        return null
      },
    }),
  })
  closers.push(gateway.close)
  for (const library of ['AWAY', 'HERE']) await gateway.makeLibrary(library)
  await gateway.sweep()
  expect(seen).toEqual(['AWAY', 'HERE'])
  expect(gateway.log).toEqual([
    {
      level: 'error',
      message: 'the deadlines of a request could not be applied',
      facts: { request: 'AWAY-0001', error: 'Problem', reason: 'Its node is away.' },
    },
  ])
  // Both are left alone for a while, then tried again.
  await gateway.sweep()
  expect(seen).toHaveLength(2)
  gateway.advance(10_000)
  await gateway.sweep()
  expect(seen).toHaveLength(4)
})
