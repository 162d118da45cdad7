import type { Iso18626Saying } from '../iso18626-lender.ts'
import type { Scenario, Step } from '../scenario.ts'
import { asked, onLoan, promised, ready, received } from './beginnings.ts'

/** A message that no codec would write. The ids of the fixtures stand for those of the row. */
const bytes = (messageInfo: string, statusInfo: string, kind = 'supplyingAgencyMessage'): Iso18626Saying => ({
  bytes: `<?xml version="1.0" encoding="UTF-8"?>
<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626" xmlns:ill="http://illtransactions.org/2013/iso18626" ill:version="1.2">
  <${kind}>
    <header>
      <supplyingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>XX-LEND</agencyIdValue></supplyingAgencyId>
      <requestingAgencyId><agencyIdType>ISIL</agencyIdType><agencyIdValue>XX-BORR</agencyIdValue></requestingAgencyId>
      <multipleItemRequestId/>
      <timestamp>2026-03-02T10:00:00Z</timestamp>
      <requestingAgencyRequestId>BORR-7K2MQ4X9-1</requestingAgencyRequestId>
    </header>
    ${messageInfo}
    ${statusInfo}
  </${kind}>
</ISO18626Message>`,
})
const messageInfo = (reason: string) =>
  `<messageInfo><reasonForMessage>${reason}</reasonForMessage></messageInfo>`
const statusInfo = (status: string) =>
  `<statusInfo><status>${status}</status><lastChange>2026-03-02T10:00:00Z</lastChange></statusInfo>`

/** The request is refused with an error of each type, and held. */
const refusedAs = (errorType: string): readonly Step<Iso18626Saying>[] => [
  ...ready,
  {
    do: { type: 'send' },
    replies: { A: { request: [`error ${errorType}: request/header`] } },
    status: 'send_failed',
    told: ['A request'],
    shows: { alerts: [{ refused: true, reason: `${errorType}: request/header` }] },
  },
]

