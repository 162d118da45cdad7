import { z } from 'zod'
import { Instant, LibraryCode } from '../borrowing/values.ts'
import { sha256 } from '../hash.ts'

const label = z.string().min(1).max(100)

/** What an admin settles about an API key. A key of the role library is bound to one library. */
export const ApiKeySettings = z.discriminatedUnion('role', [
  z.object({ role: z.literal('admin'), label, expiresAt: Instant.optional() }),
  z.object({ role: z.literal('library'), library: LibraryCode, label, expiresAt: Instant.optional() }),
])
export type ApiKeySettings = z.infer<typeof ApiKeySettings>

const kept = { id: z.string(), createdAt: Instant, lastFour: z.string() }

/** An API key as everybody who may list keys sees it. */
export const ApiKeyView = z
  .discriminatedUnion('role', [
    ApiKeySettings.options[0].extend(kept),
    ApiKeySettings.options[1].extend(kept),
  ])
  .meta({ id: 'ApiKey' })
export type ApiKeyView = z.infer<typeof ApiKeyView>

/** An API key as it is stored, under its id: the key itself is stored nowhere. */
export const ApiKey = z.discriminatedUnion('role', [
  ApiKeyView.options[0].extend({ hash: z.string() }),
  ApiKeyView.options[1].extend({ hash: z.string() }),
])
export type ApiKey = z.infer<typeof ApiKey>

/** A key that is given from outside. It is hashed once, so it must be too long to be guessed; it is sent in a header. */
export const KeyFromOutside = z
  .string()
  .regex(/^[\x21-\x7e]{32,500}$/, '32 to 500 characters: printable ASCII without spaces')

/** A key's id is the beginning of its hash: a key names its document by itself. */
export const apiKeyId = (hash: string): string => hash.slice(0, 16)

/** The id of a key's document. */
export const keyIdOf = (key: string): string => apiKeyId(sha256(key))

/**
 * Makes the document of an API key, to be stored as kind `key` under its `id`. The same key gives the same id.
 *
 * @param key the key itself
 * @param settings its role, library and label, and when it expires
 * @param now when it was created
 */
export const apiKeyOf = (key: string, settings: ApiKeySettings, now: Instant): ApiKey => {
  const hash = sha256(key)
  return { ...settings, id: apiKeyId(hash), createdAt: now, lastFour: key.slice(-4), hash }
}
