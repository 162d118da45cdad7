import type { WhoseTurnScenario, WhoseTurnStep } from '../../scenario.ts'
import {
  promised,
  received,
  receiveStep,
  requested,
  requestedFor,
  returnStep,
  shipped,
} from '../beginnings.ts'

const two = { A: {}, B: {} } as const

/** A was left for B, and ships all the same. */
const lateShipment: readonly WhoseTurnStep[] = [
  ...requested,
  {
    do: { type: 'cancel_partner', entry: 1 },
    status: 'request_sent',
    sends: ['A cancel', 'B request'],
    stage: 'sent',
    attention: [],
    next: 'partner answer',
  },
  {
    lender: 'A',
    says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
    status: 'shipped_by_other_partner',
    stage: 'sent',
    attention: ['stale_shipment'],
    next: 'library adopt',
    rota: ['cancelled', 'active'],
    allowed: ['adopt', 'receive', 'return', 'dismiss'],
  },
]

/** Items on their way, lost there, or gone before anybody said so, each step with whose turn it is. */
export const arrivals: readonly WhoseTurnScenario[] = [
  {
    name: 'lost in the post: the next partner is asked',
    partners: two,
    workflow: { deadlines: { transit: 'P5D' } },
    steps: [
      ...shipped,
      {
        advance: 'P5D',
        status: 'shipped_physically',
        attention: ['not_arrived'],
        next: 'library receive',
        stage: 'shipped',
      },
      {
        do: { type: 'report_lost', next: true },
        status: 'request_sent',
        sends: ['A lost', 'B request'],
        rota: ['failed', 'active'],
        stage: 'sent',
        next: 'partner answer',
        attention: ['lost'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'volumes 1 and 2 are back while 3 is still coming',
    steps: [
      ...requestedFor({ items: 3 }),
      {
        lender: 'A',
        says: {
          type: 'shipped',
          items: [{ partnerItemId: '39001' }, { partnerItemId: '39002' }, { partnerItemId: '39003' }],
          dueDate: '2026-04-07',
        },
        status: 'shipped_physically',
        stage: 'shipped',
        attention: [],
        next: 'partner arrival',
      },
      {
        do: { type: 'receive', items: [{ id: 1 }, { id: 2 }] },
        status: 'received_physically',
        stage: 'received',
        attention: [],
        next: 'library place_on_shelf',
      },
      {
        do: { type: 'return', items: [1, 2] },
        status: 'shipped_physically',
        sends: [{ message: 'A message', note: 'Returned: 39001, 39002' }],
        stage: 'shipped',
        items: ['returned', 'returned', 'shipped'],
        next: 'partner arrival',
        attention: [],
      },
      receiveStep,
      returnStep,
    ],
    ends: 'open in returned',
  },
  {
    name: 'overdue before the shipment was announced: the item is out, and no second copy is asked for',
    partners: two,
    steps: [
      ...promised,
      {
        lender: 'A',
        says: { type: 'overdue' },
        status: 'overdue',
        stage: 'shipped',
        attention: ['shipped_without_notice', 'overdue', 'not_arrived'],
        rota: ['active', 'pending'],
        next: 'library receive',
      },
      {
        lender: 'A',
        says: { type: 'shipped', items: [] },
        status: 'overdue',
        attention: ['overdue', 'not_arrived'],
        stage: 'shipped',
        next: 'library receive',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the lender gives it up after it was shipped: kept for staff to read',
    steps: [
      ...shipped,
      {
        lender: 'A',
        says: { type: 'unfilled' },
        status: 'shipped_physically',
        ignored: 'cannot supply: it does not fit: the request is shipped',
        attention: ['event_ignored'],
        next: 'library mark_read',
        stage: 'shipped',
      },
      {
        do: { type: 'mark_read' },
        status: 'shipped_physically',
        attention: [],
        next: 'partner arrival',
        stage: 'shipped',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a shipment of a partner that was left is adopted: the other one is left',
    workflow: { afterPartnerCancel: 'at_once' },
    partners: two,
    steps: [
      ...lateShipment,
      {
        do: { type: 'adopt', entry: 1 },
        by: 'staff:ada',
        status: 'shipped_physically',
        sends: ['B cancel'],
        rota: ['active', 'cancelled'],
        attention: [],
        stage: 'shipped',
        next: 'partner arrival',
      },
      {
        lender: 'B',
        says: { type: 'cancel_accepted' },
        status: 'shipped_physically',
        ignored: 'no longer asked',
        stage: 'shipped',
        attention: [],
        next: 'partner arrival',
      },
      receiveStep,
      returnStep,
    ],
    ends: 'open in returned',
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
        stage: 'received',
        attention: [],
        next: 'library place_on_shelf',
      },
    ],
    ends: 'open in received',
  },
]
