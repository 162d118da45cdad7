import { z } from 'zod'
import type { StoredDocument, UpgradeStep } from './step.ts'

/** The kinds of documents whose `name` was their code. */
const named: readonly string[] = ['workflow', 'locate', 'locate_profile', 'rota_template', 'mailbox']

const Named = z.looseObject({ name: z.string(), code: z.undefined().optional() })

/** Renames `name` to `code`, as partners and libraries have it, and the kind `locate` to `locate_profile`. */
export const renameCode = ({ kind, key, value }: StoredDocument): StoredDocument => {
  if (!named.includes(kind)) return { kind, key, value }
  const read = Named.safeParse(value)
  const { name, ...rest } = read.data ?? { name: '' }
  return {
    kind: kind === 'locate' ? 'locate_profile' : kind,
    key,
    value: read.success ? { code: name, ...rest } : value,
  }
}

/** Workflow profiles, locate profiles, rota templates and mailboxes are identified by a `code` like all documents. */
export const configurationCodesStep: UpgradeStep = {
  from: 4,
  name: 'configuration documents are identified by a code',
  changes: { document: renameCode },
}
