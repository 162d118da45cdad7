import { closedCodes, validateMessage, writeMessage } from '@lendwire/iso18626'
import { describe, expect, test } from 'vitest'
import type { Incoming, Reply } from '../../../src/partners/incoming-message.ts'
import { iso18626 } from '../../../src/partners/iso18626/entry.ts'
import { describeWithShared, listShared, readShared } from '../../support/shared.ts'
import { iso18626SchemaCheck } from '../../support/xsd.ts'
import { bytes, now, requestId } from '../sample-request.ts'
import {
  editions,
  message,
  partner,
  read,
  readPartnerMessage,
  type SupplierMessage,
  situation,
  valid,
} from './sample-messages.ts'

const shipped: SupplierMessage = { reason: 'StatusChange', status: 'Loaned', itemId: '39001' }

const rejected = (incoming: Incoming): Extract<Incoming, { kind: 'rejected' }> => {
  if (incoming.kind !== 'rejected') throw new Error(JSON.stringify(incoming))
  return incoming
}

/** Reads the status and error of a confirmation. */
const confirmed = (reply: Reply) => {
  expect(reply.status).toBe(200)
  expect(reply.contentType).toBe('application/xml; charset="utf-8"')
  const { kind, edition, body } = valid(reply.content)
  if (!('confirmationHeader' in body)) throw new Error(kind)
  return { kind, edition, body, errors: [body.errorData ?? []].flat() }
}

