import { reason } from '../../translations/reason.ts'
import { chargeOpenTerms } from '../costs/record-costs.ts'
import { type Explanation, namedPartner } from '../events/explanation.ts'
import { bindConditions } from '../items/item-conditions.ts'
import { isOut } from '../items/item-states.ts'
import { isLossReported, itemsOf } from '../items/items.ts'
import { matchItems } from '../items/match-items.ts'
import { shipItems } from '../items/ship-items.ts'
import {
  activeEntry,
  changeEntry,
  changeItems,
  type Draft,
  endAttention,
  explain,
  raise,
} from '../life-cycle/draft.ts'
import type { Entry } from '../request/entry.ts'
import { isSecondLoan } from '../request/partner-number.ts'
import type { Request } from '../request/request.ts'
import { cancelOnce, isNoLongerWanted } from '../rota/late-cancel.ts'
import { sendIfAutomatic } from '../rota/next-entry.ts'
import { ignoreEvent } from './ignored-events.ts'
import { statedAt } from './order-statements.ts'
import type { NamedItem, TabledEventType } from './partner-event.ts'
import type { TabledEvent } from './read-event.ts'
import { noteReturnNotSeen, wasSentBack } from './returns-not-seen.ts'
import { shippedFacts } from './shipments.ts'

/** What follows where a partner speaks that is not asked any more. */
type LeftOutcome =
  | 'nothing'
  | 'promise'
  | 'offer'
  | 'withdrawal'
  | 'refused_cancel'
  | 'shipment'
  | 'check_in'
  | 'given_up'

/** The outcome of each event of an entry that was left: columns L and X of the table of outcomes, as data. */
const leftOutcomes: { readonly [Type in TabledEventType]: LeftOutcome } = {
  request_received: 'nothing',
  expects_to_supply: 'promise',
  will_supply: 'promise',
  conditional: 'promise',
  retry_possible: 'offer',
  unfilled: 'withdrawal',
  expired: 'withdrawal',
  cancelled_by_partner: 'withdrawal',
  cancel_accepted: 'withdrawal',
  cancel_refused: 'refused_cancel',
  shipped: 'shipment',
  overdue: 'shipment',
  recalled: 'shipment',
  hold_return: 'shipment',
  renewed: 'shipment',
  release_hold_return: 'shipment',
  renew_refused: 'nothing',
  renew_pending: 'nothing',
  checked_in: 'check_in',
  completed_without_return: 'given_up',
}

type Step = (draft: Draft, entry: Entry, event: TabledEvent) => Draft

const isStale = ({ attention }: Request, entry: Entry): boolean =>
  attention.some((each) => each.kind === 'stale_shipment' && each.entry === entry.id)

/** Returns whether it is known that the entry has shipped, by more than the refusal of our cancel. */
const hasEvidence = ({ attention }: Request, entry: Entry): boolean =>
  attention.some(
    (each) => each.kind === 'stale_shipment' && each.entry === entry.id && each.evidence !== 'cancel_refused',
  )

const endOf = (draft: Draft, entry: Entry, ...kinds: readonly string[]): Draft =>
  endAttention(draft, (each) => kinds.includes(each.kind) && 'entry' in each && each.entry === entry.id)

/** Returns whether the promise of a partner that was left may be of use: nobody else is asked, and the item is wanted. */
const isUseful = (request: Request): boolean => {
  if (activeEntry(request) !== undefined || isNoLongerWanted(request)) return false
  return (
    request.stage !== 'closed' ||
    request.outcome?.kind === 'unfilled' ||
    request.outcome?.kind === 'expired' ||
    request.outcome?.kind === 'cancelled_by_partner'
  )
}

/** A late promise: staff choose where it is the only offer left; else the cancel is sent once more. */
const takePromise: Step = (draft, entry, event) => {
  const isStated = event.type !== 'conditional' || event.status !== undefined
  if (isStale(draft.request, entry) || !isStated) return draft
  if (!isUseful(draft.request)) {
    const isKnown = draft.request.attention.some(
      (each) => each.kind === 'stale_promise' && each.entry === entry.id,
    )
    const raised = raise(draft, { kind: 'stale_promise', entry: entry.id })
    return isKnown ? raised : cancelOnce(raised, entry.id)
  }
  const promised = event.type === 'conditional' ? (event.status ?? 'conditional') : event.type
  const terms =
    event.type === 'conditional'
      ? {
          ...(event.conditions.length === 0 ? {} : { conditions: event.conditions }),
          ...(event.cost === undefined ? {} : { cost: event.cost }),
        }
      : {}
  const stated = promised === 'will_supply' || promised === 'conditional' ? promised : 'expects_to_supply'
  return raise(draft, { kind: 'late_promise', entry: entry.id, event: stated, ...terms })
}

