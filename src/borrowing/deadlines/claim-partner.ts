import { activeEntry, changeEntry, factsOf, tell, type Work } from '../life-cycle/draft.ts'
import { among } from '../life-cycle/stage-groups.ts'

/** Can the active partner be asked for the status? */
export const takesClaims = (work: Work): boolean =>
  factsOf(work, activeEntry(work.request))?.takesStatusRequest === true

/** Is the active partner claimed by itself: always, never, or (null) as the workflow profile says? */
export const claimsByItself = (work: Work): boolean | null =>
  factsOf(work, activeEntry(work.request))?.claimsByItself ?? null

/** May the next claim be a Reminder: the partner takes it, and has answered the request with no more than its receipt? */
export const takesReminders = (work: Work): boolean =>
  factsOf(work, activeEntry(work.request))?.takesReminder === true &&
  among(['sent', 'accepted'], work.request.stage)

/** Asks the active partner how things stand, and counts it. */
export const claim = (work: Work, by: 'status_request' | 'reminder' = 'status_request'): Work => {
  const active = activeEntry(work.request)
  return active === undefined
    ? work
    : tell(changeEntry(work, active.id, { claims: (active.claims ?? 0) + 1 }), active.id, { kind: by })
}
