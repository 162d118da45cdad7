import { reason } from '../../translations/reason.ts'
import { noteAutoAccepted, offerWithinMaximum } from '../costs/accept-within-maximum.ts'
import { isOver, isSameCost } from '../costs/amounts.ts'
import { maximumCostOf } from '../costs/maximum-cost.ts'
import { answerOffers } from '../costs/record-costs.ts'
import { expectedForm, serviceOf } from '../items/copies.ts'
import {
  activeEntry,
  change,
  changeEntry,
  changeItems,
  type Draft,
  explain,
  factsOf,
  sendToPartner,
  setDeadline,
  workflowOf,
} from '../life-cycle/draft.ts'
import { endQuestion, questionOf } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { leadsOn, sentStages } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import { maxRequestIds, nextRequestId } from '../rota/entries.ts'
import { leave } from '../rota/leave-entry.ts'
import { declinableSupplier, declineSupplier } from '../rota/leave-supplier.ts'
import { nextEntry } from '../rota/next-entry.ts'
import type { Cost } from '../values.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

type Answer = CommandOf<'accept_condition' | 'retry'>

const costAsked = ({ request }: Draft): Cost | undefined => {
  const open = questionOf(request)
  return open?.kind === 'condition' || open?.kind === 'retry' ? open.cost : undefined
}

const agreesToOpenCost = guard<Answer>(
  'refusal.other_cost_asked',
  (draft, { agreedCost }) => agreedCost === undefined || isSameCost(agreedCost, costAsked(draft)),
)

const agreesOverMaximum = guard<Answer>('refusal.agreed_cost_needed', (draft, { agreedCost }) => {
  const cost = costAsked(draft)
  return agreedCost !== undefined || cost === undefined || !isOver(cost, maximumCostOf(draft.request))
})

/** Raises what the library pays at most to the active partner, where it agreed to more. */
const raiseMaximum = (draft: Draft, cost: Cost | undefined): Draft => {
  const active = activeEntry(draft.request)
  if (active === undefined || cost === undefined || !isOver(cost, maximumCostOf(draft.request))) return draft
  const { changes } = active
  return changeEntry(draft, active.id, {
    changes: { ...changes, service: { ...changes?.service, maximumCost: cost } },
  })
}

/** What staff say of their decision: a note for the partner, a reason for themselves. */
type Words = Partial<Pick<CommandOf<'accept_condition'>, 'note' | 'reason'>>

/** Takes the conditions of the open question as accepted for the active entry, and informs the partner. */
export const acceptConditions = (draft: Draft, { note, reason }: Words = {}): Draft => {
  const open = questionOf(draft.request)
  const active = activeEntry(draft.request)
  if (open?.kind !== 'condition' || active === undefined) return draft
  const cost = open.cost ?? active.accepted?.cost
  const accepted = {
    conditions: [...new Set([...(active.accepted?.conditions ?? []), ...open.conditions])],
    ...(cost === undefined ? {} : { cost }),
  }
  const answered = answerOffers(draft, active.id, { agreed: true, cost: open.cost, reason })
  const agreed = endQuestion(raiseMaximum(changeEntry(answered, active.id, { accepted }), open.cost))
  return sendToPartner(agreed, active.id, {
    kind: 'accept_condition',
    conditions: open.conditions,
    ...(open.cost === undefined ? {} : { cost: open.cost }),
    ...(open.supplierStays === undefined ? {} : { withoutTerms: true as const }),
    ...(note === undefined ? {} : { note }),
  })
}

/**
 * Lets the words that came with the open offer ask no more once staff answer it: they decided by them. They stay until
 * somebody marks them as read.
 */
const readWithOffer = (draft: Draft): Draft => {
  const { attention } = draft.request
  const offer = attention.find(({ kind }) => kind === 'condition' || kind === 'retry_offer')
  if (offer === undefined) return draft
  return change(draft, {
    attention: attention.map((each) =>
      each.kind === 'message_received' && each.since === offer.since && isOfSameEntry(each, offer)
        ? { ...each, informs: true }
        : each,
    ),
  })
}

const isOfSameEntry = (one: Attention, other: Attention): boolean =>
  'entry' in one && 'entry' in other && one.entry === other.entry

const accept = step<CommandOf<'accept_condition'>>(
  'the conditions hold for this entry, and its maximum cost is raised to what was agreed; the partner is informed; its words beside them inform',
  (draft, words) => readWithOffer(acceptConditions(draft, words)),
)

const decline = step<CommandOf<'decline_condition'>>(
  'the partner is informed; its entry is left as cancelled; next entry. Behind a broker that asks the next one automatically, only its supplier is declined, and the entry stays',
  (before, { note, reason: why }) => {
    const draft = readWithOffer(before)
    const open = questionOf(draft.request)
    const active = activeEntry(draft.request)
    const supplied = declinableSupplier(draft)
    if (open?.kind === 'condition' && supplied !== undefined)
      return declineSupplier(draft, supplied, { note, reason: why })
    if (open?.kind !== 'condition' || active === undefined) return draft
    const declined = answerOffers(draft, active.id, { agreed: false, cost: open.cost, reason: why })
    const sent = sendToPartner(declined, active.id, {
      kind: 'decline_condition',
      conditions: open.conditions,
    })
    const left = leave(sent, active, { state: 'cancelled', reason: reason('rota.conditions_declined'), note })
    return nextEntry(left, { kind: 'unfilled' })
  },
)

