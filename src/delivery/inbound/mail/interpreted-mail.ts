import type { Input } from '../../../borrowing/decision.ts'
import type { Actor } from '../../../borrowing/values.ts'
import type { MailFile } from '../../../partners/mail-reader.ts'
import type { InboxMessage } from '../../../store/ports/inbox.ts'
import type { KeptMessage } from '../handled-message.ts'

/** The meaning of a mail for its request: plain data, to be decided and committed. */
export type InterpretedMail = {
  readonly kind: 'input'
  readonly message: InboxMessage
  readonly input: Input
  readonly by: Actor
  /** The attachments that are the delivery: they are kept as files before the input is decided. */
  readonly files: readonly MailFile[]
  /** A letter that came back, and why. */
  readonly bounced?: { readonly delivery: string; readonly error: string }
}

/** Returns the record of a mail that changes nothing. */
export const keepMail = (
  message: InboxMessage,
  state: InboxMessage['state'],
  reason: string,
): KeptMessage => ({ kind: 'keep', message: { ...message, state, reason: reason.slice(0, 1000) } })
