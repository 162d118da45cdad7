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