describe.each(editions)('reading, edition %s', (edition) => {
  test('a message names its request, its agencies and what it is', () => {
    expect(readPartnerMessage(message(edition, { ...shipped, answer: 'N' }))).toMatchObject({
      kind: 'message',
      summary: 'supplyingAgencyMessage StatusChange Loaned N',
      requestId,
      supplyingAgency: { type: 'ISIL', value: 'XX-LEND' },
      addressee: 'XX-BORR',
      notes: [],
    })
  })

  test('its confirmation echoes ids, timestamp and reason, in its edition', () => {
    const { kind, body, errors, ...rest } = confirmed(
      readPartnerMessage(message(edition, shipped)).answer({ kind: 'taken' }),
    )
    expect(kind).toBe('supplyingAgencyMessageConfirmation')
    expect(rest.edition).toBe(edition)
    expect(errors).toEqual([])
    expect(body).toEqual({
      confirmationHeader: {
        supplyingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'XX-LEND' },
        requestingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'XX-BORR' },
        timestamp: '2026-11-24T14:00:00Z',
        requestingAgencyRequestId: requestId,
        ...(edition === '1.2' ? { multipleItemRequestId: '' } : {}),
        timestampReceived: '2026-11-24T14:00:01Z',
        messageStatus: 'OK',
      },
      reasonForMessage: 'StatusChange',
    })
  })

  test.each(['unknown_request', 'wrong_agency'] as const)(
    '%s is an error that names the path and the value',
    (kind) => {
      const path = 'header/requestingAgencyRequestId'
      const answer = confirmed(
        readPartnerMessage(message(edition, shipped)).answer({ kind, path, value: requestId }),
      )
      expect(answer.body.confirmationHeader.messageStatus).toBe('ERROR')
      expect(answer.errors).toEqual([
        { errorType: 'UnrecognisedDataValue', errorValue: `supplyingAgencyMessage/${path}: ${requestId}` },
      ])
    },
  )

  const at = 'supplyingAgencyMessage'
  const text = (content: Partial<SupplierMessage> = {}) => message(edition, { ...shipped, ...content })

  test.each([
    [
      'an unknown reason, looked at first',
      text({ reason: 'Whim', status: 'Nothing' }).replace(requestId, ''),
      'UnsupportedReasonForMessageType',
      `${at}/messageInfo/reasonForMessage: Whim`,
    ],
    [
      'no reason',
      text().replace(/<reasonForMessage>.*<\/reasonForMessage>/, ''),
      'BadlyFormedMessage',
      `${at}/messageInfo/reasonForMessage`,
    ],
    ['an empty reason', text({ reason: ' ' }), 'BadlyFormedMessage', `${at}/messageInfo/reasonForMessage`],
    [
      'no request id',
      text().replace(/<requestingAgencyRequestId>.*<\/requestingAgencyRequestId>/, ''),
      'BadlyFormedMessage',
      `${at}/header/requestingAgencyRequestId`,
    ],
    [
      'an empty request id',
      text().replace(requestId, ''),
      'BadlyFormedMessage',
      `${at}/header/requestingAgencyRequestId`,
    ],
    [
      'an unknown status where it decides',
      text({ status: 'WeCouldLoan' }),
      'UnrecognisedDataValue',
      `${at}/statusInfo/status: WeCouldLoan`,
    ],
    [
      'an empty status where it decides',
      text({ status: '' }),
      'BadlyFormedMessage',
      `${at}/statusInfo/status`,
    ],
    [
      'a status answer without a status',
      text({ reason: 'StatusRequestResponse', status: '' }),
      'BadlyFormedMessage',
      `${at}/statusInfo/status`,
    ],
    [
      'a renewal without an answer',
      text({ reason: 'RenewResponse' }),
      'BadlyFormedMessage',
      `${at}/messageInfo/answerYesNo`,
    ],
    [
      'a cancel answer without an answer',
      text({ reason: 'CancelResponse' }),
      'BadlyFormedMessage',
      `${at}/messageInfo/answerYesNo`,
    ],
    [
      'an unknown answer',
      text({ reason: 'CancelResponse', answer: 'Y' }).replace('>Y<', '>Perhaps<'),
      'UnrecognisedDataValue',
      `${at}/messageInfo/answerYesNo: Perhaps`,
    ],
    [
      'two messages in one document',
      text().replace(/(<supplyingAgencyMessage>.*<\/supplyingAgencyMessage>)/s, '$1$1'),
      'BadlyFormedMessage',
      expect.stringContaining(at),
    ],
    [
      'no header at all',
      text().replace(/<header>.*<\/header>/s, ''),
      'BadlyFormedMessage',
      `${at}/header/requestingAgencyRequestId`,
    ],
    [
      'nothing in it',
      text().replace(/<supplyingAgencyMessage>.*<\/supplyingAgencyMessage>/s, '<supplyingAgencyMessage/>'),
      'BadlyFormedMessage',
      `${at}/messageInfo/reasonForMessage`,
    ],
  ])('needed to act: %s', (_, xml, errorType, errorValue) => {
    const { reply, reason, summary } = rejected(read(xml))
    const { kind, body, errors } = confirmed(reply)
    expect(kind).toBe('supplyingAgencyMessageConfirmation')
    expect(body.confirmationHeader.messageStatus).toBe('ERROR')
    expect(errors[0]).toEqual({ errorType, errorValue })
    expect(reason).toContain(errorType)
    expect(summary).toContain('supplyingAgencyMessage')
  })

  test('2021-2 has room for every error, 1.2 for the first, which says how many there are besides', () => {
    const { reply } = rejected(read(text({ status: '' }).replace(requestId, '')))
    const { errors } = confirmed(reply)
    expect(errors).toHaveLength(edition === '1.2' ? 1 : 2)
    const path = 'supplyingAgencyMessage/header/requestingAgencyRequestId'
    expect(errors[0]?.errorValue).toBe(edition === '1.2' ? `${path} (and 1 more)` : path)
  })

  test.each([
    ['a very long status', (xml: string, long: string) => xml.replace('Loaned', long)],
    ['a very long reason', (xml: string, long: string) => xml.replace('StatusChange', long)],
  ])('%s makes no long answer, and no long reason', (_, worse) => {
    const { reply, reason } = rejected(read(worse(text(shipped), 'x'.repeat(100_000))))
    expect(confirmed(reply).errors[0]?.errorValue?.length).toBeLessThan(320)
    expect(reply.content.length).toBeLessThan(3000)
    expect(reason).not.toBe('')
  })

  test.each([
    ['an invalid timestamp', text({}).replace('2026-11-24T14:00:00Z', 'yesterday'), 'header/timestamp'],
    ['no timestamp', text({}).replace(/<timestamp>.*<\/timestamp>/, ''), 'header'],
    ['an invalid last change', text({}).replace('2026-11-24T13:59:58Z', '0'), 'statusInfo/lastChange'],
    ['an unknown element', text({}).replace('<statusInfo>', '<mood>good</mood><statusInfo>'), 'mood'],
    ['an empty status on a Notification', text({ reason: 'Notification', status: '' }), 'statusInfo/status'],
    [
      'an invalid due date',
      text({ dueDate: '2026-12-01T00:00:00Z' }).replace('2026-12-01T00:00:00Z', 'soon'),
      'statusInfo/dueDate',
    ],
  ])('tolerated and noted: %s', (_, xml, path) => {
    const incoming = readPartnerMessage(xml)
    expect(incoming.notes.join('\n')).toContain(`supplyingAgencyMessage/${path}`)
    const { body } = confirmed(incoming.answer({ kind: 'taken' }))
    expect(body.confirmationHeader.messageStatus).toBe('OK')
    incoming.interpret(situation())
  })

  test('the time of receipt stands in for a timestamp that cannot be read', () => {
    const { body } = confirmed(
      readPartnerMessage(text().replace('2026-11-24T14:00:00Z', '24.11.2026')).answer({ kind: 'taken' }),
    )
    expect(body.confirmationHeader.timestamp).toBe('2026-11-24T14:00:01Z')
  })

  test('a message that only was written again has the same content; any other has another', () => {
    const content = (message: Partial<SupplierMessage>) =>
      readPartnerMessage(text(message)).contentForFingerprint
    const same = content({})
    expect(content({ timestamp: '2026-11-25T08:00:00Z', lastChange: '2026-11-25T08:00:00Z' })).toBe(same)
    const others = [
      { note: '#seq:2#' },
      { note: 'x' },
      { dueDate: '2026-12-01T00:00:00Z' },
      { itemId: '2' },
      { status: 'Recalled' },
    ]
    expect(new Set([same, ...others.map(content)]).size).toBe(others.length + 1)
  })

  test('messages for lenders: we only borrow', () => {
    const header = {
      supplyingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'XX-BORR' },
      requestingAgencyId: { agencyIdType: { value: 'ISIL' }, agencyIdValue: 'XX-LEND' },
      multipleItemRequestId: '',
      timestamp: '2026-11-24T14:00:00Z',
      requestingAgencyRequestId: 'theirs-1',
    }
    const { multipleItemRequestId: _, ...header20212 } = header
    const service = { requestType: 'New', serviceType: 'Loan' } as const
    const request =
      edition === '1.2'
        ? writeMessage({
            edition,
            kind: 'request',
            body: { header, bibliographicInfo: {}, serviceInfo: service },
          })
        : writeMessage({
            edition,
            kind: 'request',
            body: { header, bibliographicInfo: {}, serviceInfo: service },
          })
    const action =
      edition === '1.2'
        ? writeMessage({ edition, kind: 'requestingAgencyMessage', body: { header, action: 'Cancel' } })
        : writeMessage({
            edition,
            kind: 'requestingAgencyMessage',
            body: { header: header20212, action: 'Cancel' },
          })

    const refused = rejected(read(request))
    expect(refused).toMatchObject({
      requestId: 'theirs-1',
      summary: 'request New',
      reason: 'request: this agency only borrows',
    })
    expect(confirmed(refused.reply)).toMatchObject({
      kind: 'requestConfirmation',
      edition,
      body: { confirmationHeader: { messageStatus: 'ERROR', requestingAgencyRequestId: 'theirs-1' } },
      errors: [{ errorType: 'UnsupportedActionType' }],
    })
    const refusedAction = rejected(read(action))
    expect(refusedAction.summary).toBe('requestingAgencyMessage Cancel')
    expect(confirmed(refusedAction.reply)).toMatchObject({
      kind: 'requestingAgencyMessageConfirmation',
      edition,
      body: { action: 'Cancel', confirmationHeader: { messageStatus: 'ERROR' } },
      errors: [{ errorType: 'UnsupportedActionType' }],
    })
    const odd = rejected(read(action.replace('>Cancel<', '>Dance<')))
    expect(confirmed(odd.reply).body).not.toHaveProperty('action')
    expect(iso18626.sender(bytes(request))).toEqual({ type: 'ISIL', value: 'XX-LEND' })
    expect(iso18626.sender(bytes(action))).toEqual({ type: 'ISIL', value: 'XX-LEND' })
  })

  test('the sender of a message is known without its partner', () => {
    expect(iso18626.sender(bytes(text()))).toEqual({ type: 'ISIL', value: 'XX-LEND' })
    expect(iso18626.sender(bytes(text().replace('XX-LEND', 'null')))).toBeUndefined()
    expect(iso18626.sender(bytes('nothing'))).toBeUndefined()
  })
})

