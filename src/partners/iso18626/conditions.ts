import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'
import { cleanText } from '../text.ts'
import { withoutSupplierName } from './broker-promise.ts'
import type { MessageInContext } from './message-in-context.ts'
import { readNote } from './note.ts'
import { isStatus } from './status.ts'
import type { Vendor } from './vendors/vendor-settings.ts'

const stepsBeforeLoaned = {
  RequestReceived: 'request_received',
  ExpectToSupply: 'expects_to_supply',
  WillSupply: 'will_supply',
} as const

const isStepBeforeLoaned = (status: string | undefined): status is keyof typeof stepsBeforeLoaned =>
  status !== undefined && Object.hasOwn(stepsBeforeLoaned, status)

/**
 * Returns whether the status is behind the steps in which a partner sets conditions. A condition is no question then: a
 * note about a loan repeats what was agreed.
 */
export const isPastAsking = ({ status }: MessageInContext): boolean =>
  isStatus(status) && !isStepBeforeLoaned(status)

/**
 * Returns the event `conditional` where a condition or a price is beside a status before Loaned; undefined elsewhere.
 */
export const conditionOfStatus = (message: MessageInContext): PartnerEvent | undefined =>
  isStepBeforeLoaned(message.status) && asksCondition(message)
    ? conditional(message, stepsBeforeLoaned[message.status])
    : undefined

/** Returns whether a message sets a condition: by a code, a price or a marked note. */
export const asksCondition = ({ conditions, offered, note, vendor }: MessageInContext): boolean =>
  vendor.asksConditions && (conditions.length > 0 || offered !== undefined || marksCondition(note, vendor))

const marksCondition = (note: string | undefined, { conditionMarker }: Vendor): boolean =>
  conditionMarker !== null && note?.includes(conditionMarker) === true

/** Returns the event of a condition; `status` is the step that the message reports with it. */
export const conditional = (
  message: MessageInContext,
  status: (typeof stepsBeforeLoaned)[keyof typeof stepsBeforeLoaned] | undefined,
): PartnerEvent => ({
  type: 'conditional',
  status,
  conditions: conditionsOf(message),
  cost: message.offered?.cost,
})

/**
 * Returns the conditions of a message. A price that is no amount is a condition in words; so is a marked note
 * without a code.
 */
export const conditionsOf = ({ conditions, offered, note, vendor }: MessageInContext): string[] => {
  const named = [...conditions, ...(offered?.words === undefined ? [] : [`Cost: ${offered.words}`])]
  const read = readNote(note, vendor)
  const words = vendor.broker ? withoutSupplierName(read) : cleanText(read)
  return named.length === 0 && marksCondition(note, vendor) ? [words ?? 'Other'] : named.slice(0, 20)
}
