import type { Iso18626WireMessage } from '../../iso18626-lender.ts'
import type { Scenario, Step } from '../../scenario.ts'
import { onLoan, promised, received, requested } from '../beginnings.ts'
import { awkward } from './awkward.ts'

const renewing: readonly Step[] = [
  ...onLoan,
  { do: { type: 'renew' }, status: 'renew_requested', sends: ['A renew'] },
]
const cancelling: readonly Step[] = [
  ...promised,
  { do: { type: 'cancel' }, status: 'cancel_requested', sends: ['A cancel'] },
]
const alma = { A: { vendor: 'alma' } } as const

/** The quirks of Alma. */
export const almaRows: readonly Scenario<Iso18626WireMessage>[] = [
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
        sends: [
          {
            message: 'A request',
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
        sends: [
          { message: 'A shipped_return', note: 'In two boxes.' },
          { message: 'A message', note: 'In two boxes.' },
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
      { do: { type: 'send' }, status: 'request_sent', sends: ['A request'] },
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
      { do: { type: 'claim' }, status: 'will_supply', sends: ['A status_request'] },
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
      { do: { type: 'receive' }, status: 'received_physically', sends: ['A received'] },
      { do: { type: 'return' }, status: 'lender_check_in', sends: ['A shipped_return'] },
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
      ...requested,
      {
        lender: 'A',
        wire: { fixture: 'alma/expired.xml' },
        means: 'expired',
        status: 'request_sent',
        sends: ['B request'],
        rota: ['expired', 'active'],
      },
    ],
    ends: 'open in sent',
  },
]