describe('bodies that are no message', () => {
  test.each([
    ['text', 'hello'],
    ['another root', '<html/>'],
    ['an ISO18626Message without a known child', '<ISO18626Message version="1.2"><poem/></ISO18626Message>'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><ISO18626Message version="1.2"/>'],
    ['nothing', ''],
  ])('%s', (_, xml) => {
    const incoming = read(xml)
    expect(incoming.kind).toBe('unreadable')
    expect(incoming.kind === 'unreadable' && incoming.faults.length).toBeGreaterThan(0)
  })

  test('a confirmation that nobody waits for', () => {
    const stray = readPartnerMessage(message('1.2', shipped)).answer({ kind: 'taken' }).content
    expect(read(stray)).toMatchObject({
      kind: 'unreadable',
      faults: [{ path: 'supplyingAgencyMessageConfirmation' }],
    })
    expect(iso18626.sender(bytes(stray))).toBeUndefined()
  })
})

test('every error type but UnrecognisedDataElement, which is only ever noted, is answered', () => {
  const answers = [
    rejected(read(message('1.2', { reason: 'Whim', status: 'Loaned' }))).reply,
    rejected(read(message('1.2', { reason: 'StatusChange', status: '' }))).reply,
    rejected(read(message('1.2', { reason: 'StatusChange', status: 'No' }))).reply,
    rejected(read('<ISO18626Message version="1.2"><requestingAgencyMessage/></ISO18626Message>')).reply,
  ]
  const types = new Set(answers.flatMap((reply) => confirmed(reply).errors.map(({ errorType }) => errorType)))
  const all = closedCodes('2021-2', 'errorType')
  expect([...all].filter((type) => ![...types].some((seen) => seen === type))).toEqual([
    'UnrecognisedDataElement',
  ])
})

test('a status that only 2021 has is understood in a message of the older edition', () => {
  const xml = message('1.2', { reason: 'StatusChange', status: 'HoldReturn' })
  expect(validateMessage(xml).faults).not.toEqual([])
  expect(readPartnerMessage(xml).interpret(situation()).type).toBe('hold_return')
})

describeWithShared('messages of other systems', () => {
  const check = iso18626SchemaCheck('1.2')
  const folder = ['interop', 'iso18626', 'crosslink']

  test.each(listShared('.xml', ...folder))('%s is answered as it must be', (name) => {
    const incoming = iso18626.read(readShared(...folder, name), partner({ vendor: 'reshare' }), now)
    const expected = name.startsWith('msg-invalid')
      ? 'unreadable'
      : /^supmsg-(ok|notification)/.test(name)
        ? 'message'
        : 'rejected'
    expect(incoming.kind).toBe(expected)
    if (incoming.kind === 'rejected') expect(check(incoming.reply.content)).toEqual([])
    if (incoming.kind === 'message')
      expect(check(iso18626.answer(incoming, { kind: 'taken' }).content)).toEqual([])
  })

  test('a wrong reason and a wrong status are named', () => {
    const errors = (name: string) =>
      confirmed(rejected(read(new TextDecoder().decode(readShared(...folder, name)))).reply).errors
    expect(errors('supmsg-invalid-reason.xml')).toMatchObject([
      { errorType: 'UnsupportedReasonForMessageType' },
    ])
    expect(errors('supmsg-invalid-status.xml')).toEqual([
      {
        errorType: 'UnrecognisedDataValue',
        errorValue: 'supplyingAgencyMessage/statusInfo/status: WeCouldLoan',
      },
    ])
    expect(errors('supmsg-no-reqid.xml')).toMatchObject([{ errorType: 'BadlyFormedMessage' }])
  })
})
