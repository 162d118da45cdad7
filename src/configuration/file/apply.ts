import { z } from 'zod'
import { AgencyId, Day, type Instant, PartnerCode } from '../../borrowing/values.ts'
import type { Breathe } from '../../breathe.ts'
import type { ProtocolEntry } from '../../partners/protocol-entry.ts'
import { type Fault, Problem } from '../../problem.ts'
import type { CachedKind, DocumentWrite } from '../../store/ports/documents.ts'
import type { Store } from '../../store/ports/store.ts'
import { isSameDocument } from '../document-diff.ts'
import { planDocument, surroundingsOf, withConfigurationLock, writeConflict } from '../documents.ts'
import type { ConfigKind } from '../kind.ts'
import { createPartnerIndex, type PartnerIndex } from '../partner-index.ts'
import { createSnapshots } from '../snapshot.ts'
import { createDraft } from './draft.ts'
import { type ConfigEntry, refuseFile } from './entries.ts'
import { checkRemovals, findRemovals, type Prune } from './prune.ts'

/** The dependencies of applying a configuration. */
export type ApplyDeps = {
  readonly store: Pick<Store, 'readDocumentSnapshot' | 'putDocuments' | 'acquireLease' | 'releaseLease'>
  readonly now: () => Instant
  /** The registered protocols of partners. */
  readonly protocols: readonly ProtocolEntry[]
  /** The languages that letters can be written in. */
  readonly letterLanguages: readonly string[]
  /** Lets other work run from time to time, where there are many documents. */
  readonly breathe?: Breathe
}

/** What a partner document has for the index of partners. */
const Named = z.object({
  code: PartnerCode,
  symbols: z.array(AgencyId),
  formerSymbols: z.array(AgencyId.extend({ until: Day })).optional(),
})

/** The change of one document. */
export type DocumentChange = {
  readonly kind: ConfigKind
  readonly code: string
  readonly action: 'create' | 'change' | 'keep' | 'delete'
  /** The stored document in its present shape; undefined where there is none. */
  readonly before: unknown
  /** Undefined where it is deleted. */
  readonly after: unknown
}

/** Reads what is wrong with one document; any other error passes through. */
const faultsIn = (path: string, error: unknown): readonly Fault[] => {
  if (!(error instanceof Problem) || !['invalid_input', 'conflict', 'not_found'].includes(error.code))
    throw error
  return error.faults.length === 0
    ? [{ path, ...error.reason }]
    : error.faults.map((fault) => ({ ...fault, path: `${path}/${fault.path}` }))
}

/** Enough for some thousand documents on a slow machine, in milliseconds. */
const longest = 60_000

/** A document that an older version saved differs only where it means something else today. */
const actionOf = (before: unknown, after: unknown): DocumentChange['action'] => {
  if (before === undefined) return 'create'
  return isSameDocument(before, after) ? 'keep' : 'change'
}

/**
 * Plans what a configuration changes: all of it is checked, as the API checks each document, against the store and the rest
 * of the configuration. Documents that it does not declare stay as they are, unless they are pruned.
 *
 * @returns the change of each document; `Problem` invalid_input with the faults of the first kind that has some
 */
const plan = async (
  { store, now, letterLanguages, protocols, breathe }: ApplyDeps,
  entries: readonly ConfigEntry[],
  prune: Prune | undefined,
): Promise<{
  readonly changes: readonly DocumentChange[]
  readonly written: readonly DocumentWrite[]
}> => {
  const placeOf = (kind: CachedKind, code: string): string => `${kind} ${code}`
  const toCome = new Set(entries.map(({ kind, code }) => placeOf(kind.kind, code)))
  const stored = await store.readDocumentSnapshot()
  const draft = createDraft(stored, (kind, key) => toCome.has(placeOf(kind, key)))
  const removals = prune === undefined ? [] : findRemovals(prune, entries, stored)
  for (const { kind, stored: document } of removals)
    draft.put({ kind: kind.kind, key: document.key, value: undefined, expectedVersion: document.version })
  const snapshotOf = createSnapshots(protocols)
  // Once for all of them: a list of the partners for each of thousands would take minutes.
  let index: PartnerIndex | undefined
  const partners = (): PartnerIndex => {
    index ??= createPartnerIndex(snapshotOf(draft.documents()).partners())
    return index
  }
  const changes: DocumentChange[] = []
  for (const kind of new Set(entries.map((entry) => entry.kind))) {
    const faults: Fault[] = []
    for (const { path, code, input } of entries.filter((entry) => entry.kind === kind)) {
      await breathe?.()
      const documents = draft.documents()
      const surroundings = surroundingsOf(snapshotOf(documents), letterLanguages, partners)
      try {
        const planned = planDocument(kind, code, input, { documents, surroundings, now: now() })
        const { value } = planned
        const before = planned.before === null ? undefined : kind.inPresentShape(planned.before.value)
        const action = actionOf(before, value)
        changes.push({ kind, code, action, before, after: value })
        if (kind.kind === 'partner') partners().add(Named.parse({ ...Object(value), code }))
        if (action !== 'keep')
          draft.put({ kind: kind.kind, key: code, value, expectedVersion: planned.before?.version ?? 0 })
      } catch (error) {
        faults.push(...faultsIn(path, error))
      }
      toCome.delete(placeOf(kind.kind, code))
    }
    refuseFile(faults)
  }
  if (prune !== undefined) await checkRemovals(prune, removals, draft.documents())
  for (const { kind, stored: document } of removals)
    changes.push({ kind, code: document.key, action: 'delete', before: document.value, after: undefined })
  const notes = removals.flatMap(({ kind, stored: { key } }) =>
    kind.notes.map((note) => ({ kind: note, key, value: undefined, expectedVersion: null })),
  )
  return { changes, written: [...draft.written(), ...notes] }
}

/** Says what applying a configuration would change, and changes nothing. It throws as `applyConfiguration` does. */
export const planConfiguration = async (
  deps: ApplyDeps,
  entries: readonly ConfigEntry[],
  prune?: Prune,
): Promise<readonly DocumentChange[]> => (await plan(deps, entries, prune)).changes

/**
 * Applies a configuration: what differs is written in one atomic step. Applying it twice changes nothing.
 *
 * @param entries what it declares, as `readEntries` gives it
 * @param prune which documents to delete besides; none where left out
 * @returns what was changed; `Problem` invalid_input with the faults of the first kind of documents that has some, conflict
 *   where a document to delete is named, conflict or unavailable where others change the configuration at the same time. Then nothing was written
 */
export const applyConfiguration = (
  deps: ApplyDeps,
  entries: readonly ConfigEntry[],
  prune?: Prune,
): Promise<readonly DocumentChange[]> =>
  withConfigurationLock(
    deps,
    async () => {
      const { changes, written } = await plan(deps, entries, prune)
      if (written.length > 0 && (await deps.store.putDocuments(written)) !== 'written') throw writeConflict()
      return changes
    },
    longest,
  )
