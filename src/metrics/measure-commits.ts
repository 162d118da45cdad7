import type { Metrics } from '../delivery/metrics.ts'
import type { Store } from '../store/ports/store.ts'

/** Measures how long each change of a store takes until it is durable. */
export const measureCommits = (store: Store, metrics: Metrics): Store => ({
  ...store,
  commit: async (change) => {
    const began = performance.now()
    try {
      return await store.commit(change)
    } finally {
      metrics.observe('store_commit', (performance.now() - began) / 1_000, {})
    }
  },
})
