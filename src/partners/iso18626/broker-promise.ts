import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { sameAgency } from './agency.ts'
import type { MessageInContext } from './message-in-context.ts'

const isPromised = ({ situation, vendor }: MessageInContext): boolean =>
  vendor.broker && situation.request.stage === 'will_supply' && situation.entry.state === 'active'

/**
 * Returns whether a broker withdraws the promise of its supplier: that one does not supply after all, and the broker looks
 * for another one.
 */
export const withdrawsPromise = (message: MessageInContext): boolean =>
  message.reason === 'Notification' && message.status === 'Unfilled' && isPromised(message)

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
