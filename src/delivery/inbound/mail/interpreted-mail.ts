import type { Input } from '../../../borrowing/decision.ts'
import { codedEvent } from '../../../borrowing/partner-events/coded-event.ts'
import type { Actor } from '../../../borrowing/values.ts'
import type { MailFile } from '../../../partners/mail-reader.ts'
import type { InboxMessage, MailReading } from '../../../store/ports/inbox.ts'
import { mapReasonTexts } from '../../../translations/map-reason-texts.ts'
import type { AnyReason } from '../../../translations/parameter.ts'
import type { KeptMessage } from '../handled-message.ts'

/** The meaning of a mail for its request: plain data, to be decided and committed. */
export type InterpretedMail = {
  readonly kind: 'input'
  readonly message: InboxMessage
  readonly input: Input
  readonly by: Actor
  /** The attachments that are the delivery: they are kept as files before the input is decided. */
  readonly files: readonly MailFile[]
  /** True where a program may have written it: what sends a letter or closes the request is left to staff. */
  readonly isAutomatic?: boolean
  /** A letter that came back, and why. */
  readonly bounced?: { readonly delivery: string; readonly error: AnyReason }
}

/** Returns the record of a mail that changes nothing. */
export const keepMail = (
  message: InboxMessage,
  state: InboxMessage['state'],
  reason: AnyReason,
): KeptMessage => ({
  kind: 'keep',
  message: { ...message, state, reason: mapReasonTexts(reason, (text) => text.slice(0, 1000)) },
})

/** What was read out of a mail, but for the files, which its record has. */
type Reading = Omit<MailReading, 'files'> & { readonly why: AnyReason }

/**
 * Returns the record of a mail about a request that waits for review, with what was read out of it.
 */
export const keepForStaff = (message: InboxMessage, reading: Reading): KeptMessage => {
  const { mail } = message
  const files = (mail?.attachments ?? []).map(({ type, size }) => ({ type, size }))
  const event = reading.event === undefined ? undefined : codedEvent(reading.event)
  const { kind, why, isSenderVerified } = reading
  const coded = { kind, isSenderVerified, ...(event === undefined ? {} : { event }), files }
  const read = mail === undefined ? message : { ...message, mail: { ...mail, reading: coded } }
  return keepMail(read, 'review', why)
}
