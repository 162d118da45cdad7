import type { AuditEntry } from '../../audit/audit-entry.ts'
import type { AuditLog } from '../../audit/audit-log.ts'
import type { Instant } from '../../borrowing/values.ts'
import { createEntryLimit } from './entry-limit.ts'

/** The failed authentications of one source in a minute that are written one by one; more of them are only counted. */
const entriesPerMinute = 5

/** Writes a failed authentication of a source into the audit log, or only counts it. */
export type NoteFailedAuthentication = (source: string, facts: Partial<AuditEntry>) => void

/**
 * Creates the function that writes failed authentications. The first entry of a source in a minute says how many failures
 * of the minute before were only counted.
 */
export const createFailedAuthentications = ({
  audit,
  now,
}: {
  readonly audit: Pick<AuditLog, 'record'>
  readonly now: () => Instant
}): NoteFailedAuthentication => {
  const limit = createEntryLimit(now, entriesPerMinute)
  return (source, facts) => {
    const { isWritten, more } = limit(source)
    if (!isWritten) return
    audit.record({
      at: now(),
      action: 'authentication_failed',
      actor: null,
      library: null,
      source,
      ...facts,
      ...(more === 0 ? {} : { more }),
    })
  }
}
