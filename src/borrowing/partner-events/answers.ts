import { acceptConditions } from '../commands/answering.ts'
import { askedStages, endEntry, nextEntry } from '../rota.ts'
import { guard, step } from '../rule.ts'
import {
  activeEntry,
  change,
  close,
  endDeadlines,
  explain,
  startDeadline,
  type Work,
  workEntry,
  workflowOf,
} from '../work.ts'
import type { EventOf, EventRules } from './rule-of.ts'

/** The partner has the request: an answer is still due. */
const accepted = (work: Work): Work => {
  const workflow = workflowOf(work)
  const stage =
    workflow.steps.requestAccepted && work.request.stage === 'sent' ? 'accepted' : work.request.stage
  const active = activeEntry(work.request)
  return startDeadline(change(work, { stage }), 'response', workflow.deadlines.response, active?.id)
}

const willSupply = (work: Work): Work => {
  const workflow = workflowOf(work)
  const active = activeEntry(work.request)
  const moved = workflow.steps.willSupply ? change(work, { stage: 'will_supply' }) : work
  return startDeadline(
    endDeadlines(moved, 'response'),
    'will_supply',
    workflow.deadlines.willSupply,
    active?.id,
  )
}

const takeAccepted = step('the partner looks for the item; its answer is due anew', accepted)

const takeWillSupply = step('an open condition is cleared; the shipment is due', (work) => {
  const open = work.request.negotiation?.kind
  return willSupply(
    open === 'condition' || open === 'unconfirmed' ? change(work, { negotiation: null }) : work,
  )
})

const sameTerms = (work: Work, event: EventOf<'conditional'>): boolean => {
  const terms = workEntry(work)?.accepted
  return (
    terms !== undefined &&
    [...terms.conditions].sort().join('\n') === [...event.conditions].sort().join('\n') &&
    JSON.stringify(terms.cost) === JSON.stringify(event.cost)
  )
}

const takeCondition = step<EventOf<'conditional'>>(
  'its status moves the stage; staff accept or decline, unless these terms were accepted before',
  (work, event) => {
    const moved =
      event.status === 'will_supply'
        ? willSupply(work)
        : event.status === undefined || work.request.stage === 'will_supply'
          ? work
          : accepted(work)
    if (sameTerms(moved, event)) return explain(moved, 'the conditions are those that were accepted before')
    const asked = change(endDeadlines(moved, 'response'), {
      negotiation: {
        kind: 'condition',
        conditions: event.conditions,
        ...(event.cost === undefined ? {} : { cost: event.cost }),
      },
    })
    return workflowOf(work).steps.conditional
      ? asked
      : explain(acceptConditions(asked), 'conditions are accepted by themselves')
  },
)

const takeRetry = step<EventOf<'retry_possible'>>(
  'staff retry with changed data, or go on',
  (work, { type: _, ...event }) => {
    const { reason, after, before, cost, conditions } = event
    const terms = Object.fromEntries(
      Object.entries({ reason, after, before, cost, conditions }).filter(([, value]) => value !== undefined),
    )
    return change(endDeadlines(work, 'response', 'will_supply'), { negotiation: { kind: 'retry', ...terms } })
  },
)

const reject = step<{ readonly reason?: string | undefined }>(
  'the entry is rejected; next entry',
  (work, event) => goOn(work, 'rejected', event.reason, 'unfilled'),
)

const cancelByPartner = step<{ readonly reason?: string | undefined }>(
  'the entry is cancelled; next entry',
  (work, event) => goOn(work, 'cancelled', event.reason, 'cancelled_by_partner'),
)

const goOn = (
  work: Work,
  state: 'rejected' | 'cancelled' | 'expired',
  reason: string | undefined,
  outcome: 'unfilled' | 'cancelled_by_partner' | 'expired',
): Work => {
  const active = activeEntry(work.request)
  return active === undefined ? work : nextEntry(endEntry(work, active.id, state, reason), { kind: outcome })
}

/** The entry has expired: the next one, or the end, as the profile says. */
export const expire = (work: Work, reason: string | undefined): Work => {
  const active = activeEntry(work.request)
  if (active === undefined) return work
  if (workflowOf(work, active).onExpiry === 'next_partner') return goOn(work, 'expired', reason, 'expired')
  return close(endEntry(work, active.id, 'expired', reason), { kind: 'expired' })
}

