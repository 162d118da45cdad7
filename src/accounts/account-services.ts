import type { Instant } from '../borrowing/values.ts'
import type { Log } from '../log.ts'
import type { StaffMail } from '../staff-mail/staff-mail.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import type { CountersPort, LeasesPort, SessionsPort } from '../store/ports/keyed-records.ts'

/** The other parts of the gateway that accounts use. */
export type AccountServices = {
  readonly store: DocumentsPort & SessionsPort & LeasesPort & CountersPort
  readonly now: () => Instant
  readonly log: Log
  /** Waits, in milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>
  /** Returns the public address of the gateway, without a slash at its end. */
  readonly publicUrl: () => string
  /** Sends mails with links to people who work with lendwire; null without a mail server, a sender or a public URL. */
  readonly staffMail: StaffMail | null
}
