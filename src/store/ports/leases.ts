/** Leases on names, so that only one process does a piece of work at a time. */
export type LeasesPort = {
  /** Acquires a lease for `milliseconds` of the store's own time and returns its token; null if another process holds it. */
  acquireLease(name: string, milliseconds: number): Promise<string | null>
  /** Extends a lease; false if it ended. */
  renewLease(name: string, token: string, milliseconds: number): Promise<boolean>
  releaseLease(name: string, token: string): Promise<void>
}
