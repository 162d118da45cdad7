import type { Instant } from '../../borrowing/values.ts'

/** The instants before which each kind of data is deleted. */
export type PurgeLimits = {
  readonly fingerprints: Instant
  readonly answers: Instant
  /** Applies to messages that belong to no request. */
  readonly unassigned: Instant
  /** Applies to files by the time until which they are to be stored. */
  readonly blobs: Instant
  /** Applies to whole months of counts of partners. */
  readonly partnerCounts: Instant
  /** Applies to rows whose keys begin with an earlier day. */
  readonly rows: Instant
}

/** Keeps a store in order. */
export type MaintenancePort = {
  /** Deletes fingerprints, answers, messages of no request, files, counts of partners and rows that are older than their limits. */
  purge(before: PurgeLimits): Promise<void>
  /** True if the storage answers and can write. */
  isReady(): Promise<boolean>
  close(): Promise<void>
}
