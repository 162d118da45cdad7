import { z } from 'zod'
import { sha256 } from '../hash.ts'
import { mask } from '../partners/mask-secrets.ts'
import type { InboundCredential } from '../partners/partner.ts'
import { schemaMessage } from '../translations/schema-message.ts'
import { secretFaults } from './weak-secrets.ts'

const secret = z
  .string()
  .regex(/^[\x21-\x7e]{16,500}$/, schemaMessage('fault.key_text'))
  .meta({ 'x-secret': true })
  .optional()
const pathSecret = z
  .string()
  .regex(/^[A-Za-z0-9._~-]{16,200}$/, schemaMessage('fault.token_text'))
  .meta({ 'x-secret': true })
  .optional()
const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, schemaMessage('fault.hash_as_shown'))
  .optional()

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

/** The member that holds the secret, by kind. */
const secretMembers = { bearer: 'token', basic: 'password', path: 'secret', message: 'secret' } as const

/** A credential of a peer as an admin writes it: the secret itself, or the hash of a stored one that is kept. */
const CredentialInput = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('bearer'),
      token: secret.describe('The bearer token.'),
      hash: hash.describe('The SHA-256 of the secret, in place of the secret.'),
    }),
    z.object({
      kind: z.literal('basic'),
      username: z
        .string()
        .regex(/^[^:]{1,200}$/, schemaMessage('fault.user_name'))
        .describe('The name of the account.'),
      password: secret.describe('The password.'),
      hash: hash.describe('The SHA-256 of the secret, in place of the secret.'),
    }),
    z.object({
      kind: z.literal('path'),
      secret: pathSecret.describe('The secret in the path of the address.'),
      hash: hash.describe('The SHA-256 of the secret, in place of the secret.'),
    }),
    z.object({
      kind: z.literal('message'),
      secret: secret.describe('The secret in the message.'),
      hash: hash.describe('The SHA-256 of the secret, in place of the secret.'),
    }),
  ])
  .refine(
    (credential) => (secretOf(credential) === undefined) !== (credential.hash === undefined),
    schemaMessage('fault.secret_or_hash'),
  )
  .superRefine((credential, context) => {
    const chosen = secretOf(credential)
    if (chosen === undefined || chosen === mask) return
    const member = secretMembers[credential.kind]
    for (const weak of secretFaults(chosen))
      context.addIssue({ code: 'custom', path: [member], message: JSON.stringify(weak) })
  })

const atMostTwoOfAKind = (credentials: readonly { readonly kind: string }[]): boolean =>
  credentials.every(({ kind }) => credentials.filter((each) => each.kind === kind).length <= 2)

/** The credentials of a peer as an admin writes them. Two of a kind may be valid at a time, so that one can be rotated. */
export const CredentialInputs = z
  .array(CredentialInput)
  .max(6)
  .refine(atMostTwoOfAKind, schemaMessage('fault.two_of_a_kind'))

const storedCredential = (credential: CredentialInput): InboundCredential => {
  const kept = credential.hash ?? sha256(secretOf(credential) ?? '')
  return credential.kind === 'basic'
    ? { kind: 'basic', username: credential.username, hash: kept }
    : { kind: credential.kind, hash: kept }
}

/** Makes what is stored of a peer's credentials: hashes. Where an input leaves them out, the stored ones stay. */
export const storedCredentials = (
  input: readonly CredentialInput[] | undefined,
  before: readonly InboundCredential[] | undefined,
): readonly InboundCredential[] => input?.map(storedCredential) ?? before ?? []
