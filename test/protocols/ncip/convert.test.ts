import fc from 'fast-check'
import {
  contentModels,
  type Message,
  type MessageOf,
  type PartialMessage,
  readNcip,
  toVersion1,
  toVersion2,
  validateNcip,
  WriteError,
  writeNcip,
} from 'node-ncip'
import { describe, expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { arbitraryMessages } from './arbitrary-messages.ts'

const agency = (value: string) => ({ AgencyId: { value, Scheme: 'urn:agencies' } })
const header = { FromAgencyId: agency('A'), ToAgencyId: agency('B') }
const agency1 = (Value: string) => ({ UniqueAgencyId: { Scheme: 'urn:agencies', Value } })
const header1 = { FromAgencyId: agency1('A'), ToAgencyId: agency1('B') }

/** Lists the faults that writing finds in a converted message. */
function faultsOf(message: PartialMessage | undefined): readonly string[] {
  try {
    writeNcip(message as Message)
    return []
  } catch (error) {
    if (error instanceof WriteError) return error.faults.map(({ path }) => path)
    throw error
  }
}

/** Returns whether the other edition has a message. */
function hasBoth(kind: string): boolean {
  return Object.values(contentModels).every((model) => model.types.has(kind))
}

describe('version 2 says all that version 1 says', () => {
  test.each(arbitraryMessages('1'))('%s', (kind, messages) => {
    fc.assert(
      fc.property(messages, (message) => {
        const converted = toVersion2(message)
        expect(converted !== undefined).toBe(hasBoth(kind))
        if (converted !== undefined)
          expect(validateNcip(writeNcip(converted.message as Message)).faults).toEqual([])
      }),
      { numRuns: draws(15) },
    )
  })
})

describe('version 1 has the header of version 2', () => {
  test.each(arbitraryMessages('2'))('%s', (kind, messages) => {
    fc.assert(
      fc.property(messages, (message) => {
        const name = kind.endsWith('Response') ? 'ResponseHeader' : 'InitiationHeader'
        const source = { ...message, body: { ...message.body, [name]: header } } as Message
        const converted = toVersion1(source)
        expect(converted !== undefined).toBe(hasBoth(kind) && kind !== 'Problem')
        if (converted === undefined) return
        // Version 1 asks of a loaned item what version 2.02 does not.
        const unexpectedFaults = faultsOf(converted.message).filter(
          (path) => !/LoanedItem(\[\d+\])?\/(ReminderLevel|Amount)$/.test(path),
        )
        expect(unexpectedFaults).toEqual([])
      }),
      { numRuns: draws(15) },
    )
  })
})

describe('by example', () => {
  const shipped: MessageOf<'ItemShipped'> = {
    edition: '2',
    kind: 'ItemShipped',
    body: {
      InitiationHeader: header,
      RequestId: { RequestIdentifierValue: 'R' },
      ItemId: {
        AgencyId: { value: 'C' },
        ItemIdentifierType: { value: 'Barcode' },
        ItemIdentifierValue: 'I',
      },
      DateShipped: '2026-03-02T09:15:00Z',
      ShippingInformation: {
        ElectronicAddress: {
          ElectronicAddressType: { value: 'mailto' },
          ElectronicAddressData: 'a@example.org',
        },
      },
      Ext: [{ name: 'NoticeContent', content: ['x'] }],
    },
  }

  test('names, schemes, agencies; what has no place is told', () => {
    expect(toVersion1(shipped)).toEqual({
      message: {
        edition: '1',
        kind: 'ItemShipped',
        body: {
          InitiationHeader: header1,
          UniqueRequestId: { ...agency1('B'), RequestIdentifierValue: 'R' },
          UniqueItemId: { UniqueAgencyId: { Scheme: '', Value: 'C' }, ItemIdentifierValue: 'I' },
          DateShipped: '2026-03-02T09:15:00Z',
          ShippingInformation: {
            ElectronicAddress: {
              ElectronicAddressType: { Scheme: '', Value: 'mailto' },
              ElectronicAddressData: 'a@example.org',
            },
          },
        },
      },
      dropped: ['ItemShipped/ItemId/ItemIdentifierType', 'ItemShipped/Ext'],
    })
  })

  test('an id with a type is a visible one, and back', () => {
    const lookUp: MessageOf<'LookupUser'> = {
      edition: '2',
      kind: 'LookupUser',
      body: {
        InitiationHeader: header,
        UserId: { UserIdentifierType: { value: 'Barcode' }, UserIdentifierValue: '190712' },
      },
    }
    const older = toVersion1(lookUp)
    expect(older).toMatchObject({
      message: {
        body: {
          VisibleUserId: {
            VisibleUserIdentifierType: { Scheme: '', Value: 'Barcode' },
            VisibleUserIdentifier: '190712',
          },
        },
      },
      dropped: [],
    })
    expect(older && toVersion2(older.message)).toEqual({ message: lookUp, dropped: [] })
  })

  test('problems of processing, with a path of elements', () => {
    const refused: MessageOf<'LookupUserResponse'> = {
      edition: '2',
      kind: 'LookupUserResponse',
      body: {
        ResponseHeader: header,
        Problem: [
          {
            ProblemType: { value: 'Unknown User', Scheme: 'urn:s' },
            ProblemElement: 'UserId/UserIdentifierValue',
            ProblemValue: 'U',
          },
          { ProblemType: { value: '9022' }, ProblemDetail: 'sorry' },
        ],
      },
    }
    const older = toVersion1(refused)
    expect(older?.message.body).toEqual({
      ResponseHeader: header1,
      Problem: {
        ProcessingError: [
          {
            ProcessingErrorType: { Scheme: 'urn:s', Value: 'Unknown User' },
            ProcessingErrorElement: {
              ElementName: 'UserId',
              ProcessingErrorElement: { ElementName: 'UserIdentifierValue', ProcessingErrorValue: 'U' },
            },
          },
          {
            ProcessingErrorType: { Scheme: '', Value: '9022' },
            ProcessingErrorElement: { ElementName: 'NULL', ProcessingErrorValue: 'sorry' },
          },
        ],
      },
    })
    expect(older && toVersion2(older.message)?.message.body).toEqual({
      ResponseHeader: header,
      Problem: [
        {
          ProblemType: { value: 'Unknown User', Scheme: 'urn:s' },
          ProblemElement: 'UserId/UserIdentifierValue',
          ProblemValue: 'U',
        },
        { ProblemType: { value: '9022' }, ProblemElement: 'NULL', ProblemValue: 'sorry' },
      ],
    })
  })

  test('problems of a notification are of messaging', () => {
    const refused: MessageOf<'ItemShippedResponse'> = {
      edition: '2',
      kind: 'ItemShippedResponse',
      body: { ResponseHeader: header, Problem: [{ ProblemType: { value: 'Unknown Element' } }] },
    }
    const older = toVersion1(refused)
    expect(older?.message.body).toMatchObject({
      MessagingError: [
        { MessagingErrorType: { Value: 'Unknown Element' }, MessagingErrorElement: { ElementName: 'NULL' } },
      ],
    })
    expect(faultsOf(older?.message)).toEqual([])
  })

  test('a message of the edition that is asked for stays as it is', () => {
    expect(toVersion2(shipped)?.message).toBe(shipped)
    const older = toVersion1(shipped)?.message
    expect(older && toVersion1(older)?.message).toBe(older)
  })

  test('a message that was read in part is converted in part', () => {
    const read = readNcip(
      '<NCIPMessage version="1.0"><CheckInItem><UniqueItemId><ItemIdentifierValue>I</ItemIdentifierValue></UniqueItemId></CheckInItem></NCIPMessage>',
    )
    if (read.ok || read.partial === undefined) throw new Error('is partial')
    expect(toVersion2(read.partial)).toEqual({
      message: { edition: '2', kind: 'CheckInItem', body: { ItemId: { ItemIdentifierValue: 'I' } } },
      dropped: [],
    })
  })
})
