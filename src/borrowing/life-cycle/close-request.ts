import { reason } from '../../translations/reason.ts'
import { answerOffers } from '../costs/record-costs.ts'
import { isHeldInIls, isOut } from '../items/item-states.ts'
import { outstandingItems } from '../items/outstanding-items.ts'
import type { AttentionKind } from '../request/attention.ts'
import type { Entry } from '../request/entry.ts'
import type { Item } from '../request/item.ts'
import type { Outcome } from '../request/outcome.ts'
import type { Request } from '../request/request.ts'
import { declineLatePromises } from '../rota/late-cancel.ts'
import { closePending } from '../rota/leave-entry.ts'
import { isOwnSupplier } from '../rota/own-supplier.ts'
import {
  activeEntry,
  callIls,
  change,
  changeEntry,
  changeItems,
  type Draft,
  endAttention,
  raise,
  workflowOf,
} from './draft.ts'
import { endQuestion } from './negotiation.ts'

/**
 * Closes the request with an outcome, or gives a closed one another; the active entry gets the state that fits, entries
 * that were not asked are skipped, what locate found stays, and catalogues are asked no more. What the library's own system is recording goes on,
 * since the item is there.
 */
export const close = (draft: Draft, outcome: Outcome): Draft => {
  if (draft.request.stage === 'closed') return change(draft, { outcome })
  const active = activeEntry(draft.request)
  const answered = mayBeReopened.includes(outcome.kind) ? draft : declineLatePromises(draft)
  const settled = active === undefined ? answered : settleEntry(answered, active)
  const closed = change(endQuestion(settled), {
    stage: 'closed',
    outcome,
    waitingFor: [],
    rota: closePending(settled.request.rota, 'skipped'),
    locatingOwnCatalogue: undefined,
    findingHolders: undefined,
    items: settled.request.items.flatMap((item) => accountFor(settled.request, item)),
  })
  const out = closed.request.items.some(isOut)
  const ended = endAttention(
    closed,
    (attention) =>
      endedByClosing.includes(attention.kind) ||
      (attention.kind === 'message_received' && attention.ofRefusal === true) ||
      (!out && ['recalled', 'overdue', 'hold_return'].includes(attention.kind)),
  )
  return cleanUpIls(out ? raise(ended, { kind: 'return_due' }) : ended)
}

/** An expected item of a partner that shipped others is given up; of one that shipped nothing, there is none. */
const accountFor = (request: Request, item: Item): readonly Item[] => {
  if (item.state !== 'expected') return [item]
  return request.rota.some(({ id, shipped }) => id === item.entry && shipped === true)
    ? [{ ...item, state: 'missing', givenUp: true }]
    : []
}

/** Outcomes after which a promise that came late may still be of use. */
const mayBeReopened: readonly Outcome['kind'][] = ['unfilled', 'expired', 'cancelled_by_partner']

/** Ends the active entry: it has supplied, or what it offered counts as declined. */
const settleEntry = (draft: Draft, { id, shipped }: Entry): Draft =>
  shipped === true
    ? changeEntry(draft, id, { state: 'supplied' })
    : changeEntry(answerOffers(draft, id, { agreed: false }), id, { state: 'cancelled' })

const endedByClosing: readonly AttentionKind[] = [
  'may_have_missed',
  'condition_stated',
  'send_failed',
  'no_answer',
  'damaged',
  'event_ignored',
  'shipped_without_notice',
]

/**
 * Returns whether the ILS may delete its record. A loan to a patron, also one that was lost, is never checked in by the
 * gateway.
 */
const isLeftOver = (item: Item): boolean =>
  item.ils !== undefined && !isOut(item) && item.kept !== true && !wasSentBack(item) && !isLostOnLoan(item)

/** Returns whether the library sent the item back, which removes its record, also where it was lost on that way. */
const wasSentBack = ({ state, stateBeforeLoss = state }: Item): boolean => stateBeforeLoss === 'returned'

const isLostOnLoan = (item: Item): boolean =>
  item.ils !== undefined && item.state === 'lost' && item.stateBeforeLoss === 'on_loan'

/**
 * Asks the ILS to clean up after a closed request. The library's own system drops the holds, then the records, of what
 * is not here.
 *
 * @param ids the items that it is about; all of the request where left out
 */
export const cleanUpIls = (draft: Draft, ids?: readonly number[]): Draft => {
  const items = draft.request.items.filter(({ id }) => ids === undefined || ids.includes(id))
  const left = items.filter(isLeftOver)
  const held = left.filter(isHeldInIls)
  const cancelled = callIls(
    changeItems(
      draft,
      (item) => held.includes(item),
      () => ({ hold: 'cancelled' }),
    ),
    'cancel_hold',
    held.map(({ id }) => id),
  )
  const removed = callIls(
    cancelled,
    'remove_items',
    left.map(({ id }) => id),
  )
  return draft.context.recordsInIls && items.some(isLostOnLoan)
    ? raise(removed, {
        kind: 'ils_records_left',
        reason: reason('attention.lost_while_on_loan'),
      })
    : removed
}

/** Returns whether the partner has checked in all items of the entry. */
const isCheckedIn = (request: Request, entry: number): boolean => {
  const items = request.items.filter((item) => item.entry === entry && item.state === 'returned')
  return items.length > 0 && items.every((item) => item.checkedIn === true)
}

/** Closes a request whose return was sent, where the profile waits for no check-in, or the library itself supplied. */
export const closeOnceReturnSent = (draft: Draft): Draft => {
  const entry = activeEntry(draft.request)
  const { complete, steps } = workflowOf(draft, entry)
  return entry?.returnSent === true &&
    draft.request.stage === 'returned' &&
    outstandingItems(draft.request).length === 0 &&
    (complete === 'at_return' ||
      !steps.lenderCheckIn ||
      isCheckedIn(draft.request, entry.id) ||
      isOwnSupplier(draft.request, draft.context.ownAgencies))
    ? close(draft, { kind: 'completed' })
    : draft
}
