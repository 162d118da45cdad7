import { Instant } from '../../borrowing/values.ts'
import { type ImapSettings, MailboxProfile } from '../../partners/mailbox.ts'
import { type Fault, fault } from '../../problem.ts'
import { privateHostFaults } from '../checks.ts'
import { CredentialInputs, storedCredentials } from '../credential-input.ts'
import { defineKind } from '../kind.ts'

/**
 * A mailbox as an admin writes it. Without `inboundCredentials` the stored ones stay; without `since` it is read from now
 * on.
 */
export const MailboxInput = MailboxProfile.extend({
  code: MailboxProfile.shape.code.optional(),
  inboundCredentials: CredentialInputs.optional().describe(
    'The credentials of a mail service that pushes mails; the stored ones stay where left out.',
  ),
  since: Instant.optional().describe(
    'The time before which mails are not read; that of the first write where left out.',
  ),
}).meta({ id: 'MailboxInput' })

const imapFaults = ({ host, security, allowPrivateNetwork }: ImapSettings): readonly Fault[] => [
  ...privateHostFaults('imap/host', host, allowPrivateNetwork),
  ...(security === 'none' && !allowPrivateNetwork
    ? [fault('imap/security', 'fault.plaintext_password')]
    : []),
]

/** Mailboxes that partners' replies come in by. */
export const mailboxKind = defineKind({
  kind: 'mailbox',
  called: { one: 'mailbox', many: 'mailboxes' },
  section: 'mailboxes',
  code: MailboxProfile.shape.code,
  codeMember: 'code',
  schema: MailboxProfile,
  input: MailboxInput,
  complete: ({ inboundCredentials, since, ...profile }, { before, now }) => ({
    ...profile,
    inboundCredentials: storedCredentials(inboundCredentials, before?.inboundCredentials),
    since: since ?? before?.since ?? now,
  }),
  references: ({ library }) =>
    library === undefined ? [] : [{ path: 'library', kind: 'library', code: library }],
  check: ({ imap }) => (imap === undefined ? [] : imapFaults(imap)),
  notes: ['mailbox_position', 'mailbox_state'],
  api: {
    path: '/v1/mailboxes',
    tag: 'Mailboxes',
    noun: 'Mailbox',
    readers: 'admins',
    aboutPut: `The whole mailbox: \`imap\` where it is read, \`inboundCredentials\` where a mail service pushes to
\`POST /email/inbound\`, or both. \`trustedServers\` are the authserv-ids of the mail servers that deliver into it and
remove such fields that others wrote. With \`library\` its mails concern this library alone.`,
    aboutDelete: 'It is no longer read; the mails that came in by it stay.',
  },
})
