import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Outcome } from '../group-commit.ts'
import { type FromThread, serializeOutcome, type ThreadCall, type ToThread } from './messages.ts'

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
