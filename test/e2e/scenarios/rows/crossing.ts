import type { Scenario, Step } from '../scenario.ts'
import { asked, onLoan, promised, received, shipped } from './beginnings.ts'

const atOnce = { afterPartnerCancel: 'at_once' } as const
const two = { A: {}, B: {} } as const

/** A was left for B, and ships all the same. */
const lateShipment: readonly Step[] = [
  ...promised,
  { do: { type: 'cancel_partner', entry: 1 }, status: 'request_sent', told: ['A cancel', 'B request'] },
  {
    lender: 'A',
    says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
    status: 'shipped_by_other_partner',
    alerts: ['stale_shipment'],
    rota: ['cancelled', 'active'],
    allowed: ['adopt', 'receive', 'return', 'dismiss'],
  },
]

/** Messages that come late, twice, out of order, from the wrong one, or make no sense. */
export const crossing: readonly Scenario[] = [
  {
    name: 'a shipment of a partner that was left is adopted: the other one is left',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        do: { type: 'adopt', entry: 1 },
        by: 'staff:ada',
        status: 'shipped_physically',
        told: ['B cancel'],
        rota: ['active', 'cancelled'],
        alerts: [],
      },
      {
        lender: 'B',
        says: { type: 'cancel_accepted' },
        status: 'shipped_physically',
        ignored: 'no longer asked',
      },
      { do: { type: 'receive' }, status: 'received_physically', told: ['A received'] },
      { do: { type: 'return' }, status: 'lender_check_in', told: ['A shipped_return'] },
    ],
    ends: 'open in returned',
  },
  {
    name: 'a shipment of a partner that was left is received and sent back, while the other one is asked',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        do: { type: 'receive', entry: 1 },
        status: 'request_sent',
        told: ['A received'],
        alerts: [],
        allowed: ['return'],
      },
      { lender: 'B', says: { type: 'will_supply' }, status: 'will_supply' },
      { do: { type: 'return', entry: 1 }, status: 'will_supply', told: ['A shipped_return'] },
      { lender: 'B', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a shipment of a partner that was left goes back unopened',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        do: { type: 'return', note: 'Too late, many thanks.' },
        status: 'request_sent',
        told: [{ told: 'A shipped_return', note: 'Too late' }],
        alerts: [],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a shipment of a partner that was left turns out to be none',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      { lender: 'A', says: { type: 'unfilled' }, status: 'request_sent', alerts: [] },
      { do: { type: 'adopt', entry: 1 }, status: 'request_sent', refused: 'not in stage sent' },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a shipment of a partner that was left comes back to it',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_sent', alerts: [] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a shipment of a partner that was left is put aside by staff',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        do: { type: 'dismiss', alert: 'stale_shipment', note: 'Settled by phone.' },
        status: 'request_sent',
        alerts: [],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a shipment cannot be adopted once the other partner has shipped too',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        lender: 'B',
        says: { type: 'shipped', items: [] },
        status: 'shipped_by_other_partner',
        forbidden: ['adopt'],
      },
      { do: { type: 'receive' }, status: 'shipped_by_other_partner', told: ['B received'] },
      { do: { type: 'return', entry: 1 }, status: 'received_physically', told: ['A shipped_return'] },
    ],
    ends: 'open in received',
  },
  {
    name: 'shipped after the request was closed',
    steps: [
      ...asked,
      { do: { type: 'complete' }, status: 'request_completed', told: ['A cancel'] },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_by_other_partner' },
      { do: { type: 'receive' }, status: 'request_completed', told: ['A received'], items: ['received'] },
      { do: { type: 'return' }, status: 'request_completed', told: ['A shipped_return'] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a partner speaks under an earlier id: recorded, and a shipment alerts',
    steps: [
      ...asked,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'retry_possible' },
      { do: { type: 'retry' }, status: 'request_sent', told: [{ told: 'A retry', under: 2, names: 1 }] },
      {
        lender: 'A',
        under: 1,
        says: { type: 'unfilled' },
        status: 'request_sent',
        ignored: 'no longer asked',
      },
      { lender: 'A', under: 1, says: { type: 'shipped', items: [] }, status: 'shipped_by_other_partner' },
      { do: { type: 'adopt', entry: 1 }, status: 'shipped_physically', alerts: [] },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a shipment under an earlier id goes back unopened: another one is still expected',
    steps: [
      ...asked,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'retry_possible' },
      { do: { type: 'retry' }, status: 'request_sent', told: ['A retry'] },
      { lender: 'A', under: 1, says: { type: 'shipped', items: [] }, status: 'shipped_by_other_partner' },
      {
        do: { type: 'return' },
        status: 'request_sent',
        told: ['A shipped_return'],
        items: ['returned', 'expected'],
      },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'out of order: the promise arrives after the news of the shipment',
    steps: [
      ...shipped,
      {
        lender: 'A',
        says: { type: 'will_supply' },
        status: 'shipped_physically',
        ignored: 'not in stage shipped',
      },
      {
        lender: 'A',
        says: { type: 'request_received' },
        status: 'shipped_physically',
        ignored: 'not in stage shipped',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'what makes no sense before anything was shipped is ignored with its reason',
    steps: [
      ...promised,
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: '2026-05-05' },
        status: 'will_supply',
        ignored: 'renewed not in stage will_supply',
      },
      {
        lender: 'A',
        says: { type: 'renew_refused' },
        status: 'will_supply',
        ignored: 'renew_refused not in stage',
      },
      { lender: 'A', says: { type: 'overdue' }, status: 'will_supply', ignored: 'overdue not in stage' },
      { lender: 'A', says: { type: 'recalled' }, status: 'will_supply', ignored: 'recalled not in stage' },
      {
        lender: 'A',
        says: { type: 'checked_in' },
        status: 'will_supply',
        ignored: 'checked_in not in stage',
      },
      {
        lender: 'A',
        says: { type: 'completed_without_return' },
        status: 'will_supply',
        ignored: 'completed_without_return not in stage',
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'will_supply',
        ignored: 'cancel_refused not in stage',
      },
      {
        lender: 'A',
        says: { type: 'expects_to_supply' },
        status: 'will_supply',
        ignored: 'expects_to_supply not in stage',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'what makes no sense once the item is here is ignored with its reason',
    steps: [
      ...received,
      {
        lender: 'A',
        says: { type: 'unfilled' },
        status: 'received_physically',
        ignored: 'unfilled not in stage',
      },
      {
        lender: 'A',
        says: { type: 'expired' },
        status: 'received_physically',
        ignored: 'expired not in stage',
      },
      {
        lender: 'A',
        says: { type: 'retry_possible', reason: 'OnLoan' },
        status: 'received_physically',
        ignored: 'retry_possible not in stage',
      },
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
        status: 'received_physically',
        ignored: 'conditional not in stage',
      },
      {
        lender: 'A',
        says: { type: 'cancelled_by_partner' },
        status: 'received_physically',
        ignored: 'cancelled_by_partner not in stage',
      },
      {
        lender: 'A',
        says: { type: 'renew_refused' },
        status: 'received_physically',
        ignored: 'renew_refused not in stage',
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'what comes after the end is ignored with its reason',
    steps: [
      ...asked,
      { lender: 'A', says: { type: 'unfilled' }, status: 'rejected_by_partner' },
      {
        lender: 'A',
        says: { type: 'will_supply' },
        status: 'rejected_by_partner',
        ignored: 'no longer asked',
      },
      { do: { type: 'cancel' }, status: 'cancelled_by_staff' },
      {
        lender: 'A',
        says: { type: 'message', note: 'Sorry.' },
        status: 'cancelled_by_staff',
        ignored: 'no longer asked',
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'the same bytes, and the same content written anew, are repeats: confirmed, and nothing changes',
    steps: [
      ...promised,
      { lender: 'A', repeats: 'bytes', status: 'will_supply', repeat: true },
      { lender: 'A', repeats: 'content', status: 'will_supply', repeat: true },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
        status: 'shipped_physically',
      },
      { lender: 'A', repeats: 'content', status: 'shipped_physically', repeat: true },
      { lender: 'A', repeats: 'bytes', status: 'shipped_physically', repeat: true },
      { do: { type: 'receive' }, status: 'received_physically', told: ['A received'] },
      { lender: 'A', repeats: 'bytes', status: 'received_physically', repeat: true },
      {
        lender: 'A',
        repeats: 'content',
        means: 'shipped',
        status: 'received_physically',
        items: ['received'],
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'the same recall, once more after something else happened, is news',
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'recalled', dueDate: '2026-03-20' }, status: 'recalled_by_partner' },
      { lender: 'A', repeats: 'content', status: 'recalled_by_partner', repeat: true },
      { do: { type: 'dismiss', alert: 'recalled' }, status: 'loaned_to_patron' },
      { lender: 'A', repeats: 'content', means: 'recalled', status: 'recalled_by_partner' },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a partner speaks about another partner’s request: refused as unknown, nothing changes',
    partners: two,
    steps: [
      ...asked,
      { lender: 'A', says: { type: 'unfilled' }, status: 'request_sent', told: ['B request'] },
      {
        lender: 'A',
        about: 'B',
        says: { type: 'shipped', items: [] },
        status: 'request_sent',
        rejected: '',
      },
      { lender: 'A', about: 'B', says: { type: 'unfilled' }, status: 'request_sent', rejected: '' },
      { lender: 'B', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
]
