import { hash } from 'node:crypto'
import type { Trigger } from './iso18626/incoming.ts'
import type { LenderMessage } from './iso18626/vocabulary.ts'
import type { Heard, Language } from './language.ts'
import { forgetOldest, type KnownRequest, type Register } from './register.ts'
import {
  type Act,
  alreadyExists,
  type Confirm,
  confirmFor,
  isTaken,
  type Scenario,
  stepFor,
} from './scenario.ts'

/** What the lender makes of a message. */
type Judgement = {
  readonly confirm: Confirm
  /** True if the lender now acts on it; a repeat of what was taken before is not taken again. */
  readonly taken: boolean
  /** What it then says. */
  readonly acts: readonly Act[]
  /** What it said at once to the message that this one repeats. */
  readonly saidBefore: LenderMessage | undefined
  /** Keeps what it says at once, for a repeat of the message. */
  keep(says: LenderMessage | undefined): void
}

/** What it knows of the messages about a request: how many of each kind came, and what it said to those it took. */
type Memory = {
  readonly heard: Map<Trigger, number>
  readonly taken: Map<string, LenderMessage | undefined>
}

export type Judge = {
  judge(heard: Heard, bytes: Uint8Array): Judgement
  /** The next messages of a kind, whichever request they are about, are answered so. */
  confirmNext(trigger: Trigger, confirms: readonly Confirm[]): void
}

/**
 * Makes the judge of a lender: what it refuses by itself, what its scenario says, and what was ordered for the next
 * message. An order wins, then the lender's own refusal, then the scenario.
 * @param limit how many requests it remembers the repeats of
 */
export function createJudge(
  scenario: Scenario,
  language: Language,
  register: Register,
  limit: number,
): Judge {
  const memories = new Map<string, Memory>()
  const ordered = new Map<Trigger, Confirm[]>()

  return {
    judge(heard, bytes) {
      const { trigger, requestId } = heard
      const digest = hash('sha256', bytes, 'base64')
      const memory = memories.get(requestId) ?? { heard: new Map(), taken: new Map() }
      memories.set(requestId, memory)
      forgetOldest(memories, limit)
      const repeated = memory.taken.has(digest) && !(trigger !== undefined && language.asksAnew(trigger))
      const refusal = ownRefusal(heard, language, register.find(requestId), repeated)
      const saidBefore = memory.taken.get(digest)
      const keep = (says: LenderMessage | undefined) => void memory.taken.set(digest, says)
      if (trigger === undefined)
        return { confirm: refusal ?? { answer: 'ok' }, taken: false, acts: [], saidBefore, keep }

      const before = memory.heard.get(trigger) ?? 0
      memory.heard.set(trigger, before + 1)
      const step = stepFor(scenario, trigger)
      const confirm = ordered.get(trigger)?.shift() ?? refusal ?? confirmFor(step, before)
      const taken = isTaken(confirm) && !repeated
      if (taken) keep(undefined)
      return { confirm, taken, acts: step.acts, saidBefore, keep }
    },
    confirmNext(trigger, confirms) {
      ordered.set(trigger, [...(ordered.get(trigger) ?? []), ...confirms])
    },
  }
}

/** What any lender refuses: a message about a request that it does not know, a second request under a known id. */
function ownRefusal(
  heard: Heard,
  language: Language,
  known: KnownRequest | undefined,
  repeated: boolean,
): Confirm | undefined {
  const { kind, trigger } = heard
  const refusal = language.refusalOf(heard)
  if (refusal !== undefined) return refusal
  if (known !== undefined) return trigger === 'request' && !repeated ? alreadyExists : undefined
  if (kind === 'request' && trigger !== 'reminder') return undefined
  return language.unknownRequest(heard)
}
