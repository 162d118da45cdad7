import type { LibraryCode } from '../borrowing/values.ts'
import type { ChangesPort } from '../store/ports/changes.ts'
import type { EventsPort } from '../store/ports/events.ts'

/** How often the event log of a library is read for events of other processes, in milliseconds. */
const lookEvery = 500

/** How far a reader has come in the log of each library. */
export type Positions = ReadonlyMap<LibraryCode, number>

/** Tells when there are new events. */
export type EventWatcher = {
  /**
   * Waits for events behind a reader's positions.
   *
   * @returns once there may be some; at the latest when the signal aborts or the time, in milliseconds, is over
   */
  readonly wait: (positions: Positions, milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Says that this process has written events of a library. */
  readonly notify: (library: LibraryCode) => void
}

type Waiter = { readonly positions: Positions; readonly wake: () => void }

/**
 * Creates the one watcher of the event log of a process: it looks once for all streams and waiting calls, and only while
 * there are any.
 *
 * @param store where the events are
 * @param report gets a failed read; the next one follows nevertheless
 */
export const createEventWatcher = (
  store: Pick<EventsPort, 'listEventsAfter'>,
  report: (error: unknown) => void,
): EventWatcher => {
  const waiters = new Set<Waiter>()
  let isLooking = false

  const wakeBehind = (library: LibraryCode, cursor: number): void => {
    for (const { positions, wake } of [...waiters]) if ((positions.get(library) ?? cursor) < cursor) wake()
  }

  const lookAt = async (library: LibraryCode): Promise<void> => {
    const head = Math.max(...[...waiters].map(({ positions }) => positions.get(library) ?? 0))
    wakeBehind(library, head)
    const [next] = await store.listEventsAfter(library, head, 1)
    if (next !== undefined) wakeBehind(library, next.cursor)
  }

  const look = async (): Promise<void> => {
    const libraries = new Set([...waiters].flatMap(({ positions }) => [...positions.keys()]))
    try {
      await Promise.all([...libraries].map(lookAt))
    } catch (error) {
      report(error)
    }
    isLooking = waiters.size > 0
    if (isLooking) setTimeout(look, lookEvery)
  }

  return {
    notify: (library) => wakeBehind(library, Number.POSITIVE_INFINITY),
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
 * A store that says which library's events it has written.
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
