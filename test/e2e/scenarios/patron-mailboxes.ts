import type { MailHost } from '@lendwire/lender'

/** A patron's address that takes every mail, and one that refuses them for good: its owner has moved away. */
export const reachedAddress = 'moss@example.org'
export const refusedAddress = 'moved-away@example.org'

/** Opens the mailboxes of rows' patrons on a mail server. */
export const openPatronMailboxes = (host: Pick<MailHost, 'open'>): void => {
  host.open(reachedAddress, async () => 'take')
  host.open(refusedAddress, async () => 'refuse')
}
