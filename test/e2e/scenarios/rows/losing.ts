import type { Scenario } from '../scenario.ts'
import { onLoan, received, sentBack, shipped } from './beginnings.ts'

/** Losses and damage, the way back, and items that stay out after the end. */
export const losing: readonly Scenario[] = [
  {
    name: 'lost by the patron, and found again',
    steps: [
      ...onLoan,
      {
        do: { type: 'report_lost', note: 'On a train.' },
        status: 'lost_communicated',
        sends: [{ message: 'A lost', note: 'On a train.' }],
        items: ['lost'],
        attention: ['lost'],
      },
      {
        do: { type: 'found' },
        status: 'loaned_to_patron',
        sends: [{ message: 'A message', note: 'found' }],
        items: ['on_loan'],
        attention: [],
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'lost, settled with the partner, found after all, and sent back',
    steps: [
      ...onLoan,
      { do: { type: 'report_lost' }, status: 'lost_communicated', sends: ['A lost'] },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'lost', attention: [] },
      {
        do: { type: 'found', note: 'It was behind the shelf.' },
        status: 'lost',
        sends: [{ message: 'A message', note: 'behind the shelf' }],
        items: ['on_loan'],
        allowed: ['return'],
      },
      { do: { type: 'return' }, status: 'lost', sends: ['A shipped_return'], items: ['returned'] },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'with the step of a loss off nobody waits for the partner: closed at once',
    workflow: { steps: { lost: false } },
    steps: [
      ...onLoan,
      { do: { type: 'report_lost' }, status: 'lost', sends: ['A lost'], items: ['lost'], attention: [] },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'lost' },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'with the steps of damage and of the partner’s losses off they show no status of their own',
    workflow: { steps: { declaredLost: false, damaged: false } },
    steps: [
      ...onLoan,
      { do: { type: 'report_damaged' }, status: 'loaned_to_patron', sends: ['A damaged'], attention: [] },
      {
        lender: 'A',
        says: { type: 'completed_without_return' },
        status: 'loaned_to_patron',
        attention: ['checked_in_early'],
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a copy need not come back, as the partner says',
    steps: [
      { create: { service: { type: 'copy', form: 'physical' } }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'shipped', items: [], form: 'physical' }, status: 'shipped_physically' },
      {
        lender: 'A',
        says: { type: 'completed_without_return' },
        status: 'shipped_physically',
        shows: { items: [{ kept: true }] },
      },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { do: { type: 'hand_over' }, status: 'request_completed' },
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
        sends: [{ message: 'A damaged', note: 'Wet pages.' }],
        attention: ['damaged'],
      },
      { do: { type: 'dismiss', attention: 'damaged' }, status: 'received_physically', attention: [] },
    ],
    ends: 'open in received',
  },
  {
    name: 'lost on its way to the library',
    steps: [
      ...shipped,
      { do: { type: 'report_lost' }, status: 'lost_communicated', sends: ['A lost'], items: ['lost'] },
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
        sends: [{ message: 'A shipped_forward', note: 'XX-THIRD' }],
      },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed' },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'with the check-in step off the return completes the request',
    workflow: { steps: { lenderCheckIn: false } },
    steps: [...onLoan, { do: { type: 'return' }, status: 'request_completed', sends: ['A shipped_return'] }],
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
      {
        lender: 'A',
        says: { type: 'overdue' },
        status: 'request_completed',
        attention: ['return_due', 'overdue'],
      },
      { lender: 'A', says: { type: 'recalled', dueDate: '2026-03-20' }, status: 'request_completed' },
      { lender: 'A', says: { type: 'hold_return' }, status: 'request_completed' },
      { lender: 'A', says: { type: 'release_hold_return' }, status: 'request_completed' },
      {
        do: { type: 'message', note: 'It comes on Friday.' },
        status: 'request_completed',
        sends: ['A message'],
      },
      { do: { type: 'return' }, status: 'request_completed', sends: ['A shipped_return'], attention: [] },
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
      { do: { type: 'report_lost' }, status: 'request_completed', sends: ['A lost'], items: ['lost'] },
      { lender: 'A', says: { type: 'completed_without_return' }, status: 'lost' },
    ],
    ends: 'closed as lost',
  },
  {
    name: 'closed with the item out, then lost, and the partner ends the loan all the same: nothing is left to do',
    steps: [
      ...onLoan,
      { do: { type: 'complete' }, status: 'request_completed' },
      { do: { type: 'report_lost' }, status: 'request_completed', sends: ['A lost'], attention: ['lost'] },
      {
        lender: 'A',
        says: { type: 'checked_in' },
        status: 'request_completed',
        items: ['lost'],
        attention: [],
        next: null,
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'lost on the way back, as the partner says: nothing is closed, since we say that it went back',
    steps: [
      ...sentBack,
      {
        lender: 'A',
        says: { type: 'completed_without_return' },
        status: 'lender_check_in',
        attention: ['return_not_seen'],
      },
    ],
    ends: 'open in returned',
  },
]
