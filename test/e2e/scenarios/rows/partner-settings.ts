import type { Scenario, Step } from '../scenario.ts'
import { onLoan, promised, ready, requested, sentBack } from './beginnings.ts'

const neededSoon: readonly Step[] = [
  { create: { service: { type: 'loan', neededBy: '2026-03-12' } }, status: 'ready_to_send' },
  { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
]

/** Changes that a partner's profile makes to the life of a request. */
export const partnerSettings: readonly Scenario[] = [
  {
    name: 'a partner whose requests never expire is waited for',
    partners: { A: { expiry: { kind: 'none' } }, B: {} },
    steps: [
      ...requested,
      { advance: 'P200D', status: 'request_sent', rota: ['active', 'pending'] },
      { lender: 'A', says: { type: 'request_received' }, status: 'request_accepted' },
      { advance: 'P100D', status: 'request_accepted' },
    ],
    ends: 'open in accepted',
  },
  {
    name: 'a partner whose requests expire with their use has time until the day that it is needed by',
    partners: { A: { expiry: { kind: 'date_of_interest' } }, B: {} },
    steps: [
      ...neededSoon,
      { advance: 'P9D', status: 'request_sent' },
      {
        advance: 'P2D',
        status: 'request_sent',
        sends: ['A cancel', 'B request'],
        rota: ['expired', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'no cancel goes out automatically to a partner that wants none: staff decide',
    partners: { A: { automaticCancel: false }, B: {} },
    steps: [
      ...requested,
      { advance: 'P7D', status: 'no_answer', rota: ['active', 'pending'], attention: ['no_answer'] },
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'cancel_requested',
        sends: ['A cancel'],
      },
      {
        lender: 'A',
        says: { type: 'cancel_accepted' },
        status: 'request_sent',
        sends: ['B request'],
        rota: ['cancelled', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a partner that is claimed automatically is claimed before it expires, whatever the workflow says',
    partners: { A: { automaticClaim: true } },
    steps: [
      ...requested,
      { advance: 'P7D', status: 'request_sent', sends: ['A status_request'] },
      { advance: 'P4D', status: 'unfilled', sends: ['A cancel'], rota: ['expired'] },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'a partner that is not claimed automatically: staff are called, and claim by hand',
    partners: { A: { automaticClaim: false } },
    steps: [
      ...promised,
      { advance: 'P14D', status: 'no_answer', attention: ['no_answer'] },
      {
        do: { type: 'claim' },
        status: 'no_answer',
        sends: ['A status_request'],
        attention: ['no_answer'],
      },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically', attention: [] },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a partner that renews once, a week before the due date: staff may ask all the same',
    partners: { A: { renewFrom: 'P7D', maxRenewals: 0 } },
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, status: 'loaned_to_patron', refused: 'as often as is allowed' },
      { do: { type: 'renew', override: true }, status: 'renew_requested', sends: ['A renew'] },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'a check-in that is not claimed automatically',
    partners: { A: { automaticClaim: false } },
    steps: [...sentBack, { advance: 'P21D', status: 'no_answer', attention: ['no_answer'] }],
    ends: 'open in returned',
  },
  {
    name: 'a promised shipment is due in the partner’s own time, with the days that it is under way',
    partners: { A: { averageSupplyDays: 3, deliveryDelayDays: 2 } },
    steps: [
      ...promised,
      { advance: 'P4D', status: 'will_supply' },
      { advance: 'P1D', status: 'will_supply', sends: ['A status_request'] },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'an overdue is told again while it stands',
    partners: { A: { resendOverdueDays: 3 } },
    steps: [
      ...onLoan,
      { lender: 'A', says: { type: 'overdue' }, status: 'overdue', attention: ['overdue'] },
      { advance: 'P3D', status: 'overdue', attention: ['overdue'] },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'], attention: [] },
      { advance: 'P9D', status: 'lender_check_in' },
    ],
    ends: 'open in returned',
  },
  {
    name: 'a partner’s own workflow holds while it is asked',
    workflow: { deadlines: { response: 'P7D' } },
    partners: {
      A: { workflow: { steps: { requestAccepted: false }, deadlines: { response: 'P1D' } } },
      B: {},
    },
    steps: [
      ...ready,
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      { advance: 'P1D', status: 'request_sent', sends: ['A cancel', 'B request'] },
      { advance: 'P1D', status: 'request_sent' },
    ],
    ends: 'open in sent',
  },
]
