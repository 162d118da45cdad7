import { z } from 'zod'
import { Instant } from '../../borrowing/values.ts'
import { type MailboxCode, type MailboxProfile, MailboxState, unreadMailbox } from '../../partners/mailbox.ts'
import { reason } from '../../translations/reason.ts'
import { ReasonError } from '../../translations/reason-error.ts'
import type { MailboxPosition } from '../../transport/mailbox.ts'
import type { MailDeps } from '../deps.ts'

/** A mailbox that is read over IMAP. */
export type ImapMailbox = MailboxProfile & { readonly imap: NonNullable<MailboxProfile['imap']> }

type RecordDeps = Pick<MailDeps, 'store' | 'now' | 'report'>

/**
 * The stored position up to which a mailbox was read. `of` is the folder that it is of: with another host, user or
 * folder it is another mailbox. Older versions kept no `since`.
 */
const StoredPosition = z.object({
  of: z.string(),
  uidValidity: z.string(),
  lastUid: z.int().nonnegative(),
  since: Instant.optional(),
})

/** The interval at which a successful read is recorded again, in milliseconds. */
const recordEvery = 60_000

const folderOf = ({ imap: { host, user, folder } }: ImapMailbox): string => [host, user, folder].join(' ')

/** Returns the position up to which a mailbox was read; null where it was never read. */
export const loadPosition = async (
  { store }: RecordDeps,
  mailbox: ImapMailbox,
): Promise<MailboxPosition | null> => {
  const stored = await store.getDocument('mailbox_position', mailbox.code)
  const position = StoredPosition.safeParse(stored?.value).data
  return position?.of === folderOf(mailbox) ? position : null
}

/** Stores the position up to which a mailbox was read. */
export const storePosition = async (
  { store }: RecordDeps,
  mailbox: ImapMailbox,
  position: MailboxPosition,
): Promise<void> => {
  const value: z.infer<typeof StoredPosition> = { of: folderOf(mailbox), ...position }
  await store.putDocuments([{ kind: 'mailbox_position', key: mailbox.code, value, expectedVersion: null }])
}

/** Changes the state of a mailbox that admins see. A failure is reported only: mails are received without it. */
const changeState = async (
  { store, report }: RecordDeps,
  code: MailboxCode,
  change: (before: MailboxState) => MailboxState,
): Promise<void> => {
  try {
    const stored = await store.getDocument('mailbox_state', code)
    const before = MailboxState.safeParse(stored?.value).data ?? unreadMailbox
    const value = change(before)
    if (value !== before)
      await store.putDocuments([{ kind: 'mailbox_state', key: code, value, expectedVersion: null }])
  } catch (error) {
    report(`the state of the mailbox ${code} could not be noted`, error)
  }
}

/** Records that a mailbox was read to its end, at most once a minute while nothing fails. */
export const recordRead = (deps: RecordDeps, code: MailboxCode): Promise<void> =>
  changeState(deps, code, (before) => {
    const { lastReadAt, lastFailure } = before
    const now = deps.now()
    const isRecorded = lastReadAt !== null && lastReadAt > (lastFailure?.at ?? '')
    return isRecorded && Date.parse(now) - Date.parse(lastReadAt) < recordEvery
      ? before
      : { lastReadAt: now, lastFailure }
  })

/** Records why a mailbox could not be read. */
export const recordFailure = (deps: RecordDeps, code: MailboxCode, error: unknown): Promise<void> => {
  const why = error instanceof ReasonError ? error.reason : reason('failure.internal')
  return changeState(deps, code, ({ lastReadAt }) => ({
    lastReadAt,
    lastFailure: { at: deps.now(), reason: why },
  }))
}
