import { flushCompileCache } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { Instant } from '../../src/borrowing/values.ts'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'

/**
 * The gateway as `src/main.ts` starts it, with a clock of its own (see `Clock`), which the process that started it may
 * move by a message. Leases end by the store's own time: they are as much shorter as the clock is faster.
 * On demand it has a fault that the suite is there to find: it answers partners before it has committed, or forgets what it
 * answered to library systems.
 */
const { CLOCK, FAULT } = z
  .object({ CLOCK: z.string(), FAULT: z.enum(['answers-too-early', 'forgets-answers']).optional() })
  .parse(process.env)
const { since, times, ahead } = z
  .object({ since: z.number(), times: z.number(), ahead: z.number() })
  .parse(JSON.parse(CLOCK))
let moved = ahead
let wake = (): void => undefined
process.on('message', (message) => {
  moved = z.object({ ahead: z.number() }).parse(message).ahead
  wake()
})

/** Returns the store, to which so long by the clock here is so much shorter. */
const hurried = (store: Store): Store => {
  const inStore = (milliseconds: number): number => Math.ceil(milliseconds / times)
  return {
    ...store,
    claimDeliveries: (claim) =>
      store.claimDeliveries({ ...claim, leaseMilliseconds: inStore(claim.leaseMilliseconds) }),
    acquireLease: (name, milliseconds) => store.acquireLease(name, inStore(milliseconds)),
    renewLease: (name, token, milliseconds) => store.renewLease(name, token, inStore(milliseconds)),
  }
}

const early = (store: Store): Store => {
  const late = new Set<Promise<unknown>>()
  return {
    ...store,
    commit: (change) => {
      if (change.inbox === null || change.request === null) return store.commit(change)
      const committed = wait(40).then(() => store.commit(change))
      late.add(committed)
      committed.catch(() => undefined).finally(() => late.delete(committed))
      return Promise.resolve({ kind: 'committed', version: change.expectedVersion + 1 })
    },
    loadRequest: async (library, request) => {
      await Promise.allSettled(late)
      return store.loadRequest(library, request)
    },
  }
}

/** Its purge, which runs at each start, drops every answer under an idempotency key. */
const forgetful = (store: Store): Store => ({
  ...store,
  purge: (before) => store.purge({ ...before, answers: Instant.parse('2999-01-01T00:00:00.000Z') }),
})

const faulty = { 'answers-too-early': early, 'forgets-answers': forgetful } as const

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const running = await startGateway(readConfig(process.env), {
  // A store that is away is what the suite makes: what else goes wrong is shown.
  log: ({ level, message, facts }) => {
    if (level === 'error' && facts?.error !== 'Problem')
      process.stderr.write(`${message} ${JSON.stringify(facts)}\n`)
  },
  print,
  clock: () => since + (Date.now() - since) * times + moved,
  openStore: async (config, clock) => {
    const store = hurried(await openStore(config.store, { now: clock, threads: true }))
    return FAULT === undefined ? store : faulty[FAULT](store)
  },
})
// What is due by a clock that was moved is not left to the next round.
wake = () => {
  running.gateway.deliveryWorker.wakeAll()
  running.gateway.alarmWorker.wake()
}
// A process that is killed would not keep what was compiled.
flushCompileCache()
print(`lendwire listens on ${running.url};`)
