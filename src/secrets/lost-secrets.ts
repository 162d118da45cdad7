import { markLostSecret } from '../configuration/lost-secret.ts'
import { type MarkedField, removeAt, replaceAt, valueAt } from '../configuration/marked-fields.ts'
import { Problem } from '../problem.ts'
import type { DocumentKind, DocumentWrite } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import { keyCheckCode, readKeyCheck } from './key-check.ts'
import type { MasterKey } from './master-keys.ts'
import type { SealedDocuments } from './sealed-documents.ts'
import { findSealedFields } from './sealed-store.ts'
import { isSealed, keyIdOf } from './sealer.ts'

/** A secret of a document that no master key opens which is set. */
export type LostSecret = {
  readonly kind: DocumentKind
  readonly code: string
  readonly path: MarkedField['path']
  /** The id of the master key that sealed it. */
  readonly keyId: string
  readonly version: number
}

/**
 * Finds the secrets that no master key opens which is set.
 *
 * @param raw the store with sealed secrets
 * @param keys the master keys that are set
 */
export const findLostSecrets = async (
  raw: Pick<Store, 'listDocuments'>,
  keys: readonly MasterKey[],
  { schemaOf, sealedKinds }: SealedDocuments,
): Promise<readonly LostSecret[]> => {
  const present = new Set(keys.map(({ id }) => id))
  const lists = await Promise.all(
    sealedKinds.map(async (kind) =>
      (await raw.listDocuments(kind)).flatMap(({ key: code, value, version }) => {
        const schema = schemaOf(kind, code)
        if (schema === undefined) return []
        return findSealedFields(schema, value).flatMap(({ path, value: secret }): LostSecret[] =>
          isSealed(secret) && !present.has(keyIdOf(secret))
            ? [{ kind, code, path, keyId: keyIdOf(secret), version }]
            : [],
        )
      }),
    ),
  )
  return lists.flat()
}

/** Documents whose secrets go out with deliveries: without them they must not be used, so that deliveries wait. */
const mustBeComplete: readonly DocumentKind[] = ['partner', 'ils', 'locate_profile', 'mailbox']

/** Removes the value at a path, or the smallest part around it without which the document is valid. */
const withoutPart = (
  isValid: (value: unknown) => boolean,
  value: unknown,
  path: MarkedField['path'],
): unknown => {
  if (valueAt(value, path) === undefined) return value
  for (let length = path.length; length > 0; length -= 1) {
    const shorter = removeAt(value, path.slice(0, length))
    if (typeof path[length - 1] === 'string' && isValid(shorter)) return shorter
  }
  return undefined
}

/** Returns a document without its lost secrets; undefined where it is deleted. */
const withoutSecrets = (
  value: unknown,
  secrets: readonly LostSecret[],
  { schemaOf }: SealedDocuments,
): unknown => {
  const [first] = secrets
  if (first === undefined) return value
  const { kind, code } = first
  if (kind === 'setting') return undefined
  const marked = secrets.reduce(
    (made, { path, keyId }) => replaceAt(made, path, markLostSecret(keyId)),
    value,
  )
  if (mustBeComplete.includes(kind)) return marked
  const isValid = (made: unknown): boolean => schemaOf(kind, code)?.safeParse(made).success === true
  return secrets.reduce<unknown>((made, { path }) => withoutPart(isValid, made, path), value) ?? marked
}

/**
 * Drops lost secrets for good, so that the store opens without the key that sealed them. Partners, library systems, locate
 * profiles and mailboxes become faulty documents until the secret is entered again, so that what goes to them waits; from
 * other documents the part with the secret is removed. The gateway's own secrets are created again at its next start.
 *
 * @throws Problem conflict if a document is changed at the same time
 */
export const dropLostSecrets = async (
  raw: Pick<Store, 'getDocument' | 'putDocuments'>,
  lost: readonly LostSecret[],
  keys: readonly MasterKey[],
  documents: SealedDocuments,
): Promise<void> => {
  const byDocument = Map.groupBy(lost, ({ kind, code }) => `${kind} ${code}`)
  const writes: DocumentWrite[] = []
  for (const secrets of byDocument.values()) {
    const [first] = secrets
    if (first === undefined) continue
    const { kind, code, version } = first
    const stored = await raw.getDocument(kind, code)
    const value = withoutSecrets(stored?.value, secrets, documents)
    writes.push({ kind, key: code, value, expectedVersion: version })
  }
  const check = await readKeyCheck(raw)
  if (check !== null && !keys.some(({ id }) => id === keyIdOf(check.sealed)))
    writes.push({ kind: 'setting', key: keyCheckCode, value: undefined, expectedVersion: null })
  if (writes.length === 0) return
  if ((await raw.putDocuments(writes)) !== 'written')
    throw new Problem('conflict', reason('store.document_changed'))
}
