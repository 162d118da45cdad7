import { activeEntry, changeEntry, type Draft, factsOf, sendToPartner } from '../life-cycle/draft.ts'
import { among } from '../life-cycle/stage-groups.ts'

/** Can the active partner be asked for the status? */
export const takesClaims = (draft: Draft): boolean =>
  factsOf(draft, activeEntry(draft.request))?.takesStatusRequest === true

/** Is the active partner claimed by itself: always, never, or (null) as the workflow profile says? */
export const claimsByItself = (draft: Draft): boolean | null =>
  factsOf(draft, activeEntry(draft.request))?.claimsByItself ?? null

/** May the next claim be a Reminder: the partner takes it, and has answered the request with no more than its receipt? */
export const takesReminders = (draft: Draft): boolean =>
  factsOf(draft, activeEntry(draft.request))?.takesReminder === true &&
  among(['sent', 'accepted'], draft.request.stage)

/** Asks the active partner how things stand, and counts it. */
export const claim = (draft: Draft, by: 'status_request' | 'reminder' = 'status_request'): Draft => {
  const active = activeEntry(draft.request)
  return active === undefined
    ? draft
    : sendToPartner(changeEntry(draft, active.id, { claims: (active.claims ?? 0) + 1 }), active.id, {
        kind: by,
      })
}
