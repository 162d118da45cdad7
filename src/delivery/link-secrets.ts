import type { Instant } from '../borrowing/values.ts'
import { LinkSecrets } from '../configuration/settings.ts'
import { randomHex } from '../hex.ts'
import type { Signer } from '../partners/signer.ts'
import { Problem } from '../problem.ts'
import type { DocumentsPort } from '../store/ports/documents.ts'
import { reason } from '../translations/reason.ts'

const key = 'link-secrets'
/** The number of secrets that are accepted: the present one and two earlier ones. */
const maxSecrets = 3

const encoder = new TextEncoder()

/** Makes sure that there is a secret: one is made at first start. */
export const ensureLinkSecret = async (store: DocumentsPort, now: Instant): Promise<void> => {
  if ((await store.getDocument('setting', key)) !== null) return
  const value: LinkSecrets = { secrets: [{ secret: randomHex(32), since: now }] }
  await store.putDocuments([{ kind: 'setting', key, value, expectedVersion: 0 }])
}

/**
 * Takes a new secret into use. Links that were signed with the last two secrets are still accepted.
 *
 * @returns since when each secret is in use, the new one first; `Problem` conflict where another rotation came first
 */
export const rotateLinkSecret = async (store: DocumentsPort, now: Instant): Promise<readonly Instant[]> => {
  const stored = await store.getDocument('setting', key)
  // Secrets that cannot be read are replaced: a rotation repairs the document.
  const before = LinkSecrets.safeParse(stored?.value).data?.secrets ?? []
  const secrets = [{ secret: randomHex(32), since: now }, ...before].slice(0, maxSecrets)
  const value: LinkSecrets = { secrets }
  const expectedVersion = stored?.version ?? 0
  const result = await store.putDocuments([{ kind: 'setting', key, value, expectedVersion }])
  if (result !== 'written') throw new Problem('conflict', reason('problem.secret_changed_meanwhile'))
  return secrets.map(({ since }) => since)
}

const keyOf = (secret: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])

/** Makes the signer. It reads the secrets through the store, so that a rotation holds for every process at once. */
export const createLinkSigner = (store: DocumentsPort): Signer => {
  let cached: { readonly version: number; readonly keys: readonly CryptoKey[] } | undefined
  const keysNow = async (): Promise<readonly CryptoKey[]> => {
    const stored = await store.getDocument('setting', key)
    if (stored === null) throw new Problem('internal', reason('problem.no_link_secret'))
    if (cached?.version !== stored.version) {
      const { secrets } = LinkSecrets.parse(stored.value)
      cached = {
        version: stored.version,
        keys: await Promise.all(secrets.map(({ secret }) => keyOf(secret))),
      }
    }
    return cached.keys
  }
  return async (text) => {
    const bytes = encoder.encode(text)
    const [first, ...others] = await Promise.all(
      (await keysNow()).map(async (each) => new Uint8Array(await crypto.subtle.sign('HMAC', each, bytes))),
    )
    if (first === undefined) throw new Problem('internal', reason('problem.no_link_secret'))
    return [first, ...others]
  }
}
