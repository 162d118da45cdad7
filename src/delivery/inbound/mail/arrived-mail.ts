import type { Instant } from '../../../borrowing/values.ts'
import type { MailboxProfile } from '../../../partners/mailbox.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { MailDeps } from '../../deps.ts'
import type { RequestMatch } from '../find-request.ts'
import { makeInitialRecord } from '../initial-record.ts'

/** A mail as it came in. */
export type ArrivedMail = {
  readonly mailbox: Pick<MailboxProfile, 'code' | 'library' | 'trustedServers'>
  readonly raw: Uint8Array
  /** True where `raw` is only the beginning of what came. */
  readonly truncated: boolean
  readonly now: Instant
}

/** The result of a mail: kept, with the kept message; or a repeat of an earlier mail. */
export type ReceivedMail =
  | { readonly kind: 'kept'; readonly message: InboxMessage }
  | { readonly kind: 'known' }

const contentTypePrefix = 'message/rfc822; mailbox='

/** Returns the mailbox that a kept message came in by; undefined where it is no mail. */
export const mailboxOf = ({ contentType }: Pick<InboxMessage, 'contentType'>): string | undefined =>
  contentType.startsWith(contentTypePrefix) ? contentType.slice(contentTypePrefix.length) : undefined

/** Returns the record of a mail before anything is known of it. */
export const initialRecordOf = (
  deps: Pick<MailDeps, 'ids' | 'mails'>,
  { mailbox, raw, truncated, now }: ArrivedMail,
): InboxMessage => ({
  ...makeInitialRecord(deps, {
    protocol: deps.mails.protocol,
    partner: null,
    library: mailbox.library ?? null,
    contentType: `${contentTypePrefix}${mailbox.code}`,
    raw,
    truncated,
    now,
  }),
  state: 'review',
  summary: 'mail',
})

/** Returns the record of a mail in the timeline of the request that it is about. */
export const recordFor = (
  record: InboxMessage,
  { library, stored, entry }: Pick<RequestMatch, 'library' | 'stored' | 'entry'>,
): InboxMessage => ({
  ...record,
  library,
  request: stored.value.number,
  entry: entry.id,
  partner: entry.partner,
})
