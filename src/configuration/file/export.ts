import type { DocumentSnapshot } from '../../store/ports/documents.ts'
import type { DocumentFault } from '../document-fault.ts'
import { faultOf } from '../document-reader.ts'
import type { ConfigKind } from '../kind.ts'
import { removeAt, replaceAt } from '../marked-fields.ts'
import { findSecrets, maskSecrets } from '../secrets.ts'
import type { SecretReference } from './secret-references.ts'

/** The replacement of secrets: references to variables of the environment, or the mask. */
export type ExportedSecrets = 'references' | 'masked'

/** A configuration as `readEntries` reads it. */
export type ExportedConfiguration = {
  readonly content: Readonly<Record<string, unknown>>
  /** The variables of the environment that its references name. */
  readonly variables: readonly string[]
  /** Stored documents that cannot be read: they are left out. */
  readonly faults: readonly DocumentFault[]
}

/** Gives each secret a variable of its own, named after its document and place. */
const createVariables = () => {
  const names = new Set<string>()
  return {
    names,
    nameFor: (parts: readonly (string | number)[]): string => {
      const base = ['LENDWIRE_SECRET', ...parts]
        .join('_')
        .replace(/[^A-Za-z0-9]+/g, '_')
        .toUpperCase()
      let name = base
      for (let count = 2; names.has(name); count += 1) name = `${base}_${count}`
      names.add(name)
      return name
    },
  }
}

/**
 * Exports the stored configuration. No secret is in it.
 *
 * @param documents what is stored
 * @param kinds the table of document kinds
 * @param secrets the replacement of secrets
 */
export const exportConfiguration = (
  documents: DocumentSnapshot,
  kinds: readonly ConfigKind[],
  secrets: ExportedSecrets,
): ExportedConfiguration => {
  const { names, nameFor } = createVariables()
  const faults: DocumentFault[] = []
  const withReferences = (kind: ConfigKind, code: string, value: unknown): unknown =>
    findSecrets(kind.schema, value).reduce<unknown>((made, { path }) => {
      const reference: SecretReference = { fromEnvironment: nameFor([kind.kind, code, ...path]) }
      return replaceAt(made, path, reference)
    }, value)
  const sections = kinds.map((kind) => {
    const entries = documents.list(kind.kind).flatMap(({ key, value: stored }) => {
      const fault = faultOf(kind.kind, key, kind.schema, stored)
      if (fault !== null) {
        faults.push(fault)
        return []
      }
      const value = kind.inPresentShape(stored)
      const own = kind.createdMembers.reduce<unknown>((made, member) => removeAt(made, [member]), value)
      const shown = secrets === 'masked' ? maskSecrets(kind.schema, own) : withReferences(kind, key, own)
      const entry = kind.declare(shown, key)
      return entry === undefined ? [] : [entry]
    })
    return [kind.section, 'single' in kind.code ? entries[0] : entries] as const
  })
  const isEmpty = (content: unknown): boolean =>
    content === undefined || (Array.isArray(content) && content.length === 0)
  return {
    content: Object.fromEntries(sections.filter(([, content]) => !isEmpty(content))),
    variables: [...names],
    faults,
  }
}
