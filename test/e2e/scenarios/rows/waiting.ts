import type { Scenario, Step } from '../scenario.ts'
import { onLoan, promised, ready, requested, sentBack } from './beginnings.ts'

const oneDay = { service: { type: 'loan', dateOfInterest: '2026-03-03' } } as const
const wantedUntil: readonly Step[] = [
  { create: oneDay, status: 'ready_to_send' },
  { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
]

/** Deadlines: what follows when something does not come in time. */
export const waiting: readonly Scenario[] = [
  {
    name: 'no answer in time: the partner is left, the next one asked',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      { advance: 'P6D', status: 'request_sent' },
      {
        advance: 'P1D',
        status: 'request_sent',
        sends: ['A cancel', 'B request'],
        rota: ['expired', 'active'],
      },
      { advance: 'P7D', status: 'unfilled', sends: ['B cancel'], rota: ['expired', 'expired'] },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'no answer in time: closed, by the profile',
    workflow: { onExpiry: 'close', deadlines: { response: 'PT12H' } },
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      { advance: 'PT12H', status: 'expired', sends: ['A cancel'], rota: ['expired', 'skipped'] },
      { do: { type: 'reopen' }, status: 'unfilled', rota: ['expired', 'pending'] },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'no answer from any partner: closed as expired where a used-up rota closes',
    workflow: { onRotaUsedUp: 'close' },
    steps: [...requested, { advance: 'P7D', status: 'expired', sends: ['A cancel'] }],
    ends: 'closed as expired',
  },
  {
    name: 'no answer in time: claimed first, by the profile',
    workflow: { claimBeforeExpiry: true },
    steps: [
      ...requested,
      { advance: 'P7D', status: 'request_sent', sends: ['A status_request'] },
      { advance: 'P4D', status: 'unfilled', sends: ['A cancel'], rota: ['expired'] },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'claimed first, and answered in time',
    workflow: { claimBeforeExpiry: true },
    steps: [
      ...requested,
      { advance: 'P7D', status: 'request_sent', sends: ['A status_request'] },
      { lender: 'A', says: { type: 'status', names: 'request_received' }, status: 'request_accepted' },
      { advance: 'P4D', status: 'request_accepted' },
    ],
    ends: 'open in accepted',
  },
  {
    name: 'the partner’s own time to answer holds',
    partners: { A: { expiry: { kind: 'days', days: 2 } }, B: {} },
    steps: [
      ...ready,
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
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
    name: 'a provisional answer restarts the partner’s deadline',
    steps: [
      ...requested,
      { advance: 'P5D', status: 'request_sent' },
      { lender: 'A', says: { type: 'request_received' }, status: 'request_accepted' },
      { advance: 'P5D', status: 'request_accepted' },
      { advance: 'P2D', status: 'unfilled', sends: ['A cancel'], rota: ['expired'] },
    ],
    ends: 'open in unfilled',
  },
  {
    name: 'a deadline that is off never passes',
    workflow: { deadlines: { response: null, willSupply: null } },
    steps: [
      ...requested,
      { advance: 'P300D', status: 'request_sent' },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply' },
      { advance: 'P300D', status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'in doubt for too long: staff are called',
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: { A: { request: ['drop', 'already_exists'] } },
        status: 'unconfirmed',
        sends: ['A request', 'A request', 'A status_request'],
        recorded: ['A request', 'A status_request'],
        attention: ['unconfirmed'],
      },
      { advance: 'P1D', status: 'unconfirmed', attention: ['unconfirmed', 'no_answer'] },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply', attention: [] },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'promised and never shipped: claimed twice, then staff are called',
    steps: [
      ...promised,
      { advance: 'P14D', status: 'will_supply', sends: ['A status_request'] },
      { advance: 'P3D', status: 'will_supply', sends: ['A status_request'] },
      { advance: 'P3D', status: 'no_answer', attention: ['no_answer'] },
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically', attention: [] },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a partner that takes no claims and never ships: staff are called at once',
    partners: { A: { takesStatusRequest: false } },
    steps: [...promised, { advance: 'P14D', status: 'no_answer', attention: ['no_answer'] }],
    ends: 'open in will_supply',
  },
  {
    name: 'a claim is unanswered twice: a Reminder where the partner takes it, then staff are called',
    workflow: { reminder: true, deadlines: { response: null } },
    steps: [
      ...requested,
      { do: { type: 'claim' }, status: 'request_sent', sends: ['A status_request'] },
      { advance: 'P3D', status: 'request_sent', sends: [{ message: 'A reminder', under: 1 }] },
      { advance: 'P3D', status: 'no_answer', attention: ['no_answer'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a claim is unanswered twice: claimed again where the partner takes no Reminder',
    workflow: { reminder: true, deadlines: { response: null } },
    partners: { A: { takesReminder: false } },
    steps: [
      ...requested,
      { do: { type: 'claim' }, status: 'request_sent', sends: ['A status_request'] },
      { advance: 'P3D', status: 'request_sent', sends: ['A status_request'] },
      { advance: 'P3D', status: 'no_answer', attention: ['no_answer'] },
      { do: { type: 'dismiss', attention: 'no_answer' }, status: 'request_sent' },
    ],
    ends: 'open in sent',
  },
  {
    name: 'no answer to a renewal: staff are called, and it stays open',
    steps: [
      ...onLoan,
      { do: { type: 'renew' }, status: 'renew_requested', sends: ['A renew'] },
      { advance: 'P7D', status: 'renew_requested', attention: ['no_answer'] },
      {
        lender: 'A',
        says: { type: 'renewed', dueDate: '2026-05-05' },
        status: 'renewed_by_partner',
        attention: [],
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'no check-in: claimed twice, then staff are called',
    steps: [
      ...sentBack,
      { advance: 'P21D', status: 'lender_check_in', sends: ['A status_request'] },
      { advance: 'P3D', status: 'lender_check_in', sends: ['A status_request'] },
      { advance: 'P3D', status: 'no_answer', attention: ['no_answer'] },
      { lender: 'A', says: { type: 'checked_in' }, status: 'request_completed', attention: [] },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'the date of interest passes while a partner is asked; it must be replaced to reopen',
    partners: { A: {}, B: {} },
    steps: [
      ...wantedUntil,
      { advance: 'PT12H', status: 'request_sent' },
      { advance: 'P2D', status: 'expired', sends: ['A cancel'], rota: ['expired', 'skipped'] },
      { do: { type: 'reopen' }, status: 'expired', refused: 'give a new dateOfInterest' },
      {
        do: { type: 'reopen', dateOfInterest: '2026-03-20' },
        status: 'unfilled',
        rota: ['expired', 'pending'],
      },
      { do: { type: 'send' }, status: 'request_sent', sends: ['B request'] },
      { advance: 'P20D', status: 'expired', sends: ['B cancel'] },
    ],
    ends: 'closed as expired',
  },
  {
    name: 'the date of interest passes before anything was sent: reopened, ready to be sent',
    steps: [
      { create: oneDay, status: 'ready_to_send' },
      { advance: 'P2D', status: 'expired' },
      { do: { type: 'reopen', dateOfInterest: '2026-04-01' }, status: 'ready_to_send', rota: ['pending'] },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'the date of interest does not matter once the item is on its way',
    steps: [
      ...wantedUntil,
      { lender: 'A', says: { type: 'shipped', items: [] }, status: 'shipped_physically' },
      { advance: 'P5D', status: 'shipped_physically' },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'a day ends when it ends at the library: in Oslo an hour before it does in Greenwich',
    timeZone: 'Europe/Oslo',
    steps: [
      ...wantedUntil,
      { advance: 'P1DT13H30M', status: 'request_sent' },
      { advance: 'PT45M', status: 'expired', sends: ['A cancel'] },
    ],
    ends: 'closed as expired',
  },
  {
    name: 'deadlines are found again after a restart',
    partners: { A: {}, B: {} },
    steps: [
      ...requested,
      { restart: true, status: 'request_sent' },
      {
        advance: 'P7D',
        status: 'request_sent',
        sends: ['A cancel', 'B request'],
        rota: ['expired', 'active'],
      },
    ],
    ends: 'open in sent',
  },
]
