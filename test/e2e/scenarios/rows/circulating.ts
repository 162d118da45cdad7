import type { Scenario } from '../scenario.ts'
import { onLoan, received, sentBack, shipped } from './beginnings.ts'

const later = '2026-05-05'

/** Loans, renewals, recalls, losses and damage, and the way back. */
export const circulating: readonly Scenario[] = [
  {
    name: 'a renewal is granted',
    steps: [
      ...onLoan,
      {
        do: { type: 'renew', dueDate: later },
        by: 'patron:p1',
        status: 'renew_requested',
        told: [{ told: 'A renew', note: later }],
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
    name: 'a renewal is refused',
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, status: 'renew_requested', told: ['A renew'] },
      {
        lender: 'A',
        says: { type: 'renew_refused' },
        status: 'renew_not_accepted',
        shows: { items: [{ dueDate: '2026-04-07' }] },
      },
      { do: { type: 'renew' }, status: 'renew_requested', told: ['A renew'] },
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
        told: [{ told: 'A renew', note: later }],
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
      { do: { type: 'renew' }, status: 'loaned_to_patron', told: ['A renew'] },
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
      { do: { type: 'send' }, status: 'request_sent', told: ['A request'] },
      {
        lender: 'A',
        says: {
          type: 'shipped',
          items: [{ partnerItemId: '39001' }, { partnerItemId: '39002' }],
          dueDate: '2026-04-07',
        },
        status: 'shipped_physically',
      },
      { do: { type: 'receive' }, status: 'received_physically', told: ['A received'] },
      { do: { type: 'return', items: [1] }, status: 'received_physically', items: ['returned', 'received'] },
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: later },
        status: 'renewed_by_partner',
        shows: { items: [{ dueDate: '2026-04-07' }, { dueDate: later }] },
      },
      {
        lender: 'A',
        says: { type: 'checked_in', items: [{ partnerItemId: '39002' }] },
        status: 'lender_check_in',
        told: ['A shipped_return'],
        items: ['returned', 'returned'],
      },
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
      { lender: 'A', says: { type: 'overdue' }, status: 'overdue', alerts: ['overdue'] },
      { do: { type: 'renew' }, status: 'renew_requested', told: ['A renew'] },
      { lender: 'A', says: { type: 'renewed', dueDate: later }, status: 'renewed_by_partner', alerts: [] },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'overdue, and sent back',
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'overdue' }, status: 'overdue' },
      { do: { type: 'return' }, status: 'lender_check_in', told: ['A shipped_return'], alerts: [] },
      { lender: 'A', says: { type: 'overdue' }, status: 'lender_check_in', alerts: [] },
      { lender: 'A', says: { type: 'recalled' }, status: 'lender_check_in', alerts: [] },
    ],
    ends: 'open in returned',
  },
  {
    name: 'recalled while a renewal is open: the renewal is over; the return ends the recall',
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, status: 'renew_requested', told: ['A renew'] },
      {
        lender: 'A',
        says: { type: 'recalled', dueDate: '2026-03-20' },
        status: 'recalled_by_partner',
        shows: { negotiation: null, items: [{ dueDate: '2026-03-20' }] },
      },
      {
        lender: 'A',
        says: { type: 'renew_refused' },
        status: 'recalled_by_partner',
        ignored: 'not in stage on_loan',
      },
      { do: { type: 'patron_return' }, status: 'recalled_by_partner' },
      { do: { type: 'return' }, status: 'lender_check_in', told: ['A shipped_return'], alerts: [] },
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
      { lender: 'A', says: { type: 'renewed', dueDate: later }, status: 'renewed_by_partner', alerts: [] },
      { lender: 'A', says: { type: 'recalled', dueDate: '2026-03-20' }, status: 'recalled_by_partner' },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'with the recall step off only the due date changes',
    workflow: { steps: { recall: false } },
    steps: [
      ...onLoan,
      {
        lender: 'A',
        says: { type: 'recalled', dueDate: '2026-03-20' },
        status: 'loaned_to_patron',
        alerts: [],
        shows: { items: [{ dueDate: '2026-03-20' }] },
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'the partner asks to hold the return, and releases it',
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'hold_return' }, status: 'hold_return', alerts: ['hold_return'] },
      { lender: 'A', says: { type: 'release_hold_return' }, status: 'loaned_to_patron', alerts: [] },
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
        told: [{ told: 'A hold_return', note: 'Closed until May.' }],
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'lost by the patron, and found again',
    steps: [
      ...onLoan,
      {
        do: { type: 'report_lost', note: 'On a train.' },
        status: 'lost_communicated',
        told: [{ told: 'A lost', note: 'On a train.' }],
        items: ['lost'],
        alerts: ['lost'],
      },
      {
        do: { type: 'found' },
        status: 'loaned_to_patron',
        told: [{ told: 'A message', note: 'found' }],
        items: ['on_loan'],
        alerts: [],
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'lost, settled with the partner, found after all, and sent back',
    steps: [
      ...onLoan,
      { do: { type: 'report_lost' }, status: 'lost_communicated', told: ['A lost'] },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'lost', alerts: [] },
      {
        do: { type: 'found', note: 'It was behind the shelf.' },
        status: 'lost',
        told: [{ told: 'A message', note: 'behind the shelf' }],
        items: ['on_loan'],
        allowed: ['return'],
      },
      { do: { type: 'return' }, status: 'lost', told: ['A shipped_return'], items: ['returned'] },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'declared lost by the partner',
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'overdue' }, status: 'overdue' },
      {
        lender: 'A',
        says: { type: 'completed_without_return' },
        status: 'declared_lost_by_partner',
        alerts: ['lost'],
        items: ['lost'],
      },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'with the step of a loss off nobody waits for the partner: closed at once',
    workflow: { steps: { lost: false } },
    steps: [
      ...onLoan,
      { do: { type: 'report_lost' }, status: 'lost', told: ['A lost'], items: ['lost'], alerts: [] },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'lost' },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'with the steps of damage and of the partner’s losses off they show no status of their own',
    workflow: { steps: { declaredLost: false, damaged: false } },
    steps: [
      ...onLoan,
      { do: { type: 'report_damaged' }, status: 'loaned_to_patron', told: ['A damaged'], alerts: [] },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'lost', alerts: [] },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'a copy need not come back, as the partner says',
    steps: [
      { create: { service: { type: 'copy', form: 'physical' } }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', told: ['A request'] },
      { lender: 'A', says: { type: 'shipped', items: [], form: 'physical' }, status: 'shipped_physically' },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'damaged on arrival',
    steps: [
      ...received,
      {
        do: { type: 'report_damaged', note: 'Wet pages.' },
        status: 'damaged_communicated',
        told: [{ told: 'A damaged', note: 'Wet pages.' }],
        alerts: ['damaged'],
      },
      { do: { type: 'dismiss', alert: 'damaged' }, status: 'received_physically', alerts: [] },
    ],
    ends: 'open in received',
  },
  {
    name: 'lost on its way to the library',
    steps: [
      ...shipped,
      { do: { type: 'report_lost' }, status: 'lost_communicated', told: ['A lost'], items: ['lost'] },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'lost' },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'sent on to another library in place of a return',
    steps: [
      ...onLoan,
      {
        do: { type: 'return', toAgency: 'ISIL:XX-THIRD' },
        status: 'lender_check_in',
        told: [{ told: 'A shipped_forward', note: 'XX-THIRD' }],
      },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'with the check-in step off the return completes the request',
    workflow: { steps: { lenderCheckIn: false } },
    steps: [...onLoan, { do: { type: 'return' }, status: 'request_completed', told: ['A shipped_return'] }],
    ends: 'closed as completed',
  },
  {
    name: 'closed with the item out: what the partner says shows, and the item goes back',
    steps: [
      ...onLoan,
      {
        do: { type: 'complete', reason: 'settled by hand' },
        by: 'staff:ada',
        status: 'request_completed',
        items: ['on_loan'],
        allowed: ['return', 'report_lost', 'message'],
      },
      { lender: 'A', says: { type: 'overdue' }, status: 'overdue' },
      { lender: 'A', says: { type: 'recalled', dueDate: '2026-03-20' }, status: 'recalled_by_partner' },
      { lender: 'A', says: { type: 'hold_return' }, status: 'recalled_by_partner' },
      { lender: 'A', says: { type: 'release_hold_return' }, status: 'recalled_by_partner' },
      {
        do: { type: 'message', note: 'It comes on Friday.' },
        status: 'recalled_by_partner',
        told: ['A message'],
      },
      { do: { type: 'return' }, status: 'request_completed', told: ['A shipped_return'], alerts: [] },
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
    name: 'closed with the item out, then lost',
    steps: [
      ...onLoan,
      { do: { type: 'complete' }, status: 'request_completed' },
      { do: { type: 'report_lost' }, status: 'request_completed', told: ['A lost'], items: ['lost'] },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'lost' },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'lost on the way back, as the partner says',
    steps: [
      ...sentBack,
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'declared_lost_by_partner' },
    ],
    ends: 'closed as lost',
  },
]
