import { durationMilliseconds, instantOf, millisecondsPerDay } from '../../borrowing/time.ts'
import type { Duration, Instant } from '../../borrowing/values.ts'
import type { MailboxProfile } from '../../partners/mailbox.ts'
import type { ConnectMailbox, OpenMailbox } from '../../transport/mailbox.ts'
import type { MailDeps } from '../deps.ts'
import { holdLease, leaseFor } from '../held-lease.ts'
import { receiveMail } from '../inbound/mail/receive-mail.ts'
import {
  type ImapMailbox,
  loadPosition,
  recordFailure,
  recordRead,
  storePosition,
} from './mailbox-records.ts'

/** The further dependencies of reading mailboxes. */
export type MailboxDeps = MailDeps & {
  readonly connectMailbox: ConnectMailbox
  /** Bytes of a mail that are fetched at most. */
  readonly mailBytes: number
  /** The time for which a mail that comes again is known: older ones are not read again. */
  readonly duplicateWindow: Duration
}

/** A mailbox that this process alone reads. */
export type LeasedMailbox = {
  readonly mailbox: OpenMailbox
  /** Checks that the lease is still held. `Problem` unavailable where another process may have it by now. */
  readonly checkLease: () => Promise<void>
}

/** How much earlier than asked the search begins, in milliseconds: mail servers search by days, in their own time zone. */
const searchMargin = 2 * millisecondsPerDay

/** Returns the time from which mails are read: not before the profile's `since`, nor before repeats are certainly known. */
const earliestMail = (deps: MailboxDeps, { since }: MailboxProfile): Instant => {
  const knownFor = Math.max(0, durationMilliseconds(deps.duplicateWindow) - searchMargin)
  const knownSince = instantOf(Date.parse(deps.now()) - knownFor)
  return since > knownSince ? since : knownSince
}

/** Receives the mails of an open mailbox that were not read before; gives how many were new. */
export const readNewMails = async (
  deps: MailboxDeps,
  profile: ImapMailbox,
  { mailbox, checkLease }: LeasedMailbox,
): Promise<number> => {
  let newMails = 0
  const start = await loadPosition(deps, profile)
  const end = await mailbox.read(start, earliestMail(deps, profile), async ({ raw, truncated }, position) => {
    await checkLease()
    const received = await receiveMail(deps, { mailbox: profile, raw, truncated, now: deps.now() })
    if (received.kind === 'kept') newMails += 1
    await storePosition(deps, profile, position)
    return received.kind === 'kept' && received.message.state === 'review' ? 'review' : 'done'
  })
  const hasMoved =
    start?.uidValidity !== end.uidValidity || start.lastUid !== end.lastUid || start.since !== end.since
  if (hasMoved) await storePosition(deps, profile, end)
  await recordRead(deps, profile.code)
  return newMails
}

/** Counts the mails that reading a mailbox would bring now. It needs no lease: nothing is changed. */
export const countNewMails = async (
  deps: MailboxDeps,
  profile: ImapMailbox,
  stopping: AbortSignal,
): Promise<number> => {
  const mailbox = await deps.connectMailbox(profile.imap, { mailBytes: deps.mailBytes, stopping })
  try {
    return await mailbox.count(await loadPosition(deps, profile), earliestMail(deps, profile))
  } finally {
    await mailbox.close()
  }
}

/**
 * Connects to a mailbox under its lease, which one process has at a time, and works on it.
 *
 * @returns the result of the work; null where another process has the lease
 */
export const withLeasedMailbox = async <T>(
  deps: MailboxDeps,
  profile: ImapMailbox,
  stopping: AbortSignal,
  work: (leased: LeasedMailbox) => Promise<T>,
): Promise<T | null> => {
  const name = `mailbox ${profile.code}`
  const token = await deps.store.acquireLease(name, leaseFor)
  if (token === null) return null
  const lease = holdLease(deps, name, token)
  try {
    const mailbox = await deps.connectMailbox(profile.imap, { mailBytes: deps.mailBytes, stopping })
    try {
      return await work({ mailbox, checkLease: lease.hold })
    } finally {
      await mailbox.close()
    }
  } finally {
    lease.end()
    await deps.store.releaseLease(name, token)
  }
}

/**
 * Reads a mailbox to its end once, and records a failure.
 *
 * @returns how many mails were new; null where another process reads the mailbox
 */
export const readToEnd = async (
  deps: MailboxDeps,
  profile: ImapMailbox,
  stopping: AbortSignal,
): Promise<number | null> => {
  try {
    return await withLeasedMailbox(deps, profile, stopping, (leased) => readNewMails(deps, profile, leased))
  } catch (error) {
    await recordFailure(deps, profile.code, error)
    throw error
  }
}
