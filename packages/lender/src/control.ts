import type { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { z } from 'zod'
import type { Bindings } from './endpoint.ts'
import { type Trigger, triggers } from './iso18626/incoming.ts'
import { OutgoingMessage } from './iso18626/vocabulary.ts'
import type { Ledger, Received, Sent } from './ledger.ts'
import { LenderError } from './lender-error.ts'
import type { Messenger } from './messenger.ts'
import type { Register } from './register.ts'
import { Confirm } from './scenario.ts'

/** Functions that drive and inspect a lender. */
export type Controls = Pick<Messenger, 'send'> &
  Pick<Ledger, 'received' | 'sent' | 'summary'> & {
    /** Sets the answers to the next messages of a kind, whatever the scenario says. */
    confirmNext(trigger: Trigger, confirms: readonly Confirm[]): void
    /** Lists the requests that it accepted. */
    requests: Register['all']
  }

const SendOrder = z.strictObject({
  requestId: z.string().max(200),
  message: OutgoingMessage,
  copies: z.int().min(1).max(10).optional(),
})
const ConfirmOrder = z.strictObject({ on: z.enum(triggers), confirm: z.array(Confirm).min(1) })
const Query = z.object({
  requestId: z.string().optional(),
  trigger: z.enum(triggers).optional(),
  after: z.coerce.number().int().min(0).optional(),
})

/**
 * Adds the endpoints by which another process drives the lender: `POST /control/send`, `POST /control/confirm`,
 * `GET /ledger`, `GET /requests`, `GET /healthz`.
 */
export function addControl(app: Hono<{ Bindings: Bindings }>, lender: Controls): void {
  app.post('/control/send', async (context) => {
    const { requestId, message, copies } = SendOrder.parse(await context.req.json())
    return context.json(sentView(await lender.send(requestId, message, copies)))
  })
  app.post('/control/confirm', async (context) => {
    const { on, confirm } = ConfirmOrder.parse(await context.req.json())
    lender.confirmNext(on, confirm)
    return context.body(null, 204)
  })
  app.get('/ledger', (context) => {
    const filter = Query.parse(context.req.query())
    return context.json({
      summary: lender.summary(),
      received: lender.received(filter).map(receivedView),
      sent: lender.sent(filter).map(sentView),
    })
  })
  app.get('/requests', (context) => context.json({ requests: lender.requests() }))
  app.get('/healthz', (context) => context.json({ status: 'ok' }))
  app.onError((error, context) => {
    if (error instanceof z.ZodError)
      return context.json({ title: 'The order is not valid.', detail: z.prettifyError(error) }, 400)
    if (error instanceof SyntaxError) return context.json({ title: 'The order is not JSON.' }, 400)
    if (error instanceof LenderError)
      return context.json({ title: error.message }, error.code === 'not_found' ? 404 : 400)
    if (error instanceof HTTPException) return error.getResponse()
    return context.json({ title: 'The lender failed.', detail: error.message }, 500)
  })
}

const decoder = new TextDecoder()

const receivedView = ({ bytes, message: incoming, headers, ...entry }: Received) => ({
  ...entry,
  headers: { ...headers, ...(headers.authorization && { authorization: '(hidden)' }) },
  requestId: incoming?.requestId,
  trigger: incoming?.trigger,
  edition: incoming?.edition,
  timestamp: incoming?.timestamp,
  note: incoming?.note,
  raw: decoder.decode(bytes),
})

const sentView = ({ result, ...entry }: Sent) => ({
  ...entry,
  result: result.kind === 'answered' ? { kind: result.kind, status: result.answer.status } : result,
})
