import type { Scenario } from '../scenario.ts'
import { onLoan, promised, received, requested, shipped } from './beginnings.ts'

const two = { A: {}, B: {} } as const

/** Messages that come late, twice, out of order, from the wrong one, or make no sense. */
export const crossing: readonly Scenario[] = [
  {
    name: 'out of order: the promise arrives after the news of the shipment',
    steps: [
      ...shipped,
      {
        lender: 'A',
        says: { type: 'will_supply' },
        status: 'shipped_physically',
        ignored: 'it does not fit: the request is shipped',
      },
      {
        lender: 'A',
        says: { type: 'request_received' },
        status: 'shipped_physically',
        ignored: 'it does not fit: the request is shipped',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a message that makes no sense before anything was shipped is ignored with its reason',
    steps: [
      ...promised,
      {
        lender: 'A',
        says: { type: 'renew_refused' },
        status: 'will_supply',
        ignored: 'does not renew: it does not fit: the request is promised',
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'will_supply',
        attention: [],
      },
      {
        lender: 'A',
        says: { type: 'expects_to_supply' },
        status: 'will_supply',
        attention: [],
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a message that makes no sense once the item is here is ignored with its reason',
    steps: [
      ...received,
      {
        lender: 'A',
        says: { type: 'unfilled' },
        status: 'received_physically',
        ignored: 'cannot supply: it does not fit: the request is',
      },
      {
        lender: 'A',
        says: { type: 'expired' },
        status: 'received_physically',
        ignored: 'the request has expired: it does not fit: the request is',
      },
      {
        lender: 'A',
        says: { type: 'retry_possible', reason: 'OnLoan' },
        status: 'received_physically',
        ignored: 'offers to retry: it does not fit: the request is',
      },
      {
        lender: 'A',
        says: { type: 'cancelled_by_partner' },
        status: 'received_physically',
        ignored: 'has cancelled on its own: it does not fit: the request is',
      },
      {
        lender: 'A',
        says: { type: 'renew_refused' },
        status: 'received_physically',
        ignored: 'does not renew: no renewal is open any more',
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'messages after the end: a promise that may be of use, and words',
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'unfilled' }, status: 'rejected_by_partner' },
      {
        lender: 'A',
        says: { type: 'will_supply' },
        status: 'rejected_by_partner',
        attention: ['late_promise'],
        next: 'library adopt',
      },
      { do: { type: 'cancel' }, status: 'cancelled_by_staff', sends: ['A cancel'] },
      {
        lender: 'A',
        says: { type: 'message', note: 'Sorry.' },
        status: 'cancelled_by_staff',
        attention: ['stale_promise', 'message_received'],
        next: 'library mark_read',
      },
      { do: { type: 'mark_read' }, status: 'cancelled_by_staff', attention: [], next: null },
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
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
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
      { do: { type: 'dismiss', attention: 'recalled' }, status: 'loaned_to_patron' },
      { lender: 'A', repeats: 'content', means: 'recalled', status: 'recalled_by_partner' },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a refusal whose note says that the item was sent: nobody else is asked, and the shipment counts',
    partners: two,
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'unfilled', note: 'Please ignore, we posted it yesterday.' },
        status: 'request_sent',
        sends: ['A status_request'],
        attention: ['event_ignored', 'message_received'],
        rota: ['active', 'pending'],
      },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a partner speaks about another partner’s request: refused as unknown, nothing changes',
    partners: two,
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'unfilled' }, status: 'request_sent', sends: ['B request'] },
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
