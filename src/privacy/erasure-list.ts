import type { Instant } from '../borrowing/values.ts'

/** The erasure of a person, without naming the person. */
export type Erasure = {
  /** `pseudonymOfPatron` of the person. */
  readonly pseudonym: string
  readonly at: Instant
}

/**
 * The list of erasures, kept outside the store and its backups: after a backup is restored, the people on it are erased
 * again. Entries expire with the oldest backup.
 */
export type ErasureList = {
  readonly read: () => Promise<readonly Erasure[]>
  readonly add: (erasure: Erasure) => Promise<void>
}
