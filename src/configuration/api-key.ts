import { z } from 'zod'
import { Instant, InstantInput, LibraryCode } from '../borrowing/values.ts'
import { sha256 } from '../hash.ts'
import { libraryFitsRole, roles } from './roles.ts'
import { secretFaults } from './weak-secrets.ts'

const settings = {
  name: z.string().min(1).max(100),
  role: z.enum(roles),
  /** The library that the key belongs to. It sees nothing of others. */
  library: LibraryCode.optional(),
  expiresAt: Instant.optional(),
  /** True where the key may name the person it acts for in the header `X-Actor`. */
  speaksForOthers: z.boolean().optional(),
  /** The number of calls a minute that the key may make. */
  callsPerMinute: z.int().min(1).max(100_000_000).optional(),
}

/** The settings of an API key. */
export const ApiKeySettings = z
  .object({ ...settings, expiresAt: InstantInput.optional() })
  .superRefine(libraryFitsRole)
  .meta({ id: 'ApiKeySettings' })
export type ApiKeySettings = z.infer<typeof ApiKeySettings>

const kept = {
  id: z.string(),
  createdAt: Instant,
  createdBy: z.string().optional(),
  lastFour: z.string(),
  revokedAt: Instant.optional(),
  revokedBy: z.string().optional(),
  /** The id of the key that replaces this one. */
  replacedBy: z.string().optional(),
}

/** An API key as those see it who manage keys. */
export const ApiKeyView = z
  .object({ ...settings, ...kept, lastUsedAt: Instant.optional() })
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
  .regex(/^[\x21-\x7e]{32,500}$/, 'must be 32 to 500 printable ASCII characters without spaces')
  .superRefine((key, context) => {
    if (context.issues.length > 0) return
    for (const message of secretFaults(key)) context.addIssue({ code: 'custom', message })
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
