import type { DeliveryResult } from '../../borrowing/deliveries/delivery-result.ts'
import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { durationMilliseconds, instantOf } from '../../borrowing/time.ts'
import type { Instant } from '../../borrowing/values.ts'
import { firstWordsOf } from '../../partners/describe-answer.ts'
import type { Partner } from '../../partners/partner.ts'
import type { RefusedError, ReplyMeaning, WireAnswer } from '../../partners/partner-reply.ts'
import type { Delivery, Settlement } from '../../store/ports/outbox.ts'
import type { AnyReason } from '../../translations/parameter.ts'
import { reason } from '../../translations/reason.ts'
import type { DispatchResult } from '../../transport/transport.ts'

/** The result of an attempt before it is settled: the retry decision uses the class only. */
export type Attempt =
  | { readonly class: 'delivered'; readonly events: readonly PartnerEvent[] }
  /** Surely not taken: to be tried again. */
  | { readonly class: 'transient'; readonly reason: AnyReason }
  /** May have been taken: the same bytes again. */
  | { readonly class: 'ambiguous'; readonly reason: AnyReason }
  /** The partner refused; `answers` is what that means where the refusal answers the operation. */
  | {
      readonly class: 'permanent'
      readonly error: { readonly kind: RefusedError['kind']; readonly reason: AnyReason }
      readonly alreadyKnown: boolean
      readonly answers?: PartnerEvent | undefined
    }

/** Statuses of HTTP that say: not now, and not taken. */
const transientStatuses = [408, 425, 429, 503]

/** Returns the failure that a status of HTTP other than 2xx is. */
export const failureOfStatus = (status: number): AnyReason => {
  if (status < 400) return reason('failure.http_moved', { status })
  if (status === 401 || status === 403) return reason('failure.http_credentials', { status })
  if (status === 404) return reason('failure.http_no_such_path', { status })
  if (status === 429) return reason('failure.http_rate_limited', { status })
  return status >= 500 ? reason('failure.http_failed', { status }) : reason('failure.http_status', { status })
}

type Refused = Extract<ReplyMeaning, { kind: 'refused' }>

const refusedWith = ({ error, answers }: Refused): Attempt => ({
  class: 'permanent',
  error: { kind: error.kind, reason: error.reason },
  alreadyKnown: error.alreadyKnown === true,
  answers,
})

/**
 * Classifies a status that says that the message was not accepted. Some systems say in the body why: a refusal of the
 * protocol counts as one of status 200. Nothing else that stands in such an answer does.
 */
const classifyRefusal = ({ status, body }: WireAnswer, readReply: () => ReplyMeaning): Attempt => {
  const meaning = status < 400 ? undefined : readReply()
  if (meaning?.kind === 'refused') return refusedWith(meaning)
  return {
    class: 'permanent',
    error: { kind: 'other', reason: whyOf({ status, body }) },
    alreadyKnown: false,
  }
}

/** Returns why an answer of the wire is none: in the words of the system, where it has some. */
const whyOf = ({ status, body }: Pick<WireAnswer, 'status' | 'body'>): AnyReason => {
  const words = status < 400 ? undefined : firstWordsOf(body)
  return words === undefined ? failureOfStatus(status) : reason('failure.http_said', { status, words })
}

/** Classifies an answer of the wire. `readReply` reads the partner's words where the status says that it has read the message. */
export const classify = (result: DispatchResult, readReply: () => ReplyMeaning): Attempt => {
  if (result.kind === 'taken') return { class: 'delivered', events: [] }
  if (result.kind === 'refused') {
    return { class: 'permanent', error: { kind: 'other', reason: result.reason }, alreadyKnown: false }
  }
  if (result.kind === 'not_taken') return { class: 'transient', reason: result.reason }
  if (result.kind === 'maybe_taken') return { class: 'ambiguous', reason: result.reason }
  const { status } = result.answer
  if (transientStatuses.includes(status)) return { class: 'transient', reason: failureOfStatus(status) }
  if (status >= 500) return { class: 'ambiguous', reason: whyOf(result.answer) }
  if (status < 200 || status >= 300) return classifyRefusal(result.answer, readReply)
  const meaning = readReply()
  switch (meaning.kind) {
    case 'confirmed':
      return { class: 'delivered', events: meaning.events }
    case 'not_now':
      return { class: 'transient', reason: meaning.reason }
    case 'unclear':
      return { class: 'ambiguous', reason: meaning.reason }
    case 'refused':
      return refusedWith(meaning)
  }
}

/**
 * Returns the wait before the next attempt, in milliseconds: exponential with full jitter.
 *
 * @param attempts how many were made
 * @param random a number from 0 up to 1
 */
export const retryDelay = (attempts: number, retry: Partner['retry'], random: number): number => {
  const longest = durationMilliseconds(retry.longestDelay)
  const ceiling = Math.min(longest, durationMilliseconds(retry.firstDelay) * 2 ** Math.max(0, attempts - 1))
  return Math.ceil(ceiling * (0.1 + 0.9 * random))
}

/**
 * Returns the consequences of an attempt for its outbox entry and for its request: its result, null where the request does not hear of it
 * yet, and the partner's events that its answer holds.
 */
export type Outcome = {
  readonly settlement: Settlement
  readonly result: DeliveryResult | null
  readonly events: readonly PartnerEvent[]
}

const shorten = (text: string | null): string | null => (text === null ? null : text.slice(0, 20_000))

/**
 * Decides what follows from an attempt: settled, to be tried again, or given up.
 *
 * @param delivery the entry, with the attempts made including this one
 * @param reply what the partner answered, kept for admins
 */
export const settleAttempt = (
  delivery: Pick<Delivery, 'attempts' | 'possiblyTaken'>,
  attempt: Attempt,
  retry: Partner['retry'],
  facts: { readonly now: Instant; readonly random: number; readonly reply: string | null },
): Outcome => {
  const reply = shorten(facts.reply)
  const at = facts.now
  if (attempt.class === 'delivered') {
    return {
      settlement: { state: 'delivered', reply, at },
      result: { result: 'delivered' },
      events: attempt.events,
    }
  }
  if (attempt.class === 'permanent') {
    const inDoubt = delivery.possiblyTaken || attempt.alreadyKnown
    if (!inDoubt && attempt.answers !== undefined)
      return {
        settlement: { state: 'delivered', reply, at },
        result: { result: 'delivered' },
        events: [attempt.answers],
      }
    const { reason: error } = attempt.error
    const result: DeliveryResult = inDoubt
      ? { result: 'unconfirmed', reason: error }
      : { result: 'refused', error: { kind: attempt.error.kind, reason: error } }
    return { settlement: { state: 'refused', error, reply, possiblyTaken: inDoubt, at }, result, events: [] }
  }
  const possiblyTaken = delivery.possiblyTaken || attempt.class === 'ambiguous'
  const error = attempt.reason
  if (delivery.attempts >= retry.attempts) {
    return {
      settlement: { state: 'dead', error, reply, possiblyTaken, at },
      result: { result: 'dead', possiblyTaken, reason: error },
      events: [],
    }
  }
  const dueAt = instantOf(Date.parse(at) + retryDelay(delivery.attempts, retry, facts.random))
  return { settlement: { state: 'waiting', dueAt, error, reply, possiblyTaken }, result: null, events: [] }
}
