import { existsSync, readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { reason } from '../../../translations/reason.ts'
import { connectToDatabase, listCacheKibibytes, makeReadOnly } from '../file/open-database.ts'
import { type ReadCall, readOperations } from '../read-operations.ts'
import { storageProblem } from '../records/problems.ts'
import { serveCalls } from './serve-calls.ts'

/** How much nicer than the process a thread becomes: beside busy threads it gets a tenth of what they get. */
const nicer = 10

/**
 * Lets the processor prefer the other threads of the process, and of the machine, to the calling one. Only Linux has
 * priorities of threads (sched(7), "the nice value is a per-thread attribute"): elsewhere nothing changes.
 */
const lowerThreadPriority = (): void => {
  if (process.platform !== 'linux') return
  // `/proc/thread-self` is a link to `PID/task/TID`.
  const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1))
  setPriority(thread, Math.min(getPriority(thread) + nicer, constants.priority.PRIORITY_LOW))
}

/** Runs long reads on a connection that cannot write. */
if (!isMainThread && parentPort !== null) {
  const { file } = z.object({ file: z.string() }).parse(workerData)
  // SQLite would make a new database where the file was taken away meanwhile.
  if (!existsSync(file)) throw new Error(`There is no database ${file} any more`)
  const database = connectToDatabase(file, listCacheKibibytes)
  makeReadOnly(database, listCacheKibibytes)
  // Messages and commands go before lists where the processor is busy.
  try {
    lowerThreadPriority()
  } catch {
    // Where the system does not allow it, lists have the same share as everything else.
  }
  const operations = readOperations(database)
  const begin = database.prepare('BEGIN')
  const end = database.prepare('COMMIT')
  /** Runs an operation: all its statements see the same database. */
  const run = ({ name, args }: ReadCall) => {
    try {
      begin.run()
      return { value: Reflect.apply(operations[name], undefined, args) }
    } catch (error) {
      return { problem: storageProblem(reason('not_stored.read'), error) }
    } finally {
      if (database.isTransaction) end.run()
    }
  }
  // Only `createReader` sends calls, and it names read operations only.
  serveCalls(
    parentPort,
    (calls) => ({ outcomes: (calls as readonly ReadCall[]).map(run), groups: [] }),
    () => database.close(),
  )
}
