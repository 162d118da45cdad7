import { acceptConditions } from '../commands/answering.ts'
import { startWatch } from '../deadlines/awaited-answers.ts'
import { nameItems } from '../items/items.ts'
import {
  activeEntry,
  change,
  endDeadlines,
  explain,
  type Work,
  workEntry,
  workflowOf,
} from '../life-cycle/draft.ts'
import { ask, endQuestions, questionOf } from '../life-cycle/negotiation.ts'
import { step } from '../life-cycle/rule.ts'
import { askedStages, leadsOn } from '../life-cycle/stage-groups.ts'
import type { Question } from '../request/negotiation.ts'
import { endEntry } from '../rota/leave-entry.ts'
import { nextEntry } from '../rota/next-entry.ts'
import { expire, takeCancelAccepted } from './cancels.ts'
import type { EventOf, EventRules } from './event-rule.ts'

/** The partner has the request; its answer is due anew. */
const accepted = (work: Work): Work =>
  workflowOf(work).steps.requestAccepted && work.request.stage === 'sent'
    ? change(work, { stage: 'accepted' })
    : work

/** The partner will supply: what is due now is the shipment, also where the step shows no status of its own. */
const willSupply = (work: Work): Work => {
  const active = activeEntry(work.request)
  const moved = workflowOf(work).steps.willSupply ? change(work, { stage: 'will_supply' }) : work
  return active === undefined ? moved : startWatch(endDeadlines(moved, 'response'), 'will_supply', active)
}

const takeAccepted = step('the partner looks for the item; its answer is due anew', accepted)

const takeNames = step<EventOf<'request_received'>>('items that it names are known by that', (work, event) =>
  work.entry === null ? work : nameItems(work, work.entry, event.items ?? []),
)

const takeWillSupply = step('an open condition is cleared; the shipment is due', (work) => {
  const open = questionOf(work.request)
  if (open?.kind === 'condition') return willSupply(endQuestions(work, 'condition'))
  if (open?.kind !== 'cancel' || open.aside?.kind !== 'condition') return willSupply(work)
  const { aside: _, ...cancel } = open
  return willSupply(ask(work, cancel))
})

const sameTerms = (work: Work, event: EventOf<'conditional'>): boolean => {
  const terms = workEntry(work)?.accepted
  return (
    terms !== undefined &&
    terms.cost?.amount === event.cost?.amount &&
    terms.cost?.currency === event.cost?.currency &&
    terms.conditions.toSorted().join('\n') === event.conditions.toSorted().join('\n')
  )
}

const moveByStatus = (work: Work, { status }: EventOf<'conditional'>): Work => {
  if (status === 'will_supply') return willSupply(work)
  return status === undefined || work.request.stage === 'will_supply' ? work : accepted(work)
}

const conditionOf = (event: EventOf<'conditional'>): Extract<Question, { kind: 'condition' }> => ({
  kind: 'condition',
  conditions: event.conditions,
  ...(event.cost === undefined ? {} : { cost: event.cost }),
})

const takeCondition = step<EventOf<'conditional'>>(
  'its status moves the stage; staff accept or decline, unless these terms were accepted before',
  (work, event) => {
    const moved = moveByStatus(work, event)
    if (sameTerms(moved, event)) return explain(moved, 'the conditions are those that were accepted before')
    const asked = ask(moved, conditionOf(event))
    return workflowOf(work).steps.conditional
      ? asked
      : explain(acceptConditions(asked), 'conditions are accepted by themselves')
  },
)

const setAside = step<EventOf<'conditional'>>(
  'its status moves the stage; the condition is set aside until the cancel is answered',
  (work, event) => {
    const open = questionOf(work.request)
    const moved = moveByStatus(work, event)
    return open?.kind !== 'cancel' || sameTerms(moved, event)
      ? moved
      : ask(moved, { ...open, aside: conditionOf(event) })
  },
)

const takeRetry = step<EventOf<'retry_possible'>>(
  'staff retry with changed data, or go on',
  (work, { reason, after, before, cost, conditions }) => {
    const terms = Object.entries({ reason, after, before, cost, conditions })
    return ask(work, {
      kind: 'retry',
      ...Object.fromEntries(terms.filter(([, value]) => value !== undefined)),
    })
  },
)

const reject = step<EventOf<'unfilled'>>('the entry is rejected; next entry', (work, { reason }) => {
  const active = activeEntry(work.request)
  return active === undefined
    ? work
    : nextEntry(endEntry(work, active.id, 'rejected', reason), { kind: 'unfilled' })
})

const takeExpiry = step<EventOf<'expired'>>('the entry expires; next entry, or closed, by profile', expire)

const whileCancelling = {
  stages: askedStages,
  negotiation: ['cancel'],
  leads: leadsOn,
  does: [takeCancelAccepted],
} as const

/** What a partner answers before it ships. Rows for an open cancel stand before the others: they count first. */
export const answers: EventRules<
  | 'request_received'
  | 'expects_to_supply'
  | 'will_supply'
  | 'conditional'
  | 'retry_possible'
  | 'unfilled'
  | 'expired'
> = {
  request_received: [{ stages: ['sent'], leads: ['accepted'], does: [takeAccepted, takeNames] }],
  expects_to_supply: [{ stages: ['sent'], leads: ['accepted'], does: [takeAccepted] }],
  will_supply: [
    { stages: ['sent', 'accepted'], leads: ['will_supply'], does: [takeWillSupply] },
    { stages: ['will_supply'], negotiation: ['condition'], does: [takeWillSupply] },
  ],
  conditional: [
    {
      stages: askedStages,
      negotiation: ['cancel'],
      leads: { sent: ['accepted', 'will_supply'], accepted: ['will_supply'] },
      does: [setAside],
    },
    {
      stages: askedStages,
      leads: { sent: ['accepted', 'will_supply'], accepted: ['will_supply'] },
      does: [takeCondition],
    },
  ],
  retry_possible: [whileCancelling, { stages: askedStages, does: [takeRetry] }],
  unfilled: [whileCancelling, { stages: askedStages, leads: leadsOn, does: [reject] }],
  expired: [whileCancelling, { stages: askedStages, leads: leadsOn, does: [takeExpiry] }],
}
