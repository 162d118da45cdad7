import { z } from 'zod'
import { instantOf } from '../../src/borrowing/time.ts'
import { readConfig } from '../../src/config.ts'
import { startGateway } from '../../src/node.ts'
import { openStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/ports/store.ts'
import { Webhook } from '../../src/webhooks/webhook.ts'
import { answerParent } from '../child-process.ts'
import { percentile } from '../row.ts'
import { adminKey, library } from '../scene.ts'

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
  /** The SQLite file that was prepared, with its key beside it, and where it was copied to. */
  file: z.string(),
  address: z.string().optional(),
  /** The number of deliveries that are waited for. */
  deliveries: z.int(),
  /** Partners whose deliveries do not count. */
  except: z.array(z.string()).default([]),
  /** A receiver of webhooks that is sent the events of the library meanwhile. */
  receiver: z.string().optional(),
})

/** Configures a webhook, so that a gateway sends the events of the library to a receiver. */
const addWebhook = async (store: Store, url: string): Promise<void> => {
  const bytes = Buffer.from('a secret of the benchmarks that is 40 bytes').toString('base64')
  const secrets = [{ secret: `whsec_${bytes}`, createdAt: instantOf(Date.now()), expiresAt: null }]
  const value = Webhook.parse({ code: 'bench', library, url, allowPrivateNetwork: true, secrets })
  await store.putDocuments([{ kind: 'webhook', key: value.code, value, expectedVersion: 0 }])
}

const eventsTaken = async (receiver: string): Promise<number> => Number(await (await fetch(receiver)).text())

/** Runs a gateway on a store with a full outbox until a number is delivered; the first fifth warms up. */
answerParent(Task, async ({ file, address = `sqlite:${file}`, deliveries, except, receiver }) => {
  const warm = Math.floor(deliveries / 5)
  const times: number[] = []
  let done = 0
  let started = 0
  let takenBefore = Promise.resolve(0)
  const { promise: all, resolve } = Promise.withResolvers<void>()
  const settled = (milliseconds: number): void => {
    done += 1
    if (done > warm) times.push(milliseconds)
    if (done === warm) {
      started = performance.now()
      if (receiver !== undefined) takenBefore = eventsTaken(receiver)
    }
    if (done === deliveries) resolve()
  }
  const environment = {
    LENDWIRE_PORT: '0',
    LENDWIRE_STORE: address,
    LENDWIRE_MASTER_KEY_FILE: `${file}.key`,
    LENDWIRE_ADMIN_KEY: adminKey,
  }
  const running = await startGateway(readConfig(environment), {
    // A line for each delivery would be part of what is measured.
    log: ({ level, message, facts }) => {
      if (level === 'error') console.error(message, facts)
    },
    print: () => undefined,
    openStore: async (config) => {
      const store = await openStore(config.store)
      if (receiver !== undefined) await addWebhook(store, receiver)
      return watch(store, new Set(except), settled)
    },
  })
  await all
  const seconds = (performance.now() - started) / 1000
  const rssMb = process.memoryUsage().rss / 1_048_576
  const events =
    receiver === undefined
      ? {}
      : {
          eventsPerSecond: ((await eventsTaken(receiver)) - (await takenBefore)) / seconds,
        }
  await running.stop()
  return { perSecond: times.length / seconds, p99Ms: percentile(times, 0.99), rssMb, ...events }
})
