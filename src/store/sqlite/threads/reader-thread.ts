import { existsSync } from 'node:fs'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { reason } from '../../../translations/reason.ts'
import { connectToDatabase, listCacheKibibytes, makeReadOnly } from '../file/open-database.ts'
import { type ReadCall, readOperations } from '../read-operations.ts'
import { storageProblem } from '../records/problems.ts'
import { lowerThreadPriority } from './lower-priority.ts'
import { serveCalls } from './serve-calls.ts'

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
