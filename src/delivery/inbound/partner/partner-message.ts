import type { Library } from '../../../borrowing/library.ts'
import type { PartnerEvent } from '../../../borrowing/partner-events/partner-event.ts'
import type { Entry } from '../../../borrowing/request/entry.ts'
import type { Request } from '../../../borrowing/request/request.ts'
import type { Instant, LibraryCode, RequestId, RequestNumber } from '../../../borrowing/values.ts'
import type { RestoreRecord } from '../../../configuration/restore-record.ts'
import type { Incoming, Reply } from '../../../partners/incoming-message.ts'
import type { Partner } from '../../../partners/partner.ts'
import type { InboxMessage, StoredReply } from '../../../store/ports/inbox.ts'

/** A partner's message as it came in. */
export type PartnerMessage = {
  readonly partner: Partner
  readonly body: Uint8Array
  /** True where `body` is only the beginning of what came. */
  readonly truncated: boolean
  readonly contentType: string
  readonly now: Instant
}

/** The request that a message is about, as it is loaded, and its library. */
export type Subject = {
  readonly library: Library
  readonly request: Request
  readonly entry: Entry
  readonly requestId: RequestId
}

/** A message that was parsed, with what the store and the configuration say of it. */
export type PartnerMessageFacts = {
  readonly received: PartnerMessage
  readonly parsed: Incoming
  /** The record of the message before anything was known of it. */
  readonly initialRecord: InboxMessage
  /** Undefined where no request of this partner is named. */
  readonly subject: Subject | undefined
  readonly libraries: readonly Library[]
  /** The fingerprint under which its bytes are kept with the request; null where equal bytes may be another message. */
  readonly fingerprint: string | null
  /** The reply to the same bytes before; null for new bytes, or if the commit looks for them. */
  readonly earlierReply: StoredReply | null
  /** That the store was restored from a backup; null where it was not. */
  readonly restore: RestoreRecord | null
}

/** The meaning of a message for its request: plain data, to be decided and committed. */
export type InterpretedEvent = {
  readonly kind: 'event'
  readonly message: InboxMessage
  readonly reply: Reply
  readonly library: LibraryCode
  readonly number: RequestNumber
  readonly entry: Entry
  readonly requestId: RequestId
  readonly event: PartnerEvent
  /** True where it is answered with an error: staff read what it says. */
  readonly isRejected: boolean
  /** True where nothing of it is taken: a repeat is judged again, and shown only once. */
  readonly isOnlyShown: boolean
  /** The fingerprint of its bytes, by which the commit knows a repeat. */
  readonly fingerprint: string | null
  /** The fingerprint of its content, by which the core knows a repeat. */
  readonly contentFingerprint: string
}
