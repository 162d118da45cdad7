import { builtInWorkflows } from '../borrowing/workflow/built-in-workflows.ts'
import type { DocumentSnapshot } from '../store/ports/documents.ts'
import type { ConfigEntry } from './file/entries.ts'
import type { ConfigKind } from './kind.ts'

/**
 * Returns the built-in workflow profiles that a store does not have yet and that a configuration does not declare, as
 * entries of it: a gateway starts with them, and what the configuration declares may name them.
 */
export const missingBuiltInEntries = (
  kinds: readonly ConfigKind[],
  stored: DocumentSnapshot,
  declared: readonly ConfigEntry[],
): readonly ConfigEntry[] => {
  const kind = kinds.find((each) => each.kind === 'workflow')
  if (kind === undefined) return []
  const declaredCodes = new Set(declared.filter((entry) => entry.kind === kind).map(({ code }) => code))
  return builtInWorkflows
    .filter(({ code }) => !declaredCodes.has(code) && stored.get('workflow', code) === null)
    .map((profile) => ({ path: `built-in ${profile.code}`, kind, code: profile.code, input: profile }))
}
