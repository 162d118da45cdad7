import { expect, test } from 'vitest'
import { numberOf } from '../faults/load.ts'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

const hour = 3_600_000

/** Makes a request of a patron and closes it. */
const closeRequest = async ({ api }: WholeGateway): Promise<string> => {
  const made = await api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'On lending' },
    service: { type: 'loan' },
    patron: { id: 'patron-4711' },
  })
  const number = numberOf(made.body)
  const closed = await api('POST', `/v1/requests/${number}/commands`, { type: 'cancel' })
  expect(closed.body).toMatchObject({ stage: 'closed' })
  return number
}

/** Lets hours pass while the gateway runs: the time of the store goes on with its clock. */
const passHours = async (gateway: WholeGateway, hours: number): Promise<void> => {
  gateway.advance(hours * hour)
  const value = { seenAt: new Date(gateway.now()).toISOString(), jumps: [] }
  await gateway.store.putDocuments([{ kind: 'setting', key: 'store-clock', value, expectedVersion: null }])
}

test('retention runs at each start, however short ago it ran before', async () => {
  const gateway = await startWholeGateway({}, { inMemory: true })
  const lastRun = async () => (await gateway.store.getDocument('setting', 'retention-run')) ?? undefined
  try {
    const { version } = await until('the run of the first start', lastRun)
    await gateway.api('PUT', '/v1/libraries/ABC', {
      name: 'Abc',
      symbols: [{ type: 'ISIL', value: 'ABC' }],
      retention: { anonymizeAfter: 'PT1H', removeAfter: 'P1D' },
    })
    const number = await closeRequest(gateway)
    await passHours(gateway, 2)
    await gateway.restart()
    await until('the run of the second start', async () => ((await lastRun())?.version ?? 0) > version)
    const { body } = await gateway.api('GET', `/v1/requests/${number}`)
    expect(body).toMatchObject({ number, anonymized: { closedAt: expect.any(String) } })
  } finally {
    await gateway.stop()
  }
})
