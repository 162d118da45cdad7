import { z } from 'zod'
import { durationWithin } from '../borrowing/time.ts'
import { Duration, Instant, LibraryCode } from '../borrowing/values.ts'
import { StoredReason } from '../translations/parameter.ts'
import { schemaMessage } from '../translations/schema-message.ts'
import { InboundCredential } from './partner.ts'

/** The code of a mailbox, unique in the gateway and fixed. */
export const MailboxCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,39}$/, schemaMessage('fault.lower_case_code'))
  .brand('MailboxCode')
export type MailboxCode = z.infer<typeof MailboxCode>

/** A host's name or address, without a port. */
const Host = z
  .string()
  .regex(/^([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45})$/, schemaMessage('fault.host'))

/** The settings to read a mailbox over IMAP. */
export const ImapSettings = z.object({
  host: Host.meta({ 'x-destination': true }).describe('The host name of the server.'),
  port: z
    .int()
    .min(1)
    .max(65_535)
    .meta({ 'x-destination': true })
    .prefault(993)
    .describe('The port of the server.'),
  security: z
    .enum(['tls', 'starttls', 'none'])
    .meta({ 'x-destination': true })
    .prefault('tls')
    .describe('The encryption: `tls` from the first byte; `starttls`; `none`, in private networks only.'),
  user: z.string().min(1).max(320).describe('The name of the account.'),
  password: z.string().min(1).max(2000).meta({ 'x-secret': true }).describe('The password.'),
  folder: z.string().min(1).max(255).prefault('INBOX').describe('The folder of the mailbox.'),
  pollEvery: durationWithin(Duration.parse('PT1S'), Duration.parse('P1D'))
    .prefault('PT1M')
    .describe('The interval at which the mailbox is read where the server does not announce new mails.'),
  leaveUnseen: z
    .boolean()
    .prefault(false)
    .describe(
      'Whether mails stay unread for people who look into the mailbox: without it each mail that was handled is marked as read.',
    ),
  reviewFolder: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .describe(
      'The folder to which mails are moved that wait for review; it is created. They stay in `folder` where left out.',
    ),
  allowPrivateNetwork: z.boolean().prefault(false).describe('Whether the host may be in a private network.'),
})
export type ImapSettings = z.infer<typeof ImapSettings>

/** A mailbox for partners' replies: read over IMAP, pushed to `POST /email/inbound`, or both. */
export const MailboxProfile = z.object({
  code: MailboxCode.describe('The code of the document, fixed once given.'),
  status: z.enum(['active', 'inactive']).prefault('active').describe('Whether the mailbox is read.'),
  library: LibraryCode.optional().describe(
    'The code of the library whose mailbox it is; that of the whole gateway where left out.',
  ),
  trustedServers: z
    .array(z.string().min(1).max(253))
    .max(10)
    .prefault([])
    .describe(
      'The authserv-ids (RFC 8601) of the mail servers that put mails into this mailbox, and take such fields away where others wrote them: their results about a sender are trusted.',
    ),
  imap: ImapSettings.optional().describe('How the mailbox is read over IMAP.'),
  inboundCredentials: z
    .array(InboundCredential)
    .max(6)
    .prefault([])
    .describe('The credentials of a mail service that pushes mails.'),
  since: Instant.describe('The time before which mails are not read.'),
})
export type MailboxProfile = z.infer<typeof MailboxProfile>

/** The state of reading a mailbox: it fails where the failure is the later of the two. */
export const MailboxState = z.object({
  lastReadAt: Instant.nullable().describe('When it was last read to its end.'),
  lastFailure: z
    .object({ at: Instant.describe('When it failed.'), reason: StoredReason.describe('Why it failed.') })
    .nullable()
    .describe('The last failure; null where there was none.'),
})
export type MailboxState = z.infer<typeof MailboxState>

/** A mailbox that was not read yet. */
export const unreadMailbox: MailboxState = { lastReadAt: null, lastFailure: null }
