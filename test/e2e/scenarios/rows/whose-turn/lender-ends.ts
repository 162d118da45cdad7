import type { WhoseTurnScenario } from '../../scenario.ts'
import { onLoan, promised, requested, sentBack, shipped } from '../beginnings.ts'

/** A lender that ends the loan at any time of it, each step with whose turn it is. */
export const lenderEnds: readonly WhoseTurnScenario[] = [
  {
    name: 'the lender ends the loan of an item that never came: it is looked for, and not completed',
    steps: [
      ...promised,
      {
        lender: 'A',
        says: { type: 'checked_in' },
        status: 'shipped_physically',
        stage: 'shipped',
        attention: ['shipped_without_notice', 'not_arrived'],
        next: 'library receive',
      },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
        attention: ['checked_in_early'],
        next: 'library return',
        stage: 'received',
      },
      {
        do: { type: 'return' },
        status: 'request_completed',
        sends: ['A shipped_return'],
        stage: 'closed',
        attention: [],
        next: null,
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'the shipment did not arrive: the partner hears it, and then the next one is asked',
    partners: { A: {}, B: {} },
    steps: [
      ...shipped,
      {
        do: { type: 'report_not_arrived' },
        status: 'shipped_physically',
        stage: 'shipped',
        sends: ['A message'],
        attention: ['not_arrived'],
        next: 'library receive',
      },
      {
        // biome-ignore lint/suspicious/noThenProperty: the API's word
        do: { type: 'report_not_arrived', then: 'next_partner' },
        status: 'request_sent',
        stage: 'sent',
        sends: ['A message', 'B request'],
        attention: [],
        rota: ['failed', 'active'],
        next: 'partner answer',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'an overdue that crosses the parcel informs, and asks where the parcel has not arrived in time',
    steps: [
      ...sentBack,
      {
        lender: 'A',
        says: { type: 'overdue' },
        status: 'lender_check_in',
        stage: 'returned',
        attention: ['return_not_seen'],
        next: 'partner check_in',
      },
      {
        advance: 'P11D',
        status: 'lender_check_in',
        stage: 'returned',
        attention: ['return_not_seen'],
        next: 'library claim_returned',
      },
    ],
    ends: 'open in returned',
  },
  {
    name: 'the lender recalls an item whose shipment it never announced',
    steps: [
      ...promised,
      {
        lender: 'A',
        says: { type: 'recalled', dueDate: '2026-03-20' },
        status: 'recalled_by_partner',
        stage: 'shipped',
        attention: ['shipped_without_notice', 'recalled'],
        next: 'library receive',
        shows: { items: [{ dueDate: '2026-03-20' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the lender gives up an item whose shipment it never announced: no second copy is asked for',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'completed_without_return' },
        status: 'shipped_physically',
        stage: 'shipped',
        items: ['shipped'],
        attention: ['shipped_without_notice', 'not_arrived'],
        rota: ['active', 'pending'],
        next: 'library receive',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'checked in by the lender before the library says that it sent it back',
    steps: [
      ...onLoan,
      {
        lender: 'A',
        says: { type: 'checked_in' },
        status: 'loaned_to_patron',
        stage: 'on_loan',
        items: ['on_loan'],
        attention: ['checked_in_early'],
        next: 'patron patron_return',
      },
      {
        do: { type: 'patron_return' },
        status: 'returned_by_patron',
        next: 'library return',
        stage: 'patron_returned',
        attention: ['checked_in_early'],
      },
      {
        do: { type: 'return' },
        status: 'request_completed',
        sends: ['A shipped_return'],
        attention: [],
        next: null,
        stage: 'closed',
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'ended without a return by the partner',
    steps: [
      ...onLoan,
      {
        lender: 'A',
        says: { type: 'overdue' },
        status: 'overdue',
        stage: 'on_loan',
        attention: ['overdue'],
        next: 'library return',
      },
      {
        lender: 'A',
        says: { type: 'completed_without_return' },
        status: 'declared_lost_by_partner',
        attention: ['lost'],
        items: ['on_loan'],
        next: 'library found',
        stage: 'on_loan',
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'the lender ends the loan while the item is on its way: it is looked for, and not completed',
    steps: [
      ...shipped,
      {
        lender: 'A',
        says: { type: 'checked_in' },
        status: 'shipped_physically',
        attention: ['not_arrived'],
        next: 'library receive',
        stage: 'shipped',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the lender ends the loan after the return: that completes it',
    steps: [
      ...sentBack,
      {
        lender: 'A',
        says: { type: 'checked_in' },
        status: 'request_completed',
        next: null,
        stage: 'closed',
        attention: [],
      },
    ],
    ends: 'closed as completed',
  },
]
