import { describe, expect, test } from 'vitest'
import { PartnerEvent } from '../../../src/borrowing/partner-events/partner-event.ts'
import type { OperationKind } from '../../../src/borrowing/request/operation.ts'
import { ncip } from '../../../src/partners/ncip/entry.ts'
import { bytes, requestId } from '../sample-request.ts'
import {
  itemIdElement,
  partner,
  problem,
  requestIdElement,
  response,
  userIdElement,
} from './sample-messages.ts'

const read = (operation: OperationKind, xml: string, to = partner(), timeZone = 'Europe/Oslo') =>
  ncip.readReply(
    operation,
    { status: 200, contentType: 'text/xml', body: bytes(xml) },
    to,
    requestId,
    timeZone,
  )

const loan = '<RequestType>Loan</RequestType><RequestScopeType>Item</RequestScopeType>'
const pending = '<Pending/>'
const theirs = '<RequestId><RequestIdentifierValue>their-7</RequestIdentifierValue></RequestId>'

describe('meanings of responses', () => {
  test.each<[OperationKind, string, string, readonly object[]]>([
    [
      'request',
      'RequestItemResponse',
      `${requestIdElement}${userIdElement}${loan}`,
      [{ type: 'request_received' }],
    ],
    [
      'request',
      'RequestItemResponse',
      `${theirs}${itemIdElement()}${userIdElement}${loan}`,
      [{ type: 'request_received', partnerRequestId: 'their-7', items: [{ partnerItemId: 'L-1001' }] }],
    ],
    [
      'retry',
      'RequestItemResponse',
      `${requestIdElement}${userIdElement}${loan}`,
      [{ type: 'request_received' }],
    ],
    ['cancel', 'CancelRequestItemResponse', `${requestIdElement}${userIdElement}`, []],
    ['received', 'ItemReceivedResponse', '', []],
    ['shipped_return', 'ItemShippedResponse', '', []],
    [
      'renew',
      'RenewItemResponse',
      `${itemIdElement()}<DateDue>2027-01-15T23:30:00Z</DateDue>`,
      [{ type: 'renewed', dueDate: '2027-01-16' }],
    ],
    ['renew', 'RenewItemResponse', itemIdElement(), [{ type: 'renewed', dueDate: undefined }]],
    ['renew', 'RenewItemResponse', pending, [{ type: 'renew_pending' }]],
    [
      'status_request',
      'LookupRequestResponse',
      `${requestIdElement}<RequestStatusType>On Loan</RequestStatusType>`,
      [{ type: 'status', code: 'On Loan', names: 'shipped' }],
    ],
    [
      'status_request',
      'LookupRequestResponse',
      `${requestIdElement}<RequestStatusType>On the moon</RequestStatusType>`,
      [{ type: 'status', code: 'On the moon', names: undefined, note: 'Status: On the moon' }],
    ],
    [
      'reminder',
      'LookupRequestResponse',
      `${requestIdElement}${itemIdElement()}`,
      [{ type: 'status', code: '', names: undefined, items: [{ partnerItemId: 'L-1001' }] }],
    ],
    ['message', 'ItemRequestUpdatedResponse', '', []],
    ['lost', 'ReportCirculationStatusChangeResponse', itemIdElement(), []],
    ['damaged', 'ItemUpdatedResponse', '', []],
    ['damaged', 'ItemRequestUpdatedResponse', '', []],
    ['accept_condition', 'ItemRequestUpdatedResponse', '', [{ type: 'request_received' }]],
    ['received', 'ItemRequestUpdatedResponse', '', []],
  ])('%s: %s %s', (operation, kind, content, events) => {
    const meant = read(operation, response(kind, content))
    expect(meant).toMatchObject({ kind: 'confirmed', events })
    for (const event of meant.kind === 'confirmed' ? meant.events : [])
      expect(PartnerEvent.parse(event)).toEqual(event)
  })

  test('include the end of a cancel where the profile says so', () => {
    const xml = response('CancelRequestItemResponse', `${requestIdElement}${userIdElement}`)
    for (const connection of [{ profile: 'nncipp' as const }, { cancelSettledBy: 'response' as const }])
      expect(read('cancel', xml, partner(connection))).toMatchObject({
        events: [{ type: 'cancel_accepted' }],
      })
  })
})

