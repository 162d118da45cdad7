import type { LenderMessage, Status } from '@lendwire/lender'
import { endOfDay } from '../../../src/borrowing/time.ts'
import { Day } from '../../../src/borrowing/values.ts'
import type { LenderEvent } from './scenario.ts'
import type { About } from './scenario-lender.ts'

type LenderEventOf<Type extends LenderEvent['type']> = Extract<LenderEvent, { type: Type }>

/** Returns a due date as ISO 18626 writes it: the last second of the day at the library. */
const wireDay = (day: string | undefined, timeZone: string): string | undefined =>
  day === undefined ? undefined : `${endOfDay(Day.parse(day), timeZone).slice(0, 19)}Z`

/** The status whose meaning is an event. */
const statusOf = {
  request_received: 'RequestReceived',
  expects_to_supply: 'ExpectToSupply',
  will_supply: 'WillSupply',
  retry_possible: 'RetryPossible',
  unfilled: 'Unfilled',
  overdue: 'Overdue',
  recalled: 'Recalled',
  hold_return: 'HoldReturn',
  release_hold_return: 'ReleaseHoldReturn',
  checked_in: 'LoanCompleted',
  completed_without_return: 'CompletedWithoutReturn',
  cancelled_by_partner: 'Cancelled',
} as const satisfies Record<string, Status>

type Shipment = Pick<LenderEventOf<'shipped'>, 'form' | 'url'>

const shippedAs = ({ form, url }: Shipment, { service }: About): Status =>
  service.type === 'copy' || form === 'digital' || url !== undefined ? 'CopyCompleted' : 'Loaned'

const deliveryOf = (
  event: LenderEventOf<'shipped'> | LenderEventOf<'status'> | LenderEventOf<'checked_in'>,
): LenderMessage['delivery'] => {
  const items = event.items?.flatMap(({ partnerItemId }) => partnerItemId ?? []) ?? []
  const { form, url, via, conditions, cost, sentToPatron } =
    event.type === 'checked_in'
      ? { form: undefined, url: undefined, via: undefined, conditions: undefined, cost: undefined }
      : { sentToPatron: undefined, ...event }
  const way =
    via ?? (form === 'physical' ? 'Mail' : form === 'digital' && url === undefined ? 'Email' : undefined)
  return {
    ...(items.length > 0 && { items }),
    ...(url !== undefined && { url }),
    ...(way !== undefined && { via: way }),
    ...(conditions !== undefined && { loanConditions: conditions }),
    ...(cost !== undefined && { costs: cost }),
    ...(sentToPatron !== undefined && { toPatron: sentToPatron }),
  }
}

/**
 * Puts an event of the core's words into a supplying agency message (docs/life-cycle.md).
 *
 * @returns null where ISO 18626 has no word for it
 */
export const messageOf = (event: LenderEvent, about: About): LenderMessage | null => {
  const { note } = event
  const words = note === undefined ? {} : { note }
  switch (event.type) {
    case 'renew_pending':
      return null
    case 'message':
      return { reason: 'Notification', ...words }
    case 'request_received':
    case 'expects_to_supply':
      return { reason: 'RequestResponse', status: statusOf[event.type], ...words }
    case 'will_supply':
      return {
        reason: 'RequestResponse',
        status: 'WillSupply',
        expectedDelivery: wireDay(event.expectedDelivery, about.timeZone),
        ...words,
      }
    case 'conditional':
      return {
        reason: event.status === undefined ? 'Notification' : 'RequestResponse',
        ...(event.status !== undefined && { status: statusOf[event.status] }),
        delivery: { loanConditions: event.conditions },
        offeredCosts: event.cost,
        ...words,
      }
    case 'retry_possible':
      return {
        reason: 'RequestResponse',
        status: 'RetryPossible',
        reasonRetry: event.reason,
        offeredCosts: event.cost,
        retry: {
          ...(event.after !== undefined && { after: event.after }),
          ...(event.before !== undefined && { before: event.before }),
        },
        ...(event.conditions !== undefined && { delivery: { loanConditions: event.conditions } }),
        ...words,
      }
    case 'unfilled':
      return { reason: 'RequestResponse', status: 'Unfilled', reasonUnfilled: event.reason, ...words }
    case 'expired':
      return { reason: 'RequestResponse', status: 'Unfilled', reasonUnfilled: 'Expired', ...words }
    case 'shipped':
      return {
        reason: 'StatusChange',
        status: shippedAs(event, about),
        dueDate: wireDay(event.dueDate, about.timeZone),
        delivery: deliveryOf(event),
        ...(event.trackingIds !== undefined && { shipping: { trackingIds: event.trackingIds } }),
        ...words,
      }
    case 'cancel_accepted':
      return { reason: 'CancelResponse', answer: 'Y', status: 'Cancelled', ...words }
    case 'cancel_refused':
      return { reason: 'CancelResponse', answer: 'N', ...words }
    case 'renewed':
      return {
        reason: 'RenewResponse',
        answer: 'Y',
        status: 'Loaned',
        dueDate: wireDay(event.dueDate, about.timeZone),
        ...words,
      }
    case 'renew_refused':
      return { reason: 'RenewResponse', answer: 'N', reasonUnfilled: event.reason, ...words }
    case 'checked_in':
      return {
        reason: 'StatusChange',
        status: 'LoanCompleted',
        ...(event.items !== undefined && { delivery: deliveryOf(event) }),
        ...words,
      }
    case 'overdue':
    case 'recalled':
      return {
        reason: 'StatusChange',
        status: statusOf[event.type],
        dueDate: wireDay(event.dueDate, about.timeZone),
        ...words,
      }
    case 'hold_return':
    case 'release_hold_return':
      return { reason: 'StatusChange', status: statusOf[event.type], ...words }
    case 'cancelled_by_partner':
    case 'completed_without_return':
      return {
        reason: 'StatusChange',
        status: statusOf[event.type],
        reasonUnfilled: event.reason,
        ...words,
      }
    case 'status':
      return {
        reason: 'StatusRequestResponse',
        ...(event.names !== undefined && {
          status: event.names === 'shipped' ? shippedAs(event, about) : statusOf[event.names],
        }),
        dueDate: wireDay(event.dueDate, about.timeZone),
        ...((event.items !== undefined || event.url !== undefined) && { delivery: deliveryOf(event) }),
        ...words,
      }
  }
}
