import type { Scenario, Step } from '../scenario.ts'
import { promised, ready, received, requested, shipped } from './beginnings.ts'

const refusedOnce: Step['replies'] = { A: { request: ['refused'] } }

/** Refusals and failures on the wire, and messages that are sent again. */
export const delivering: readonly Scenario[] = [
  {
    name: 'the request is refused: held, then on to the next partner',
    partners: { A: {}, B: {} },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: refusedOnce,
        status: 'send_failed',
        sends: ['A request'],
        attention: ['send_failed'],
        rota: ['active', 'pending'],
        allowed: ['send', 'resend', 'dismiss'],
      },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: ['B request'],
        rota: ['failed', 'active'],
        attention: [],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the request is refused: the next partner is asked, by the profile',
    workflow: { onSendFailure: 'next_partner' },
    partners: { A: {}, B: {} },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: refusedOnce,
        status: 'request_sent',
        sends: ['A request', 'B request'],
        rota: ['failed', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the request is refused, and written again once it was corrected',
    steps: [
      ...ready,
      { do: { type: 'send' }, replies: refusedOnce, status: 'send_failed', sends: ['A request'] },
      {
        do: { type: 'resend' },
        status: 'request_sent',
        sends: [{ message: 'A request', under: 1 }],
        attention: [],
      },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'no server listens at the partner’s address: held, corrected, sent again',
    partners: { A: { reachable: false } },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        status: 'send_failed',
        recorded: ['A request'],
        attention: ['send_failed'],
      },
      { mend: 'A', to: {}, status: 'send_failed' },
      { do: { type: 'resend' }, status: 'request_sent', sends: ['A request'], recorded: [] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a failed request is cancelled: the partner surely has none',
    partners: { A: { reachable: false } },
    steps: [
      ...ready,
      { do: { type: 'send' }, status: 'send_failed', recorded: ['A request'] },
      { do: { type: 'cancel' }, status: 'cancelled_by_staff' },
    ],
    ends: 'closed as cancelled_by_staff',
  },
  {
    name: 'the partner cannot now, and takes the request at the second try',
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['unavailable'] } },
        status: 'request_sent',
        sends: ['A request', 'A request'],
        recorded: ['A request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a retry is refused, and sent again',
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'retry_possible' },
      {
        do: { type: 'retry' },
        replies: { A: { retry: ['refused'] } },
        status: 'send_failed',
        sends: ['A retry'],
      },
      {
        do: { type: 'resend' },
        status: 'request_sent',
        sends: [{ message: 'A retry', under: 2, names: 1 }],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a retry is refused, and the partner given up',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      { lender: 'A', says: { type: 'retry_possible', reason: 'OnLoan' }, status: 'retry_possible' },
      {
        do: { type: 'retry' },
        replies: { A: { retry: ['refused'] } },
        status: 'send_failed',
        sends: ['A retry'],
      },
      {
        do: { type: 'send' },
        status: 'request_sent',
        sends: ['B request'],
        rota: ['failed', 'active'],
        attention: [],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the news of the receipt is refused, and sent again',
    steps: [
      ...shipped,
      {
        do: { type: 'receive' },
        replies: { A: { received: ['refused'] } },
        status: 'send_failed',
        sends: ['A received'],
        items: ['received'],
      },
      { do: { type: 'resend' }, status: 'received_physically', sends: ['A received'] },
    ],
    ends: 'open in received',
  },
  {
    name: 'the partner cannot be reached with the news of the receipt: corrected, the same is sent again',
    steps: [
      ...shipped,
      { mend: 'A', to: { reachable: false }, status: 'shipped_physically' },
      {
        do: { type: 'receive' },
        status: 'send_failed',
        recorded: ['A received'],
        shows: { attention: [{ kind: 'send_failed', detail: { operation: 'received', refused: false } }] },
      },
      { mend: 'A', to: {}, status: 'send_failed' },
      { do: { type: 'resend' }, status: 'received_physically', sends: ['A received'], recorded: [] },
    ],
    ends: 'open in received',
  },
  {
    name: 'the news of a receipt is abandoned, and the receipt undone: sending it again tells nobody, and ends the attention',
    steps: [
      ...shipped,
      { mend: 'A', to: { reachable: false }, status: 'shipped_physically' },
      {
        do: { type: 'receive' },
        status: 'send_failed',
        recorded: ['A received'],
        attention: ['send_failed'],
      },
      { mend: 'A', to: {}, status: 'send_failed' },
      {
        do: { type: 'undo_receive' },
        status: 'shipped_physically',
        sends: ['A message'],
        attention: ['send_failed'],
        next: 'library resend',
      },
      {
        do: { type: 'resend' },
        status: 'shipped_physically',
        sends: [],
        attention: [],
        next: 'partner arrival',
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'the news of the return is refused, and sent again: only then the check-in is awaited',
    steps: [
      ...received,
      {
        do: { type: 'return' },
        replies: { A: { shipped_return: ['refused'] } },
        status: 'send_failed',
        sends: ['A shipped_return'],
        shows: { stage: 'returned' },
      },
      { do: { type: 'resend' }, status: 'lender_check_in', sends: ['A shipped_return'] },
    ],
    ends: 'open in returned',
  },
  {
    name: 'staff put a failed message aside',
    steps: [
      ...shipped,
      {
        do: { type: 'receive' },
        replies: { A: { received: ['refused'] } },
        status: 'send_failed',
        sends: ['A received'],
      },
      {
        do: { type: 'dismiss', attention: 'send_failed', note: 'Told by phone.' },
        status: 'received_physically',
        attention: [],
      },
      {
        do: { type: 'dismiss', attention: 'send_failed' },
        status: 'received_physically',
        refused: 'there is no attention',
      },
      { resend: 'A received', status: 'received_physically', sends: ['A received'] },
      {
        resend: 'A received',
        status: 'received_physically',
        refused: 'a later message said the same to the partner',
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'the answer to a condition is refused, and sent again',
    steps: [
      ...requested,
      {
        lender: 'A',
        says: { type: 'conditional', status: 'will_supply', conditions: ['LibraryUseOnly'] },
        status: 'conditional',
      },
      {
        do: { type: 'accept_condition' },
        replies: { A: { accept_condition: ['refused'] } },
        status: 'will_supply',
        attention: ['send_failed'],
        next: 'library resend',
        sends: ['A accept_condition'],
      },
      {
        do: { type: 'resend' },
        status: 'will_supply',
        sends: [{ message: 'A accept_condition', note: 'LibraryUseOnly' }],
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'words that are refused are for staff to say in another way',
    steps: [
      ...promised,
      {
        do: { type: 'message', note: 'Is it the second edition?' },
        replies: { A: { message: ['refused'] } },
        status: 'will_supply',
        sends: ['A message'],
        attention: ['not_sendable'],
      },
      {
        resend: 'A message',
        status: 'will_supply',
        sends: [{ message: 'A message', again: true }],
        recorded: [],
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a question that is refused is asked again, while its answer is waited for',
    steps: [
      ...promised,
      {
        do: { type: 'claim' },
        replies: { A: { status_request: ['refused'] } },
        status: 'will_supply',
        sends: ['A status_request'],
      },
      { resend: 'A status_request', status: 'will_supply', sends: ['A status_request'] },
      { lender: 'A', says: { type: 'unfilled', reason: 'OnLoan' }, status: 'rejected_by_partner' },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'a message that is no longer needed is not sent again, and the answer has the reason',
    partners: { A: {}, B: {} },
    workflow: { onSendFailure: 'next_partner' },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: refusedOnce,
        status: 'request_sent',
        sends: ['A request', 'B request'],
        rota: ['failed', 'active'],
      },
      { resend: 'A request', status: 'request_sent', refused: 'the partner is not asked any more' },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the partner refuses to hear of a renewal: it counts as refused',
    steps: [
      ...received,
      {
        do: { type: 'renew' },
        replies: { A: { renew: ['refused'] } },
        status: 'renew_not_accepted',
        sends: ['A renew'],
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'a waiting message survives a restart of the gateway',
    partners: { A: { retry: { attempts: 5, firstDelay: 'PT1H', longestDelay: 'PT1H' } } },
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['unavailable'] } },
        status: 'request_sent',
        sends: ['A request'],
      },
      { restart: true, status: 'request_sent' },
      { advance: 'PT1H', status: 'request_sent', sends: ['A request'], recorded: [] },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
]
