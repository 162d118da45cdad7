import {
  faultProblemType,
  makeProblem,
  matchProblemType,
  problemScheme,
  problemsOf,
  problemTypes,
  readNcip,
  validateNcip,
  writeNcip,
} from 'node-ncip'
import { describe, expect, test } from 'vitest'

describe('problem types', () => {
  test('each is matched as the standard spells it, and in other cases and with other marks', () => {
    for (const name of Object.values(problemTypes).flat()) {
      for (const type of [
        name,
        name.toLowerCase(),
        name.toUpperCase(),
        name.replaceAll(' ', '-'),
        name.replaceAll(' ', ''),
      ]) {
        if (type !== name && type === type.toLowerCase() && !/[ -]/.test(type)) continue
        if (type === name.toUpperCase().replaceAll(' ', '')) continue
        expect([type, matchProblemType({ type })]).toEqual([type, name])
      }
    }
  })

  test.each([
    ['AcceptItem', 'Unknown User', 'processingerrortype/acceptitemprocessingerror.scm'],
    ['CheckOutItem', 'Unknown User', 'processingerrortype/checkoutitemprocessingerror.scm'],
    ['RecallItem', 'Unknown Agency', 'processingerrortype/generalprocessingerror.scm'],
    [undefined, 'Unsupported Service', 'processingerrortype/generalprocessingerror.scm'],
    ['AcceptItem', 'Invalid Message Syntax Error', 'messagingerrortype/messagingerrortype.scm'],
    ['ItemRequestCancelled', 'Unknown Request', 'processingerrortype/cancelrequestitemprocessingerror.scm'],
    ['ItemRequestUpdated', 'Unknown Request', 'processingerrortype/updaterequestitemprocessingerror.scm'],
    ['ItemRenewed', 'Unknown Item', 'processingerrortype/renewitemprocessingerror.scm'],
    ['LookupRequest', 'Unknown Request', 'processingerrortype/lookuprequestprocessingerror.scm'],
    ['ItemShipped', 'Cannot Accept Item', 'processingerrortype/acceptitemprocessingerror.scm'],
    ['ItemShipped', 'Unknown Request', 'processingerrortype/acceptitemprocessingerror.scm'],
    ['ItemReceived', 'Unknown Item', 'processingerrortype/acceptitemprocessingerror.scm'],
    ['RecallItem', 'Unknown Item', 'processingerrortype/renewitemprocessingerror.scm'],
    ['RecallItem', 'Unknown Request', 'processingerrortype/checkoutitemprocessingerror.scm'],
  ] as const)('the scheme of %s, %s', (service, type, scheme) => {
    expect(problemScheme(type, service)).toBe(`http://www.niso.org/ncip/v1_0/schemes/${scheme}`)
  })

  test('a type that is in no list has no scheme, nor one that several lists have where no service is named', () => {
    expect(problemScheme('Unknown Item')).toBeUndefined()
    expect(problemScheme('Duplicate Item')).toBeUndefined()
    expect(makeProblem('Duplicate Item').ProblemType).toEqual({ value: 'Duplicate Item' })
  })
})

