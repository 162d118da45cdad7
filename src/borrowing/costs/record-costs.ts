import { change, type Draft, entryById, workflowOf } from '../life-cycle/draft.ts'
import type { PartnerEvent } from '../partner-events/partner-event.ts'
import { isPhysical, readEvent } from '../partner-events/read-event.ts'
import type { AttentionKind } from '../request/attention.ts'
import type { CostKind, CostRecord } from '../request/cost-record.ts'
import type { Entry } from '../request/entry.ts'
import type { Request } from '../request/request.ts'
import type { Cost } from '../values.ts'
import { isNothing, isSameCost, isWithin, sumOf } from './amounts.ts'
import { maximumCostOf } from './maximum-cost.ts'

/** The number of amounts that a request keeps: further amounts of a partner are ignored. */
const maxCosts = 200

/** Returns the costs of a request. */
export const costsOf = ({ costs = [] }: Request): readonly CostRecord[] => costs

/** Returns the costs that partners named for sure, or that staff took. */
export const sureCostsOf = (request: Pick<Request, 'costs'>): readonly CostRecord[] =>
  (request.costs ?? []).filter(({ doubt }) => doubt === undefined)

type NamedCost = Cost & { readonly kind: CostKind; readonly note?: string | undefined }

/**
 * Returns the amounts that an event names; money is an offer before the shipment, and a charge with it and later.
 */
const costsNamed = (event: PartnerEvent, isCharge: boolean): readonly NamedCost[] => {
  const { costs = [] } = event
  const cost = 'cost' in event ? event.cost : undefined
  const named: readonly NamedCost[] =
    costs.length > 0 || cost === undefined ? costs : [{ ...cost, kind: 'offered' }]
  return named.map((each) => (isCharge && each.kind === 'offered' ? { ...each, kind: 'charged' } : each))
}

/** Events by which a partner ends the loan that it was to cancel: an amount beside them is what the end costs. */
const endsByCancel: readonly PartnerEvent['type'][] = ['cancel_accepted', 'cancelled_by_partner']

/**
 * Returns whether money is a charge: with or after a shipment, beside a cancel, and whatever a partner that was left names,
 * but for the terms of its promise.
 */
const isCharge = (entry: Entry | undefined, event: PartnerEvent): boolean => {
  const says = readEvent(event).events
  const isOffer = says.some(({ type }) => type === 'conditional' || type === 'retry_possible')
  if (entry?.shipped === true || says.some(({ type }) => isPhysical(type))) return true
  if (endsByCancel.includes(event.type)) return true
  return entry?.state !== 'active' && (!isOffer || event.notification === true)
}

const isKnown = (request: Request, entry: number, named: NamedCost): boolean =>
  sureCostsOf(request).some(
    (cost) => cost.entry === entry && cost.kind === named.kind && isSameCost(cost, named),
  )

/** Returns the next number for an amount. */
export const nextCostId = (request: Request): number =>
  Math.max(0, ...costsOf(request).map(({ id }) => id)) + 1

/**
 * Returns whether an amount is agreed as it comes: a charge of no more than what was agreed for the entry is, an offer of a
 * partner that is not asked any more is not; undefined where that is open.
 */
const isAgreed = (entry: Entry | undefined, named: NamedCost): boolean | undefined => {
  if (named.kind === 'credit') return undefined
  if (named.kind !== 'offered') return isWithin(named, entry?.accepted?.cost) ? true : undefined
  return entry !== undefined && entry.state !== 'active' && entry.state !== 'supplied' ? false : undefined
}

/** Events that say that an item is lost or late: what is charged with them was not offered by the maximum cost. */
const chargesForLoss: readonly PartnerEvent['type'][] = ['overdue', 'completed_without_return']

/** Attention after which a charge may be for a loss or for damage: the maximum cost does not agree it. */
const chargesForHarm: readonly AttentionKind[] = ['lost', 'damaged']

/** Returns whether an entry supplied what a request that is closed as completed was made for. */
const hasSupplied = ({ stage, outcome }: Request, { state }: Entry): boolean =>
  state === 'supplied' && stage === 'closed' && outcome?.kind === 'completed'

