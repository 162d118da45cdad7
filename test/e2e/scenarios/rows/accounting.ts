import type { Scenario, Step } from '../scenario.ts'
import { received, shipped } from './beginnings.ts'

/** Two volumes are wanted, and asked for. */
const twoWanted: readonly Step[] = [
  { create: { items: 2 }, status: 'ready_to_send' },
  { do: { type: 'send' }, status: 'request_sent', sends: ['A request'], items: ['expected', 'expected'] },
]

/** One of them comes. */
const oneOfTwoCame: readonly Step[] = [
  ...twoWanted,
  {
    lender: 'A',
    says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
    status: 'shipped_physically',
    items: ['shipped', 'expected'],
    attention: ['items_outstanding'],
  },
]

/** Rows in which every item is accounted for: outstanding, named otherwise, used in the library, claimed to be returned. */
export const accounting: readonly Scenario[] = [
  {
    name: 'a volume that does not come is given up, and the lender is told',
    steps: [
      ...oneOfTwoCame,
      {
        do: { type: 'close_outstanding', note: 'We do without it.' },
        status: 'shipped_physically',
        sends: [{ message: 'A message', note: 'We do without it.' }],
        attention: [],
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a volume that does not come is asked for in a request of its own, and the lender is told',
    steps: [
      ...oneOfTwoCame,
      {
        do: { type: 'split_request', note: 'Others have it.' },
        status: 'shipped_physically',
        sends: [{ message: 'A message', note: 'Others have it.' }],
        attention: [],
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a name that fits no volume is asked about, and matched by staff',
    steps: [
      ...twoWanted,
      {
        lender: 'A',
        says: {
          type: 'shipped',
          items: [{ partnerItemId: '39001' }, { partnerItemId: '39002' }],
          dueDate: '2026-04-07',
        },
        status: 'shipped_physically',
        items: ['shipped', 'shipped'],
        attention: [],
      },
      {
        do: {
          type: 'record_partner_event',
          entry: 1,
          event: { type: 'shipped', items: [{ partnerItemId: '39009' }] },
        },
        status: 'shipped_physically',
        attention: ['items_review'],
      },
      {
        do: { type: 'match_items', items: [{ name: 1, item: 2 }] },
        status: 'shipped_physically',
        items: ['shipped', 'shipped'],
        shows: { items: [{ partnerItemId: '39001' }, { partnerItemId: '39009' }] },
        attention: [],
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'an item for use in the library is used there, and goes back',
    steps: [
      ...shipped.slice(0, -1),
      {
        lender: 'A',
        says: {
          type: 'shipped',
          items: [{ partnerItemId: '39001' }],
          dueDate: '2026-04-07',
          conditions: ['LibraryUseOnly'],
        },
        status: 'shipped_physically',
      },
      { do: { type: 'receive' }, status: 'received_not_for_loan', sends: ['A received'] },
      { do: { type: 'start_in_library_use' }, status: 'in_library_use' },
      { do: { type: 'end_in_library_use' }, status: 'received_not_for_loan' },
    ],
    ends: 'open in received',
  },
  {
    name: 'the lender misses what went back: it is told when and how',
    steps: [
      ...received,
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
      {
        do: { type: 'claim_returned', by: 'library', courier: 'DHL', trackingId: 'T1' },
        status: 'lender_check_in',
        sends: [{ message: 'A message', note: 'Tracking number: T1' }],
        attention: ['claims_returned'],
      },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed', attention: [] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'the lender does not answer what it was told of a return',
    workflow: { deadlines: { claimsReturned: 'P3D', checkIn: null } },
    steps: [
      ...received,
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
      {
        do: { type: 'claim_returned', by: 'library' },
        status: 'lender_check_in',
        sends: ['A message'],
        attention: ['claims_returned'],
      },
      { advance: 'P4D', status: 'no_answer', attention: ['claims_returned', 'no_answer'] },
    ],
    ends: 'open in returned',
  },
  {
    name: 'the patron is asked about a condition: the answer, or its day, makes it the library’s turn',
    steps: [
      { create: { patron: { id: 'p1' } }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        lender: 'A',
        says: { type: 'conditional', conditions: ['NoReproduction'] },
        status: 'conditional',
        attention: ['condition'],
      },
      { do: { type: 'ask_patron', question: 'Do you agree?' }, status: 'conditional' },
      { advance: 'P4D', status: 'conditional', attention: ['condition'] },
      { do: { type: 'ask_patron', question: 'Do you agree now?' }, status: 'conditional' },
      {
        do: { type: 'answer_question', answer: 'Yes.' },
        status: 'conditional',
        attention: ['condition', 'message_received'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a partner is asked whose item is likely to come too late',
    partners: { A: { averageSupplyDays: 30 } },
    steps: [
      { create: { service: { type: 'loan', neededBy: '2026-03-09' } }, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: ['A request'],
        attention: ['needed_by_at_risk'],
      },
    ],
    ends: 'open in sent',
  },
]
