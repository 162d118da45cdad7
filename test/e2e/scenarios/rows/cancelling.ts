import type { Scenario, Step } from '../scenario.ts'
import { asked, promised, ready, received } from './beginnings.ts'

const cancelRequested: readonly Step[] = [
  ...promised,
  { do: { type: 'cancel' }, status: 'cancel_requested', told: ['A cancel'] },
]

/** A partner that cannot take a message now: the next try is due in an hour. */
const patient = { retry: { attempts: 5, firstDelay: 'PT1H', longestDelay: 'PT1H' } } as const
const unavailable = { A: { request: ['unavailable'] } } as const

/** The three ways to cancel, with every message that may cross them; and cancelling holds. */
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
        told: [{ told: 'A cancel', note: 'No longer needed.' }],
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
        told: ['A cancel'],
        shows: { negotiation: { scope: 'full_by_patron' } },
      },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_patron' },
      { do: { type: 'reopen' }, status: 'cancelled_by_patron', refused: 'can be reopened' },
    ],
    ends: 'closed as cancelled_by_patron',
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
        told: ['A cancel'],
        rota: ['active', 'pending'],
      },
      {
        lender: 'A',
        says: { type: 'cancel_accepted' },
        status: 'request_sent',
        told: ['B request'],
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
      ...promised,
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'request_sent',
        told: ['A cancel', 'B request'],
        rota: ['cancelled', 'active'],
      },
      { lender: 'A', says: { type: 'cancel_refused' }, status: 'request_sent', ignored: 'no longer asked' },
      { lender: 'B', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'the only partner is cancelled: none is left, as if it could not supply',
    steps: [
      ...promised,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'cancel_requested', told: ['A cancel'] },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'rejected_by_partner', rota: ['cancelled'] },
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
        told: ['C request'],
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
      { do: { type: 'send' }, replies: unavailable, status: 'request_sent', told: ['A request'] },
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
      { do: { type: 'send' }, replies: unavailable, status: 'request_sent', told: ['A request'] },
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'request_sent',
        told: ['B request'],
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
        told: ['A request'],
      },
      { do: { type: 'cancel' }, status: 'cancel_requested', recorded: ['A cancel'] },
      { advance: 'PT1H', status: 'cancel_requested', told: ['A request', 'A cancel'], recorded: [] },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'the shipment crosses the cancel: shipped wins, the later refusal changes nothing',
    steps: [
      ...cancelRequested,
      {
        lender: 'A',
        says: { type: 'shipped', items: [] },
        status: 'shipped_physically',
        shows: { negotiation: null },
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'shipped_physically',
        ignored: 'not in stage shipped',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the shipment crosses the cancel of one partner: shipped wins, the next is not asked',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'cancel_requested', told: ['A cancel'] },
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
      { do: { type: 'cancel' }, status: 'cancel_requested', told: ['A cancel'] },
      { lender: 'A', says: { type: 'unfilled' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'expired crosses the cancel of one partner: it counts as agreed',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'cancel_requested', told: ['A cancel'] },
      { lender: 'A', says: { type: 'expired' }, status: 'request_sent', told: ['B request'] },
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
      { do: { type: 'cancel' }, status: 'cancel_requested', told: ['A cancel'] },
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
    name: 'no answer to the cancel: staff are alerted',
    steps: [
      ...cancelRequested,
      { advance: 'P7D', status: 'cancel_requested', alerts: ['no_answer'] },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_staff', alerts: [] },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'no answer to the cancel: it counts as agreed, by the profile; the shipment that comes all the same',
    workflow: { onNoCancelReply: 'accepted', deadlines: { cancelReply: 'P2D' } },
    steps: [
      ...cancelRequested,
      { advance: 'P2D', status: 'cancelled_by_staff' },
      {
        lender: 'A',
        says: { type: 'shipped', items: [{ partnerItemId: '39001' }] },
        status: 'shipped_by_other_partner',
        alerts: ['stale_shipment'],
      },
      { do: { type: 'return' }, status: 'cancelled_by_staff', told: ['A shipped_return'], alerts: [] },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'a full cancel over an open cancel of one partner: no second message',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'cancel_requested', told: ['A cancel'] },
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
        shows: { negotiation: { kind: 'cancel', aside: { conditions: ['SignatureRequired'] } } },
      },
      {
        lender: 'A',
        says: { type: 'cancel_refused' },
        status: 'conditional',
        shows: { lastAnswer: 'cancel_refused' },
      },
      { do: { type: 'accept_condition' }, status: 'will_supply', told: ['A accept_condition'] },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'with the conditional step off a condition that was set aside is accepted by itself at the refusal',
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
        told: ['A accept_condition'],
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a cancel sets an open condition aside; its refusal brings it back',
    steps: [
      ...asked,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'request_received', conditions: ['LibraryUseOnly'] },
        status: 'conditional',
      },
      {
        do: { type: 'cancel' },
        status: 'cancel_requested',
        told: ['A cancel'],
        forbidden: ['accept_condition'],
      },
      { lender: 'A', says: { type: 'cancel_refused' }, status: 'conditional' },
      { do: { type: 'accept_condition' }, status: 'request_accepted', told: ['A accept_condition'] },
    ],
    ends: 'open in accepted',
  },
  {
    name: 'a cancel sets an offered retry aside; its refusal brings it back',
    steps: [
      ...asked,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'retry_possible' },
      { do: { type: 'cancel' }, status: 'cancel_requested', told: ['A cancel'] },
      { lender: 'A', says: { type: 'cancel_refused' }, status: 'retry_possible' },
      { do: { type: 'retry' }, status: 'request_sent', told: ['A retry'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the partner’s system refuses the cancel: it is asked for the status, staff are alerted',
    steps: [
      ...promised,
      {
        do: { type: 'cancel' },
        replies: { A: { cancel: ['refused'] } },
        status: 'cancel_requested',
        told: ['A cancel', 'A status_request'],
        alerts: ['no_answer'],
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
        told: ['A cancel'],
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
        told: ['A request'],
      },
      { do: { type: 'cancel' }, status: 'cancel_requested', recorded: ['A cancel'] },
      {
        advance: 'PT1H',
        replies: { A: { cancel: ['unknown_request'] } },
        status: 'cancelled_by_staff',
        told: ['A request', 'A cancel'],
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
        told: ['A request'],
      },
      {
        advance: 'PT1H',
        status: 'unconfirmed',
        told: [{ told: 'A request', again: true }, 'A status_request'],
        recorded: ['A status_request'],
      },
      { do: { type: 'cancel' }, status: 'cancel_requested', recorded: ['A cancel'] },
      { advance: 'PT1H', status: 'cancelled_by_staff', told: ['A status_request'], recorded: [] },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'cancelled with the item on the hold shelf: completed, and the item still goes back',
    steps: [
      ...asked,
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
      { do: { type: 'cancel' }, status: 'shipped_physically', refused: 'not in stage shipped' },
      {
        do: { type: 'receive', onHoldShelf: true },
        status: 'received_physically',
        told: ['A received'],
        shows: { items: [{ hold: 'on_shelf' }] },
      },
      {
        do: { type: 'cancel' },
        by: 'patron:p1',
        status: 'request_completed',
        shows: { items: [{ hold: 'cancelled', state: 'received' }] },
        allowed: ['return'],
      },
      { do: { type: 'return' }, status: 'request_completed', told: ['A shipped_return'] },
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
    name: 'the patron cancels only the hold: the request stays',
    steps: [
      ...received,
      {
        do: { type: 'cancel_hold' },
        by: 'patron:p1',
        status: 'received_physically',
        shows: { items: [{ hold: 'cancelled' }] },
        forbidden: ['cancel', 'cancel_hold'],
      },
      { do: { type: 'patron_loan' }, status: 'loaned_to_patron' },
    ],
    ends: 'open in on_loan',
  },
]
