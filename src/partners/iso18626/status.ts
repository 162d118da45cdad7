import type { Edition20212 } from '@lendwire/iso18626'
import type { PartnerEvent } from '../../borrowing/partner-events/partner-event.ts'

type Named = Extract<PartnerEvent, { type: 'status' }>['names'] & string

/**
 * The event of each status (ISO 18626:2021, statusInfo). HoldReturn and ReleaseHoldReturn are new in 2021;
 * they are understood in messages of the older edition too.
 */
export const eventOfStatus: Readonly<Record<Edition20212.Status, Named>> = {
  RequestReceived: 'request_received',
  ExpectToSupply: 'expects_to_supply',
  WillSupply: 'will_supply',
  Loaned: 'shipped',
  Overdue: 'overdue',
  Recalled: 'recalled',
  RetryPossible: 'retry_possible',
  Unfilled: 'unfilled',
  HoldReturn: 'hold_return',
  ReleaseHoldReturn: 'release_hold_return',
  CopyCompleted: 'shipped',
  LoanCompleted: 'checked_in',
  CompletedWithoutReturn: 'completed_without_return',
  Cancelled: 'cancelled_by_partner',
}

/** Returns whether a text is a status of either edition. */
export const isStatus = (text: string | undefined): text is Edition20212.Status =>
  text !== undefined && Object.hasOwn(eventOfStatus, text)
