import { type Draft, endAttention, entryById, raise, sendToPartner } from '../life-cycle/draft.ts'
import type { Outcome } from '../request/outcome.ts'
import type { Request } from '../request/request.ts'

/** Returns who gave the request up as a whole; undefined while it is wanted. A cancel stands also where the partner refused it. */
export const unwantedBy = ({ attention, outcome }: Request): 'staff' | 'patron' | undefined => {
  const unwanted = attention.find((each) => each.kind === 'no_longer_wanted')
  if (unwanted?.kind === 'no_longer_wanted') return unwanted.by
  if (outcome?.kind === 'cancelled_by_patron') return 'patron'
  return outcome?.kind === 'cancelled_by_staff' ? 'staff' : undefined
}

/** Returns whether nobody wants the item any more: the whole request was cancelled, or declined. */
export const isNoLongerWanted = (request: Request): boolean =>
  unwantedBy(request) !== undefined || request.outcome?.kind === 'declined'

/** Returns the outcome of a full cancel. */
export const cancelledOutcome = (by: 'staff' | 'patron'): Outcome => ({
  kind: by === 'patron' ? 'cancelled_by_patron' : 'cancelled_by_staff',
})

/** Sends a cancel to an entry that was left: where none was sent, or the one sent was delivered and not answered. */
export const cancelOnce = (draft: Draft, id: number): Draft => {
  const entry = entryById(draft.request, id)
  return entry !== undefined && (entry.cancel === undefined || entry.cancel === 'delivered')
    ? sendToPartner(draft, id, { kind: 'cancel' })
    : draft
}

/** Turns down promises that came late: another partner is asked, or nobody wants the item any more, so these get a cancel. */
export const declineLatePromises = (draft: Draft): Draft =>
  draft.request.attention
    .flatMap((each) => (each.kind === 'late_promise' ? [each.entry] : []))
    .reduce(
      (done, entry) =>
        raise(
          cancelOnce(
            endAttention(done, (each) => each.kind === 'late_promise' && each.entry === entry),
            entry,
          ),
          { kind: 'stale_promise', entry },
        ),
      draft,
    )
