import { randomUUID } from 'node:crypto'
import { Problem } from '../../problem.ts'
import { reason } from '../../translations/reason.ts'
import { createWriteQueue } from '../policy/write-queue.ts'
import type { Database } from './connection.ts'
import { databaseProblem, isConnectionLost, isRepeatable } from './problems.ts'

/** A write, in plain data. Long texts and bytes are beside it, and named by their place among those of the batch. */
export type Write = (long: LongValues) => readonly [name: string, value: unknown]

/** Collects the long values of a batch. Each gets its place, from 1. */
export type LongValues = {
  readonly text: (value: string) => number
  readonly bytes: (value: Uint8Array) => number
}

type Waiting = {
  readonly write: Write
  readonly size: number
  /** Called when the write is sent. */
  readonly leave: () => void
  readonly resolve: (result: unknown) => void
  readonly reject: (problem: Problem) => void
}

/** The largest batch: more would make the first wait longer than it saves. */
const maxWrites = 64
const maxBytes = 4 * 1024 * 1024

/** How long a batch whose connection was lost is looked for, and how often, in milliseconds. */
const lookFor = 20_000
const lookEvery = 100

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

const runWrites = 'SELECT run_writes($1, $2, $3, $4) AS results'

/** Characters that jsonb refuses, as `JSON.stringify` escapes them: NUL, and lone surrogates. */
const refusedCharacter = /\\u(?:0000|d[89a-f])/
const jsonOf = (value: unknown): string => {
  const json = JSON.stringify(value)
  if (!refusedCharacter.test(json)) return json
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'string' ? each.replaceAll('\0', '\u{fffd}').toWellFormed() : each,
  )
}

/** Writes plain data as JSON, with its long values beside it. */
export const gatherValues = (plain: (long: LongValues) => unknown) => {
  const texts: string[] = []
  const raws: Uint8Array[] = []
  const long: LongValues = { text: (value) => texts.push(value), bytes: (value) => raws.push(value) }
  return { json: jsonOf(plain(long)), texts, raws }
}

/**
 * Writes in batches: one round trip and one wait for the disk for all writes that came meanwhile. A batch whose
 * connection is lost is sent again under the same id: the database returns what it did, or does it now.
 */
export const createWriteBatches = (database: Pick<Database, 'write'>) => {
  let queue: Waiting[] = []
  const { admit } = createWriteQueue()
  let working: Promise<void> | undefined
  let isClosed = false

  /** Sends a batch until its result is known. */
  const send = async (values: readonly [string, string, readonly string[], readonly Uint8Array[]]) => {
    const end = performance.now() + lookFor
    let isSent = false
    for (;;) {
      try {
        const [row] = await database.write(runWrites, values, () => {
          isSent = true
        })
        return JSON.parse(String(row?.results)) as readonly unknown[]
      } catch (error) {
        const mayGoOn = isRepeatable(error) || (isSent && isConnectionLost(error))
        if (!mayGoOn || performance.now() > end) throw error
        await pause(lookEvery)
      }
    }
  }

  const writeBatch = async (batch: readonly Waiting[]): Promise<void> => {
    const { json, texts, raws } = gatherValues((long) => batch.map(({ write }) => write(long)))
    try {
      const results = await send([randomUUID(), json, texts, raws])
      for (const [place, { resolve }] of batch.entries()) resolve(results[place])
    } catch (error) {
      const problem = databaseProblem(error)
      if (batch.length === 1 || problem.code !== 'internal') {
        for (const { reject } of batch) reject(problem)
        return
      }
      // One write that the database cannot take must not fail the others.
      for (const each of batch) await writeBatch([each])
    }
  }

  const nextBatch = (): readonly Waiting[] => {
    let bytes = 0
    const count = queue.findIndex(({ size }, place) => {
      bytes += size
      return place >= maxWrites || (place > 0 && bytes > maxBytes)
    })
    const batch = count === -1 ? queue : queue.slice(0, count)
    queue = count === -1 ? [] : queue.slice(count)
    for (const { leave } of batch) leave()
    return batch
  }

  const work = async (): Promise<void> => {
    // The writes of this turn of the event loop go together.
    await new Promise((resolve) => setImmediate(resolve))
    while (queue.length > 0) await writeBatch(nextBatch())
    working = undefined
  }

  return {
    /**
     * Writes; resolves once it is durable.
     *
     * @param isRefusable true for new work, which is refused while too much waits
     * @param size about how many bytes the write holds in memory
     */
    write: <Result>(write: Write, isRefusable: boolean, size: number): Promise<Result> =>
      new Promise<Result>((resolve, reject) => {
        if (isClosed) {
          reject(new Problem('unavailable', reason('store.closed')))
          return
        }
        queue.push({
          ...{ write, size, reject, leave: admit(isRefusable, size) },
          resolve: resolve as (result: unknown) => void,
        })
        working ??= work()
      }),

    /** Finishes the writes that were accepted; later ones are refused. */
    close: async (): Promise<void> => {
      isClosed = true
      await working
    },
  }
}
