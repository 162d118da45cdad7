import type { AuditEntry } from '../../audit/audit-entry.ts'
import type { AuditLog } from '../../audit/audit-log.ts'
import type { Instant } from '../../borrowing/values.ts'

/** Failed authentications of one source are written one by one up to so many a minute; beyond, they are counted. */
const entriesPerMinute = 5

/** Writes a failed authentication of a source into the audit log, or only counts it. */
export type NoteFailedAuthentication = (
  source: string,
  facts: Pick<AuditEntry, 'path'> & Partial<AuditEntry>,
) => void

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
  let minute = -1
  let counts = new Map<string, number>()
  let earlier = new Map<string, number>()
  return (source, facts) => {
    const current = Math.floor(Date.parse(now()) / 60_000)
    if (minute !== current) {
      minute = current
      earlier = counts
      counts = new Map()
    }
    const count = (counts.get(source) ?? 0) + 1
    counts.set(source, count)
    if (count > entriesPerMinute) return
    const more = count === 1 ? Math.max(0, (earlier.get(source) ?? 0) - entriesPerMinute) : 0
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
