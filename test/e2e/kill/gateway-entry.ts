import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { readConfig } from '../../../src/config.ts'
import { startGateway } from '../../../src/node.ts'
import { openStore } from '../../../src/store/open.ts'
import type { Store } from '../../../src/store/store.ts'

/**
 * The gateway as `src/main.ts` starts it, with a clock that may run ahead, or faster than the real one: what a killed
 * gateway had leased is then free at once, or soon. On demand it has the fault that the test is there to find: it answers partners before it has committed.
 */
const { AHEAD, SINCE, TIMES, FAULT } = z
  .object({
    AHEAD: z.coerce.number().prefault(0),
    SINCE: z.coerce.number().prefault(0),
    TIMES: z.coerce.number().prefault(1),
    FAULT: z.enum(['answers-too-early']).optional(),
  })
  .parse(process.env)

const early = (store: Store): Store => {
  const late = new Set<Promise<unknown>>()
  return {
    ...store,
    commit: (change) => {
      if (change.inbox === null || change.request === null) return store.commit(change)
      const committed = wait(40).then(() => store.commit(change))
      late.add(committed)
      committed.finally(() => late.delete(committed))
      return Promise.resolve({ kind: 'committed', version: change.expectedVersion + 1 })
    },
    load: async (library, request) => {
      await Promise.all(late)
      return store.load(library, request)
    },
  }
}

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const running = await startGateway(readConfig(process.env), {
  log: ({ level, message, facts }) => {
    if (level === 'error') process.stderr.write(`${message} ${JSON.stringify(facts)}\n`)
  },
  print,
  clock: () => SINCE + (Date.now() - SINCE) * TIMES + AHEAD,
  openStore: async (config, clock) => {
    const store = await openStore(config.store, { now: clock, thread: true })
    return FAULT === undefined ? store : early(store)
  },
})
print(`lendwire listens on ${running.url};`)
process.once('SIGTERM', () => void running.stop().then(() => process.exit(0)))
