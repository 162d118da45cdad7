import { isReviewOpen } from '../../items/due-date-review.ts'
import { isOut } from '../../items/item-states.ts'
import { outItems } from '../../items/items.ts'
import type { AttentionKind } from '../../request/attention.ts'
import type { Request } from '../../request/request.ts'
import type { AttentionRule } from '../attention-rule.ts'
import { isMarkedAsInformation, raiseIf } from './conditions.ts'

const hasItemsOut = ({ items }: Request): boolean => items.some(isOut)

/** The kinds of attention about items in the library: holds, due dates, loss, return. */
export const loans = {
  hold_expired: {
    asks: true,
    raisedBy: 'the ILS, or deadline shelf',
    remedies: ['return', 'place_on_shelf'],
    endedBy: [],
    derive: ({ items }) => {
      const expired = items.filter((item) => item.state === 'received' && item.hold === 'expired')
      return raiseIf(expired.length > 0, { kind: 'hold_expired', items: expired.map(({ id }) => id) })
    },
  },
  recalled: {
    asks: true,
    informs: isMarkedAsInformation,
    raisedBy: 'recalled; it only informs where the step recall of the workflow profile is off',
    remedies: ['return', 'receive', 'report_lost', 'message'],
    endedBy: ['renewed'],
  },
  overdue: {
    asks: true,
    raisedBy: 'overdue',
    remedies: ['return', 'receive', 'renew', 'report_lost', 'message'],
    endedBy: ['renewed'],
  },
  due_date_review: {
    asks: true,
    raisedBy:
      'a due date that is not applied: it can be read in two ways or not at all, is missing in a renewal, has passed, lies more than two years ahead, is earlier in a renewal or later in a recall, or differs from what staff entered; neither the patron nor the ILS gets it',
    remedies: ['confirm_due_date', 'correct_item', 'message', 'return'],
    endedBy: ['shipped', 'renewed', 'overdue', 'recalled'],
    lasts: (request, attention) => attention.kind === 'due_date_review' && isReviewOpen(request, attention),
  },
  due_while_closed: {
    asks: false,
    raisedBy:
      'the partner wants an item back on a day on which a closure says that the library is closed: the patron’s day is before it, unless the partner renews',
    remedies: ['renew', 'return', 'message'],
    endedBy: ['renewed'],
    lasts: ({ items }, attention) =>
      attention.kind === 'due_while_closed' &&
      items.some((item) => isOut(item) && item.dueDate === attention.dueDate),
  },
  claims_returned: {
    asks: true,
    informs: (attention) => attention.kind === 'claims_returned' && attention.by === 'library',
    raisedBy: 'claim_returned; it asks where the patron says to have brought the item back',
    remedies: ['patron_return', 'report_lost', 'undo_return'],
    endedBy: ['checked_in'],
    endedByCommand: ['patron_return', 'report_lost', 'undo_return'],
  },
  hold_return: {
    asks: false,
    raisedBy: 'hold_return; the return deadline is suspended',
    remedies: ['return'],
    endedBy: ['release_hold_return'],
  },
  checked_in_early: {
    asks: true,
    raisedBy:
      'the partner ends a loan whose items are here; while a patron has all of them, it is the patron’s turn',
    remedies: ['return'],
    endedBy: [],
    lasts: hasItemsOut,
    waitsForOthers: (request, attention) =>
      attention.kind === 'checked_in_early' &&
      outItems(request, attention.entry).every(({ state }) => state === 'on_loan'),
  },
  return_not_seen: {
    asks: true,
    informs: isMarkedAsInformation,
    raisedBy:
      'overdue, recalled or completed_without_return of items that were sent back: the library answers for them until the partner has them; an overdue that crosses the parcel only informs until deadline return_transit',
    remedies: ['claim_returned', 'undo_return', 'report_lost', 'mark_read', 'message'],
    endedBy: ['checked_in'],
    endedByCommand: ['claim_returned', 'mark_read', 'undo_return', 'report_lost'],
  },
  lost: {
    asks: true,
    informs: (attention) => attention.kind === 'lost' && attention.by === 'us',
    raisedBy: 'report_lost (informs), completed_without_return (asks)',
    remedies: ['receive', 'found', 'return', 'complete'],
    endedBy: ['completed_without_return', 'checked_in'],
  },
  damaged: {
    asks: false,
    raisedBy: 'report_damaged',
    remedies: ['record_partner_event'],
    endedBy: ['checked_in', 'closed'],
  },
  return_due: {
    asks: true,
    raisedBy: 'deadline return; a request that is closed with items out; an item nobody wants any more',
    remedies: ['return', 'report_lost'],
    endedBy: ['renewed'],
    lasts: hasItemsOut,
  },
} satisfies Partial<Record<AttentionKind, AttentionRule>>
