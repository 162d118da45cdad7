import type { Scenario, Step } from '../scenario.ts'
import { ready, shipped } from './beginnings.ts'

const dropped = { A: { request: ['drop', 'already_exists'] } } as const
/** The connection is lost, and the repeat refused: nobody knows whether the partner has the request. */
const unconfirmed: readonly Step[] = [
  ...ready,
  {
    do: { type: 'send' },
    replies: dropped,
    status: 'unconfirmed',
    sends: ['A request', { message: 'A request', again: true }, 'A status_request'],
    recorded: ['A request', 'A status_request'],
  },
]

/** Messages of which nobody knows whether the partner took them. */
export const doubt: readonly Scenario[] = [
  {
    name: 'the partner fails after it took the request, and confirms the repeat',
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['failing'] } },
        status: 'request_sent',
        sends: ['A request', { message: 'A request', again: true }],
        recorded: ['A request'],
      },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a dropped connection: no other partner is asked until the status answer settles it',
    partners: { A: {}, B: {} },
    workflow: { onSendFailure: 'next_partner' },
    steps: [
      ...unconfirmed,
      { lender: 'A', says: { type: 'status', names: 'request_received' }, status: 'request_accepted' },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply', rota: ['active', 'pending'] },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a dropped connection: any message of the partner settles it',
    steps: [
      ...unconfirmed,
      {
        lender: 'A',
        says: { type: 'message', note: 'We are looking.' },
        status: 'request_sent',
        shows: { negotiation: null },
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a dropped connection: the same request, sent again and confirmed, settles it',
    steps: [
      ...unconfirmed,
      {
        resend: 'A request',
        status: 'request_sent',
        sends: [{ message: 'A request', again: true }],
        recorded: [],
        shows: { negotiation: null, rota: [{ requestState: 'delivered' }] },
      },
      {
        lender: 'A',
        says: { type: 'will_supply' },
        status: 'will_supply',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a dropped connection, and a cancel that cannot be delivered: staff read what is unknown, and close at once',
    steps: [
      ...unconfirmed,
      {
        do: { type: 'cancel' },
        replies: { A: { cancel: ['unavailable', 'unavailable'] } },
        status: 'cancel_requested',
        sends: ['A cancel', { message: 'A cancel', again: true }],
        recorded: ['A cancel'],
        attention: ['send_failed'],
        shows: {
          statusMeaning:
            'The cancel could not be delivered. It is not known whether the partner has the request. Send the cancel again, or cancel once more to close the request.',
          attention: [{ remedies: ['resend', 'cancel'] }],
        },
      },
      {
        do: { type: 'cancel' },
        status: 'cancelled_by_staff',
        explains: ['it is not known whether the partner has the request, nor whether the cancel reached it'],
        attention: [],
        next: null,
      },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'a dropped connection: the same request, sent again and refused, leaves it in doubt',
    steps: [
      ...unconfirmed,
      {
        resend: 'A request',
        replies: { A: { request: ['already_exists'] } },
        status: 'unconfirmed',
        sends: [{ message: 'A request', again: true }, 'A status_request'],
        recorded: ['A status_request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a dropped connection: the shipment settles it',
    steps: [
      ...unconfirmed,
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a dropped connection: the partner does not know the request, so the next is asked',
    partners: { A: {}, B: {} },
    workflow: { onSendFailure: 'next_partner' },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['lost', 'lost'] } },
        status: 'request_sent',
        sends: ['A request', 'A request', 'A status_request', 'B request'],
        rota: ['failed', 'active'],
        recorded: ['A request', 'A status_request', 'B request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a dropped connection: the partner does not know the request, so it is held and sent again',
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['lost', 'lost'] } },
        status: 'send_failed',
        sends: ['A request', 'A request', 'A status_request'],
        recorded: ['A request', 'A status_request'],
      },
      { do: { type: 'resend' }, status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'in doubt about a partner that takes no status requests: staff are called at once',
    partners: { A: { takesStatusRequest: false }, B: {} },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: dropped,
        status: 'unconfirmed',
        sends: ['A request', 'A request'],
        recorded: ['A request'],
        attention: ['no_answer', 'unconfirmed'],
        forbidden: ['claim'],
      },
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'cancel_requested',
        sends: ['A cancel'],
      },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'request_sent', sends: ['B request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a request in doubt is cancelled',
    steps: [
      ...unconfirmed,
      { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'a request in doubt is never left at once: no other partner is asked before its answer',
    workflow: { afterPartnerCancel: 'at_once' },
    partners: { A: {}, B: {} },
    steps: [
      ...unconfirmed,
      {
        do: { type: 'cancel_partner', entry: 1 },
        status: 'cancel_requested',
        sends: ['A cancel'],
        rota: ['active', 'pending'],
      },
      { lender: 'A', says: { type: 'cancel_accepted' }, status: 'request_sent', sends: ['B request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the partner speaks before its confirmation came through: no doubt arises',
    partners: { A: { retry: { attempts: 5, firstDelay: 'PT1H', longestDelay: 'PT1H' } } },
    steps: [
      ...ready,
      { do: { type: 'send' }, replies: dropped, status: 'request_sent', sends: ['A request'] },
      { lender: 'A', says: { type: 'message', note: 'We are looking.' }, status: 'request_sent' },
      {
        advance: 'PT1H',
        status: 'request_sent',
        sends: [{ message: 'A request', again: true }],
        recorded: [],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'an unclear answer: the repeat is confirmed',
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['unclear'] } },
        status: 'request_sent',
        sends: ['A request', { message: 'A request', again: true }],
        recorded: ['A request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a dropped connection at the receipt: the repeat is refused, so the first was taken',
    steps: [
      ...shipped,
      {
        do: { type: 'receive' },
        replies: { A: { received: ['drop', 'refused'] } },
        status: 'received_physically',
        sends: ['A received', 'A received', 'A status_request'],
        recorded: ['A received', 'A status_request'],
      },
    ],
    ends: 'open in received',
  },
]
