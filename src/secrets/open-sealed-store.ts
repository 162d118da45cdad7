import type { ConfigKind } from '../configuration/kind.ts'
import { Problem } from '../problem.ts'
import type { Store } from '../store/ports/store.ts'
import { reason } from '../translations/reason.ts'
import { type KeyCheck, keyCheckCode, readKeyCheck } from './key-check.ts'
import type { MasterKey } from './master-keys.ts'
import { type SealedDocuments, sealedDocuments } from './sealed-documents.ts'
import { createSealedStore, needsSealing } from './sealed-store.ts'
import { createSealer, isSealed, keyIdOf, type Sealer } from './sealer.ts'

/** The source of master keys. */
export type KeySource = {
  /** Reads the keys as they are now; null where there are none. */
  readonly read: () => Promise<readonly MasterKey[] | null>
  /** Creates the first key; null where none is created here. */
  readonly create: (() => Promise<readonly MasterKey[]>) | null
  /** Where the keys are set, for messages. */
  readonly name: string
  /** True where secrets may be stored in plain text as long as there is no key. */
  readonly allowsPlain?: boolean
}

const checkText = 'lendwire'
const wrongKey = (name: string, cause: unknown): Problem =>
  new Problem('invalid_input', reason('start.master_key_of_other_store', { name }), { cause })

const missingKey = (id: string): Problem =>
  new Problem('invalid_input', reason('start.master_key_needed', { id }))

const plainRefused = (): Problem => new Problem('invalid_input', reason('start.plain_secrets'))

/**
 * Refuses to open a store whose secrets could not be sealed, before anything is created in it.
 *
 * @throws Problem invalid_input where no key is set, none is created, and secrets may not be plain, or the keys cannot be read
 */
export const refuseWithoutKey = async (source: KeySource): Promise<void> => {
  const isMissing = (await source.read()) === null && source.create === null
  if (isMissing && source.allowsPlain !== true) throw plainRefused()
}

/** The number of documents that were sealed again. */
export type Resealed = { readonly documents: number; readonly keyId: string }

type Pass = { readonly found: number; readonly written: number }

/** Seals every secret with the key that seals now, one document after the other. */
const resealOnce = async (
  raw: Store,
  sealed: Store,
  { schemaOf, sealedKinds }: SealedDocuments,
  keyId: string,
): Promise<Pass> => {
  let [found, written] = [0, 0]
  for (const kind of sealedKinds)
    for (const { key, value, version } of await raw.listDocuments(kind)) {
      if (!needsSealing(schemaOf(kind, key), value, keyId)) continue
      const plain = await sealed.getDocument(kind, key)
      if (plain === null) continue
      found += 1
      // Who changed the document meanwhile has sealed it, perhaps with the earlier key: the next pass sees to it.
      const result = await sealed.putDocuments([{ kind, key, value: plain.value, expectedVersion: version }])
      if (result === 'written') written += 1
    }
  return { found, written }
}

/** The most passes: a gateway that cannot read the new key may go on sealing with the earlier one. */
const maxPasses = 10

/** Seals every secret with the key that seals now, those too that a gateway sealed with the earlier key meanwhile. */
const resealAll = async (
  raw: Store,
  sealed: Store,
  documents: SealedDocuments,
  sealer: Sealer,
): Promise<number> => {
  let written = 0
  for (let passes = 0; passes < maxPasses; passes += 1) {
    const pass = await resealOnce(raw, sealed, documents, sealer.keyId())
    written += pass.written
    if (pass.found === 0) break
  }
  return written
}

/** Makes the sealer of the keys that are set. `Problem` invalid_input where they do not fit the store. */
const createFittingSealer = async (
  keys: readonly MasterKey[],
  check: KeyCheck | null,
  source: KeySource,
): Promise<Sealer> => {
  const sealer = createSealer(keys, async () => (await source.read()) ?? [])
  if (check === null) return sealer
  const opened = await sealer.open(check.sealed).catch((error: unknown) => {
    throw wrongKey(source.name, error)
  })
  if (!isSealed(check.sealed) || opened !== checkText) throw wrongKey(source.name, undefined)
  return sealer
}

/**
 * Opens the secrets of a store for a look at it: nothing is created or sealed again.
 *
 * @returns the store with plain secrets; the store itself where no key is set and nothing is sealed
 * @throws Problem invalid_input where the key is missing or does not fit
 */
export const readSealedStore = async (
  raw: Store,
  source: KeySource,
  kinds: readonly ConfigKind[],
): Promise<Store> => {
  const check = await readKeyCheck(raw)
  const keys = await source.read()
  if (keys === null) {
    if (check !== null) throw missingKey(keyIdOf(check.sealed))
    return raw
  }
  const { schemaOf, sealedKinds } = sealedDocuments(kinds)
  return createSealedStore(raw, await createFittingSealer(keys, check, source), schemaOf, sealedKinds)
}

/**
 * Opens the secrets of a store: checks that the master key fits it, creates a key where none is set and one is created
 * here, and seals what is plain yet.
 *
 * @param reseal `all` looks at every secret, also where the store says that the present key has sealed them: a gateway that
 *   had not read the key yet may have sealed one later
 * @returns the store with plain secrets; the store itself where no key is set and none is created
 * @throws Problem invalid_input where the key is missing or does not fit, or none is set and secrets may not be plain
 */
export const openSealedStore = async (
  raw: Store,
  source: KeySource,
  kinds: readonly ConfigKind[],
  report: {
    readonly created: () => void
    readonly notSealed: () => void
    readonly resealed: (done: Resealed) => void
  },
  reseal: 'where_needed' | 'all' = 'where_needed',
): Promise<Store> => {
  const check = await readKeyCheck(raw)
  const set = await source.read()
  if (set === null && check !== null) throw missingKey(keyIdOf(check.sealed))
  const keys = set ?? (source.create === null ? null : await source.create())
  if (keys === null) {
    if (source.allowsPlain !== true) throw plainRefused()
    report.notSealed()
    return raw
  }
  if (set === null) report.created()
  const sealer = await createFittingSealer(keys, check, source)
  const documents = sealedDocuments(kinds)
  const sealed = createSealedStore(raw, sealer, documents.schemaOf, documents.sealedKinds)
  const isSealedNow = check?.withUrls === true && keyIdOf(check.sealed) === sealer.keyId()
  if (reseal === 'all' || !isSealedNow) {
    const count = await resealAll(raw, sealed, documents, sealer)
    const value: KeyCheck = { sealed: await sealer.seal(checkText), withUrls: true }
    await raw.putDocuments([{ kind: 'setting', key: keyCheckCode, value, expectedVersion: null }])
    if (count > 0) {
      // What was stored before must not be found in logs of the storage.
      await raw.scrub()
      report.resealed({ documents: count, keyId: sealer.keyId() })
    }
  }
  return sealed
}
