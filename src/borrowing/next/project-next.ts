import { asks, attentionRules, remediesOf } from '../attention/attention-rules.ts'
import type { CommandType } from '../commands/command.ts'
import { isToGoBack } from '../deadlines/waits.ts'
import { isCopy } from '../items/copies.ts'
import { isOut } from '../items/item-states.ts'
import { isLossReported } from '../items/items.ts'
import { activeEntry } from '../life-cycle/draft.ts'
import { questionOf, receivingOf } from '../life-cycle/negotiation.ts'
import { among, shippedStages } from '../life-cycle/stage-groups.ts'
import type { Attention } from '../request/attention.ts'
import type { DeadlineKind } from '../request/deadline.ts'
import type { Item, ItemState } from '../request/item.ts'
import type { AwaitedEvent, Next } from '../request/next.ts'
import { isHeld } from '../request/partner-number.ts'
import type { Request } from '../request/request.ts'
import { heldRetry } from '../rota/held-retry.ts'

/** The next step, before it is known since when; `deadlines` are the kinds of which the first that runs ends it. */
export type Turn = Pick<Next, 'who' | 'for' | 'attention'> & {
  readonly deadlines: readonly DeadlineKind[]
  readonly since?: Next['since']
}

/** Returns whether a command may be given now. */
export type IsAllowed = (type: CommandType) => boolean

const library = (command: CommandType): Turn => ({ who: 'library', for: command, deadlines: ['idle'] })

const waitsFor = (who: Turn['who'], event: AwaitedEvent, ...deadlines: readonly DeadlineKind[]): Turn => ({
  who,
  for: event,
  deadlines,
})

/** The commands for an attention whose usual remedies are not allowed now. */
const fallbacks: readonly CommandType[] = ['receive', 'record_partner_event', 'complete', 'edit']

/** The deadlines of an open offer of the partner: its own one ends it, whatever the library's turn does. */
const offerDeadlines: readonly DeadlineKind[] = ['offer', 'idle']

/** Returns whether an attention is an open offer of the partner. */
const isOffer = ({ kind }: Attention): boolean => kind === 'condition' || kind === 'retry_offer'

/** Returns the kind of attention that says what to do: before a request in doubt is sent again, whether it may double. */
const kindToShow = ({ kind }: Attention, { attention }: Request): Attention['kind'] =>
  kind === 'no_answer' && attention.some((each) => each.kind === 'unconfirmed' && each.reason !== undefined)
    ? 'unconfirmed'
    : kind

const turnOfAttention = (attention: Attention, request: Request, isAllowed: IsAllowed): Turn => ({
  who: 'library',
  for: remediesOf(attention).find(isAllowed) ?? fallbacks.find(isAllowed) ?? 'dismiss',
  deadlines: isOffer(attention) ? offerDeadlines : ['idle'],
  attention: kindToShow(attention, request),
  since: attention.since,
})

const comesLast = ({ kind }: Attention): boolean => attentionRules[kind].comesLast === true

/** Returns whether the library deals with one attention before another: the older first, costs after any other. */
const precedes = (one: Attention, other: Attention): boolean =>
  comesLast(one) === comesLast(other) ? one.since < other.since : comesLast(other)

/**
 * Returns the oldest attention that says what the library is to do; of several of one moment not the words beside it. Idle
 * only says that it waits too long for that, and what waits for the patron or the partner leaves nothing to do yet. Costs come last: an item that is overdue is not to wait for
 * an invoice.
 */
const oldestAsking = (request: Request): Attention | undefined => {
  let oldest: Attention | undefined
  for (const each of request.attention) {
    const { waitsForOthers } = attentionRules[each.kind]
    if (!asks(each) || each.kind === 'idle' || waitsForOthers?.(request, each) === true) continue
    // Words that came with something to decide are read with it.
    const isReadWith = oldest?.kind === 'message_received' && each.since === oldest.since
    if (oldest === undefined || isReadWith || precedes(each, oldest)) oldest = each
  }
  return oldest
}

/** Returns whether nobody has acted on a request for the time that its profile allows. */
export const isIdle = ({ attention }: Request): boolean => attention.some(({ kind }) => kind === 'idle')

const turnOfNegotiation = (request: Request): Turn | undefined => {
  const receiving = receivingOf(request)
  if (receiving !== undefined)
    return receiving.refused === true ? library('retry_ils') : waitsFor('ils', 'ils_answer', 'ils_answer')
  const open = questionOf(request)
  switch (open?.kind) {
    case 'cancel':
      return open.sent === true
        ? waitsFor('partner', 'cancel_answer', 'cancel_reply', 'claim')
        : isHeld(activeEntry(request), 'cancel')
          ? waitsFor('partner', 'number', 'cancel_reply')
          : waitsFor('gateway', 'delivery')
    case 'renew':
      return open.sent === true
        ? waitsFor('partner', 'renewal_answer', 'renewal_answer', 'return')
        : waitsFor('gateway', 'delivery')
    case 'unconfirmed':
      return waitsFor('partner', 'confirmation', 'unconfirmed', 'claim')
    case 'condition':
      return { ...library('accept_condition'), deadlines: offerDeadlines }
    case 'retry':
      return { ...library('retry'), deadlines: offerDeadlines }
    case 'renew_review':
      return library('approve_renewal')
    default:
      return undefined
  }
}

const isScheduled = (request: Request): boolean =>
  heldRetry(request) !== undefined ||
  (request.waitingFor.some((waiting) => waiting.for === 'until') &&
    request.rota.every((entry) => entry.state !== 'active'))

const leastAdvanced: readonly ItemState[] = ['received', 'on_loan', 'patron_returned']

