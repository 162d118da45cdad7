import {
  fillSecrets,
  ncipNamespace,
  readNcip,
  type Version1,
  validateNcip,
  WriteError,
  writeNcip,
} from 'node-ncip'
import { describe, expect, test } from 'vitest'

const body = {
  DateReceived: '2026-03-05T10:00:00Z',
  ItemId: { ItemIdentifierValue: 'I', ItemIdentifierType: { value: 'Barcode', Scheme: 'urn:types' } },
  Ext: [{ name: 'NoticeContent', content: ['x'] }],
} as const
const message = { edition: '2', kind: 'ItemReceived', body } as const

const faultsOf = (write: () => string): readonly string[] => {
  try {
    return [write()]
  } catch (error) {
    if (error instanceof WriteError) return error.faults.map(({ kind, path }) => `${kind} ${path}`)
    throw error
  }
}

describe('version 2', () => {
  test('is written in the order of the schema, qualified, with the version of 2.02', () => {
    expect(writeNcip(message)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<NCIPMessage xmlns="${ncipNamespace}" xmlns:ncip="${ncipNamespace}" ncip:version="http://www.niso.org/schemas/ncip/v2_02/ncip_v2_02.xsd">` +
        '<ItemReceived><ItemId><ItemIdentifierType ncip:Scheme="urn:types">Barcode</ItemIdentifierType><ItemIdentifierValue>I</ItemIdentifierValue></ItemId>' +
        '<DateReceived>2026-03-05T10:00:00Z</DateReceived><Ext><NoticeContent>x</NoticeContent></Ext></ItemReceived></NCIPMessage>',
    )
  })

  test('with the version and the prefix that are set', () => {
    expect(writeNcip(message, { version: '2.0', prefix: 'ns1' })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        `<ns1:NCIPMessage xmlns:ns1="${ncipNamespace}" ns1:version="2.0">` +
        '<ns1:ItemReceived><ns1:ItemId><ns1:ItemIdentifierType ns1:Scheme="urn:types">Barcode</ns1:ItemIdentifierType><ns1:ItemIdentifierValue>I</ns1:ItemIdentifierValue></ns1:ItemId>' +
        '<ns1:DateReceived>2026-03-05T10:00:00Z</ns1:DateReceived><ns1:Ext><ns1:NoticeContent>x</ns1:NoticeContent></ns1:Ext></ns1:ItemReceived></ns1:NCIPMessage>',
    )
  })

  test.each(['', 'a:b', '1', 'xml', 'xmlns', 'a b', '"'])('the prefix %j is refused', (prefix) => {
    expect(faultsOf(() => writeNcip(message, { prefix }))).toEqual(['bad_value NCIPMessage'])
  })

  test('problems alone', () => {
    const xml = writeNcip({
      edition: '2',
      kind: 'Problem',
      body: [{ ProblemType: { value: 'Unknown Agency' } }, { ProblemType: { value: '9022' } }],
    })
    expect(readNcip(xml)).toMatchObject({ ok: true, message: { kind: 'Problem', body: [{}, {}] } })
  })

  test.each([
    ['a missing element', { ItemId: body.ItemId }, 'missing_element ItemReceived/DateReceived'],
    ['an unknown property', { ...body, Date: 'x' }, 'unknown_element ItemReceived/Date'],
    ['a day alone', { ...body, DateReceived: '2026-03-05' }, 'bad_value ItemReceived/DateReceived'],
    ['no list in Ext', { ...body, Ext: 'x' }, 'bad_value ItemReceived/Ext'],
    ['text in Ext', { ...body, Ext: ['x'] }, 'bad_value ItemReceived/Ext'],
    [
      'a name that breaks out',
      { ...body, Ext: [{ name: 'a><b', content: [] }] },
      'bad_value ItemReceived/Ext',
    ],
    [
      'a namespace that is reserved',
      { ...body, Ext: [{ name: 'a', namespace: 'http://www.w3.org/2000/xmlns/', content: [] }] },
      'bad_value ItemReceived/Ext',
    ],
    [
      'a declaration as attribute',
      { ...body, Ext: [{ name: 'a', attributes: [{ name: 'xmlns', value: 'x' }], content: [] }] },
      'bad_value ItemReceived/Ext',
    ],
    [
      'an attribute twice',
      {
        ...body,
        Ext: [
          {
            name: 'a',
            attributes: [
              { name: 'b', value: '1' },
              { name: 'b', value: '2' },
            ],
            content: [],
          },
        ],
      },
      'bad_value ItemReceived/Ext',
    ],
  ])('%s is refused', (_, wrong, fault) => {
    expect(faultsOf(() => writeNcip({ ...message, body: wrong as unknown as typeof body }))).toEqual([fault])
  })

  test('a flag is true or left out', () => {
    const lookUp = (flag: true): string =>
      writeNcip({
        edition: '2',
        kind: 'LookupUser',
        body: { UserId: { UserIdentifierValue: 'U' }, LoanedItemsDesired: flag },
      })
    expect(lookUp(true)).toContain('<LoanedItemsDesired/>')
    expect(faultsOf(() => lookUp(false as unknown as true))).toEqual([
      'bad_value LookupUser/LoanedItemsDesired',
    ])
  })

  test('secrets are filled in at sending, in Ext too', () => {
    const stored = writeNcip({
      ...message,
      body: {
        ...body,
        InitiationHeader: {
          FromAgencyId: { AgencyId: { value: 'A' } },
          FromAgencyAuthentication: { secret: 'key' },
          ToAgencyId: { AgencyId: { value: 'B' } },
        },
        Ext: [{ name: 'Password', content: [{ secret: 'key' }] }],
      },
    })
    expect(stored).not.toContain('S&amp;1')
    const sent = fillSecrets(stored, () => 'S&1')
    expect(sent).toContain('<FromAgencyAuthentication>S&amp;1</FromAgencyAuthentication>')
    expect(sent).toContain('<Password>S&amp;1</Password>')
  })
})

describe('version 1', () => {
  const agency: Version1.SchemeValuePair = { Scheme: 'urn:agencies', Value: 'A' }
  const checkIn = {
    edition: '1',
    kind: 'CheckInItem',
    body: {
      InitiationHeader: { FromAgencyId: { UniqueAgencyId: agency }, ToAgencyId: { UniqueAgencyId: agency } },
      UniqueItemId: { UniqueAgencyId: agency, ItemIdentifierValue: 'I' },
    },
  } as const
  const root = '<NCIPMessage version="http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd">'
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

  test('with its document type declaration, without a namespace', () => {
    const xml = writeNcip(checkIn, { prefix: 'ns1' })
    expect(
      xml.startsWith(
        `${declaration}<!DOCTYPE NCIPMessage PUBLIC "-//NISO//NCIP DTD Version 1.0//EN" "http://www.niso.org/ncip/v1_0/imp1/dtd/ncip_v1_0.dtd">\n${root}<CheckInItem>`,
      ),
    ).toBe(true)
    expect(validateNcip(xml)).toMatchObject({ faults: [], edition: '1', kind: 'CheckInItem' })
  })

  test('without it, if it is not wanted', () => {
    expect(writeNcip(checkIn, { doctype: false }).startsWith(`${declaration}${root}`)).toBe(true)
  })
})