/** An offer to retry: read it where the rota is used up; it ends a promise. */
const takeOffer: Step = (before, entry, event) => {
  const draft = endOf(before, entry, 'stale_promise', 'late_promise')
  if (event.type !== 'retry_possible' || !isUseful(draft.request) || event.note !== undefined) return draft
  const text = ['RetryPossible', event.reason].filter((each) => each !== undefined).join(': ')
  return raise(draft, { kind: 'message_received', entry: entry.id, text })
}

/** The partner does not supply: that ends its promise and a refused cancel, and contradicts a shipment. */
const takeWithdrawal: Step = (draft, entry, event) => {
  const ended = endOf(
    event.type === 'cancel_accepted' ? changeEntry(draft, entry.id, { cancel: 'agreed' }) : draft,
    entry,
    'stale_promise',
    'late_promise',
  )
  if (hasEvidence(ended.request, entry))
    return ignoreEvent(ended, entry, event.type, reason('explanation.said_shipped'))
  if (!isStale(ended.request, entry)) return ended
  const missing = changeItems(
    changeEntry(ended, entry.id, { cancel: 'agreed' }),
    (item) => item.entry === entry.id && item.state === 'shipped',
    () => ({ state: 'missing' }),
  )
  return sendIfAutomatic(endOf(missing, entry, 'stale_shipment'))
}

/** Adds what the partner may send: it can be received, sent back, or reported as not coming. */
const mayShip = (draft: Draft, entry: Entry): Draft =>
  itemsOf(draft.request, entry.id).length === 0 ? shipItems(draft, entry.id, [], {}) : draft

const refuseLeftCancel: Step = (before, entry) => {
  const draft = changeEntry(before, entry.id, { cancel: 'refused' })
  return isStale(draft.request, entry)
    ? draft
    : explain(
        raise(endOf(mayShip(draft, entry), entry, 'stale_promise', 'late_promise'), {
          kind: 'stale_shipment',
          entry: entry.id,
          evidence: 'cancel_refused',
        }),
        reason('explanation.left_but_refused', { partner: namedPartner(entry.partner) }),
      )
}

const isComing = (draft: Draft, entry: Entry): boolean =>
  itemsOf(draft.request, entry.id).some((item) => item.state === 'shipped')

const raiseShipment = (draft: Draft, entry: Entry): Draft =>
  explain(
    raise(endOf(draft, entry, 'stale_promise', 'late_promise'), {
      kind: 'stale_shipment',
      entry: entry.id,
      evidence: 'physical',
    }),
    isSecondLoan(draft.request, entry)
      ? reason('explanation.another_loan_shipped', {
          partner: namedPartner(entry.partner),
          number: entry.partnerRequestId ?? '',
        })
      : reason('explanation.left_but_shipped', { partner: namedPartner(entry.partner) }),
  )

/** Returns whether a partner says that it ships after its last word, so that what nobody waits for may come after all. */
const isStatedAnew = (draft: Draft, { lastStatement }: Entry, event: TabledEvent): boolean =>
  event.type === 'shipped' &&
  event.notification !== true &&
  lastStatement !== undefined &&
  statedAt(draft, event) > lastStatement.asOf

/** Expects the items again that are missing: those that are named, or all of the entry where none is. */
const comesAfterAll = (draft: Draft, { id }: Entry, named: readonly NamedItem[]): Draft => {
  const meant = matchItems(draft.request, id, named)
  return changeItems(
    draft,
    (item) => item.state === 'missing' && meant.some((each) => each.id === item.id),
    () => ({ state: 'shipped' }),
  )
}

/** Holds a partner that ships after all to the terms that nobody agreed to: they bind its items, and its price is a charge. */
const holdToLeftTerms = (draft: Draft, { id, leftTerms }: Entry): Draft => {
  if (leftTerms === undefined) return draft
  const { conditions, cost } = leftTerms
  const held = bindConditions(
    chargeOpenTerms(changeEntry(draft, id, { leftTerms: undefined }), id, cost),
    id,
    conditions,
  )
  return conditions.length === 0
    ? held
    : raise(held, { kind: 'condition_stated', entry: id, conditions, informs: true })
}

/** The events by which a partner asks for items that it sent, or gives them up. */
const claims: readonly TabledEventType[] = [
  'overdue',
  'recalled',
  'hold_return',
  'renewed',
  'completed_without_return',
]

/**
 * A partner that was left speaks of items that are here, went back, are lost or never came: staff answer for them until it
 * has them, also where another partner supplies now.
 */
