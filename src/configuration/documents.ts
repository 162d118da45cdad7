import type { Instant } from '../borrowing/values.ts'
import { Problem } from '../problem.ts'
import type { DocumentSnapshot } from '../store/ports/documents.ts'
import type { Store } from '../store/ports/store.ts'
import type { Stored } from '../store/ports/stored.ts'
import { reason } from '../translations/reason.ts'
import { isSameDocument } from './document-diff.ts'
import { type DocumentFault, documentFaultProblem } from './document-fault.ts'
import { faultOf } from './document-reader.ts'
import type { ConfigKind, Reader, Surroundings } from './kind.ts'
import type { NamingRequests } from './naming-requests.ts'
import { createPartnerIndex, type PartnerIndex } from './partner-index.ts'
import { findNamers, namedProblem } from './references.ts'
import type { ConfigSnapshot, Configuration } from './snapshot.ts'

/** The dependencies of changing the configuration. */
export type ConfigDeps = {
  readonly store: Pick<
    Store,
    'readDocumentSnapshot' | 'getDocument' | 'putDocuments' | 'acquireLease' | 'releaseLease'
  >
  readonly configuration: Configuration
  /** The table of document kinds. */
  readonly kinds: readonly ConfigKind[]
  readonly now: () => Instant
  /** The languages that letters can be written in. */
  readonly letterLanguages: readonly string[]
  /** Finds the open requests that name a document. */
  readonly requestsNaming: NamingRequests
}

/** A document after it was saved; `before` is the one of its code in its present shape, undefined where there was none. */
export type Saved = { readonly stored: Stored<unknown>; readonly before: unknown }

/** Returns the problem of a write that met another one. Another write came between reading and writing. */
export const writeConflict = (): Problem =>
  new Problem('conflict', reason('problem.document_changed_meanwhile'))

/** Returns the problem of a write that came too late. The document has not the version that the write depends on. */
const changedMeanwhile = (): Problem =>
  new Problem('precondition_failed', reason('problem.document_changed_since_read'))

/** The number of attempts to get the lock, and the time between two of them, in milliseconds. */
const lockAttempts = 100
const lockPause = 30

/**
 * Changes the configuration while nobody else does, in whatever process: what was checked still holds when it is written.
 *
 * @param longest how long the work may take, in milliseconds
 * @returns what the work gives; `Problem` unavailable where others take too long
 */
export const withConfigurationLock = async <T>(
  { store }: { readonly store: Pick<Store, 'acquireLease' | 'releaseLease'> },
  work: () => Promise<T>,
  longest = 10_000,
): Promise<T> => {
  const name = 'configuration'
  for (let attempt = 0; attempt < lockAttempts; attempt++) {
    const lease = await store.acquireLease(name, longest)
    if (lease !== null) return work().finally(() => store.releaseLease(name, lease))
    await new Promise((resolve) => setTimeout(resolve, lockPause))
  }
  throw new Problem('unavailable', reason('problem.configuration_busy'))
}

/** Returns the code of a kind's document: the one that is named, or its fixed one. */
export const codeOf = (kind: ConfigKind, code: string | undefined): string =>
  'single' in kind.code ? kind.code.single : (code ?? '')

/** Returns what documents are checked against: a snapshot, the languages of letters, and the partners. */
export const surroundingsOf = (
  snapshot: ConfigSnapshot,
  letterLanguages: readonly string[],
  partners: () => PartnerIndex = () => createPartnerIndex(snapshot.partners()),
): Surroundings => ({
  partners,
  libraries: snapshot.libraries,
  lenders: snapshot.partners,
  letterLanguages,
})

/** Says why a stored document cannot be read; null where it can. */
const faultIn = (kind: ConfigKind, code: string, value: unknown): DocumentFault | null =>
  faultOf(kind.kind, code, kind.schema, value)

/**
 * Lists the documents of a kind as a reader may see them, by code. Faulty ones are left out: they are listed with the
 * faults of the configuration.
 */
export const listDocuments = async (
  { store }: Pick<ConfigDeps, 'store'>,
  kind: ConfigKind,
  reader: Reader,
): Promise<readonly unknown[]> =>
  (await store.readDocumentSnapshot())
    .list(kind.kind)
    .filter(({ key, value }) => faultIn(kind, key, value) === null)
    .map(({ value }) => kind.view(value, reader))
    .filter((seen) => seen !== null)

/**
 * Reads a document as a reader may see it; null where there is none, or the reader may not see it. Of a kind with one
 * single document, an empty one where none was stored. `Problem` document_fault where it is faulty.
 */