/**
 * Returns whether a charge is agreed because all charges of the entry are within the maximum cost that it was sent: of
 * the partner that supplies, or has supplied a completed request, by the workflow profile, and not for a loss or damage.
 */
const isWithinMaximum = (
  draft: Draft,
  entry: Entry | undefined,
  named: NamedCost,
  event: PartnerEvent,
): boolean => {
  const { request } = draft
  const { type } = event
  if (event.unclear?.some(({ about }) => about === 'cost') === true) return false
  if (entry?.shipped !== true || chargesForLoss.includes(type)) return false
  if (entry.state !== 'active' && !hasSupplied(request, entry)) return false
  if (
    named.kind === 'offered' ||
    named.kind === 'credit' ||
    request.attention.some(({ kind }) => chargesForHarm.includes(kind))
  )
    return false
  const charges = sureCostsOf(request).filter(
    (cost) =>
      cost.entry === entry.id &&
      cost.kind !== 'offered' &&
      cost.kind !== 'credit' &&
      cost.currency === named.currency,
  )
  const sum = sumOf([named.amount, ...charges.map(({ amount }) => amount)])
  return (
    workflowOf(draft, entry).acceptWithinMaximumCost &&
    isWithin({ ...named, amount: sum }, maximumCostOf(request, entry))
  )
}

/** Returns whether the same amount said again is a further charge: in a notification, or for a loss or a late return. */
const mayBeFurther = (event: PartnerEvent): boolean =>
  event.type === 'message' || event.notification === true || chargesForLoss.includes(event.type)

/** Events after which nothing is to be paid to the partner: an amount beside them is for something else. */
const asksNoMoney: readonly PartnerEvent['type'][] = [
  'unfilled',
  'expired',
  'cancelled_by_partner',
  'cancel_accepted',
]

/** Returns whether staff decide about the amounts that an event may charge as costs of the request. */
export const hasDoubtfulCosts = ({ type, unclear = [] }: PartnerEvent): boolean =>
  !asksNoMoney.includes(type) &&
  unclear.some(({ about, amounts = [] }) => about === 'cost' && amounts.length > 0)

/** Keeps the amounts that the words of an event may charge: each asks staff until they take or drop it. */
const recordDoubts = (draft: Draft, entryId: number, event: PartnerEvent): Draft => {
  if (!hasDoubtfulCosts(event)) return draft
  const { message, by, now } = draft.context
  const entry = entryById(draft.request, entryId)
  return (event.unclear ?? [])
    .filter(({ about }) => about === 'cost')
    .flatMap(({ text, amounts = [] }) => amounts.map((amount) => ({ ...amount, text })))
    .reduce((done, { amount, currency, text }) => {
      const isKnownAmount = costsOf(done.request).some(
        (cost) => cost.entry === entryId && isSameCost(cost, { amount, currency }),
      )
      if (isKnownAmount || isNothing(amount) || costsOf(done.request).length >= maxCosts) return done
      const record: CostRecord = {
        id: nextCostId(done.request),
        kind: isCharge(entry, event) ? 'charged' : 'offered',
        amount,
        currency,
        ...(entry === undefined ? {} : { partner: entry.partner }),
        entry: entryId,
        at: now,
        source: sourceOf(message, by),
        doubt: text === undefined ? {} : { text },
      }
      return change(done, { costs: [...costsOf(done.request), record] })
    }, draft)
}

const sourceOf = (message: string | undefined, by: Draft['context']['by']): CostRecord['source'] =>
  message !== undefined
    ? { kind: 'message', id: message }
    : { kind: by.kind === 'staff' ? 'staff' : 'message', ...(by.id === undefined ? {} : { id: by.id }) }

/**
 * Keeps the amounts that a partner's event names, and those that it may name. The same amount of the same kind from the same entry is kept once beside a
 * status; elsewhere it is a further one, marked as a possible repeat.
 */
