import type { Scenario, Step } from '../scenario.ts'
import { promised, ready, requested } from './beginnings.ts'

const cancelRequested: readonly Step[] = [
  ...promised,
  { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
]

/** A partner that cannot take a message now: the next try is due in an hour. */
const patient = { retry: { attempts: 5, firstDelay: 'PT1H', longestDelay: 'PT1H' } } as const

/** Messages that answer a cancel, cross it, or never come. */
export const cancelAnswers: readonly Scenario[] = [
  {
    name: 'the shipment crosses the cancel of one partner: shipped wins, the next is not asked',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'cancel_requested', sends: ['A cancel'] },
      {
        lender: 'A',
        says: { type: 'shipped', items: [] },
        status: 'shipped_physically',
        rota: ['active', 'pending'],
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'cannot supply crosses the cancel: it counts as agreed',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      { lender: 'A', says: { type: 'unfilled' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'expired crosses the cancel of one partner: it counts as agreed',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'cancel_requested', sends: ['A cancel'] },
      { lender: 'A', says: { type: 'expired' }, status: 'request_sent', sends: ['B request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a retry offered crosses the cancel: it counts as agreed',
    steps: [
      ...cancelRequested,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'the cancel is refused: the request goes on',
    steps: [
      ...cancelRequested,
      {
        lender: 'A',
        says: { type: 'cancel_refused', note: 'It is packed.' },
        status: 'cancel_not_accepted',
        allowed: ['cancel'],
      },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the cancel is refused, and given once more',
    steps: [
      ...cancelRequested,
      { lender: 'A', says: { type: 'cancel_refused' }, status: 'cancel_not_accepted' },
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'with the step off a refused cancel shows no status of its own',
    workflow: { steps: { cancelNotAccepted: false } },
    steps: [...cancelRequested, { lender: 'A', says: { type: 'cancel_refused' }, status: 'will_supply' }],
    ends: 'open in will_supply',
  },
  {
    name: 'no answer to the cancel: staff are called',
    steps: [
      ...cancelRequested,
      { advance: 'P7D', status: 'cancel_requested', attention: ['no_answer'] },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_staff', attention: [] },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'no answer to the cancel: it counts as agreed, by the profile; the shipment that comes all the same',
    workflow: { onNoCancelReply: 'accepted', deadlines: { cancelReply: 'P2D' } },
    steps: [
      ...requested,
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      { advance: 'P2D', status: 'cancelled_by_staff' },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }] },
        status: 'cancelled_by_staff',
        attention: ['stale_shipment'],
      },
      { do: { type: 'return' }, status: 'cancelled_by_staff', sends: ['A shipped_return'], attention: [] },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'a full cancel over an open cancel of one partner: no second message',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'cancel_requested', sends: ['A cancel'] },
      {
        do: { type: 'cancel' },
        by: 'patron:p1',
        status: 'cancel_requested',
        rota: ['active', 'cancelled'],
        shows: { negotiation: { scope: 'full_by_patron' } },
      },
      { do: { type: 'cancel' }, status: 'cancel_requested', refused: 'a full cancel is open already' },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_patron' },
    ],
    ends: 'closed as cancelled_by_patron',
  },
  {
    name: 'a condition that arrives while a cancel is open is set aside for a refusal',
    steps: [
      ...cancelRequested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['SignatureRequired'] },
        status: 'cancel_requested',
        shows: { negotiation: { kind: 'cancel', suspended: { conditions: ['SignatureRequired'] } } },
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'conditional',
        shows: { lastAnswer: 'cancel_refused' },
      },
      { do: { type: 'accept_condition' }, status: 'will_supply', sends: ['A accept_condition'] },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'with the conditional step off a condition that was set aside is accepted automatically at the refusal',
    workflow: { steps: { conditional: false } },
    steps: [
      ...cancelRequested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['SignatureRequired'] },
        status: 'cancel_requested',
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'cancel_not_accepted',
        sends: ['A accept_condition'],
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a cancel sets an open condition aside; its refusal brings it back',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'request_received', conditions: ['LibraryUseOnly'] },
        status: 'conditional',
      },
      {
        do: { type: 'cancel' },
        status: 'cancel_requested',
        sends: ['A cancel'],
        forbidden: ['accept_condition'],
      },
      { lender: 'A', says: { type: 'cancel_refused' }, status: 'conditional' },
      { do: { type: 'accept_condition' }, status: 'request_accepted', sends: ['A accept_condition'] },
    ],
    ends: 'open in accepted',
  },
  {
    name: 'a cancel sets an offered retry aside; its refusal brings it back',
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'retry_possible' },
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      { lender: 'A', says: { type: 'cancel_refused' }, status: 'retry_possible' },
      { do: { type: 'retry' }, status: 'request_sent', sends: ['A retry'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the partner’s system refuses the cancel: it is asked for the status, staff are called',
    steps: [
      ...promised,
      {
        do: { type: 'cancel' },
        replies: { A: { cancel: ['refused'] } },
        status: 'cancel_requested',
        sends: ['A cancel', 'A status_request'],
        attention: ['no_answer'],
      },
      {
        lender: 'A',
        says: { type: 'status', names: 'unfilled' },
        status: 'cancelled_by_staff',
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'the partner does not know the request that is cancelled: it counts as agreed',
    steps: [
      ...promised,
      {
        do: { type: 'cancel' },
        replies: { A: { cancel: ['unknown_request'] } },
        status: 'cancelled_by_staff',
        sends: ['A cancel'],
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'the request turns out refused while its cancel is open: it counts as agreed',
    partners: { A: patient },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['failing', 'refused'] } },
        status: 'request_sent',
        sends: ['A request'],
      },
      { do: { type: 'cancel' }, status: 'cancel_requested', recorded: ['A cancel'] },
      {
        advance: 'PT1H',
        replies: { A: { cancel: ['unknown_request'] } },
        status: 'cancelled_by_staff',
        sends: ['A request', 'A cancel'],
        recorded: [],
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'a request in doubt is cancelled, and turns out unknown: agreed, and the cancel is withdrawn',
    partners: { A: { retry: { attempts: 2, firstDelay: 'PT1H', longestDelay: 'PT1H' } } },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['lost', 'lost'], status_request: ['unavailable'] } },
        status: 'request_sent',
        sends: ['A request'],
      },
      {
        advance: 'PT1H',
        status: 'unconfirmed',
        sends: [{ message: 'A request', again: true }, 'A status_request'],
        recorded: ['A status_request'],
      },
      { do: { type: 'cancel' }, status: 'cancel_requested', recorded: ['A cancel'] },
      { advance: 'PT1H', status: 'cancelled_by_staff', sends: ['A status_request'], recorded: [] },
    ],
    ends: 'closed as cancelled_by_staff',
  },
]
