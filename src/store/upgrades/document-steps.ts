import { z } from 'zod'
import { changeMembers, renameMembers } from './rename-members.ts'
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

/** Renames `belief` of an email partner to `senderChecks`. */
export const renameSenderChecks = (document: StoredDocument): StoredDocument =>
  document.kind === 'partner'
    ? {
        ...document,
        value: changeMembers(document.value, {
          connection: (connection) => renameMembers(connection, { belief: 'senderChecks' }),
        }),
      }
    : document

/** Workflow profiles, locate profiles, rota templates and mailboxes are identified by a `code` like all documents. */
export const configurationCodesStep: UpgradeStep = {
  from: 4,
  name: 'configuration documents are identified by a code',
  changes: { document: renameCode },
}

/** Email partners name the checks of their senders in plain words. */
export const senderChecksStep: UpgradeStep = {
  from: 6,
  name: 'email partners name the checks of their senders',
  changes: { document: renameSenderChecks },
}