export const recordCosts = (draft: Draft, entryId: number, event: PartnerEvent): Draft => {
  const entry = entryById(draft.request, entryId)
  const isShipping = readEvent(event).events.some(({ type }) => isPhysical(type))
  const recorded = costsNamed(event, isCharge(entry, event))
    .filter((named) => !isNothing(named.amount))
    .reduce((done, named) => {
      const isRepeat = isKnown(done.request, entryId, named)
      if ((isRepeat && !mayBeFurther(event)) || costsOf(done.request).length >= maxCosts) return done
      const { message, by, now } = draft.context
      const present = entryById(done.request, entryId)
      const shipping = present === undefined || !isShipping ? present : { ...present, shipped: true }
      const withinMaximum = !isRepeat && isWithinMaximum(done, shipping, named, event)
      const agreed = isRepeat && named.kind !== 'offered' ? undefined : isAgreed(entry, named)
      const record: CostRecord = {
        id: nextCostId(done.request),
        kind: named.kind,
        amount: named.amount,
        currency: named.currency,
        ...(entry === undefined ? {} : { partner: entry.partner }),
        entry: entryId,
        at: now,
        source: sourceOf(message, by),
        ...(agreed === true || !withinMaximum ? {} : { withinMaximum }),
        ...(isRepeat ? { possibleRepeat: true } : {}),
        ...(agreed === undefined && !withinMaximum ? {} : { agreed: agreed ?? withinMaximum }),
        ...(named.note === undefined ? {} : { note: named.note.slice(0, 500) }),
      }
      return change(done, { costs: [...costsOf(done.request), record] })
    }, draft)
  return recordDoubts(recorded, entryId, event)
}

/** Returns whether an entry has named what it charges for the loan itself. */
const hasCharge = (request: Request, entry: number): boolean =>
  costsOf(request).some((cost) => cost.entry === entry && cost.kind === 'charged')

/**
 * Makes a charge of the price in terms that nobody agreed to, since the partner ships under them. A charge that it names
 * itself holds in its place.
 */
export const chargeOpenTerms = (draft: Draft, entryId: number, price: Cost | undefined): Draft => {
  const entry = entryById(draft.request, entryId)
  if (price === undefined || entry === undefined || hasCharge(draft.request, entryId)) return draft
  const offer = costsOf(draft.request).findLast(
    (cost) =>
      cost.entry === entryId && cost.kind === 'offered' && cost.agreed !== true && isSameCost(cost, price),
  )
  if (offer === undefined) return draft
  const named: NamedCost = { ...price, kind: 'charged' }
  const { agreed: _, ...rest } = offer
  const withinMaximum =
    offer.agreed === undefined &&
    isWithinMaximum(draft, { ...entry, shipped: true }, named, { type: 'shipped', items: [] })
  const isKnownCharge = withinMaximum || isWithin(named, entry.accepted?.cost)
  const charge: CostRecord = {
    ...rest,
    kind: 'charged',
    ...(withinMaximum ? { withinMaximum } : {}),
    ...(isKnownCharge ? { agreed: true } : {}),
  }
  return change(draft, { costs: costsOf(draft.request).map((each) => (each === offer ? charge : each)) })
}

/** The library's answer to what a partner offers. */
type OfferAnswer = {
  readonly agreed: boolean
  /** The amount that is answered; all amounts where left out. */
  readonly cost?: Cost | undefined
  /** Why staff decided so. */
  readonly reason?: string | undefined
}

/** Marks the open offers of an entry as agreed or declined; with a cost only those of that amount. */
export const answerOffers = (draft: Draft, entry: number, { agreed, cost, reason }: OfferAnswer): Draft => {
  const answered = (each: CostRecord): boolean =>
    each.kind === 'offered' &&
    each.entry === entry &&
    each.agreed === undefined &&
    each.doubt === undefined &&
    (cost === undefined || isSameCost(each, cost))
  const costs = costsOf(draft.request)
  const answer = { agreed, ...(reason === undefined ? {} : { reason }) }
  return costs.some(answered)
    ? change(draft, { costs: costs.map((each) => (answered(each) ? { ...each, ...answer } : each)) })
    : draft
}
