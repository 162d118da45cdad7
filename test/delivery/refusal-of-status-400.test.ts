import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHttp, type TestGateway } from '../support/http.ts'

/** Returns an element of a message. */
const elementIn = (message: string, name: string): string =>
  new RegExp(`<${name}>[^<]*</${name}>`).exec(message)?.[0] ?? ''

/** Confirms a message: a request is taken, anything else names a request that is not known. */
const confirmationOf = (message: string): { readonly status: number; readonly body: string } => {
  const isRequest = message.includes('<request>')
  const kind = isRequest ? 'requestConfirmation' : 'requestingAgencyMessageConfirmation'
  const errorData =
    '<errorData><errorType>UnrecognisedDataValue</errorType><errorValue>requestingAgencyRequestId: no such request</errorValue></errorData>'
  return {
    status: isRequest ? 200 : 400,
    body: `<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2"><${kind}><confirmationHeader>${elementIn(message, 'timestamp')}${elementIn(message, 'requestingAgencyRequestId')}<messageStatus>${isRequest ? 'OK' : 'ERROR'}</messageStatus></confirmationHeader>${isRequest ? '' : elementIn(message, 'action') + errorData}</${kind}></ISO18626Message>`,
  }
}

// Koha answers so (Koha::ILL, ISO 18626).
const lender = createServer(async (request, response) => {
  const { status, body } = confirmationOf(await text(request))
  response.writeHead(status, { 'content-type': 'application/xml' }).end(body)
})
let gateway: TestGateway
beforeAll(async () => {
  await new Promise<void>((resolve) => lender.listen(0, '127.0.0.1', resolve))
  gateway = await startHttp()
})
afterAll(async () => {
  await gateway.close()
  lender.close()
})

test('a lender that says with status 400 that it has no such request is not waited for', async () => {
  const key = await gateway.makeLibrary('LIB')
  const { port } = lender.address() as AddressInfo
  await gateway.makePartner('SUP', {
    connection: { protocol: 'iso18626', url: `http://127.0.0.1:${port}/` },
  })
  const json = { citation: { title: 'On lending' }, service: { type: 'loan' }, rota: ['SUP'] }
  const number = (await gateway.call('POST', '/v1/requests', { key, json })).words('number')
  for (const command of [{ type: 'send' }, { type: 'cancel', by: 'staff' }]) {
    await gateway.call('POST', `/v1/requests/${number}/commands`, { key, json: command })
    await gateway.deliver()
  }
  expect((await gateway.call('GET', `/v1/requests/${number}`)).at('status')).toBe('cancelled_by_staff')
  const { text: newest } = await gateway.call('GET', '/v1/deliveries?limit=1')
  expect(newest).toContain('UnrecognisedDataValue: requestingAgencyRequestId: no such request')
})
