import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  credentialsIn,
  recordExchanges,
  type Step,
  withoutCredentials,
} from '../../scripts/peers/record-exchanges.ts'

const settings = {
  code: 'koha',
  connection: { vendor: 'koha', account: { accountId: 'lendwire', securityCode: 'a <code>' } },
  partner: { inboundCredentials: [{ kind: 'path', secret: 'a-secret' }] },
}
const steps: Step[] = []
const peer = createServer(async (request, response) => {
  const body = await text(request)
  if (body === '<gone/>') return response.destroy()
  return response.writeHead(400, { 'content-type': 'application/xml' }).end(`<no>${request.url}</no>`)
})
let recorder: Awaited<ReturnType<typeof recordExchanges>>

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    peer.listen(0, '127.0.0.1', () => {
      const address = peer.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  recorder = await recordExchanges(`http://127.0.0.1:${port}`, (_, stepOf) => {
    const step = stepOf({ from: 'lendwire', to: 'koha' })
    const xml = step.xml === null ? null : withoutCredentials(step.xml, credentialsIn(settings))
    steps.push({ ...step, xml })
  })
})
afterAll(async () => {
  await recorder.stop()
  peer.closeAllConnections()
  peer.close()
})

const send = (body: string): Promise<Response> =>
  fetch(`${recorder.url}/ill?a=1`, { method: 'POST', headers: { 'content-type': 'application/xml' }, body })

test('a recording has direction, status, bytes and no credentials; what comes back is what the system answered', async () => {
  const answer = await send('<a><id>lendwire</id><code>a &lt;code&gt;</code>koha</a>')
  expect([answer.status, await answer.text()]).toEqual([400, '<no>/ill?a=1</no>'])
  await expect(send('<gone/>')).rejects.toThrow()
  const headers = { 'content-type': 'application/xml' }
  const [sent, reply] = ['lendwire to koha', 'koha to lendwire, reply']
  expect(steps).toEqual([
    { direction: sent, headers, xml: '<a><id>(accountId)</id><code>(securityCode)</code>koha</a>' },
    { direction: reply, status: 400, headers, xml: '<no>/ill?a=1</no>' },
    { direction: sent, headers, xml: '<gone/>' },
    { direction: reply, headers: {}, xml: null },
  ])
})
