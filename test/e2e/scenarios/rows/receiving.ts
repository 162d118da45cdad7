import type { Scenario, Step } from '../scenario.ts'
import { ready, requested, shipped } from './beginnings.ts'

/** Three volumes are on their way. */
const volumes: readonly Step[] = [
  { create: { items: 3 }, status: 'ready_to_send' },
  {
    do: { type: 'send' },
    status: 'request_sent',
    sends: ['A request'],
    items: ['expected', 'expected', 'expected'],
  },
  {
    lender: 'A',
    says: {
      type: 'shipped',
      items: [{ partnerItemId: '39001' }, { partnerItemId: '39002' }, { partnerItemId: '39003' }],
      dueDate: '2026-04-07',
    },
    status: 'shipped_physically',
    items: ['shipped', 'shipped', 'shipped'],
  },
]

/** Receipts: several volumes, wrong ones, early, in part. */
export const receiving: readonly Scenario[] = [
  {
    name: 'of three volumes one is missing, arrives later, and they go back one by one',
    steps: [
      ...volumes,
      {
        do: {
          type: 'receive',
          items: [{ id: 1 }, { id: 2, barcode: 'T-2', notForLoan: true }],
          missing: [3],
        },
        status: 'received_not_for_loan',
        sends: [{ message: 'A received', note: 'Not arrived: 39003' }],
        items: ['received', 'received', 'missing'],
        shows: { attention: [{ kind: 'items_outstanding' }] },
      },
      {
        do: { type: 'receive', items: [{ id: 3 }] },
        status: 'received_not_for_loan',
        sends: [{ message: 'A message', note: 'Arrived after all: 39003' }],
        items: ['received', 'received', 'received'],
      },
      {
        do: { type: 'patron_loan', items: [1, 3] },
        status: 'received_not_for_loan',
        items: ['on_loan', 'received', 'on_loan'],
      },
      {
        do: { type: 'patron_loan', items: [2] },
        status: 'received_not_for_loan',
        refused: 'no item here is for loan',
      },
      {
        do: { type: 'return', items: [2] },
        status: 'loaned_to_patron',
        sends: [{ message: 'A message', note: 'Returned: 39002' }],
        items: ['on_loan', 'returned', 'on_loan'],
      },
      { do: { type: 'patron_return', items: [3] }, status: 'loaned_to_patron' },
      { do: { type: 'return', items: [2] }, status: 'loaned_to_patron', refused: 'not here' },
      {
        do: { type: 'return', items: [3] },
        status: 'loaned_to_patron',
        sends: [{ message: 'A message', note: 'Returned: 39003' }],
      },
      {
        do: { type: 'return' },
        status: 'lender_check_in',
        sends: ['A shipped_return'],
        items: ['returned', 'returned', 'returned'],
      },
      {
        lender: 'A',
        says: { type: 'checked_in', items: [{ partnerItemId: '39002' }] },
        status: 'lender_check_in',
      },
      {
        lender: 'A',
        says: { type: 'checked_in', items: [{ partnerItemId: '39001' }] },
        status: 'lender_check_in',
      },
      {
        lender: 'A',
        says: { type: 'checked_in', items: [{ partnerItemId: '39003' }] },
        status: 'request_completed',
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'the parcel is empty: nothing is received; what was missing arrives later',
    steps: [
      ...shipped,
      {
        do: { type: 'receive', missing: [1], note: 'The parcel was empty.' },
        status: 'shipped_physically',
        sends: [{ message: 'A message', note: 'The parcel was empty.' }],
        items: ['shipped'],
        attention: ['not_arrived'],
      },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
        items: ['received'],
        attention: [],
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'volumes that arrive one after the other: the partner hears of it with the last one',
    steps: [
      ...volumes,
      {
        do: { type: 'receive', items: [{ id: 2 }] },
        status: 'received_physically',
        items: ['shipped', 'received', 'shipped'],
      },
      {
        do: { type: 'receive', items: [{ id: 2 }] },
        status: 'received_physically',
        refused: 'not on its way',
      },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
        items: ['received', 'received', 'received'],
      },
      { do: { type: 'receive' }, status: 'received_physically', refused: 'no item is on its way' },
    ],
    ends: 'open in received',
  },
  {
    name: 'shipped in two parcels: named items are added, an unnamed one never, due dates change',
    steps: [
      { create: { items: 2 }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'], items: ['expected', 'expected'] },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
        status: 'shipped_physically',
        items: ['shipped', 'expected'],
        attention: ['items_outstanding'],
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39002' }], dueDate: '2026-04-10' },
        status: 'shipped_physically',
        items: ['shipped', 'shipped'],
        shows: { items: [{ dueDate: '2026-04-07' }, { dueDate: '2026-04-10' }] },
        attention: [],
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [], dueDate: '2026-05-05' },
        status: 'shipped_physically',
        items: ['shipped', 'shipped'],
        shows: { items: [{ dueDate: '2026-05-05' }, { dueDate: '2026-05-05' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'received before the partner says that it shipped',
    steps: [
      ...requested,
      { do: { type: 'receive', barcode: 'T-1' }, status: 'received_physically', sends: ['A received'] },
      {
        lender: 'A',
        says: { type: 'shipped', items: [], dueDate: '2026-04-07' },
        status: 'received_physically',
        items: ['received'],
        shows: { items: [{ dueDate: '2026-04-07' }] },
      },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
    ],
    ends: 'open in returned',
  },
  {
    name: 'received while a cancel is open: the item is here, so the cancel is over',
    steps: [
      ...requested,
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
        shows: { negotiation: null },
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'received_physically',
        ignored: 'it does not fit: the request is received',
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'the wrong item came: it goes back with the reason, the next partner is asked',
    partners: { A: {}, B: {} },
    steps: [
      ...shipped,
      {
        do: { type: 'reject_shipment', reason: 'The first edition was asked for.' },
        status: 'request_sent',
        sends: [{ message: 'A shipped_return', note: 'first edition' }, 'B request'],
        rota: ['rejected', 'active'],
      },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_sent', attention: [] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'for use in the library only, as the lender says',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'shipped', items: [], conditions: ['LibraryUseOnly'] },
        status: 'shipped_physically',
      },
      {
        do: { type: 'receive' },
        status: 'received_not_for_loan',
        sends: ['A received'],
        forbidden: ['patron_loan'],
      },
      { do: { type: 'patron_loan' }, status: 'received_not_for_loan', refused: 'no item here is for loan' },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
    ],
    ends: 'open in returned',
  },
  {
    name: 'the lender’s ids are the barcodes, by the partner’s profile',
    partners: { A: { sharedBarcodes: true } },
    steps: [
      ...ready,
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001', barcode: '39001' }] },
        status: 'shipped_physically',
        shows: { items: [{ barcode: '39001' }] },
      },
    ],
    ends: 'open in shipped',
  },
]
