import type { AnyReason } from '../../../translations/parameter.ts'
import { type Fault, Problem, type ProblemCode } from '../../../problem.ts'
import type { Outcome } from '../group-commit.ts'

/** A call of a named function, as it is sent to a thread. */
export type ThreadCall = { readonly name: string; readonly args: readonly unknown[] }

/** A message to a thread: calls to run, or the request to close. */
export type ToThread = readonly ThreadCall[] | 'close'

/** The outcome of a call as plain data: instances of `Problem` do not pass between threads. */
export type SerializedOutcome =
  | { readonly value: unknown }
  | {
      readonly problem: {
        readonly code: ProblemCode
        readonly reason: AnyReason
        readonly faults: readonly Fault[]
        readonly facts: Readonly<Record<string, unknown>>
      }
    }

/** A message from a thread: that it is ready, or the outcomes of calls in the order in which the calls were sent. */
export type FromThread =
  | 'ready'
  | {
      readonly outcomes: readonly SerializedOutcome[]
      /** The number of calls in each durable transaction. */
      readonly groups: readonly number[]
    }

/** Prepares an outcome for sending. */
export const serializeOutcome = (outcome: Outcome): SerializedOutcome => {
  if ('value' in outcome) return outcome
  const { code, reason, faults, facts } = outcome.problem
  return { problem: { code, reason, faults, facts } }
}

/** Restores an outcome that was sent. */
export const parseOutcome = (outcome: SerializedOutcome): Outcome => {
  if ('value' in outcome) return outcome
  const { code, reason, ...more } = outcome.problem
  return { problem: new Problem(code, reason, more) }
}
