import type { AuditLog } from '../audit/audit-log.ts'
import { days, durationMilliseconds, instantOf, millisecondsPerHour } from '../borrowing/time.ts'
import type { Duration, Instant } from '../borrowing/values.ts'
import { InboundView } from '../configuration/inbound-view.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { MaintenancePort } from '../store/ports/maintenance.ts'
import { type ClockReading, readStoreClock, StoreClock } from './store-clock.ts'

/** The times for which data is kept that may be deleted. */
export type Retention = {
  readonly fingerprints: Duration
  readonly answers: Duration
  readonly unassigned: Duration
  readonly files: Duration
  readonly attempts: Duration
  readonly audit: Duration
}

export type PurgeDeps = {
  readonly store: Pick<MaintenancePort, 'purge'> &
    Pick<DocumentsPort, 'getDocument' | 'listDocuments' | 'putDocuments'>
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** By how many milliseconds this process saw the clock go ahead of the time that passed since the purge before. */
  readonly drift?: number | undefined
  readonly keep: Retention
  readonly audit: Pick<AuditLog, 'purge'>
  /** Told what an operator should know. */
  readonly warn: (message: string) => void
}

/** Counts of partners are kept for a little more than three years, so that each month has two to compare it with. */
const keepPartnerCounts = days(1130)

/** Facts for statistics name nobody: they are kept for ten years, also of requests that are gone. */
const keepRows = days(3653)

/** Returns the first moment of the month of another. */
const startOfMonth = (at: Instant): Instant => instantOf(Date.parse(`${at.slice(0, 7)}-01`))

const key = 'store-clock'

/** Looks at the clock and notes it. Where another process does so at the same time, its note is as good. */
const lookAtClock = async ({ store, clock, drift, keep }: PurgeDeps): Promise<ClockReading> => {
  const stored = await store.getDocument('setting', key)
  const before = stored === null ? null : (StoreClock.safeParse(stored.value).data ?? null)
  const longest = Math.max(...[...Object.values(keep), keepPartnerCounts, keepRows].map(durationMilliseconds))
  const reading = readStoreClock(before, clock(), longest, drift)
  const expectedVersion = stored?.version ?? 0
  await store.putDocuments([{ kind: 'setting', key, value: reading.clock, expectedVersion }])
  return reading
}

/** Deletes the pages of technicians that are over, with what arrived and the simulated loan on them. */
const purgeExpiredViews = async (
  { listDocuments, putDocuments }: PurgeDeps['store'],
  now: Instant,
): Promise<void> => {
  for (const { key: partner, value } of await listDocuments('inbound_view')) {
    const view = InboundView.safeParse(value).data
    if (view === undefined || view.expiresAt > now) continue
    const gone = { key: partner, value: undefined, expectedVersion: null }
    await putDocuments([
      { kind: 'inbound_view', ...gone },
      { kind: 'arrivals', ...gone },
    ])
  }
}

/**
 * Deletes what is past its time. Ages are measured by the time of the store: a clock that jumps ahead drops
 * nothing early.
 *
 * @returns the time of the store, in milliseconds since 1970
 */
export const purgeStore = async (deps: PurgeDeps): Promise<number> => {
  const { store, keep, audit, warn } = deps
  const { time, jumpedBy } = await lookAtClock(deps)
  if (jumpedBy > 0) {
    const hours = Math.round(jumpedBy / millisecondsPerHour)
    warn(
      `The clock is ${hours} ${hours === 1 ? 'hour' : 'hours'} ahead of when this store was last looked at. Where no gateway ran meanwhile that is right; else set the clock. What is kept for a time is kept that much longer.`,
    )
  }
  const before = (kept: Duration) => instantOf(time - durationMilliseconds(kept))
  await store.purge({
    fingerprints: before(keep.fingerprints),
    answers: before(keep.answers),
    unassigned: before(keep.unassigned),
    blobs: instantOf(time),
    partnerCounts: before(keepPartnerCounts),
    // By months: the columns of a month hold all of its facts, or are deleted with them.
    rows: startOfMonth(before(keepRows)),
  })
  await purgeExpiredViews(store, instantOf(time))
  await audit.purge(before(keep.audit))
  return time
}