/** Wire details of ISO 18626 that no other protocol has. */
export const iso18626Rows: readonly Scenario<Iso18626Saying>[] = [
  ...[
    'UnsupportedActionType',
    'UnsupportedReasonForMessageType',
    'UnrecognisedDataElement',
    'UnrecognisedDataValue',
    'BadlyFormedMessage',
  ].map(
    (errorType): Scenario<Iso18626Saying> => ({
      name: `the lender refuses the request with ${errorType}`,
      steps: refusedAs(errorType),
      ends: 'open in sent',
    }),
  ),
  {
    name: 'Loaned with reason RequestResponse is a shipment as the first answer',
    steps: [
      ...asked,
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
      ...asked,
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
        told: ['B request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: '23:59:59Z is already tomorrow in Oslo',
    timeZone: 'Europe/Oslo',
    steps: [
      ...asked,
      {
        lender: 'A',
        wire: { reason: 'StatusChange', status: 'Loaned', dueDate: '2026-04-07T23:59:59Z' },
        means: 'shipped',
        status: 'shipped_physically',
        shows: { items: [{ dueDate: '2026-04-08' }] },
      },
      {
        do: { type: 'receive' },
        status: 'received_physically',
        told: ['A received'],
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'days go out as their last second at the library',
    timeZone: 'Europe/Oslo',
    steps: [
      {
        create: { service: { type: 'copy_or_loan', neededBy: '2026-03-20', anyEdition: true } },
        status: 'ready_to_send',
      },
      {
        do: { type: 'send' },
        status: 'request_sent',
        told: [
          {
            told: 'A request',
            holds: ['<needBeforeDate>2026-03-20T22:59:59Z<', '<serviceType>CopyOrLoan<', 'nyEdition'],
          },
        ],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'who wants it is told to a partner only where its profile says so',
    partners: { A: {}, B: { sendsRequesterInformation: true } },
    steps: [
      {
        create: { patron: { id: 'p1', surname: 'Moss', givenName: 'Ida', email: 'moss@example.org' } },
        status: 'ready_to_send',
      },
      {
        do: { type: 'send' },
        status: 'request_sent',
        told: [
          {
            told: 'A request',
            holds: ['<requestSubType>PatronRequest<'],
            lacks: ['Moss', 'Ida', 'p1', 'example.org'],
          },
        ],
      },
      {
        lender: 'A',
        wire: { reason: 'RequestResponse', status: 'Unfilled' },
        means: 'unfilled',
        status: 'request_sent',
        told: [{ told: 'B request', holds: ['<surname>Moss<', '<patronId>p1<'], lacks: ['example.org'] }],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'Cancelled as a StatusChange answers an open cancel',
    steps: [
      ...promised,
      { do: { type: 'cancel' }, status: 'cancel_requested', told: ['A cancel'] },
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
      { do: { type: 'cancel' }, status: 'cancel_requested', told: ['A cancel'] },
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
        told: ['B request'],
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a CancelResponse without an answer says it by its status',
    steps: [
      ...promised,
      { do: { type: 'cancel' }, status: 'cancel_requested', told: ['A cancel'] },
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
    name: 'a Notification repeats the status, and changes nothing',
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
        means: 'message',
        status: 'will_supply',
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
      { do: { type: 'accept_condition' }, status: 'will_supply', told: ['A accept_condition'] },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'RetryPossible wins over a condition in the same message',
    steps: [
      ...asked,
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
    name: 'a copy under an address of the web, in the place where the edition has it',
    steps: [
      { create: { service: { type: 'copy', form: 'digital' } }, status: 'ready_to_send' },
      {
        do: { type: 'send' },
        status: 'request_sent',
        told: [{ told: 'A request', holds: ['<serviceType>Copy<', '>PDF<'] }],
      },
      {
        lender: 'A',
        wire: {
          reason: 'StatusChange',
          status: 'CopyCompleted',
          delivery: { url: 'https://lender.example/1.pdf?key=x&n=2', format: 'PDF' },
        },
        means: 'shipped',
        status: 'shipped_digitally',
        shows: { items: [{ url: 'https://lender.example/1.pdf?key=x&n=2' }] },
      },
    ],
    ends: 'open in shipped',
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
        ignored: 'expects_to_supply not in stage received',
      },
    ],
    ends: 'open in received',
  },
  {
    name: 'messages that cannot be acted on are refused in the words of the standard, and change nothing',
    steps: [
      ...asked,
      {
        lender: 'A',
        wire: bytes(messageInfo('Answer'), statusInfo('WillSupply')),
        status: 'request_sent',
        rejected:
          'UnsupportedReasonForMessageType: supplyingAgencyMessage/messageInfo/reasonForMessage: Answer',
      },
      {
        lender: 'A',
        wire: bytes('<messageInfo/>', statusInfo('WillSupply')),
        status: 'request_sent',
        rejected: 'BadlyFormedMessage: supplyingAgencyMessage/messageInfo/reasonForMessage',
      },
      {
        lender: 'A',
        wire: bytes(messageInfo('RequestResponse'), statusInfo('Lent')),
        status: 'request_sent',
        rejected: 'UnrecognisedDataValue: supplyingAgencyMessage/statusInfo/status: Lent',
      },
      {
        lender: 'A',
        wire: bytes(messageInfo('RenewResponse'), statusInfo('Loaned')),
        status: 'request_sent',
        rejected: 'BadlyFormedMessage: supplyingAgencyMessage/messageInfo/answerYesNo',
      },
      {
        lender: 'A',
        wire: { reason: 'RequestResponse', status: 'WillSupply', header: { requestId: 'NOBODY-7K2Q-1' } },
        status: 'request_sent',
        rejected: 'UnrecognisedDataValue: header/requestingAgencyRequestId: NOBODY-7K2Q-1',
      },
      {
        lender: 'A',
        wire: {
          reason: 'RequestResponse',
          status: 'WillSupply',
          header: { supplyingAgency: { type: 'ISIL', value: 'XX-STRANGER' } },
        },
        status: 'request_sent',
        rejected: 'UnrecognisedDataValue: header/supplyingAgencyId: XX-STRANGER',
      },
      { lender: 'A', wire: { bytes: 'no XML at all' }, status: 'request_sent', rejected: 'HTTP 400' },
      {
        lender: 'A',
        wire: bytes(messageInfo('RequestResponse'), '<surprise/>'.concat(statusInfo('WillSupply'))),
        means: 'will_supply',
        status: 'will_supply',
      },
    ],
    ends: 'open in will_supply',
  },
  {
    name: 'a message for lenders is refused: this library only borrows',
    steps: [
      ...asked,
      {
        lender: 'A',
        wire: bytes('<action>Cancel</action>', '', 'requestingAgencyMessage'),
        status: 'request_sent',
        rejected: 'requestingAgencyMessage',
      },
    ],
    ends: 'open in sent',
  },
  {
    name: 'a broker answers for the library that really supplies',
    partners: { A: { answersFor: 'any' } },
    steps: [
      ...asked,
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
    name: 'the partner’s own id for the request is kept, and said back to it',
    steps: [
      ...asked,
      {
        lender: 'A',
        wire: {
          reason: 'RequestResponse',
          status: 'WillSupply',
          header: { supplierRequestId: 'their-77' },
        },
        means: 'will_supply',
        status: 'will_supply',
        shows: { rota: [{ partnerRequestId: 'their-77' }] },
      },
      {
        do: { type: 'message', note: 'Thank you.' },
        status: 'will_supply',
        told: [{ told: 'A message', holds: ['<supplyingAgencyRequestId>their-77<'] }],
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
        told: ['A request', 'A request', 'A status_request'],
        recorded: ['A request', 'A status_request'],
      },
      {
        lender: 'A',
        wire: { reason: 'StatusRequestResponse', status: 'Cancelled' },
        means: 'status',
        status: 'rejected_by_partner',
      },
    ],
    ends: 'open in unfilled',
  },
]