const noteClaim: Step = (draft, entry, event) => {
  const own = itemsOf(draft.request, entry.id)
  if (!claims.includes(event.type) || own.length === 0 || isStale(draft.request, entry)) return draft
  const ofEntry = { ...draft, entry: entry.id }
  return !own.some(isOut) && wasSentBack.holds(ofEntry, undefined) && event.type !== 'hold_return'
    ? { ...noteReturnNotSeen(ofEntry, event.type), entry: draft.entry }
    : ignoreEvent(
        draft,
        entry,
        event.type,
        reason('explanation.no_longer_asked', { partner: namedPartner(entry.partner) }),
      )
}

const takeShipment: Step = (before, entry, event) => {
  const draft = entry.state === 'active' ? before : changeEntry(before, entry.id, { shipped: true })
  const named = 'items' in event ? (event.items ?? []) : []
  const facts = event.type === 'shipped' ? shippedFacts(event) : {}
  const isNew = event.type === 'shipped' || itemsOf(draft.request, entry.id).length === 0
  const coming = isStatedAnew(draft, entry, event) ? comesAfterAll(draft, entry, named) : draft
  const shipped = isNew ? shipItems(coming, entry.id, named, facts) : coming
  return isComing(shipped, entry)
    ? raiseShipment(holdToLeftTerms(shipped, entry), entry)
    : noteClaim(shipped, entry, event)
}

/** The partner has it back, as we sent it; else what is on its way was not shipped after all, or never left; what is here stays. */
const takeCheckIn: Step = (draft, entry, event) => {
  const own = itemsOf(draft.request, entry.id)
  if (own.some(({ state }) => state === 'lost')) {
    const checked = changeItems(
      draft,
      (item) => item.entry === entry.id && item.state === 'lost',
      () => ({ checkedIn: true }),
    )
    return endSettledLoss(checked)
  }
  if (own.some(isOut)) return raise(draft, { kind: 'checked_in_early', entry: entry.id })
  if (own.some(({ state }) => state === 'returned'))
    return changeItems(
      draft,
      (item) => item.entry === entry.id && item.state === 'returned',
      () => ({ checkedIn: true }),
    )
  if (!isStale(draft.request, entry))
    // What never came and is back with the partner may be said again.
    return own.some(({ checkedIn }) => checkedIn === true)
      ? draft
      : ignoreEvent(draft, entry, event.type, reason('explanation.no_shipment_known'), true)
  const ended = changeItems(
    draft,
    (item) => item.entry === entry.id && (item.state === 'shipped' || item.state === 'missing'),
    ({ state }) => ({ state: state === 'shipped' ? 'returned' : state, checkedIn: true }),
  )
  return sendIfAutomatic(endOf(ended, entry, 'stale_shipment'))
}

const endSettledLoss = (draft: Draft): Draft =>
  isLossReported(draft.request) ? draft : endAttention(draft, ({ kind }) => kind === 'lost')

/** The partner gives the item up: that settles a loss; else it shows that an item is out. */
const takeGivenUp: Step = (draft, entry, event) =>
  itemsOf(draft.request, entry.id).some(({ state }) => state === 'lost')
    ? endSettledLoss(draft)
    : takeShipment(draft, entry, event)

const steps: { readonly [Outcome in LeftOutcome]: Step } = {
  nothing: (draft) => draft,
  promise: takePromise,
  offer: takeOffer,
  withdrawal: takeWithdrawal,
  refused_cancel: refuseLeftCancel,
  shipment: takeShipment,
  check_in: takeCheckIn,
  given_up: takeGivenUp,
}

/**
 * Decides what an event of a partner leads to that is not asked any more. Evidence of a shipment raises attention, since
 * an item is on its way; a promise is answered by a cancel, or offered to staff where it is the only one left; a refusal
 * of our cancel counts as a shipment that may come (docs/life-cycle.md, “What a partner's message leads to”).
 *
 * @returns the draft after it, and the reason where nothing follows
 */
export const noteLeftEntry = (
  draft: Draft,
  entry: Entry,
  event: TabledEvent,
): { readonly draft: Draft; readonly reason?: Explanation } => {
  const done = steps[leftOutcomes[event.type]](draft, entry, event)
  const isApplied =
    done.effects !== draft.effects ||
    done.request.attention !== draft.request.attention ||
    done.request.items !== draft.request.items
  return isApplied
    ? { draft: done }
    : { draft: done, reason: reason('explanation.no_longer_asked', { partner: namedPartner(entry.partner) }) }
}

/** Decides a message of a left partner that contradicts itself: a no, or a yes to our cancel, with a shipment is an item that may come. */
export const noteLeftContradiction = (draft: Draft, entry: Entry, mayCome: boolean): Draft =>
  mayCome ? takeShipment(draft, entry, { type: 'shipped', items: [] }) : draft
