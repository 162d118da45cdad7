import type { Iso18626WireMessage } from '../../iso18626-lender.ts'
import type { Scenario } from '../../scenario.ts'
import { onLoan, promised, ready, received, requested } from '../beginnings.ts'
import { bytes, messageInfo, statusInfo } from './bytes.ts'

/** Reasons, statuses and answers in the combinations that are seen. */
export const answers: readonly Scenario<Iso18626WireMessage>[] = [
  {
    name: 'Loaned with reason RequestResponse is a shipment as the first answer',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: {
          reason: 'RequestResponse',
          status: 'Loaned',
          dueDate: '2026-04-07T23:59:59Z',
          delivery: { items: ['39001'], via: 'Mail' },
          returnTo: { name: 'Lending desk', line1: '1 Stack Street' },
        },
        means: 'shipped',
        status: 'shipped_physically',
        shows: { items: [{ partnerItemId: '39001', dueDate: '2026-04-07' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'promises and refusals come as StatusChange too',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'WillSupply' },
        means: 'will_supply',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'Unfilled', reasonUnfilled: 'NotOnShelf' },
        means: 'unfilled',
        status: 'request_sent',
        sends: ['B request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: '23:59:59Z is the day that is written, in Oslo too; 23:30Z is already tomorrow there',
    timeZone: 'Europe/Oslo',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'Loaned', dueDate: '2026-04-07T23:59:59Z' },
        means: 'shipped',
        status: 'shipped_physically',
        shows: { items: [{ dueDate: '2026-04-07' }] },
      },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        sends: ['A received'],
      },
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'Overdue', dueDate: '2026-04-07T23:30:00Z' },
        means: 'overdue',
        status: 'overdue',
        shows: { items: [{ dueDate: '2026-04-08' }] },
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'Cancelled as a StatusChange answers an open cancel',
    steps: [
      ...promised,
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'Cancelled' },
        means: 'cancel_accepted',
        status: 'cancelled_by_staff',
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'Cancelled with reason RequestResponse answers an open cancel',
    steps: [
      ...promised,
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      {
        lender: 'A',
        wire: { reason: 'RequestResponse', status: 'Cancelled' },
        means: 'cancel_accepted',
        status: 'cancelled_by_staff',
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'Cancelled with reason RequestResponse is the partner’s own doing where no cancel is open',
    partners: { A: {}, B: {} },
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: { reason: 'RequestResponse', status: 'Cancelled' },
        means: 'cancelled_by_partner',
        status: 'request_sent',
        sends: ['B request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a CancelResponse without an answer says it by its status',
    steps: [
      ...promised,
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      {
        lender: 'A',
        wire: { reason: 'CancelResponse', status: 'Cancelled' },
        means: 'cancel_accepted',
        status: 'cancelled_by_staff',
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'a Notification without a status of its own, and one with a refusal, which only asks',
    quirks: ['standard.defaultStatuses'],
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: { reason: 'Notification', status: 'RequestReceived', note: 'The shelf is being dusted.' },
        means: 'message',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { reason: 'Notification', status: 'Unfilled', note: 'Just a word.' },
        means: 'unfilled',
        ignored: 'came in a notification',
        status: 'will_supply',
        attention: ['message_received', 'event_ignored', 'message_received'],
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a condition added by Notification is a question',
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: { reason: 'Notification', delivery: { loanConditions: ['NoReproduction'] } },
        means: 'conditional',
        status: 'conditional',
        shows: { negotiation: { conditions: ['NoReproduction'] } },
      },
      { do: { type: 'accept_condition' }, status: 'will_supply', sends: ['A accept_condition'] },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'RetryPossible wins over a condition in the same message',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: {
          reason: 'RequestResponse',
          status: 'RetryPossible',
          reasonRetry: 'LoanCondition',
          delivery: { loanConditions: ['LibraryUseOnly'] },
        },
        means: 'retry_possible',
        status: 'retry_possible',
        shows: { negotiation: { reason: 'LoanCondition', conditions: ['LibraryUseOnly'] } },
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'HoldReturn and its release are understood in 1.2 too',
    steps: [
      ...onLoan,
      {
        lender: 'A',
        wire: bytes(messageInfo('StatusChange'), statusInfo('HoldReturn')),
        means: 'hold_return',
        status: 'hold_return',
      },
      {
        lender: 'A',
        wire: bytes(messageInfo('StatusChange'), statusInfo('ReleaseHoldReturn')),
        means: 'release_hold_return',
        status: 'loaned_to_patron',
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'an answer to a status request may say any status; what is past says nothing',
    steps: [
      ...received,
      {
        lender: 'A',
        wire: { reason: 'StatusRequestResponse', status: 'Loaned' },
        means: 'status',
        status: 'received_physically',
      },
      {
        lender: 'A',
        wire: { reason: 'StatusRequestResponse', status: 'Overdue' },
        means: 'status',
        status: 'overdue',
      },
      {
        lender: 'A',
        wire: { reason: 'StatusRequestResponse', status: 'Recalled' },
        means: 'status',
        status: 'recalled_by_partner',
      },
      {
        lender: 'A',
        wire: { reason: 'StatusRequestResponse', status: 'ExpectToSupply' },
        means: 'status',
        status: 'recalled_by_partner',
        ignored: 'expects to supply: it does not fit: the request is received',
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'a broker answers for the library that really supplies',
    partners: { A: { answersFor: 'any' } },
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: {
          reason: 'RequestResponse',
          status: 'WillSupply',
          header: { supplyingAgency: { type: 'ISIL', value: 'XX-OTHER' } },
        },
        means: 'will_supply',
        status: 'will_supply',
        shows: { rota: [{ supplier: { type: 'ISIL', value: 'XX-OTHER' } }] },
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'an answer to a status request that says Cancelled settles a doubt',
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['failing', 'unclear'] } },
        status: 'unconfirmed',
        sends: ['A request', 'A request', 'A status_request'],
        recorded: ['A request', 'A status_request'],
      },
      {
        lender: 'A',
        wire: { reason: 'StatusRequestResponse', status: 'Cancelled' },
        means: 'status',
        status: 'unfilled',
      },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'a cancel that a left partner refuses, since it has sent the item: no further partner is asked meanwhile',
    workflow: { afterPartnerCancel: 'at_once' },
    partners: { A: {}, B: {}, C: {} },
    steps: [
      ...requested,
      { do: { type: 'cancel_partner', entry: 1 }, status: 'request_sent', sends: ['A cancel', 'B request'] },
      {
        lender: 'A',
        wire: { reason: 'CancelResponse', answer: 'N', status: 'Loaned' },
        means: 'cancel_refused',
        status: 'shipped_by_other_partner',
        attention: ['stale_shipment'],
      },
      { lender: 'B', says: { type: 'unfilled' }, status: 'shipped_by_other_partner' },
      {
        do: { type: 'report_not_coming', entry: 1 },
        status: 'ready_to_send',
        attention: [],
        allowed: ['send'],
      },
    ],
    ends: 'open in ready',
  },
]
