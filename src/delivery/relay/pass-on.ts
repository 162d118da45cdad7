import { addMilliseconds, durationMilliseconds } from '../../borrowing/time.ts'
import { isPaused } from '../../configuration/restore-record.ts'
import type { ConfigSnapshot } from '../../configuration/snapshot.ts'
import type { Reply } from '../../partners/incoming-message.ts'
import type { Partner } from '../../partners/partner.ts'
import type { Relay } from '../../partners/relay.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { DispatchResult } from '../../transport/transport.ts'
import { type OutboundDeps, withConfigSnapshot } from '../deps.ts'
import { type Attempt, classify, retryDelay } from '../outbound/attempt-outcome.ts'
import { send } from '../outbound/send.ts'
import { settleRelayed } from './end-confirmed.ts'
import { changeRelayed, type RelayedBody, readBody, readRelayed } from './relay-records.ts'
import { namesOnWay } from './relayed-names.ts'
import {
  changeMessage,
  headOf,
  type RelayedMessage,
  type RelayedRequest,
  type RelayWay,
} from './relayed-request.ts'

/** For how much longer than its timeout an attempt keeps others away, in milliseconds. */
const margin = 15_000

/** The longest confirmation that is kept to answer repeats with, in characters. */
const longestReply = 20_000

type AttemptOf = {
  readonly partner: Partner
  readonly relay: Relay
  readonly body: RelayedBody
  readonly timeout: number
  /** True for the first attempt, while the sender waits: it is made before the message is due. */
  readonly isAtOnce: boolean
}

/**
 * Notes that an attempt begins. Only the holder of the lease on the way of the request does: an attempt that is still
 * noted then ended with its process, and may have been taken.
 *
 * @returns the message as it is sent; null where it is not the next one or not due
 */
const begin = async (
  deps: OutboundDeps,
  { id }: RelayedRequest,
  message: string,
  { timeout, isAtOnce }: Pick<AttemptOf, 'timeout' | 'isAtOnce'>,
): Promise<RelayedMessage | null> => {
  const { change } = await changeRelayed(deps, id, (request) => {
    const now = deps.now()
    const each = request?.messages.find((one) => one.id === message)
    if (request === null || each === undefined || headOf(request, each.to) !== each) return null
    if (each.state === 'waiting' && each.dueAt > now && !isAtOnce) return null
    const begun: RelayedMessage = {
      ...each,
      state: 'sending',
      attempts: each.attempts + 1,
      dueAt: addMilliseconds(now, timeout + margin),
      possiblyTaken: each.possiblyTaken || each.state === 'sending',
    }
    return { request: changeMessage(request, message, now, begun), begun }
  })
  return change?.begun ?? null
}

/** Decides what follows from an attempt: it is through, it is tried again, or a person must look at it. */
export const afterAttempt = (
  message: RelayedMessage,
  attempt: Attempt,
  facts: {
    readonly now: RelayedMessage['dueAt']
    readonly retry: Partner['retry']
    readonly random: number
    /** True for a receiver where each Request makes a loan. */
    readonly repeatsMakeLoans: boolean
    /** Milliseconds after which nothing is tried again. */
    readonly giveUpAfter: number
  },
): Partial<RelayedMessage> => {
  const { now } = facts
  if (attempt.class === 'delivered') return { state: 'delivered', settledAt: now, error: null }
  if (attempt.class === 'permanent') {
    const error = attempt.error.reason
    // It has it from an attempt whose answer was lost.
    if (attempt.alreadyKnown && message.possiblyTaken) return { state: 'delivered', settledAt: now, error }
    return { state: message.possiblyTaken ? 'dead' : 'refused', settledAt: now, error }
  }
  const possiblyTaken = message.possiblyTaken || attempt.class === 'ambiguous'
  const isRequest = message.kind === 'request'
  const isUnsafe = possiblyTaken && isRequest && facts.repeatsMakeLoans
  const failed = { possiblyTaken, error: attempt.reason }
  if (isUnsafe || addMilliseconds(message.receivedAt, facts.giveUpAfter) <= now)
    return { ...failed, state: isRequest && !possiblyTaken ? 'refused' : 'dead', settledAt: now }
  const dueAt = addMilliseconds(now, retryDelay(message.attempts, facts.retry, facts.random))
  return { ...failed, state: 'waiting', dueAt }
}

