import { once } from 'node:events'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type Heard, read } from './iso18626/incoming.ts'
import { confirm, contentType } from './iso18626/reply.ts'
import type { Judge } from './judge.ts'
import type { Received } from './ledger.ts'
import { pause } from './pause.ts'
import type { Act, Confirm } from './scenario.ts'

export type Bindings = HttpBindings

/** What the endpoint needs of its lender. */
export type EndpointOptions = {
  readonly bearer: string | undefined
  readonly pace: number
  readonly now: () => Date
  readonly signal: AbortSignal
  readonly judge: Judge['judge']
  note(entry: Omit<Received, 'sequence' | 'repeats' | 'conflictsWith'>): void
  /** Remembers a request that was taken. */
  take(heard: Heard): void
  /** Begins to act. */
  act(requestId: string, acts: readonly Act[]): void
}

const largest = 4 * 1_048_576

/** Adds the endpoint to which a library posts its messages, `POST /iso18626`. */
export function addEndpoint(app: Hono<{ Bindings: Bindings }>, options: EndpointOptions): void {
  app.post('/iso18626', bodyLimit({ maxSize: largest }), async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    const entry = { at: options.now().toISOString(), bytes, headers: context.req.header() }
    const refuse = (status: 400 | 401, title: string, faults: Received['faults']) => {
      const body = JSON.stringify({ title, status, faults })
      const answer = { answer: 'http' as const, status, body, contentType: 'application/problem+json' }
      options.note({ ...entry, heard: undefined, faults, confirm: answer, taken: false })
      return httpAnswer(answer)
    }

    if (options.bearer !== undefined && context.req.header('authorization') !== `Bearer ${options.bearer}`)
      return refuse(401, 'the credentials are missing or wrong', [])
    const heard = read(bytes)
    if ('unreadable' in heard)
      return refuse(400, 'this is no Request or RequestingAgencyMessage of ISO 18626', heard.unreadable)

    const judgement = options.judge(heard, bytes)
    const { taken, acts } = judgement
    options.note({ ...entry, heard, faults: heard.faults, confirm: judgement.confirm, taken })
    if (taken) {
      if (heard.trigger === 'request' || heard.trigger === 'retry') options.take(heard)
      // Acting begins when the answer is out, or the connection gone.
      afterwards(context, () => options.act(heard.requestId, acts))
    }
    return answer(context, heard, judgement.confirm, options)
  })
}

async function answer(
  context: Context<{ Bindings: Bindings }>,
  heard: Heard,
  order: Confirm,
  { pace, signal, now }: EndpointOptions,
): Promise<Response> {
  if ('delay' in order && order.delay !== undefined) await pause(order.delay * pace, signal)
  switch (order.answer) {
    case 'ok':
      return xmlAnswer(confirm(heard, undefined, now()))
    case 'error': {
      const { errorType, errorValue } = order
      return xmlAnswer(confirm(heard, { errorType, errorValue }, now()))
    }
    case 'http':
      return httpAnswer(order)
    case 'drop':
      context.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    case 'nothing':
      await once(context.env.outgoing, 'close')
      return RESPONSE_ALREADY_SENT
  }
}

const xmlAnswer = (xml: string) => new Response(xml, { headers: { 'content-type': contentType } })

const httpAnswer = ({ status, body, contentType: type, headers }: Extract<Confirm, { answer: 'http' }>) =>
  new Response(body ?? null, {
    status,
    headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
  })

function afterwards({ env: { outgoing } }: Context<{ Bindings: Bindings }>, then: () => void): void {
  if (outgoing.closed) then()
  else outgoing.once('close', then)
}
