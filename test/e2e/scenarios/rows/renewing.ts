import type { Scenario } from '../scenario.ts'
import { onLoan, received, requested } from './beginnings.ts'

const later = '2026-05-05'

/** Renewals, and what the partner wants of the item meanwhile: overdue, recalled, return on hold. */
export const renewing: readonly Scenario[] = [
  {
    name: 'a renewal is granted',
    steps: [
      ...onLoan,
      {
        do: { type: 'renew', dueDate: later },
        by: 'patron:p1',
        status: 'renew_requested',
        sends: [{ message: 'A renew', note: later }],
        forbidden: ['renew'],
      },
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: later },
        status: 'renewed_by_partner',
        shows: { items: [{ dueDate: later }], negotiation: null },
      },
      { do: { type: 'patron_return' }, status: 'returned_by_patron' },
    ],
    ends: 'open in patron_returned',
  },
  {
    name: 'a renewal without a date: staff are asked for the due date',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }] },
        status: 'shipped_physically',
      },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { do: { type: 'renew' }, status: 'renew_requested', sends: ['A renew'] },
      {
        lender: 'A',
        says: { type: 'renewed' },
        status: 'renewed_by_partner',
        attention: ['due_date_review'],
        shows: { statusMeaning: 'The partner renewed.' },
      },
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: '2026-05-05' },
        status: 'renewed_by_partner',
        attention: [],
        shows: { statusMeaning: 'The partner renewed.', items: [{ dueDate: '2026-05-05' }] },
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'a renewal is refused',
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, status: 'renew_requested', sends: ['A renew'] },
      {
        lender: 'A',
        says: { type: 'renew_refused' },
        status: 'renew_not_accepted',
        shows: { items: [{ dueDate: '2026-04-07' }] },
      },
      { do: { type: 'renew' }, status: 'renew_requested', sends: ['A renew'] },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a renewal waits for staff, is approved, put off, and granted',
    workflow: { steps: { mediatedRenewal: true } },
    steps: [
      ...onLoan,
      {
        do: { type: 'renew', dueDate: later },
        by: 'patron:p1',
        status: 'mediated_renewal',
        allowed: ['approve_renewal', 'decline_renewal'],
      },
      {
        do: { type: 'approve_renewal' },
        by: 'staff:ada',
        status: 'renew_requested',
        sends: [{ message: 'A renew', note: later }],
      },
      { lender: 'A', says: { type: 'renew_pending' }, status: 'renew_requested' },
      { lender: 'A', says: { type: 'renewed', dueDate: later }, status: 'renewed_by_partner' },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a renewal waits for staff, and is declined: the partner hears nothing',
    workflow: { steps: { mediatedRenewal: true } },
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, by: 'patron:p1', status: 'mediated_renewal' },
      { do: { type: 'decline_renewal' }, by: 'staff:ada', status: 'loaned_to_patron' },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'the partner renews without being asked',
    steps: [
      ...received,
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: later },
        status: 'renewed_by_partner',
        shows: { items: [{ dueDate: later }] },
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'with the renewal step off it is asked for, and shows no status of its own',
    workflow: { steps: { renew: false } },
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, status: 'loaned_to_patron', sends: ['A renew'] },
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: later },
        status: 'loaned_to_patron',
        shows: { items: [{ dueDate: later }] },
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'of two volumes one is on its way back: only the other is renewed, and its return is told',
    steps: [
      { create: { items: 2 }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        lender: 'A',
        says: {
          type: 'shipped',
          items: [{ partnerItemId: '39001' }, { partnerItemId: '39002' }],
          dueDate: '2026-04-07',
        },
        status: 'shipped_physically',
      },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      {
        do: { type: 'return', items: [1] },
        status: 'received_physically',
        sends: [{ message: 'A message', note: 'Returned: 39001' }],
        items: ['returned', 'received'],
      },
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: later },
        status: 'renewed_by_partner',
        shows: { items: [{ dueDate: '2026-04-07' }, { dueDate: later }] },
      },
      {
        lender: 'A',
        says: { type: 'checked_in', items: [{ partnerItemId: '39002' }] },
        status: 'received_physically',
        attention: ['checked_in_early'],
        items: ['returned', 'received'],
      },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
      {
        lender: 'A',
        says: { type: 'checked_in', items: [{ partnerItemId: '39001' }] },
        status: 'request_completed',
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'overdue, then renewed after all',
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'overdue' }, status: 'overdue', attention: ['overdue'] },
      { do: { type: 'renew' }, status: 'renew_requested', sends: ['A renew'] },
      { lender: 'A', says: { type: 'renewed', dueDate: later }, status: 'renewed_by_partner', attention: [] },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'overdue, and sent back',
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'overdue' }, status: 'overdue' },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'], attention: [] },
      {
        lender: 'A',
        says: { type: 'overdue' },
        status: 'lender_check_in',
        attention: ['return_not_seen'],
        next: 'partner check_in',
      },
      {
        lender: 'A',
        says: { type: 'recalled' },
        status: 'lender_check_in',
        attention: ['return_not_seen'],
        next: 'library claim_returned',
      },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed', attention: [] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'recalled while a renewal is open: the renewal is over; the return ends the recall',
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, status: 'renew_requested', sends: ['A renew'] },
      {
        lender: 'A',
        says: { type: 'recalled', dueDate: '2026-03-20' },
        status: 'renew_not_accepted',
        shows: { negotiation: null, items: [{ dueDate: '2026-03-20' }] },
      },
      {
        lender: 'A',
        says: { type: 'renew_refused' },
        status: 'recalled_by_partner',
      },
      {
        do: { type: 'patron_return' },
        status: 'returned_by_patron',
        attention: ['recalled'],
        next: 'library return',
      },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'], attention: [] },
    ],
    ends: 'open in returned',
  },
  {
    name: 'recalled while a renewal waits for staff: the review is over',
    workflow: { steps: { mediatedRenewal: true } },
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, status: 'mediated_renewal' },
      {
        lender: 'A',
        says: { type: 'recalled' },
        status: 'recalled_by_partner',
        shows: { negotiation: null },
        forbidden: ['approve_renewal'],
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'recalled twice: the second recall is news',
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'recalled', dueDate: '2026-03-20' }, status: 'recalled_by_partner' },
      { lender: 'A', says: { type: 'renewed', dueDate: later }, status: 'renewed_by_partner', attention: [] },
      { lender: 'A', says: { type: 'recalled', dueDate: '2026-03-20' }, status: 'recalled_by_partner' },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'with the recall step off the due date changes and staff are informed',
    workflow: { steps: { recall: false } },
    steps: [
      ...onLoan,
      {
        lender: 'A',
        says: { type: 'recalled', dueDate: '2026-03-20' },
        status: 'loaned_to_patron',
        attention: ['recalled'],
        shows: { items: [{ dueDate: '2026-03-20' }] },
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'the partner asks to hold the return, and releases it',
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'hold_return' }, status: 'hold_return', attention: ['hold_return'] },
      { lender: 'A', says: { type: 'release_hold_return' }, status: 'loaned_to_patron', attention: [] },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'the library holds the return',
    steps: [
      ...onLoan,
      {
        do: { type: 'hold_return', note: 'Closed until May.' },
        status: 'loaned_to_patron',
        sends: [{ message: 'A hold_return', note: 'Closed until May.' }],
      },
    ],
    ends: 'open in on_loan',
  },
]
