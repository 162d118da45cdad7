import { reason } from '../../translations/reason.ts'
import { answerOffers } from '../costs/record-costs.ts'
import { startWatch } from '../deadlines/awaited-answers.ts'
import {
  activeEntry,
  change,
  changeEntry,
  type Draft,
  endDeadlines,
  explain,
  factsOf,
  sendToPartner,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, endQuestion, questionOf } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import type { AgencyId } from '../values.ts'
import { isPromised } from './may-have-shipped.ts'

/**
 * Leaves the supplier behind a broker: the entry stays without the terms that were agreed with that one, the broker looks
 * for another one, and deadlines restart.
 */
export const leaveSupplier = (draft: Draft, next?: AgencyId): Draft => {
  const active = activeEntry(draft.request)
  if (active === undefined) return draft
  const stage = workflowOf(draft, active).steps.requestAccepted ? 'accepted' : 'sent'
  const left = changeEntry(draft, active.id, {
    supplier: next,
    accepted: undefined,
    promised: undefined,
    claims: 0,
  })
  return change(endDeadlines(explain(left, reason('explanation.broker_goes_on')), 'will_supply', 'claim'), {
    stage,
  })
}

/** An active entry whose broker has named a supplier that can be declined alone. */
type Supplied = Entry & { readonly supplier: AgencyId }

/** Returns the active entry where the supplier behind its broker can be declined alone. */
export const declinableSupplier = (draft: Draft): Supplied | undefined => {
  const active = activeEntry(draft.request)
  const { supplier } = active ?? {}
  return active === undefined || supplier === undefined || factsOf(draft, active)?.declinesSuppliers !== true
    ? undefined
    : { ...active, supplier }
}

/** Declines the supplier behind a broker with what it asked for: nobody else is asked, since the broker goes on. */
export const declineSupplier = (
  draft: Draft,
  active: Supplied,
  { note, reason }: { readonly note?: string | undefined; readonly reason?: string | undefined },
): Draft => {
  const { id, supplier } = active
  const open = questionOf(draft.request)
  const { conditions = [], cost } = open?.kind === 'condition' ? open : {}
  const answered = endQuestion(answerOffers(draft, id, { agreed: false, cost, reason }))
  const declined = {
    supplier,
    conditions,
    ...(cost === undefined ? {} : { cost }),
    ...(isPromised(draft.request, active) ? { promised: true as const } : {}),
  }
  return sendToPartner(leaveSupplier(changeEntry(answered, id, { declined })), id, {
    kind: 'decline_condition',
    conditions,
    supplier,
    ...(open?.kind === 'condition' && open.supplierStays === undefined
      ? {}
      : { withoutTerms: true as const }),
    ...(note === undefined ? {} : { note }),
  })
}

/** Takes a supplier back that cannot be declined alone: it supplies as before, and its terms are open again. */
export const keepSupplier = (draft: Draft, entry: Entry): Draft => {
  const { declined } = entry
  if (declined === undefined) return draft
  const { supplier, conditions, cost, promised } = declined
  const kept = explain(
    changeEntry(draft, entry.id, { supplier, promised, declined: undefined }),
    reason('explanation.supplier_stays', { supplier: supplier.value }),
  )
  const moved =
    promised === true
      ? startWatch(endDeadlines(change(kept, { stage: 'will_supply' }), 'response'), 'will_supply', entry)
      : kept
  return conditions.length === 0 && cost === undefined
    ? moved
    : ask(moved, {
        kind: 'condition',
        conditions,
        ...(cost === undefined ? {} : { cost }),
        supplierStays: true,
      })
}
