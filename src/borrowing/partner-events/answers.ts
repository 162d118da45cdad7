import { reason } from '../../translations/reason.ts'
import { acceptByProfile, retryTransfer } from '../commands/answering.ts'
import { isSameCost } from '../costs/amounts.ts'
import { startWatch } from '../deadlines/awaited-answers.ts'
import { bindConditions } from '../items/item-conditions.ts'
import { nameItems } from '../items/ship-items.ts'
import {
  activeEntry,
  change,
  changeEntry,
  type Draft,
  draftEntry,
  endDeadlines,
  explain,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, endQuestions, questionOf } from '../life-cycle/negotiation.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { leadsOn, sentStages, withItem } from '../life-cycle/stage-groups.ts'
import type { Entry } from '../request/entry.ts'
import type { Question } from '../request/negotiation.ts'
import { endEntry, saidReason } from '../rota/leave-entry.ts'
import { leaveSupplier } from '../rota/leave-supplier.ts'
import { nextEntry } from '../rota/next-entry.ts'
import { refusalGroup } from '../rota/refusal-group.ts'
import { expire, whileCancelling } from './cancels.ts'
import type { EventOf, EventRules } from './event-rule.ts'

/** Records that the partner has the request, and restarts the deadline of its answer. */
const accepted = (draft: Draft): Draft =>
  workflowOf(draft).steps.requestAccepted && draft.request.stage === 'sent'
    ? change(draft, { stage: 'accepted' })
    : draft

/**
 * Records the promise of the partner. The partner will supply: what is due now is the shipment, also where the step
 * shows no status of its own.
 */
const willSupply = (draft: Draft): Draft => {
  const active = activeEntry(draft.request)
  const moved = workflowOf(draft).steps.willSupply ? change(draft, { stage: 'will_supply' }) : draft
  if (active === undefined) return moved
  const noted = changeEntry(moved, active.id, { promised: true })
  return startWatch(endDeadlines(noted, 'response'), 'will_supply', active)
}

const takeAccepted = step('the partner looks for the item; its answer is due again', accepted)

const takeNames = step<EventOf<'request_received'>>(
  'items that it names are known by that',
  (draft, event) => (draft.entry === null ? draft : nameItems(draft, draft.entry, event.items ?? [])),
)

const takeWillSupply = step(
  'the shipment is due; an offer to retry is over, since the partner supplies; a condition stays open, since systems repeat a status without its conditions',
  (draft) => {
    const open = questionOf(draft.request)
    if (open?.kind !== 'cancel') return willSupply(endQuestions(draft, 'retry'))
    if (open.suspended?.kind !== 'retry') return willSupply(draft)
    const { suspended: _, ...cancel } = open
    return willSupply(ask(draft, cancel))
  },
)

/** Returns whether an offer asks for nothing that was not accepted before. What it leaves out holds all the same. */
const sameTerms = (draft: Draft, event: EventOf<'conditional'>): boolean => {
  const terms = draftEntry(draft)?.accepted
  return (
    terms !== undefined &&
    (event.cost === undefined || isSameCost(terms.cost, event.cost)) &&
    event.conditions.every((each) => terms.conditions.includes(each))
  )
}

const moveByStatus = (draft: Draft, { status }: EventOf<'conditional'>): Draft => {
  if (status === 'will_supply') return willSupply(draft)
  return status === undefined || draft.request.stage === 'will_supply' ? draft : accepted(draft)
}

type ConditionQuestion = Extract<Question, { kind: 'condition' }>

/** Adds the terms of an offer to those that are open: what it does not repeat still holds. */
const conditionOf = (event: EventOf<'conditional'>, open?: ConditionQuestion): ConditionQuestion => {
  const cost = event.cost ?? open?.cost
  return {
    kind: 'condition',
    conditions: [...new Set([...(open?.conditions ?? []), ...event.conditions])].slice(0, 20),
    ...(cost === undefined ? {} : { cost }),
    ...(event.supplierStays === undefined ? {} : { supplierStays: true as const }),
  }
}

/** Returns the open condition; none where a broker has changed to another supplier, whose terms take its place. */
const openCondition = (open: Question | null | undefined, event: EventOf<'conditional'>) =>
  open?.kind === 'condition' && event.supplierChanged !== true ? open : undefined

/** Adds terms to an offer to retry, which stays open. */
const withTerms = (
  open: Extract<Question, { kind: 'retry' }>,
  event: EventOf<'conditional'>,
): Extract<Question, { kind: 'retry' }> => ({
  ...open,
  ...(event.cost === undefined ? {} : { cost: event.cost }),
  conditions: [...new Set([...(open.conditions ?? []), ...event.conditions])].slice(0, 20),
})

const takeCondition = step<EventOf<'conditional'>>(
  'its status moves the stage; staff accept or decline, unless these terms were accepted before or ask only for a cost within the maximum, by profile; terms that are open stay open beside it',
  (draft, event) => {
    const moved = moveByStatus(draft, event)
    if (sameTerms(moved, event)) return explain(moved, reason('explanation.same_conditions'))
    const open = questionOf(moved.request)
    if (open?.kind === 'retry' && event.status !== 'will_supply') return ask(moved, withTerms(open, event))
    const withQuestion = ask(moved, conditionOf(event, openCondition(questionOf(moved.request), event)))
    return acceptByProfile(withQuestion)
  },
)

