import { reason } from '../../translations/reason.ts'
import { endCalls } from '../deadlines/awaited-answers.ts'
import { changeEntry, type Draft, endDeadlines, explain } from '../life-cycle/draft.ts'
import { endQuestions } from '../life-cycle/negotiation.ts'
import type { Entry } from '../request/entry.ts'
import { returnOperations } from '../request/operation.ts'
import { heldRetry } from '../rota/held-retry.ts'
import type { PartnerEvent, PartnerEventType } from './partner-event.ts'

/** Returns the type of the event; for an answer to a status request the one that its status names. */
export const meaningOf = (event: PartnerEvent): PartnerEventType =>
  event.type === 'status' ? (event.names ?? 'status') : event.type

/** Returns whether it says that the loan is over for the partner. */
const endsLoan = (meaning: PartnerEventType): boolean =>
  ['checked_in', 'completed_without_return'].includes(meaning)

/**
 * Ends the attention that any event of an entry's partner settles: the partner answers, so it is reachable. A return that
 * could not be sent keeps its attention until the loan ends, because nothing else shows staff that the partner still waits
 * for the item.
 */
export const settleAttention = (draft: Draft, entry: Entry, event: PartnerEvent): Draft => {
  const meaning = meaningOf(event)
  return endCalls(draft, (attention) => {
    if (attention.kind === 'may_have_missed') return attention.entry === entry.id
    if (attention.kind === 'no_answer') return attention.entry === undefined || attention.entry === entry.id
    if (attention.kind !== 'send_failed' || attention.entry !== entry.id) return false
    return !returnOperations.includes(attention.operation) || endsLoan(meaning)
  })
}

/** Returns whether a broker names another supplier than before. */
const isAnotherSupplier = ({ supplier, shipped }: Entry, event: PartnerEvent): boolean =>
  shipped !== true &&
  supplier !== undefined &&
  event.supplier !== undefined &&
  (supplier.type !== event.supplier.type || supplier.value !== event.supplier.value)

/** Returns whether a broker names the supplier again that was declined: that one supplies after all. */
const isDeclined = ({ declined }: Entry, { supplier }: PartnerEvent): boolean =>
  declined !== undefined &&
  supplier !== undefined &&
  declined.supplier.type === supplier.type &&
  declined.supplier.value === supplier.value

/** Says of a supplier that was declined that it stays: staff would wonder why its terms are open again. */
const explainStay = (draft: Draft, entry: Entry, event: PartnerEvent): Draft =>
  isDeclined(entry, event) && ['will_supply', 'conditional'].includes(event.type)
    ? explain(draft, reason('explanation.supplier_stays', { supplier: event.supplier?.value ?? '' }))
    : draft

/** Returns the terms of the supplier that was declined: they hold where it ships all the same. */
const termsOf = ({ declined }: Entry): Entry['leftTerms'] =>
  declined && {
    conditions: declined.conditions,
    ...(declined.cost === undefined ? {} : { cost: declined.cost }),
  }

/** Returns whether the supplier that a broker has named says no: it is the supplier no more. */
const isRefusedBySupplier = ({ supplier, shipped }: Entry, event: PartnerEvent): boolean =>
  event.type === 'expects_to_supply' &&
  event.refusal !== undefined &&
  shipped !== true &&
  (event.refusedBy === undefined ||
    (event.refusedBy.type === supplier?.type && event.refusedBy.value === supplier.value))

const refusalIn = (event: PartnerEvent): Pick<Entry, 'lastRefusal' | 'lastRefusedBy'> =>
  event.type !== 'expects_to_supply'
    ? {}
    : {
        ...(event.refusal ? { lastRefusal: event.refusal } : {}),
        ...(event.refusedBy ? { lastRefusedBy: event.refusedBy } : {}),
      }

/** Records which supplier behind a broker said no last, and why. */
export const noteRefusal = (draft: Draft, { id }: Entry, event: PartnerEvent): Draft =>
  changeEntry(draft, id, refusalIn(event))

/** Records what every event of a partner implies: the partner has the request, and its own id for it. */
export const noteAnswer = (draft: Draft, entry: Entry, event: PartnerEvent): Draft => {
  const noted = changeEntry(explainStay(draft, entry, event), entry.id, {
    lastEvent: event.type,
    ...(event.partnerRequestId === undefined ? {} : { partnerRequestId: event.partnerRequestId }),
    ...(event.supplier === undefined ? {} : { supplier: event.supplier }),
    ...refusalIn(event),
    ...(isRefusedBySupplier(entry, event) ? { supplier: undefined, accepted: undefined } : {}),
    ...(isDeclined(entry, event) ? { declined: undefined, leftTerms: termsOf(entry) } : {}),
    // What one supplier behind a broker was promised does not hold for another one: its terms are asked again.
    ...(isAnotherSupplier(entry, event) ? { accepted: undefined } : {}),
  })
  if (entry.state !== 'active' || heldRetry(noted.request) !== undefined) return noted
  const answered = changeEntry(noted, entry.id, { requestState: 'delivered', claims: 0 })
  return endQuestions(endDeadlines(answered, 'response'), 'unconfirmed')
}
