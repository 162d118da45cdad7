import { hasDueDatesLeft } from '../../items/ils-due-date.ts'
import { outstandingItems } from '../../items/outstanding-items.ts'
import { activeEntry } from '../../life-cycle/draft.ts'
import { receivingOf } from '../../life-cycle/negotiation.ts'
import type { AttentionKind } from '../../request/attention.ts'
import type { AttentionRule } from '../attention-rule.ts'
import { isOnTheWay, raiseIf } from './conditions.ts'

/** The kinds of attention about items on their way, and about their receipt in the library's own system. */
export const shipments = {
  stale_shipment: {
    asks: true,
    raisedBy:
      'evidence of a shipment from a partner that is not active, or of a further loan that a partner made of one request id, or a refusal of our cancel (`evidence` cancel_refused); no further partner is asked automatically meanwhile',
    remedies: ['adopt', 'receive', 'return', 'report_not_coming'],
    endedBy: ['checked_in'],
  },
  shipped_without_notice: {
    asks: false,
    raisedBy: 'an event that proves the item is out, or a status that says so, before a shipment message',
    remedies: ['receive'],
    endedBy: ['shipped'],
    lasts: isOnTheWay,
  },
  not_arrived: {
    asks: true,
    raisedBy: 'deadline transit; a partner that ends the loan of an item that never arrived',
    remedies: ['receive', 'report_not_arrived', 'report_lost'],
    endedBy: [],
    lasts: isOnTheWay,
  },
  file_not_passed_on: {
    asks: true,
    raisedBy:
      'a file for the patron that came with words, with conditions or a charge that nobody agreed to, after the request was completed, or that is too large: staff pass it on with what belongs to it',
    remedies: ['forward_to_patron', 'attach_file', 'edit', 'message', 'mark_read'],
    endedBy: [],
    endedByCommand: ['forward_to_patron', 'hand_over', 'reject_shipment', 'report_faulty_copy', 'mark_read'],
  },
  items_outstanding: {
    asks: true,
    raisedBy:
      'fewer items were shipped than are wanted, or some are missing at receipt; the request does not close meanwhile',
    remedies: ['claim', 'close_outstanding', 'split_request', 'message', 'receive'],
    endedBy: ['shipped', 'closed'],
    derive: (request) => {
      const outstanding = outstandingItems(request)
      const entry = activeEntry(request)?.id ?? 1
      const wanted = request.items.filter((item) => item.entry === entry && item.givenUp !== true).length
      const volumes = outstanding.flatMap(({ volume }) => volume ?? [])
      return raiseIf(outstanding.length > 0, {
        kind: 'items_outstanding',
        entry,
        wanted,
        shipped: wanted - outstanding.filter(({ state }) => state === 'expected').length,
        items: outstanding.map(({ id }) => id),
        ...(volumes.length === 0 ? {} : { volumes }),
      })
    },
  },
  items_review: {
    asks: true,
    raisedBy: 'a partner names items by names that fit none of those that it shipped',
    remedies: ['match_items', 'message'],
    endedBy: [],
  },
  ils_refused: {
    asks: true,
    raisedBy: 'the ILS refuses to record an item or to take a new due date, or does not answer',
    remedies: ['retry_ils', 'skip_ils', 'undo_receive'],
    endedBy: [],
    lasts: (request) => receivingOf(request) !== undefined || hasDueDatesLeft(request),
  },
  ils_records_left: {
    asks: true,
    raisedBy: 'the ILS refuses to clean up, or holds a loan that is never checked in by the gateway',
    remedies: ['skip_ils', 'retry_ils'],
    endedBy: [],
  },
} satisfies Partial<Record<AttentionKind, AttentionRule>>
