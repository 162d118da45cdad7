import fc from 'fast-check'
import {
  findRawElement,
  type Message,
  ncipNamespace,
  parseInstant,
  type ReadResult,
  rawText,
  readNcip,
  validateNcip,
  writeNcip,
} from 'node-ncip'
import { describe, expect, test } from 'vitest'
import { draws } from '../../support/draws.ts'
import { rewrite } from '../mutate.ts'
import { arbitraryMessage } from './arbitrary-messages.ts'

const received =
  '<ItemReceived><ItemId><ItemIdentifierValue>0012</ItemIdentifierValue></ItemId>' +
  '<DateReceived>2026-03-05T10:00:00Z</DateReceived></ItemReceived>'
const body = { ItemId: { ItemIdentifierValue: '0012' }, DateReceived: '2026-03-05T10:00:00Z' }

/** Returns a document of version 2 as it should be, around some content. */
function document(content: string, version = '2.02'): string {
  return `<NCIPMessage xmlns="${ncipNamespace}" xmlns:n="${ncipNamespace}" n:version="${version}">${content}</NCIPMessage>`
}

function kindsOf(result: ReadResult): readonly string[] {
  return (result.ok ? result.notes : result.faults).map(({ kind, path }) => `${kind} ${path}`)
}

describe('any version and namespace', () => {
  test.each([
    ['2.0', 'http://www.niso.org/schemas/ncip/v2_0/imp1/xsd/ncip_v2_0.xsd'],
    ['2.01', 'http://www.niso.org/schemas/ncip/v2_01/ncip_v2_01.xsd'],
    ['2.02', 'http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd'],
    ['a number', '2.02'],
    ['anything', 'latest'],
    [
      'a message that names version 1, since the namespace counts',
      'http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd',
    ],
  ])('%s', (_, version) => {
    expect(readNcip(document(received, version))).toEqual({
      ok: true,
      message: { edition: '2', kind: 'ItemReceived', body },
      edition: '2',
      version,
      notes: [],
    })
  })

  test.each([
    [
      'any prefix',
      document(received)
        .replace(/<(\/?)(?=[A-Z])/g, '<$1x:')
        .replace('xmlns=', 'xmlns:x='),
      [],
    ],
    [
      'an unqualified version',
      document(received).replace(' n:version', ' version'),
      ['wrong_namespace NCIPMessage/@version'],
    ],
    ['no namespace', `<NCIPMessage version="2.0">${received}</NCIPMessage>`, ['wrong_namespace NCIPMessage']],
    [
      'a namespace for the message alone',
      document(received.replace('<ItemReceived>', '<ItemReceived xmlns="">')),
      ['wrong_namespace ItemReceived'],
    ],
    [
      'no version',
      `<NCIPMessage xmlns="${ncipNamespace}">${received}</NCIPMessage>`,
      ['missing_attribute NCIPMessage/@version'],
    ],
  ])('%s', (name, xml, notes) => {
    const result = readNcip(xml)
    expect(result.ok ? result.message : result.partial).toEqual({ edition: '2', kind: 'ItemReceived', body })
    expect(result.ok).toBe(name !== 'no version')
    expect(kindsOf(result)).toEqual(notes)
  })

  test.each([
    ['1.0', '<NCIPMessage version="http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd">', '1'],
    ['1.01', '<NCIPMessage version="http://ncip.envisionware.com/documentation/ncip_v1_01.dtd">', '1'],
    ['a number', '<NCIPMessage version="1.0">', '1'],
    ['no version, where version 1 has fewer faults', '<NCIPMessage>', '1'],
    [
      '2.0 without a namespace',
      '<NCIPMessage version="http://www.niso.org/schemas/ncip/v2_0/ncip_v2_0.xsd">',
      '2',
    ],
  ])('without a namespace, the version counts: %s', (_, start, edition) => {
    const xml = `${start}<CheckInItem><UniqueItemId><ItemIdentifierValue>0012</ItemIdentifierValue></UniqueItemId></CheckInItem></NCIPMessage>`
    expect(validateNcip(xml).edition).toBe(edition)
    expect(readNcip(xml)).toMatchObject({ ok: false, partial: { edition, kind: 'CheckInItem' } })
  })

  test('the edition that is asked for counts more than any', () => {
    expect(readNcip(document(received), { edition: '1' })).toMatchObject({ ok: false, partial: undefined })
    expect(validateNcip(document(received), { edition: '2' })).toMatchObject({ edition: '2', faults: [] })
  })
})

