import type { NamedItem, PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import type { AgencyId, Day } from '../../borrowing/values.ts'
import type { Situation } from '../incoming-message.ts'
import { isCancelOpen } from '../open-cancel.ts'
import { cleanText, joinNoteLines } from '../text.ts'
import { matchesPattern } from '../vendor-use.ts'
import { sameAgency } from './agency.ts'
import { readDay, readInstant } from './calendar.ts'
import { correctReason } from './correct-reason.ts'
import { inCurrency, priceWords } from './costs.ts'
import { namedItems } from './item-ids.ts'
import { listedItems, withoutItemLists } from './listed-items.ts'
import { readNote } from './note.ts'
import type { ParsedMessage } from './parsed-message.ts'
import { readItemIds, readItemUrl, readNonWebAddresses, readShippedForm } from './shipped-form.ts'
import { eventOfStatus, isStatus } from './status.ts'
import { readSupplier } from './supplier.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

/** A message in the context of its request. */
type Meant = ParsedMessage & {
  readonly dueDay: Day | undefined
  readonly items: readonly NamedItem[]
  readonly url: string | undefined
  /** Whom a broker names as the supplier, where that is another than the one asked. */
  readonly supplier: AgencyId | undefined
  readonly situation: Situation
  readonly vendor: Vendor
}

/**
 * Interprets a supplying agency message: exactly one event (ISO 18626:2021, supplyingAgencyMessage;
 * docs/life-cycle.md, “Partner events”). reasonForMessage says what it answers, the status or answerYesNo what.
 *
 * @param vendor the quirks of the partner's system
 */
export const interpret = (parsed: ParsedMessage, vendor: Vendor, situation: Situation): PartnerEvent => {
  const { library, partner } = situation
  const meant: Meant = {
    ...correctReason(parsed, vendor, situation),
    offered: inCurrency(parsed.offered, partner.currency),
    charged: inCurrency(parsed.charged, partner.currency),
    insured: inCurrency(parsed.insured, partner.currency),
    dueDay: readDay(parsed.dueDate, library.timeZone),
    items: itemsOf(parsed, vendor, situation),
    url: readItemUrl(parsed),
    supplier: readSupplier(parsed, vendor, partner),
    situation,
    vendor,
  }
  const event = eventOf(meant)
  return {
    ...event,
    note: joinNoteLines([
      readNote(withoutItemLists(parsed.note), vendor),
      ...partsWithoutMember(event, meant),
    ]),
    ...costsOf(event, meant),
    partnerRequestId: parsed.partnerRequestId,
    // Who withdraws a promise does not supply any more: the next one is named later.
    supplier: withdrawsPromise(meant) ? undefined : meant.supplier,
  }
}

/** Returns the items that the note lists, else those of itemId. */
const itemsOf = (
  parsed: ParsedMessage,
  vendor: Vendor,
  { partner: { sharedBarcodes }, request: { itemsWanted } }: Situation,
): readonly NamedItem[] => {
  const listed = listedItems(parsed.note, sharedBarcodes)
  return listed.length > 0 ? listed : namedItems(readItemIds(parsed), vendor, sharedBarcodes, itemsWanted)
}

const eventOf = (meant: Meant): PartnerEvent => {
  switch (meant.reason) {
    case 'Notification':
      if (withdrawsPromise(meant)) return { type: 'expects_to_supply', promiseWithdrawn: true }
      if (meant.vendor.broker && meant.status === 'ExpectToSupply') return expectsToSupply(meant)
      return asksCondition(meant) && !isPastAsking(meant)
        ? conditional(meant, undefined)
        : { type: 'message' }
    case 'CancelResponse':
      return cancelAnswer(meant)
    case 'RenewResponse':
      return meant.answer === 'Y'
        ? { type: 'renewed', dueDate: meant.dueDay }
        : { type: 'renew_refused', reason: meant.reasonUnfilled }
    case 'StatusRequestResponse':
      return conditionOfStatus(meant) ?? statusAnswer(meant)
    default:
      return conditionOfStatus(meant) ?? statusChange(meant)
  }
}

/**
 * Returns the event of an answer to a cancel. The answer decides, whatever the status says. Without one, read() lets
 * only a status pass that says it. A yes that nobody asked for is the partner's own doing.
 */
const cancelAnswer = ({ answer, situation }: Meant): PartnerEvent => {
  if (answer === 'N') return { type: 'cancel_refused' }
  return situation.entry.state === 'active' && !isCancelOpen(situation)
    ? { type: 'cancelled_by_partner' }
    : { type: 'cancel_accepted' }
}

const isPromised = ({ situation, vendor }: Meant): boolean =>
  vendor.broker && situation.request.stage === 'will_supply' && situation.entry.state === 'active'

/**
 * Returns whether the supplier of a broker withdraws its promise. A broker says that the supplier who promised does not
 * supply after all: it looks for another one.
 */
const withdrawsPromise = (meant: Meant): boolean =>
  meant.reason === 'Notification' && meant.status === 'Unfilled' && isPromised(meant)

/** Returns whether a broker changes the supplier. A broker names another supplier than the one who promised. */
const namesNextSupplier = (meant: Meant): boolean => {
  const { supplier: next, situation } = meant
  const { supplier } = situation.entry
  return isPromised(meant) && next !== undefined && (supplier === undefined || !sameAgency(supplier, next))
}

const expectsToSupply = (meant: Meant): PartnerEvent =>
  namesNextSupplier(meant)
    ? { type: 'expects_to_supply', promiseWithdrawn: true }
    : { type: 'expects_to_supply' }

const stepsBeforeLoaned = {
  RequestReceived: 'request_received',
  ExpectToSupply: 'expects_to_supply',
  WillSupply: 'will_supply',
} as const

/**
 * Returns whether a request is past its conditions. Behind these steps a condition is no question any more: a note
 * about a loan repeats what was agreed.
 */
const isPastAsking = ({ status }: Meant): boolean =>
  isStatus(status) && !Object.hasOwn(stepsBeforeLoaned, status)

/**
 * Returns the condition of a status. Any status before Loaned is conditional where a condition or a price is beside it.
 */
const conditionOfStatus = (meant: Meant): PartnerEvent | undefined => {
  const step = Object.entries(stepsBeforeLoaned).find(([status]) => status === meant.status)?.[1]
  return step !== undefined && asksCondition(meant) ? conditional(meant, step) : undefined
}

const asksCondition = ({ conditions, offered, note, vendor }: Meant): boolean =>
  vendor.asksConditions && (conditions.length > 0 || offered !== undefined || marksCondition(note, vendor))

const marksCondition = (note: string | undefined, { conditionMarker }: Vendor): boolean =>
  conditionMarker !== null && note?.includes(conditionMarker) === true

const conditional = (
  meant: Meant,
  status: (typeof stepsBeforeLoaned)[keyof typeof stepsBeforeLoaned] | undefined,
): PartnerEvent => ({
  type: 'conditional',
  status,
  conditions: conditionsOf(meant),
  cost: meant.offered?.cost,
})

/**
 * Returns the conditions of a message. A price that cannot be reckoned with is a condition in words; so is a marked
 * note without a code.
 */
const conditionsOf = ({ conditions, offered, note, vendor }: Meant): string[] => {
  const named = [...conditions, ...(offered?.words === undefined ? [] : [`Cost: ${offered.words}`])]
  const words = cleanText(readNote(note, vendor))
  return named.length === 0 && marksCondition(note, vendor) ? [words ?? 'Other'] : named.slice(0, 20)
}

/**
 * Returns the event of an answer to a status request. An answer to a status request carries what the event that its
 * status names would carry.
 */
const statusAnswer = (meant: Meant): PartnerEvent => {
  const { type: _, ...named } = statusChange(meant)
  return {
    ...named,
    type: 'status',
    code: cleanText(meant.status, 60) ?? '',
    names: isStatus(meant.status) ? eventOfStatus[meant.status] : undefined,
  }
}

const statusChange = (meant: Meant): PartnerEvent => {
  switch (meant.status) {
    case 'RequestReceived':
      return { type: 'request_received' }
    case 'ExpectToSupply':
      return expectsToSupply(meant)
    case 'HoldReturn':
      return { type: 'hold_return' }
    case 'ReleaseHoldReturn':
      return { type: 'release_hold_return' }
    case 'WillSupply':
      return {
        type: 'will_supply',
        expectedDelivery: readDay(meant.expectedDelivery, meant.situation.library.timeZone),
      }
    case 'Loaned':
    case 'CopyCompleted':
      return shipped(meant)
    case 'Overdue':
      return { type: 'overdue', dueDate: meant.dueDay }
    case 'Recalled':
      return { type: 'recalled', dueDate: meant.dueDay }
    case 'RetryPossible':
      return retryPossible(meant)
    case 'Unfilled':
      return { type: isExpired(meant) ? 'expired' : 'unfilled', reason: meant.reasonUnfilled }
    case 'LoanCompleted':
      return { type: 'checked_in', ...(meant.items.length === 0 ? {} : { items: [...meant.items] }) }
    case 'CompletedWithoutReturn':
      return { type: 'completed_without_return', reason: meant.reasonUnfilled }
    case 'Cancelled':
      return isCancelOpen(meant.situation)
        ? { type: 'cancel_accepted' }
        : { type: 'cancelled_by_partner', reason: meant.reasonUnfilled }
    default:
      return { type: 'message' }
  }
}

/** Returns the amounts by what they are for. An offer that comes with the shipment, or behind it, is a charge. */
const costsOf = (event: PartnerEvent, { offered, charged, insured }: Meant): Pick<PartnerEvent, 'costs'> => {
  const isOffer = event.type === 'conditional' || event.type === 'retry_possible'
  const isShipment = event.type === 'shipped' || (event.type === 'status' && event.names === 'shipped')
  const costs = [
    { kind: isOffer || !isShipment ? ('offered' as const) : ('charged' as const), cost: offered?.cost },
    { kind: 'delivery' as const, cost: charged?.cost },
    { kind: 'other' as const, cost: insured?.cost, note: 'insurance' },
  ].flatMap(({ cost, ...named }) => (cost === undefined ? [] : [{ ...named, ...cost }]))
  return costs.length === 0 ? {} : { costs }
}

const shipped = (meant: Meant): PartnerEvent => ({
  type: 'shipped',
  form: readShippedForm(meant),
  items: [...meant.items],
  dueDate: meant.dueDay,
  via: meant.via ?? meant.courier,
  ...(meant.conditions.length === 0 ? {} : { conditions: [...meant.conditions] }),
  cost: (meant.charged ?? meant.offered)?.cost,
  url: meant.url,
  sentToPatron: meant.sentToPatron,
  ...(meant.trackingIds.length === 0 ? {} : { trackingIds: [...meant.trackingIds] }),
  ...(meant.returnTo.length === 0
    ? {}
    : { returnTo: meant.returnTo.slice(0, 12).map((line) => line.slice(0, 200)) }),
})

const retryPossible = (meant: Meant): PartnerEvent => {
  const conditions = conditionsOf(meant)
  return {
    type: 'retry_possible',
    reason: meant.reasonRetry ?? meant.reasonUnfilled,
    after: readInstant(meant.retryAfter),
    before: readInstant(meant.retryBefore),
    cost: meant.offered?.cost,
    ...(conditions.length === 0 ? {} : { conditions }),
  }
}

const isExpired = ({ reasonUnfilled, note, vendor: { expired } }: Meant): boolean =>
  matchesPattern(expired.reason, reasonUnfilled) || matchesPattern(expired.note, note)

/** Returns the dates that are no day or time, as the partner wrote them. */
const unreadDates = (meant: Meant): readonly (string | undefined)[] => [
  meant.dueDay === undefined && meant.dueDate !== undefined ? `Due date: ${meant.dueDate}` : undefined,
  meant.retryAfter !== undefined && readInstant(meant.retryAfter) === undefined
    ? `Retry after: ${meant.retryAfter}`
    : undefined,
  meant.retryBefore !== undefined && readInstant(meant.retryBefore) === undefined
    ? `Retry before: ${meant.retryBefore}`
    : undefined,
]

/** Lists the parts of the message that the event has no place for, in words for people. */
const partsWithoutMember = (event: PartnerEvent, meant: Meant): readonly (string | undefined)[] => {
  const members: Readonly<Record<string, unknown>> = event
  const line = (member: string, title: string, words: string | undefined): string | undefined =>
    words === undefined || members[member] !== undefined ? undefined : `${title}: ${words}`
  const isOffer = event.type === 'conditional' || event.type === 'retry_possible'
  const status = meant.status === 'RequestReceived' ? undefined : meant.status
  return [
    (event.type === 'message' && (meant.note === undefined || meant.status === 'Unfilled')) ||
    (event.type === 'expects_to_supply' && meant.status === 'Unfilled')
      ? line('status', 'Status', status)
      : undefined,
    line('conditions', 'Conditions', cleanText(meant.conditions.join(', '), 1000)),
    isOffer ? undefined : line('cost', 'Cost', priceWords(meant.offered ?? meant.charged)),
    line('reason', 'Reason', meant.reasonUnfilled ?? meant.reasonRetry),
    line('url', 'Address', meant.url ?? readNonWebAddresses(meant)[0]),
    ...unreadDates(meant),
    ...meant.offers,
    meant.via === undefined ? undefined : line('courier', 'Courier', meant.courier),
    line('returnTo', 'Return to', cleanText(meant.returnTo.join(', '), 1000)),
  ]
}
