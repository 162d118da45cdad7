import { z } from '@hono/zod-openapi'
import { PartnerCode } from '../borrowing/values.ts'
import type { Iso18626Profile } from '../partners/iso18626/profile.ts'
import { type InboundCredential, Partner } from '../partners/partner.ts'
import { type Fault, Problem } from '../problem.ts'
import { sha256 } from './secrets.ts'

/** What stands in the place of a stored secret; sent back, it keeps what is stored. */
const mask = '********'

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
  ])
  .refine(
    (credential) => (secretOf(credential) === undefined) !== (credential.hash === undefined),
    'either the secret or the hash of a stored one is needed',
  )
type CredentialInput =
  | { kind: 'bearer'; token?: string | undefined; hash?: string | undefined }
  | { kind: 'basic'; username: string; password?: string | undefined; hash?: string | undefined }
  | { kind: 'path'; secret?: string | undefined; hash?: string | undefined }

const secretOf = (credential: CredentialInput): string | undefined => {
  switch (credential.kind) {
    case 'bearer':
      return credential.token
    case 'basic':
      return credential.password
    case 'path':
      return credential.secret
  }
}

const storedCredential = async (credential: CredentialInput): Promise<InboundCredential> => {
  const kept = credential.hash ?? (await sha256(secretOf(credential) ?? ''))
  return credential.kind === 'basic'
    ? { kind: 'basic', username: credential.username, hash: kept }
    : { kind: credential.kind, hash: kept }
}

/**
 * A partner's profile as an admin writes it. Without `inboundCredentials` the stored ones stay; a secret that is to be
 * sent out and reads `********` stays too.
 */
export const PartnerInput = Partner.extend({
  code: PartnerCode.optional(),
  inboundCredentials: z
    .array(CredentialInput)
    .max(6)
    .refine(atMostTwoOfAKind, 'at most two of a kind, so that one can be rotated')
    .optional(),
}).openapi('PartnerInput')
export type PartnerInput = z.infer<typeof PartnerInput>

type Outbound = Iso18626Profile['outboundCredentials']

const outboundSecret = (credentials: Outbound): string | undefined => {
  switch (credentials.kind) {
    case 'none':
      return undefined
    case 'bearer':
      return credentials.token
    case 'basic':
      return credentials.password
    case 'header':
      return credentials.value
  }
}

const withOutboundSecret = (credentials: Outbound, value: string): Outbound => {
  switch (credentials.kind) {
    case 'none':
      return credentials
    case 'bearer':
      return { ...credentials, token: value }
    case 'basic':
      return { ...credentials, password: value }
    case 'header':
      return { ...credentials, value }
  }
}

const maskConnection = (connection: Iso18626Profile): Iso18626Profile => ({
  ...connection,
  outboundCredentials: withOutboundSecret(connection.outboundCredentials, mask),
  ...(connection.account === undefined ? {} : { account: { ...connection.account, securityCode: mask } }),
})

const noStored = (path: string): Fault => ({
  path: `connection/${path}`,
  message: `${mask} keeps a stored secret, and there is none of this kind`,
})

const unmaskConnection = (given: Iso18626Profile, stored: Iso18626Profile | undefined): Iso18626Profile => {
  const faults: Fault[] = []
  const keep = (value: string | undefined, path: string): string => {
    if (value === undefined) faults.push(noStored(path))
    return value ?? mask
  }
  const { outboundCredentials, account } = given
  const known = stored?.outboundCredentials
  const opened: Iso18626Profile = {
    ...given,
    ...(outboundSecret(outboundCredentials) === mask && {
      outboundCredentials: withOutboundSecret(
        outboundCredentials,
        keep(
          known?.kind === outboundCredentials.kind ? outboundSecret(known) : undefined,
          'outboundCredentials',
        ),
      ),
    }),
    ...(account?.securityCode === mask && {
      account: { ...account, securityCode: keep(stored?.account?.securityCode, 'account/securityCode') },
    }),
  }
  if (faults.length > 0)
    throw new Problem('invalid_input', 'A masked secret has nothing to keep.', { faults })
  return opened
}

/**
 * Makes the document of a partner from what an admin wrote: secrets of partners are kept as hashes, masked secrets are
 * filled in from what is stored. The same input twice gives the same document.
 *
 * @param code the partner's code, fixed once given
 * @param input the profile as it was written
 * @param stored the profile as it is stored, where there is one
 * @returns the document; `Problem` invalid_input where a code or a mask does not fit
 */
export const partnerOf = async (
  code: PartnerCode,
  input: PartnerInput,
  stored: Partner | undefined,
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
    connection: unmaskConnection(profile.connection, stored?.connection),
  }
}

/** Shows a partner's profile to admins: without the secrets that lendwire sends. */
export const maskPartner = (partner: Partner): Partner => ({
  ...partner,
  connection: maskConnection(partner.connection),
})
