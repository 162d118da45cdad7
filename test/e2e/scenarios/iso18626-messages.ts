import type { LenderMessage, Status } from '@lendwire/lender'
import { endOfDay } from '../../../src/borrowing/time.ts'
import { Day } from '../../../src/borrowing/values.ts'
import type { Saying } from './scenario.ts'
import type { About } from './scenario-lender.ts'

type SayingOf<Type extends Saying['type']> = Extract<Saying, { type: Type }>

/** A due date as ISO 18626 writes it: the last second of the day at the library. */
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

type Shipment = Pick<SayingOf<'shipped'>, 'form' | 'url'>

const shippedAs = ({ form, url }: Shipment, { service }: About): Status =>
  service.type === 'copy' || form === 'digital' || url !== undefined ? 'CopyCompleted' : 'Loaned'

const deliveryOf = (
  saying: SayingOf<'shipped'> | SayingOf<'status'> | SayingOf<'checked_in'>,
): LenderMessage['delivery'] => {
  const items = saying.items?.flatMap(({ partnerItemId }) => partnerItemId ?? []) ?? []
  const { form, url, via, conditions, cost, sentToPatron } =
    saying.type === 'checked_in'
      ? { form: undefined, url: undefined, via: undefined, conditions: undefined, cost: undefined }
      : { sentToPatron: undefined, ...saying }
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
export const messageOf = (saying: Saying, about: About): LenderMessage | null => {
  const { note } = saying
  const words = note === undefined ? {} : { note }
  switch (saying.type) {
    case 'renew_pending':
      return null
    case 'message':
      return { reason: 'Notification', ...words }
    case 'request_received':
    case 'expects_to_supply':
      return { reason: 'RequestResponse', status: statusOf[saying.type], ...words }
    case 'will_supply':
      return {
        reason: 'RequestResponse',
        status: 'WillSupply',
        expectedDelivery: wireDay(saying.expectedDelivery, about.timeZone),
        ...words,
      }
    case 'conditional':
      return {
        reason: saying.status === undefined ? 'Notification' : 'RequestResponse',
        ...(saying.status !== undefined && { status: statusOf[saying.status] }),
        delivery: { loanConditions: saying.conditions },
        offeredCosts: saying.cost,
        ...words,
      }
    case 'retry_possible':
      return {
        reason: 'RequestResponse',
        status: 'RetryPossible',
        reasonRetry: saying.reason,
        offeredCosts: saying.cost,
        retry: {
          ...(saying.after !== undefined && { after: saying.after }),
          ...(saying.before !== undefined && { before: saying.before }),
        },
        ...(saying.conditions !== undefined && { delivery: { loanConditions: saying.conditions } }),
        ...words,
      }
    case 'unfilled':
      return { reason: 'RequestResponse', status: 'Unfilled', reasonUnfilled: saying.reason, ...words }
    case 'expired':
      return { reason: 'RequestResponse', status: 'Unfilled', reasonUnfilled: 'Expired', ...words }
    case 'shipped':
      return {
        reason: 'StatusChange',
        status: shippedAs(saying, about),
        dueDate: wireDay(saying.dueDate, about.timeZone),
        delivery: deliveryOf(saying),
        ...(saying.trackingIds !== undefined && { shipping: { trackingIds: saying.trackingIds } }),
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
        dueDate: wireDay(saying.dueDate, about.timeZone),
        ...words,
      }
    case 'renew_refused':
      return { reason: 'RenewResponse', answer: 'N', reasonUnfilled: saying.reason, ...words }
    case 'checked_in':
      return {
        reason: 'StatusChange',
        status: 'LoanCompleted',
        ...(saying.items !== undefined && { delivery: deliveryOf(saying) }),
        ...words,
      }
    case 'overdue':
    case 'recalled':
      return {
        reason: 'StatusChange',
        status: statusOf[saying.type],
        dueDate: wireDay(saying.dueDate, about.timeZone),
        ...words,
      }
    case 'hold_return':
    case 'release_hold_return':
      return { reason: 'StatusChange', status: statusOf[saying.type], ...words }
    case 'cancelled_by_partner':
    case 'completed_without_return':
      return {
        reason: 'StatusChange',
        status: statusOf[saying.type],
        reasonUnfilled: saying.reason,
        ...words,
      }
    case 'status':
      return {
        reason: 'StatusRequestResponse',
        ...(saying.names !== undefined && {
          status: saying.names === 'shipped' ? shippedAs(saying, about) : statusOf[saying.names],
        }),
        dueDate: wireDay(saying.dueDate, about.timeZone),
        ...((saying.items !== undefined || saying.url !== undefined) && { delivery: deliveryOf(saying) }),
        ...words,
      }
  }
}
