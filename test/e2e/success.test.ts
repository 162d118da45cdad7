import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { startWholeGateway, until, type WholeGateway } from '../support/gateway.ts'

let gateway: WholeGateway
beforeAll(async () => {
  gateway = await startWholeGateway({}, { inMemory: true })
})
afterAll(() => gateway.stop())

const Numbered = z.object({ number: z.string() })
const Explained = z.object({ rota: z.array(z.object({ partner: z.string() })) })
const wanted = { library: 'ABC', citation: { title: 'Sult' }, service: { type: 'loan' } }

test('a rota sorted by success so far follows what partners made of what they were asked', async () => {
  const { api } = gateway
  await api('PUT', '/v1/libraries/ABC', { name: 'Abc', symbols: [{ type: 'ISIL', value: 'NO-ABC' }] })
  for (const code of ['A-NEVER', 'B-SELDOM', 'C-MOSTLY']) {
    await api('PUT', `/v1/partners/${code}`, {
      name: code,
      symbols: [{ type: 'ISIL', value: `NO-${code}` }],
      allowPrivateNetwork: true,
      connection: { protocol: 'iso18626', url: 'http://127.0.0.1:9/iso18626' },
    })
  }
  const { number } = Numbered.parse(
    (await api('POST', '/v1/requests', { ...wanted, rota: ['B-SELDOM', 'C-MOSTLY'] })).body,
  )
  const give = async (command: object) => {
    const answer = await api('POST', `/v1/requests/${number}/commands`, command)
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300)
  }
  await give({ type: 'send' })
  await give({ type: 'record_partner_event', event: { type: 'unfilled', reason: 'NotHeld' } })
  await give({ type: 'record_partner_event', event: { type: 'shipped', items: [] } })

  await api('PUT', '/v1/rota-templates/best', { choose: { by: 'rule', sort: ['success'] } })
  await api('PUT', '/v1/rota-rules', { rules: [{ name: 'all', templates: ['best'] }] })
  gateway.advance(5_000)
  const order = await until('the figures to be counted', async () => {
    const { body } = await api('POST', '/v1/rota-rules/explain', {
      library: 'ABC',
      request: { citation: wanted.citation, service: wanted.service },
    })
    const partners = Explained.parse(body).rota.map(({ partner }) => partner)
    return partners[0] === 'C-MOSTLY' ? partners : undefined
  })
  expect(order).toEqual(['C-MOSTLY', 'A-NEVER', 'B-SELDOM'])
  expect((await gateway.store.getDocument('partner_statistics', 'partners'))?.value).toEqual({
    'A-NEVER': { requested: 0, supplied: 0 },
    'B-SELDOM': { requested: 1, supplied: 0 },
    'C-MOSTLY': { requested: 1, supplied: 1 },
  })
})
