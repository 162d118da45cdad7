import { z } from 'zod'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { answerParent } from '../child-process.ts'
import { percentile } from '../row.ts'
import { adminKey } from '../scene.ts'

/** Watches each delivery from its lease to its durable settlement, but for those to some partners. */
const watch = (store: Store, except: ReadonlySet<string>, settled: (milliseconds: number) => void): Store => {
  const leasedAt = new Map<string, number>()
  const end = (delivery: string): void => {
    const started = leasedAt.get(delivery)
    if (started === undefined) return
    leasedAt.delete(delivery)
    settled(performance.now() - started)
  }
  return {
    ...store,
    claimDeliveries: async (claim) => {
      const leased = await store.claimDeliveries(claim)
      for (const { id, target } of leased)
        if (target.kind !== 'partner' || !except.has(target.partner)) leasedAt.set(id, performance.now())
      return leased
    },
    commit: async (change) => {
      const result = await store.commit(change)
      const isDone = result.kind === 'committed' && change.settle?.settlement.state === 'delivered'
      if (isDone && change.settle !== null) end(change.settle.delivery)
      return result
    },
  }
}

const Task = z.object({
  file: z.string(),
  /** How many deliveries are waited for. */
  deliveries: z.int(),
  /** Partners whose deliveries do not count. */
  except: z.array(z.string()).default([]),
})

/** Runs a gateway on a store with a full outbox until so many are delivered; the first fifth warms up. */
answerParent(Task, async ({ file, deliveries, except }) => {
  const warm = Math.floor(deliveries / 5)
  const times: number[] = []
  let done = 0
  let started = 0
  const { promise: all, resolve } = Promise.withResolvers<void>()
  const settled = (milliseconds: number): void => {
    done += 1
    if (done > warm) times.push(milliseconds)
    if (done === warm) started = performance.now()
    if (done === deliveries) resolve()
  }
  const environment = { LENDWIRE_PORT: '0', LENDWIRE_STORE: `sqlite:${file}`, LENDWIRE_ADMIN_KEY: adminKey }
  const running = await startGateway(readConfig(environment), {
    log: ({ message, facts }) => console.error(message, facts),
    print: () => undefined,
    openStore: async (config) => watch(await openStore(config.store), new Set(except), settled),
  })
  await all
  const seconds = (performance.now() - started) / 1000
  const rssMb = process.memoryUsage().rss / 1_048_576
  await running.stop()
  return { perSecond: times.length / seconds, p99Ms: percentile(times, 0.99), rssMb }
})
