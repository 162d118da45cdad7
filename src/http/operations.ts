import type { Command } from '../borrowing/commands/command.ts'
import type { CreateRequest } from '../borrowing/commands/create-input.ts'
import type { Actor, LibraryCode, PartnerCode, RequestNumber } from '../borrowing/values.ts'
import type { ChangeOutcome, IdempotencyKey } from '../delivery/change-plan.ts'
import type { PatchSubmission } from '../delivery/commands/patch-request.ts'
import type { SubmitResult } from '../delivery/commands/submission.ts'
import type { IlsMessage } from '../delivery/inbound/ils/interpret-ils-message.ts'
import type { UnauthenticatedMessage } from '../delivery/inbound/keep-unauthenticated-message.ts'
import type { ArrivedMail, ReceivedMail } from '../delivery/inbound/mail/arrived-mail.ts'
import type { Assignment } from '../delivery/inbound/mail/assign-mail.ts'
import type { PartnerMessage } from '../delivery/inbound/partner/partner-message.ts'
import type { HandledReply } from '../delivery/inbound/reply-to-message.ts'
import type { IlsCheck } from '../delivery/outbound/check-ils.ts'
import type { PartnerCheck, TrialVendor } from '../delivery/outbound/check-partner.ts'
import type { StoredTestLetter } from '../delivery/outbound/test-letter.ts'
import type { Reply } from '../partners/incoming-message.ts'
import type { ShownMail } from '../partners/mail-reader.ts'
import type { StoredAnswer } from '../store/ports/answers.ts'
import type { InboxMessage } from '../store/ports/inbox.ts'

/** Makes the HTTP answer from a decision. Pure: it is called again when a change is planned again. */
type MakeAnswer = (outcome: ChangeOutcome) => StoredAnswer

/**
 * Carries out a command.
 * Throws `Problem`: not_found · not_allowed_now (facts: status, allowedCommands) · conflict · idempotency_mismatch ·
 * invalid_input · unavailable.
 */
export type Submit = (submission: {
  readonly library: LibraryCode
  readonly request: RequestNumber
  readonly command: Command
  readonly by: Actor
  readonly idempotency: IdempotencyKey | null
  readonly answer: MakeAnswer
}) => Promise<SubmitResult>

/** Edits a request by a patch; it throws as `Submit` does. */
export type Patch = (submission: PatchSubmission) => Promise<ChangeOutcome>

/** Makes a request; it throws as `Submit` does. */
export type Create = (creation: {
  readonly library: LibraryCode
  readonly input: CreateRequest
  /** Where the patron shows who it is, for the library's own system: it is kept nowhere. */
  readonly patronLogin?: { readonly barcode: string; readonly pin?: string | undefined } | undefined
  readonly by: Actor
  readonly idempotency: IdempotencyKey | null
  readonly answer: MakeAnswer
}) => Promise<SubmitResult>

/**
 * Takes an authenticated partner's message and says what to answer. It keeps whatever came. A truncated body is kept as
 * `too_large`; the edge answers 413. `Problem` invalid_input, with faults, where it could not be read at all.
 */
export type Receive = (message: PartnerMessage) => Promise<HandledReply>

/** Letters that show whether letters arrive at a partner. */
export type TestLetters = {
  /**
   * Sends one. `Problem` not_found, conflict where no library could write, not_allowed_now for a partner without mail.
   */
  readonly send: (partner: PartnerCode, library: LibraryCode | undefined) => Promise<StoredTestLetter>
  /** Returns whether a link belongs to the last letter. */
  readonly isLast: (partner: PartnerCode, secret: string) => Promise<boolean>
  /** Notes that the link of the last letter was used; resolves with whether it is that. */
  readonly confirm: (partner: PartnerCode, secret: string) => Promise<boolean>
}

/** Takes an authenticated message of a library's own system and says what to answer; it throws as `Receive` does. */
export type ReceiveFromIls = (message: IlsMessage) => Promise<Reply>

/** Keeps a message whose sender could not be authenticated, for admins: within a quota of its own. */
export type KeepUnauthenticated = (message: UnauthenticatedMessage) => Promise<void>

/** Takes a mail; `Problem` unavailable where nothing was kept. */
export type ReceiveMail = (mail: ArrivedMail) => Promise<ReceivedMail>

/** Reads a mail for staff; null where it cannot be read. */
export type ShowMail = (raw: Uint8Array) => Promise<ShownMail | null>

/** Applies what staff say that a message means. `Problem` not_found, or conflict where it was dealt with already. */
export type AssignMail = (assignment: Assignment) => Promise<InboxMessage>

/**
 * Reads a kept message again, as if it came now, and gives it as it is kept then. `Problem` not_found, or conflict where it
 * was applied already.
 */
export type Reprocess = (message: string) => Promise<InboxMessage>

/** Asks a partner's system who it is, with the settings of a vendor that is not stored where there is one. `Problem` not_found, or conflict where there is no library that could ask. */
export type CheckPartner = (
  partner: PartnerCode,
  library: LibraryCode | undefined,
  asksAsUnknownLibrary: boolean,
  vendor?: TrialVendor,
) => Promise<PartnerCheck>

/** Tests a library's own system, with the settings of a vendor that is not stored where there is one. */
export type CheckIls = (library: LibraryCode, vendor?: TrialVendor) => Promise<IlsCheck>

/** Sends a dead or refused delivery again. `Problem` not_found, or not_allowed_now where there is nothing to resend. */
export type ResendDelivery = (delivery: string, by: Actor) => Promise<string>
