import { afterEach, describe, expect, test } from 'vitest'
import { LibraryCode, RequestNumber } from '../../src/borrowing/values.ts'
import { Problem } from '../../src/problem.ts'
import type { Change, CommitResult } from '../../src/store/ports/changes.ts'
import { textReason } from '../../src/translations/reason.ts'
import { startHttp, type TestGateway } from '../support/http.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

type Interfere = (change: Change) => CommitResult | undefined

const library = LibraryCode.parse('LIB')

/** Starts a gateway whose commits a test may answer itself, in place of the store, and a request to a partner. */
const startInterfered = async () => {
  let interfere: Interfere = () => undefined
  let refusesRecords = false
  const commits: CommitResult['kind'][] = []
  const delays: number[] = []
  const gateway = await startHttp({
    storeWith: (store) => ({
      commit: async (change) => {
        const result = interfere(change) ?? (await store.commit(change))
        commits.push(result.kind)
        return result
      },
      putDocuments: async (documents) => {
        if (refusesRecords && documents.some(({ kind }) => kind === 'request_fault'))
          throw new Problem('unavailable', textReason('The disk is full.'))
        return store.putDocuments(documents)
      },
    }),
    pause: async (milliseconds) => void delays.push(milliseconds),
  })
  closers.push(gateway.close)
  await gateway.makePartner('SUP')
  const key = await gateway.makeLibrary('LIB')
  const json = {
    library: 'LIB',
    citation: { title: 'On changing' },
    service: { type: 'loan', form: 'physical' },
    rota: ['SUP'],
  }
  const number = (await gateway.call('POST', '/v1/requests', { key, json })).words('number')
  commits.splice(0)
  return {
    gateway,
    key,
    number,
    commits,
    delays,
    interfere: (next: Interfere) => {
      interfere = next
    },
    refuseRecords: () => {
      refusesRecords = true
    },
    send: () => gateway.call('POST', `/v1/requests/${number}/commands`, { key, json: { type: 'send' } }),
  }
}

const faultOf = async (gateway: TestGateway, key: string, number: string) => {
  const one = (await gateway.call('GET', `/v1/requests/${number}`, { key })).at('fault')
  const listed = (await gateway.call('GET', '/v1/requests', { key })).at('items', 0, 'fault')
  expect(listed).toEqual(one)
  return one
}

const conflict: CommitResult = { kind: 'conflict' }

describe('a change of a request', () => {
  test('that meets another one is planned again on the request as it is then', async () => {
    const { gateway, number, commits, delays, interfere, send } = await startInterfered()
    let met = 0
    interfere(() => {
      met += 1
      return met <= 2 ? conflict : undefined
    })
    expect((await send()).status).toBe(202)
    expect(commits).toEqual(['conflict', 'conflict', 'committed'])
    expect(delays).toHaveLength(1)
    const stored = await gateway.store.loadRequest(library, RequestNumber.parse(number))
    expect(stored?.version).toBe(2)
  })

  test('that is given up is logged, counted, and recorded beside the request until the next one is committed', async () => {
    const { gateway, key, number, commits, delays, interfere, send } = await startInterfered()
    expect(await faultOf(gateway, key, number)).toBeNull()
    interfere(() => conflict)
    const answer = await send()
    expect([answer.status, answer.words('detail')]).toEqual([
      409,
      'The request kept changing at the same time: try again.',
    ])
    expect(commits).toHaveLength(61)
    expect(delays).toHaveLength(59)
    expect(gateway.log).toContainEqual({
      level: 'error',
      message: 'gave up changing a request: every attempt met another change',
      facts: { request: number, cause: 'conflict', by: 'system' },
    })
    expect(gateway.counted.filter(([counter]) => counter === 'request_changes_given_up')).toEqual([
      ['request_changes_given_up', { cause: 'conflict', by: 'system' }],
    ])
    const since = '2026-11-24T10:00:00.000Z'
    const first = { since, lastAt: since, count: 1, cause: 'conflict', by: 'system' }
    expect(await faultOf(gateway, key, number)).toEqual(first)

    gateway.advance(60_000)
    await send()
    const second = { ...first, lastAt: '2026-11-24T10:01:00.000Z', count: 2 }
    expect(await faultOf(gateway, key, number)).toEqual(second)

    // Another process commits the next change.
    const other = await startHttp({ storeWith: () => gateway.store })
    closers.push(other.close)
    expect(await faultOf(other, key, number)).toEqual(second)
    const sent = await other.call('POST', `/v1/requests/${number}/commands`, { key, json: { type: 'send' } })
    expect(sent.status).toBe(202)
    expect(await faultOf(other, key, number)).toBeNull()
    expect(await faultOf(gateway, key, number)).toBeNull()
  })

  test('is committed although its fault record is in a form that is not known, which ends then', async () => {
    const { gateway, key, number, send } = await startInterfered()
    const value = { form: 'of another version' }
    await gateway.store.putDocuments([{ kind: 'request_fault', key: number, value, expectedVersion: null }])
    expect(await faultOf(gateway, key, number)).toBeNull()
    expect((await send()).status).toBe(202)
    expect(await gateway.store.getDocument('request_fault', number)).toBeNull()
  })

  test('is answered although its fault record cannot be written', async () => {
    const { gateway, number, interfere, refuseRecords, send } = await startInterfered()
    interfere(() => conflict)
    refuseRecords()
    expect((await send()).status).toBe(409)
    expect(gateway.log.at(-1)).toEqual({
      level: 'error',
      message: 'could not keep the fault record of a request',
      facts: { request: number, error: 'Problem', reason: 'The disk is full.' },
    })
  })

  test('is planned as attempted where a delivery cannot be withdrawn, and given up with that cause where this does not help', async () => {
    const { gateway, number, commits, interfere, send } = await startInterfered()
    interfere(() => ({ kind: 'not_withdrawn', deliveries: ['one'] }))
    expect((await send()).status).toBe(409)
    expect(new Set(commits)).toEqual(new Set(['not_withdrawn']))
    expect(gateway.log).toContainEqual(
      expect.objectContaining({ facts: { request: number, cause: 'not_withdrawn', by: 'system' } }),
    )
  })

  test('gives a new request another number if the first one is taken, and writes no fault record', async () => {
    const { gateway, key, interfere } = await startInterfered()
    const numbers: string[] = []
    interfere((change) => {
      numbers.push(change.request?.value.number ?? '')
      return conflict
    })
    const json = {
      library: 'LIB',
      citation: { title: 'On making' },
      service: { type: 'loan' },
      rota: ['SUP'],
    }
    expect((await gateway.call('POST', '/v1/requests', { key, json })).status).toBe(409)
    expect(new Set(numbers).size).toBe(61)
    expect(await gateway.store.listDocuments('request_fault')).toEqual([])
  })
})
