import type { z } from '@hono/zod-openapi'
import { Instant } from '../borrowing/values.ts'
import { type ImapSettings, type MailboxName, MailboxProfile } from '../partners/mailbox.ts'
import { mask } from '../partners/mask-secrets.ts'
import { type Fault, Problem } from '../problem.ts'
import type { Stored } from '../store/ports/stored.ts'
import { configuring, readDocument, writeConflict, writeDocument } from './documents.ts'
import { isPrivateHost } from './partner-checks.ts'
import { CredentialInputs, storedCredential } from './partner-input.ts'
import type { Services } from './services.ts'

/**
 * A mailbox as an admin writes it. Without `inboundCredentials` the stored ones stay, without `since` it is read from now
 * on; a password that reads `********` stays too.
 */
export const MailboxInput = MailboxProfile.extend({
  name: MailboxProfile.shape.name.optional(),
  inboundCredentials: CredentialInputs.optional(),
  since: Instant.optional(),
}).openapi('MailboxInput')
export type MailboxInput = z.infer<typeof MailboxInput>

/** Shows a mailbox to admins: without its password. */
export const maskMailbox = (profile: MailboxProfile): MailboxProfile => ({
  ...profile,
  ...(profile.imap === undefined ? {} : { imap: { ...profile.imap, password: mask } }),
})

const refuse = (faults: readonly Fault[]): void => {
  if (faults.length > 0)
    throw new Problem('invalid_input', 'The mailbox cannot be stored: see faults.', { faults })
}

const imapFaults = (
  { host, security, allowPrivateNetwork, password }: ImapSettings,
  stored: ImapSettings | undefined,
): readonly Fault[] => [
  ...(isPrivateHost(host) && !allowPrivateNetwork
    ? [{ path: 'imap/host', message: 'It is in a private network: say so with allowPrivateNetwork' }]
    : []),
  ...(security === 'none' && !allowPrivateNetwork
    ? [{ path: 'imap/security', message: 'A password goes in the clear in private networks only' }]
    : []),
  ...(password === mask && stored === undefined
    ? [{ path: 'imap/password', message: `${mask} keeps a stored password, and there is none` }]
    : []),
]

type Saved = { readonly stored: Stored<MailboxProfile>; readonly created: boolean }

/**
 * Stores a mailbox.
 *
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document; `Problem` invalid_input or conflict where it does not fit
 */
export const saveMailbox = (
  services: Pick<Services, 'store' | 'now'>,
  name: MailboxName,
  input: MailboxInput,
  onVersion?: number,
): Promise<Saved> =>
  configuring(services, async () => {
    const { store, now } = services
    const before = await readDocument(store, 'mailbox', name, MailboxProfile)
    if (onVersion !== undefined && (before?.version ?? 0) !== onVersion) throw writeConflict()
    const { inboundCredentials, since, imap, ...rest } = input
    const known = before?.value
    const isThere =
      input.library === undefined || (await store.getDocument('library', input.library)) !== null
    refuse([
      ...(input.name === undefined || input.name === name
        ? []
        : [{ path: 'name', message: `The address says ${name}; a name is fixed once given` }]),
      ...(isThere ? [] : [{ path: 'library', message: `There is no library ${input.library}` }]),
      ...(imap === undefined ? [] : imapFaults(imap, known?.imap)),
    ])
    const password = imap?.password === mask ? known?.imap?.password : imap?.password
    const profile = MailboxProfile.parse({
      ...rest,
      name,
      ...(imap === undefined ? {} : { imap: { ...imap, password } }),
      inboundCredentials:
        inboundCredentials === undefined
          ? (known?.inboundCredentials ?? [])
          : await Promise.all(inboundCredentials.map(storedCredential)),
      since: since ?? known?.since ?? now(),
    })
    const stored = await writeDocument(store, 'mailbox', name, profile, before)
    return { stored, created: before === null }
  })
