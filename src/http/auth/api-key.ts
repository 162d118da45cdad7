import { z } from '@hono/zod-openapi'
import { Instant, LibraryCode } from '../../borrowing/values.ts'
import { sha256 } from '../../hash.ts'
import { Problem } from '../../problem.ts'
import type { Store } from '../../store/ports/store.ts'
import { readDocument, writeDocument } from '../documents.ts'

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

/** A key that is taken from outside: keys are hashed once, so nobody may be able to guess them, and sent in a header. */
export const KeyFromOutside = z
  .string()
  .regex(/^[\x21-\x7e]{32,500}$/, '32 to 500 characters that nobody can guess, without spaces and accents')

/** A key's id is the beginning of its hash: a key names its document by itself. */
export const apiKeyId = (hash: string): string => hash.slice(0, 16)

/**
 * Makes the document of an API key, to be stored as kind `key` under its `id`. The same key gives the same id.
 *
 * @param key the key itself, which nobody can guess
 * @param settings its role, library and label, and when it ends
 * @param now when it was made
 */
export const apiKeyOf = (key: string, settings: ApiKeySettings, now: Instant): ApiKey => {
  const hash = sha256(key)
  return { ...settings, id: apiKeyId(hash), createdAt: now, lastFour: key.slice(-4), hash }
}

/** The id that a key's document has. */
export const keyIdOf = (key: string): string => apiKeyId(sha256(key))

type Shell = { readonly store: Store; readonly now: () => Instant }

/** Refuses the settings of a key that belongs to a library which is not there: `Problem` invalid_input. */
export const insistOnLibrary = async (store: Store, settings: ApiKeySettings): Promise<void> => {
  if (settings.role !== 'library' || (await store.getDocument('library', settings.library)) !== null) return
  throw new Problem('invalid_input', `There is no library ${settings.library}.`, {
    faults: [{ path: 'library', message: `There is no library ${settings.library}: make it first` }],
  })
}

/**
 * Stores an API key; of one that is there already, its settings become these.
 *
 * @param key the key itself: only its hash is kept
 * @returns nothing; `Problem` invalid_input where its library is not there, conflict where another write came first
 */
export const saveKey = async (shell: Shell, key: string, settings: ApiKeySettings): Promise<void> => {
  const { store, now } = shell
  await insistOnLibrary(store, settings)
  const made = apiKeyOf(key, settings, now())
  const before = await readDocument(store, 'key', made.id, ApiKey)
  const document = ApiKey.parse({ ...made, createdAt: before?.value.createdAt ?? made.createdAt })
  await writeDocument(store, 'key', made.id, document, before)
}

/**
 * Makes sure that an admin's key from outside is there; where it is already, its label and end are left alone. Gateways
 * that are started together on a new store all come here: one of them writes it.
 *
 * @param key the key itself: only its hash is kept
 * @returns nothing; `Problem` conflict where it is the key of a library
 */
export const ensureAdminKey = async (shell: Shell, key: string, label: string): Promise<void> => {
  const isThere = async (): Promise<boolean> => {
    const stored = await readDocument(shell.store, 'key', keyIdOf(key), ApiKey)
    if (stored === null || stored.value.role === 'admin') return stored !== null
    throw new Problem(
      'conflict',
      `LENDWIRE_ADMIN_KEY is a key of the library ${stored.value.library} already: take another one.`,
    )
  }
  if (await isThere()) return
  await saveKey(shell, key, { role: 'admin', label }).catch(async (error: unknown) => {
    if (!(await isThere())) throw error
  })
}
