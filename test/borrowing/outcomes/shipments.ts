import type { WrittenRow } from './outcome-row.ts'

/** What proves that an item left the partner: rows 11 to 13. */
export const shipments: readonly WrittenRow[] = [
  {
    row: 11,
    says: 'Loaned',
    event: { type: 'shipped', items: [] },
    cells: {
      'condition open': '→shipped ends condition ?condition_stated -condition',
      'retry open': '→shipped ends retry -retry_offer',
      'full cancel open': '→shipped ends cancel !no_longer_wanted ?cancel_refused',
      'partner cancel open': '→shipped ends cancel ?cancel_refused',
      left: '!stale_shipment',
      'with the library': '=',
      'at the end': '=',
      'loss reported': '!event_ignored',
      'closed as lost': '!event_ignored',
      otherwise: '→shipped',
    },
  },
  {
    row: 11,
    says: 'Loaned with a new item',
    event: { type: 'shipped', items: [{ partnerItemId: 'N1', volume: 'N1' }] },
    cells: {
      'condition open': '→shipped ends condition ?condition_stated -condition',
      'retry open': '→shipped ends retry -retry_offer',
      'full cancel open': '→shipped ends cancel !no_longer_wanted ?cancel_refused',
      'partner cancel open': '→shipped ends cancel ?cancel_refused',
      left: '!stale_shipment',
      'with the library': '=',
      'at the end': '!stale_shipment',
      'sent back': '→shipped',
      'loss reported': '=',
      otherwise: '→shipped',
    },
  },
  {
    row: 12,
    says: 'Overdue',
    event: { type: 'overdue' },
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
    row: 12,
    says: 'Recalled',
    event: { type: 'recalled' },
    cells: {
      'condition open':
        '→shipped ends condition !recalled ?condition_stated ?shipped_without_notice -condition',
      'retry open': '→shipped ends retry !recalled ?shipped_without_notice -retry_offer',
      'full cancel open':
        '→shipped ends cancel !no_longer_wanted !recalled ?cancel_refused ?shipped_without_notice',
      'partner cancel open': '→shipped ends cancel !recalled ?cancel_refused ?shipped_without_notice',
      left: '!stale_shipment',
      'with the library': '!recalled',
      'renewal asked': 'ends renew !recalled',
      'at the end': '!return_not_seen',
      'loss reported': '!recalled',
      'closed as lost': '!event_ignored',
      otherwise: '→shipped !recalled ?shipped_without_notice',
    },
  },
  {
    row: 13,
    says: 'HoldReturn',
    event: { type: 'hold_return' },
    cells: {
      'condition open':
        '→shipped ends condition ?condition_stated ?hold_return ?shipped_without_notice -condition',
      'retry open': '→shipped ends retry ?hold_return ?shipped_without_notice -retry_offer',
      'full cancel open':
        '→shipped ends cancel !no_longer_wanted ?cancel_refused ?hold_return ?shipped_without_notice',
      'partner cancel open': '→shipped ends cancel ?cancel_refused ?hold_return ?shipped_without_notice',
      left: '!stale_shipment',
      'with the library': '?hold_return',
      'at the end': '!message_received',
      'loss reported': '?hold_return',
      otherwise: '→shipped ?hold_return ?shipped_without_notice',
    },
  },
  {
    row: 13,
    says: 'ReleaseHoldReturn',
    event: { type: 'release_hold_return' },
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