describe('meanings of Problems', () => {
  test.each<[OperationKind, string, string, string, object]>([
    [
      'request',
      'RequestItemResponse',
      'Item Does Not Circulate',
      'refused',
      { answers: { type: 'unfilled' } },
    ],
    ['request', 'RequestItemResponse', 'Unknown Item', 'refused', { answers: { type: 'unfilled' } }],
    [
      'request',
      'RequestItemResponse',
      'Item Not Available By Need Before Date',
      'refused',
      { answers: { type: 'retry_possible' } },
    ],
    ['request', 'RequestItemResponse', 'Temporary Processing Failure', 'not_now', {}],
    ['request', 'RequestItemResponse', 'Invalid Message Syntax Error', 'not_now', {}],
    ['request', 'RequestItemResponse', 'SAXParseException', 'not_now', {}],
    ['request', 'RequestItemResponse', 'cvc-complex-type.2.4.a: Invalid content was found', 'not_now', {}],
    ['renew', 'RenewItemResponse', 'Invalid Message Syntax Error', 'not_now', {}],
    ['request', 'RequestItemResponse', 'Duplicate Request', 'refused', { error: { alreadyKnown: true } }],
    ['request', 'RequestItemResponse', 'Agency Authentication Failed', 'refused', {}],
    ['request', 'RequestItemResponse', 'Needed Data Missing', 'refused', {}],
    ['request', 'RequestItemResponse', 'Unknown Request', 'refused', { error: { kind: 'other' } }],
    ['request', 'RequestItemResponse', '77', 'refused', {}],
    [
      'cancel',
      'CancelRequestItemResponse',
      'Request Already Processed',
      'refused',
      { answers: { type: 'cancel_refused' } },
    ],
    [
      'cancel',
      'CancelRequestItemResponse',
      'Unknown Request',
      'refused',
      { error: { kind: 'unknown_request' } },
    ],
    ['cancel', 'CancelRequestItemResponse', 'Unsupported Service', 'refused', {}],
    ['renew', 'RenewItemResponse', 'Item Not Renewable', 'refused', { answers: { type: 'renew_refused' } }],
    [
      'renew',
      'RenewItemResponse',
      'Maximum Renewals Exceeded',
      'refused',
      { answers: { type: 'renew_refused' } },
    ],
    ['renew', 'RenewItemResponse', 'Unknown Item', 'refused', {}],
    ['renew', 'RenewItemResponse', 'Temporary Processing Failure', 'not_now', {}],
    ['shipped_return', 'ItemShippedResponse', 'Item Not Checked Out', 'confirmed', { events: [] }],
    ['received', 'ItemReceivedResponse', 'Request Already Processed', 'confirmed', { events: [] }],
    ['received', 'ItemReceivedResponse', 'Unknown Item', 'refused', {}],
    [
      'status_request',
      'LookupRequestResponse',
      'Unknown Request',
      'refused',
      { error: { kind: 'unknown_request' } },
    ],
  ])('%s, %s: %s', (operation, kind, type, meant, more) => {
    const meaning = read(operation, response(kind, problem(type)))
    expect(meaning).toMatchObject({ kind: meant, ...more })
    expect('answers' in meaning).toBe('answers' in more)
  })

  test('a cancel is refused by words that its lender has of its own', () => {
    const xml = response('CancelRequestItemResponse', problem('Item has already been shipped'))
    expect(read('cancel', xml)).toMatchObject({ answers: { type: 'cancel_refused' } })
  })

  test('its values, which may be a patron’s, stand in no error', () => {
    const xml = response(
      'RequestItemResponse',
      '<Problem><ProblemType>User Blocked</ProblemType><ProblemDetail>no</ProblemDetail><ProblemElement>UserId</ProblemElement><ProblemValue>P-7</ProblemValue></Problem>',
    )
    expect(read('request', xml)).toMatchObject({
      error: { reason: { params: { text: 'User Blocked: no: UserId' } } },
    })
  })
})

describe('answers that prove nothing', () => {
  test.each<[string, OperationKind, string]>([
    ['no XML', 'request', 'thank you'],
    ['another response', 'request', response('ItemShippedResponse', '')],
    ['a message', 'request', response('ItemShipped', '')],
    [
      'a response about another request',
      'request',
      response(
        'RequestItemResponse',
        `${requestIdElement.replace(requestId, 'BORR-7K2MQ4X9-2')}${userIdElement}${loan}`,
      ),
    ],
    ['nothing', 'cancel', ''],
  ])('%s', (_, operation, xml) => {
    expect(read(operation, xml).kind).toBe('unclear')
  })
})

test('a response in version 1 is read too', () => {
  const xml =
    '<NCIPMessage version="http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd"><RenewItemResponse><ResponseHeader><FromAgencyId><UniqueAgencyId><Scheme/><Value>A</Value></UniqueAgencyId></FromAgencyId><ToAgencyId><UniqueAgencyId><Scheme/><Value>B</Value></UniqueAgencyId></ToAgencyId></ResponseHeader><Problem><ProcessingError><ProcessingErrorType><Scheme/><Value>Item Not Renewable</Value></ProcessingErrorType><ProcessingErrorElement><ElementName>ItemId</ElementName></ProcessingErrorElement></ProcessingError></Problem></RenewItemResponse></NCIPMessage>'
  expect(read('renew', xml, partner({ edition: '1' }))).toMatchObject({ answers: { type: 'renew_refused' } })
})
