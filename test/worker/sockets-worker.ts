import { z } from 'zod'
import { Instant } from '../../src/borrowing/values.ts'
import { createSmtpWire } from '../../src/transport/smtp.ts'
import { createTcpTransport } from '../../src/transport/tcp.ts'
import type { DispatchResult } from '../../src/transport/transport.ts'

const Order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mail'), url: z.string(), timeout: z.number() }),
  z.object({
    kind: z.literal('tcp'),
    host: z.string(),
    port: z.int(),
    tls: z.boolean(),
    timeout: z.number(),
    allowPrivateNetwork: z.boolean(),
  }),
])
type Order = z.infer<typeof Order>

const mail = {
  from: { name: 'Abc Library', address: 'ill@abc.example' },
  to: { name: 'Reader', address: 'reader@example.org' },
  subject: 'Your request',
  text: 'Arrived.',
  html: '<p>Arrived.</p>',
  messageId: '<1@abc.example>',
  date: Instant.parse('2026-01-02T00:00:00.000Z'),
}

const send = async (order: Order): Promise<DispatchResult> => {
  if (order.kind === 'mail') {
    const wire = createSmtpWire({ url: order.url, connections: 1, byName: true })
    const result = await wire.dispatch({ mail, timeout: order.timeout })
    await wire.close()
    return result
  }
  return createTcpTransport({ lookup: null }).dispatch({ ...order, body: '<m/>', closingTag: 'NCIPMessage' })
}

/** A Worker that sends what it is told to over sockets, as the gateway's does, and says what came of it. */
export default {
  fetch: async (request: Request): Promise<Response> => {
    const result = await send(Order.parse(await request.json()))
    if (result.kind !== 'answered') return Response.json(result)
    return Response.json({ kind: result.kind, body: new TextDecoder().decode(result.answer.body) })
  },
}
