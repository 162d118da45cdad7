import { z } from '@hono/zod-openapi'
import { Instant, LibraryCode } from '../borrowing/values.ts'
import { sha256 } from '../hash.ts'
import type { Store } from '../store/store.ts'

/** What one may settle about an API key. A key of the role library is bound to one library. */
export const ApiKeySettings = z.discriminatedUnion('role', [
  z.object({
    role: z.literal('admin'),
    label: z.string().min(1).max(100),
    expiresAt: Instant.optional(),
  }),
  z.object({
    role: z.literal('library'),
    library: LibraryCode,
    label: z.string().min(1).max(100),
    expiresAt: Instant.optional(),
  }),
])
export type ApiKeySettings = z.infer<typeof ApiKeySettings>

const kept = { id: z.string(), createdAt: Instant, lastFour: z.string() }

/** An API key as everybody who may list keys sees it. */
export const ApiKeyView = z
  .discriminatedUnion('role', [
    ApiKeySettings.options[0].extend(kept),
    ApiKeySettings.options[1].extend(kept),
  ])
  .openapi('ApiKey')
export type ApiKeyView = z.infer<typeof ApiKeyView>

/** An API key as it is stored, under its id: the key itself stands nowhere. */
export const ApiKey = z.discriminatedUnion('role', [
  ApiKeyView.options[0].extend({ hash: z.string() }),
  ApiKeyView.options[1].extend({ hash: z.string() }),
])
export type ApiKey = z.infer<typeof ApiKey>

/** The shortest key that is taken from outside, in characters: keys are hashed once, so nobody may be able to guess them. */
export const shortestKey = 32

/** A key's id is the beginning of its hash: a key names its document by itself. */
export const apiKeyId = (hash: string): string => hash.slice(0, 16)

/**
 * Makes the document of an API key, to be stored as kind `key` under its `id`. The same key gives the same id.
 *
 * @param key the key itself, at least `shortestKey` characters that nobody can guess
 * @param settings its role, library and label, and when it ends
 * @param now when it was made
 */
export const apiKeyOf = (key: string, settings: ApiKeySettings, now: Instant): ApiKey => {
  const hash = sha256(key)
  return { ...settings, id: apiKeyId(hash), createdAt: now, lastFour: key.slice(-4), hash }
}

/**
 * Makes sure that an API key is there; one that is already is left alone.
 *
 * @param key the key itself: only its hash is kept
 */
export const ensureKey = async (
  shell: { readonly store: Store; readonly now: () => Instant },
  key: string,
  settings: ApiKeySettings,
): Promise<void> => {
  const made = apiKeyOf(key, settings, shell.now())
  if ((await shell.store.getDocument('key', made.id)) !== null) return
  await shell.store.putDocuments([{ kind: 'key', key: made.id, value: made, expectedVersion: 0 }])
}
