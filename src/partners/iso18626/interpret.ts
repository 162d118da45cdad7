import type { NamedItem, PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { isPhysical } from '../../borrowing/partner-events/read-event.ts'
import { unreadDueDate } from '../due-date-doubt.ts'
import { type FactsBeside, missingFrom } from '../facts-beside.ts'
import { readFileAccess } from '../file-access.ts'
import type { Situation } from '../incoming-message.ts'
import { isCancelOpen } from '../open-cancel.ts'
import { cleanText, joinNoteLines } from '../text.ts'
import { matchesPattern } from '../vendor-use.ts'
import { sameAgency } from './agency.ts'
import {
  endsRota,
  expectsToSupply,
  isOfLeftSupplier,
  namesOnlySupplier,
  noteOfLeftSupplier,
  withdrawsPromise,
  withoutSupplierName,
} from './broker-promise.ts'
import { readDay, readInstant } from './calendar.ts'
import { asksCondition, conditional, conditionOfStatus, conditionsOf, isPastAsking } from './conditions.ts'
import { correctReason } from './correct-reason.ts'
import { inCurrency, type Price } from './costs.ts'
import { namedItems } from './item-ids.ts'
import { listedItems, withoutItemLists } from './listed-items.ts'
import type { MessageInContext } from './message-in-context.ts'
import { readNote } from './note.ts'
import type { ParsedMessage } from './parsed-message.ts'
import { partsWithoutMember } from './parts-without-member.ts'
import { readItemIds, readItemUrl, readShippedForm } from './shipped-form.ts'
import { eventOfStatus, isStatus } from './status.ts'
import { readSupplier } from './supplier.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/**
 * Interprets a supplying agency message: exactly one event (ISO 18626:2021, supplyingAgencyMessage;
 * docs/life-cycle.md, “Partner events”). reasonForMessage says what it answers, the status or answerYesNo what.
 *
 * @param vendor the quirks of the partner's system
 */
export const interpret = (parsed: ParsedMessage, vendor: Vendor, situation: Situation): PartnerEvent => {
  const { library, partner } = situation
  const prices = [parsed.offered, parsed.charged, parsed.insured]
  const [offered, charged, insured] = prices.map((price) =>
    price?.credit === undefined ? inCurrency(price, partner.currency) : undefined,
  )
  const credits = prices.filter((price) => price?.credit !== undefined)
  const message: MessageInContext = {
    ...correctReason(parsed, vendor, situation),
    offered,
    charged,
    insured,
    // A credit asks nothing of the library: it is no offer, and no charge.
    furtherPrices: [
      ...parsed.furtherPrices,
      ...credits.flatMap((price) => (price === undefined ? [] : [{ kind: 'delivery' as const, price }])),
    ],
    dueDay: readDay(parsed.dueDate, partner.timeZone ?? library.timeZone),
    items: itemsOf(parsed, vendor, situation),
    url: readItemUrl(parsed),
    supplier: readSupplier(parsed, vendor, partner),
    situation,
    vendor,
  }
  const asOf = readInstant(parsed.changedAt, partner.timeZone)
  const { partnerRequestId } = parsed
  const meant = eventOf(message)
  if (meant.type === 'message' && isOfLeftSupplier(message))
    return { ...noteOfLeftSupplier(message), ...(asOf === undefined ? {} : { asOf }), partnerRequestId }
  const event = { ...meant, ...missingFrom(meant, factsBeside(message, meant)) }
  const words = readNote(withoutItemLists(parsed.note), vendor)
  // Who supplies is the supplier, and no words of it, also beside a list of items or a mark.
  const ownWords = vendor.broker ? withoutSupplierName(words) : words
  // A supplier's marked note that is nothing but the condition is the condition, and no message beside it.
  const isCondition =
    vendor.broker &&
    event.type === 'conditional' &&
    event.conditions?.length === 1 &&
    event.conditions[0] === ownWords
  const access = readFileAccess(ownWords === undefined || isCondition ? undefined : words, event.url)
  return {
    ...event,
    ...access,
    note: joinNoteLines([access.note, ...partsWithoutMember(event, message)]),
    ...costsOf(event, message),
    ...(asOf === undefined ? {} : { asOf }),
    partnerRequestId,
    // Who withdraws a promise does not supply any more: the next one is named later.
    supplier:
      (event.type === 'expects_to_supply' && event.refusal !== undefined) ||
      isOfLeftSupplier(message) ||
      isGone(message)
        ? undefined
        : (message.supplier ?? stayingSupplier(message)),
  }
}

/** Returns whether a supplier agrees that it was declined. */
const isGone = (message: MessageInContext): boolean =>
  message.reason === 'CancelResponse' && message.answer !== 'N' && declinedTerms(message) !== undefined

/** Returns the supplier that refuses to be declined, where its answer does not name it. */
const stayingSupplier = (message: MessageInContext): Declined['supplier'] | undefined =>
  message.reason === 'CancelResponse' && message.answer === 'N' ? declinedTerms(message)?.supplier : undefined

/** Returns every fact of a message, whatever its status: the core decides the disposition of each. */
const factsBeside = (message: MessageInContext, event: PartnerEvent): FactsBeside => {
  const { type } = event
  // The refusal of a supplier behind a broker holds its reason.
  const isRefusal = 'refusal' in event && event.refusal !== undefined
  const { library, partner } = message.situation
  const isRetry = type === 'retry_possible'
  const recordId = isRetry && isRecordProposed(message) ? message.items[0]?.partnerItemId : undefined
  const offer = recordId === undefined ? message.offer : { ...message.offer, recordId }
  const after = readInstant(message.retryAfter, message.situation.partner.timeZone)
  const before = readInstant(message.retryBefore, message.situation.partner.timeZone)
  return {
    ...(message.conditions.length === 0 ? {} : { conditions: [...message.conditions] }),
    reason: isRefusal ? undefined : (message.reasonUnfilled ?? message.reasonRetry),
    ...(message.items.length === 0 || recordId !== undefined ? {} : { items: [...message.items] }),
    dueDate: message.dueDay,
    dueDateDoubt: unreadDueDate(message.dueDate, message.dueDay),
    expectedDelivery: readDay(message.expectedDelivery, partner.timeZone ?? library.timeZone),
    via: message.via ?? message.courier,
    courier: message.via === undefined ? undefined : message.courier,
    format: message.format,
    ...(message.trackingIds.length === 0 ? {} : { trackingIds: [...message.trackingIds] }),
    // Every message with deliveryInfo has a dateSent: it is that of a parcel only beside a shipment.
    sentOn: type === 'shipped' ? readDay(message.sentOn, partner.timeZone ?? library.timeZone) : undefined,
    url: message.url,
    ...(message.returnTo.length === 0
      ? {}
      : { returnTo: message.returnTo.slice(0, 12).map((line) => line.slice(0, 200)) }),
    after,
    before,
    offer,
  }
}

/** Returns whether the lender proposes another record in place of the one that was asked for. Source: CrossLink’s lenders. */
const isRecordProposed = ({ reasonRetry }: MessageInContext): boolean => reasonRetry === 'NotFoundAsCited'

/** Returns the items that the note lists, else those of itemId. */
const itemsOf = (
  parsed: ParsedMessage,
  vendor: Vendor,
  { partner: { sharedBarcodes }, request }: Situation,
): readonly NamedItem[] => {
  const listed = listedItems(parsed.note, sharedBarcodes)
  if (listed.length > 0) return listed
  const title = request.citation.title ?? request.citation.titleOfComponent
  return namedItems(readItemIds(parsed), vendor, sharedBarcodes, request.itemsWanted, title)
}

const eventOf = (message: MessageInContext): PartnerEvent => {
  switch (message.reason) {
    case 'Notification':
      return notification(message)
    case 'CancelResponse':
      return cancelAnswer(message)
    case 'RenewResponse':
      return message.answer === 'Y'
        ? { type: 'renewed', dueDate: message.dueDay }
        : { type: 'renew_refused', ...besideAnswer(message) }
    case 'StatusRequestResponse':
      return conditionOfStatus(message) ?? statusAnswer(message)
    default:
      return conditionOfStatus(message) ?? statusChange(message)
  }
}

/**
 * Returns the event of a notification: its status is evidence as in any other message, unless the vendor's system writes
 * one without meaning it. A broker's own status there is an echo: it counts as the end of a supplier's promise, or where
 * the note holds nothing but who supplies.
 */
const notification = (message: MessageInContext): PartnerEvent => {
  if (endsRota(message)) return endOfRota(message)
  if (message.vendor.broker && message.status === 'Unfilled') return supplierRefuses(message)
  if (message.vendor.broker)
    return message.status === 'ExpectToSupply' && namesOnlySupplier(message)
      ? expectsToSupply(message)
      : noticeWithTerms(message)
  const condition = isMeant(message) ? conditionOfStatus(message) : undefined
  if (condition !== undefined) return { ...condition, notification: true }
  return isMeant(message) && !isRepeated(message)
    ? { ...statusChange(message), notification: true }
    : noticeWithTerms(message)
}

/** Returns the event of a supplier behind a broker that says no: the broker looks for another one. */
const supplierRefuses = (message: MessageInContext): PartnerEvent => ({
  type: 'expects_to_supply',
  ...(message.supplier === undefined ? {} : { refusedBy: message.supplier }),
  ...(withdrawsPromise(message) ? { promiseWithdrawn: true } : {}),
  refusal: (
    message.reasonUnfilled ??
    withoutSupplierName(readNote(message.note, message.vendor)) ??
    ''
  ).slice(0, 500),
})

/** Returns whether a status repeats what the partner stated last, and says nothing of items beside it. */
const isRepeated = ({ status, situation, dueDay, items, url }: MessageInContext): boolean =>
  isStatus(status) &&
  eventOfStatus[status] === situation.entry.lastStatement?.state &&
  dueDay === undefined &&
  items.length === 0 &&
  url === undefined

/** Returns the event of a notification without a status: words, and terms where it sets some. */
const noticeWithTerms = (message: MessageInContext): PartnerEvent =>
  asksCondition(message) && !isPastAsking(message) && !isOfLeftSupplier(message)
    ? { ...conditional(message, undefined), notification: true }
    : { type: 'message' }

/** Returns whether a message's status is stated: it has one that is known, and the vendor's system means it. */
const isMeant = ({ status, vendor }: MessageInContext): boolean =>
  isStatus(status) && !vendor.defaultStatuses.includes(status)

type BesideAnswer = Omit<Extract<PartnerEvent, { type: 'cancel_refused' }>, 'type'>

/** Returns the status beside an answer, with what it says of items. */
const besideAnswer = (message: MessageInContext): BesideAnswer => {
  const words = message.reasonUnfilled ?? message.reasonRetry
  const reason = words === undefined ? {} : { reason: words }
  if (!isStatus(message.status) || !isMeant(message)) return reason
  const { type: _, items, ...facts } = shipped(message)
  return {
    ...facts,
    ...reason,
    states: eventOfStatus[message.status],
    ...(items.length === 0 ? {} : { items }),
  }
}

type Declined = NonNullable<Situation['entry']['declined']>

/**
 * Returns the terms of a supplier that was declined, where it answers that; undefined where a cancel is answered. A broker
 * whose whole rota is cancelled asks nobody else: before it has named another supplier, the one that was declined answers
 * for all. CrossLink passes its yes on only then (https://github.com/indexdata/crosslink, broker/service/workflow.go,
 * shouldForwardSAM).
 */
const declinedTerms = ({ supplier, situation }: MessageInContext): Declined | undefined => {
  const { declined, supplier: since } = situation.entry
  if (declined === undefined) return undefined
  const isIts =
    supplier === undefined
      ? !isCancelOpen(situation)
      : sameAgency(declined.supplier, supplier) && (since !== undefined || !isCancelOpen(situation))
  return isIts ? declined : undefined
}

/** Returns the event of a supplier that refuses to be declined: its terms are open again, or it supplies as it said. */
const supplierStays = ({ conditions, cost }: Declined, { status }: MessageInContext): PartnerEvent =>
  conditions.length === 0 && cost === undefined
    ? { type: 'will_supply' }
    : {
        type: 'conditional',
        conditions: [...conditions],
        cost,
        supplierStays: true,
        ...(status === 'WillSupply' ? { status: 'will_supply' } : {}),
      }

/**
 * Returns the event of an answer to a cancel, with the status beside it: a refusal of a partner that has shipped is a
 * shipment. A cancelled or unfilled request without an answer is a yes. A yes that nobody asked for is the partner's own
 * doing.
 */
const cancelAnswer = (message: MessageInContext): PartnerEvent => {
  const { answer, situation } = message
  const declined = declinedTerms(message)
  if (declined !== undefined)
    return answer === 'N' ? supplierStays(declined, message) : { type: 'expects_to_supply' }
  if (answer === 'N') return { type: 'cancel_refused', ...besideAnswer(message) }
  const beside = besideAnswer(message)
  if (beside.states !== undefined && isPhysical(beside.states)) return { type: 'cancel_accepted', ...beside }
  return situation.entry.state === 'active' && !isCancelOpen(situation)
    ? { type: 'cancelled_by_partner' }
    : { type: 'cancel_accepted' }
}

/**
 * Returns the event of an answer to a status request. It has the data of the event that its status names.
 */
const statusAnswer = (message: MessageInContext): PartnerEvent => {
  const { type: _, ...named } = statusChange(message)
  return {
    ...named,
    type: 'status',
    code: cleanText(message.status, 60) ?? '',
    names: isStatus(message.status) ? eventOfStatus[message.status] : undefined,
  }
}

/** Returns the event of a broker that asks nobody else: the request is unfilled, and an open cancel is agreed. */
const endOfRota = ({ reasonUnfilled, situation }: MessageInContext): PartnerEvent =>
  isCancelOpen(situation)
    ? { type: 'cancel_accepted' }
    : { type: 'unfilled', reason: reasonUnfilled ?? 'Duplicate' }

const statusChange = (message: MessageInContext): PartnerEvent => {
  switch (message.status) {
    case 'RequestReceived':
      return { type: 'request_received' }
    case 'ExpectToSupply':
      return expectsToSupply(message)
    case 'HoldReturn':
      return { type: 'hold_return' }
    case 'ReleaseHoldReturn':
      return { type: 'release_hold_return' }
    case 'WillSupply':
      return {
        type: 'will_supply',
        expectedDelivery: readDay(message.expectedDelivery, message.situation.library.timeZone),
      }
    case 'Loaned':
    case 'CopyCompleted':
      return shipped(message)
    case 'Overdue':
      return { type: 'overdue', dueDate: message.dueDay }
    case 'Recalled':
      return { type: 'recalled', dueDate: message.dueDay }
    case 'RetryPossible':
      return retryPossible(message)
    case 'Unfilled': {
      const recordId = clusterOf(message)
      if (recordId !== undefined)
        return { type: 'retry_possible', reason: message.reasonUnfilled ?? 'transfer', offer: { recordId } }
      return { type: isExpired(message) ? 'expired' : 'unfilled', reason: message.reasonUnfilled }
    }
    case 'LoanCompleted':
      return { type: 'checked_in', ...(message.items.length === 0 ? {} : { items: [...message.items] }) }
    case 'CompletedWithoutReturn':
      return { type: 'completed_without_return', reason: message.reasonUnfilled }
    case 'Cancelled':
      return isCancelOpen(message.situation)
        ? { type: 'cancel_accepted' }
        : { type: 'cancelled_by_partner', reason: message.reasonUnfilled }
    default:
      return { type: 'message' }
  }
}

/** Returns the amounts by what they are for. An offer that comes with the shipment, or behind it, is a charge. */
const costsOf = (
  event: PartnerEvent,
  { offered, charged, insured, furtherPrices }: MessageInContext,
): Pick<PartnerEvent, 'costs'> => {
  const isOffer = event.type === 'conditional' || event.type === 'retry_possible'
  const isShipment = event.type === 'shipped' || (event.type === 'status' && event.names === 'shipped')
  const costs = [
    ...namedCost({ kind: isOffer || !isShipment ? 'offered' : 'charged' }, offered),
    ...namedCost({ kind: 'delivery' }, charged),
    ...namedCost({ kind: 'other', note: 'insurance' }, insured),
    ...furtherPrices.flatMap(({ kind, price }) =>
      namedCost(
        kind === 'insurance'
          ? { kind: 'other', note: 'insurance' }
          : { kind: kind === 'offered' && isShipment ? 'charged' : kind },
        price,
      ),
    ),
  ]
  return costs.length === 0 ? {} : { costs }
}

type NamedCost = NonNullable<PartnerEvent['costs']>[number]

const namedCost = (name: Pick<NamedCost, 'kind' | 'note'>, price: Price | undefined): readonly NamedCost[] =>
  price?.credit !== undefined
    ? [{ ...name, ...price.credit, kind: 'credit' }]
    : price?.cost === undefined
      ? []
      : [{ ...name, ...price.cost }]

/** Returns whether a copy comes although a loan would have done. Where a copy was asked for, the status says nothing new. */
const isUnaskedCopy = ({ status, situation: { request, entry } }: MessageInContext): boolean =>
  status === 'CopyCompleted' && (entry.changes?.service?.type ?? request.service.type) !== 'copy'

const shipped = (message: MessageInContext): Extract<PartnerEvent, { type: 'shipped' }> => ({
  type: 'shipped',
  form: readShippedForm(message),
  items: [...message.items],
  dueDate: message.dueDay,
  via: message.via ?? message.courier,
  ...(message.conditions.length === 0 ? {} : { conditions: [...message.conditions] }),
  cost: (message.charged ?? message.offered)?.cost,
  url: message.url,
  sentToPatron: message.sentToPatron,
  ...(isUnaskedCopy(message) ? { copy: true } : {}),
  ...(message.trackingIds.length === 0 ? {} : { trackingIds: [...message.trackingIds] }),
  ...(message.returnTo.length === 0
    ? {}
    : { returnTo: message.returnTo.slice(0, 12).map((line) => line.slice(0, 200)) }),
})

const retryPossible = (message: MessageInContext): PartnerEvent => {
  const conditions = conditionsOf(message)
  return {
    type: 'retry_possible',
    reason: message.reasonRetry ?? message.reasonUnfilled,
    after: readInstant(message.retryAfter, message.situation.partner.timeZone),
    before: readInstant(message.retryBefore, message.situation.partner.timeZone),
    cost: message.offered?.cost,
    ...(conditions.length === 0 ? {} : { conditions }),
  }
}

/** Returns the id of the record under which a lender wants to be asked in place of the one that it had. Source: Project ReShare. */
const clusterOf = ({ note }: MessageInContext): string | undefined =>
  /\btransferToCluster:\s*(?<id>[^\s;,]{1,200})/.exec(note ?? '')?.groups?.id

const isExpired = ({ reasonUnfilled, note, vendor: { expired } }: MessageInContext): boolean =>
  matchesPattern(expired.reason, reasonUnfilled) || matchesPattern(expired.note, note)