export const readDocument = async (
  { store }: Pick<ConfigDeps, 'store'>,
  kind: ConfigKind,
  code: string,
  reader: Reader,
): Promise<Stored<unknown> | null> => {
  const stored = (await store.readDocumentSnapshot()).get(kind.kind, code)
  if (stored === null) return 'single' in kind.code ? { value: kind.schema.parse({}), version: 0 } : null
  const fault = faultIn(kind, code, stored.value)
  if (fault !== null) throw documentFaultProblem(fault)
  const value = kind.view(stored.value, reader)
  return value === null ? null : { value, version: stored.version }
}

/** Returns the version of a document, for conditions on a write: null where there is none. */
export const storedVersion = async (
  { store }: Pick<ConfigDeps, 'store'>,
  kind: ConfigKind,
  code: string,
): Promise<Stored<unknown> | null> =>
  (await store.readDocumentSnapshot()).get(kind.kind, code) ??
  ('single' in kind.code ? { value: undefined, version: 0 } : null)

/** A document as an input makes it, on top of what is stored. */
export type PlannedDocument = { readonly value: unknown; readonly before: Stored<unknown> | null }

/**
 * Makes the document that an input stands for, checked against the rest of the configuration.
 *
 * @param documents what is stored, and what is planned to be
 * @returns the document; `Problem` invalid_input with its faults, conflict, or not_found where what it belongs to is gone
 */
export const planDocument = (
  kind: ConfigKind,
  code: string,
  input: unknown,
  {
    documents,
    surroundings,
    now,
  }: { readonly documents: DocumentSnapshot; readonly surroundings: Surroundings; readonly now: Instant },
): PlannedDocument => {
  const before = documents.get(kind.kind, code)
  const exists = (of: ConfigKind['kind'], named: string): boolean => documents.get(of, named) !== null
  const value = kind.make(input, { code, before: before?.value ?? null, now, surroundings, exists })
  return { value, before }
}

/**
 * Stores a document after its checks. A document that does not differ is not written.
 *
 * @param onVersion only on this version of the document, 0 for none; otherwise on whatever is there
 * @returns the document as it is stored now; `Problem` as `planDocument`, precondition_failed where it has another version
 *   than `onVersion`, or conflict where another write came first
 */
export const saveDocument = (
  deps: ConfigDeps,
  kind: ConfigKind,
  code: string,
  input: unknown,
  onVersion?: number,
): Promise<Saved> =>
  withConfigurationLock(deps, async () => {
    const documents = await deps.store.readDocumentSnapshot()
    const version = documents.get(kind.kind, code)?.version ?? 0
    if (onVersion !== undefined && version !== onVersion) throw changedMeanwhile()
    const surroundings = surroundingsOf(await deps.configuration.snapshot(), deps.letterLanguages)
    const planned = planDocument(kind, code, input, { documents, surroundings, now: deps.now() })
    const { value, before } = planned
    const was = before === null ? undefined : kind.inPresentShape(before.value)
    if (before !== null && isSameDocument(before.value, value))
      return { stored: { ...before, value }, before: was }
    const document = { kind: kind.kind, key: code, value, expectedVersion: version }
    const written = await deps.store.putDocuments([document])
    const stored = written === 'written' ? await deps.store.getDocument(kind.kind, code) : null
    if (stored === null) throw writeConflict()
    return { stored: { value, version: stored.version }, before: was }
  })

/**
 * Deletes a document that nothing names.
 *
 * @param onVersion only on this version of the document; otherwise on whatever is there
 * @returns nothing; `Problem` precondition_failed where it has another version than `onVersion`, or conflict where a
 *   document or an open request names it (`facts.namedBy` lists the first of them), or where another write came first
 */
export const deleteDocument = (
  deps: ConfigDeps,
  kind: ConfigKind,
  code: string,
  onVersion?: number,
): Promise<void> =>
  withConfigurationLock(deps, async () => {
    const documents = await deps.store.readDocumentSnapshot()
    const { value, version } = documents.get(kind.kind, code) ?? { value: null, version: 0 }
    if (onVersion !== undefined && version !== onVersion) throw changedMeanwhile()
    const namers = await findNamers(deps.kinds, documents, deps.requestsNaming, kind, { code, value })
    if (namers.count > 0) throw namedProblem(kind, code, namers)
    const result = await deps.store.putDocuments([
      { kind: kind.kind, key: code, value: undefined, expectedVersion: version },
      ...kind.notes.map((note) => ({ kind: note, key: code, value: undefined, expectedVersion: null })),
    ])
    if (result !== 'written') throw writeConflict()
  })
