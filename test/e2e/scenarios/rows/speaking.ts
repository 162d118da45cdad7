import type { Scenario } from '../scenario.ts'
import { promised, received, requested, sentBack, shipped } from './beginnings.ts'

/** Words both ways, claims, what staff hear by phone, and endings by hand. */
export const speaking: readonly Scenario[] = [
  {
    name: 'words go both ways',
    steps: [
      ...requested,
      {
        do: { type: 'message', note: 'The patron can wait until May.' },
        by: 'staff:ada',
        status: 'request_sent',
        sends: [{ message: 'A message', note: 'until May' }],
      },
      { lender: 'A', says: { type: 'message', note: 'Thank you, in April then.' }, status: 'request_sent' },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'words to a partner that was left',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      {
        do: { type: 'message', note: 'Hello?', entry: 2 },
        status: 'request_sent',
        refused: 'was never asked',
      },
      { lender: 'A', says: { type: 'unfilled' }, status: 'request_sent', sends: ['B request'] },
      {
        do: { type: 'message', note: 'Thanks all the same.', entry: 1 },
        status: 'request_sent',
        sends: [{ message: 'A message', under: 1 }],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'claimed: the status answer moves the request on, and never back',
    steps: [
      ...requested,
      { do: { type: 'claim' }, by: 'staff:ada', status: 'request_sent', sends: ['A status_request'] },
      { lender: 'A', says: { type: 'status', names: 'will_supply' }, status: 'will_supply' },
      { do: { type: 'claim' }, status: 'will_supply', sends: ['A status_request'] },
      {
        lender: 'A',
        says: {
          type: 'status',
          names: 'shipped',
          items: [{ partnerItemId: '39001' }],
          dueDate: '2026-04-07',
        },
        status: 'shipped_physically',
        shows: {
          items: [{ partnerItemId: '39001', dueDate: '2026-04-07' }],
          attention: [{ kind: 'shipped_without_notice', asks: false }],
        },
      },
      { do: { type: 'claim' }, status: 'shipped_physically', sends: ['A status_request'] },
      {
        lender: 'A',
        says: { type: 'status', names: 'shipped' },
        status: 'shipped_physically',
        items: ['shipped'],
      },
      {
        lender: 'A',
        says: { type: 'status', names: 'will_supply' },
        status: 'shipped_physically',
        ignored: 'will supply: it does not fit: the request is shipped',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'claimed after the return: the partner has it back',
    steps: [
      ...sentBack,
      { do: { type: 'claim' }, status: 'lender_check_in', sends: ['A status_request'] },
      { lender: 'A', says: { type: 'status', names: 'checked_in' }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a whole loan by phone: staff enter what they hear',
    steps: [
      ...requested,
      {
        do: { type: 'record_partner_event', event: { type: 'request_received' } },
        by: 'staff:ada',
        status: 'request_accepted',
      },
      {
        do: { type: 'record_partner_event', event: { type: 'will_supply', note: 'Tomorrow.' } },
        status: 'will_supply',
      },
      {
        do: { type: 'record_partner_event', event: { type: 'renew_refused' } },
        status: 'will_supply',
      },
      {
        do: { type: 'record_partner_event', event: { type: 'shipped', items: [{ barcode: 'A7' }] } },
        status: 'shipped_physically',
        shows: { items: [{ barcode: 'A7' }] },
      },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { do: { type: 'renew' }, status: 'renew_requested', sends: ['A renew'] },
      { do: { type: 'record_partner_event', event: { type: 'renew_pending' } }, status: 'renew_requested' },
      {
        do: { type: 'record_partner_event', event: { type: 'renewed', dueDate: '2026-06-01' } },
        status: 'renewed_by_partner',
        shows: { items: [{ dueDate: '2026-06-01' }] },
      },
      { do: { type: 'record_partner_event', event: { type: 'hold_return' } }, status: 'hold_return' },
      {
        do: { type: 'record_partner_event', event: { type: 'release_hold_return' } },
        status: 'received_physically',
      },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
      { do: { type: 'record_partner_event', event: { type: 'checked_in' } }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'staff enter that a partner ships that was left',
    workflow: { afterPartnerCancel: 'at_once' },
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'request_sent', sends: ['A cancel', 'B request'] },
      {
        do: { type: 'record_partner_event', entry: 1, event: { type: 'shipped', items: [] } },
        status: 'shipped_by_other_partner',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'obtained in another way while a partner is asked',
    steps: [
      ...promised,
      {
        do: { type: 'complete', reason: 'externally_obtained' },
        by: 'staff:ada',
        status: 'externally_obtained',
        sends: ['A cancel'],
        rota: ['cancelled'],
      },
      { do: { type: 'complete' }, status: 'externally_obtained', refused: 'not while the request is closed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'completed by hand while a cancel is open: no second cancel',
    steps: [
      ...promised,
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      { do: { type: 'complete' }, status: 'request_completed', rota: ['cancelled'], items: [] },
      {
        lender: 'A',
        says: { type: 'cancel_accepted' },
        status: 'request_completed',
        ignored: 'no longer asked',
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'completed by hand with a recall open: it stands until the item goes back',
    steps: [
      ...received,
      { lender: 'A', says: { type: 'recalled' }, status: 'recalled_by_partner' },
      { do: { type: 'complete' }, status: 'request_completed', attention: ['recalled', 'return_due'] },
      { do: { type: 'return' }, status: 'request_completed', sends: ['A shipped_return'], attention: [] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'completed by hand with the item on its way: the partner has supplied, and is not cancelled',
    steps: [
      ...shipped,
      {
        do: { type: 'complete' },
        status: 'request_completed',
        rota: ['supplied'],
        shows: { outcome: { kind: 'completed' } },
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'only attention that stands can be put aside',
    steps: [
      ...received,
      {
        do: { type: 'dismiss', attention: 'overdue' },
        status: 'received_physically',
        refused: 'there is no attention',
      },
      { lender: 'A', says: { type: 'overdue' }, status: 'overdue' },
      {
        do: { type: 'dismiss', attention: 'lost' },
        status: 'overdue',
        refused: 'there is no such attention',
      },
      { do: { type: 'dismiss', attention: 'overdue' }, status: 'received_physically', attention: [] },
    ],
    ends: 'open in received',
  },
]
