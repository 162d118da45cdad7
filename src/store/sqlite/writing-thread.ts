import { isMainThread, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { connect } from './file.ts'
import { type Outcome, transactions } from './transactions.ts'
import type { ToReader, ToWriter, WrittenOutcome } from './writer-thread.ts'
import type { Call } from './writes.ts'

/** A `Problem` as plain data: errors of our own class do not pass from thread to thread. */
const written = (outcome: Outcome): WrittenOutcome => {
  if ('value' in outcome) return outcome
  const { code, message, faults, facts } = outcome.problem
  return { problem: { code, message, faults, facts } }
}

/** Does the writes that `startWriterThread` is asked for, on a connection of its own; what came meanwhile shares a transaction. */
const serve = (port: NonNullable<typeof parentPort>): void => {
  const { file } = z.object({ file: z.string() }).parse(workerData)
  const database = connect(file)
  const carryOut = transactions(database)
  const answer = (message: ToReader): void => port.postMessage(message)

  port.on('message', (first: ToWriter) => {
    const calls: Call[] = []
    let closes = false
    for (
      let next: ToWriter | undefined = first;
      next !== undefined;
      next = receiveMessageOnPort(port)?.message
    ) {
      if (next === 'close') closes = true
      else calls.push(...next)
    }
    if (calls.length > 0) {
      const { outcomes, groups } = carryOut(calls)
      answer({ outcomes: outcomes.map(written), groups })
    }
    if (closes) {
      database.close()
      port.close()
    }
  })
  answer('open')
}

if (!isMainThread && parentPort !== null) serve(parentPort)
