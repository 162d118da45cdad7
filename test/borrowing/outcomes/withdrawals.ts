import type { WrittenRow } from './outcome-row.ts'

/** What ends a request at a partner, and answers to a cancel: rows 6 to 10. */
export const withdrawals: readonly WrittenRow[] = [
  {
    row: 6,
    says: 'Unfilled',
    event: { type: 'unfilled', reason: 'NotHeld' },
    cells: {
      asked: 'entry:rejected »request to 2',
      promised: '→sent entry:rejected »request to 2',
      'condition open': '→sent entry:rejected ends condition -condition »request to 2',
      'retry open': 'entry:rejected ends retry -retry_offer »request to 2',
      'full cancel open': 'end:cancelled_by_staff entry:cancelled ends cancel',
      'partner cancel open': 'entry:cancelled ends cancel »request to 2',
      left: '=',
      otherwise: '!event_ignored',
    },
  },
  {
    row: 7,
    says: 'Cancelled',
    event: { type: 'cancelled_by_partner' },
    cells: {
      asked: 'entry:cancelled »request to 2',
      promised: '→sent entry:cancelled »request to 2',
      'condition open': '→sent entry:cancelled ends condition -condition »request to 2',
      'retry open': 'entry:cancelled ends retry -retry_offer »request to 2',
      'full cancel open': 'end:cancelled_by_staff entry:cancelled ends cancel',
      'partner cancel open': 'entry:cancelled ends cancel »request to 2',
      left: '=',
      otherwise: '!event_ignored',
    },
  },
  {
    row: 7,
    says: 'CancelResponse Y',
    event: { type: 'cancel_accepted' },
    cells: {
      asked: 'entry:cancelled »request to 2',
      promised: '→sent entry:cancelled »request to 2',
      'condition open': '→sent entry:cancelled ends condition -condition »request to 2',
      'retry open': 'entry:cancelled ends retry -retry_offer »request to 2',
      'full cancel open': 'end:cancelled_by_staff entry:cancelled ends cancel',
      'partner cancel open': 'entry:cancelled ends cancel »request to 2',
      left: '=',
      otherwise: '!event_ignored',
    },
  },
  {
    row: 8,
    says: 'CancelResponse N',
    event: { type: 'cancel_refused' },
    cells: {
      'full cancel open': 'ends cancel !no_longer_wanted ?cancel_refused',
      'partner cancel open': 'ends cancel ?cancel_refused',
      left: '!stale_shipment(cancel_refused)',
      otherwise: '=',
    },
  },
  {
    row: 8,
    says: 'CancelResponse N with WillSupply',
    event: { type: 'cancel_refused', states: 'will_supply' },
    cells: {
      asked: '→will_supply',
      'retry open': '→will_supply ends retry -retry_offer',
      'full cancel open': 'ends cancel !no_longer_wanted ?cancel_refused',
      'partner cancel open': '→will_supply ends cancel ?cancel_refused',
      left: '!stale_shipment(cancel_refused)',
      otherwise: '=',
    },
  },
  {
    row: 9,
    says: 'CancelResponse N with Loaned',
    event: { type: 'cancel_refused', states: 'shipped' },
    cells: {
      'condition open': '→shipped ends condition ?condition_stated -condition',
      'retry open': '→shipped ends retry -retry_offer',
      'full cancel open': '→shipped ends cancel !no_longer_wanted ?cancel_refused',
      'partner cancel open': '→shipped ends cancel ?cancel_refused',
      left: '!stale_shipment',
      'with the library': '=',
      'at the end': '=',
      otherwise: '→shipped',
    },
  },
  {
    row: 9,
    says: 'CancelResponse N with Overdue',
    event: { type: 'cancel_refused', states: 'overdue' },
    cells: {
      'condition open':
        '→shipped ends condition !not_arrived !overdue ?condition_stated ?shipped_without_notice -condition',
      'retry open': '→shipped ends retry !not_arrived !overdue ?shipped_without_notice -retry_offer',
      'full cancel open':
        '→shipped ends cancel !no_longer_wanted !not_arrived !overdue ?cancel_refused ?shipped_without_notice',
      'partner cancel open':
        '→shipped ends cancel !not_arrived !overdue ?cancel_refused ?shipped_without_notice',
      left: '!stale_shipment',
      'with the library': '!overdue',
      shipped: '!not_arrived !overdue',
      'at the end': '?return_not_seen',
      'checked in': '!return_not_seen',
      'loss reported': '!overdue',
      'closed as lost': '!event_ignored',
      otherwise: '→shipped !not_arrived !overdue ?shipped_without_notice',
    },
  },
  {
    row: 10,
    says: 'CancelResponse N with Unfilled',
    event: { type: 'cancel_refused', states: 'unfilled' },
    cells: {
      left: '=',
      'with the library': '!event_ignored',
      'at the end': '!event_ignored',
      otherwise: '!event_ignored »status_request to 1',
    },
  },
  {
    row: 10,
    says: 'CancelResponse Y with Loaned',
    event: { type: 'cancel_accepted', states: 'shipped' },
    cells: {
      left: '!stale_shipment',
      'with the library': '!event_ignored',
      'at the end': '!event_ignored',
      otherwise: '!event_ignored »status_request to 1',
    },
  },
]
