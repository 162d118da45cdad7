import type { Instant } from '../../../borrowing/values.ts'
import type { MailboxProfile } from '../../../partners/mailbox.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { MailShell } from '../../deps.ts'
import type { Found } from '../find-request.ts'

/** A mail as it came in. */
export type ArrivedMail = {
  readonly mailbox: Pick<MailboxProfile, 'name' | 'library' | 'trustedServers'>
  readonly raw: Uint8Array
  /** True where `raw` is only the beginning of what came. */
  readonly truncated: boolean
  readonly now: Instant
  /** True where a kept mail is read anew: that it is known does not count then. */
  readonly again?: boolean
}

/** What became of it: kept, with the message as it is kept; or known, since it came before. */
export type ReceivedMail =
  | { readonly kind: 'kept'; readonly message: InboxMessage }
  | { readonly kind: 'known' }

/** All that is known of a mail on its way. */
export type Arrival = {
  readonly given: ArrivedMail
  readonly blank: InboxMessage
  readonly fingerprint: string | null
}

const mailType = 'message/rfc822; mailbox='

/** The mailbox that a kept message came in by; undefined where it is no mail. */
export const mailboxOf = ({ contentType }: Pick<InboxMessage, 'contentType'>): string | undefined =>
  contentType.startsWith(mailType) ? contentType.slice(mailType.length) : undefined

/** A mail before anything is known of it. */
export const blankOf = (shell: MailShell, { mailbox, raw, truncated, now }: ArrivedMail): InboxMessage => ({
  id: shell.ids.next(),
  receivedAt: now,
  protocol: shell.mails.protocol,
  partner: null,
  library: mailbox.library ?? null,
  request: null,
  entry: null,
  state: 'review',
  summary: 'mail',
  reason: null,
  contentType: `${mailType}${mailbox.name}`,
  raw,
  truncated,
  reply: null,
})

/** Keeps a mail that changes nothing, unless it is known. */
export const keepMail = async (
  shell: MailShell,
  { blank, fingerprint }: Pick<Arrival, 'blank' | 'fingerprint'>,
  state: InboxMessage['state'],
  reason: string,
): Promise<ReceivedMail> => {
  const message = { ...blank, state, reason: reason.slice(0, 1000) }
  const result = await shell.store.keepMessage(message, fingerprint)
  return result === 'duplicate' ? { kind: 'known' } : { kind: 'kept', message }
}

/** The mail as it will be kept, in the timeline of the request that it is about. */
export const assigned = (arrival: Arrival, { library, stored, entry }: Found): Arrival => ({
  ...arrival,
  blank: {
    ...arrival.blank,
    library,
    request: stored.value.number,
    entry: entry.id,
    partner: entry.partner,
  },
})
