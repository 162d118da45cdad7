import { type AuditLog, createAuditLog } from '../audit/audit-log.ts'
import type { Instant, LibraryCode } from '../borrowing/values.ts'
import type { Metrics } from '../delivery/metrics.ts'
import {
  announceAudit,
  announceCommits,
  createEventWatcher,
  type EventWatcher,
} from '../events/event-watcher.ts'
import { errorFacts } from '../log.ts'
import { createPseudonymize } from '../privacy/installation-key.ts'
import type { Store } from '../store/ports/store.ts'
import type { GatewayParts } from './parts.ts'

/** Measures how long each change of a store takes until it is durable. */
const measureCommits = (store: Store, metrics: Metrics): Store => ({
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

/** A store whose commits are measured and announced, with the watcher of its events and its audit log. */
export type ObservedStore = {
  readonly store: Store
  readonly eventWatcher: EventWatcher
  readonly audit: AuditLog
}

/**
 * Measures the commits of a store, and announces them to streams of events and to webhooks.
 *
 * @param metrics counts the commits
 * @param now the time of the gateway
 * @param onCommit called after a commit with events of a library
 */
export const observeStore = (
  { store: inner, log }: Pick<GatewayParts, 'store' | 'log'>,
  metrics: Metrics,
  now: () => Instant,
  onCommit: (library: LibraryCode) => void,
): ObservedStore => {
  const eventWatcher = createEventWatcher(inner, (error) =>
    log({ level: 'error', message: 'The event log could not be read', facts: errorFacts(error) }),
  )
  const store = announceCommits(measureCommits(inner, metrics), (library) => {
    eventWatcher.notify(library)
    onCommit(library)
  })
  const audit = createAuditLog({
    store: announceAudit(store, () => eventWatcher.notify('gateway')),
    now,
    seal: (text) => createPseudonymize(inner)('audit head', text),
    onHead: (head) => log({ level: 'info', message: 'The newest entry of the audit log', facts: head }),
    onError: (error) =>
      log({ level: 'error', message: 'The audit log could not be written', facts: errorFacts(error) }),
  })
  return { store, eventWatcher, audit }
}
