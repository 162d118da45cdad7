import type { CommandType } from '../commands/command.ts'
import { unsettledCosts } from '../costs/unsettled-costs.ts'
import type { Context } from '../decision.ts'
import { hasDueDatesLeft } from '../items/ils-due-date.ts'
import { isOut } from '../items/item-states.ts'
import { outItems } from '../items/items.ts'
import { isDueDateInQuestion } from '../items/past-due-date.ts'
import { activeEntry } from '../life-cycle/draft.ts'
import { questionOf, receivingOf } from '../life-cycle/negotiation.ts'
import { among, sentStages } from '../life-cycle/stage-groups.ts'
import type { PartnerEventType } from '../partner-events/partner-event.ts'
import type { Attention, AttentionKind, RaisedAttention } from '../request/attention.ts'
import { isFindable } from '../request/citation.ts'
import type { Request } from '../request/request.ts'
import type { AgencyId } from '../values.ts'

/** One kind of attention: what raises it, what ends it, and whether staff must act. */
export type AttentionRule = {
  /** True where staff must act: then it is the library's turn. */
  readonly asks: boolean
  /** The cause, for the documentation. */
  readonly raisedBy: string
  /** The commands that settle it, the most usual first. `dismiss` is not among them: it ends any attention. */
  readonly remedies: readonly CommandType[]
  /** The partner events that end it; `any` for every event of its entry. */
  readonly endedBy: readonly (PartnerEventType | 'any' | 'closed')[]
  /** For a kind that follows from the request alone: the present attention. Where this is left out, inputs raise it. */
  readonly derive?: (
    request: Request,
    context: Pick<Context, 'missingDocuments' | 'ownAgencies'>,
  ) => readonly RaisedAttention[]
  /** For a kind that inputs raise: it ends by itself where this does not hold any more. */
  readonly lasts?: (request: Request, attention: Attention) => boolean
  /** Returns whether the patron must act before staff can: then whose turn it is follows from the items. */
  readonly waitsForPatron?: (request: Request, attention: Attention) => boolean
  /** Commands that end it whatever they do. */
  readonly endedByCommand?: readonly CommandType[]
}

const where = (holds: boolean, ...raised: readonly RaisedAttention[]): readonly RaisedAttention[] =>
  holds ? raised : []

const waitsFor = ({ waitingFor }: Request, ...kinds: readonly string[]): boolean =>
  waitingFor.some((waiting) => kinds.includes(waiting.for))

const openQuestion =
  (negotiation: 'condition' | 'retry' | 'unconfirmed', kind: 'condition' | 'retry_offer' | 'unconfirmed') =>
  (request: Request): readonly RaisedAttention[] => {
    const entry = activeEntry(request)?.id
    const open = questionOf(request)
    if (entry === undefined || open?.kind !== negotiation) return []
    const cost = 'cost' in open ? open.cost : undefined
    return [{ kind, entry, ...(cost === undefined ? {} : { cost }) }]
  }

/** Returns whether the broker that is asked names the library itself as the supplier. It then waits for it for ever. */
const isOwnSupplier = (request: Request, own: readonly AgencyId[]): boolean => {
  const supplier = activeEntry(request)?.supplier
  return (
    supplier !== undefined &&
    among(sentStages, request.stage) &&
    own.some(
      ({ type, value }) => value === supplier.value && type.toLowerCase() === supplier.type.toLowerCase(),
    )
  )
}

/** Returns whether an item is still to arrive: what was lost on the way is not waited for. */
const isOnTheWay = (request: Request): boolean => {
  const entry = activeEntry(request)?.id
  return (
    request.stage === 'shipped' &&
    request.items.some((item) => item.entry === entry && item.state === 'shipped')
  )
}

const hasItemsOut = ({ items }: Request): boolean => items.some(isOut)

const beforeArrival = (request: Request): boolean => among(sentStages, request.stage) || isOnTheWay(request)

