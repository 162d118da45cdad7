import { type Edition, writeMessage } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import { type OperationKind, operationKinds } from '../../../src/borrowing/request/operation.ts'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import type { ReplyMeaning } from '../../../src/partners/partner-reply.ts'
import { reason, textReason } from '../../../src/translations/reason.ts'
import { bytes, requestId } from '../sample-request.ts'
import { editions, message, partner, readPartnerMessage } from './sample-messages.ts'

const requests = ['request', 'retry', 'reminder']

const confirmation = (
  edition: Edition,
  kind: 'requestConfirmation' | 'requestingAgencyMessageConfirmation',
  error?: {
    readonly errorType: 'UnrecognisedDataValue' | 'BadlyFormedMessage'
    readonly errorValue?: string
  },
  id: string | undefined = requestId,
): string => {
  const confirmationHeader = {
    timestamp: '2026-11-24T14:00:00Z',
    requestingAgencyRequestId: id,
    timestampReceived: '2026-11-24T14:00:01Z',
    messageStatus: error ? 'ERROR' : 'OK',
  } as const
  return edition === '1.2'
    ? writeMessage({ edition, kind, body: { confirmationHeader, errorData: error } })
    : writeMessage({ edition, kind, body: { confirmationHeader, errorData: error ? [error] : undefined } })
}

const meaning = (operation: OperationKind, body: string, id: string | undefined = requestId): ReplyMeaning =>
  iso18626.readReply(operation, { status: 200, contentType: 'text/xml', body: bytes(body) }, partner(), id)

describe.each(editions)('the meaning of a confirmation, edition %s', (edition) => {
  test.each(operationKinds)('%s: OK says that it arrived, ERROR that it was refused', (operation) => {
    const kind = requests.includes(operation) ? 'requestConfirmation' : 'requestingAgencyMessageConfirmation'
    expect(meaning(operation, confirmation(edition, kind))).toEqual({ kind: 'confirmed', events: [] })
    expect(
      meaning(
        operation,
        confirmation(edition, kind, { errorType: 'BadlyFormedMessage', errorValue: 'no title' }),
      ),
    ).toEqual({
      kind: 'refused',
      error: { kind: 'other', reason: textReason('BadlyFormedMessage: no title') },
    })
    const other =
      kind === 'requestConfirmation' ? 'requestingAgencyMessageConfirmation' : 'requestConfirmation'
    expect(meaning(operation, confirmation(edition, other))).toMatchObject({ kind: 'unclear' })
  })

  const refusalOf = (
    operation: OperationKind,
    errorType: 'UnrecognisedDataValue' | 'BadlyFormedMessage',
    errorValue: string,
  ) => {
    const kind = requests.includes(operation) ? 'requestConfirmation' : 'requestingAgencyMessageConfirmation'
    const answer = meaning(operation, confirmation(edition, kind, { errorType, errorValue }))
    return answer.kind === 'refused' ? answer.error.kind : answer.kind
  }

  test.each([
    ['UnrecognisedDataValue', 'requestingAgencyMessage/header/requestingAgencyRequestId: X-1'],
    ['UnrecognisedDataValue', 'requestingAgencyRequestId: request with a given ID not found'],
    ['UnrecognisedDataValue', 'UnableToFindRequest: X-1'],
    ['BadlyFormedMessage', 'Unknown request X-1'],
  ] as const)('%s %s: the request is not known', (errorType, errorValue) => {
    expect(refusalOf('status_request', errorType, errorValue)).toBe('unknown_request')
    expect(refusalOf('reminder', errorType, errorValue)).toBe('unknown_request')
    expect(refusalOf('request', errorType, errorValue)).toBe('other')
    expect(refusalOf('retry', errorType, errorValue)).toBe('other')
  })

  test.each([
    ['UnrecognisedDataValue', 'supplyingAgencyId: supplying agency not found or invalid'],
    ['UnrecognisedDataValue', 'requestingAgencyId: requesting agency not found'],
    ['BadlyFormedMessage', 'requestingAgencyMessage/header/requestingAgencyRequestId'],
  ] as const)('%s %s: another error', (errorType, errorValue) => {
    expect(refusalOf('status_request', errorType, errorValue)).toBe('other')
  })

  test('an error without errorData is a refusal', () => {
    const xml = confirmation(edition, 'requestConfirmation').replace('>OK<', '>ERROR<')
    expect(meaning('request', xml)).toEqual({
      kind: 'refused',
      error: { kind: 'other', reason: reason('reply.no_error_data') },
    })
  })

  test('an id in the answer must be that of the message; none is no contradiction', () => {
    const of = (id: string | undefined) => confirmation(edition, 'requestConfirmation', undefined, id)
    expect(meaning('request', of('another-1'))).toMatchObject({ kind: 'unclear' })
    expect(meaning('request', of('another-1'), undefined)).toMatchObject({ kind: 'unclear' })
    const nameless = of('').replace(/<requestingAgencyRequestId.*?\/(requestingAgencyRequestId)?>/, '')
    expect(meaning('request', nameless)).toMatchObject({ kind: 'confirmed' })
    expect(
      iso18626.readReply('request', { status: 200, contentType: '', body: bytes(of('x')) }, partner()),
    ).toMatchObject({
      kind: 'confirmed',
    })
  })

  test('a status other than OK and ERROR proves nothing', () => {
    const xml = confirmation(edition, 'requestConfirmation')
    expect(meaning('request', xml.replace('>OK<', '>MAYBE<'))).toMatchObject({ kind: 'unclear' })
    expect(meaning('request', xml.replace('>OK<', '><'))).toMatchObject({ kind: 'unclear' })
  })
})

describe('an answer that is no confirmation proves nothing', () => {
  test.each([
    ['nothing', ''],
    ['a page', '<!doctype html><html>Welcome</html>'],
    ['half a confirmation', confirmation('1.2', 'requestConfirmation').slice(0, 200)],
    [
      'a confirmation of a lender message',
      readPartnerMessage(message('1.2', { reason: 'StatusChange', status: 'Loaned' })).answer({
        kind: 'taken',
      }).content,
    ],
    ['a message', message('1.2', { reason: 'StatusChange', status: 'Loaned' })],
  ])('%s', (_, body) => {
    expect(meaning('request', body)).toMatchObject({ kind: 'unclear' })
    expect(meaning('cancel', body)).toMatchObject({ kind: 'unclear' })
  })
})