describe('any order', () => {
  test('elements are read from any place', () => {
    const xml = document(
      '<RequestItem><RequestType>Loan</RequestType><RequestId><RequestIdentifierValue>R</RequestIdentifierValue></RequestId>' +
        '<ItemId><ItemIdentifierValue>I</ItemIdentifierValue></ItemId><RequestScopeType>Item</RequestScopeType>' +
        '<BibliographicId><BibliographicItemId><BibliographicItemIdentifier>9</BibliographicItemIdentifier></BibliographicItemId></BibliographicId>' +
        '<UserId><UserIdentifierValue>U</UserIdentifierValue><UserIdentifierType>barcode</UserIdentifierType></UserId></RequestItem>',
    )
    const result = readNcip(xml)
    expect(result).toMatchObject({
      ok: true,
      message: {
        body: {
          UserId: { UserIdentifierValue: 'U', UserIdentifierType: { value: 'barcode' } },
          ItemId: [{ ItemIdentifierValue: 'I' }],
          BibliographicId: [{ BibliographicItemId: { BibliographicItemIdentifier: '9' } }],
          RequestId: { RequestIdentifierValue: 'R' },
          RequestType: { value: 'Loan' },
          RequestScopeType: { value: 'Item' },
        },
      },
    })
    if (result.ok) expect(validateNcip(writeNcip(result.message)).faults).toEqual([])
  })

  test('generated messages in reverse are the same messages', () => {
    fc.assert(
      fc.property(arbitraryMessage('2'), (message) => {
        fc.pre(message.kind !== 'Ext')
        const result = readNcip(rewrite(writeNcip(message), (children) => [...children].reverse()))
        const read = result.ok ? result.message : result.partial
        expect(sorted(read?.body)).toEqual(sorted(message.body))
      }),
      { numRuns: draws(300) },
    )
  })
})