type Settings = Partner['relay']

/** Returns how long a message is tried, in milliseconds: not at all any more where the profile relays nothing now. */
const patienceOf = (settings: Settings): number =>
  settings === undefined ? 0 : durationMilliseconds(settings.giveUpAfter)

/** Returns whether a message is not tried any more. */
export const isOver = (
  { receivedAt }: Pick<RelayedMessage, 'receivedAt'>,
  settings: Settings,
  now: RelayedMessage['dueAt'],
): boolean => addMilliseconds(receivedAt, patienceOf(settings)) <= now

/** Returns the code of the profile that a message goes to. */
const receiverOf = ({ requester, system }: RelayedRequest, { to }: RelayedMessage) =>
  to === 'system' ? system : requester

/** Leaves a message to a person. */
const giveUp = async (
  deps: OutboundDeps,
  { id }: RelayedRequest,
  message: string,
  error: AnyReason,
  possiblyTaken = false,
) => {
  const settledAt = deps.now()
  await changeRelayed(deps, id, (current) => {
    const each = current?.messages.find((one) => one.id === message)
    // A process that stood still does not undo what another one did meanwhile.
    if (current === null || each === undefined || headOf(current, each.to) !== each) return null
    const failed = {
      state: 'dead',
      settledAt,
      error,
      possiblyTaken: each.possiblyTaken || possiblyTaken,
    } as const
    return { request: changeMessage(current, message, settledAt, failed) }
  })
}

/** Returns the members of a question that its receiver did not answer in time: it is dropped, and its sender asks again. */
export const unansweredAt = (now: RelayedMessage['dueAt'], reply: Reply | null): Partial<RelayedMessage> => ({
  ...{ state: 'dropped', settledAt: now, reply },
})

/** Returns the id under which the receiver of a message knows the request. */
const idAtReceiver = ({ requestId, systemId }: RelayedRequest, { to }: RelayedMessage): string =>
  to === 'system' ? (systemId ?? requestId) : requestId

/**
 * Returns between whom a message is translated, and its confirmation back; undefined for one that the gateway wrote for
 * its receiver, or whose sender has no profile any more.
 */
const partiesOf = (
  snapshot: ConfigSnapshot,
  request: RelayedRequest,
  { to, isOwn }: RelayedMessage,
  receiver: Partner,
) => {
  const sender = snapshot.partner(to === 'system' ? request.requester : request.system)
  if (isOwn || sender === null) return undefined
  const rewrite = snapshot.partner(request.system)?.relay?.rewrite
  const names = (way: RelayWay) => namesOnWay(way, request, rewrite)
  return {
    forth: { sender, receiver, names: names(to) },
    back: { sender: receiver, receiver: sender, names: names(to === 'system' ? 'requester' : 'system') },
  }
}

const readHead = async (
  deps: OutboundDeps,
  id: string,
  way: RelayWay,
): Promise<RelayedMessage | undefined> => {
  const request = await readRelayed(deps, id)
  return request === null ? undefined : headOf(request, way)
}

/** Sends a message that was begun, and settles it. */
const attemptMessage = async (
  deps: OutboundDeps,
  snapshot: ConfigSnapshot,
  request: RelayedRequest,
  message: RelayedMessage,
  {
    partner,
    relay,
    body,
    timeout,
    isBlocked,
  }: Omit<AttemptOf, 'isAtOnce'> & {
    /** True for a receiver that is paused: the message is given up, and nothing is sent. */
    readonly isBlocked: boolean
  },
): Promise<Reply | null> => {
  const protocol = deps.protocols.of(partner)
  const parties = partiesOf(snapshot, request, message, partner)
  const content = parties === undefined ? body.content : relay.translate(body.content, parties.forth)
  const route = { ...(await protocol.route(content, body.contentType, partner)), timeout }
  const result: DispatchResult = isBlocked
    ? { kind: 'not_taken', reason: reason('relay.receiver_paused', { partner: partner.code }) }
    : await send(deps, route, content, partner.allowPrivateNetwork)
  const answer = result.kind === 'answered' ? result.answer : null
  const attempt = classify(result, () =>
    answer === null
      ? { kind: 'unclear', reason: reason('failure.no_answer') }
      : relay.readConfirmation(message, answer, partner, idAtReceiver(request, message)),
  )
  const isReachable = attempt.class === 'delivered' || attempt.class === 'permanent'
  if (!isBlocked)
    await (isReachable
      ? deps.circuitBreakers.recordSuccess(partner.code, deps.now())
      : deps.circuitBreakers.recordFailure(partner.code, deps.now()))
  const answered = answer === null ? '' : new TextDecoder().decode(answer.body)
  const confirmation =
    isReachable && answer !== null && answer.status < 300 && answered.length <= longestReply
      ? {
          status: 200,
          contentType: answer.contentType,
          content: parties === undefined ? answered : relay.translate(answered, parties.back),
        }
      : null
  const settled = afterAttempt(message, attempt, {
    now: deps.now(),
    retry: partner.retry,
    random: deps.random(),
    repeatsMakeLoans: protocol.capabilities(partner).repeatsMakeLoans === true,
    giveUpAfter: patienceOf(snapshot.partner(request.system)?.relay),
  })
  await settleRelayed(deps, snapshot, request, message, { settled, confirmation, body })
  return confirmation
}

