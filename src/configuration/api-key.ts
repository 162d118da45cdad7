import { z } from 'zod'
import { Instant, InstantInput, LibraryCode } from '../borrowing/values.ts'
import { sha256 } from '../hash.ts'
import { schemaMessage } from '../translations/schema-message.ts'
import { libraryFitsRole, roles } from './roles.ts'
import { secretFaults } from './weak-secrets.ts'

const settings = {
  name: z.string().min(1).max(100).describe('The name of the key.'),
  role: z.enum(roles).describe('The role of the key.'),
  library: LibraryCode.optional().describe(
    'The code of the library that the key belongs to: it sees nothing of others.',
  ),
  expiresAt: Instant.optional().describe('When it expires.'),
  speaksForOthers: z
    .boolean()
    .optional()
    .describe('Whether the key may name the person it acts for in the header `X-Actor`.'),
  callsPerMinute: z
    .int()
    .min(1)
    .max(100_000_000)
    .optional()
    .describe(
      'How many calls a minute the key may make, in each process of the gateway; as many as `LENDWIRE_CALLS_PER_MINUTE` says where left out.',
    ),
}

/** The settings of an API key. */
export const ApiKeySettings = z
  .object({ ...settings, expiresAt: InstantInput.optional().describe('When it expires.') })
  .superRefine(libraryFitsRole)
  .meta({ id: 'ApiKeySettings' })
export type ApiKeySettings = z.infer<typeof ApiKeySettings>

const kept = {
  id: z.string().describe('The id.'),
  createdAt: Instant.describe('When it was created.'),
  createdBy: z.string().optional().describe('Who created it.'),
  lastFour: z.string().describe('The last four characters of the key.'),
  revokedAt: Instant.optional().describe('When it was revoked; left out while it is in force.'),
  revokedBy: z.string().optional().describe('Who revoked it.'),
  replacedBy: z.string().optional().describe('The id of the key that replaces this one.'),
}

/** An API key as those see it who manage keys. */
export const ApiKeyView = z
  .object({
    ...settings,
    ...kept,
    lastUsedAt: Instant.optional().describe('When it was last used; left out for never.'),
  })
  .meta({ id: 'ApiKey' })
export type ApiKeyView = z.infer<typeof ApiKeyView>

/**
 * Reads a stored key of an older version. Keys of lendwire 0.1.0 have a `label` instead of a `name`, and their role for
 * a library system is `library`.
 */
const fromOlderVersion = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || !('label' in value)) return value
  const { label, ...rest } = value
  return 'role' in rest && rest.role === 'library'
    ? { ...rest, name: label, role: 'system', speaksForOthers: true }
    : { ...rest, name: label, speaksForOthers: true }
}

/** An API key as it is stored, under its id: the store has the hash of the key only. */
export const ApiKey = z.preprocess(fromOlderVersion, z.object({ ...settings, ...kept, hash: z.string() }))
export type ApiKey = z.infer<typeof ApiKey>

/** A key that is chosen outside lendwire: it is hashed without salt, so it must be random and long. */
export const KeyFromOutside = z
  .string()
  .regex(/^[\x21-\x7e]{32,500}$/, schemaMessage('fault.strong_key'))
  .superRefine((key, context) => {
    if (context.issues.length > 0) return
    for (const weak of secretFaults(key)) context.addIssue({ code: 'custom', message: JSON.stringify(weak) })
  })

/** Returns the id of an API key: the first characters of its hash, so that a key leads to its document. */
export const apiKeyId = (hash: string): string => hash.slice(0, 16)

/** Returns the id of a key's document. */
export const keyIdOf = (key: string): string => apiKeyId(sha256(key))

/**
 * Makes the document of an API key, to be stored as kind `key` under its `id`. The same key gives the same id.
 *
 * @param key the key itself: a random secret
 * @param settings its name, role, library and expiry
 * @param now when it was made
 * @param createdBy the id of the principal that makes it
 */
export const apiKeyOf = (key: string, settings: ApiKeySettings, now: Instant, createdBy?: string): ApiKey => {
  const hash = sha256(key)
  return {
    ...settings,
    id: apiKeyId(hash),
    createdAt: now,
    ...(createdBy === undefined ? {} : { createdBy }),
    lastFour: key.slice(-4),
    hash,
  }
}

/** Returns whether a key is neither revoked nor expired. */
export const isInForce = ({ revokedAt, expiresAt }: ApiKey, now: Instant): boolean =>
  revokedAt === undefined && (expiresAt === undefined || expiresAt > now)