const setAside = step<EventOf<'conditional'>>(
  'its status moves the stage; the condition is set aside until the cancel is answered',
  (draft, event) => {
    const open = questionOf(draft.request)
    const moved = moveByStatus(draft, event)
    return open?.kind !== 'cancel' || sameTerms(moved, event)
      ? moved
      : ask(moved, { ...open, suspended: conditionOf(event, openCondition(open.suspended, event)) })
  },
)

const bindStated = step<EventOf<'conditional'>>(
  'the conditions bind the items, as those that were accepted do',
  (draft, { conditions }) => (draft.entry === null ? draft : bindConditions(draft, draft.entry, conditions)),
)

const takeRetry = step<EventOf<'retry_possible'>>(
  'staff retry with changed data, or go on; asked again automatically where it asks only for a cost within the maximum, or refers to another record, by profile',
  (draft, { reason, after, before, cost, conditions, offer }) => {
    const terms = Object.entries({ reason, after, before, cost, conditions, offer })
    return retryTransfer(
      acceptByProfile(
        ask(draft, {
          kind: 'retry',
          ...Object.fromEntries(terms.filter(([, value]) => value !== undefined)),
        }),
      ),
    )
  },
)

/** Notes what a refusal means for asking the partner again; what its catalogue said of a holding is wrong where it has none. */
const noteGroup = (draft: Draft, { id, located }: Entry, refusal: Entry['refusal']): Draft =>
  changeEntry(draft, id, {
    refusal,
    ...(refusal === 'not_held' ? { located: { ...located, at: draft.context.now, held: false } } : {}),
  })

const reject = step<EventOf<'unfilled'>>(
  'the entry is rejected, with what its reason means for asking it again; next entry',
  (draft, { reason: code, note }) => {
    const active = activeEntry(draft.request)
    if (active === undefined) return draft
    const why = code ?? active.lastRefusal
    const noted = noteGroup(draft, active, refusalGroup(why, note))
    return nextEntry(endEntry(noted, active.id, 'rejected', saidReason(why)), { kind: 'unfilled' })
  },
)

const takeExpiry = step<EventOf<'expired'>>('the entry expires; next entry, or closed, by profile', expire)

const withdrawsPromise = guard<EventOf<'expects_to_supply'>>(
  'refusal.promise_holds',
  (_draft, { promiseWithdrawn }) => promiseWithdrawn === true,
)

/** Ends the terms that are open, also those that a cancel set aside: they were those of another supplier. */
const endTerms = (draft: Draft): Draft => {
  const open = questionOf(draft.request)
  if (open?.kind !== 'cancel') return endQuestions(draft, 'condition', 'retry')
  const { suspended: _, ...cancel } = open
  return open.suspended === undefined ? draft : ask(draft, cancel)
}

/** The only step back to an earlier stage: a broker looks for another supplier. */
const lookForAnother = step<EventOf<'expects_to_supply'>>(
  'a broker looks for another supplier than the one that promised: its terms end, deadlines start again',
  (draft, { supplier }) => leaveSupplier(endTerms(draft), supplier),
)

const sayNothingNew = step('nothing new: the stage stays', (draft) => draft)

/** The rules of a partner's answers before it ships. Rows for an open cancel come first and take precedence. */
export const answers: EventRules<
  | 'request_received'
  | 'expects_to_supply'
  | 'will_supply'
  | 'conditional'
  | 'retry_possible'
  | 'unfilled'
  | 'expired'
> = {
  request_received: [
    { stages: ['sent'], leads: ['accepted'], does: [takeAccepted, takeNames] },
    { stages: ['accepted', 'will_supply'], does: [takeNames] },
  ],
  expects_to_supply: [
    {
      stages: sentStages,
      provided: [withdrawsPromise],
      leads: ['accepted', 'sent'],
      does: [lookForAnother],
    },
    { stages: ['sent'], leads: ['accepted'], does: [takeAccepted] },
    { stages: ['accepted', 'will_supply'], does: [sayNothingNew] },
  ],
  will_supply: [
    { stages: ['sent', 'accepted'], leads: ['will_supply'], does: [takeWillSupply] },
    { stages: ['will_supply'], does: [takeWillSupply] },
  ],
  conditional: [
    {
      stages: sentStages,
      negotiation: ['cancel'],
      leads: { sent: ['accepted', 'will_supply'], accepted: ['will_supply'] },
      does: [setAside],
    },
    {
      stages: sentStages,
      leads: { sent: ['accepted', 'will_supply'], accepted: ['will_supply'] },
      does: [takeCondition],
    },
    { stages: withItem, does: [bindStated] },
  ],
  retry_possible: [whileCancelling, { stages: sentStages, leads: ['sent'], does: [takeRetry] }],
  unfilled: [whileCancelling, { stages: sentStages, leads: leadsOn, does: [reject] }],
  expired: [whileCancelling, { stages: sentStages, leads: leadsOn, does: [takeExpiry] }],
}
