import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { type Fault, Problem, type ProblemCode } from '../../../problem.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
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

/** The outcomes of calls, and the number of calls in each durable transaction. */
export type Ran = { readonly outcomes: readonly Outcome[]; readonly groups: readonly number[] }

/**
 * Serves the calls of `startThread` inside the thread. All calls that have arrived are run together.
 *
 * @param run runs calls and returns their outcomes in order
 * @param close closes the database
 */
export const serveCalls = (
  port: MessagePort,
  run: (calls: readonly ThreadCall[]) => Ran,
  close: () => void,
): void => {
  const post = (message: FromThread): void => port.postMessage(message)
  port.on('message', (first: ToThread) => {
    const calls: ThreadCall[] = []
    let isClosing = false
    for (
      let next: ToThread | undefined = first;
      next !== undefined;
      next = receiveMessageOnPort(port)?.message
    ) {
      if (next === 'close') isClosing = true
      else calls.push(...next)
    }
    if (calls.length > 0) {
      const { outcomes, groups } = run(calls)
      post({ outcomes: outcomes.map(serializeOutcome), groups })
    }
    if (isClosing) {
      close()
      port.close()
    }
  })
  post('ready')
}
