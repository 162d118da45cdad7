import type { WhoseTurnScenario, WhoseTurnStep } from '../../scenario.ts'
import { patronLoanStep, promised, received, requested, returnStep, shipped } from '../beginnings.ts'

const cancelRequested: readonly WhoseTurnStep[] = [
  ...promised,
  {
    do: { type: 'cancel' },
    status: 'cancel_requested',
    sends: ['A cancel'],
    stage: 'will_supply',
    attention: [],
    next: 'partner cancel_answer',
  },
]

/** Cancels that come too late or are refused, each step with whose turn it is. */
export const cancels: readonly WhoseTurnScenario[] = [
  {
    name: 'the shipment crosses the cancel: shipped wins, the later refusal changes nothing',
    steps: [
      ...cancelRequested,
      {
        lender: 'A',
        says: { type: 'shipped', items: [] },
        status: 'shipped_physically',
        shows: { negotiation: null },
        stage: 'shipped',
        attention: ['cancel_refused', 'no_longer_wanted'],
        next: 'library receive',
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'shipped_physically',
        stage: 'shipped',
        attention: ['cancel_refused', 'no_longer_wanted'],
        next: 'library receive',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a cancel that the partner refuses: the item that comes goes back',
    steps: [
      ...promised,
      {
        do: { type: 'cancel' },
        status: 'cancel_requested',
        sends: ['A cancel'],
        next: 'partner cancel_answer',
        stage: 'will_supply',
        attention: [],
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'cancel_not_accepted',
        stage: 'will_supply',
        attention: ['cancel_refused', 'no_longer_wanted'],
        next: 'partner shipment',
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [] },
        status: 'shipped_physically',
        stage: 'shipped',
        attention: ['cancel_refused', 'no_longer_wanted'],
        next: 'library receive',
      },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
        attention: ['return_due'],
        shows: { items: [{ hold: 'none' }] },
        next: 'library return',
        stage: 'received',
      },
      returnStep,
    ],
    ends: 'open in returned',
  },
  {
    name: 'cancelled after it was shipped: no message, and the item goes back on arrival',
    steps: [
      ...shipped,
      {
        do: { type: 'cancel', by: 'patron' },
        status: 'shipped_physically',
        attention: ['no_longer_wanted'],
        next: 'library receive',
        stage: 'shipped',
      },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
        attention: ['return_due'],
        next: 'library return',
        stage: 'received',
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'cancelled with the item on the hold shelf: completed, and the item still goes back',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'shipped', items: [] },
        status: 'shipped_physically',
        stage: 'shipped',
        attention: [],
        next: 'partner arrival',
      },
      {
        do: { type: 'receive', onHoldShelf: true },
        status: 'received_physically',
        sends: ['A received'],
        shows: { items: [{ hold: 'on_shelf' }] },
        stage: 'received',
        attention: [],
        next: 'patron patron_loan',
      },
      {
        do: { type: 'cancel' },
        by: 'patron:p1',
        status: 'request_completed',
        shows: { items: [{ hold: 'cancelled', state: 'received' }] },
        allowed: ['return'],
        attention: ['return_due'],
        next: 'library return',
        stage: 'closed',
      },
      {
        do: { type: 'return' },
        status: 'request_completed',
        sends: ['A shipped_return'],
        attention: [],
        next: null,
        stage: 'closed',
      },
      {
        lender: 'A',
        says: { type: 'checked_in' },
        status: 'request_completed',
        shows: { items: [{ checkedIn: true }] },
        stage: 'closed',
        attention: [],
        next: null,
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'the patron cancels only the hold: the request stays',
    steps: [
      ...received,
      {
        do: { type: 'cancel_hold' },
        by: 'patron:p1',
        status: 'received_physically',
        shows: { items: [{ hold: 'cancelled' }] },
        forbidden: ['cancel', 'cancel_hold'],
        stage: 'received',
        attention: [],
        next: 'library return',
      },
      patronLoanStep,
    ],
    ends: 'open in on_loan',
  },
]
