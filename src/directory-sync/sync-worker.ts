import { after, durationMilliseconds } from '../borrowing/time.ts'
import { type Duration, Duration as DurationSchema, type Instant } from '../borrowing/values.ts'
import { createBreathe } from '../breathe.ts'
import type { DocumentChange } from '../configuration/file/apply.ts'
import { isPaused } from '../configuration/restore-record.ts'
import { holdLease, leaseFor } from '../delivery/held-lease.ts'
import { createWorkLoop, type WorkLoop } from '../delivery/work-loop.ts'
import type { DirectorySource } from '../directory/directory-source.ts'
import { errorFacts, type Log } from '../log.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import { type RunDeps, runSource } from './run-source.ts'
import { changeSyncState, readSyncState, type SyncState, withRun } from './sync-state.ts'

/** The dependencies of the worker that reads directory sources. */
export type SyncDeps = Omit<RunDeps, 'hold' | 'store'> & {
  readonly store: Store
  readonly log: Log
  /** Writes what a reading changed into the audit log. */
  readonly record: (source: string, changes: readonly DocumentChange[]) => void
}

/** Reads directory sources when it is time for them. One process of several reads a source at a time. */
export type DirectorySync = Pick<WorkLoop, 'run' | 'wake'> & {
  /** Begins what is due; resolves with how many readings began. */
  readonly look: () => Promise<number>
  /** Resolves once nothing that this process began is under way. */
  readonly idle: () => Promise<void>
}

/** The time between two looks for what is due, in milliseconds. */
const lookEvery = 15_000
/** How many changed documents one entry of the audit log has. */
const recordedTogether = 100
/** The longest wait until a source that failed is read again. */
const retryAfter: Duration = DurationSchema.parse('PT1H')

/** Returns whether a source is to be read now. */
const isDue = (
  { schedule, status }: DirectorySource,
  { requested, runs, failures }: SyncState,
  now: Instant,
): boolean => {
  const last = runs.find(({ outcome }) => outcome !== 'shown')
  if (requested !== undefined) return true
  if (status !== 'active' || last === undefined) return status === 'active'
  const isShort = durationMilliseconds(schedule) < durationMilliseconds(retryAfter)
  return after(last.endedAt, failures > 0 && !isShort ? retryAfter : schedule) <= now
}

/** Creates the worker that reads directory sources. */
export const createDirectorySync = (deps: SyncDeps): DirectorySync => {
  const { store, configuration, log, now } = deps
  const underWay = new Map<string, Promise<void>>()

  const noteFailure = (error: unknown, source: string): void =>
    log({
      level: 'error',
      message: 'A directory source could not be read',
      facts: { source, ...errorFacts(error) },
    })

  const readOnce = async (source: DirectorySource): Promise<void> => {
    const { code } = source
    const name = `directory source ${code}`
    const token = await store.acquireLease(name, leaseFor)
    if (token === null) return
    const breathe = createBreathe()
    const lease = holdLease(deps, name, token)
    try {
      const state = await readSyncState(store, code)
      if (!isDue(source, state, now())) return
      const { run, report, applied } = await runSource({ ...deps, hold: lease.hold }, source, state.requested)
      for (let from = 0; from < applied.length; from += recordedTogether) {
        await breathe()
        deps.record(code, applied.slice(from, from + recordedTogether))
      }
      await changeSyncState(store, code, (current) => withRun(current, run, report, state.requested))
      const { outcome, entries, changes, refused, missing } = run
      log({
        level: outcome === 'failed' ? 'warn' : 'info',
        message: 'A directory source was read',
        facts: { source: code, outcome, entries, changes, refused, missing },
      })
    } catch (error) {
      noteFailure(error, code)
      const at = now()
      const failed = {
        startedAt: at,
        endedAt: at,
        by: 'schedule' as const,
        outcome: 'failed' as const,
        reason: reason('directory.own_failure'),
      }
      const none = { entries: 0, changes: 0, refused: 0, kept: 0, missing: 0, held: 0 }
      await changeSyncState(store, code, (current) =>
        withRun(current, { ...failed, ...none }, undefined, current.requested),
      )
    } finally {
      lease.end()
      await store.releaseLease(name, token)
    }
  }

  const look = async (): Promise<number> => {
    const snapshot = await configuration.snapshot()
    if (isPaused(snapshot.restore())) return 0
    let began = 0
    for (const source of snapshot.directorySources()) {
      const { code } = source
      if (underWay.has(code) || !isDue(source, await readSyncState(store, code), now())) continue
      began++
      const reading = readOnce(source)
        .catch((error: unknown) => noteFailure(error, code))
        .finally(() => underWay.delete(code))
      underWay.set(code, reading)
    }
    return began
  }

  const idle = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay.values())
  }

  const loop = createWorkLoop(
    async () => {
      await look()
      return 0
    },
    lookEvery,
    (error) => noteFailure(error, ''),
  )
  return { run: loop.run, wake: loop.wake, look, idle }
}