/** Returns a document with all lists in one order, and without Ext, in which the order counts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([name]) => name !== 'Ext')
    .sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]))
}

describe('values', () => {
  const lookUp = (flag: string): unknown => {
    const result = readNcip(
      document(
        `<LookupUser><UserId><UserIdentifierValue>U</UserIdentifierValue></UserId>${flag}</LookupUser>`,
      ),
    )
    return result.ok && result.message.edition === '2' && result.message.kind === 'LookupUser'
      ? result.message.body.LoanedItemsDesired
      : 'not read'
  }

  test.each([
    ['<LoanedItemsDesired/>', true],
    ['<LoanedItemsDesired></LoanedItemsDesired>', true],
    ['<LoanedItemsDesired> </LoanedItemsDesired>', true],
    ['<LoanedItemsDesired>true</LoanedItemsDesired>', true],
    ['<LoanedItemsDesired>Y</LoanedItemsDesired>', true],
    ['<LoanedItemsDesired>false</LoanedItemsDesired>', undefined],
    ['<LoanedItemsDesired>N</LoanedItemsDesired>', undefined],
    ['', undefined],
  ])('the flag %s is %s', (flag, value) => {
    expect(lookUp(flag)).toBe(value)
  })

  test.each([
    ['2026-03-05T10:00:00', '2026-03-05T10:00:00.000Z', []],
    ['2026-03-05', '2026-03-05T23:59:59.000Z', ['bad_value ItemReceived/DateReceived']],
    ['2026-03-05 10:00', '2026-03-05T10:00:00.000Z', ['bad_value ItemReceived/DateReceived']],
    ['2026-03-05T10:00:00+01:00', '2026-03-05T09:00:00.000Z', []],
  ])('the time %s is text, and can be read', (time, instant, notes) => {
    const result = readNcip(document(received.replace('2026-03-05T10:00:00Z', time)))
    expect(result).toMatchObject({ ok: true, message: { body: { DateReceived: time } } })
    expect(kindsOf(result)).toEqual(notes)
    expect(parseInstant(time)?.toISOString()).toBe(instant)
  })

  test('texts stay texts, with their blanks; codes are trimmed', () => {
    const xml = document(
      received.replace(
        '<ItemIdentifierValue>0012</ItemIdentifierValue>',
        '<ItemIdentifierType>\n Barcode </ItemIdentifierType><ItemIdentifierValue> 1e3\n</ItemIdentifierValue>',
      ),
    )
    expect(readNcip(xml)).toMatchObject({
      message: {
        body: { ItemId: { ItemIdentifierType: { value: 'Barcode' }, ItemIdentifierValue: ' 1e3\n' } },
      },
    })
  })

  test.each([
    ['qualified', 'n:Scheme', []],
    ['unqualified', 'Scheme', ['wrong_namespace ItemReceived/ItemId/ItemIdentifierType/@Scheme']],
  ])('a %s Scheme', (_, name, notes) => {
    const xml = document(
      received.replace(
        '<ItemIdentifierValue>',
        `<ItemIdentifierType ${name}="urn:types">Barcode</ItemIdentifierType><ItemIdentifierValue>`,
      ),
    )
    const result = readNcip(xml)
    expect(result).toMatchObject({
      ok: true,
      message: { body: { ItemId: { ItemIdentifierType: { value: 'Barcode', Scheme: 'urn:types' } } } },
    })
    expect(kindsOf(result)).toEqual(notes)
  })
})

describe('Ext', () => {
  const withExt = (ext: string): ReadResult =>
    readNcip(document(received.replace('</ItemReceived>', `${ext}</ItemReceived>`)))

  test('keeps elements of the protocol and of others, attributes, text and all', () => {
    const result = withExt(
      `<Ext>
        <NoticeContent>ReceivedBy.Borrower</NoticeContent>
        <e:Courier xmlns:e="urn:e" id="1" e:at="2" xml:lang="no">Post<e:Nord>en</e:Nord> </e:Courier>
        <Plain xmlns=""/>
      </Ext>`,
    )
    expect(kindsOf(result)).toEqual([])
    expect(result).toMatchObject({
      message: {
        body: {
          Ext: [
            { name: 'NoticeContent', content: ['ReceivedBy.Borrower'] },
            {
              name: 'Courier',
              namespace: 'urn:e',
              attributes: [
                { name: 'id', value: '1' },
                { name: 'at', namespace: 'urn:e', value: '2' },
                { name: 'lang', namespace: 'http://www.w3.org/XML/1998/namespace', value: 'no' },
              ],
              content: ['Post', { name: 'Nord', namespace: 'urn:e', content: ['en'] }, ' '],
            },
            { name: 'Plain', namespace: '', content: [] },
          ],
        },
      },
    })
    if (result.ok) expect(readNcip(writeNcip(result.message))).toMatchObject({ message: result.message })
  })

  test('never makes a message unfit, and a second one adds to the first', () => {
    const result = withExt('<Ext><DateDue>soon</DateDue><Unknown/></Ext><Ext><ItemId/></Ext>')
    expect(kindsOf(result)).toEqual([
      'bad_value ItemReceived/Ext/DateDue',
      'unknown_element ItemReceived/Ext/Unknown',
      'unexpected_element ItemReceived/Ext[2]',
      'missing_element ItemReceived/Ext[2]/ItemId/ItemIdentifierValue',
    ])
    expect(result).toMatchObject({
      ok: true,
      message: {
        body: { Ext: [{ name: 'DateDue', content: ['soon'] }, { name: 'Unknown' }, { name: 'ItemId' }] },
      },
    })
  })

  test('is searched by name', () => {
    const result = withExt('<Ext><a xmlns="urn:a"><b> x <c>y</c></b></a></Ext>')
    const { Ext } = (result.ok ? result.message : { body: {} }).body as { Ext?: Message['body'] }
    const element = findRawElement(Array.isArray(Ext) ? Ext : undefined, 'b')
    expect(element && rawText(element)).toBe('x y')
    expect(findRawElement(undefined, 'b')).toBeUndefined()
    expect(findRawElement(Array.isArray(Ext) ? Ext : undefined, 'd')).toBeUndefined()
  })

  test('belongs to the protocol in a document without namespaces, too', () => {
    const xml = `<NCIPMessage version="2.0">${received.replace('</ItemReceived>', '<Ext><ItemNote>n</ItemNote></Ext></ItemReceived>')}</NCIPMessage>`
    expect(readNcip(xml)).toMatchObject({
      message: { body: { Ext: [{ name: 'ItemNote', content: ['n'] }] } },
    })
  })
})

describe('content that does not fit', () => {
  test('a problem is seen wherever it stands, beside what else a response says', () => {
    const xml = document(
      '<CheckInItemResponse><ItemId><ItemIdentifierValue>I</ItemIdentifierValue></ItemId>' +
        '<Problem><ProblemType>Not On Loan</ProblemType></Problem></CheckInItemResponse>',
    )
    expect(readNcip(xml)).toMatchObject({
      ok: false,
      partial: {
        kind: 'CheckInItemResponse',
        body: { ItemId: { ItemIdentifierValue: 'I' }, Problem: [{ ProblemType: { value: 'Not On Loan' } }] },
      },
    })
  })

  test('two messages are not read as one', () => {
    expect(readNcip(document(received + received))).toMatchObject({
      ok: false,
      partial: { kind: 'ItemReceived' },
    })
  })

  test.each([
    ['no XML', 'hello'],
    ['another document', '<html/>'],
    ['another protocol', '<ISO18626Message xmlns="http://illtransactions.org/2013/iso18626"/>'],
    ['no message', document('')],
    ['an unknown service', document('<BorrowItem/>')],
    ['too much', document(' '.repeat(1_100_000) + received)],
    ['an entity', `<!DOCTYPE NCIPMessage [<!ENTITY e "x">]>${document(received)}`],
  ])('%s is no message', (_, xml) => {
    const result = readNcip(xml)
    expect(result).toMatchObject({ ok: false, partial: undefined })
    expect(kindsOf(result).length).toBeGreaterThan(0)
    expect(validateNcip(xml).kind).toBeUndefined()
  })

  test('a document type declaration is dropped, whatever the version', () => {
    const xml = `<?xml version="1.0"?><!DOCTYPE NCIPMessage PUBLIC "-//X//Y" "http://127.0.0.1:1/never.dtd">${document(received)}`
    expect(readNcip(xml)).toMatchObject({ ok: true, notes: [] })
  })

  test('limits can be set', () => {
    expect(kindsOf(readNcip(document(received), { limits: { bytes: 10 } }))).toEqual(['limit_exceeded '])
  })
})
