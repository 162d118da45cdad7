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
import { changeMessage, headOf, type RelayedMessage, type RelayedRequest } from './relayed-request.ts'

/** The time beyond its timeout after which an attempt counts as lost with its process, in milliseconds. */
const margin = 15_000

/** The longest confirmation that is kept to answer repeats with, in characters. */
const longestReply = 20_000

/** Takes a message for one attempt; null where it is not the next one, not due, or another process has it. */
const begin = async (
  deps: OutboundDeps,
  { id }: RelayedRequest,
  message: string,
  timeout: number,
): Promise<RelayedMessage | null> => {
  const { change } = await changeRelayed(deps, id, (request) => {
    const now = deps.now()
    const each = request?.messages.find((one) => one.id === message)
    if (request === null || each === undefined || headOf(request, each.to) !== each || each.dueAt > now)
      return null
    const begun: RelayedMessage = {
      ...each,
      state: 'sending',
      attempts: each.attempts + 1,
      dueAt: addMilliseconds(now, timeout + margin),
      // An attempt that ended with its process may have been taken.
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
  { receivedAt }: RelayedMessage,
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
    if (current === null || each === undefined) return null
    const failed = {
      state: 'dead',
      settledAt,
      error,
      possiblyTaken: each.possiblyTaken || possiblyTaken,
    } as const
    return { request: changeMessage(current, message, settledAt, failed) }
  })
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
  }: {
    readonly partner: Partner
    readonly relay: Relay
    readonly body: RelayedBody
    readonly timeout: number
    /** True for a receiver that is paused: the message is given up, and nothing is sent. */
    readonly isBlocked: boolean
  },
): Promise<Reply | null> => {
  const protocol = deps.protocols.of(partner)
  const route = { ...(await protocol.route(body.content, body.contentType, partner)), timeout }
  const result: DispatchResult = isBlocked
    ? { kind: 'not_taken', reason: reason('relay.receiver_paused', { partner: partner.code }) }
    : await send(deps, route, body.content, partner.allowPrivateNetwork)
  const answer = result.kind === 'answered' ? result.answer : null
  const attempt = classify(result, () =>
    answer === null
      ? { kind: 'unclear', reason: reason('failure.no_answer') }
      : relay.readConfirmation(message.kind, answer, partner, request.requestId),
  )
  const isReachable = attempt.class === 'delivered' || attempt.class === 'permanent'
  if (!isBlocked)
    await (isReachable
      ? deps.circuitBreakers.recordSuccess(partner.code, deps.now())
      : deps.circuitBreakers.recordFailure(partner.code, deps.now()))
  const content = answer === null ? '' : new TextDecoder().decode(answer.body)
  const confirmation =
    isReachable && answer !== null && answer.status < 300 && content.length <= longestReply
      ? { status: 200, contentType: answer.contentType, content }
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

/**
 * Makes one attempt at a message that is passed on, where it is the next one of its request and due.
 *
 * @param longest the longest wait for the receiver, in milliseconds; what its profile says where left out
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
  const { repeatsMakeLoans = false } = deps.protocols.of(partner).capabilities(partner)
  if (
    waiting.state === 'sending' &&
    waiting.dueAt <= deps.now() &&
    waiting.kind === 'request' &&
    repeatsMakeLoans
  ) {
    await giveUp(deps, request, message, reason('relay.fate_unknown'), true)
    return null
  }
  const isBlocked = (await deps.circuitBreakers.listBlocked(deps.now())).open.includes(partner.code)
  if (isBlocked && !isOver(waiting, snapshot.partner(request.system)?.relay, deps.now())) return null
  const begun = await begin(deps, request, message, timeout)
  if (begun === null) return null
  const attempt = { partner, relay, body, timeout, isBlocked }
  return attemptMessage(deps, snapshot, request, begun, attempt)
}
