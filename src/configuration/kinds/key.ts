import { z } from 'zod'
import { sha256 } from '../../hash.ts'
import { schemaMessage } from '../../translations/schema-message.ts'
import { ApiKey, ApiKeySettings, apiKeyId, KeyFromOutside } from '../api-key.ts'
import { defineKind } from '../kind.ts'
import { libraryFitsRole } from '../roles.ts'

/** The key itself, or the hash and the last four characters of one that is stored. */
const identity = {
  key: KeyFromOutside.meta({ 'x-secret': true })
    .optional()
    .describe('The key itself; it is stored as a hash.'),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, schemaMessage('fault.key_hash'))
    .optional()
    .describe('The SHA-256 of the secret, in place of the secret.'),
  lastFour: z.string().length(4).optional().describe('The last four characters of the key.'),
}

/** An API key as a configuration file declares it. */
const DeclaredKey = z
  .object({ ...ApiKeySettings.shape, ...identity })
  .superRefine(libraryFitsRole)
  .refine(
    ({ key, hash, lastFour }) =>
      key === undefined ? hash !== undefined && lastFour !== undefined : hash === undefined,
    schemaMessage('fault.key_or_hash'),
  )

const Identity = z.object(identity)

const hashOf = (entry: unknown): string | undefined => {
  const { key, hash } = Identity.safeParse(entry).data ?? {}
  return key === undefined ? hash : sha256(key)
}

/** API keys, each under the beginning of its hash. */
export const keyKind = defineKind({
  kind: 'key',
  called: { one: 'API key', many: 'API keys' },
  section: 'keys',
  code: z.string().regex(/^[0-9a-f]{16}$/, schemaMessage('fault.key_id')),
  codeMember: null,
  fileCode: {
    from: (entry) => {
      const hash = hashOf(entry)
      return hash === undefined ? undefined : apiKeyId(hash)
    },
  },
  schema: ApiKey,
  input: DeclaredKey,
  complete: (declared, { before, now }) => {
    const { key, lastFour, library, ...settings } = declared
    return {
      ...settings,
      ...(library === undefined ? {} : { library }),
      hash: hashOf(declared),
      id: apiKeyId(hashOf(declared) ?? ''),
      createdAt: before?.createdAt ?? now,
      ...(before?.createdBy === undefined ? {} : { createdBy: before.createdBy }),
      ...(before?.replacedBy === undefined ? {} : { replacedBy: before.replacedBy }),
      ...(before?.revokedAt === undefined
        ? {}
        : { revokedAt: before.revokedAt, revokedBy: before.revokedBy }),
      lastFour: key?.slice(-4) ?? lastFour,
    }
  },
  // A revoked key is kept for the record alone: it holds nothing back from being deleted.
  references: (key) =>
    key.library === undefined || key.revokedAt !== undefined
      ? []
      : [{ path: 'library', kind: 'library', code: key.library }],
  view: ({ hash: _hash, ...shown }) => shown,
  // A revoked key is not declared: it would be valid again in another store.
  declare: ({
    name,
    role,
    library,
    expiresAt,
    speaksForOthers,
    callsPerMinute,
    hash,
    lastFour,
    revokedAt,
  }) =>
    revokedAt === undefined
      ? { name, role, library, expiresAt, speaksForOthers, callsPerMinute, hash, lastFour }
      : undefined,
})
