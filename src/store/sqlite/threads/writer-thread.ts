import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { connectToDatabase, writerCacheKibibytes } from '../file/open-database.ts'
import { createGroupCommit } from '../group-commit.ts'
import type { WriteCall } from '../write-operations.ts'
import { serveCalls } from './serve-calls.ts'

/** Runs write operations on a connection of its own. Calls that arrive during a transaction share the next one. */
if (!isMainThread && parentPort !== null) {
  const { file } = z.object({ file: z.string() }).parse(workerData)
  const database = connectToDatabase(file, writerCacheKibibytes)
  const commitGroup = createGroupCommit(database)
  // Only `createWriter` sends calls, and it names write operations only.
  serveCalls(
    parentPort,
    (calls) => commitGroup(calls as readonly WriteCall[]),
    () => database.close(),
  )
}
