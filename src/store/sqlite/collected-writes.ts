/**
 * Writes that are collected while a transaction is open: many calls of a transaction change the same rows, which are
 * written once, before it ends.
 */
export type CollectedWrites = {
  /** Writes what was collected. */
  readonly write: () => void
  /** Forgets what was collected, because the transaction is rolled back. */
  readonly drop: () => void
}
