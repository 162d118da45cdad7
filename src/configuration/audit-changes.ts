import type { z } from 'zod'
import type { AuditChange, ProcessAction } from '../audit/audit-entry.ts'
import type { AuditLog } from '../audit/audit-log.ts'
import type { Instant } from '../borrowing/values.ts'
import type { DocumentKind } from '../store/ports/documents.ts'
import { diffDocuments } from './document-diff.ts'

/** A document before and after a change. */
export type Changed = {
  readonly kind: { readonly kind: DocumentKind; readonly schema: z.ZodType }
  readonly code: string
  readonly before: unknown
  readonly after: unknown
}

/** The most differences of one document that are written in full. */
const maxDifferences = 100
/** The longest value that is written in full, in characters. */
const longestValue = 300

const shorten = (text: string): string =>
  text.length > longestValue ? `${text.slice(0, longestValue - 1).toWellFormed()}…` : text

/** Describes changes of documents for the audit log, with masked secrets. Documents that stay the same are left out. */
export const describeForAudit = (changed: readonly Changed[]): readonly AuditChange[] =>
  changed.flatMap(({ kind, code, before, after }) => {
    const all = diffDocuments(kind.schema, before, after)
    if (all.length === 0) return []
    const differences = all.slice(0, maxDifferences).map(({ path, before: was, after: is }) => ({
      path,
      ...(was === undefined ? {} : { before: shorten(was) }),
      ...(is === undefined ? {} : { after: shorten(is) }),
    }))
    const more = all.length - differences.length
    return [{ kind: kind.kind, code, differences, ...(more === 0 ? {} : { more }) }]
  })

/** What changed documents without a call of the API, and how the audit log calls it. */
const processActions = {
  'lendwire config apply': 'configuration_applied',
  'lendwire serve': 'configuration_applied',
  'lendwire keys': 'key_changed',
  'lendwire users reset-factor': 'second_factor_reset',
  'lendwire users unlink': 'user_unlinked',
  'directory source': 'directory_applied',
  'onboarding page': 'partner_connected',
} as const satisfies Readonly<Record<string, ProcessAction>>

/**
 * Writes what a process changed into the audit log. Nothing is written where it changed nothing.
 *
 * @param process what changed it
 * @param name which one of its kind, such as the code of a directory source
 */
export const recordConfiguration = (
  audit: Pick<AuditLog, 'record'>,
  at: Instant,
  process: keyof typeof processActions,
  changed: readonly Changed[],
  name?: string,
): void => {
  const changes = [...describeForAudit(changed)]
  if (changes.length === 0) return
  const id = name === undefined ? process : `${process} ${name}`
  const actor = { kind: 'process' as const, id, role: 'admin' }
  audit.record({ at, action: processActions[process], actor, library: null, changes })
}
