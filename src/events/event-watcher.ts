import type { LibraryCode } from '../borrowing/values.ts'
import type { AuditPort } from '../store/ports/audit.ts'
import type { ChangesPort } from '../store/ports/changes.ts'
import type { EventsPort } from '../store/ports/events.ts'

/** The interval at which the event log of a library is read for events of other processes, in milliseconds. */
const lookEvery = 500

/** A log of events: a library's, or the gateway's own, which is the audit log. */
type EventLog = LibraryCode | 'gateway'

/** The position of a reader in each log. */
export type Positions = ReadonlyMap<EventLog, number>

/** Tells when there are new events. */
export type EventWatcher = {
  /**
   * Waits for events behind a reader's positions.
   *
   * @returns once there may be some; at the latest when the signal aborts or the time, in milliseconds, is over
   */
  readonly wait: (positions: Positions, milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Says that this process has written events of a library, or of the gateway. */
  readonly notify: (log: EventLog) => void
}

type Waiter = { readonly positions: Positions; readonly wake: () => void }

/**
 * Creates the one watcher of the event logs of a process: it looks once for all streams and waiting calls, and only while
 * there are any.
 *
 * @param store where the events are
 * @param report gets a failed read; the next one follows nevertheless
 */
export const createEventWatcher = (
  store: Pick<EventsPort, 'findNextEvent'> & Pick<AuditPort, 'listAudit'>,
  report: (error: unknown) => void,
): EventWatcher => {
  const waiters = new Set<Waiter>()
  let isLooking = false

  const wakeBehind = (log: EventLog, cursor: number): void => {
    for (const { positions, wake } of [...waiters]) if ((positions.get(log) ?? cursor) < cursor) wake()
  }

  const nextBehind = async (log: EventLog, cursor: number): Promise<number | undefined> => {
    if (log === 'gateway') return (await store.listAudit({ after: cursor }, 1))[0]?.sequence
    return (await store.findNextEvent(log, cursor)) ?? undefined
  }

  const lookAt = async (log: EventLog): Promise<void> => {
    const head = Math.max(...[...waiters].map(({ positions }) => positions.get(log) ?? 0))
    wakeBehind(log, head)
    const next = await nextBehind(log, head)
    if (next !== undefined) wakeBehind(log, next)
  }

  const look = async (): Promise<void> => {
    const logs = new Set([...waiters].flatMap(({ positions }) => [...positions.keys()]))
    try {
      await Promise.all([...logs].map(lookAt))
    } catch (error) {
      report(error)
    }
    isLooking = waiters.size > 0
    if (isLooking) setTimeout(look, lookEvery)
  }

  return {
    notify: (log) => wakeBehind(log, Number.POSITIVE_INFINITY),
    wait: (positions, milliseconds, signal) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', end)
          waiters.delete(waiter)
          resolve()
        }
        const waiter: Waiter = { positions, wake: end }
        const timer = setTimeout(end, milliseconds)
        if (signal.aborted) return end()
        signal.addEventListener('abort', end)
        waiters.add(waiter)
        if (isLooking) return
        isLooking = true
        setTimeout(look, lookEvery)
      }),
  }
}

/**
 * Returns a store that says which library's events it has written.
 *
 * @param notify is called after each commit that wrote events
 */
export const announceCommits = <Store extends ChangesPort>(
  store: Store,
  notify: (library: LibraryCode) => void,
): Store => ({
  ...store,
  commit: async (change) => {
    const result = await store.commit(change)
    if (result.kind === 'committed' && change.events.length > 0) notify(change.library)
    return result
  },
})

/**
 * Returns a store that says when it has written entries of the audit log.
 *
 * @param notify is called after each write
 */
export const announceAudit = <Store extends Pick<AuditPort, 'appendAudit'>>(
  store: Store,
  notify: () => void,
): Store => ({
  ...store,
  appendAudit: async (records) => {
    const result = await store.appendAudit(records)
    if (result === 'written') notify()
    return result
  },
})