/** Every kind of attention, as data. */
export const attentionRules: { readonly [Kind in AttentionKind]: AttentionRule } = {
  approval: {
    asks: true,
    raisedBy: 'waiting for approval or staff',
    remedies: ['approve', 'decline', 'cancel'],
    endedBy: [],
    derive: (request) => where(waitsFor(request, 'approval', 'staff'), { kind: 'approval' }),
  },
  duplicate: {
    asks: true,
    raisedBy: 'a request of the same patron for the same item, where duplicates are held',
    remedies: ['keep_duplicate', 'decline', 'cancel'],
    endedBy: [],
    derive: ({ waitingFor }) =>
      waitingFor.flatMap((waiting) =>
        waiting.for === 'duplicate' ? [{ kind: 'duplicate' as const, request: waiting.request }] : [],
      ),
  },
  locally_owned: {
    asks: true,
    raisedBy:
      'locate: the library owns the item, and no partner is active; a broker that names the library itself as the supplier',
    remedies: ['send', 'cancel', 'cancel_partner', 'edit'],
    endedBy: [],
    derive: (request, context) =>
      where(
        (waitsFor(request, 'locally_owned') && activeEntry(request) === undefined) ||
          isOwnSupplier(request, context.ownAgencies ?? []),
        { kind: 'locally_owned' },
      ),
  },
  citation_incomplete: {
    asks: true,
    raisedBy:
      'a citation without a title; nothing is sent by itself, and the sources of citations are asked again later (deadline look_up)',
    remedies: ['edit', 'look_up', 'send', 'cancel'],
    endedBy: [],
    derive: ({ stage, citation, citationAccepted, lookUp }) =>
      where(
        among(['created', 'pending_approval', 'locating', 'locate_failed', 'ready', 'unfilled'], stage) &&
          citationAccepted !== true &&
          !isFindable(citation),
        {
          kind: 'citation_incomplete',
          ...(lookUp?.failure === undefined ? {} : { reason: lookUp.failure }),
        },
      ),
  },
  copyright: {
    asks: true,
    raisedBy: 'the count of copies of the journal is at the library’s limit; nothing is sent by itself',
    remedies: ['clear_copyright', 'edit', 'cancel'],
    endedBy: [],
    derive: (request) => {
      const count = request.copyright?.count
      return where(waitsFor(request, 'copyright'), {
        kind: 'copyright',
        ...(count === undefined ? {} : { count }),
      })
    },
  },
  locate_failed: {
    asks: true,
    raisedBy: 'nobody is left after locate',
    remedies: ['add_partners', 'locate', 'send', 'cancel'],
    endedBy: [],
    derive: ({ stage }) => where(stage === 'locate_failed', { kind: 'locate_failed' }),
  },
  send_failed: {
    asks: true,
    raisedBy: 'a message that is refused or dead, as the table of deliveries says',
    remedies: ['resend', 'send'],
    endedBy: ['any'],
  },
  not_sendable: {
    asks: true,
    raisedBy: 'what this partner’s protocol cannot say, or a part that a message had no place for',
    remedies: ['mark_communicated'],
    endedBy: [],
    endedByCommand: ['mark_communicated'],
  },
  unconfirmed: {
    asks: false,
    raisedBy: 'an ambiguous request',
    remedies: ['record_partner_event', 'resend'],
    endedBy: ['any'],
    derive: openQuestion('unconfirmed', 'unconfirmed'),
  },
  no_answer: {
    asks: true,
    raisedBy: 'a deadline that passes without an answer',
    remedies: ['record_partner_event', 'cancel_partner'],
    endedBy: ['any'],
  },
  condition: {
    asks: true,
    raisedBy: 'negotiation condition',
    remedies: ['accept_condition', 'decline_condition'],
    endedBy: ['will_supply', 'shipped', 'unfilled'],
    derive: openQuestion('condition', 'condition'),
  },
  retry_offer: {
    asks: true,
    raisedBy: 'negotiation retry',
    remedies: ['retry', 'decline_retry'],
    endedBy: ['will_supply', 'shipped', 'unfilled'],
    derive: openQuestion('retry', 'retry_offer'),
  },
  renew_review: {
    asks: true,
    raisedBy: 'negotiation renew_review',
    remedies: ['approve_renewal', 'decline_renewal'],
    endedBy: ['renewed', 'recalled'],
    derive: (request) => where(questionOf(request)?.kind === 'renew_review', { kind: 'renew_review' }),
  },
  cost: {
    asks: true,
    raisedBy: 'an open offer over the maximum cost, or a charge that nobody agreed to or settled',
    remedies: ['settle_cost', 'correct_cost'],
    endedBy: [],
    derive: (request) => {
      const costs = unsettledCosts(request)
      return where(costs.length > 0, { kind: 'cost', costs: costs.map(({ id }) => id) })
    },
  },
  rota_used_up: {
    asks: true,
    raisedBy: 'the last entry is left, and the request is kept',
    remedies: ['add_partners', 'add_rota_template', 'send', 'cancel', 'complete'],
    endedBy: [],
    derive: ({ stage }) => where(stage === 'unfilled', { kind: 'rota_used_up' }),
  },
  cancel_refused: {
    asks: false,
    raisedBy: 'a cancel that is answered with no, or overtaken by a shipment',
    remedies: ['receive', 'return'],
    endedBy: ['closed'],
    lasts: beforeArrival,
  },
  no_longer_wanted: {
    asks: true,
    raisedBy: 'a full cancel that is refused, overtaken by a shipment, or given after it',
    remedies: ['receive', 'return'],
    endedBy: ['closed'],
    lasts: beforeArrival,
  },
  message_received: {
    asks: true,
    raisedBy: 'a note of the partner',
    remedies: ['mark_read', 'message'],
    endedBy: [],
    endedByCommand: ['mark_read', 'message'],
  },
  event_ignored: {
    asks: true,
    raisedBy: 'an event of the active partner that the tables do not apply',
    remedies: ['mark_read'],
    endedBy: [],
    endedByCommand: ['mark_read'],
  },
  stale_shipment: {
    asks: true,
    raisedBy: 'a shipment of a partner that is not active',
    remedies: ['adopt', 'receive', 'return'],
    endedBy: ['checked_in', 'unfilled', 'cancel_accepted'],
  },
  shipped_without_notice: {
    asks: false,
    raisedBy: 'an event that proves the item is out, or a status that says so, before a shipment message',
    remedies: ['receive'],
    endedBy: ['shipped'],
    lasts: isOnTheWay,
  },
  not_arrived: {
    asks: true,
    raisedBy: 'deadline transit; a partner that ends the loan of an item that never arrived',
    remedies: ['receive', 'report_lost'],
    endedBy: [],
    lasts: isOnTheWay,
  },
  part_missing: {
    asks: false,
    raisedBy: 'receive with missing items',
    remedies: ['receive'],
    endedBy: ['closed'],
    derive: (request) => {
      const entry = activeEntry(request)?.id
      const missing = request.items.filter((item) => item.entry === entry && item.state === 'missing')
      return where(missing.length > 0, { kind: 'part_missing', items: missing.map(({ id }) => id) })
    },
  },
  ils_refused: {
    asks: true,
    raisedBy: 'the ILS refuses to record an item or to take a new due date, or does not answer',
    remedies: ['retry_ils', 'skip_ils', 'undo_receive'],
    endedBy: [],
    lasts: (request) => receivingOf(request) !== undefined || hasDueDatesLeft(request),
  },
  ils_records_left: {
    asks: true,
    raisedBy: 'the ILS refuses to clean up, or holds a loan that is never checked in by the gateway',
    remedies: ['skip_ils', 'retry_ils'],
    endedBy: [],
  },
  hold_expired: {
    asks: true,
    raisedBy: 'the ILS, or deadline shelf',
    remedies: ['return', 'place_on_shelf'],
    endedBy: [],
    derive: ({ items }) => {
      const expired = items.filter((item) => item.state === 'received' && item.hold === 'expired')
      return where(expired.length > 0, { kind: 'hold_expired', items: expired.map(({ id }) => id) })
    },
  },
  recalled: {
    asks: true,
    raisedBy: 'recalled',
    remedies: ['return'],
    endedBy: ['renewed'],
  },
  overdue: {
    asks: true,
    raisedBy: 'overdue',
    remedies: ['return'],
    endedBy: ['renewed'],
  },
  due_date_past: {
    asks: true,
    raisedBy:
      'a due date that had passed when the partner named it with a shipment or a renewal, or when the item came; the patron and the ILS do not get such a date',
    remedies: ['correct_item', 'return'],
    endedBy: ['shipped', 'renewed', 'overdue', 'recalled'],
    lasts: (request, attention) =>
      attention.kind === 'due_date_past' && isDueDateInQuestion(request, attention),
  },
  hold_return: {
    asks: false,
    raisedBy: 'hold_return; the return deadline is suspended',
    remedies: ['return'],
    endedBy: ['release_hold_return'],
  },
  checked_in_early: {
    asks: true,
    raisedBy:
      'the partner ends a loan whose items are here; while a patron has all of them, it is the patron’s turn',
    remedies: ['return'],
    endedBy: [],
    lasts: hasItemsOut,
    waitsForPatron: (request, attention) =>
      attention.kind === 'checked_in_early' &&
      outItems(request, attention.entry).every(({ state }) => state === 'on_loan'),
  },
  lost: {
    asks: false,
    raisedBy: 'report_lost, completed_without_return',
    remedies: ['found'],
    endedBy: ['completed_without_return', 'checked_in'],
  },
  damaged: {
    asks: false,
    raisedBy: 'report_damaged',
    remedies: ['record_partner_event'],
    endedBy: ['checked_in', 'closed'],
  },
  return_due: {
    asks: true,
    raisedBy: 'deadline return; a request that is closed with items out; an item nobody wants any more',
    remedies: ['return', 'report_lost'],
    endedBy: ['renewed'],
    lasts: hasItemsOut,
  },
  patron_not_reached: {
    asks: true,
    raisedBy: 'a notice or a file by mail that could not be delivered, or came back',
    remedies: ['edit', 'forward_to_patron', 'mark_read'],
    endedBy: [],
    endedByCommand: ['mark_read', 'forward_to_patron'],
  },
  mail_review: {
    asks: true,
    raisedBy:
      'a mail about the request that waits in the list for review; a message that names an item which several requests may have',
    remedies: ['mark_read'],
    endedBy: [],
    endedByCommand: ['mark_read'],
  },
  profile_missing: {
    asks: true,
    raisedBy: 'a workflow profile, partner or locate profile that the request names and that cannot be used',
    remedies: ['edit'],
    endedBy: [],
    derive: ({ stage }, { missingDocuments = [] }) =>
      where(stage !== 'closed' && missingDocuments.length > 0, {
        kind: 'profile_missing',
        documents: missingDocuments.slice(0, 50).map(({ kind, code }) => `${kind} ${code}`.slice(0, 200)),
      }),
  },
  idle: {
    asks: true,
    raisedBy: 'deadline idle: it is the library’s turn for longer than the profile says',
    remedies: ['edit'],
    endedBy: ['any'],
  },
}

/** Returns whether this kind of attention asks staff to act. */
export const asks = (kind: AttentionKind): boolean => attentionRules[kind].asks

/**
 * Returns the commands that settle an attention, the most usual first. A cancel that cannot be delivered may be the
 * end: `cancel` closes the request then, although nobody knows what the partner has.
 */
export const remediesOf = (attention: RaisedAttention): readonly CommandType[] => {
  const { remedies } = attentionRules[attention.kind]
  return attention.kind === 'send_failed' && attention.operation === 'cancel'
    ? [...remedies, 'cancel']
    : remedies
}
