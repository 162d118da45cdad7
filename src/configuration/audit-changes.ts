import type { z } from 'zod'
import type { AuditChange } from '../audit/audit-entry.ts'
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

/** At most so many differences of one document are written in full. */
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

/** Writes what a configuration file changed into the audit log. Nothing is written where it changed nothing. */
export const recordConfiguration = (
  audit: Pick<AuditLog, 'record'>,
  at: Instant,
  process: string,
  changed: readonly Changed[],
): void => {
  const changes = [...describeForAudit(changed)]
  if (changes.length === 0) return
  const actor = { kind: 'process' as const, id: process, role: 'admin' }
  audit.record({ at, action: 'configuration_applied', actor, library: null, changes })
}
