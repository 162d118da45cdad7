import { z } from '@hono/zod-openapi'
import { PartnerCode } from '../borrowing/values.ts'
import { sha256 } from '../hash.ts'
import { maskConnection, unmaskConnection } from '../partners/connection-secrets.ts'
import type { InboundCredential, Partner } from '../partners/partner.ts'
import type { ProtocolEntry } from '../partners/protocol-entry.ts'
import { chooseEntry, partnerSchema } from '../partners/protocols.ts'
import { Problem } from '../problem.ts'

const secret = z
  .string()
  .regex(/^[\x21-\x7e]{16,500}$/, 'sixteen or more characters that nobody can guess, without spaces')
  .optional()
const pathSecret = z
  .string()
  .regex(/^[A-Za-z0-9._~-]{16,200}$/, 'sixteen or more letters, digits, dots, underscores, hyphens, tildes')
  .optional()
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'a hash as the profile shows it')
  .optional()

const atMostTwoOfAKind = (credentials: readonly { readonly kind: string }[]): boolean =>
  credentials.every(({ kind }) => credentials.filter((each) => each.kind === kind).length <= 2)

/** A way in for a partner as an admin writes it: the secret itself, or the hash of one that is to stay. */
const CredentialInput = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('bearer'), token: secret, hash }),
    z.object({
      kind: z.literal('basic'),
      username: z.string().regex(/^[^:]{1,200}$/, 'a name without a colon'),
      password: secret,
      hash,
    }),
    z.object({ kind: z.literal('path'), secret: pathSecret, hash }),
    z.object({ kind: z.literal('message'), secret, hash }),
  ])
  .refine(
    (credential) => (secretOf(credential) === undefined) !== (credential.hash === undefined),
    'either the secret or the hash of a stored one is needed',
  )
type CredentialInput =
  | { kind: 'bearer'; token?: string | undefined; hash?: string | undefined }
  | { kind: 'basic'; username: string; password?: string | undefined; hash?: string | undefined }
  | { kind: 'path' | 'message'; secret?: string | undefined; hash?: string | undefined }

const secretOf = (credential: CredentialInput): string | undefined => {
  switch (credential.kind) {
    case 'bearer':
      return credential.token
    case 'basic':
      return credential.password
    case 'path':
    case 'message':
      return credential.secret
  }
}

/** The ways in as an admin writes them. */
export const CredentialInputs = z
  .array(CredentialInput)
  .max(6)
  .refine(atMostTwoOfAKind, 'at most two of a kind, so that one can be rotated')

/** A way in as it is kept: the secret as a hash. */
export const storedCredential = async (credential: CredentialInput): Promise<InboundCredential> => {
  const kept = credential.hash ?? sha256(secretOf(credential) ?? '')
  return credential.kind === 'basic'
    ? { kind: 'basic', username: credential.username, hash: kept }
    : { kind: credential.kind, hash: kept }
}

/**
 * A partner's profile as an admin writes it. Without `inboundCredentials` the stored ones stay; a secret that is to be
 * sent out and reads `********` stays too.
 */
export const partnerInput = (protocols: readonly ProtocolEntry[]) =>
  partnerSchema(protocols)
    .extend({ code: PartnerCode.optional(), inboundCredentials: CredentialInputs.optional() })
    .openapi('PartnerInput')
export type PartnerInput = z.infer<ReturnType<typeof partnerInput>>

/**
 * Makes the document of a partner from what an admin wrote: secrets of partners are kept as hashes, masked secrets are
 * filled in from what is stored. The same input twice gives the same document.
 *
 * @param code the partner's code, fixed once given
 * @param input the profile as it was written
 * @param stored the profile as it is stored, where there is one
 * @param protocols the registered protocols
 * @returns the document; `Problem` invalid_input where a code or a mask does not fit
 */
export const partnerOf = async (
  code: PartnerCode,
  input: PartnerInput,
  stored: Partner | undefined,
  protocols: readonly ProtocolEntry[],
): Promise<Partner> => {
  const { inboundCredentials, ...profile } = input
  if (profile.code !== undefined && profile.code !== code) {
    throw new Problem('invalid_input', `The profile names the code ${profile.code}, the address ${code}.`, {
      faults: [{ path: 'code', message: 'A code is fixed once given' }],
    })
  }
  return {
    ...profile,
    code,
    inboundCredentials:
      inboundCredentials === undefined
        ? (stored?.inboundCredentials ?? [])
        : await Promise.all(inboundCredentials.map(storedCredential)),
    connection: unmaskConnection(
      profile.connection,
      stored?.connection,
      chooseEntry(protocols).of(profile).secrets,
    ),
  }
}

/** Shows a partner's profile to admins: without the secrets that lendwire sends. */
export const maskPartner =
  (protocols: readonly ProtocolEntry[]) =>
  (partner: Partner): Partner => ({
    ...partner,
    connection: maskConnection(partner.connection, chooseEntry(protocols).of(partner).secrets),
  })
