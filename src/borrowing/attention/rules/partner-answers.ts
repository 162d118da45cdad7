import { costsWithinMaximum, unsettledCosts } from '../../costs/unsettled-costs.ts'
import { questionOf } from '../../life-cycle/negotiation.ts'
import { among, sentStages } from '../../life-cycle/stage-groups.ts'
import type { AttentionKind } from '../../request/attention.ts'
import type { Request } from '../../request/request.ts'
import type { AttentionRule } from '../attention-rule.ts'
import { beforeArrival, isMarkedAsInformation, openQuestion, raiseIf } from './conditions.ts'

/** Returns whether nobody of the rota is left to ask: closed and inactive partners are skipped before the first request. */
const isUsedUp = ({ stage, rota }: Request): boolean =>
  stage === 'unfilled' ||
  (stage === 'created' && rota.length > 0 && rota.every(({ state }) => state === 'skipped'))

/** Returns whether the partner that is asked has refused the last cancel that it got. */
const isRefusalCurrent = ({ rota }: Request): boolean =>
  rota.some(({ state, cancel }) => state === 'active' && cancel === 'refused')

/** Returns whether the patron is asked, so that nobody decides before the answer. */
const isPatronAsked = ({ patronQuestion }: Request): boolean => patronQuestion !== undefined

/** The kinds of attention about what a partner answers, asks or writes. */
export const partnerAnswers = {
  condition: {
    asks: true,
    raisedBy: 'negotiation condition',
    remedies: ['accept_condition', 'decline_condition', 'ask_patron'],
    waitsForOthers: isPatronAsked,
    endedBy: ['will_supply', 'shipped', 'unfilled'],
    derive: openQuestion('condition', 'condition'),
  },
  condition_stated: {
    asks: true,
    informs: isMarkedAsInformation,
    raisedBy:
      'conditions that came with a shipment or after it, which bind without a question; it asks where an item is used against them now: lent or on the hold shelf, or a renewal is open; or where an item for special collections is to be picked up elsewhere',
    remedies: ['mark_read', 'cancel_hold', 'return', 'waive_condition', 'edit', 'message'],
    endedBy: ['closed'],
    endedByCommand: ['mark_read', 'cancel_hold', 'return'],
  },
  retry_offer: {
    asks: true,
    raisedBy: 'negotiation retry',
    remedies: ['retry', 'decline_retry', 'ask_patron'],
    waitsForOthers: isPatronAsked,
    endedBy: ['will_supply', 'shipped', 'unfilled'],
    derive: openQuestion('retry', 'retry_offer'),
  },
  renew_review: {
    asks: true,
    raisedBy: 'negotiation renew_review',
    remedies: ['approve_renewal', 'decline_renewal'],
    endedBy: ['renewed', 'recalled'],
    derive: (request) => raiseIf(questionOf(request)?.kind === 'renew_review', { kind: 'renew_review' }),
  },
  cost: {
    asks: true,
    informs: isMarkedAsInformation,
    raisedBy:
      'an open offer over the maximum cost, a charge that nobody agreed to or settled, or an amount that may be one of these; it only informs of what is agreed because it is within the maximum cost',
    remedies: ['settle_cost', 'correct_cost', 'ask_patron'],
    waitsForOthers: isPatronAsked,
    endedBy: [],
    comesLast: true,
    derive: (request) => {
      const asking = unsettledCosts(request)
      const costs = asking.length > 0 ? asking : costsWithinMaximum(request)
      return raiseIf(costs.length > 0, {
        kind: 'cost',
        costs: costs.map(({ id }) => id),
        ...(asking.length > 0 ? {} : { informs: true }),
      })
    },
  },
  rota_used_up: {
    asks: true,
    raisedBy:
      'the last entry is left, or every entry was skipped before anybody was asked, and the request is kept; not while a late promise waits for staff',
    remedies: ['add_partners', 'add_rota_template', 'find_holders', 'send', 'cancel', 'complete'],
    // Nobody else is asked before it is known whether an item comes.
    waitsForOthers: ({ attention }) => attention.some(({ kind }) => kind === 'stale_shipment'),
    endedBy: [],
    derive: (request) =>
      raiseIf(isUsedUp(request) && request.attention.every(({ kind }) => kind !== 'late_promise'), {
        kind: 'rota_used_up',
      }),
  },
  cancel_refused: {
    asks: false,
    raisedBy:
      'a cancel that is answered with no, or overtaken by a shipment; it ends once that partner is left, or gets another cancel',
    remedies: ['receive', 'return'],
    endedBy: ['closed'],
    lasts: (request) => beforeArrival(request) && isRefusalCurrent(request),
  },
  no_longer_wanted: {
    asks: true,
    raisedBy:
      'a full cancel that is refused, overtaken by a shipment, or given after it; until the partner ships, it is the partner’s turn',
    remedies: ['receive', 'return'],
    endedBy: ['closed'],
    lasts: beforeArrival,
    waitsForOthers: ({ stage }) => among(sentStages, stage),
  },
  message_received: {
    asks: true,
    informs: isMarkedAsInformation,
    raisedBy:
      'words of the partner, whatever they come with, and the answer of the patron to ask_patron; they ask where they come alone or in a notification, with the end of the loan, with a refused renewal, with a question or a charge that asks, with something unclear, and once the rota is used up; else they inform',
    remedies: ['mark_read', 'message', 'forward_to_patron'],
    endedBy: [],
    endedByCommand: ['mark_read', 'message'],
  },
  event_ignored: {
    asks: true,
    raisedBy:
      'an event that does not fit what is recorded, or contradicts itself: nothing changes; while a contradiction stands, no further partner is asked automatically',
    remedies: ['mark_read', 'record_partner_event', 'claim'],
    endedBy: [],
    endedByCommand: ['mark_read'],
  },
  may_have_missed: {
    asks: true,
    raisedBy:
      'a time in which lendwire did not run, or a message of the partner that it refused, where the partner sends each message once',
    remedies: ['mark_read', 'record_partner_event'],
    endedBy: ['any', 'closed'],
    endedByCommand: ['mark_read'],
  },
  stale_promise: {
    asks: false,
    raisedBy:
      'a promise of a partner that was left, while another one is asked or nobody wants the item; it gets a cancel once more',
    remedies: ['mark_read'],
    endedBy: ['unfilled', 'cancelled_by_partner', 'cancel_accepted', 'expired', 'retry_possible', 'shipped'],
    endedByCommand: ['mark_read'],
  },
  late_promise: {
    asks: true,
    raisedBy: 'a promise of a partner that was left, where it is the only offer left',
    remedies: ['adopt', 'cancel_partner'],
    endedBy: ['unfilled', 'cancelled_by_partner', 'cancel_accepted', 'expired', 'retry_possible', 'shipped'],
  },
} satisfies Partial<Record<AttentionKind, AttentionRule>>