/** Makes one attempt, which no other process makes at the same time. */
const passOnUnderLease = async (
  deps: OutboundDeps,
  snapshot: ConfigSnapshot,
  request: RelayedRequest,
  { id, to }: RelayedMessage,
  attempt: AttemptOf,
): Promise<Reply | null> => {
  const { partner } = attempt
  const { repeatsMakeLoans = false } = deps.protocols.of(partner).capabilities(partner)
  const head = await readHead(deps, request.id, to)
  if (head?.id !== id) return null
  if (head.kind === 'question' && !attempt.isAtOnce) {
    // Its process stopped: nobody waits for the answer any more.
    const now = deps.now()
    await changeRelayed(deps, request.id, (current) =>
      current === null ? null : { request: changeMessage(current, id, now, unansweredAt(now, null)) },
    )
    return null
  }
  if (head.state === 'sending' && head.kind === 'request' && repeatsMakeLoans) {
    await giveUp(deps, request, id, reason('relay.fate_unknown'), true)
    return null
  }
  const isBlocked = (await deps.circuitBreakers.listBlocked(deps.now())).open.includes(partner.code)
  if (isBlocked && !isOver(head, snapshot.partner(request.system)?.relay, deps.now())) return null
  const begun = await begin(deps, request, id, attempt)
  return begun === null ? null : attemptMessage(deps, snapshot, request, begun, { ...attempt, isBlocked })
}

/**
 * Makes one attempt at a message that is passed on, where it is the next one of its request and due.
 *
 * @param longest the longest wait for the receiver, in milliseconds, of a message that has just come in and whose sender
 *   waits; what its profile says where left out
 * @returns the receiver's own confirmation where it came, of a message that it took or refused; else null
 */
export const passOn = async (
  deps: OutboundDeps,
  id: string,
  message: string,
  longest?: number,
): Promise<Reply | null> => {
  const { snapshot } = await withConfigSnapshot(deps)
  const restore = snapshot.restore()
  if (restore !== null && isPaused(restore)) return null
  const request = await readRelayed(deps, id)
  const waiting = request?.messages.find((each) => each.id === message)
  if (request === null || waiting === undefined) return null
  const code = receiverOf(request, waiting)
  const partner = snapshot.partner(code)
  const relay = partner === null ? undefined : deps.protocols.of(partner).relay
  const body = await readBody(deps, message)
  if (partner === null || relay === undefined || body === null) {
    const why = body === null ? reason('relay.body_removed') : reason('relay.no_receiver', { partner: code })
    await giveUp(deps, request, message, why)
    return null
  }
  const { timeout: longestOfProfile } = await deps.protocols
    .of(partner)
    .route(body.content, body.contentType, partner)
  const timeout = Math.min(longestOfProfile, longest ?? longestOfProfile)
  const lease = `relay ${id} ${waiting.to}`
  const token = await deps.store.acquireLease(lease, timeout + margin)
  if (token === null) return null
  try {
    const attempt = { partner, relay, body, timeout, isAtOnce: longest !== undefined }
    return await passOnUnderLease(deps, snapshot, request, waiting, attempt)
  } finally {
    await deps.store.releaseLease(lease, token)
  }
}
