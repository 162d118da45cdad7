import { change, type Draft } from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import type { Instant } from '../values.ts'

const withTimes = (entry: Entry, was: Entry | undefined, now: Instant): Entry => {
  const isSent =
    entry.sentAt === undefined && entry.requestIds.length > 0 && (was?.requestIds.length ?? 0) === 0
  const isShipped = entry.shippedAt === undefined && entry.shipped === true && was?.shipped !== true
  return isSent || isShipped
    ? { ...entry, ...(isSent ? { sentAt: now } : {}), ...(isShipped ? { shippedAt: now } : {}) }
    : entry
}

/**
 * Notes on each entry when the request was first sent to its partner and when that shipped, where a decision made it so.
 *
 * @param before the request before the decision; null for a new one
 */
export const noteEntryTimes = (before: Request | null, draft: Draft): Draft => {
  const { rota } = draft.request
  if (before?.rota === rota) return draft
  const noted = rota.map((entry) =>
    withTimes(
      entry,
      before?.rota.find(({ id }) => id === entry.id),
      draft.context.now,
    ),
  )
  return noted.every((entry, place) => entry === rota[place]) ? draft : change(draft, { rota: noted })
}
