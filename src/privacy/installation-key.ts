import { InstallationKey } from '../configuration/settings.ts'
import { randomHex, toHex } from '../hex.ts'
import { Problem } from '../problem.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import { reason } from '../translations/reason.ts'

type Documents = Pick<DocumentsPort, 'getDocument' | 'putDocuments'>

const code = 'installation-key'
const encoder = new TextEncoder()

/** Creates the key of this installation at the first start. It is never replaced: what it recognizes would be lost. */
export const ensureInstallationKey = async (store: Documents): Promise<void> => {
  if ((await store.getDocument('setting', code)) !== null) return
  const value: InstallationKey = { secret: randomHex(32) }
  await store.putDocuments([{ kind: 'setting', key: code, value, expectedVersion: 0 }])
}

/** Reads the key of the installation. `Problem` internal where the store has none. */
export const readInstallationSecret = async (store: Pick<Documents, 'getDocument'>): Promise<string> => {
  const stored = await store.getDocument('setting', code)
  if (stored === null) throw new Problem('internal', reason('store.no_installation_key'))
  return InstallationKey.parse(stored.value).secret
}

/** Computes a pseudonym of a text that nobody without the key of the installation can compute or reverse. */
export type Pseudonymize = (purpose: string, text: string) => Promise<string>

/**
 * Creates the function that computes pseudonyms: HMAC-SHA-256 (RFC 2104) under the key of the installation, as 64
 * hexadecimal digits. Pseudonyms of different purposes cannot be compared. The function throws `Problem` internal where
 * the store has no key.
 */
export const createPseudonymize = (store: Documents): Pseudonymize => {
  let imported: { readonly version: number; readonly key: CryptoKey } | undefined
  const readKey = async (): Promise<CryptoKey> => {
    const stored = await store.getDocument('setting', code)
    if (stored === null) throw new Problem('internal', reason('store.no_installation_key'))
    if (imported?.version !== stored.version) {
      const { secret } = InstallationKey.parse(stored.value)
      const algorithm = { name: 'HMAC', hash: 'SHA-256' }
      const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
      imported = { version: stored.version, key }
    }
    return imported.key
  }
  return async (purpose, text) => {
    const bytes = encoder.encode(`${purpose}\0${text}`)
    return toHex(new Uint8Array(await crypto.subtle.sign('HMAC', await readKey(), bytes)))
  }
}
