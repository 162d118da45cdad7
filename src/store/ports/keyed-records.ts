import type { Instant } from '../../borrowing/values.ts'

/**
 * A session, or another secret that is good for a time: a link to set a password, a token that was used once. The store
 * knows the hash of the token only.
 */
export type StoredSession = {
  /** The SHA-256 of the token, as hexadecimal digits. */
  readonly tokenHash: string
  /** Whose it is, such as `user:01J…`: `endSessionsOf` ends all of one owner. */
  readonly owner: string
  /** The data of the session. Personal data is sealed with the token, so that the store cannot read it. */
  readonly data: string
  readonly createdAt: Instant
  /** It ends then, however much it is used. */
  readonly expiresAt: Instant
  /** It ends then unless it is used before. */
  readonly idleExpiresAt: Instant
}

/** Sessions by the hash of their token. One that has expired is never found, and is removed in time. */
export type SessionsPort = {
  /** Keeps a session; `exists` where one with this token hash is kept already, which stays as it is. */
  putSession(session: StoredSession): Promise<'kept' | 'exists'>
  /** The session of a token, or null where there is none or it has expired. */
  findSession(tokenHash: string, now: Instant): Promise<StoredSession | null>
  /** Moves the idle expiry of a session; nothing happens where there is none. */
  extendSession(tokenHash: string, now: Instant, idleExpiresAt: Instant): Promise<void>
  /** Ends a session. Of several calls for the same session one gives true: a token is used once. */
  endSession(tokenHash: string): Promise<boolean>
  /** Ends all sessions of an owner, but for the one that is named. */
  endSessionsOf(owner: string, except?: string): Promise<void>
}

/** Counters of fixed windows of time, shared by all processes, for rate limits. */
export type CountersPort = {
  /**
   * Adds to a counter and returns its new value.
   *
   * @param now the time that selects the window
   * @param milliseconds the length of a window; windows are aligned to 1970
   * @param amount how much is added; 1 where left out
   */
  incrementCounter(name: string, now: Instant, milliseconds: number, amount?: number): Promise<number>
}

/** Leases on names, so that only one process does a piece of work at a time. */
export type LeasesPort = {
  /** Acquires a lease for `milliseconds` of the store's own time and returns its token; null if another process holds it. */
  acquireLease(name: string, milliseconds: number): Promise<string | null>
  /** Extends a lease; false if it ended. */
  renewLease(name: string, token: string, milliseconds: number): Promise<boolean>
  releaseLease(name: string, token: string): Promise<void>
}

/** A small record under a name. Who knows its token may replace it. */
export type KeyedRecord = { readonly token: string; readonly value: string }

/**
 * Records that expire, after a time of the store's own clock. Every adapter has this one primitive; leases,
 * counters and sessions are built on it (`policy/keyed-features.ts`).
 */
export type KeyedRecordsPort = {
  /** Reads a record; null where there is none or it has ended. */
  getKeyed(name: string): Promise<KeyedRecord | null>
  /**
   * Writes a record with a lifetime in milliseconds. It resolves once that is durable.
   *
   * @param expected the token of the record that it replaces; null where there must be none
   * @param group lists the name in a group, empty for none
   * @returns false, and nothing is written, where another record or none is there
   */
  putKeyed(
    name: string,
    record: KeyedRecord,
    milliseconds: number,
    expected: string | null,
    group: string,
  ): Promise<boolean>
  /** Removes a record, only with its token where one is given; of several calls one gives true. */
  removeKeyed(name: string, token: string | null, group: string): Promise<boolean>
  /** Adds to a number and returns the sum. A new one has a lifetime in milliseconds, however often it is added to. */
  addKeyed(name: string, amount: number, milliseconds: number): Promise<number>
  /** Lists the names of a group. Some may have ended. */
  listKeyed(group: string): Promise<readonly string[]>
}
