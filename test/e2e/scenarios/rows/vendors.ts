import type { Iso18626Saying } from '../iso18626-lender.ts'
import type { Scenario, Step, Wanted } from '../scenario.ts'
import { asked, onLoan, promised, ready, received, sentBack } from './beginnings.ts'

/** What an Alma or ILLiad system would drop or not know. */
const awkward: Wanted = {
  citation: {
    title: 'On lending',
    identifiers: [
      { type: 'isbn', value: '9780306406157' },
      { type: 'DOI', value: '10.1000/182' },
    ],
    supplierRecordId: 'own-1',
  },
  service: { type: 'loan', level: 'Core', maximumCost: { currency: 'NOK', amount: '150' } },
}

const renewing: readonly Step[] = [
  ...onLoan,
  { do: { type: 'renew' }, status: 'renew_requested', told: ['A renew'] },
]
const cancelling: readonly Step[] = [
  ...promised,
  { do: { type: 'cancel' }, status: 'cancel_requested', told: ['A cancel'] },
]
const alma = { A: { vendor: 'alma' } } as const
const reshare = { A: { vendor: 'reshare' } } as const

/** The quirks of vendors' systems, both ways. */
export const vendorRows: readonly Scenario<Iso18626Saying>[] = [
  {
    name: 'to Alma: known codes alone, the record id as an OCLC number, address and costs in the note',
    partners: alma,
    quirks: [
      'alma.identifierCodes',
      'alma.unknownServiceLevel',
      'alma.recordIdRepeatedAs',
      'alma.addressesAndCostsInNote',
    ],
    steps: [
      { create: awkward, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        told: [
          {
            told: 'A request',
            note: 'Cost: at most 150 NOK',
            holds: ['>ISBN<', '<serviceLevel>Standard<', '>OCLC<', '1 Reading Road', 'DOI'],
            lacks: ['Code>DOI<', 'Core'],
          },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'to Alma: a note goes out once more as a Notification, where people see it',
    partners: alma,
    quirks: ['alma.notesOnlyOnNotification'],
    steps: [
      ...received,
      {
        do: { type: 'return', note: 'In two boxes.' },
        status: 'lender_check_in',
        told: [
          { told: 'A shipped_return', note: 'In two boxes.' },
          { told: 'A message', note: 'In two boxes.' },
        ],
        recorded: ['A shipped_return'],
      },
    ],
    ends: 'open in returned',
  },
  {
    name: 'Alma: several volumes stand in one itemId with commas between them',
    partners: alma,
    quirks: ['alma.itemIdCommas'],
    steps: [
      { create: { items: 3 }, status: 'ready_to_send' },
      { do: { type: 'send' }, status: 'request_sent', told: ['A request'] },
      {
        lender: 'A',
        wire: { fixture: 'alma/several-volumes.xml' },
        means: 'shipped',
        status: 'shipped_physically',
        shows: {
          items: [{ partnerItemId: '39001' }, { partnerItemId: '39002' }, { partnerItemId: '39003' }],
        },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'Alma: a renewal is said as StatusChange',
    partners: alma,
    quirks: ['alma.trustedReasons'],
    steps: [
      ...renewing,
      {
        lender: 'A',
        wire: { fixture: 'alma/renewal-said-as-status-change.xml' },
        means: 'renewed',
        status: 'renewed_by_partner',
        shows: { items: [{ dueDate: '2027-01-15' }] },
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'Alma: Loaned once more with a later due date is the renewal that was asked for',
    partners: alma,
    quirks: ['alma.trustedReasons'],
    steps: [
      ...renewing,
      {
        lender: 'A',
        wire: { fixture: 'alma/renewal-without-answer.xml' },
        means: 'renewed',
        status: 'renewed_by_partner',
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'Alma: a refused renewal is said as RequestResponse',
    partners: alma,
    quirks: ['alma.trustedReasons'],
    steps: [
      ...renewing,
      {
        lender: 'A',
        wire: { fixture: 'alma/renewal-refused-said-as-request-response.xml' },
        means: 'renew_refused',
        status: 'renew_not_accepted',
      },
    ],
    ends: 'open in on_loan',
  },
  {
    name: 'Alma: a refused cancel is said as StatusChange',
    partners: alma,
    quirks: ['alma.trustedReasons'],
    steps: [
      ...cancelling,
      {
        lender: 'A',
        wire: { fixture: 'alma/cancel-refused-said-as-status-change.xml' },
        means: 'cancel_refused',
        status: 'cancel_not_accepted',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'Alma: a shipment is said as RenewResponse, a status answer as StatusChange, a check-in as RequestResponse',
    partners: alma,
    quirks: ['alma.trustedReasons'],
    steps: [
      ...promised,
      { do: { type: 'claim' }, status: 'will_supply', told: ['A status_request'] },
      {
        lender: 'A',
        wire: { fixture: 'alma/status-answer-said-as-status-change.xml' },
        means: 'status',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { fixture: 'alma/shipped-said-as-renew-response.xml' },
        means: 'shipped',
        status: 'shipped_physically',
      },
      { do: { type: 'receive' }, status: 'received_physically', told: ['A received'] },
      { do: { type: 'return' }, status: 'lender_check_in', told: ['A shipped_return'] },
      {
        lender: 'A',
        wire: { fixture: 'alma/completed-said-as-request-response.xml' },
        means: 'checked_in',
        status: 'request_completed',
      },
    ],
    ends: 'closed as completed',
  },
  {
    name: 'Alma: a Notification with an empty status changes nothing',
    partners: alma,
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: { fixture: 'alma/notification-with-empty-status.xml' },
        means: 'message',
        status: 'will_supply',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'Alma: only the note tells what expired from what cannot be supplied',
    partners: { A: { vendor: 'alma' }, B: {} },
    quirks: ['alma.expired'],
    steps: [
      ...asked,
      {
        lender: 'A',
        wire: { fixture: 'alma/expired.xml' },
        means: 'expired',
        status: 'request_sent',
        told: ['B request'],
        rota: ['expired', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'to ILLiad: known codes alone, the record id as an OCLC number',
    partners: { A: { vendor: 'illiad' } },
    quirks: ['illiad.identifierCodes', 'illiad.unknownServiceLevel', 'illiad.recordIdRepeatedAs'],
    steps: [
      { create: awkward, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        told: [
          {
            told: 'A request',
            holds: ['>ISBN<', '<serviceLevel>Standard<', '>OCLC<'],
            lacks: ['Code>DOI<', 'Core', 'at most'],
          },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'to a system that keeps to the standard: codes as they are',
    partners: { A: { vendor: 'standard' } },
    steps: [
      { create: awkward, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        told: [
          { told: 'A request', holds: ['Code>DOI<', '<serviceLevel>Core<'], lacks: ['>OCLC<', 'at most'] },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'ReShare: a condition before Loaned is a question, agreed with a mark',
    partners: reshare,
    quirks: ['reshare.acceptanceMarker'],
    steps: [
      ...asked,
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
        told: [{ told: 'A accept_condition', note: '#ReShareLoanConditionAgreeResponse#' }],
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
      { do: { type: 'accept_condition' }, status: 'will_supply', told: ['A accept_condition'] },
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
      ...asked,
      {
        lender: 'A',
        wire: { fixture: 'reshare/retry-wins-over-condition.xml' },
        means: 'retry_possible',
        status: 'retry_possible',
      },
      {
        do: { type: 'retry' },
        status: 'request_sent',
        told: [{ told: 'A retry', under: 1, lacks: ['requestingAgencyPreviousRequestId'] }],
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
      ...asked,
      {
        lender: 'A',
        wire: { fixture: 'reshare/crosslink-mock-condition.xml' },
        means: 'retry_possible',
        status: 'retry_possible',
        shows: { negotiation: { reason: 'LoanCondition' } },
      },
      { do: { type: 'retry' }, status: 'request_sent', told: [{ told: 'A retry', under: 1 }] },
    ],
    ends: 'open in sent',
  },
  {
    name: 'ReShare takes no Reminder: it is claimed again in its place',
    partners: reshare,
    quirks: ['reshare.takesReminder'],
    workflow: { reminder: true, deadlines: { response: null } },
    steps: [
      ...asked,
      { do: { type: 'claim' }, status: 'request_sent', told: ['A status_request'] },
      { advance: 'P3D', status: 'request_sent', told: ['A status_request'] },
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
      { do: { type: 'send' }, status: 'request_sent', told: ['A request'] },
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
        told: ['A request', 'A request', 'A status_request', 'B request'],
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
        told: ['A request', 'A status_request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'OCLC: a condition is for information, and nobody waits for an answer',
    partners: { A: { vendor: 'oclc' } },
    quirks: ['oclc.asksConditions'],
    steps: [
      ...asked,
      {
        lender: 'A',
        wire: { fixture: 'oclc/condition-for-information.xml' },
        means: 'will_supply',
        status: 'will_supply',
        shows: { negotiation: null },
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'Koha keeps to the standard',
    partners: { A: { vendor: 'koha' } },
    steps: [
      ...promised,
      {
        lender: 'A',
        wire: { fixture: 'koha/shipped.xml' },
        means: 'shipped',
        status: 'shipped_physically',
        shows: { items: [{ partnerItemId: '39001' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'what was seen of many systems: no namespace, empty elements, timestamps that are none, no agency named',
    steps: [
      ...asked,
      {
        lender: 'A',
        wire: { fixture: 'standard/no-namespace.xml' },
        means: 'will_supply',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { fixture: 'standard/empty-elements.xml' },
        means: 'will_supply',
        ignored: 'will_supply not in stage will_supply',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { fixture: 'standard/null-agency-ids.xml' },
        means: 'will_supply',
        ignored: 'will_supply not in stage will_supply',
        status: 'will_supply',
      },
      {
        lender: 'A',
        wire: { fixture: 'standard/timestamps.xml' },
        means: 'shipped',
        status: 'shipped_physically',
        shows: { items: [{ dueDate: '2027-01-15' }] },
      },
    ],
    ends: 'open in shipped',
  },
  {
    name: 'expired, by the code that is seen for it',
    partners: { A: {}, B: {} },
    quirks: ['standard.expired'],
    steps: [
      ...asked,
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'Unfilled', reasonUnfilled: 'RequestExpired' },
        means: 'expired',
        status: 'request_sent',
        told: ['B request'],
        rota: ['expired', 'active'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a check-in that comes twice under different reasons is noted once',
    steps: [
      ...sentBack,
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'LoanCompleted' },
        means: 'checked_in',
        status: 'request_completed',
      },
      {
        lender: 'A',
        wire: { reason: 'RequestResponse', status: 'LoanCompleted' },
        means: 'checked_in',
        ignored: 'no longer asked',
        status: 'request_completed',
      },
    ],
    ends: 'closed as completed',
  },
]
