import { once } from 'node:events'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AnswerPolicy } from './answer-policy.ts'
import type { LenderMessage } from './iso18626/vocabulary.ts'
import type { Received } from './ledger.ts'
import type { Messenger } from './messenger.ts'
import { pause } from './pause.ts'
import type { KnownRequest, Register } from './register.ts'
import type { Act, Confirm } from './scenario.ts'
import type { ParsedMessage, WireProtocol } from './wire-protocol.ts'

export type Bindings = HttpBindings

/** The dependencies of the endpoint. */
export type EndpointOptions = {
  readonly wireProtocol: WireProtocol
  readonly register: Register
  readonly bearer: string | undefined
  readonly pace: number
  readonly now: () => Date
  readonly signal: AbortSignal
  readonly decide: AnswerPolicy['decide']
  note(entry: Omit<Received, 'sequence' | 'repeats' | 'conflictsWith'>): void
  readonly takeReply: Messenger['takeReply']
  /** The request that a message makes. */
  newRequest(incoming: ParsedMessage): KnownRequest
  /** Begins to act. */
  act(requestId: string, acts: readonly Act[]): void
}

const largest = 4 * 1_048_576

/** Adds the endpoint to which a library posts its messages, such as `POST /iso18626`. */
export function addEndpoint(app: Hono<{ Bindings: Bindings }>, options: EndpointOptions): void {
  const { wireProtocol, register } = options
  app.post(wireProtocol.path, bodyLimit({ maxSize: largest }), async (context) => {
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    const entry = { at: options.now().toISOString(), bytes, headers: context.req.header() }
    const refuse = (status: 400 | 401, title: string, faults: Received['faults']) => {
      const body = JSON.stringify({ title, status, faults })
      const answer = { answer: 'http' as const, status, body, contentType: 'application/problem+json' }
      options.note({ ...entry, message: undefined, faults, confirm: answer, accepted: false })
      return httpAnswer(answer)
    }

    if (options.bearer !== undefined && context.req.header('authorization') !== `Bearer ${options.bearer}`)
      return refuse(401, 'The credentials are missing or wrong.', [])
    const incoming = wireProtocol.read(bytes, register)
    if ('unreadable' in incoming)
      return refuse(400, `This is not ${wireProtocol.takes}.`, incoming.unreadable)

    const decision = options.decide(incoming, bytes)
    const { accepted, acts } = decision
    options.note({
      ...entry,
      message: incoming,
      faults: incoming.faults,
      confirm: decision.confirm,
      accepted,
    })
    let says = decision.isRepeated
    if (accepted) {
      remember(incoming, options)
      const answered = options.takeReply(incoming.trigger, incoming.requestId, acts)
      says = answered.says
      decision.keep(says)
      // The lender acts after its answer is sent or the connection is closed.
      afterwards(context, () => options.act(incoming.requestId, answered.acts))
    }
    return answer(context, incoming, decision.confirm, says, options)
  })
}

async function answer(
  context: Context<{ Bindings: Bindings }>,
  incoming: ParsedMessage,
  order: Confirm,
  says: LenderMessage | undefined,
  { pace, signal, now, wireProtocol, register }: EndpointOptions,
): Promise<Response> {
  const xmlAnswer = (xml: string, refused: boolean) =>
    new Response(xml, {
      status: wireProtocol.statusOf?.(refused) ?? 200,
      headers: { 'content-type': wireProtocol.contentType },
    })
  const request = register.find(incoming.requestId)
  if ('delay' in order && order.delay !== undefined) await pause(order.delay * pace, signal)
  switch (order.answer) {
    case 'ok':
      return xmlAnswer(wireProtocol.answer(incoming, { says, request }, now()), false)
    case 'error':
      return xmlAnswer(wireProtocol.answer(incoming, { refusal: order, request }, now()), true)
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
function remember(incoming: ParsedMessage, { register, newRequest, wireProtocol }: EndpointOptions): void {
  const registeredRequest = register.find(incoming.requestId)
  const isLoan =
    incoming.trigger === 'request' ||
    incoming.trigger === 'retry' ||
    (incoming.trigger === 'reminder' && wireProtocol.repeatsMakeLoans === true)
  if (isLoan) register.take(newRequest(incoming))
  else if (
    registeredRequest !== undefined &&
    registeredRequest.items === undefined &&
    incoming.protocol === 'ncip' &&
    incoming.itemId
  )
    register.take({ ...registeredRequest, items: [incoming.itemId] })
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
