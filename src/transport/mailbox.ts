import type { Instant } from '../borrowing/values.ts'

/** The settings to reach a mailbox. */
export type MailboxAddress = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte, TLS by STARTTLS and nothing without it, or none at all. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly password: string
  readonly folder: string
  /** True where mails keep their marks when they were read. */
  readonly leaveUnseen?: boolean | undefined
  /** The folder that mails go to which wait for staff; undefined where they stay. */
  readonly reviewFolder?: string | undefined
  /** Whether the host may be in private, loopback or link-local networks. */
  readonly allowPrivateNetwork: boolean
}

/**
 * The position up to which a mailbox was read (RFC 9051, section 2.3.1.1): UIDs count up for as long as UIDVALIDITY stays.
 * `since`: of the mails up to there, those that came from then on were read; undefined where that is not known.
 */
export type MailboxPosition = {
  readonly uidValidity: string
  readonly lastUid: number
  readonly since?: Instant | undefined
}

/** A mail as it lies in the mailbox. */
export type FetchedMail = {
  readonly raw: Uint8Array
  /** True where `raw` is only the beginning of the mail. */
  readonly truncated: boolean
}

/** The limits of reading a mailbox. */
export type ReadingLimits = {
  /** Bytes of one mail that are fetched at most. */
  readonly mailBytes: number
  /** Ends the connection at once; a mail that is being handled is handled to its end. */
  readonly stopping: AbortSignal
}

/** An open connection to a mailbox. Its functions reject with `Problem` unavailable where the mail server fails. */
export type OpenMailbox = {
  /**
   * Hands over every mail behind a position, oldest first, one at a time. A mail counts as read once `handle` has
   * resolved; the position to keep comes with it.
   *
   * @param position null for a mailbox that was never read. Where UIDVALIDITY has changed since, it says nothing any
   *   more: all mails from `since` come again, and who handles them must know those that it had
   * @param since of the mails up to the position, those that came from then on are read too, where they were not;
   *   days count, not hours
   * @param handle resolves to `review` for a mail that waits for staff: it goes to the folder for these, if there is one
   * @returns the position at the end
   */
  read(
    position: MailboxPosition | null,
    since: Instant,
    handle: (mail: FetchedMail, position: MailboxPosition) => Promise<'done' | 'review'>,
  ): Promise<MailboxPosition>
  /** Counts the mails that `read` would hand over. */
  count(position: MailboxPosition | null, since: Instant): Promise<number>
  /**
   * Waits until the server tells of a new mail (IDLE, RFC 2177), or a number of milliseconds has passed.
   *
   * @returns false where only time has passed; true also where the connection was lost, so that reading shows it
   */
  wait(milliseconds: number): Promise<boolean>
  close(): Promise<void>
}

/** Connects to a mailbox; rejects with `Problem` unavailable where that fails. */
export type ConnectMailbox = (address: MailboxAddress, limits: ReadingLimits) => Promise<OpenMailbox>
