import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import type { Situation } from '../incoming-message.ts'
import { cleanText, joinNoteLines } from '../text.ts'
import { matchesPattern } from '../vendor-use.ts'
import { sameAgency } from './agency.ts'
import { priceWords } from './costs.ts'
import type { MessageInContext } from './message-in-context.ts'
import { readNote } from './note.ts'

/** Returns whether a supplier's terms are open, or were set aside by a cancel. */
const hasTerms = ({ request: { negotiation } }: Situation): boolean =>
  negotiation?.kind === 'condition' ||
  negotiation?.kind === 'retry' ||
  (negotiation?.kind === 'cancel' && negotiation.suspended !== undefined)

const isPromised = ({ situation, vendor }: MessageInContext): boolean =>
  vendor.broker &&
  situation.entry.state === 'active' &&
  (situation.request.stage === 'will_supply' || hasTerms(situation))

/**
 * Returns whether a broker withdraws the promise of its supplier: that one does not supply after all, and the broker looks
 * for another one.
 */
export const withdrawsPromise = (message: MessageInContext): boolean =>
  message.reason === 'Notification' &&
  message.status === 'Unfilled' &&
  isPromised(message) &&
  !isOfLeftSupplier(message)

/** Returns whether a broker names another supplier than the one who promised. */
const namesNextSupplier = (message: MessageInContext): boolean => {
  const { supplier: next, situation } = message
  const { supplier } = situation.entry
  return isPromised(message) && next !== undefined && (supplier === undefined || !sameAgency(supplier, next))
}

/** Returns the event of the status ExpectToSupply: a promise is withdrawn where a broker names another supplier. */
export const expectsToSupply = (message: MessageInContext): PartnerEvent =>
  namesNextSupplier(message)
    ? { type: 'expects_to_supply', promiseWithdrawn: true }
    : { type: 'expects_to_supply' }

const whoSupplies = /\b(?:vendor|supplier):\s*[^\s,#]+,?/gi

/** Returns a broker's note without the words that name who supplies; undefined where nothing is left. */
export const withoutSupplierName = (note: string | undefined): string | undefined =>
  cleanText(note?.replace(whoSupplies, '').replace(/^[\s,;.]+/, ''))

/** Returns whether the note says nothing but who supplies: more than that is the supplier's own note. */
export const namesOnlySupplier = ({ note }: MessageInContext): boolean =>
  withoutSupplierName(note) === undefined

/** Returns whether a broker says with the status of a supplier that it asks nobody else. */
export const endsRota = ({ reason, status, reasonUnfilled, note, vendor }: MessageInContext): boolean =>
  vendor.broker &&
  reason === 'Notification' &&
  status === 'Unfilled' &&
  (matchesPattern(vendor.endsRota, reasonUnfilled) || matchesPattern(vendor.endsRota, note?.trim()))

/** Returns whether a note comes from another supplier than the one that is asked now: it changes nothing about that. */
export const isOfLeftSupplier = (message: MessageInContext): boolean => {
  const { vendor, reason, supplier, situation } = message
  const { supplier: current, declined, lastRefusedBy } = situation.entry
  const left = [declined?.supplier, lastRefusedBy].filter((each) => each !== undefined)
  return (
    vendor.broker &&
    reason === 'Notification' &&
    !(message.status === 'ExpectToSupply' && namesOnlySupplier(message)) &&
    supplier !== undefined &&
    (current === undefined ? left.some((each) => sameAgency(each, supplier)) : !sameAgency(current, supplier))
  )
}

/**
 * Returns the note of a supplier that was left, with its terms as words: neither they nor what it says of items and dates is
 * data of the request, because another one supplies.
 */
export const noteOfLeftSupplier = (message: MessageInContext): PartnerEvent => {
  const { conditions, offered, charged, insured, furtherPrices, dueDate, items, note, vendor } = message
  const prices = [offered, charged, insured, ...furtherPrices.map(({ price }) => price)]
  return {
    type: 'message',
    note: joinNoteLines([
      withoutSupplierName(readNote(note, vendor)),
      ...conditions.map((condition) => `Condition: ${condition}`),
      ...prices.map(priceWords).map((words) => (words === undefined ? undefined : `Cost: ${words}`)),
      dueDate === undefined ? undefined : `Due date: ${dueDate}`,
      ...items.map(({ partnerItemId }) =>
        partnerItemId === undefined ? undefined : `Item: ${partnerItemId}`,
      ),
    ]),
  }
}
