import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { Problem } from '../../src/problem.ts'
import type { OutboxPort } from '../../src/store/ports/outbox.ts'
import { textReason } from '../../src/translations/reason.ts'
import { until } from '../support/gateway.ts'
import { startHttp } from '../support/http.ts'

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

type ClaimDue = OutboxPort['claimDeliveries']

/** Returns a message under way to a partner that has not answered yet, whose lease has run out. */
const overdue = async (claimDeliveries: (of: ClaimDue) => ClaimDue) => {
  const responses: ServerResponse[] = []
  const refuse = (response: ServerResponse): void => void response.writeHead(503).end()
  let answers = false
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      responses.push(response)
      if (answers) refuse(response)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(async () => server.close().closeAllConnections())
  let claims = 0
  const gateway = await startHttp({
    storeWith: (store) => ({
      claimDeliveries: async (claim) => {
        const leased = await claimDeliveries(store.claimDeliveries)(claim)
        claims += 1
        return leased
      },
    }),
  })
  closers.push(gateway.close)
  const { port } = server.address() as AddressInfo
  await gateway.makePartner('SLOW', {
    connection: { protocol: 'iso18626', url: `http://127.0.0.1:${port}/iso18626` },
  })
  const key = await gateway.makeLibrary('LIB')
  const json = {
    library: 'LIB',
    citation: { title: 'On dying' },
    service: { type: 'loan', form: 'physical' },
    rota: ['SLOW'],
  }
  const number = (await gateway.call('POST', '/v1/requests', { key, json })).words('number')
  await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json: { type: 'send' } })
  const first = gateway.deliver()
  await until('the message', () => responses.length === 1)
  gateway.advance(3_600_000)
  const second = gateway.deliver()
  await until('the second look', () => claims === 2)
  return {
    receivedCount: () => responses.length,
    /** The partner answers: what it heard, and what is made of it. */
    answer: async () => {
      answers = true
      responses.forEach(refuse)
      await Promise.all([first, second])
      return (await gateway.store.listDeliveries({ library: null, limit: 9 })).items
    },
  }
}

test('a library whose work cannot be had holds up no other', async () => {
  const gateway = await startHttp({
    storeWith: (store) => ({
      claimDeliveries: async (claim) => {
        if (claim.library === 'AWAY') throw new Problem('unavailable', textReason('Its node is away.'))
        return store.claimDeliveries(claim)
      },
    }),
  })
  closers.push(gateway.close)
  await gateway.makePartner('NOWHERE')
  for (const library of ['AWAY', 'HERE']) {
    const key = await gateway.makeLibrary(library)
    const json = {
      library,
      citation: { title: 'On dying' },
      service: { type: 'loan', form: 'physical' },
      rota: ['NOWHERE'],
    }
    const number = (await gateway.call('POST', '/v1/requests', { key, json })).words('number')
    await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json: { type: 'send' } })
  }
  await gateway.deliver()
  const { items } = await gateway.store.listDeliveries({ library: null, limit: 9 })
  expect(items.map(({ library, attempts }) => [library, attempts])).toEqual([
    ['HERE', 1],
    ['AWAY', 0],
  ])
  expect(gateway.log.map(({ message }) => message)).toContain('what is due in a library could not be sent')
})

test('a delivery under way keeps its lease however late it is, and its own attempt settles it', async () => {
  const { receivedCount, answer } = await overdue((claimDeliveries) => claimDeliveries)
  expect(await answer()).toMatchObject([
    { attempts: 1, state: 'dead', lastError: { code: 'failure.http_failed', params: { status: 503 } } },
  ])
  expect(receivedCount()).toBe(1)
})

test('a delivery under way is not sent a second time at once, even where its lease was given again', async () => {
  const { receivedCount, answer } = await overdue(
    (claimDeliveries) => (claim) => claimDeliveries({ ...claim, inProgress: [] }),
  )
  expect(await answer()).toMatchObject([{ attempts: 2, state: 'leased', possiblyTaken: true }])
  expect(receivedCount()).toBe(1)
})