describe('Problems of peers', () => {
  test.each([
    ['Unknown Request ID', 'Unknown Request'],
    ['Not On Loan', 'Item Not Checked Out'],
    ['BadBarcode', 'Unknown Item'],
    ['Item with barcode 0012 not found', 'Unknown Item'],
    ['No item with matching barcode', 'Unknown Item'],
    ['We could not find an item with that barcode', 'Unknown Item'],
    ['User does not exist', 'Unknown User'],
    ["Patron doesn't exist", 'Unknown User'],
    ['User with barcode 190712 unknown', 'Unknown User'],
    ['Unknown partner', 'Unknown Agency'],
    ['Unknown library', 'Unknown Agency'],
    ['The item is not on loan', 'Item Not Checked Out'],
    ['Item already checked in', 'Item Not Checked Out'],
    ['Item is not currently checked out', 'Item Not Checked Out'],
    ['User is blocked', 'User Blocked'],
    ['Patron card expired', 'User Blocked'],
    ['LookupUser authentication failed', 'User Authentication Failed'],
    ['Invalid PIN', 'User Authentication Failed'],
    ['Agency authentication: wrong password', 'Agency Authentication Failed'],
    ['Max renewals reached', 'Maximum Renewals Exceeded'],
    ['Renewal limit reached', 'Maximum Renewals Exceeded'],
    ['Cannot renew: item has holds', 'Renewal Not Allowed - Item Has Outstanding Requests'],
    ['Renewal not allowed', 'Item Not Renewable'],
    ['This item cannot be renewed', 'Item Not Renewable'],
    ['Too many loans', 'Maximum Check Outs Exceeded'],
    ['Item is non-circulating', 'Item Does Not Circulate'],
    ['Not for loan', 'Item Does Not Circulate'],
    ['Item with barcode 0012 already exists', 'Duplicate Item'],
    ['Request already exists', 'Duplicate Request'],
    ['Already cancelled', 'Request Already Processed'],
    ['Service not supported', 'Unsupported Service'],
    // So writes Koha's ncip-server, in version 1 without a detail.
    ['Unkown User', 'Unknown User'],
    ['Unsupported message type', 'Unsupported Service'],
    ['Missing Item identifier', 'Needed Data Missing'],
    ['Unable to parse the message', 'Invalid Message Syntax Error'],
    ['The document could not be parsed', 'Invalid Message Syntax Error'],
    ['org.xml.sax.SAXParseException: Premature end of file', 'Invalid Message Syntax Error'],
    ['javax.xml.bind.UnmarshalException', 'Invalid Message Syntax Error'],
    ['Invalid XML', 'Invalid Message Syntax Error'],
    ['temporary-processing-failure', 'Temporary Processing Failure'],
    ['Internal Server Error', 'Temporary Processing Failure'],
    ['User not authorized', 'User Ineligible To Check Out This Item'],
  ])('%s means %s', (type, name) => {
    expect(matchProblemType({ type })).toBe(name)
  })

  test('the service tells what a user is not eligible to', () => {
    expect(matchProblemType({ type: 'Not allowed' }, 'RequestItem')).toBe(
      'User Ineligible To Request This Item',
    )
    expect(matchProblemType({ type: 'Not allowed' }, 'RenewItem')).toBe('User Ineligible To Renew This Item')
  })

  test('are recognised by the detail if the type says nothing', () => {
    expect(matchProblemType({ type: '9022', detail: 'Item not found' })).toBe('Unknown Item')
    expect(matchProblemType({ type: '', detail: 'User does not exist' })).toBe('Unknown User')
    expect(matchProblemType({ type: 'Unknown Item', detail: 'User does not exist' })).toBe('Unknown Item')
  })

  test('words in the place of an element or a value count where the type is empty, as FOLIO leaves it', () => {
    const words = 'Did not find a user with that id'
    expect(matchProblemType({ type: '', detail: 'Userid', value: words })).toBe('Unknown User')
    expect(matchProblemType({ type: '', detail: 'Userid', element: words })).toBe('Unknown User')
    expect(matchProblemType({ type: '9022', element: 'AuthenticationInput', value: words })).toBeUndefined()
  })

  test.each(['9022', '', 'Checkin Failed', 'Request Not Possible', 'Ошибка', '💥'])(
    '%j says nothing',
    (type) => {
      expect(matchProblemType({ type })).toBeUndefined()
      expect(matchProblemType({ type, detail: 'Error' })).toBeUndefined()
    },
  )

  test('long words are read in their beginning', () => {
    expect(matchProblemType({ type: 'a'.repeat(1_000_000) })).toBeUndefined()
    expect(matchProblemType({ type: 'not '.repeat(200_000) })).toBeUndefined()
  })
})

