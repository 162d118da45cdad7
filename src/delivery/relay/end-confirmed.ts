import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import type { Reply } from '../../partners/incoming-message.ts'
import { sentencesIn } from '../../translations/gateway-sentences.ts'
import { reason } from '../../translations/reason.ts'
import type { OutboundDeps } from '../deps.ts'
import { changeRelayed, type RelayChange, type RelayedBody } from './relay-records.ts'
import { addMessage, changeMessage, type RelayedMessage, type RelayedRequest } from './relayed-request.ts'

/**
 * Writes the answer to a requester who was told OK for a message that the lending system then did not take: a Request
 * is answered Unfilled, anything else gets a note.
 *
 * @returns undefined where the message cannot be read any more, the requester's profile is gone, or its system takes no
 *   such answer
 */
const writeEnd = (
  deps: OutboundDeps,
  snapshot: ConfigSnapshot,
  { requester, status }: RelayedRequest,
  { kind }: RelayedMessage,
  { content }: RelayedBody,
) => {
  const partner = snapshot.partner(requester)
  const relay = partner === null ? undefined : deps.protocols.of(partner).relay
  const message = partner === null ? undefined : relay?.read(new TextEncoder().encode(content), partner)
  if (partner === null || relay === undefined || message === undefined) return undefined
  const note = sentencesIn('en').say(
    reason(kind === 'request' ? 'relay.request_not_taken' : 'relay.message_not_taken'),
  )
  const answer = { kind: kind === 'request' ? 'unfilled' : 'notice', status, note } as const
  return relay.writeAnswer(message, answer, partner, deps.now())
}

/** Drops what waits behind a Request that the lending system did not take: it has no loan that this could be about. */
const dropBehind = (request: RelayedRequest, now: RelayedMessage['dueAt']): RelayedRequest => ({
  ...request,
  messages: request.messages.map((each) =>
    each.to === 'system' && each.state === 'waiting' ? { ...each, state: 'dropped', settledAt: now } : each,
  ),
})

/**
 * Returns whether an attempt still decides the result of a message: where its process stood still, another one has gone
 * on. That the receiver has the message counts even then.
 */
const maySettle = (
  { state, attempts }: RelayedMessage,
  attempt: number,
  settled: Partial<RelayedMessage>,
): boolean =>
  settled.state === 'delivered'
    ? state === 'sending' || state === 'waiting' || state === 'dead'
    : state === 'sending' && attempts === attempt

/**
 * Settles an attempt in one step with what follows: the confirmation that a repeat gets, and the end of what its sender
 * was told OK for.
 *
 * @param settled what the attempt makes of the message
 * @param confirmation the receiver's own, where it came
 */
export const settleRelayed = async (
  deps: OutboundDeps,
  snapshot: ConfigSnapshot,
  { id }: RelayedRequest,
  { id: message, attempts }: RelayedMessage,
  {
    settled,
    confirmation,
    body,
  }: {
    readonly settled: Partial<RelayedMessage>
    readonly confirmation: Reply | null
    readonly body: RelayedBody
  },
): Promise<void> => {
  const next = deps.ids.next()
  await changeRelayed(deps, id, (current): RelayChange => {
    const each = current?.messages.find((one) => one.id === message)
    if (current === null || each === undefined || !maySettle(each, attempts, settled)) return null
    const now = deps.now()
    // Without a confirmation of the receiver its sender hears OK.
    const isConfirmed = each.isConfirmed || confirmation === null
    // Nobody may tell a requester’s refusal to the lending system, nor every requester that of the system: its sender was
    // told OK, so a person looks at it.
    const end =
      settled.state === 'refused' && isConfirmed && each.to === 'system'
        ? writeEnd(deps, snapshot, current, each, body)
        : undefined
    const state = settled.state === 'refused' && isConfirmed && end === undefined ? 'dead' : settled.state
    const reply = each.reply ?? confirmation
    const request = changeMessage(current, message, now, {
      ...settled,
      ...(state && { state }),
      isConfirmed,
      reply,
    })
    if (state !== 'refused' || each.to !== 'system') return { request }
    const remaining = each.kind === 'request' ? dropBehind(request, now) : request
    if (end === undefined) return { request: remaining }
    const own: RelayedMessage = {
      ...{ id: next, to: 'requester', kind: 'answer', summary: end.summary, isOwn: true, receivedAt: now },
      ...{ bytes: next, content: next, state: 'waiting', attempts: 0, dueAt: now, possiblyTaken: false },
      ...{ error: null, settledAt: null, isConfirmed: true, reply: null },
    }
    const { content, contentType } = end
    return {
      request: addMessage(remaining, own, {}),
      bodies: [{ id: next, body: { content, contentType } }],
    }
  })
}
