import { z } from 'zod'
import { after, days } from '../borrowing/time.ts'
import { Instant, PartnerCode } from '../borrowing/values.ts'
import type { DocumentWrite } from '../store/ports/documents.ts'

/** An admin's decision that deliveries of a restored store may leave. */
const Release = z.object({
  /** The partner whose deliveries may leave; null releases everything. */
  partner: PartnerCode.nullable(),
  /**
   * `reconcile`: a request that may have been sent after the backup is not sent again, and the partner is asked for its
   * status instead. `send`: everything is sent.
   */
  how: z.enum(['reconcile', 'send']),
  at: Instant,
  by: z.string(),
})

/** The note of the store that it was restored from a backup: everything waits until an admin releases it. */
export const RestoreRecord = z.object({
  restoredAt: Instant,
  /** The file that it was restored from; null where the storage was restored by its own means. */
  source: z.string().nullable(),
  releases: z.array(Release),
})
export type RestoreRecord = z.infer<typeof RestoreRecord>
export type Release = z.infer<typeof Release>

/** The key of the record among the settings. */
export const restoreKey = 'restore'

/** Notes that a store was restored and that everything waits. */
export const createRestoreRecord = (restoredAt: Instant, source: string | null): RestoreRecord => ({
  restoredAt,
  source,
  releases: [],
})

/** Returns the document that pauses a restored store. */
export const restoreDocument = (record: RestoreRecord): DocumentWrite => ({
  kind: 'setting',
  key: restoreKey,
  value: record,
  expectedVersion: null,
})

/** Returns true while not everything is released. */
export const isPaused = (record: RestoreRecord | null): boolean =>
  record?.releases.every(({ partner }) => partner !== null) === true

/** Returns the partners whose deliveries may leave while the rest waits. */
export const releasedPartners = ({ releases }: RestoreRecord): readonly PartnerCode[] =>
  releases.flatMap(({ partner }) => partner ?? [])

/**
 * Returns the release of deliveries to a partner: the partner's own release takes precedence over a release of
 * everything.
 */
export const releaseFor = (record: RestoreRecord, partner: PartnerCode): Release | undefined =>
  record.releases.find((release) => release.partner === partner) ??
  record.releases.find((release) => release.partner === null)

/** The time for which messages may still come about requests that were made after the backup. */
const lostRequestsFor = days(90)

/** Returns true while a message about an unknown request may be about one that was made after the backup. */
export const mayBeLost = (record: RestoreRecord | null, now: Instant): boolean =>
  record !== null && now < after(record.restoredAt, lostRequestsFor)
