import type { Problem } from '../problem.ts'
import type { Store } from './ports/store.ts'
import type { UpgradeSettings } from './upgrades/upgrade-store.ts'

/** The settings to open a store, which each kind of store takes as far as they concern it. */
export type StoreSettings = UpgradeSettings & {
  /** The time in milliseconds since 1970, for writes without a time of their own. */
  readonly now?: () => number
  /**
   * The time by which leases begin and end, in milliseconds since 1970; by default that of the server, and for SQLite a
   * monotonic clock that starts at the time of the system clock when the process starts.
   */
  readonly leaseTime?: () => number
  /** True to open a store even if it may lose acknowledged writes. */
  readonly allowLoss?: boolean
  /** True if a store must exist already: no new one is created. */
  readonly requireExisting?: boolean
  /** Called with what somebody should know of the settings of the store, and where it was lost or is an older one. */
  readonly warn?: (message: string) => void
  /** Called with a message if a server held no store, so that a new one is created. */
  readonly onNew?: (message: string) => void
  /** Called when any process has queued a delivery, where the store tells it (PostgreSQL). */
  readonly onQueued?: () => void
  /** Called with a store that was restored elsewhere by `pg_dump` since it was opened last, before anything works with it. */
  readonly onMoved?: (store: Store) => Promise<void>
  /** Called once if the process can no longer use the store: it must end and be restarted. */
  readonly onLost?: (problem: Problem) => void
  /** True if no other process sends what waits in a SQLite store: what is leased in it is free at once. */
  readonly isAlone?: boolean
  /**
   * True if SQLite gets threads of its own for writes and long reads, so that a slow disk or a long query delays nothing
   * else. A thread takes a tenth of a second to start. By default everything runs in the calling thread, and the writes of
   * one turn of the event loop share a transaction.
   */
  readonly threads?: boolean
}
