import { Worker } from 'node:worker_threads'
import { type Fault, Problem, type ProblemCode } from '../../problem.ts'
import { storageProblem } from './problems.ts'
import { closed, type OnDone, type Writer } from './writer.ts'
import type { Call } from './writes.ts'

/** What the thread is told: writes of one turn of the event loop, or to end. */
export type ToWriter = readonly Call[] | 'close'

/** What became of a write, as it passes from thread to thread. */
export type WrittenOutcome =
  | { readonly value: unknown }
  | {
      readonly problem: {
        readonly code: ProblemCode
        readonly message: string
        readonly faults: readonly Fault[]
        readonly facts: Readonly<Record<string, unknown>>
      }
    }

/** What the thread answers: that it has the file open; then what became of calls, in the order in which they came. */
export type ToReader =
  | 'open'
  | { readonly outcomes: readonly WrittenOutcome[]; readonly groups: readonly number[] }

/** So many writes are sent at once without waiting for the end of the turn, so that the thread is not idle meanwhile. */
const together = 8

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (error: Problem) => void }

/**
 * Starts a thread that writes to a database. A durable commit waits for the disk: in a thread of its own nobody else
 * waits with it, and what comes meanwhile shares the next one.
 *
 * @param file the database; its tables are up to date
 * @param onLost told why, once, where the thread ends though nobody closed it. What was asked for is refused then, and
 *   all that comes later: whether it was written is not known, so whoever asked asks again of the next process.
 * @throws Problem `unavailable` where the thread cannot open the file
 */
export const startWriterThread = async (
  file: string,
  onDone: OnDone,
  onLost: (problem: Problem) => void = () => undefined,
): Promise<Writer> => {
  const thread = new Worker(new URL('writing-thread.ts', import.meta.url), {
    workerData: { file },
    // What Node was told for the process (another module to load first, say) is not meant for this thread.
    execArgv: [],
    // It keeps nothing: a small young generation is enough, and is not paid for in memory.
    resourceLimits: { maxYoungGenerationSizeMb: 6 },
  })
  let queue: Call[] = []
  const waiting: Waiting[] = []
  let refusal: Problem | undefined
  let isOpen = false
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))

  const stop = (problem: Problem): void => {
    refusal ??= problem
    for (const { reject } of waiting.splice(0)) reject(problem)
  }
  const lose = (problem: Problem): void => {
    const isLost = isOpen && refusal === undefined
    stop(problem)
    if (isLost) onLost(problem)
  }
  const send = (message: ToWriter): void => thread.postMessage(message)
  const flush = (): void => {
    const calls = queue
    queue = []
    if (calls.length > 0 && refusal === undefined) send(calls)
  }
  const tell = ({ outcomes, groups }: Exclude<ToReader, 'open'>): void => {
    onDone(groups)
    const told = waiting.splice(0, outcomes.length)
    // The process may end where nobody waits for a write.
    if (waiting.length === 0) thread.unref()
    for (const [index, outcome] of outcomes.entries()) {
      if ('value' in outcome) told[index]?.resolve(outcome.value as never)
      else {
        const { code, message, ...more } = outcome.problem
        told[index]?.reject(new Problem(code, message, more))
      }
    }
  }

  await new Promise<void>((resolve, reject) => {
    thread.on('message', (message: ToReader) => {
      if (message === 'open') resolve()
      else tell(message)
    })
    thread.once('error', (error) => {
      const problem = storageProblem('write to the database', error)
      reject(problem)
      lose(problem)
    })
    thread.once('exit', () => {
      const problem = new Problem('unavailable', 'Could not write to the database: its thread has ended.')
      reject(problem)
      lose(problem)
    })
  })
  isOpen = true
  thread.unref()

  return {
    write: (name, ...given) =>
      new Promise((resolve, reject) => {
        if (refusal !== undefined) {
          reject(refusal)
          return
        }
        if (waiting.length === 0) thread.ref()
        waiting.push({ resolve, reject })
        const length = queue.push({ name, given } as Call)
        if (length === 1) setImmediate(flush)
        if (length === together) flush()
      }),
    close: async () => {
      if (refusal === undefined) {
        flush()
        refusal = closed()
        thread.ref()
        send('close')
      }
      await ended
    },
  }
}
