import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import { Problem } from '../../../problem.ts'
import { reason } from '../../../translations/reason.ts'
import type { Outcome } from '../group-commit.ts'
import { storageProblem } from '../records/problems.ts'
import { type FromThread, parseOutcome, type ThreadCall, type ToThread } from './serve-calls.ts'

/** A thread that runs calls, one message at a time and in order. */
export type CallThread = {
  /** Sends a call; `done` gets its outcome. */
  readonly send: (call: ThreadCall, done: (outcome: Outcome) => void) => void
  /** Lets the calls that were sent finish, and ends the thread; later calls get an `unavailable` outcome. */
  readonly close: () => Promise<void>
}

/** The settings to start a thread. */
export type ThreadOptions = {
  /** The module that the thread runs. */
  readonly module: URL
  /** The database file. */
  readonly file: string
  /** Called before outcomes are handed on, with the number of calls in each durable transaction. */
  readonly onOutcomes?: (groups: readonly number[]) => void
  /**
   * Called once if the thread ends although nobody closed it. Calls in progress and all later ones get the same
   * `unavailable` outcome: whether they ran is unknown.
   */
  readonly onLost?: (problem: Problem) => void
}

/** Calls are sent at the end of the turn of the event loop, or as soon as there are this many, so that the thread is not idle. */
const batchSize = 16

/** The thread keeps no state of its own, so a small young generation is enough. */
const maxYoungGenerationSizeMb = 6

/**
 * Starts a thread with its own connection to a database.
 *
 * @throws Problem `unavailable` if the thread cannot open the file
 */
export const startThread = async (options: ThreadOptions): Promise<CallThread> => {
  const { module, file, onOutcomes = () => undefined, onLost = () => undefined } = options
  // A size on the command line, which is meant for this thread, would override that of the new one.
  setFlagsFromString('--max-semi-space-size=0')
  const thread = new Worker(module, {
    workerData: { file },
    // Options of the process, such as a module to preload, are not meant for this thread. Node 24 warns of its SQLite.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxYoungGenerationSizeMb },
  })
  let batch: ThreadCall[] = []
  const waiting: ((outcome: Outcome) => void)[] = []
  let refusal: Problem | undefined
  let isReady = false
  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()))

  const lose = (problem: Problem): void => {
    const isUnexpected = isReady && refusal === undefined
    refusal ??= problem
    for (const done of waiting.splice(0)) done({ problem })
    if (isUnexpected) onLost(problem)
  }
  const post = (message: ToThread): void => thread.postMessage(message)
  const flush = (): void => {
    const calls = batch
    batch = []
    if (calls.length > 0) post(calls)
  }
  const receive = ({ outcomes, groups }: Exclude<FromThread, 'ready'>): void => {
    onOutcomes(groups)
    const finished = waiting.splice(0, outcomes.length)
    // An idle thread does not keep the process alive, but one that is to close does: it writes the log into the file.
    if (waiting.length === 0 && refusal === undefined) thread.unref()
    for (const [index, outcome] of outcomes.entries()) finished[index]?.(parseOutcome(outcome))
  }

  await new Promise<void>((resolve, reject) => {
    thread.on('message', (message: FromThread) => {
      if (message === 'ready') resolve()
      else receive(message)
    })
    thread.once('error', (error) => {
      const problem = storageProblem(reason('not_stored.use'), error)
      reject(problem)
      lose(problem)
    })
    thread.once('exit', () => {
      const problem = new Problem('unavailable', reason('store.thread_ended'))
      reject(problem)
      lose(problem)
    })
  })
  isReady = true
  thread.unref()

  return {
    send: (call, done) => {
      if (refusal !== undefined) {
        done({ problem: refusal })
        return
      }
      if (waiting.length === 0) thread.ref()
      waiting.push(done)
      const length = batch.push(call)
      if (length === 1) setImmediate(flush)
      if (length === batchSize) flush()
    },
    close: async () => {
      if (refusal === undefined) {
        flush()
        refusal = new Problem('unavailable', reason('store.closed'))
        thread.ref()
        post('close')
      }
      await ended
    },
  }
}
