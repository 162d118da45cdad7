import { isPaused } from '../../configuration/restore-record.ts'
import type { MailboxProfile } from '../../partners/mailbox.ts'
import type { Deps } from '../deps.ts'
import type { ImapMailbox } from './mailbox-records.ts'

/** Lists the mailboxes that are read now: none while a restored store waits for its release. */
export const listMailboxes = async ({
  configuration,
}: Pick<Deps, 'configuration'>): Promise<readonly MailboxProfile[]> => {
  const snapshot = await configuration.snapshot()
  return isPaused(snapshot.restore()) ? [] : snapshot.mailboxes()
}

/** Returns the mailbox if it is active and read over IMAP; else undefined. */
export const imapMailboxOf = ({ imap, ...profile }: MailboxProfile): ImapMailbox | undefined =>
  profile.status === 'active' && imap !== undefined ? { ...profile, imap } : undefined