const takeExpiry = step<EventOf<'expired'>>(
  'the entry expires; next entry, or closed, by the profile',
  (work, event) => expire(work, event.reason),
)

const cancelOpen = guard('no cancel is open', (work) => work.request.negotiation?.kind === 'cancel')

/** The open cancel is agreed: a full one closes, one of this partner leads to the next. */
export const agreeCancel = (work: Work): Work => {
  const open = work.request.negotiation
  const active = activeEntry(work.request)
  if (open?.kind !== 'cancel' || active === undefined) return work
  const ended = endEntry(work, active.id, 'cancelled')
  if (open.scope === 'this_partner') return nextEntry(ended, { kind: 'unfilled' })
  return close(ended, {
    kind: open.scope === 'full_by_patron' ? 'cancelled_by_patron' : 'cancelled_by_staff',
  })
}

const takeCancelAccepted = step(
  'a full cancel closes; one of this partner leads to the next entry',
  agreeCancel,
)

const takeCancelRefused = step('the cancel ends; what it had set aside comes back', (work) => {
  const open = work.request.negotiation
  const ended = change(endDeadlines(work, 'cancel_reply'), {
    negotiation: open?.kind === 'cancel' ? (open.aside ?? null) : open,
  })
  return workflowOf(work).steps.cancelNotAccepted ? change(ended, { lastAnswer: 'cancel_refused' }) : ended
})

const setAside = step<EventOf<'conditional' | 'retry_possible'>>(
  'it is set aside while the cancel is open',
  (work, event) => {
    const open = work.request.negotiation
    if (open?.kind !== 'cancel' || event.type !== 'conditional') return work
    const cost = event.cost === undefined ? {} : { cost: event.cost }
    return change(work, {
      negotiation: { ...open, aside: { kind: 'condition', conditions: event.conditions, ...cost } },
    })
  },
)

const notCancelling = ['none', 'condition', 'retry', 'unconfirmed'] as const
const leadsOn = ['sent', 'unfilled', 'closed'] as const

/** What a partner answers before it ships. Rows for an open cancel stand before the others: they count first. */
export const answers: EventRules<
  | 'request_received'
  | 'expects_to_supply'
  | 'will_supply'
  | 'conditional'
  | 'retry_possible'
  | 'unfilled'
  | 'cancelled_by_partner'
  | 'expired'
  | 'cancel_accepted'
  | 'cancel_refused'
> = {
  request_received: [{ stages: ['sent'], leads: ['accepted'], does: [takeAccepted] }],
  expects_to_supply: [{ stages: ['sent'], leads: ['accepted'], does: [takeAccepted] }],
  will_supply: [
    { stages: ['sent', 'accepted'], leads: ['will_supply'], does: [takeWillSupply] },
    { stages: ['will_supply'], negotiation: ['condition'], does: [takeWillSupply] },
  ],
  conditional: [
    { stages: askedStages, negotiation: ['cancel'], does: [setAside] },
    { stages: askedStages, leads: ['accepted', 'will_supply'], does: [takeCondition] },
  ],
  retry_possible: [
    { stages: askedStages, negotiation: ['cancel'], leads: leadsOn, does: [takeCancelAccepted] },
    { stages: askedStages, does: [takeRetry] },
  ],
  unfilled: [
    { stages: askedStages, negotiation: ['cancel'], leads: leadsOn, does: [takeCancelAccepted] },
    { stages: askedStages, leads: leadsOn, does: [reject] },
  ],
  cancelled_by_partner: [
    { stages: askedStages, negotiation: ['cancel'], leads: leadsOn, does: [takeCancelAccepted] },
    { stages: askedStages, negotiation: notCancelling, leads: leadsOn, does: [cancelByPartner] },
  ],
  expired: [
    { stages: askedStages, negotiation: ['cancel'], leads: leadsOn, does: [takeCancelAccepted] },
    { stages: askedStages, leads: leadsOn, does: [takeExpiry] },
  ],
  cancel_accepted: [
    {
      stages: askedStages,
      negotiation: ['cancel'],
      when: [cancelOpen],
      leads: leadsOn,
      does: [takeCancelAccepted],
    },
  ],
  cancel_refused: [{ stages: askedStages, negotiation: ['cancel'], does: [takeCancelRefused] }],
}
