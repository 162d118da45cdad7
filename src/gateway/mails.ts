import type { MailDeps, OutboundDeps } from '../delivery/deps.ts'
import type { ReceivedMail } from '../delivery/inbound/mail/arrived-mail.ts'
import { receiveMail } from '../delivery/inbound/mail/receive-mail.ts'
import type { PartnerRateLimits } from '../delivery/inbound/partner-rate-limits.ts'
import { createMailboxes, type Mailboxes } from '../delivery/mailboxes/mailboxes.ts'
import { errorFacts } from '../log.ts'
import { parseMail } from '../partners/email/parse-mail.ts'
import { createMailReader } from '../partners/email/read-mail.ts'
import type { MailboxCode } from '../partners/mailbox.ts'
import type { Signer } from '../partners/signer.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { GatewayParts } from './parts.ts'

type Parts = Pick<GatewayParts, 'connectMailbox' | 'hash' | 'http' | 'keep' | 'parseMail' | 'publicUrl'>

/** The mails that come in: what receiving them needs, and the mailboxes that they are fetched from. */
export type IncomingMails = {
  readonly mailDeps: MailDeps
  readonly mailboxes: Mailboxes
  /** Receives a mail for a mailbox. `Problem` not_found where there is no active mailbox of the code. */
  readonly takeMail: (mailbox: MailboxCode, raw: Uint8Array) => Promise<ReceivedMail>
}

/** Collects what receiving mails needs, and creates the reader of mailboxes. */
export const createIncomingMails = (
  parts: Parts,
  deps: OutboundDeps,
  sign: Signer,
  { mayTakeMail }: PartnerRateLimits,
): IncomingMails => {
  const { configuration, log, now } = deps
  const { mailLimit } = parts.http
  const mailDeps: MailDeps = {
    ...deps,
    mails: createMailReader({
      ...{ sign, hash: parts.hash, mailBytes: mailLimit },
      parse: parts.parseMail ?? parseMail,
    }),
    mayTakeMail,
    publicUrl: parts.publicUrl,
    keepFiles: parts.keep.files,
    report: (message, error) => log({ level: 'warn', message, facts: errorFacts(error) }),
  }
  const mailboxes = createMailboxes({
    ...mailDeps,
    connectMailbox: parts.connectMailbox,
    mailBytes: mailLimit,
    duplicateWindow: parts.keep.fingerprints,
  })
  return {
    mailDeps,
    mailboxes,
    takeMail: async (code, raw) => {
      const mailbox = (await configuration.snapshot()).mailbox(code)
      if (mailbox?.status !== 'active')
        throw new Problem('not_found', reason('not_found.mailbox', { mailbox: code }))
      const truncated = raw.length > mailLimit
      return receiveMail(mailDeps, { mailbox, raw: raw.subarray(0, mailLimit), truncated, now: now() })
    },
  }
}
