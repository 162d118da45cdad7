import type { Scenario, Step } from '../scenario.ts'
import { requested } from './beginnings.ts'

const atOnce = { afterPartnerCancel: 'at_once' } as const
const two = { A: {}, B: {} } as const

/** A was left for B, and ships all the same. */
const lateShipment: readonly Step[] = [
  ...requested,
  { do: { type: 'cancel_partner', entry: 1 }, status: 'request_sent', sends: ['A cancel', 'B request'] },
  {
    lender: 'A',
    says: { type: 'shipped', items: [{ partnerItemId: '39001' }], dueDate: '2026-04-07' },
    status: 'shipped_by_other_partner',
    attention: ['stale_shipment'],
    rota: ['cancelled', 'active'],
    allowed: ['adopt', 'receive', 'return', 'dismiss'],
  },
]

/** Shipments of partners that were left: adopted, received, sent back, or none after all. */
export const lateShipments: readonly Scenario[] = [
  {
    name: 'a shipment of a partner that was left is received and sent back, while the other one is asked',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        do: { type: 'receive', entry: 1 },
        status: 'request_sent',
        sends: ['A received'],
        attention: [],
        allowed: ['return'],
      },
      { lender: 'B', says: { type: 'will_supply' }, status: 'will_supply' },
      { do: { type: 'return', entry: 1 }, status: 'will_supply', sends: ['A shipped_return'] },
      { lender: 'B', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a shipment of a partner that was left goes back unopened',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        do: { type: 'return', note: 'Too late, many thanks.' },
        status: 'request_sent',
        sends: [{ message: 'A shipped_return', note: 'Too late' }],
        attention: [],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a shipment of a partner that was left is denied by it, and does not come',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        lender: 'A',
        says: { type: 'unfilled' },
        status: 'shipped_by_other_partner',
        attention: ['stale_shipment', 'event_ignored'],
      },
      {
        do: { type: 'report_not_coming', entry: 1 },
        status: 'request_sent',
        attention: ['event_ignored'],
      },
      { do: { type: 'adopt', entry: 1 }, status: 'request_sent', refused: 'only while this needs attention' },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a shipment of a partner that was left comes back to it',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_sent', attention: [] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a shipment of a partner that was left is put aside by staff',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        do: { type: 'dismiss', attention: 'stale_shipment', note: 'Settled by phone.' },
        status: 'request_sent',
        attention: [],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a shipment cannot be adopted once the other partner has shipped too',
    workflow: atOnce,
    partners: two,
    steps: [
      ...lateShipment,
      {
        lender: 'B',
        says: { type: 'shipped', items: [] },
        status: 'shipped_physically',
        attention: ['stale_shipment'],
        forbidden: ['adopt'],
      },
      { do: { type: 'receive' }, status: 'received_physically', sends: ['B received'] },
      { do: { type: 'return', entry: 1 }, status: 'received_physically', sends: ['A shipped_return'] },
    ],
    ends: 'open in received',
  },
  {
    name: 'shipped after the request was closed',
    steps: [
      ...requested,
      { do: { type: 'complete' }, status: 'request_completed', sends: ['A cancel'] },
      {
        lender: 'A',
        says: { type: 'shipped', items: [] },
        status: 'request_completed',
        attention: ['stale_shipment'],
      },
      { do: { type: 'receive' }, status: 'request_completed', sends: ['A received'], items: ['received'] },
      { do: { type: 'return' }, status: 'request_completed', sends: ['A shipped_return'] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'a partner speaks under an earlier id: a refusal is recorded, and a shipment is one of the same partner',
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'retry_possible' },
      { do: { type: 'retry' }, status: 'request_sent', sends: [{ message: 'A retry', under: 2, names: 1 }] },
      {
        lender: 'A',
        under: 1,
        says: { type: 'unfilled' },
        status: 'request_sent',
        ignored: 'has been asked again since',
      },
      {
        lender: 'A',
        under: 1,
        says: { type: 'shipped', items: [] },
        status: 'shipped_physically',
        attention: [],
      },
    ],
    ends: 'open in shipped',
  },
]
