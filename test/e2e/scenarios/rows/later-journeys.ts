import type { Scenario } from '../scenario.ts'
import { promised, received, requested } from './beginnings.ts'

/** Journeys that take a turn late, with whose turn it is at each step. */
export const laterJourneys: readonly Scenario[] = [
  {
    name: 'nobody in the rota answers: each partner is left in turn, and the request is kept for staff',
    partners: { A: {}, B: {}, C: {} },
    steps: [
      { create: { rota: ['A', 'B'] }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        advance: 'P8D',
        status: 'request_sent',
        sends: ['A cancel', 'B request'],
        rota: ['expired', 'active'],
        stage: 'sent',
        next: 'partner answer',
      },
      {
        advance: 'P8D',
        status: 'unfilled',
        sends: ['B cancel'],
        rota: ['expired', 'expired'],
        stage: 'unfilled',
        next: 'library add_partners',
      },
      {
        do: { type: 'add_partners', partners: ['C'] },
        status: 'ready_to_send',
        stage: 'ready',
        next: 'library send',
      },
    ],
    ends: 'open in ready',
  },
  {
    name: 'the date of interest passes after the promise, and then it ships all the same',
    steps: [
      { create: { service: { type: 'loan', dateOfInterest: '2026-03-06' } }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply', next: 'partner shipment' },
      { advance: 'P5D', status: 'expired', sends: ['A cancel'], stage: 'closed', next: null },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }] },
        status: 'expired',
        attention: ['stale_shipment'],
        next: 'library adopt',
        allowed: ['adopt', 'receive', 'return'],
      },
      { do: { type: 'adopt', entry: 1 }, status: 'shipped_physically', stage: 'shipped', attention: [] },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the partner asks to hold the return: its due date passes without a call, until it is released',
    steps: [
      ...received,
      {
        lender: 'A',
        says: { type: 'hold_return' },
        status: 'hold_return',
        attention: ['hold_return'],
        stage: 'received',
        next: 'library place_on_shelf',
      },
      { advance: 'P6D', status: 'hold_return', attention: ['hold_return'], next: 'library place_on_shelf' },
      { do: { type: 'patron_loan' }, status: 'hold_return', stage: 'on_loan' },
      { advance: 'P40D', status: 'hold_return', attention: ['hold_return'], next: 'patron patron_return' },
      { lender: 'A', says: { type: 'release_hold_return' }, status: 'loaned_to_patron', attention: [] },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a shipment that is told again after the receipt is one shipment',
    steps: [
      ...received,
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
    name: 'lost by the patron, then found: the loan goes on',
    steps: [
      ...received,
      { do: { type: 'patron_loan' }, status: 'loaned_to_patron', next: 'patron patron_return' },
      {
        do: { type: 'report_lost' },
        status: 'lost_communicated',
        sends: ['A lost'],
        stage: 'on_loan',
        items: ['lost'],
        attention: ['lost'],
        next: 'partner answer',
      },
      {
        do: { type: 'found' },
        status: 'loaned_to_patron',
        sends: ['A message'],
        stage: 'on_loan',
        items: ['on_loan'],
        attention: [],
        next: 'patron patron_return',
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a citation that is too thin is looked up again, and sent all the same',
    steps: [
      {
        create: { citation: { identifiers: [{ type: 'ISBN', value: '9780141439518' }] } },
        status: 'ready_to_send',
        next: 'library edit',
        allowed: ['look_up'],
      },
      {
        do: { type: 'look_up' },
        status: 'ready_to_send',
        explains: ['the sources of citations say nothing new'],
      },
      { do: { type: 'send', override: true }, status: 'request_sent', sends: ['A request'] },
      ...promised.slice(requested.length),
    ],
    ends: 'open in will_supply',
  },
]
