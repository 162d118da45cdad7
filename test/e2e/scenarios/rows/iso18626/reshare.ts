import type { Iso18626WireMessage } from '../../iso18626-lender.ts'
import type { Scenario, Step } from '../../scenario.ts'
import { promised, ready, requested } from '../beginnings.ts'

const cancelling: readonly Step[] = [
  ...promised,
  { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
]
const reshare = { A: { vendor: 'reshare' } } as const

/** The quirks of ReShare and CrossLink. */
export const reshareRows: readonly Scenario<Iso18626WireMessage>[] = [
  {
    name: 'ReShare: a condition before Loaned is a question, agreed with a mark',
    partners: reshare,
    quirks: ['reshare.acceptanceMarker'],
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { fixture: 'reshare/condition.xml' },
        means: 'conditional',
        status: 'conditional',
        shows: { negotiation: { conditions: ['LibraryUseOnly'] }, stage: 'accepted' },
      },
      {
        do: { type: 'accept_condition' },
        status: 'request_accepted',
        sends: [{ message: 'A accept_condition', note: '#ReShareLoanConditionAgreeResponse#' }],
      },
      {
        lender: 'A',
        wire: { fixture: 'reshare/conditions-pending.xml' },
        means: 'message',
        status: 'request_accepted',
      },
    ],
    ends: 'open in accepted',
  },
  {
    name: 'ReShare: a condition added later, by a mark in a note',
    partners: reshare,
    quirks: ['reshare.conditionMarker', 'standard.noteMarkers'],
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: { fixture: 'reshare/condition-added-in-words.xml' },
        means: 'conditional',
        status: 'conditional',
        shows: { negotiation: { conditions: ['Keep it dry.'] } },
      },
      { do: { type: 'accept_condition' }, status: 'will_supply', sends: ['A accept_condition'] },
      {
        lender: 'A',
        wire: { fixture: 'reshare/condition-added-by-notification.xml' },
        means: 'conditional',
        status: 'conditional',
        shows: { negotiation: { conditions: ['NoReproduction'] } },
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'ReShare: a retry goes out under the id of the first try',
    partners: reshare,
    quirks: ['reshare.retryKeepsId'],
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { fixture: 'reshare/retry-wins-over-condition.xml' },
        means: 'retry_possible',
        status: 'retry_possible',
      },
      {
        do: { type: 'retry' },
        status: 'request_sent',
        sends: [{ message: 'A retry', under: 1, holds: ['requestingAgencyPreviousRequestId'] }],
      },
      { lender: 'A', says: { type: 'will_supply' }, status: 'will_supply' },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'CrossLink’s mock lender: its loan condition is RetryPossible, and wants a Retry back',
    partners: reshare,
    quirks: ['reshare.retryKeepsId'],
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: { fixture: 'reshare/crosslink-mock-condition.xml' },
        means: 'retry_possible',
        status: 'retry_possible',
        shows: { negotiation: { reason: 'LoanCondition' } },
      },
      { do: { type: 'retry' }, status: 'request_sent', sends: [{ message: 'A retry', under: 1 }] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'ReShare takes no Reminder: it is claimed again in its place',
    partners: reshare,
    quirks: ['reshare.takesReminder'],
    workflow: { reminder: true, deadlines: { response: null } },
    steps: [
      ...requested,
      { do: { type: 'claim' }, status: 'request_sent', sends: ['A status_request'] },
      { advance: 'P3D', status: 'request_sent', sends: ['A status_request'] },
      { advance: 'P3D', status: 'no_answer' },
    ],
    ends: 'open in sent',
  },
  {
    name: 'ReShare: several volumes, each with name, call number and id, in one itemId',
    partners: reshare,
    quirks: ['reshare.itemIdCommas'],
    steps: [
      { create: { items: 2 }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
      {
        lender: 'A',
        wire: { fixture: 'reshare/several-volumes.xml' },
        means: 'shipped',
        status: 'shipped_physically',
        items: ['shipped', 'shipped'],
        shows: {
          items: [
            { volume: 'vol. 1', callNumber: 'QA 76 .B3', partnerItemId: '39001' },
            { volume: 'vol. 2', callNumber: 'QA 76 .B3', partnerItemId: '39002' },
          ],
        },
      },
      {
        lender: 'A',
        wire: { fixture: 'reshare/one-volume-with-commas.xml' },
        means: 'shipped',
        status: 'shipped_physically',
        items: ['shipped', 'shipped'],
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'ReShare: a null status appears as RequestReceived, and is no step back',
    partners: reshare,
    steps: [
      ...cancelling,
      {
        lender: 'A',
        wire: { fixture: 'reshare/notification-with-request-received.xml' },
        means: 'message',
        status: 'cancel_requested',
      },
      {
        lender: 'A',
        wire: { fixture: 'reshare/cancel-refused-with-request-received.xml' },
        means: 'cancel_refused',
        status: 'cancel_not_accepted',
        shows: { stage: 'will_supply' },
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'ReShare and CrossLink: a repeated request is refused, which is no refusal; their words for an unknown one',
    partners: { A: { vendor: 'reshare' }, B: {} },
    workflow: { onSendFailure: 'next_partner' },
    quirks: ['standard.alreadyKnown', 'standard.unknownRequest'],
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: {
          A: {
            request: ['drop', 'error BadlyFormedMessage: RequestIdAlreadyExists: 1'],
            status_request: ['error UnrecognisedDataValue: UnableToFindRequest: 1'],
          },
        },
        status: 'request_sent',
        sends: ['A request', 'A request', 'A status_request', 'B request'],
        recorded: ['A request', 'A status_request', 'B request'],
        rota: ['failed', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a request that is refused as known already is in doubt, not refused',
    partners: reshare,
    quirks: ['standard.alreadyKnown'],
    steps: [
      ...ready,
      {
        do: { type: 'send' },
        replies: {
          A: {
            request: [
              'error UnrecognisedDataValue: requestingAgencyRequestId: request with a given ID already exists',
            ],
          },
        },
        status: 'unconfirmed',
        sends: ['A request', 'A status_request'],
      },
    ],
    ends: 'open in sent',
  },
]
