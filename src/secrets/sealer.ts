import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import type { MasterKey } from './master-keys.ts'

/** Seals and opens secrets (AES-256-GCM, NIST SP 800-38D). */
export type Sealer = {
  /** The id of the key that seals. */
  readonly keyId: () => string
  readonly seal: (secret: unknown) => Promise<string>
  /** Opens a sealed secret; any other value is returned as it is. `Problem` unavailable where no key opens it. */
  readonly open: (stored: unknown) => Promise<unknown>
}

const prefix = 'sealed:1:'
const ivLength = 12
const encoder = new TextEncoder()

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0))

/** Returns whether a stored value is a sealed secret. */
export const isSealed = (value: unknown): value is string =>
  typeof value === 'string' && value.startsWith(prefix)

/** Returns the id of the key that sealed a secret. */
export const keyIdOf = (sealed: string): string => sealed.slice(prefix.length).split(':')[0] ?? ''

const cannotOpen = (id: string): Problem =>
  new Problem('unavailable', reason('store.sealed_with_other_key', { id }))

/**
 * Creates the sealer.
 *
 * @param keys the keys as they are now, the first of which seals
 * @param reload reads the keys again: called where a secret was sealed with a key that is not known, since another process
 *   may have rotated the keys
 */
export const createSealer = (
  keys: readonly MasterKey[],
  reload: () => Promise<readonly MasterKey[]>,
): Sealer => {
  let currentKeys = keys
  const imported = new Map<string, Promise<CryptoKey>>()

  const cryptoKey = ({ id, bytes }: MasterKey): Promise<CryptoKey> => {
    const key =
      imported.get(id) ??
      crypto.subtle.importKey('raw', bytes, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt'])
    imported.set(id, key)
    return key
  }

  const current = (): MasterKey => {
    const [first] = currentKeys
    if (first === undefined) throw new Problem('internal', reason('start.no_master_key'))
    return first
  }

  const find = async (id: string): Promise<MasterKey> => {
    const before = currentKeys.find((key) => key.id === id)
    if (before !== undefined) return before
    currentKeys = await reload()
    const masterKey = currentKeys.find((key) => key.id === id)
    if (masterKey === undefined) throw cannotOpen(id)
    return masterKey
  }

  return {
    keyId: () => current().id,
    seal: async (secret) => {
      const key = current()
      const iv = crypto.getRandomValues(new Uint8Array(ivLength))
      const plain = encoder.encode(JSON.stringify(secret))
      const algorithm = { name: 'AES-GCM', iv }
      const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, await cryptoKey(key), plain))
      return `${prefix}${key.id}:${toBase64Url(iv)}.${toBase64Url(sealed)}`
    },
    open: async (stored) => {
      if (!isSealed(stored)) return stored
      const id = keyIdOf(stored)
      const key = await cryptoKey(await find(id))
      const [iv = '', content = ''] = stored.slice(prefix.length + id.length + 1).split('.')
      const plain = await crypto.subtle
        .decrypt({ name: 'AES-GCM', iv: fromBase64Url(iv) }, key, fromBase64Url(content))
        .catch((cause: unknown) => {
          throw new Problem('unavailable', reason('store.damaged_secret', { id }), {
            cause,
          })
        })
      const secret: unknown = JSON.parse(new TextDecoder().decode(plain))
      return secret
    },
  }
}
