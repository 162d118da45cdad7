import type { WrittenRow } from './outcome-row.ts'

/** Renewals, the end of a loan, and what only informs: rows 14 to 21. */
export const loans: readonly WrittenRow[] = [
  {
    row: 14,
    says: 'RenewResponse Y',
    event: { type: 'renewed' },
    cells: {
      'condition open':
        '→shipped ends condition !due_date_review ?condition_stated ?shipped_without_notice -condition',
      'retry open': '→shipped ends retry !due_date_review ?shipped_without_notice -retry_offer',
      'full cancel open':
        '→shipped ends cancel !due_date_review !no_longer_wanted ?cancel_refused ?shipped_without_notice',
      'partner cancel open': '→shipped ends cancel !due_date_review ?cancel_refused ?shipped_without_notice',
      left: '!stale_shipment',
      'with the library': '!due_date_review',
      'renewal asked': 'ends renew !due_date_review',
      'at the end': '=',
      otherwise: '→shipped !due_date_review ?shipped_without_notice',
    },
  },
  {
    row: 15,
    says: 'RenewResponse N',
    event: { type: 'renew_refused' },
    cells: {
      'renewal asked': 'ends renew',
      otherwise: '=',
    },
  },
  {
    row: 15,
    says: 'RenewResponse N with Loaned',
    event: { type: 'renew_refused', states: 'shipped' },
    cells: {
      'condition open': '→shipped ends condition ?condition_stated -condition',
      'retry open': '→shipped ends retry -retry_offer',
      'full cancel open': '→shipped ends cancel !no_longer_wanted ?cancel_refused',
      'partner cancel open': '→shipped ends cancel ?cancel_refused',
      left: '!stale_shipment',
      'with the library': '=',
      'renewal asked': 'ends renew',
      'at the end': '=',
      otherwise: '→shipped',
    },
  },
  {
    row: 15,
    says: 'renewal pending',
    event: { type: 'renew_pending' },
    cells: {
      otherwise: '=',
    },
  },
  {
    row: 16,
    says: 'LoanCompleted',
    event: { type: 'checked_in' },
    cells: {
      'condition open':
        '→shipped ends condition !not_arrived ?condition_stated ?shipped_without_notice -condition',
      'retry open': '→shipped ends retry !not_arrived ?shipped_without_notice -retry_offer',
      'full cancel open':
        '→shipped ends cancel !no_longer_wanted !not_arrived ?cancel_refused ?shipped_without_notice',
      'partner cancel open': '→shipped ends cancel !not_arrived ?cancel_refused ?shipped_without_notice',
      left: '!event_ignored',
      shipped: '!not_arrived',
      here: '!checked_in_early',
      'renewal asked': 'ends renew !checked_in_early',
      'at the end': '=',
      'sent back': 'end:completed entry:supplied',
      'loss reported': 'end:completed entry:supplied -lost',
      'closed as lost': '-lost',
      otherwise: '→shipped !not_arrived ?shipped_without_notice',
    },
  },
  {
    row: 17,
    says: 'CompletedWithoutReturn',
    event: { type: 'completed_without_return' },
    cells: {
      'condition open':
        '→shipped ends condition !not_arrived ?condition_stated ?shipped_without_notice -condition',
      'retry open': '→shipped ends retry !not_arrived ?shipped_without_notice -retry_offer',
      'full cancel open':
        '→shipped ends cancel !no_longer_wanted !not_arrived ?cancel_refused ?shipped_without_notice',
      'partner cancel open': '→shipped ends cancel !not_arrived ?cancel_refused ?shipped_without_notice',
      left: '!stale_shipment',
      shipped: '!lost !not_arrived',
      here: '!lost',
      'renewal asked': 'ends renew !lost',
      'at the end': '!return_not_seen',
      'loss reported': 'end:lost entry:supplied -lost',
      'closed as lost': '-lost',
      otherwise: '→shipped !not_arrived ?shipped_without_notice',
    },
  },
  {
    row: 18,
    says: 'expired',
    event: { type: 'expired' },
    cells: {
      asked: 'entry:expired »request to 2',
      promised: '→sent entry:expired »request to 2',
      'condition open': '→sent entry:expired ends condition -condition »request to 2',
      'retry open': 'entry:expired ends retry -retry_offer »request to 2',
      'full cancel open': 'end:cancelled_by_staff entry:cancelled ends cancel',
      'partner cancel open': 'entry:cancelled ends cancel »request to 2',
      left: '=',
      otherwise: '!event_ignored',
    },
  },
  {
    row: 19,
    says: 'Notification',
    event: { type: 'message', note: 'Only with gloves.' },
    cells: {
      otherwise: '!message_received',
    },
  },
  {
    row: 20,
    says: 'Notification with Unfilled',
    event: { type: 'unfilled', notification: true },
    cells: {
      left: '=',
      otherwise: '!event_ignored',
    },
  },
  {
    row: 20,
    says: 'Notification with Cancelled',
    event: { type: 'cancelled_by_partner', notification: true },
    cells: {
      left: '=',
      otherwise: '!event_ignored',
    },
  },
  {
    row: 20,
    says: 'Notification with RetryPossible',
    event: { type: 'retry_possible', notification: true },
    cells: {
      'retry open': '=',
      left: '=',
      'left, rota used up': '!message_received',
      'left, closed as unfilled': '!message_received',
      'left, closed as expired': '!message_received',
      otherwise: '!event_ignored',
    },
  },
  {
    row: 21,
    says: 'status answer RequestReceived',
    event: { type: 'status', code: 'RequestReceived', names: 'request_received' },
    cells: {
      asked: '→accepted',
      'retry open': '→accepted',
      'partner cancel open': '→accepted',
      otherwise: '=',
    },
  },
  {
    row: 21,
    says: 'status answer Loaned',
    event: { type: 'status', code: 'Loaned', names: 'shipped' },
    cells: {
      'condition open': '→shipped ends condition ?condition_stated ?shipped_without_notice -condition',
      'retry open': '→shipped ends retry ?shipped_without_notice -retry_offer',
      'full cancel open': '→shipped ends cancel !no_longer_wanted ?cancel_refused ?shipped_without_notice',
      'partner cancel open': '→shipped ends cancel ?cancel_refused ?shipped_without_notice',
      left: '!stale_shipment',
      'with the library': '=',
      'at the end': '=',
      otherwise: '→shipped ?shipped_without_notice',
    },
  },
]