/** Asks the partner that offers a retry again, with what changed; what it asks for is agreed by that. */
export const retryWith = (
  draft: Draft,
  changes: CommandOf<'retry'>['changes'],
  { note, reason: why }: Words = {},
): Draft => {
  const open = questionOf(draft.request)
  const active = activeEntry(draft.request)
  const previousId = active?.requestIds.at(-1)
  if (open?.kind !== 'retry' || active === undefined || previousId === undefined) return draft
  const keepsId = factsOf(draft, active)?.retryKeepsId === true
  const { conditions = [], cost, after } = open
  const isLater = after !== undefined && after > draft.context.now
  const agrees = open.conditions !== undefined || cost !== undefined
  const answered =
    cost === undefined ? draft : answerOffers(draft, active.id, { agreed: true, cost, reason: why })
  const resent = changeEntry(answered, active.id, {
    requestIds: keepsId ? active.requestIds : [...active.requestIds, nextRequestId(draft.request)],
    requestState: 'queued',
    notBefore: isLater ? after : undefined,
    claims: 0,
    lastEvent: undefined,
    promised: undefined,
    ...(agrees ? { accepted: { conditions, ...(cost === undefined ? {} : { cost }) } } : {}),
    ...(changes === undefined ? {} : { changes: { ...active.changes, ...changes } }),
  })
  const raised = raiseMaximum(resent, cost)
  const expecting = changeItems(
    raised,
    (item) => item.entry === active.id && item.state === 'expected',
    () => ({ form: expectedForm(serviceOf(raised.request, active.id)) }),
  )
  const sent = change(endQuestion(expecting), {
    stage: 'sent',
    requestIdCount: draft.request.requestIdCount + (keepsId ? 0 : 1),
  })
  const held = isLater ? setDeadline(sent, 'until', after) : sent
  return sendToPartner(held, active.id, {
    kind: 'retry',
    previousId,
    ...(after === undefined ? {} : { notBefore: after }),
    ...(note === undefined ? {} : { note }),
  })
}

const retry = step<CommandOf<'retry'>>(
  'asked again with what changed and at least the agreed cost as its maximum, not before the time the partner named',
  (draft, { changes, ...words }) => readWithOffer(retryWith(draft, changes, words)),
)

/** Accepts the open offer without staff, where the workflow profile allows it and the cost is within the maximum. */
const acceptWithinMaximum = (draft: Draft): Draft => {
  const offer = offerWithinMaximum(draft)
  if (offer === undefined || draft.request.requestIdCount >= maxRequestIds) return draft
  const noted = noteAutoAccepted(explain(draft, reason('explanation.accepted_within_maximum')), offer)
  return offer.kind === 'condition' ? acceptConditions(noted) : retryWith(noted, undefined)
}

/**
 * Accepts the open offer without staff as the workflow profile says: within the maximum cost, or a condition where that
 * is no step of its own. A price over the maximum is agreed by staff alone.
 */
export const acceptByProfile = (draft: Draft): Draft => {
  const open = questionOf(draft.request)
  const isStep = workflowOf(draft).steps.conditional
  if (isStep || open?.kind !== 'condition') return acceptWithinMaximum(draft)
  const { cost } = open
  return cost !== undefined && isOver(cost, maximumCostOf(draft.request))
    ? draft
    : explain(acceptConditions(draft), reason('explanation.conditions_accepted'))
}

/** Returns the record of another one's catalogue that the active partner refers to, where it is asked for without staff. */
const recordToRetry = (draft: Draft): string | undefined => {
  const open = questionOf(draft.request)
  const active = activeEntry(draft.request)
  if (open?.kind !== 'retry' || !workflowOf(draft, active).retryTransfers) return undefined
  const { recordId } = open.offer ?? {}
  const isAsked = active?.changes?.citation?.supplierRecordId === recordId
  return open.reason !== 'transfer' || open.cost !== undefined || isAsked ? undefined : recordId
}

/** Asks for the record that the open offer refers to, where the workflow profile says so: once for each record. */
export const retryTransfer = (draft: Draft): Draft => {
  const recordId = recordToRetry(draft)
  if (recordId === undefined || draft.request.requestIdCount >= maxRequestIds) return draft
  const { citation } = draft.request
  return retryWith(explain(draft, reason('explanation.transfer_retried', { record: recordId })), {
    citation: { ...citation, supplierRecordId: recordId },
  })
}

const declineRetry = step<CommandOf<'decline_retry'>>('the entry is left; next entry', (before, command) => {
  const draft = readWithOffer(before)
  const active = activeEntry(draft.request)
  if (active === undefined) return draft
  const declined = answerOffers(draft, active.id, { agreed: false, reason: command.reason })
  return nextEntry(leave(declined, active, { state: 'rejected', reason: reason('rota.retry_declined') }), {
    kind: 'unfilled',
  })
})

const idsLeft = guard('refusal.no_request_id_left', ({ request }) => request.requestIdCount < maxRequestIds)

/** Answers to what a partner asked of the library. */
export const answering: CommandRules<'accept_condition' | 'decline_condition' | 'retry' | 'decline_retry'> = {
  accept_condition: [
    {
      stages: sentStages,
      negotiation: ['condition'],
      provided: [agreesToOpenCost, agreesOverMaximum],
      does: [accept],
    },
  ],
  decline_condition: [
    {
      stages: sentStages,
      negotiation: ['condition'],
      leads: [...leadsOn, 'accepted'],
      does: [decline],
    },
  ],
  retry: [
    {
      stages: sentStages,
      negotiation: ['retry'],
      when: [idsLeft],
      provided: [agreesToOpenCost, agreesOverMaximum],
      to: 'sent',
      does: [retry],
    },
  ],
  decline_retry: [{ stages: sentStages, negotiation: ['retry'], leads: leadsOn, does: [declineRetry] }],
}
