import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { command, expectProblem, makeRequest } from '../http/scene.ts'
import { startHttp } from '../support/http.ts'

/** Starts a partner that confirms each message, and keeps what it got. */
const startPartner = async () => {
  const bodies: string[] = []
  const server = createServer(async (incoming, outgoing) => {
    const body = await text(incoming)
    bodies.push(body)
    const header = /<header>.*?<\/header>/s.exec(body)?.[0].replaceAll(/<\/?header>/g, '') ?? ''
    const kind = body.includes('<requestingAgencyMessage>') ? 'requestingAgencyMessage' : 'request'
    outgoing.setHeader('content-type', 'application/xml')
    outgoing.end(`<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">
  <${kind}Confirmation>
    <confirmationHeader>${header}<messageStatus>OK</messageStatus></confirmationHeader>
    ${kind === 'request' ? '' : `<action>${/<action>(\w+)/.exec(body)?.[1]}</action>`}
  </${kind}Confirmation>
</ISO18626Message>`)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { bodies, url: `http://127.0.0.1:${port}/iso18626`, close: () => void server.close() }
}

test('a message to a partner whose retry waits for its day is refused: it would wait behind the retry', async () => {
  const [gateway, partner] = await Promise.all([startHttp(), startPartner()])
  try {
    await gateway.makePartner('SUP', { connection: { protocol: 'iso18626', url: partner.url } })
    const key = await gateway.makeLibrary('ABC')
    const number = await makeRequest(gateway, key)
    await command(gateway, key, number, { type: 'send' })
    await gateway.deliver()
    expect(partner.bodies).toHaveLength(1)
    const after = new Date(gateway.time() + 5 * 86_400_000).toISOString()
    await command(gateway, key, number, {
      type: 'record_partner_event',
      event: { type: 'retry_possible', after },
    })
    const say = () => command(gateway, key, number, { type: 'message', note: 'Good morning' })
    expect((await say()).status).toBe(202)
    await gateway.deliver()
    expect(partner.bodies[1]).toContain('Good morning')

    await command(gateway, key, number, { type: 'retry' })
    expect((await gateway.call('GET', `/v1/requests/${number}`, { key })).at('status')).toBe('scheduled')
    const refused = await say()
    expectProblem(refused, 409, 'not-allowed-now')
    expectProblem(await command(gateway, key, number, { type: 'claim' }), 409, 'not-allowed-now')
    expect(refused.text).toContain('a retry to this partner waits for its time')
    gateway.advance(6 * 86_400_000)
    await gateway.sweep()
    await gateway.deliver()
    expect((await say()).status).toBe(202)
    await gateway.deliver()
    expect(partner.bodies).toHaveLength(4)
  } finally {
    partner.close()
    await gateway.close()
  }
})
