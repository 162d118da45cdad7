import type { Mail } from '../partners/mail.ts'

/** Sends mails to people who work with lendwire. */
export type StaffMail = {
  readonly from: string
  /** Hands a mail to the mail server: null where it was taken, else why not. */
  readonly send: (mail: Mail) => Promise<string | null>
}
