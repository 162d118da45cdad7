import type { Scenario } from '../scenario.ts'
import { received, requested } from './beginnings.ts'

/** From a request to its end, as it usually goes. */
export const lifeCycles: readonly Scenario[] = [
  {
    name: 'a loan, from the request to the check-in',
    steps: [
      {
        create: {},
        by: 'staff:ada',
        status: 'ready_to_send',
        allowed: ['send', 'edit'],
        forbidden: ['receive'],
      },
      { do: { type: 'send' }, by: 'staff:ada', status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'request_received' }, status: 'request_accepted' },
      {
        lender: 'A',
        says: { type: 'will_supply', expectedDelivery: '2026-03-09', note: 'On Monday.' },
        status: 'will_supply',
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07', via: 'Mail' },
        status: 'shipped_physically',
        items: ['shipped'],
        shows: { items: [{ partnerItemId: '39001', dueDate: '2026-04-07' }] },
      },
      {
        do: { type: 'receive', barcode: 'T-1', onHoldShelf: true },
        status: 'received_physically',
        sends: ['A received'],
        shows: { items: [{ hold: 'on_shelf', barcode: 'T-1' }] },
      },
      { do: { type: 'patron_loan' }, by: 'patron:p1', status: 'loaned_to_patron', items: ['on_loan'] },
      { do: { type: 'patron_return' }, status: 'returned_by_patron', items: ['patron_returned'] },
      {
        do: { type: 'return', note: 'Many thanks.' },
        status: 'lender_check_in',
        sends: [{ message: 'A shipped_return', note: 'Many thanks.' }],
      },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed', rota: ['supplied'] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a loan that is complete at its return; the check-in is noted',
    workflow: { complete: 'at_return' },
    steps: [
      ...received,
      { do: { type: 'return' }, status: 'request_completed', sends: ['A shipped_return'] },
      {
        lender: 'A',
        says: { type: 'checked_in' },
        status: 'request_completed',
        shows: { items: [{ checkedIn: true }] },
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'with the minimal workflow: sent automatically, no steps in between, complete at its return',
    basedOn: 'minimal',
    steps: [
      { create: {}, status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'request_received' }, status: 'request_sent' },
      { lender: 'A', says: { type: 'will_supply' }, status: 'request_sent' },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { do: { type: 'return' }, status: 'request_completed', sends: ['A shipped_return'] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'shipped as the first answer, and sent back unread',
    steps: [
      ...received,
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'], items: ['returned'] },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a request is edited until it is sent',
    steps: [
      { create: {}, status: 'ready_to_send' },
      {
        do: {
          type: 'edit',
          citation: { title: 'On borrowing', author: 'Mira Holm' },
          service: { type: 'loan', note: 'Large print if there is one.' },
          staffNote: 'The patron is in a hurry.',
        },
        by: 'staff:ada',
        status: 'ready_to_send',
        shows: { citation: { title: 'On borrowing' }, staffNote: 'The patron is in a hurry.' },
      },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: [{ message: 'A request', note: 'Large print', under: 1 }],
      },
      {
        do: { type: 'edit', citation: { title: 'On giving' } },
        status: 'request_sent',
        refused: 'once a partner is asked, only workflow, pickupLocation',
      },
      {
        do: { type: 'edit', pickupLocation: 'North desk', labels: ['urgent'], assignee: 'ada' },
        status: 'request_sent',
        shows: { pickupLocation: 'North desk', labels: ['urgent'], assignee: 'ada' },
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the lender looks for the item before it promises it',
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'expects_to_supply' }, status: 'request_accepted' },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
]
