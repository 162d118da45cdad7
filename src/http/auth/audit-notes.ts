import type { Context } from 'hono'
import { isHidden } from '../../accounts/principal.ts'
import type { AuditChange } from '../../audit/audit-entry.ts'
import { type Changed, describeForAudit } from '../../configuration/audit-changes.ts'
import type { ApiEnv } from './api-env.ts'

/** Marks a call as one that reads the patron data of requests: the audit log then has their numbers. */
export const notePatronData = (context: Context<ApiEnv>, numbers: readonly (string | null)[]): void => {
  context.set(
    'auditedRequests',
    numbers.filter((number) => number !== null),
  )
}

/** Notes an item of a call of many that was refused since it is another library's, for the audit log. */
export const noteHidden = (context: Context<ApiEnv>, error: unknown): void => {
  if (isHidden(error)) context.set('hiddenItems', (context.get('hiddenItems') ?? 0) + 1)
}

/** Notes which requests a call changed whose path does not name them, for the audit log. */
export const noteChangedRequests = notePatronData

/**
 * Notes what a call changed in the configuration, for the audit log.
 *
 * @param before the document before; undefined where it is new
 * @param after the document after; undefined where it was deleted
 */
export const noteChange = (
  context: Context<ApiEnv>,
  kind: Pick<Changed['kind'], 'kind' | 'schema'>,
  code: string,
  before: unknown,
  after: unknown,
): void => {
  const changes: readonly AuditChange[] = describeForAudit([{ kind, code, before, after }])
  if (changes.length > 0) context.set('changes', [...(context.get('changes') ?? []), ...changes])
}