describe('problems of a message', () => {
  const problem = makeProblem('Unknown User', {
    service: 'CheckOutItem',
    detail: 'd',
    element: 'UserId',
    value: 'U',
  })
  const reported = {
    type: 'Unknown User',
    scheme: 'http://www.niso.org/ncip/v1_0/schemes/processingerrortype/checkoutitemprocessingerror.scm',
    detail: 'd',
    element: 'UserId',
    value: 'U',
  }

  test.each([
    [
      'in a response',
      { edition: '2', kind: 'CheckOutItemResponse', body: { Problem: [problem, problem] } },
      2,
    ],
    [
      'in a response to a notification',
      { edition: '2', kind: 'ItemShippedResponse', body: { Problem: [problem] } },
      1,
    ],
    ['alone', { edition: '2', kind: 'Problem', body: [problem] }, 1],
    ['none', { edition: '2', kind: 'ItemShippedResponse', body: {} }, 0],
  ] as const)('%s', (_, message, count) => {
    expect(problemsOf(message)).toEqual(Array(count).fill(reported))
    const read = readNcip(writeNcip(message))
    expect(read.ok && problemsOf(read.message)).toEqual(Array(count).fill(reported))
  })

  test('are read in version 1, with the path of the element', () => {
    const element = (name: string, inner: string): string =>
      `<${name}Element><ElementName>UniqueUserId</ElementName><${name}Element><ElementName>UserIdentifierValue</ElementName>${inner}</${name}Element></${name}Element>`
    const xml = (name: string): string =>
      `<NCIPMessage version="1.0"><LookupUserResponse><Problem><${name}><${name}Type><Value>Unknown User</Value></${name}Type>${element(name, `<${name}Value>U</${name}Value>`)}</${name}></Problem></LookupUserResponse></NCIPMessage>`
    for (const name of ['ProcessingError', 'MessagingError']) {
      const read = readNcip(xml(name))
      if (read.ok || read.partial === undefined) throw new Error('has no header')
      expect(problemsOf(read.partial)).toEqual([
        { type: 'Unknown User', element: 'UniqueUserId/UserIdentifierValue', value: 'U' },
      ])
    }
  })

  test('are read in part if there is not even a type', () => {
    const read = readNcip(
      `<NCIPMessage version="2.0"><CheckInItemResponse><Problem><ProblemDetail>no</ProblemDetail></Problem></CheckInItemResponse></NCIPMessage>`,
    )
    if (read.ok || read.partial === undefined) throw new Error('has no type')
    expect(problemsOf(read.partial)).toEqual([{ type: '', detail: 'no' }])
  })
})

describe('the problem that a fault is', () => {
  const shipped =
    '<ItemShipped><RequestId><RequestIdentifierValue>R</RequestIdentifierValue></RequestId><DateShipped>2026-03-02T09:15:00Z</DateShipped></ItemShipped>'
  const message = (content: string): string =>
    `<n:NCIPMessage xmlns:n="http://www.niso.org/2008/ncip" n:version="2.02">${content.replace(/<(\/?)(?=\w)/g, '<$1n:')}</n:NCIPMessage>`

  test.each([
    ['hello', 'Invalid Message Syntax Error'],
    [message('<BorrowItem/>'), 'Unknown Service'],
    [message(shipped), 'Needed Data Missing'],
    [message(shipped.replace('2026-03-02T09:15:00Z', 'soon')), 'Invalid Date'],
    [message(shipped.replace('<DateShipped>', '<Courier/><DateShipped>')), 'Unknown Element'],
    [message(shipped.replace('<DateShipped>', '<RequestId/><DateShipped>')), 'Invalid Message Syntax Error'],
    [message('<ItemShipped>x</ItemShipped>'), 'Invalid Message Syntax Error'],
  ])('%s', (xml, type) => {
    const [fault] = validateNcip(xml).faults
    expect(fault && faultProblemType(fault)).toBe(type)
  })
})
