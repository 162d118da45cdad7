import { builtInWorkflows } from '../../borrowing/workflow/built-in-workflows.ts'
import { type Fault, Problem } from '../../problem.ts'
import type { DocumentSnapshot, StoredDocument } from '../../store/ports/documents.ts'
import { reason } from '../../translations/reason.ts'
import type { ConfigKind } from '../kind.ts'
import type { NamingRequests } from '../naming-requests.ts'
import { findNamers, namedProblem } from '../references.ts'
import type { ConfigEntry } from './entries.ts'

/** Which documents applying a configuration deletes besides. */
export type Prune = {
  /** The table of document kinds. */
  readonly kinds: readonly ConfigKind[]
  /** The sections that the configuration has. Documents of other sections are never deleted. */
  readonly sections: readonly string[]
  readonly requestsNaming: NamingRequests
}

/** A stored document that the configuration leaves out. */
export type Removal = { readonly kind: ConfigKind; readonly stored: StoredDocument }

const builtInCodes = new Set<string>(builtInWorkflows.map(({ code }) => code))

/** Returns true for a document that every gateway has: it would be back at the next start. */
const isBuiltIn = ({ kind }: ConfigKind, code: string): boolean =>
  kind === 'workflow' && builtInCodes.has(code)

/**
 * Finds the stored documents to delete: those of the configuration's sections that it does not declare. Built-in workflow
 * profiles, documents of which there is always one, and API keys stay: a key is revoked, or the caller could lock itself out.
 */
export const findRemovals = (
  { kinds, sections }: Prune,
  entries: readonly ConfigEntry[],
  stored: DocumentSnapshot,
): readonly Removal[] =>
  kinds
    .filter(({ kind, section, code }) => sections.includes(section) && kind !== 'key' && !('single' in code))
    .flatMap((kind) => {
      const declared = new Set(entries.filter((entry) => entry.kind === kind).map(({ code }) => code))
      return stored
        .list(kind.kind)
        .filter(({ key }) => !declared.has(key) && !isBuiltIn(kind, key))
        .map((document) => ({ kind, stored: document }))
    })

/**
 * Checks that documents may be deleted, once the rest of the configuration is as it will be.
 *
 * @param documents the configuration as it will be, without the documents to delete
 * @throws Problem `conflict` with a fault for each document that must stay, which says what names it
 */
export const checkRemovals = async (
  { kinds, requestsNaming }: Prune,
  removals: readonly Removal[],
  documents: DocumentSnapshot,
): Promise<void> => {
  const faults: Fault[] = []
  for (const { kind, stored } of removals) {
    const named = { code: stored.key, value: stored.value }
    const namers = await findNamers(kinds, documents, requestsNaming, kind, named)
    if (namers.count > 0)
      faults.push({ path: kind.section, ...namedProblem(kind, stored.key, namers).reason })
  }
  if (faults.length > 0) throw new Problem('conflict', reason('problem.documents_not_deletable'), { faults })
}
