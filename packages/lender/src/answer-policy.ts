import { hash } from 'node:crypto'
import type { Trigger } from './iso18626/incoming.ts'
import type { LenderMessage } from './iso18626/vocabulary.ts'
import { forgetOldest, type KnownRequest, type Register } from './register.ts'
import {
  type Act,
  alreadyExists,
  type Confirm,
  confirmFor,
  isAccepted,
  type Scenario,
  stepFor,
} from './scenario.ts'
import type { ParsedMessage, WireProtocol } from './wire-protocol.ts'

/** The lender's answer to a message, and its acts after it. */
type AnswerDecision = {
  readonly confirm: Confirm
  /** True if the lender acts on it. A repeat of an accepted message is not accepted again. */
  readonly accepted: boolean
  /** The actions of the lender in this step. */
  readonly acts: readonly Act[]
  /** The message in its reply to the message that this one repeats. */
  readonly isRepeated: LenderMessage | undefined
  /** Stores the message in its reply, for a repeat of the incoming message. */
  keep(says: LenderMessage | undefined): void
}

/** The messages about a request: how many of each kind were received, and the replies to those that were accepted. */
type Memory = {
  readonly counts: Map<Trigger, number>
  readonly accepted: Map<string, LenderMessage | undefined>
}

export type AnswerPolicy = {
  decide(incoming: ParsedMessage, bytes: Uint8Array): AnswerDecision
  /** Sets the answers to the next messages of a kind, whichever request they are about. */
  confirmNext(trigger: Trigger, confirms: readonly Confirm[]): void
}

/**
 * Creates the answer policy of a lender. An answer queued by `confirmNext` wins, then the lender's own refusal, then the
 * scenario.
 * @param limit for how many requests repeats are recognised
 */
export function createAnswerPolicy(
  scenario: Scenario,
  wireProtocol: WireProtocol,
  register: Register,
  limit: number,
): AnswerPolicy {
  const memories = new Map<string, Memory>()
  const queued = new Map<Trigger, Confirm[]>()

  return {
    decide(incoming, bytes) {
      const { trigger, requestId } = incoming
      const digest = hash('sha256', bytes, 'base64')
      const memory = memories.get(requestId) ?? { counts: new Map(), accepted: new Map() }
      memories.set(requestId, memory)
      forgetOldest(memories, limit)
      const repeated =
        memory.accepted.has(digest) && !(trigger !== undefined && wireProtocol.repeatsAreNew(trigger))
      const refusal = ownRefusal(incoming, wireProtocol, register.find(requestId), repeated)
      const isRepeated = memory.accepted.get(digest)
      const keep = (says: LenderMessage | undefined) => void memory.accepted.set(digest, says)
      if (trigger === undefined)
        return { confirm: refusal ?? { answer: 'ok' }, accepted: false, acts: [], isRepeated, keep }

      const before = memory.counts.get(trigger) ?? 0
      memory.counts.set(trigger, before + 1)
      const step = stepFor(scenario, trigger)
      const confirm = queued.get(trigger)?.shift() ?? refusal ?? confirmFor(step, before)
      const accepted = isAccepted(confirm) && !repeated
      if (accepted) keep(undefined)
      return { confirm, accepted, acts: step.acts, isRepeated, keep }
    },
    confirmNext(trigger, confirms) {
      queued.set(trigger, [...(queued.get(trigger) ?? []), ...confirms])
    },
  }
}

/** Refuses what any lender refuses: a message about a request that it does not have, a second request under the same id. */
function ownRefusal(
  incoming: ParsedMessage,
  wireProtocol: WireProtocol,
  registeredRequest: KnownRequest | undefined,
  repeated: boolean,
): Confirm | undefined {
  const { kind, trigger } = incoming
  const refusal = wireProtocol.refusalOf(incoming)
  if (refusal !== undefined) return refusal
  if (registeredRequest !== undefined)
    return trigger === 'request' && !repeated && wireProtocol.repeatsMakeLoans !== true
      ? alreadyExists
      : undefined
  if (kind === 'request' && trigger !== 'reminder') return undefined
  return wireProtocol.unknownRequest(incoming)
}
