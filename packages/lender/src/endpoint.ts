import { once } from 'node:events'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { LenderMessage } from './iso18626/vocabulary.ts'
import type { Judge } from './judge.ts'
import type { Heard, Language } from './language.ts'
import type { Received } from './ledger.ts'
import { pause } from './pause.ts'
import type { KnownRequest, Register } from './register.ts'
import type { Act, Confirm } from './scenario.ts'
import type { Speaker } from './speaker.ts'

export type Bindings = HttpBindings

/** What the endpoint needs of its lender. */
export type EndpointOptions = {
  readonly language: Language
  readonly register: Register
  readonly bearer: string | undefined
  readonly pace: number
  readonly now: () => Date
  readonly signal: AbortSignal
  readonly judge: Judge['judge']
  note(entry: Omit<Received, 'sequence' | 'repeats' | 'conflictsWith'>): void
  readonly answering: Speaker['answering']
  /** The request that a message makes. */
  newRequest(heard: Heard): KnownRequest
  /** Begins to act. */
  act(requestId: string, acts: readonly Act[]): void
}

const largest = 4 * 1_048_576

/** Adds the endpoint to which a library posts its messages, such as `POST /iso18626`. */
export function addEndpoint(app: Hono<{ Bindings: Bindings }>, options: EndpointOptions): void {
  const { language, register } = options
  app.post(language.path, bodyLimit({ maxSize: largest }), async (context) => {
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
    const heard = language.read(bytes, register)
    if ('unreadable' in heard) return refuse(400, `this is no ${language.takes}`, heard.unreadable)

    const judgement = options.judge(heard, bytes)
    const { taken, acts } = judgement
    options.note({ ...entry, heard, faults: heard.faults, confirm: judgement.confirm, taken })
    let says = judgement.saidBefore
    if (taken) {
      remember(heard, options)
      const answered = options.answering(heard.trigger, heard.requestId, acts)
      says = answered.says
      judgement.keep(says)
      // Acting begins when the answer is out, or the connection gone.
      afterwards(context, () => options.act(heard.requestId, answered.acts))
    }
    return answer(context, heard, judgement.confirm, says, options)
  })
}

async function answer(
  context: Context<{ Bindings: Bindings }>,
  heard: Heard,
  order: Confirm,
  says: LenderMessage | undefined,
  { pace, signal, now, language, register }: EndpointOptions,
): Promise<Response> {
  const xmlAnswer = (xml: string) => new Response(xml, { headers: { 'content-type': language.contentType } })
  const request = register.find(heard.requestId)
  if ('delay' in order && order.delay !== undefined) await pause(order.delay * pace, signal)
  switch (order.answer) {
    case 'ok':
      return xmlAnswer(language.answer(heard, { says, request }, now()))
    case 'error':
      return xmlAnswer(language.answer(heard, { refusal: order, request }, now()))
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

/** Takes a request into the register, and what the library calls an item that has no name there yet. */
function remember(heard: Heard, { register, newRequest }: EndpointOptions): void {
  const known = register.find(heard.requestId)
  if (heard.trigger === 'request' || heard.trigger === 'retry') register.take(newRequest(heard))
  else if (known !== undefined && known.items === undefined && heard.protocol === 'ncip' && heard.itemId)
    register.take({ ...known, items: [heard.itemId] })
}

const httpAnswer = ({ status, body, contentType: type, headers }: Extract<Confirm, { answer: 'http' }>) =>
  new Response(body ?? null, {
    status,
    headers: { ...(type !== undefined && { 'content-type': type }), ...headers },
  })

function afterwards({ env: { outgoing } }: Context<{ Bindings: Bindings }>, then: () => void): void {
  if (outgoing.closed) then()
  else outgoing.once('close', then)
}
