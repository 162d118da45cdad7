import { reason } from '../../translations/reason.ts'
import { operationAgain } from '../deliveries/rewrite-operation.ts'
import {
  changeEntry,
  type Draft,
  endDeadlines,
  entryById,
  explain,
  factsOf,
  sendToPartner,
} from '../life-cycle/draft.ts'
import { questionOf } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import { isHeld, numberOf } from '../request/partner-number.ts'
import { meaningOf } from './note-answer.ts'
import type { PartnerEvent, PartnerEventType } from './partner-event.ts'

type Numbered = { readonly requestId: string; readonly event: PartnerEvent }

/** Records the number that the partner names for a request id, the first one, where its messages need it. */
export const noteNumber = (draft: Draft, entry: Entry, { requestId, event }: Numbered): Draft => {
  const number = event.partnerRequestId
  const id = entry.requestIds.find((each) => each === requestId)
  if (number === undefined || id === undefined || factsOf(draft, entry)?.needsItsNumber !== true) return draft
  return numberOf(entry, id) === undefined
    ? changeEntry(draft, entry.id, { numbers: [...(entry.numbers ?? []), { requestId: id, number }] })
    : draft
}

/** Events that settle a cancel that has not left: it does not go out any more. */
const settling: ReadonlySet<PartnerEventType> = new Set([
  ...(['unfilled', 'expired', 'cancelled_by_partner', 'cancel_accepted', 'shipped'] as const),
  ...(['overdue', 'recalled', 'hold_return', 'checked_in', 'completed_without_return', 'renewed'] as const),
])

const isCancelNeeded = (draft: Draft, entry: Entry, event: PartnerEvent): boolean =>
  entry.state === 'active' ? questionOf(draft.request)?.kind === 'cancel' : !settling.has(meaningOf(event))

/** Ends the wait of a return for the number: the check-in has a deadline of its own, once the return is delivered. */
const endWait = (draft: Draft, entry: Entry): Draft =>
  isHeld(entry, 'shipped_return') ? endDeadlines(draft, 'check_in') : draft

/** Sends what waited for the partner's number, once it is known and where the partner's message has not settled it. */
export const releaseHeld = (draft: Draft, id: number, event: PartnerEvent): Draft => {
  const entry = entryById(draft.request, id)
  const { heldOperations = [] } = entry ?? {}
  if (entry === undefined || heldOperations.length === 0 || numberOf(entry) === undefined) return draft
  return heldOperations.reduce(
    (done, { kind, note }) => {
      const operation = operationAgain(done.request, entry, kind)
      if (operation === undefined) return done
      if (kind === 'cancel' && !isCancelNeeded(done, entry, event))
        return explain(done, reason('explanation.cancel_settled'))
      const words = note === undefined ? {} : { note }
      return sendToPartner(done, id, operation.kind === 'cancel' ? { ...operation, ...words } : operation)
    },
    changeEntry(endWait(draft, entry), id, { heldOperations: undefined }),
  )
}
