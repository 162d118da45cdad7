import { connect } from './file.ts'
import { type Outcome, transactions } from './transactions.ts'
import { closed, type OnDone, type Writer } from './writer.ts'
import type { Call } from './writes.ts'

/**
 * Writes in this thread: the writes of one turn of the event loop share one transaction.
 *
 * @param file the database; its tables are up to date
 */
export const startWriterHere = async (file: string, onDone: OnDone): Promise<Writer> => {
  const database = connect(file)
  const carryOut = transactions(database)
  let queue: { readonly call: Call; readonly tell: (outcome: Outcome) => void }[] = []

  const flush = (): void => {
    const group = queue
    queue = []
    if (group.length === 0) return
    const { outcomes, groups } = carryOut(group.map(({ call }) => call))
    onDone(groups)
    for (const [index, outcome] of outcomes.entries()) group[index]?.tell(outcome)
  }

  return {
    write: (name, ...given) =>
      new Promise((resolve, reject) => {
        if (!database.isOpen) {
          reject(closed())
          return
        }
        const tell = (outcome: Outcome): void =>
          'value' in outcome ? resolve(outcome.value as never) : reject(outcome.problem)
        if (queue.push({ call: { name, given } as Call, tell }) === 1) setImmediate(flush)
      }),
    close: async () => {
      flush()
      if (database.isOpen) database.close()
    },
  }
}
