import type { Iso18626WireMessage } from '../../iso18626-lender.ts'
import type { Scenario, Step } from '../../scenario.ts'
import { ready, requested } from '../beginnings.ts'
import { bytes, messageInfo, statusInfo } from './bytes.ts'

/** Returns a row in which the request is refused with an error of each type, and held. */
const refusedAs = (errorType: string): readonly Step<Iso18626WireMessage>[] => [
  ...ready,
  {
    do: { type: 'send' },
    replies: { A: { request: [`error ${errorType}: request/header`] } },
    status: 'send_failed',
    sends: ['A request'],
    shows: { attention: [{ detail: { refused: true, reason: { text: `${errorType}: request/header` } } }] },
  },
]

/** Messages that are refused in the words of the standard, either way. */
export const refusals: readonly Scenario<Iso18626WireMessage>[] = [
  ...[
    'UnsupportedActionType',
    'UnsupportedReasonForMessageType',
    'UnrecognisedDataElement',
    'UnrecognisedDataValue',
    'BadlyFormedMessage',
  ].map(
    (errorType): Scenario<Iso18626WireMessage> => ({
      name: `the lender refuses the request with ${errorType}`,
      steps: refusedAs(errorType),
      ends: 'open in sent',
    }),
  ),
  {
    name: 'messages that cannot be acted on are refused in the words of the standard, and shown to staff',
    steps: [
      ...requested,
      {
        lender: 'A',
        wire: bytes(messageInfo('Answer'), statusInfo('WillSupply')),
        means: 'message',
        status: 'request_sent',
        attention: ['message_received'],
        rejected:
          'UnsupportedReasonForMessageType: supplyingAgencyMessage/messageInfo/reasonForMessage: Answer',
      },
      {
        lender: 'A',
        wire: bytes('<messageInfo/>', statusInfo('WillSupply')),
        means: 'message',
        status: 'request_sent',
        attention: ['message_received', 'message_received'],
        rejected: 'BadlyFormedMessage: supplyingAgencyMessage/messageInfo/reasonForMessage',
      },
      {
        lender: 'A',
        wire: bytes(messageInfo('RequestResponse'), statusInfo('Lent')),
        means: 'message',
        status: 'request_sent',
        attention: ['message_received', 'message_received', 'message_received'],
        rejected: 'UnrecognisedDataValue: supplyingAgencyMessage/statusInfo/status: Lent',
      },
      {
        lender: 'A',
        wire: bytes(messageInfo('RenewResponse'), statusInfo('Loaned')),
        means: 'message',
        status: 'request_sent',
        attention: ['message_received', 'message_received', 'message_received', 'message_received'],
        rejected: 'BadlyFormedMessage: supplyingAgencyMessage/messageInfo/answerYesNo',
      },
      {
        lender: 'A',
        wire: { reason: 'RequestResponse', status: 'WillSupply', header: { requestId: 'NOBODY-7K2Q-1' } },
        status: 'request_sent',
        rejected:
          'UnrecognisedDataValue: supplyingAgencyMessage/header/requestingAgencyRequestId: NOBODY-7K2Q-1',
      },
      {
        lender: 'A',
        wire: {
          reason: 'RequestResponse',
          status: 'WillSupply',
          header: { supplyingAgency: { type: 'ISIL', value: 'XX-STRANGER' } },
        },
        means: 'message',
        status: 'request_sent',
        rejected: 'UnrecognisedDataValue: supplyingAgencyMessage/header/supplyingAgencyId: XX-STRANGER',
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
      ...requested,
      {
        lender: 'A',
        wire: bytes('<action>Cancel</action>', '', 'requestingAgencyMessage'),
        status: 'request_sent',
        rejected: 'requestingAgencyMessage',
      },
    ],
    ends: 'open in sent',
  },
]
