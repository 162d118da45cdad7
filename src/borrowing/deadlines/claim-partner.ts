import { activeEntry, changeEntry, type Draft, factsOf, sendToPartner } from '../life-cycle/draft.ts'
import { among } from '../life-cycle/stage-groups.ts'

/** Returns whether the active partner can be asked for the status. */
export const takesClaims = (draft: Draft): boolean =>
  factsOf(draft, activeEntry(draft.request))?.takesStatusRequest === true

/**
 * Returns whether the active partner is claimed automatically: always, never, or (null) as the workflow profile says.
 */
export const automaticClaim = (draft: Draft): boolean | null =>
  factsOf(draft, activeEntry(draft.request))?.automaticClaim ?? null

/**
 * Returns whether the next claim may be a Reminder: the partner takes it, and has so far only confirmed the receipt of
 * the request.
 */
export const takesReminders = (draft: Draft): boolean =>
  factsOf(draft, activeEntry(draft.request))?.takesReminder === true &&
  among(['sent', 'accepted'], draft.request.stage)

/** Asks the active partner for the state of the request, and counts it. */
export const claim = (draft: Draft, by: 'status_request' | 'reminder' = 'status_request'): Draft => {
  const active = activeEntry(draft.request)
  return active === undefined
    ? draft
    : sendToPartner(changeEntry(draft, active.id, { claims: (active.claims ?? 0) + 1 }), active.id, {
        kind: by,
      })
}
