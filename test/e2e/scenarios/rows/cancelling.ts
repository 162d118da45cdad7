import type { Scenario } from '../scenario.ts'
import { promised, ready, requested } from './beginnings.ts'

/** A partner that cannot take a message now: the next try is due in an hour. */
const patient = { retry: { attempts: 5, firstDelay: 'PT1H', longestDelay: 'PT1H' } } as const
const unavailable = { A: { request: ['unavailable'] } } as const

/** The three ways to cancel, and cancelling holds. */
export const cancelling: readonly Scenario[] = [
  {
    name: 'staff cancel: the partner agrees; nobody else is asked',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      {
        do: { type: 'cancel', note: 'No longer needed.' },
        by: 'staff:ada',
        status: 'cancel_requested',
        sends: [{ message: 'A cancel', note: 'No longer needed.' }],
        rota: ['active', 'cancelled'],
        shows: { negotiation: { kind: 'cancel', scope: 'full_by_staff' } },
      },
      {
        lender: 'A',
        says: { type: 'cancel_accepted' },
        status: 'cancelled_by_staff',
        rota: ['cancelled', 'cancelled'],
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'the patron cancels: the same',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      {
        do: { type: 'cancel' },
        by: 'patron:p1',
        status: 'cancel_requested',
        sends: ['A cancel'],
        shows: { negotiation: { scope: 'full_by_patron' } },
      },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_patron' },
      { do: { type: 'reopen' }, status: 'unfilled' },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'staff cancel for the patron',
    steps: [
      ...ready,
      { do: { type: 'cancel', by: 'patron' }, by: 'staff:ada', status: 'cancelled_by_patron' },
    ],
    ends: 'closed as cancelled_by_patron',
  },
  {
    name: 'one partner is cancelled: the next is asked after the reply',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'cancel_requested',
        sends: ['A cancel'],
        rota: ['active', 'pending'],
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
    name: 'one partner is cancelled: the next is asked at once, by the profile',
    workflow: { afterPartnerCancel: 'at_once' },
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'request_sent',
        sends: ['A cancel', 'B request'],
        rota: ['cancelled', 'active'],
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'shipped_by_other_partner',
        attention: ['stale_shipment'],
      },
      { lender: 'A', says: { type: 'unfilled' }, status: 'request_sent', attention: [] },
      { lender: 'B', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'the only partner is cancelled: none is left, as if it could not supply',
    steps: [
      ...promised,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'cancel_requested', sends: ['A cancel'] },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'unfilled', rota: ['cancelled'] },
      { do: { type: 'cancel' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'a pending partner is cancelled: it never hears of it',
    partners: { A: {}, B: {}, C: {} },
    steps: [
      ...promised,
      {
        do: { type: 'cancel_partner', entry: 2 },
        status: 'will_supply',
        rota: ['active', 'cancelled', 'pending'],
      },
      {
        lender: 'A',
        says: { type: 'unfilled' },
        status: 'request_sent',
        sends: ['C request'],
        rota: ['rejected', 'cancelled', 'active'],
      },
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'request_sent',
        refused: 'neither pending nor active',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'cancelled before anything was sent',
    partners: { A: {}, B: {} },
    steps: [
      ...ready,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'ready_to_send', rota: ['cancelled', 'pending'] },
      { do: { type: 'cancel' }, status: 'cancelled_by_staff', rota: ['cancelled', 'cancelled'] },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'cancelled while the request still waits: it is withdrawn, and the partner never has it',
    partners: { A: patient },
    steps: [
      ...ready,
      { do: { type: 'send' }, replies: unavailable, status: 'request_sent', sends: ['A request'] },
      { do: { type: 'cancel' }, status: 'cancelled_by_staff', rota: ['cancelled'] },
      { advance: 'PT2H', status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'one partner is cancelled while its request still waits: withdrawn, the next is asked',
    partners: { A: patient, B: {} },
    steps: [
      ...ready,
      { do: { type: 'send' }, replies: unavailable, status: 'request_sent', sends: ['A request'] },
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'request_sent',
        sends: ['B request'],
        rota: ['cancelled', 'active'],
      },
      { advance: 'PT2H', status: 'request_sent' },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a request that may have been taken is cancelled, not withdrawn',
    partners: { A: patient },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['drop'] } },
        status: 'request_sent',
        sends: ['A request'],
      },
      { do: { type: 'cancel' }, status: 'cancel_requested', recorded: ['A cancel'] },
      { advance: 'PT1H', status: 'cancel_requested', sends: ['A request', 'A cancel'], recorded: [] },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
]
