import { reason } from '../../translations/reason.ts'
import { isCopy } from '../items/copies.ts'
import { itemsOf } from '../items/items.ts'
import { type Draft, draftEntry, explain, raise, workflowOf } from '../life-cycle/draft.ts'
import { guard } from '../life-cycle/rule.ts'
import { deadlineAfter } from '../time.ts'
import type { PartnerEventType } from './partner-event.ts'

/** Holds where items that had to go back are on their way back, or are back by our own record. */
export const wasSentBack = guard('refusal.nothing_went_back', (draft) =>
  itemsOf(draft.request, draft.entry).some(
    (item) => item.state === 'returned' && item.kept !== true && !isCopy(draft.request, item),
  ),
)

/** Returns whether the partner had confirmed that it has the items back. */
const isCheckedIn = (draft: Draft): boolean =>
  itemsOf(draft.request, draft.entry)
    .filter(({ state }) => state === 'returned')
    .every(({ checkedIn }) => checkedIn === true)

/** Returns whether the parcel may still be under way, so that the partner's words have crossed it. */
const isUnderWay = (draft: Draft): boolean => {
  const entry = draftEntry(draft)
  const { returnTransit } = workflowOf(draft, entry).deadlines
  if (returnTransit === null) return true
  const { now, timeZone } = draft.context
  return now < deadlineAfter(entry?.returnedAt ?? now, returnTransit, timeZone)
}

/**
 * Notes that the partner asks for items that we sent back: the library answers for them until the partner has them (ALA
 * Interlibrary Loan Code for the United States). An overdue that crosses the parcel only informs; a second one, a recall,
 * or one after the partner had checked them in, asks.
 */
export const noteReturnNotSeen = (draft: Draft, event: PartnerEventType): Draft => {
  const { entry } = draft
  if (entry === null) return draft
  const isKnown = draft.request.attention.some(
    (each) => each.kind === 'return_not_seen' && each.entry === entry,
  )
  const informs = event === 'overdue' && !isKnown && !isCheckedIn(draft) && isUnderWay(draft)
  return explain(
    raise(draft, { kind: 'return_not_seen', entry, ...(informs ? { informs } : {}) }),
    reason('explanation.return_not_seen'),
  )
}