/** Returns whether the partner asked to keep the item until it says otherwise. */
const isToBeHeld = (request: Request, item: Item): boolean =>
  item.entry === activeEntry(request)?.id && request.attention.some(({ kind }) => kind === 'hold_return')

const turnOfItem = (request: Request, item: Item): Turn => {
  if (isToGoBack(item) && isToBeHeld(request, item)) return waitsFor('partner', 'release')
  if (isToGoBack(item) || item.entry !== activeEntry(request)?.id)
    return { ...library('return'), deadlines: ['return', 'idle'] }
  if (item.state === 'on_loan') return waitsFor('patron', 'patron_return', 'return')
  if (item.hold === 'in_use') return waitsFor('patron', 'end_of_use', 'return')
  if (item.hold === 'on_shelf')
    return waitsFor('patron', item.notForLoan === true ? 'in_library_use' : 'patron_loan', 'shelf', 'return')
  if (item.hold === 'placed' || item.hold === 'in_transit')
    return { ...library('place_on_shelf'), deadlines: ['idle'] }
  return item.notForLoan === true || isCopy(request, item)
    ? { ...library('return'), deadlines: ['return', 'idle'] }
    : library('patron_loan')
}

/** Returns the turn of the items that are here, the least advanced first; a file waits for the library. */
const turnOfItems = (request: Request): Turn | undefined => {
  const here = request.items.filter(isOut)
  const first = leastAdvanced
    .map((state) => here.find((item) => item.state === state))
    .find((item) => item !== undefined)
  if (first !== undefined) return turnOfItem(request, first)
  const isFile = request.items.some((item) => item.state === 'received' && item.form === 'digital')
  if (request.stage !== 'received' || !isFile) return undefined
  return library(request.patron?.email === undefined ? 'hand_over' : 'forward_to_patron')
}

const turnOfStage = (request: Request): Turn | undefined => {
  const entry = activeEntry(request)
  switch (request.stage) {
    case 'created':
      return library('add_partners')
    case 'pending_approval':
      return library('approve')
    case 'locating':
      return waitsFor('gateway', 'locate_answers', 'locate')
    case 'locate_failed':
      return library('add_partners')
    case 'ready':
      return library('send')
    case 'sent':
      return entry?.requestState === 'queued'
        ? waitsFor('gateway', 'delivery')
        : waitsFor('partner', 'answer', 'response', 'claim', 'will_supply', 'date_of_interest')
    case 'accepted':
      return waitsFor('partner', 'answer', 'response', 'claim', 'will_supply', 'date_of_interest')
    case 'will_supply':
      return waitsFor('partner', 'shipment', 'will_supply', 'claim', 'response', 'date_of_interest')
    case 'shipped': {
      const coming = request.items.filter((item) => item.entry === entry?.id && item.state === 'shipped')
      return coming.some((item) => item.form === 'physical') || coming.length === 0
        ? waitsFor('partner', 'arrival', 'transit')
        : library('receive')
    }
    case 'received':
    case 'on_loan':
    case 'patron_returned':
      return library('complete')
    case 'returned':
      return entry?.returnSent === true
        ? waitsFor('partner', 'check_in', 'check_in', 'claim')
        : isHeld(entry, 'shipped_return')
          ? waitsFor('partner', 'number', 'check_in')
          : waitsFor('gateway', 'delivery')
    case 'unfilled':
      return library('add_partners')
    case 'closed':
      return undefined
  }
}

/** One step of the order of `next`. */
type NextRule = {
  readonly says: string
  readonly turn: (request: Request, isAllowed: IsAllowed) => Turn | undefined
}

/** The order of `next`: the first step that gives a turn counts. */
export const nextOrder: readonly NextRule[] = [
  {
    says: 'the oldest attention that asks, costs after any other; but for idle, for checked_in_early while a patron has the items, and for no_longer_wanted until the partner ships: library',
    turn: (request, isAllowed) => {
      const attention = oldestAsking(request)
      return attention === undefined ? undefined : turnOfAttention(attention, request, isAllowed)
    },
  },
  {
    says: 'a question that the patron was asked: patron',
    turn: ({ patronQuestion }) =>
      patronQuestion === undefined ? undefined : waitsFor('patron', 'patron_answer', 'patron_answer'),
  },
  {
    says: 'the negotiation (cancel, renew, unconfirmed: partner; receiving: ils, or library where it has refused; while the message is still to be delivered: gateway)',
    turn: turnOfNegotiation,
  },
  {
    says: 'a date not yet reached: gateway',
    turn: (request) => (isScheduled(request) ? waitsFor('gateway', 'date', 'until') : undefined),
  },
  {
    says: 'the least advanced item that is here (received: library; on the shelf or on loan: patron; brought back: library)',
    turn: turnOfItems,
  },
  {
    says: 'a reported loss: the partner’s word',
    turn: (request) =>
      among(shippedStages, request.stage) && isLossReported(request)
        ? waitsFor('partner', 'answer', 'lost_reported')
        : undefined,
  },
  {
    says: 'the stage (shipped: the partner and the post, for a file the library; returned: partner)',
    turn: (request) => turnOfStage(request),
  },
]

/**
 * Projects whose turn it is; undefined for a closed request that leaves nothing to do. A library that is idle shows in
 * its turn.
 */
export const projectTurn = (request: Request, isAllowed: IsAllowed): Turn | undefined => {
  for (const { turn } of nextOrder) {
    const projected = turn(request, isAllowed)
    if (projected === undefined) continue
    return projected.who === 'library' && isIdle(request) ? { attention: 'idle', ...projected } : projected
  }
  return undefined
}
